"""A cross that closes what it stands on."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton

from xfv_desktop.ui.elements.icons import icon
from xfv_desktop.ui.elements.theme import current_theme


class CloseButton(QToolButton):
    """``words`` say what is closed, in the tip and to screen readers."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The sign follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        self.setIcon(icon("cancel", QColor(current_theme().text), None))
