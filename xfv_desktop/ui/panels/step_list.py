"""The list of the steps of a chain, and words on where the chain stands."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.own_keys import kept
from xfv_desktop.ui.state.enhancement_draft import Draft

LEAST_PX = 96


class StepList(QListWidget):
    """The steps in their order; Ctrl with an arrow key moves one, Delete takes it away."""

    moved = Signal(int)
    """By −1 up, by 1 down."""

    removed = Signal()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Three steps; more where there is room."""
        return QSize(super().sizeHint().width(), LEAST_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same."""
        return QSize(0, LEAST_PX)

    def event(self, event: QEvent) -> bool:
        """On the list these keys are its own, whatever they do elsewhere in the window."""
        own = kept(event, lambda key: _way(key) or key.key() == Qt.Key.Key_Delete)
        return own or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Moves and removes; everything else as lists do."""
        if _way(event):
            self.moved.emit(_way(event))
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _way(event: QKeyEvent) -> int:
    """Where a step is to be moved by a key: up (−1), down (1), or not at all (0)."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 0
    ways: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
    return ways.get(event.key(), 0)


def state_words(draft: Draft | None, *, writable: bool) -> str:
    """What is on record of the chain, or what stands against it."""
    if draft is None:
        return tr("Lay an exhibit out to enhance its picture; the original is never altered.")
    if draft.fault:
        return said(draft.fault)
    if not writable:
        return tr("This case is open for reading only.")
    if draft.recording:
        return tr("Following the chain in full size …")
    if draft.steps != draft.recorded:
        return tr("Not on record yet.")
    if not draft.steps:
        return tr("As it came. The original is never altered, whatever is done here.")
    return tr("On record, with the hash of each result.")
