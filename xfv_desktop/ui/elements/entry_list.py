"""A list of entries with pictures: as tall as its content, and a place to drop files on."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xfv_desktop.ui.elements.elided import paint_hint, paint_line
from xfv_desktop.ui.elements.icons import picture
from xfv_desktop.ui.elements.item_models import ENTRY_ROLE, EntriesModel, Entry, Index
from xfv_desktop.ui.elements.theme import current_theme, scaled_font

TALL, LOW = 52, 38
FEWEST, MOST = 2, 12
"""Entries in sight: a longer list scrolls in itself, and in a low window earlier."""
FRAME = 4
PICTURE_EDGE = 40
LOCK = 0.42
"""The sign in place of a hidden picture, by the edge of that."""


def dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    """The local files that are being dropped."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry: picture, title, second line, and a sign where there are warnings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Taller where there is a picture."""
        return QSize(120, TALL if index.data(ENTRY_ROLE).with_picture else LOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One entry."""
        entry: Entry = index.data(ENTRY_ROLE)
        widget = option.widget
        theme = current_theme()
        box = QRectF(option.rect).adjusted(3, 2, -3, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setBrush(QColor(theme.selection if selected else theme.raised))
            painter.drawRoundedRect(box, 5, 5)
        if selected:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 8, 3, box.height() - 16), 1, 1)
        left, middle = box.left() + 12, box.center().y()
        if entry.with_picture:
            paint_picture(
                painter, QRectF(left, middle - PICTURE_EDGE / 2, PICTURE_EDGE, PICTURE_EDGE), entry
            )
            left += PICTURE_EDGE + 10
        right = box.right() - 10
        if entry.warns:
            sign = QRectF(right - 16, middle - 8, 16, 16)
            painter.drawPixmap(sign.toRect(), picture("warning", QColor(theme.muted), 32))
            right -= 22
        bold, small = scaled_font(widget, 1, bold=True), scaled_font(widget, 0.9)
        for font, colour, text, top in (
            (bold, theme.text, entry.title, middle - 17),
            (small, theme.muted, entry.subtitle, middle),
        ):
            paint_line(painter, QRectF(left, top, right - left, 17), text, font, colour)
        painter.restore()


def paint_picture(painter: QPainter, box: QRectF, entry: Entry) -> None:
    """The picture of an entry with round corners, or the place that it will take."""
    shape = QPainterPath()
    shape.addRoundedRect(box, 4, 4)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(box, QColor(128, 134, 142, 70))
    if entry.picture:
        painter.drawImage(box, entry.picture)
    elif entry.hidden:
        lock = QRectF(0, 0, box.width() * LOCK, box.height() * LOCK)
        lock.moveCenter(box.center())
        painter.drawPixmap(lock.toRect(), picture("lock", QColor(current_theme().muted), 32))
    painter.restore()


class EntryView(QListView):
    """Entries, of which one is the current one."""

    opened = Signal(str)
    """Key of the entry that became the current one, by mouse or key."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.entries_model = EntriesModel(self)
        self.setModel(self.entries_model)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)  # else each of many entries would be measured
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.clicked.connect(self._current_changed)

    def show_entries(self, entries: Sequence[Entry], current: str | None) -> None:
        """These entries, one of them current; nothing is ``opened`` by that."""
        self.selectionModel().blockSignals(True)
        self.entries_model.show(entries)
        index = self.entries_model.index_of(current)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, select)
        if not index.isValid():
            self.selectionModel().clear()
        self.selectionModel().blockSignals(False)
        self.scrollTo(index)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever comes by with the tab key opens nothing: Qt makes the first entry current."""
        self.selectionModel().blockSignals(True)
        super().focusInEvent(event)
        self.selectionModel().blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return opens the current entry."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._current_changed(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _current_changed(self, index: Index, _: Index | None = None) -> None:
        if index.isValid():
            self.opened.emit(index.data(ENTRY_ROLE).key)


class EntryList(EntryView):
    """A list as tall as its first entries; ``hint`` stands in it while it is empty.

    Where there is less room it scrolls, with two entries in sight and the current one.
    """

    files_dropped = Signal(tuple)

    def __init__(self, name: str, hint: str, *, takes_files: bool = False) -> None:
        super().__init__(name)
        self._hint = hint
        self.setItemDelegate(EntryDelegate(self))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(takes_files)
        self.show_entries((), None)

    def show_entries(self, entries: Sequence[Entry], current: str | None) -> None:
        """These entries, in a list that is as tall as they are."""
        height = TALL if entries and entries[0].with_picture else LOW
        least, most = (height * min(max(len(entries), 1), rows) + FRAME for rows in (FEWEST, MOST))
        self.setMinimumHeight(least)
        self.setMaximumHeight(most)
        super().show_entries(entries, current)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as it may be."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The current entry stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The entries, or the hint."""
        super().paintEvent(event)
        if not self.entries_model.entries:
            paint_hint(self, self._hint)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files are welcome."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Anywhere on the list."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """The files go to whoever listens."""
        event.acceptProposedAction()
        self.files_dropped.emit(dropped_files(event))
