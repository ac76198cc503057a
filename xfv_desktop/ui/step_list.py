"""The list of the steps of a chain, and words on where the chain stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from xfv_desktop.ui.enhancements import Draft


class StepList(QListWidget):
    """The steps in their order; Alt with an arrow key moves one, Delete takes it away."""

    moved = Signal(int)
    """By −1 up, by 1 down."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Moves and removes; everything else as lists do."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def state_words(draft: Draft | None, *, writable: bool) -> str:
    """What is on record of the chain, or what stands against it."""
    if draft is None:
        return "Lay an exhibit out to enhance its picture; the original is never altered."
    if draft.fault:
        return draft.fault
    if not writable:
        return "This case is open for reading only."
    if draft.recording:
        return "Following the chain in full size …"
    if draft.steps != draft.recorded:
        return "Not on record yet."
    if not draft.steps:
        return "As it came. The original is never altered, whatever is done here."
    return "On record, with the hash of each result."
