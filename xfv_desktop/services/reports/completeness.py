"""What is missing or open before a report is issued, the gravest first."""

from collections.abc import Iterator

from xfv_desktop.domain.casework import Examination, ExaminationSummary
from xfv_desktop.domain.completeness import Gap, Severity
from xfv_desktop.domain.custody import breaks, hands
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.domain.likelihood import NoLikelihoodRatio
from xfv_desktop.domain.particulars import Form
from xfv_desktop.domain.places import Place, Where
from xfv_desktop.domain.procedure import Order, Procedure, Stage, in_conflict
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.persistence import records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases import custody, likelihood
from xfv_desktop.services.cases.checking import case_fault
from xfv_desktop.services.comparison.pair_trail import told_too_early, whose_turn
from xfv_desktop.services.opinion import particulars, phrases, written
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.procedure import procedure_of, procedures
from xfv_desktop.services.opinion.unmasking import order, standing
from xfv_desktop.services.reports import report_texts

__all__ = ["Gap", "Severity", "gaps"]

_RANK = list(Severity)


def gaps(
    case: CaseFile,
    number: int,
    examiner: str,
    form: Form = Form.FULL,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[Gap, ...]:
    """Everything that the report of an examination lacks, what blocks it first.

    The whole case is checked, so this takes a while. Raises NotInCase, CaseAltered or Cancelled.
    """
    found = [
        *_soundness(case, progress, cancel or CancelToken()),
        *open_points(case, number, examiner, form),
    ]
    return tuple(sorted(found, key=lambda gap: (_RANK.index(gap.severity), gap.section)))


def open_points(case: CaseFile, number: int, examiner: str, form: Form) -> Iterator[Gap]:
    """The same without the check of the whole case; raises NotInCase or CaseAltered."""
    summary = records.examination_summary(case, number)
    pair = summary.questioned, summary.known
    yield from _opinions(case, pair, examiner)
    if pair in standing(case, examiner).masked:
        return  # what else is open would tell of the result, and of what others wrote
    yield from _told_too_early(case, examiner, summary)
    yield from _phrases(case, number, examiner)
    yield from _particulars(case, number, examiner, form)
    examination = records.examination(case, number)
    for side in Side:
        yield from _custody(case, examination.exhibit(side))
    yield from _machine(case, examination)


def refuse_open_opinion(case: CaseFile, number: int, examiner: str) -> None:
    """Raises UserError where the own opinion comes first and is not locked; NotInCase."""
    made = records.examination_summary(case, number)
    for gap in _opinions(case, (made.questioned, made.known), examiner):
        if gap.severity is Severity.BLOCKS:
            raise UserError(f"This report cannot be issued. {gap.sentence}", Remedy.LOCK_OPINION)


def _soundness(case: CaseFile, progress: Progress, cancel: CancelToken) -> Iterator[Gap]:
    fault = case_fault(case, progress=progress, cancel=cancel)
    if fault is not None:
        place = Place(Where.CASE_CHECK, "Check of the case")
        yield Gap(Severity.BLOCKS, 21, f"The case is not sound. {fault}", place)


def _phrases(case: CaseFile, number: int, examiner: str) -> Iterator[Gap]:
    for one in phrases.flagged(case, report_texts.of_examination(case, number, examiner)):
        yield Gap(
            Severity.BLOCKS, 18,
            f"{one.words} Write it better, or let it stand with a reason.", one.place,
        )  # fmt: skip


def _particulars(case: CaseFile, number: int, examiner: str, form: Form) -> Iterator[Gap]:
    for field, subject in particulars.missing(case, number, examiner, form):
        place = written.particular(field, subject)
        yield Gap(Severity.SHOULD, field.section, f"{place.words}: nothing is said.", place)


def _opinions(case: CaseFile, pair: tuple[str, str], examiner: str) -> Iterator[Gap]:
    there = [one for one in procedures(case) if (one.questioned, one.known) == pair]
    own = procedure_of(there, examiner, *pair)
    first = order(case) is Order.OPINION_FIRST
    begin = Place(Where.PROCEDURE, "The own opinion")
    if own is None:
        yield Gap(
            Severity.BLOCKS if first else Severity.SHOULD, 13,
            f"{examiner} has recorded no opinion of {pair[0]} and {pair[1]}: no component of the "
            "face was looked at on record.",
            begin,
        )  # fmt: skip
    else:
        yield from _own_opinion(own, first=first)
    verifiers = [one for one in there if own is not None and one.verifies == own.number]
    place = Place(Where.VERIFICATION, "Verification")
    if not verifiers:
        yield Gap(Severity.SHOULD, 20, "Nobody has verified the opinion.", place)
    for one in verifiers:
        if not one.unmasked:
            yield Gap(Severity.SHOULD, 20, f"{one.person} has not finished verifying.", place)
        elif in_conflict(one, there) and one.stage is not None:
            yield Gap(
                Severity.SHOULD, 20,
                f"{one.person} came to another opinion; how that was resolved is not said.", place,
            )  # fmt: skip


def _told_too_early(case: CaseFile, examiner: str, of: ExaminationSummary) -> Iterator[Gap]:
    place = Place(Where.PROCEDURE, "The own opinion")
    waits = tuple(told_too_early(case, examiner, of))
    for sentence in waits:
        yield Gap(Severity.BLOCKS, 14, sentence, place)
    if waits:
        yield Gap(Severity.NOTE, 14, whose_turn(case, of), place)


def _own_opinion(own: Procedure, *, first: bool) -> Iterator[Gap]:
    if own.ended or own.stage is None:
        return
    open_here = own.missing(forms.questions())
    subjects = list(dict.fromkeys(question.subject for question in open_here))
    subject = subjects[0] if subjects else ""
    step = "answer to the machine’s result" if own.stage is Stage.MACHINE else own.stage.value
    place = Place(Where.PROCEDURE, f"The {step}", subject, own.stage.value)
    severity = Severity.BLOCKS if first and not own.unmasked else Severity.SHOULD
    if subjects:
        more = f" and {len(subjects) - 3} more" if len(subjects) > 3 else ""
        names = ", ".join(subjects[:3])
        yield Gap(severity, 13, f"The {step} is not complete: {names}{more}.", place)
    section = 17 if own.stage is Stage.MACHINE else 14
    yield Gap(severity, section, f"The {step} is not locked.", place)


def _custody(case: CaseFile, exhibit: Exhibit) -> Iterator[Gap]:
    place = Place(Where.CUSTODY, f"Custody of {exhibit.number}", exhibit.number)
    entries = hands(custody.ledger(case, exhibit.number))
    if not entries or not entries[0].given_by:
        yield Gap(
            Severity.SHOULD, 9, f"From whom {exhibit.number} was received is not recorded.", place
        )
    for before, after in breaks(entries):
        yield Gap(
            Severity.SHOULD, 9,
            f"Custody of {exhibit.number} has a gap: {before.received_by} had it, but "
            f"{after.given_by} gave it away.",
            place,
        )  # fmt: skip


def _machine(case: CaseFile, examination: Examination) -> Iterator[Gap]:
    if examination.fidelity is None:
        yield Gap(
            Severity.SHOULD, 16, "How far the maps can be trusted was not measured.",
            Place(Where.FIDELITY, "Check of the maps"),
        )  # fmt: skip
    comparison = examination.comparison
    if comparison.probe.same_as(comparison.reference):
        questioned, known = examination.questioned.number, examination.known.number
        yield Gap(
            Severity.SHOULD, 15,
            f"{questioned} and {known} are the same picture, so their score says nothing: choose "
            "another pair.",
            Place(Where.SCORE, "Similarity score"),
        )  # fmt: skip
    point = comparison.model.operating_point
    if not point.validated:
        place = Place(Where.SCORE, "Similarity score")
        yield Gap(Severity.SHOULD, 15, f"The threshold is {point.caution}.", place)
    evaluation = likelihood.case_evaluation(case, comparison)
    if isinstance(evaluation, NoLikelihoodRatio):
        yield Gap(
            Severity.NOTE, 15, evaluation.sentence,
            Place(Where.PROPOSITIONS, "Propositions"),
        )  # fmt: skip
