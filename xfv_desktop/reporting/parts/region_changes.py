"""Regions that were changed after the comparison was locked, told beside the opinion's."""

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from xfv_desktop.domain.annotation import Region
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.region_plates import component_name
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, columns, value

SHARES = (0.14, 0.27, 0.27, 0.32)


def region_changes(document: ReportDocument, width: float) -> list[Flowable]:
    """Each as it was and as it became, when, by whom and why; nothing where there is none."""
    if not document.region_amendments:
        return []
    words, text = document.words, document.words["region_changes"]
    rows: list[list[Cell]] = []
    for one in document.region_amendments:
        numbers = {part.number for part in (one.before, one.after) if part is not None}
        exhibit = document.examination.exhibit(one.side).number
        when = words["opinion"]["lock"].format(at=words.moment(one.at), sequence=one.sequence)
        before = _told(document, one.before, text["added"])
        after = _told(document, one.after, text["removed"])
        rows.append(
            [
                value(text["region"].format(number=max(numbers), exhibit=exhibit)),
                value(before),
                value(text["within"] if after == before else after),
                [value(one.reason), ty.paragraph(f"{one.by}, {when}", ty.SMALL)],
            ]
        )
    return [
        CondPageBreak(80),
        Spacer(0, 6),
        ty.paragraph(text["title"], ty.SUBHEADING),
        columns(text["heads"], rows, [share * width for share in SHARES]),
    ]


def _told(document: ReportDocument, region: Region | None, none: str) -> str:
    """Shape, the box around it, pair, component, label and comment."""
    if region is None:
        return none
    words, text = document.words, document.words["region_changes"]
    low, high = region.points_px.min(axis=0), region.points_px.max(axis=0)
    (x, y), (across, down) = low, high - low
    outline = text["outline"].format(
        shape=words.said(region.kind), width=words.number(across, 0), height=words.number(down, 0),
        x=words.number(x, 0), y=words.number(y, 0),
    )  # fmt: skip
    parts = [outline]
    if region.pair is not None:
        parts.append(text["pair"].format(mark=region.mark))
    if region.component is not None:
        parts.append(component_name(document, region))
    parts += [text["quoted"].format(text=said) for said in (region.label, region.comment) if said]
    return "; ".join(parts)
