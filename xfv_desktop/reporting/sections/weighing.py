"""Sections 17, 18 and 20: evaluation, conclusion, verification by a second person."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from xfv_desktop.domain.likelihood import LikelihoodRatio
from xfv_desktop.domain.procedure import Procedure, Stage, in_conflict
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.sections.features import before, components
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, boxed, facts


def evaluation(document: ReportDocument, width: float) -> list[Flowable]:
    """How opinion and output were weighed together, and whether the opinion changed."""
    words, subject = document.words, document.subject
    rows: list[tuple[str, Cell | str]] = [
        document.said("evaluation", subject),
        document.said("range_of_opinion", subject),
    ]
    for one in document.procedures_of(verifying=False):
        rows += _after(document, one)
    independent = ty.paragraph(words["evaluation"]["independent"], ty.BODY)
    return [independent, Spacer(0, 3), facts(rows, width)]


def conclusion(document: ReportDocument, width: float) -> list[Flowable]:
    """The conclusion, and what it can and cannot say."""
    words, text = document.words, document.words["conclusion"]
    said = document.particulars.text("conclusion", document.subject)
    style = ty.BODY_BOLD
    parts: list[Flowable] = [ty.paragraph(said or words["no_conclusion"], style)]
    found = document.evaluation
    if isinstance(found, LikelihoodRatio):
        scale = words["likelihood"]["words"].format(words=words.said(found.words))
        parts += [Spacer(0, 3), ty.paragraph(f"{words.said(found.sentence)} {scale}", ty.BODY)]
    for one in document.procedures_of(verifying=False):
        if category := one.final_category:
            shown = f"{text['scale']} ({one.person}): {document.opinion_words(category)}"
            parts += [Spacer(0, 3), ty.paragraph(shown, ty.BODY)]
    box = boxed(parts, width, ty.ACCENT, ty.TINT)
    return [box, Spacer(0, 4), ty.paragraph(text["form"], ty.BODY)]


def verification(document: ReportDocument, width: float) -> list[Flowable]:
    """Every independent examination of a second person, and how a conflict was resolved."""
    words, text = document.words, document.words["opinion"]
    parts = list[Flowable]()
    for one in document.procedures_of(verifying=True):
        first = next((p for p in document.procedures if p.number == one.verifies), None)
        rows: list[tuple[str, Cell | str]] = [
            (words["labels"]["verification"]["how"], _manner(document, one)),
            *before(document, one),
            *_after(document, one),
        ]  # fmt: skip
        resolution = one.answer(Stage.MACHINE, "agreement", "resolution")
        if first is not None and one.unmasked:
            agreed = not in_conflict(one, document.procedures)
            told = words["verification"]["agreed" if agreed else "differed"]
            rows.append((words["labels"]["verification"]["result"], told))
            resolution = resolution or ("" if agreed else words["not_recorded"])
        if resolution:
            rows.append((words["labels"]["verification"]["resolution"], resolution))
        title = ty.paragraph(text["verification"].format(person=one.person), ty.SUBHEADING)
        parts += [CondPageBreak(80), Spacer(0, 4), title, facts(rows, width)]
        if one not in document.shown_procedures:
            parts += components(document, one, width)
    if not parts:
        parts = [ty.paragraph(words["verification"]["none"], ty.BODY)]
    reviews = document.said("reviews", document.subject)
    return [*parts, Spacer(0, 4), facts([reviews], width)]


def _manner(document: ReportDocument, one: Procedure) -> str:
    """Whether a verifier knew the first result, or could have."""
    text = document.words["opinion"]
    if one.informed:
        return str(text["informed"].format(reason=one.informed))
    return str(text["not_hidden" if one.number in document.seen_before_lock else "blind"])


def _after(document: ReportDocument, one: Procedure) -> Iterator[tuple[str, Cell | str]]:
    """What a person answered once the system's output was shown."""
    words = document.words
    text, label = words["opinion"], words["labels"]["opinion"]
    changed = one.answer(Stage.MACHINE, "machine", "opinion changed")
    if not changed:
        return
    after = document.opinion_words(one.answer(Stage.MACHINE, "machine", "category"))
    how = text["changed"].format(words=after) if changed == "yes" else text["unchanged"]
    yield f"{label['after']} ({one.person})", how
    yield label["why"], one.answer(Stage.MACHINE, "machine", "reasons")
