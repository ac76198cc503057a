"""A small icon beside a text."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from xfv_desktop.ui.elements.icons import picture
from xfv_desktop.ui.elements.theme import current_theme


class Sign(QLabel):
    """An icon of ``edge`` pixels in one of the theme's colours, drawn anew when these change."""

    def __init__(self, edge: int, colour: str) -> None:
        super().__init__()
        self._edge, self._colour, self._name = edge, colour, ""

    def show_icon(self, name: str) -> None:
        """This one in place of the one before."""
        self._name = name
        colour = QColor(getattr(current_theme(), self._colour))
        self.setPixmap(picture(name, colour, self._edge))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._name:
            self.show_icon(self._name)
