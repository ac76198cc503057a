"""Sections 13 and 14: the features compared, and the opinion before the system's output."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from xfv_desktop.domain.procedure import Procedure, Stage
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.annex import photographs
from xfv_desktop.reporting.parts.region_changes import region_changes
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import EMPTY, Cell, bullets, columns, facts, value

COMPONENT_SHARES = (0.25, 0.17, 0.17, 0.17, 0.24)


def features(document: ReportDocument, width: float) -> list[Flowable]:
    """The plates with their regions, and the component groups with ratings, for each examiner."""
    words, text = document.words, document.words["comparison"]
    tables = [
        part for one in document.shown_procedures for part in components(document, one, width)
    ]
    parts = photographs(document, width)
    if not tables:
        return [*parts, Spacer(0, 6), ty.paragraph(text["none"], ty.BODY)]
    return [
        *parts,
        CondPageBreak(130),
        Spacer(0, 6),
        ty.paragraph(words["comparison"]["reading"], ty.BODY),
        *tables,
    ]


def components(document: ReportDocument, one: Procedure, width: float) -> list[Flowable]:
    """What one person saw of each component group on both photographs, and the rating."""
    words, label = document.words, document.words["labels"]["components"]
    rows = list[list[Cell]]()
    for subject in one.subjects("component "):
        number, _, name = subject.removeprefix("component ").partition(": ")
        remarks = [
            one.answer(Stage.COMPARISON, subject, "explanation"),
            words.said(one.answer(Stage.COMPARISON, subject, "stability")),
            one.answer(Stage.COMPARISON, subject, "comment"),
        ]
        seen = (
            (one.answer(stage, subject, f"visibility ({side})"),
             one.answer(stage, subject, f"description ({side})"))
            for stage, side in ((Stage.ANALYSIS, "questioned"), (Stage.COMPARISON, "known"))
        )  # fmt: skip
        cells = (
            f"{number} {words.said(name)}",
            *("; ".join(part for part in (words.said(how), what) if part) for how, what in seen),
            words.said(one.answer(Stage.COMPARISON, subject, "rating")),
            "; ".join(remark for remark in remarks if remark),
        )
        rows.append([value(cell) for cell in cells])
    if not rows:
        return []
    heads = (label["component"], one.questioned, one.known, label["rating"], label["remarks"])
    title = words["comparison"]["components"].format(person=one.person)
    notes = one.answer(Stage.COMPARISON, "photograph", "notes")
    return [
        CondPageBreak(90),
        Spacer(0, 6),
        ty.paragraph(title, ty.SUBHEADING),
        columns(heads, rows, [share * width for share in COMPONENT_SHARES]),
        *([Spacer(0, 3), facts([(label["notes"], notes)], width)] if notes else []),
    ]


def opinions(document: ReportDocument, width: float) -> list[Flowable]:
    """What each examiner concluded before the system's output was shown, with its locks."""
    words, text = document.words, document.words["opinion"]
    parts = list[Flowable]()
    for one in document.shown_procedures:
        title = ty.paragraph(text["heading"].format(person=one.person), ty.SUBHEADING)
        parts += [CondPageBreak(80), Spacer(0, 4), title, facts(before(document, one), width)]
    if not parts:
        return [ty.paragraph(text["none"], ty.BODY)]
    return [
        *parts,
        *region_changes(document, width),
        Spacer(0, 6),
        KeepTogether(
            [
                ty.paragraph(text["scale"], ty.BODY),
                *bullets(words.said(sentence) for sentence in document.opinion_scale.values()),
            ]
        ),
    ]


def before(document: ReportDocument, one: Procedure) -> Iterator[tuple[str, Cell | str]]:
    """The opinion of the evaluation as it was locked, every lock, every amendment."""
    words, text = document.words, document.words["opinion"]
    label = words["labels"]["opinion"]
    if one.ended:
        yield label["result"], text["insufficient"].format(reason=one.ended)
    if category := one.own_category:
        yield label["opinion"], value(document.opinion_words(category))
        yield label["reasons"], one.own("reasons")
        yield label["limits"], one.own("limits")
    yield label["begun"], words.moment(one.opened_at)
    for lock in one.locks:
        stage = words["labels"]["stages"][lock.stage.value]
        lock_text = text["lock"].format(at=words.moment(lock.at), sequence=lock.sequence)
        yield text["locked"].format(stage=stage), lock_text
    if one.verifies is None and one.locked(Stage.EVALUATION) and not one.ended:
        seen = one.number in document.seen_before_lock
        yield label["machine"], text["not_before" if seen else "before"]
    for number, entry in enumerate(one.amendments(), 1):
        earlier = [old for old in one.history(*entry.key) if old.sequence < entry.sequence]
        told = text["amended"].format(
            at=words.moment(entry.at), subject=words.said(entry.subject),
            field=label.get(entry.field) or words.said(entry.field),
            value=words.said(entry.value), reason=entry.reason,
            before=words.said(earlier[-1].value) if earlier else EMPTY, by=entry.by,
        )  # fmt: skip
        yield text["amendment"].format(number=number), told
    yield label["forms"], words.said(one.edition)
