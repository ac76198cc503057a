"""What other models of the case said about the same two faces: all of it, agreeing or not."""

from reportlab.platypus import Flowable, Spacer

from xfv_desktop.domain.agreement import ModelResult, agreement, disagree, result_of
from xfv_desktop.reporting import typography as ty
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.figures import distinguished
from xfv_desktop.reporting.tables import Cell, columns
from xfv_desktop.reporting.wording import wording


def other_results(document: ReportDocument, width: float) -> list[Flowable]:
    """A table of every result on the pair, this report's first."""
    text = wording()["result"]
    if not document.other_results:
        return []  # section 5 says that there are none
    own, number = result_of(document.examination.comparison), document.examination.number
    results = [(number, own), *((one.number, result_of(one)) for one in document.other_results)]
    told = agreement([result for _, result in results])
    style = ty.BODY_BOLD if disagree([result for _, result in results]) else ty.BODY
    widths = [width - 86 - 3 * 74, 86, 74, 74, 74]
    names = ["Model", "Examination", "Score", "Threshold", "Output"]
    rows = [_row(result, n, n == number) for n, result in results]
    return [
        Spacer(0, 7),
        ty.paragraph(f"{text['others']} {told}", style),
        Spacer(0, 3),
        columns(names, rows, widths, numeric_from=2),
    ]


def _row(result: ModelResult, number: int, own: bool) -> list[Cell]:
    cells = (*distinguished(result.score, result.threshold), result.decision.upper())
    return [
        ty.paragraph(result.model, ty.CELL_BOLD if own else ty.CELL),
        ty.paragraph(f"No. {number}{', this one' if own else ''}", ty.CELL),
        *(ty.paragraph(cell, ty.CELL_RIGHT) for cell in cells),
    ]
