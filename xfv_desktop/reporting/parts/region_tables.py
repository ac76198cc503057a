"""The saliency maps added up over the facial regions, for both photographs beside each other."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.regions import Component, Measure, Place, RegionRow
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import COMPACT, EMPTY, Cell, Command, columns
from xfv_desktop.reporting.typesetting.wording import Wording

NUMBER_WIDTH, COMPONENT_WIDTH = 40.0, 32.0


def facial_regions(document: ReportDocument, width: float) -> list[Flowable]:
    """The table with what its numbers mean and what lies outside of the network's input."""
    words, text = document.words, document.words["facial_regions"]
    tables = [document.facial_regions[side] for side in Side]
    beyond = document.atlas.beyond_input()
    rows = [_row(words, sides) for sides in zip(*tables, strict=True)]
    rows += [_outside(words, component) for component in beyond]
    name_width = width - COMPONENT_WIDTH - 8 * NUMBER_WIDTH
    widths = [name_width, COMPONENT_WIDTH, *[NUMBER_WIDTH] * 8]
    heads = [*text["heads"]]
    for side in Side:
        number = document.examination.exhibit(side).number
        heads += [f"{number}\n{name}" for name in text["columns"]]
    first = len(rows) - len(beyond) + 1
    more: list[Command] = [("SPAN", (2, first + i), (-1, first + i)) for i in range(len(beyond))]
    more.append(("LINEBEFORE", (6, 0), (6, first - 1), 0.35, ty.RULE))
    names = [f"{words.said(one.name)} ({one.number})" for one in beyond]
    listed = f"{', '.join(names[:-1])}{text['last']}{names[-1]}"
    return [
        KeepTogether(
            [
                ty.paragraph(text["title"], ty.SUBHEADING),
                ty.paragraph(text["reading"].format(source=document.atlas.source), ty.BODY),
                Spacer(0, 4),
                columns(heads, rows, widths, [*COMPACT, *more], numeric_from=2),
                Spacer(0, 3),
                ty.paragraph(text["outside"].format(components=listed), ty.SMALL),
            ]
        )
    ]


def _row(words: Wording, sides: Sequence[RegionRow]) -> list[Cell]:
    """One region: shares and means of both maps, of both photographs."""
    one = sides[0]
    cells: list[Cell] = [
        ty.paragraph(words.said(one.name), ty.CELL),
        ty.paragraph(EMPTY if one.component is None else str(one.component), ty.CELL),
    ]
    for row in sides:
        measures = (row.similarity, row.dissimilarity)
        cells += [_number(_percent(words, measure)) for measure in measures]
        cells += [_number(_density(words, measure)) for measure in measures]
    return cells


def _outside(words: Wording, component: Component) -> list[Cell]:
    mostly = component.place is Place.MOSTLY_OUTSIDE
    key = "mostly_outside_input" if mostly else "outside_input"
    note = ty.paragraph(words["facial_regions"][key], ty.SMALL)
    name, number = words.said(component.name), str(component.number)
    return [ty.paragraph(name, ty.CELL), ty.paragraph(number, ty.CELL), note, *[[]] * 7]


def _number(text: str) -> Cell:
    return ty.paragraph(text, ty.CELL_RIGHT)


def _percent(words: Wording, measure: Measure) -> str:
    return EMPTY if measure.share is None else words.percent(measure.share)


def _density(words: Wording, measure: Measure) -> str:
    return EMPTY if measure.density is None else words.number(measure.density, 2)
