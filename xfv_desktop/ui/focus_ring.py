"""A ring around what has the keyboard's focus, in every window and on every kind of widget."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from xfv_desktop.ui.theme import CONTRAST, theme_of

REACH = 2.0
"""How far a ring reaches beyond the widget, in px."""


class FocusRing(QFocusFrame):
    """The ring itself; Qt lays it over the widget and moves it along."""

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """In the theme's colour; twice as strong in high contrast."""
        theme = theme_of(self)
        width = 2 * REACH if theme is CONTRAST else REACH
        pen = QPen(QColor(theme.focus), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        edge = REACH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 4, 4)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Comes back with another set of colours, after Qt has hidden it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        if self.widget() is not None and self.widget().hasFocus():
            self.show()


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
            ring.setWidget(None)  # type: ignore[arg-type]  # Qt takes none, its stub does not
            ring.deleteLater()
        if widget is None or widget.isWindow():
            return
        clicked = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if theme_of(widget) is CONTRAST or not clicked:
            self._ring = FocusRing(widget)
            self._ring.setWidget(widget)
