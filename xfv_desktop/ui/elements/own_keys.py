"""Keys that a widget keeps for itself while it has the focus, whatever they do in the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def kept(event: QEvent, own: Callable[[QKeyEvent], object]) -> bool:
    """Whether Qt asked for a shortcut with a key that is the widget's own: it was answered."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    if not own(event):
        return False
    event.accept()
    return True
