"""Several questioned exhibits compared as one: what came out, and by which weights."""

from reportlab.platypus import Flowable, Spacer

from xfv_desktop.domain.pool import Pool
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, columns
from xfv_desktop.reporting.typesetting.wording import Wording


def pools(document: ReportDocument, width: float) -> list[Flowable]:
    """A table of every pool with both exhibits in it; nothing where there is none."""
    if not document.pools:
        return []
    words, text = document.words, document.words["pools"]
    rows = [_row(words, one) for one in document.pools]
    rules = "; ".join(dict.fromkeys(one.rule for one in document.pools))
    return [
        Spacer(0, 7),
        ty.paragraph(text["reading"].format(rule=words.said(rules)), ty.BODY),
        Spacer(0, 3),
        columns(words["labels"]["pools"], rows, [110, 72, 52, width - 234], numeric_from=4),
    ]


def _row(words: Wording, one: Pool) -> list[Cell]:
    weighed = (
        f"{number} ({words.number(weight, 2)})"
        for number, weight in zip(one.questioned, one.weights, strict=True)
    )
    cells = (
        f"{', '.join(weighed)} – {one.known}", one.model, words.number(one.score, 4),
        words.said(one.findings),
    )  # fmt: skip
    return [ty.paragraph(cell, ty.CELL) for cell in cells]
