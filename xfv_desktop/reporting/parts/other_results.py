"""What the case holds besides on the same two faces, by other models or of enhanced pictures."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from xfv_desktop.domain.agreement import ModelResult, as_they_came, disagree, result_of
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.figures import distinguished
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, columns
from xfv_desktop.reporting.typesetting.wording import Wording


def other_results(document: ReportDocument, width: float) -> list[Flowable]:
    """A table of every result on the pair, this report's first."""
    words, text = document.words, document.words["result"]
    if not document.other_results:
        return []  # the table of the model says that there are none
    own, number = result_of(document.examination.comparison), document.examination.number
    results = [(number, own), *((one.number, result_of(one)) for one in document.other_results)]
    told = _agreement(words, as_they_came([result for _, result in results]))
    style = ty.BODY_BOLD if disagree([result for _, result in results]) else ty.BODY
    widths = [width - 86 - 3 * 74, 86, 74, 74, 74]
    rows = [_row(words, result, n, own=n == number) for n, result in results]
    return [
        Spacer(0, 7),
        ty.paragraph(f"{text['others']} {told}", style),
        Spacer(0, 3),
        columns(words["labels"]["results"], rows, widths, numeric_from=2),
    ]


def _agreement(words: Wording, results: Sequence[ModelResult]) -> str:
    text = words["result"]
    if len(results) < 2:
        return ""
    if not disagree(results):
        decision = text["agree_words"][results[0].decision]
        return str(text["agree"].format(decision=decision))
    stated = (
        text["stated"].format(
            model=one.model, decision=text["stated_words"][one.decision],
            score=words.number(one.score, 4), threshold=words.number(one.threshold, 4),
        )
        for one in results
    )  # fmt: skip
    return str(text["disagree"].format(stated=", ".join(stated)))


def _row(words: Wording, result: ModelResult, number: int, *, own: bool) -> list[Cell]:
    text = words["result"]
    cells = (
        *distinguished(words, result.score, result.threshold),
        text["decisions"][result.decision],
    )
    return [
        ty.paragraph(result.model, ty.CELL_BOLD if own else ty.CELL),
        ty.paragraph(_number(words, result, number, own=own), ty.CELL),
        *(ty.paragraph(cell, ty.CELL_RIGHT) for cell in cells),
    ]


def _number(words: Wording, result: ModelResult, number: int, *, own: bool) -> str:
    text = words["result"]
    told = text["this_one" if own else "number"].format(number=number)
    return str(text["enhanced"].format(number=told) if result.enhanced else told)
