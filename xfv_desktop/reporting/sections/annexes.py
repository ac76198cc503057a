"""Section 25: glossary, verbal scale, audit trail, index of what can be disclosed."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from xfv_desktop.domain.likelihood import LikelihoodRatio, VerbalScale
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.likelihood import bands
from xfv_desktop.reporting.parts.trail import TRAIL
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import COMPACT, Cell, bullets, columns, facts, headed

PRINTED_EVENTS = 200
"""The most events that are printed; all of them stand in the attached file."""
INDEX_HEIGHT = 180.0
"""Points that the index of what can be disclosed takes with the end of the report: one page."""
NOTE_SHARES = (0.06, 0.17, 0.15, 0.15, 0.47)
TRAIL_SHARES = (0.07, 0.24, 0.25, 0.28, 0.16)


def annexes(document: ReportDocument, width: float) -> list[Flowable]:
    """All of them, each under its own title."""
    words, text = document.words, document.words["annexes"]
    terms = [(one["word"], one["text"]) for one in words["glossary"]["term"]]
    return [
        ty.paragraph(text["glossary"], ty.SUBHEADING),
        facts(terms, width),
        *_scale(document, width),
        *_notes(document, width),
        *_trail(document, width),
        CondPageBreak(INDEX_HEIGHT),
        Spacer(0, 8),
        ty.paragraph(text["disclosure"], ty.SUBHEADING),
        ty.paragraph(text["disclosure_reading"], ty.BODY),
        *bullets(text["disclosure_points"]),
    ]


def _scale(document: ReportDocument, width: float) -> list[Flowable]:
    words, found = document.words, document.evaluation
    text = words["annexes"]
    scale: VerbalScale | None
    if isinstance(found, LikelihoodRatio):
        scale, note = found.scale, ""
    else:
        scale, note = document.edition.laboratory.scale or document.scale, text["scale_unused"]
    if scale is None:
        return []
    line = f"{words.said(scale.title)}, {words.said(scale.edition)}. {note}"
    return [
        CondPageBreak(110),
        Spacer(0, 8),
        ty.paragraph(text["scale"], ty.SUBHEADING),
        bands(words, scale, width),
        Spacer(0, 3),
        ty.paragraph(line, ty.SMALL),
    ]


def _notes(document: ReportDocument, width: float) -> list[Flowable]:
    """Every wording of every note, the first one first."""
    words, text = document.words, document.words["annexes"]
    rows: list[list[Cell]] = []
    for note in document.notes:
        for number, said in enumerate(note.wordings):
            amended = text["amended"].format(text=said.text, reason=said.reason)
            cells = (
                str(note.number), words.moment(said.at), note.author,
                words.told(note.subject.words), amended if number else said.text,
            )  # fmt: skip
            rows.append([ty.paragraph(cell, ty.FINE) for cell in cells])
    if not rows:
        return []
    listed = columns(words["labels"]["notes"], rows, [width * s for s in NOTE_SHARES], COMPACT)
    return headed([Spacer(0, 8), ty.paragraph(text["notes"], ty.SUBHEADING)], listed, width)


def _trail(document: ReportDocument, width: float) -> list[Flowable]:
    words, text, events = document.words, document.words["annexes"], document.trail
    if not events:
        return []
    shown = events[-PRINTED_EVENTS:]
    how = text["trail_all" if len(shown) == len(events) else "trail_last"]
    counts = how.format(count=words.count(len(events)), printed=words.count(len(shown)))
    rows: Sequence[Sequence[Cell]] = [
        [
            ty.paragraph(cell, ty.FINE)
            for cell in (
                str(event.sequence), words.moment(event.at), event.actor,
                words.said(event.action), event.seal[:16],
            )
        ]
        for event in shown
    ]  # fmt: skip
    return [
        CondPageBreak(90),
        Spacer(0, 8),
        ty.paragraph(text["trail"], ty.SUBHEADING),
        ty.paragraph(text["trail_reading"].format(file=TRAIL, printed=counts), ty.BODY),
        Spacer(0, 3),
        columns(words["labels"]["trail"], rows, [width * share for share in TRAIL_SHARES], COMPACT),
    ]
