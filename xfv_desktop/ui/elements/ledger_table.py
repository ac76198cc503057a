"""A table to read in: whole rows, no grid, lines of one height, columns that stretch."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

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


class LedgerTable(QTableView):
    """Shows a model under a name; columns with a width of 0 px share what the others leave.

    No heading is cut: where there is too little room, the table scrolls.
    """

    def __init__(self, model: QAbstractItemModel, name: str, widths: Sequence[int]) -> None:
        super().__init__()
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
