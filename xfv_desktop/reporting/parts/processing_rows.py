"""Steps of enhancement as rows of a table: what was done, why, with which result, by whom."""

from collections.abc import Sequence

from reportlab.platypus import Table

from xfv_desktop.domain.enhancement_record import ProcessingRow
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, columns, value
from xfv_desktop.reporting.typesetting.wording import Wording

SHARES = (0.1, 0.32, 0.38, 0.2)


def processing_row(words: Wording, one: ProcessingRow, place: str) -> list[Cell]:
    """One step, under the name of its place; the hash of the result below its reason."""
    what = f"{words.said(one.operation)}: {words.told(one.parameters)}"
    result = words["processing"]["result"].format(sha256=one.result_sha256)
    return [
        value(place),
        [
            value(what),
            *(value(words.said(found)) for found in one.found),
            ty.paragraph(words.told(one.literature), ty.SMALL),
        ],
        [value(one.reason), ty.paragraph(result, ty.SMALL)],
        [value(one.by), ty.paragraph(one.software, ty.SMALL)],
    ]


def processing_table(words: Wording, rows: Sequence[Sequence[Cell]], width: float) -> Table:
    """The table of such rows."""
    return columns(words["processing"]["heads"], rows, [width * share for share in SHARES])
