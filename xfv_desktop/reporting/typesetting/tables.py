"""Tables and boxes in the report's one style."""

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import CondPageBreak, Flowable, Table
from reportlab.platypus.tables import TableStyle

from xfv_desktop.reporting.typesetting import typography as ty

EMPTY = "–"
TALLEST_ROW = 640.0
"""Points that a row may take of a page's 714, its table's head included."""
Cell = Flowable | list[Flowable]
Command = tuple[str, tuple[int, int], tuple[int, int], *tuple[Any, ...]]

_RULED: list[Command] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 7),
    ("TOPPADDING", (0, 0), (-1, -1), 2.2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
    ("LINEBELOW", (0, 0), (-1, -1), 0.35, ty.RULE),
]

COMPACT: list[Command] = [
    ("TOPPADDING", (0, 1), (-1, -1), 0.6),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 1.2),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
]
"""Less room between the rows of a long table."""


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    style: Sequence[Command],
    heads: int = 0,
) -> Table:
    """Any table of a report."""
    # A table selects a font even where it draws no text, and reportlab's own is not embedded.
    font: Command = ("FONTNAME", (0, 0), (-1, -1), ty.SANS)
    return _Table(
        [list(row) for row in rows],
        list(widths),
        style=TableStyle([font, *style]),
        repeatRows=heads,
    )


def headed(parts: Sequence[Flowable], below: Table, width: float) -> list[Flowable]:
    """What stands over a table, on one page with its head and its first row."""
    heights = [part.wrap(width, TALLEST_ROW)[1] for part in parts]
    below.wrap(width, TALLEST_ROW)
    first = below._rowHeights[: below.repeatRows + 1]  # type: ignore[attr-defined]
    return [CondPageBreak(min(sum(heights) + sum(first), TALLEST_ROW)), *parts, below]


class _Table(Table):
    """Splits between rows, and within a row only where no page could hold it."""

    _rowHeights: list[float]  # noqa: N815 - reportlab's own, which its types leave out

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        self.splitInRow = 0
        parts: list[Flowable] = super().split(availWidth, availHeight)
        if parts or sum(self._rowHeights[: self.repeatRows + 1]) <= TALLEST_ROW:
            return parts
        self.splitInRow = 1
        return list(super().split(availWidth, availHeight))


def value(text: str) -> Flowable:
    """A cell of text; an empty one is shown as such."""
    return ty.paragraph(text.strip() or EMPTY, ty.CELL)


def fingerprint(digest: str) -> Flowable:
    """A hash in one line of monospaced digits."""
    return ty.paragraph(digest, ty.HASH)


def facts(rows: Iterable[tuple[str, Cell | str]], width: float, key_width: float = 96) -> Table:
    """Names on the left, values on the right, a hairline below each."""
    cells = [
        [ty.paragraph(key, ty.KEY), value(cell) if isinstance(cell, str) else cell]
        for key, cell in rows
    ]
    return table(cells, [key_width, width - key_width], _RULED)


def columns(
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    more: Sequence[Command] = (),
    numeric_from: int | None = None,
) -> Table:
    """A table with a head that is repeated on every page that it reaches."""
    first: list[Cell] = [
        ty.paragraph(
            text,
            ty.COLUMN_HEAD_RIGHT
            if numeric_from is not None and number >= numeric_from
            else ty.COLUMN_HEAD,
        )
        for number, text in enumerate(head)
    ]
    style: list[Command] = [
        *_RULED,
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, ty.ACCENT),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        *more,
    ]
    return table([first, *rows], widths, style, heads=1)


def side_by_side(cells: Sequence[Cell], widths: Sequence[float]) -> Table:
    """Parts beside each other without any lines."""
    style: list[Command] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    return table([cells], widths, style)


def boxed(parts: Sequence[Flowable], width: float, edge: Color, ground: Color) -> Table:
    """Parts in one frame that stands out from the page."""
    style: list[Command] = [
        ("BACKGROUND", (0, 0), (-1, -1), ground),
        ("BOX", (0, 0), (-1, -1), 0.6, edge),
        ("LINEBEFORE", (0, 0), (0, -1), 3, edge, 0),
        ("LEFTPADDING", (0, 0), (-1, -1), 13),
        ("RIGHTPADDING", (0, 0), (-1, -1), 11),
        ("TOPPADDING", (0, 0), (-1, -1), 8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
    ]
    return table([[list(parts)]], [width], style)


def bullets(points: Iterable[str]) -> list[Flowable]:
    """Sentences with a dash before each."""
    return [ty.paragraph(point, ty.BULLET, bullet="–") for point in points]


def steps(points: Iterable[str]) -> list[Flowable]:
    """Sentences numbered from 1."""
    return [
        ty.paragraph(point, ty.BULLET, bullet=f"{number}") for number, point in enumerate(points, 1)
    ]
