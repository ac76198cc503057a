"""The saliency maps added up over the facial regions, for both photographs beside each other."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.regions import Component, Measure, Place, RegionRow
from xfv_desktop.reporting import typography as ty
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.tables import Cell, Command, columns
from xfv_desktop.reporting.wording import wording

NUMBER_WIDTH, COMPONENT_WIDTH = 40.0, 32.0
EMPTY_MAP = "–"

_COMPACT: list[Command] = [
    ("TOPPADDING", (0, 1), (-1, -1), 0.6),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 1.2),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
]


def facial_regions(document: ReportDocument, width: float) -> list[Flowable]:
    """The table with what its numbers mean and what lies outside of the network's input."""
    text = wording()["facial_regions"]
    tables = [document.facial_regions[side] for side in Side]
    beyond = document.atlas.beyond_input()
    rows = [_row(sides) for sides in zip(*tables, strict=True)]
    rows += [_outside(component) for component in beyond]
    name_width = width - COMPONENT_WIDTH - 8 * NUMBER_WIDTH
    widths = [name_width, COMPONENT_WIDTH, *[NUMBER_WIDTH] * 8]
    heads = ["Facial region", "No."]
    for side in Side:
        number = document.examination.exhibit(side).number
        names = ("sim.\nshare", "dissim.\nshare", "sim.\nmean", "dissim.\nmean")
        heads += [f"{number}\n{name}" for name in names]
    first = len(rows) - len(beyond) + 1
    more: list[Command] = [("SPAN", (2, first + i), (-1, first + i)) for i in range(len(beyond))]
    more.append(("LINEBEFORE", (6, 0), (6, first - 1), 0.35, ty.RULE))
    listed = _listed([f"{component.name} ({component.number})" for component in beyond])
    return [
        KeepTogether(
            [
                ty.paragraph("The maps over the facial regions", ty.SUBHEADING),
                ty.paragraph(text["reading"].format(source=document.atlas.source), ty.BODY),
                Spacer(0, 4),
                columns(heads, rows, widths, [*_COMPACT, *more], numeric_from=2),
                Spacer(0, 3),
                ty.paragraph(text["outside"].format(components=listed), ty.SMALL),
            ]
        )
    ]


def _row(sides: Sequence[RegionRow]) -> list[Cell]:
    """One region: shares and means of both maps, of both photographs."""
    one = sides[0]
    cells: list[Cell] = [
        ty.paragraph(one.name, ty.CELL),
        ty.paragraph(EMPTY_MAP if one.component is None else str(one.component), ty.CELL),
    ]
    for row in sides:
        measures = (row.similarity, row.dissimilarity)
        cells += [_number(_percent(measure)) for measure in measures]
        cells += [_number(_density(measure)) for measure in measures]
    return cells


def _outside(component: Component) -> list[Cell]:
    place = "mostly outside" if component.place is Place.MOSTLY_OUTSIDE else "outside"
    note = ty.paragraph(f"{place} the input", ty.SMALL)
    name, number = component.name, str(component.number)
    return [ty.paragraph(name, ty.CELL), ty.paragraph(number, ty.CELL), note, *[[]] * 7]


def _number(text: str) -> Cell:
    return ty.paragraph(text, ty.CELL_RIGHT)


def _percent(measure: Measure) -> str:
    return EMPTY_MAP if measure.share is None else f"{100 * measure.share:.1f} %"


def _density(measure: Measure) -> str:
    return EMPTY_MAP if measure.density is None else f"{measure.density:.2f}"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
