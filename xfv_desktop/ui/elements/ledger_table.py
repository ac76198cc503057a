"""A table to read in: whole rows, no grid, lines of one height, columns that stretch."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from xfv_desktop.ui.elements.elided import paint_hint

ROW_HEIGHT = 24
NARROWEST_PX = 84
"""Of a column that stretches: narrower, nothing in it could be read."""


def read_by_rows(table: QTableView, name: str, *, row_height: int = ROW_HEIGHT) -> None:
    """Whole rows are chosen, nothing is typed in; a name, and no lines and numbers of rows."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height)
    table.horizontalHeader().setHighlightSections(False)


class HintedTable(QTableView):
    """A table in which a hint stands, and which scrolls nowhere, while it has no rows."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._hint = hint

    @property
    def hint(self) -> str:
        """What stands in it now."""
        return "" if self.model() and self.model().rowCount() else self._hint

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The rows, or the hint."""
        super().paintEvent(event)
        if self.hint:
            paint_hint(self, self.hint)

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Headings of nothing need not be scrolled to."""
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAlwaysOff if self.hint else policy.ScrollBarAsNeeded
        if self.horizontalScrollBarPolicy() is not wanted:
            self.setHorizontalScrollBarPolicy(wanted)
        super().updateGeometries()


class LedgerTable(HintedTable):
    """Shows a model under a name; columns with a width of 0 px share what the others leave.

    No heading is cut: where there is too little room, the table scrolls.
    """

    def __init__(
        self, model: QAbstractItemModel, name: str, widths: Sequence[int], hint: str = ""
    ) -> None:
        super().__init__(hint)
        self.setModel(model)
        read_by_rows(self, name)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self._stretching = [column for column, width in enumerate(widths) if not width]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The columns that stretch share the room that is left."""
        super().resizeEvent(event)
        columns = range(self.model().columnCount())
        headings = {c: self.horizontalHeader().sectionSizeFromContents(c).width() for c in columns}
        left = self.viewport().width()
        for column in columns:
            if column not in self._stretching:
                self.setColumnWidth(column, max(self.columnWidth(column), headings[column]))
                left -= self.columnWidth(column)
        for column in self._stretching:
            share = left // len(self._stretching)
            self.setColumnWidth(column, max(share, NARROWEST_PX, headings[column]))
