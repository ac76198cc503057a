"""All photographs of the case below the pair: the questioned ones on the left, then the known."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.elements.elided import paint_line
from xfv_desktop.ui.elements.entry_list import EntryView, paint_picture
from xfv_desktop.ui.elements.item_models import ENTRY_ROLE, Entry, Index
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import current_theme, scaled_font
from xfv_desktop.ui.state.desk import ROLES, Desk
from xfv_desktop.ui.state.exhibit_entries import exhibit_entry

EDGE, GAP, LINE = 64, 6, 16


class FrameDelegate(QStyledItemDelegate):
    """Paints one photograph with its number below; the chosen one on the theme's colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """The same for all."""
        return QSize(EDGE + 2 * GAP, EDGE + 2 * GAP + LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One photograph."""
        entry: Entry = index.data(ENTRY_ROLE)
        theme = current_theme()
        box = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if selected else theme.raised))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 5, 5)
        if selected:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(box.left() + 14, box.top() + 2, EDGE - 16, 3), 1, 1)
        picture = QRectF(box.left() + GAP, box.top() + GAP + 1, EDGE, EDGE)
        paint_picture(painter, picture, entry)
        paint_line(
            painter, QRectF(picture.left(), picture.bottom(), EDGE, LINE),
            tr("{key} hidden").format(key=entry.key) if entry.hidden else entry.key,
            scaled_font(option.widget, 0.88, bold=selected),
            theme.muted if entry.hidden else theme.text, Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip
        painter.restore()


class Strip(EntryView):
    """The photographs of one side, in one row."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setItemDelegate(FrameDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(EDGE + 2 * GAP + LINE + bar + 2)


class Filmstrip(QWidget):
    """Two strips; what is chosen in them is the pair on the desk. Subjects stand together."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.strips = {
            side: Strip(tr("Filmstrip of {role} photographs").format(role=said(role.value)))
            for side, role in ROLES.items()
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for strip in self.strips.values():
            row.addWidget(strip)
            strip.opened.connect(self._open)
        desk.changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """In sight: now the photographs are wanted."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """The case as it is now, if the strips are in sight."""
        if not self.isVisible():
            return
        for side, strip in self.strips.items():
            chosen = self._desk.exhibit(side)
            entries = [exhibit_entry(self._desk, exhibit) for exhibit in self._of(side)]
            strip.show_entries(entries, chosen.number if chosen else None)

    def step(self, side: Side, by: int) -> None:
        """The next photograph of a side, or the one before, comes onto the desk."""
        exhibits, chosen = self._of(side), self._desk.exhibit(side)
        numbers = [exhibit.number for exhibit in exhibits]
        if chosen and chosen.number in numbers:
            self._desk.put(exhibits[(numbers.index(chosen.number) + by) % len(exhibits)])

    def _of(self, side: Side) -> list[Exhibit]:
        """The exhibits of a side, those of one subject together, the subjects as they came in.

        The subject of one that is hidden is not told by its place.
        """
        case = self._desk.case
        exhibits = case.overview.exhibits if case else ()
        ours = [exhibit for exhibit in exhibits if exhibit.role is ROLES[side]]
        subjects = dict.fromkeys(self._subject(exhibit) for exhibit in ours)
        place = {subject: number for number, subject in enumerate(subjects)}
        return sorted(ours, key=lambda exhibit: place[self._subject(exhibit)])

    def _subject(self, exhibit: Exhibit) -> str:
        hidden = exhibit.number in self._desk.standing.hidden
        return "" if hidden else exhibit.origin.subject

    def _open(self, number: str) -> None:
        if self._desk.case:
            self._desk.put(self._desk.case.exhibit(number))
