"""A table of regions with their shares of both maps: columns, bars and manners."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from xfv_desktop.ui.elements.item_models import SHARE_ROLE, Index
from xfv_desktop.ui.elements.language import figure
from xfv_desktop.ui.elements.ledger_table import read_by_rows
from xfv_desktop.ui.elements.theme import current_theme

SIMILARITY, DISSIMILARITY = 2, 3
"""The columns of the shares."""

MEASURED_ROWS = 20
"""How many rows are asked how wide they are: hundreds would be asked at every step of a drag."""


def set_up(table: QTableView, name: str, *, row_height: int) -> None:
    """Whole rows are chosen, one at a time; columns are as wide as their contents."""
    read_by_rows(table, name, row_height=row_height)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setMinimumHeight(110)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setResizeContentsPrecision(MEASURED_ROWS)
    for column in (SIMILARITY, DISSIMILARITY):
        table.setItemDelegateForColumn(column, ShareDelegate(table))


def as_percent(share: float | None) -> str:
    """A share of the map's mass in words."""
    return "–" if share is None else figure(f"{100 * share:.1f} %")


class ShareDelegate(QStyledItemDelegate):
    """Draws a share as a thin bar below its number."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Blue for similarity, orange for dissimilarity."""
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        theme = current_theme()
        box = QRectF(option.rect).adjusted(7, 0, -9, -3)
        bar = QRectF(box.left(), box.bottom() - 3, box.width(), 3)
        painter.fillRect(bar, QColor(theme.border))
        bar.setWidth(box.width() * share)
        colour = theme.similarity if index.column() == SIMILARITY else theme.dissimilarity
        painter.fillRect(bar, QColor(colour))
