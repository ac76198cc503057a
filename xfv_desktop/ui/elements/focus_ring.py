"""A ring around what has the keyboard's focus, in every window and on every kind of widget."""

from collections.abc import Iterator
from itertools import pairwise

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from xfv_desktop.ui.elements.theme import CONTRAST, current_theme

REACH = 2
"""How far a ring reaches beyond the widget, in px."""
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show})


class FocusRing(QWidget):
    """The ring itself: lies over the window, goes along with ``target``, takes no event.

    Qt has a frame for this, but it crashes when the widget that it surrounds is deleted.
    """

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.window())
        self.target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in _up_to_window(target):
            widget.installEventFilter(self)
        self.place()

    def place(self) -> None:
        """Around what is in sight of the target; nowhere if it is scrolled away.

        Children do not count as in the way: they lie in what has the focus.
        """
        seen = self.target.rect()
        for widget, around in pairwise(_up_to_window(self.target)):
            seen = seen.translated(widget.pos()) & around.rect()
        if seen.isEmpty() or not self.target.isVisibleTo(self.window()):
            self.hide()
            return
        self.setGeometry(seen.adjusted(-REACH, -REACH, REACH, REACH))
        whole = self.rect()
        self.setMask(QRegion(whole) - QRegion(whole.adjusted(*2 * [2 * REACH], *2 * [-2 * REACH])))
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Gone, whatever moves before it is deleted."""
        if shiboken6.isValid(self.target):
            for widget in _up_to_window(self.target):
                widget.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The target or something around it was moved."""
        if event.type() in _MOVES and shiboken6.isValid(self.target):
            self.place()
        return False

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """In the theme's colour; twice as strong in high contrast."""
        theme = current_theme()
        width = 2 * REACH if theme is CONTRAST else REACH
        pen = QPen(QColor(theme.focus), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        edge = REACH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 4, 4)
        painter.end()


class FocusRings(QObject):
    """Shows the ring where the focus came without the mouse; in high contrast wherever it is.

    Who clicked knows where. There is one ring at most.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._ring: FocusRing | None = None
        application.focusChanged.connect(self._moved)

    def _moved(self, _: QWidget | None, widget: QWidget | None) -> None:
        ring, self._ring = self._ring, None
        if ring is not None and shiboken6.isValid(ring):
            ring.leave()
        if widget is None or widget.isWindow():
            return
        if widget.window().windowType() is Qt.WindowType.Popup:
            return
        clicked = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if current_theme() is CONTRAST or not clicked:
            self._ring = FocusRing(widget)


def _up_to_window(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent
