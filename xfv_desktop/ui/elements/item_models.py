"""Two item models over immutable rows: a list of entries and a table of texts."""

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

import attrs
from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QImage

from xfv_desktop.ui.elements.theme import plain_tip

T = TypeVar("T")
PAGE = 200
"""How many rows are read at once."""

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
SHARE_ROLE = Qt.ItemDataRole.UserRole + 1
ORDER_ROLE = Qt.ItemDataRole.UserRole + 2
_NOWHERE = QModelIndex()


@attrs.frozen(kw_only=True)
class Entry:
    """One line of a list: what identifies it, and what is shown of it.

    ``with_picture``: it has the place of a picture, which comes later or, in a ``hidden`` entry,
    not before it may be seen. The entries of one list are alike in this: all are as high.
    """

    key: str
    title: str
    subtitle: str = ""
    tip: str = ""
    picture: QImage | None = attrs.field(default=None, eq=id)
    with_picture: bool = False
    hidden: bool = False
    warns: bool = False


class OnDemand(Sequence[T]):
    """Many things, each made when a view comes to it."""

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        self._count, self._make = count, make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(self._count))]
        number = range(self._count)[index]
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]


class EntriesModel(QAbstractListModel):
    """A list of entries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """These entries in place of the ones before; nothing moves when they are the same."""
        if entries and len(entries) == len(self.entries):
            self.entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def index_of(self, key: str | None) -> QModelIndex:
        """Where the entry with that key is; nowhere if there is none."""
        # From the end: of a long list only the newest entries are made.
        for row in reversed(range(len(self.entries) if key is not None else 0)):
            if self.entries[row].key == key:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of entries."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a view asks for; the delegate takes the whole entry."""
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(entry.tip)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.title}, {entry.subtitle}".rstrip(", ")
        return None


def paged(count: int, read: Callable[[int, int], Sequence[T]]) -> Sequence[T]:
    """Many things, read page by page: ``read`` gives those from a number on, so many of them."""
    pages = OnDemand(-(-count // PAGE), lambda page: read(page * PAGE, PAGE))
    return OnDemand(count, lambda number: pages[number // PAGE][number % PAGE])


@attrs.frozen(kw_only=True)
class TableRow:
    """One row of a table.

    ``shares`` are fractions drawn as bars, by column; ``colour`` is a square before the first cell;
    ``order`` has for each column what it is sorted by, in a table that can be sorted.
    """

    key: str
    cells: tuple[str, ...]
    tip: str = ""
    shares: tuple[tuple[int, float], ...] = ()
    order: tuple[str | float, ...] = ()
    colour: str = ""


def _changed(before: Sequence[TableRow], after: Sequence[TableRow]) -> tuple[int, int]:
    """The first and the last row that is another one; of rows made on demand all of them."""
    if not (isinstance(before, list) and isinstance(after, list)):
        return 0, len(after) - 1
    others = [row for row, (a, b) in enumerate(zip(before, after, strict=True)) if a is not b]
    return (others[0], others[-1]) if others else (0, -1)


class TableModel(QAbstractTableModel):
    """A table of texts under fixed headings."""

    def __init__(self, headings: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self.rows: Sequence[TableRow] = ()

    def show(self, rows: Sequence[TableRow]) -> None:
        """These rows; the selection stays as long as their number does."""
        if rows and len(rows) == len(self.rows):
            first, last = _changed(self.rows, rows)
            self.rows = rows
            if first <= last:
                columns = len(self._headings) - 1
                self.dataChanged.emit(self.index(first, 0), self.index(last, columns))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of headings."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tip and share of a cell."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.tip)
        if role == Qt.ItemDataRole.DecorationRole and row.colour and not index.column():
            return QColor(row.colour)
        if role == SHARE_ROLE:
            return dict(row.shares).get(index.column())
        if role == ORDER_ROLE:
            return row.order[index.column()]
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings, to the left."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None
