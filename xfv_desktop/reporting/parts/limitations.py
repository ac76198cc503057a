"""Section 19: what limits the report, from its own data, and what the examiner adds."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from xfv_desktop.domain.agreement import disagree, result_of
from xfv_desktop.domain.likelihood import LikelihoodRatio
from xfv_desktop.domain.procedure import (
    Influence,
    Procedure,
    Rating,
    Stage,
    Suitability,
)
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.network_pictures import limits
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import bullets, facts
from xfv_desktop.reporting.typesetting.wording import Wording

FOREMOST = 3


def limitations(document: ReportDocument, width: float) -> list[Flowable]:
    """Those of this examination first, then those of every one, then the examiner's own."""
    words = document.words
    titles = words["limitations"]["found"]["titles"]
    own = [document.said(field, document.subject) for field in ("limitations", "would_change")]
    return [
        ty.paragraph(titles["found"], ty.SUBHEADING),
        *bullets(found(document)),
        CondPageBreak(60),
        Spacer(0, 5),
        ty.paragraph(titles["standing"], ty.SUBHEADING),
        *bullets(words["limitations"]["standing"]["points"]),
        Spacer(0, 5),
        ty.paragraph(titles["examiner"], ty.SUBHEADING),
        facts(own, width),
    ]


def foremost(document: ReportDocument) -> list[str]:
    """The first of those that follow from this examination, for page 1."""
    return found(document)[:FOREMOST]


def found(document: ReportDocument) -> list[str]:
    """Every limitation that the data show: of photographs, system, work and pictures."""
    if document.case.demonstration:
        first = [str(document.words["limitations"]["found"]["demonstration"])]
    else:
        first = []
    if document.in_conflict:
        first.append(str(document.words["limitations"]["found"]["conflict"]))
    return [
        *first,
        *limits(document),
        *_of_the_photographs(document),
        *_of_the_system(document),
        *_of_the_work(document),
        *_of_the_pictures(document),
    ]


def _of_the_photographs(document: ReportDocument) -> Iterator[str]:
    words, text = document.words, document.words["limitations"]["found"]
    for one in document.procedures_of(verifying=False):
        if one.ended:
            yield text["insufficient"].format(person=one.person, reason=one.ended)
        suitability = one.answer(Stage.ANALYSIS, "photograph", "suitability")
        if suitability == Suitability.LIMITED:
            yield text["limited"].format(person=one.person, exhibit=one.questioned)
        limiting = [
            _factor(words, subject, influence)
            for subject in one.subjects("factor: ")
            if (influence := one.answer(Stage.ANALYSIS, subject, "judgement"))
            not in ("", Influence.NONE)
        ]
        if limiting:
            yield text["factors"].format(
                person=one.person, exhibit=one.questioned, factors=", ".join(limiting)
            )
        yield from _not_compared(document, one)


def _factor(words: Wording, subject: str, influence: str) -> str:
    """A factor by its name; with its influence where that is more, or less, than a limit."""
    name, text = words.said(subject.removeprefix("factor: ")), words["limitations"]["found"]
    if influence == Influence.SOME:
        return name
    return str(text["factor"].format(name=name, influence=words.said(influence)))


def _not_compared(document: ReportDocument, one: Procedure) -> Iterator[str]:
    words, groups = document.words, one.subjects("component ")
    names = [
        words.said(subject.partition(": ")[2])
        for subject in groups
        if one.answer(Stage.COMPARISON, subject, "rating") == Rating.NOT_COMPARABLE
    ]
    if names:
        yield words["limitations"]["found"]["not_compared"].format(
            count=len(names), total=len(groups), names=", ".join(names)
        )


def _of_the_system(document: ReportDocument) -> Iterator[str]:
    words, text = document.words, document.words["limitations"]["found"]
    point = document.examination.comparison.model.operating_point
    if not point.validated:
        yield text["unvalidated"]
    evaluation = document.evaluation
    if isinstance(evaluation, LikelihoodRatio):
        calibration = evaluation.calibration
        if calibration.demonstration:
            yield text["demonstration_calibration"]
        yield text["calibration"].format(
            persons=words.count(calibration.data.identities),
            population=words.said(calibration.propositions.population),
        )
        for remark in calibration.remarks:
            yield text["calibration_remark"].format(text=words.said(remark))
    else:
        reasons = " ".join(map(words.told, evaluation.reasons))
        yield text["no_ratio"].format(reasons=reasons)
    if document.naming is not None and not document.naming.before:
        yield text["named_after"]
    results = [result_of(document.examination.comparison), *map(result_of, document.other_results)]
    if disagree(results):
        yield text["models_disagree"]
    elif len({one.model for one in results}) == 1:
        yield text["one_model"]
    if point.validated:
        yield text["validation_data"].format(data=words.said(point.data))
    record = document.examination.fidelity
    if record is None:
        yield text["maps_unchecked"]
    elif record.failed:
        failed = "; ".join(words.said(verdict.text) for verdict in record.failed)
        yield text["maps_failed"].format(failed=failed)


def _of_the_work(document: ReportDocument) -> Iterator[str]:
    text = document.words["limitations"]["found"]
    examined, verified = (document.procedures_of(verifying=v) for v in (False, True))
    if not any(one.locked(Stage.COMPARISON) for one in examined):
        yield text["no_opinion"]
    elif any(one.number in document.seen_before_lock for one in examined):
        yield text["free_order"]
    if not any(one.unmasked for one in verified):
        yield text["not_verified"]
    for one in verified:
        if one.informed:
            yield text["informed"].format(person=one.person, reason=one.informed)
        elif one.number in document.seen_before_lock:
            yield text["not_hidden"].format(person=one.person)
    if amended := sum(len(one.amendments()) for one in (*examined, *verified)):
        yield text["amended_answers"].format(count=amended)
    if document.region_amendments:
        yield text["amended_regions"].format(count=len(document.region_amendments))


def _of_the_pictures(document: ReportDocument) -> Iterator[str]:
    words, text = document.words, document.words["limitations"]["found"]
    comparison, examination = document.examination.comparison, document.examination
    for exhibit, side in (
        (examination.questioned, comparison.probe),
        (examination.known, comparison.reference),
    ):
        for told in dict.fromkeys((*exhibit.image.remarks, *side.own_warnings)):
            yield text["warning"].format(exhibit=exhibit.number, text=words.said(told))
    pair = f"{examination.questioned.number}, {examination.known.number}"
    for told in comparison.warnings_of_both:
        yield text["warning"].format(exhibit=pair, text=words.said(told))
    if omitted := document.edition.omissions():
        names = (f"{number} {words['sections'][str(number)]}" for number in omitted)
        yield text["omitted"].format(sections=", ".join(names))
