"""What the examiner drew: the pairs close up, side by side, and a table for each photograph."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, Spacer

from xfv_desktop.domain.annotation import Region
from xfv_desktop.domain.comparison import ComparedFace
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.pairing import partner
from xfv_desktop.domain.regions import RegionRow
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.figures import Badge
from xfv_desktop.reporting.parts.plates import PhotographPlate, close_up
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import EMPTY, Cell, columns, headed, side_by_side
from xfv_desktop.reporting.typesetting.wording import Wording

GAP = 9.0
MARGIN = 1.7
"""A close-up is so many times as wide as what it shows, and no smaller than the eyes lie apart."""
NARROW, SHARE = (24.0, 46.0, 74.0, 80.0), 55.0


def pair_plates(document: ReportDocument, width: float) -> list[Flowable]:
    """Every pair close up, two pairs in a row; both views of a pair are as many eye distances wide.

    Nothing where no regions are paired.
    """
    size = (width - 3 * GAP) / 4
    cells = [_pair(document, *pair, size) for pair in _pairs(document)]
    rows = [cells[first : first + 2] for first in range(0, len(cells), 2)]
    if not rows:
        return []
    half = 2 * size + GAP
    plates = [
        KeepTogether(
            [Spacer(0, 4), side_by_side([*row, *[[]] * (2 - len(row))], [half + GAP, half])]
        )
        for row in rows
    ]
    head = [
        ty.paragraph(document.words["plates"]["pairs_title"], ty.SUBHEADING),
        ty.paragraph(document.words["plates"]["pairs"], ty.SMALL),
    ]
    return [Spacer(0, 6), KeepTogether([*head, plates[0]]), *plates[1:]]


def region_tables(document: ReportDocument, width: float) -> list[Flowable]:
    """The regions of each photograph, with what the maps hold in those that have an area."""
    parts = [part for side in Side for part in _table(document, side, width)]
    if not any(len(document.examination.regions(side)) for side in Side):
        return parts
    return [*parts, Spacer(0, 4), ty.paragraph(document.words["plates"]["legend_shares"], ty.SMALL)]


def component_name(document: ReportDocument, region: Region) -> str:
    """The component group of a region by name and number; a dash where it is of none."""
    words, number = document.words, region.component
    names = {one.number: words.said(one.name) for one in document.atlas.components}
    if number is None:
        return EMPTY
    return f"{names.get(number, words['plates']['component'])} ({number})"


def _pairs(document: ReportDocument) -> Iterator[tuple[Region, Region]]:
    drawn = {side: document.examination.regions(side) for side in Side}
    paired = [region for region in drawn[Side.PROBE] if region.pair is not None]
    for region in sorted(paired, key=lambda region: region.pair or 0):
        other = partner(drawn, Side.PROBE, region.number)
        if other is not None:
            yield region, other


def _pair(document: ReportDocument, one: Region, other: Region, size: float) -> Cell:
    words, text = document.words, document.words["plates"]
    examination = document.examination
    comparison = examination.comparison
    sides: list[tuple[Side, ComparedFace, Region]] = [
        (Side.PROBE, comparison.probe, one), (Side.REFERENCE, comparison.reference, other)
    ]  # fmt: skip
    eyes = max(
        1.0,
        *(
            MARGIN * max(region.outline_px.max(axis=0) - region.outline_px.min(axis=0))
            / compared.face.eye_distance_px
            for _, compared, region in sides
        ),
    )  # fmt: skip
    plates: list[Cell] = []
    for side, compared, region in sides:
        edge = eyes * compared.face.eye_distance_px
        photograph = document.photographs[side]
        view = close_up(photograph, region, edge)
        plate = PhotographPlate(
            photograph, view, compared, [region], (size, size), landmarks=False, face=False
        )
        exhibit = examination.exhibit(side).number
        scale = text["scale"].format(exhibit=exhibit, pixels=words.digits(plate.px_per_mm, 3))
        plates.append([plate, Spacer(0, 1.5), ty.paragraph(scale, ty.CAPTION)])
    labels = dict.fromkeys(region.label for _, _, region in sides if region.label)
    what = " / ".join([component_name(document, one), *labels])
    caption = text["pair"].format(mark=one.mark, what=what, eyes=words.digits(eyes, 2))
    return [
        side_by_side([plates[0], [], plates[1]], [size, GAP, size]),
        ty.paragraph(caption, ty.CAPTION_BOLD),
    ]


def _table(document: ReportDocument, side: Side, width: float) -> list[Flowable]:
    examination = document.examination
    text = document.words["plates"]
    title = text["regions"].format(exhibit=examination.exhibit(side).number)
    head = ty.paragraph(title, ty.SUBHEADING)
    regions = examination.regions(side)
    if not len(regions):
        none = ty.paragraph(text["none"], ty.BODY)
        return [KeepTogether([Spacer(0, 6), head, none])]
    shares = document.region_shares[side]
    rows = [_row(document, region, shares.get(region.number)) for region in regions]
    widths = [*NARROW, width - sum(NARROW) - 3 * SHARE, SHARE, SHARE, SHARE]
    table = columns(text["heads"], rows, widths, numeric_from=5)
    return headed([Spacer(0, 6), head], table, width)


def _row(document: ReportDocument, region: Region, share: RegionRow | None) -> list[Cell]:
    words = document.words
    fractions = [words["plates"]["no_area"]] * 3
    if share is not None:
        found = (share.inside_input, share.similarity.share, share.dissimilarity.share)
        fractions = [_percent(words, fraction) for fraction in found]
    return [
        Badge(region.mark, region.colour),
        ty.paragraph(words.said(region.kind.value), ty.CELL),
        ty.paragraph(component_name(document, region), ty.CELL),
        ty.paragraph(region.label or EMPTY, ty.CELL),
        ty.paragraph(region.comment or EMPTY, ty.CELL),
        *(ty.paragraph(fraction, ty.CELL_RIGHT) for fraction in fractions),
    ]


def _percent(words: Wording, fraction: float | None) -> str:
    return str(words["plates"]["empty"]) if fraction is None else words.percent(fraction)
