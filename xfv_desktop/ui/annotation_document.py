"""The regions of the examination in the window, with undo. The case store follows each edit."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.explanation import Side


class EditAnnotations(QUndoCommand):
    """One set of regions replaced by another; the steps of one gesture become one command."""

    def __init__(
        self,
        document: "AnnotationDocument",
        side: Side,
        after: AnnotationSet,
        text: str,
        gesture: str,
    ) -> None:
        super().__init__(text)
        self.document = document
        self.side = side
        self.before = document.regions(side)
        self.after = after
        self.gesture = gesture

    def id(self) -> int:
        """One kind of command: Qt offers every pair of neighbours for merging."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Takes over a later step of the same gesture on the same photograph."""
        later = cast("EditAnnotations", other)
        if not self.gesture or (self.gesture, self.side) != (later.gesture, later.side):
            return False
        self.after = later.after
        self.setObsolete(self.before == self.after)
        return True

    def redo(self) -> None:
        """Shows the set after the edit."""
        self.document._show(self.side, self.after)

    def undo(self) -> None:
        """Shows the set before the edit."""
        self.document._show(self.side, self.before)


class AnnotationDocument(QObject):
    """Two sets of regions and what was done to them.

    ``save`` asks for a set to be stored with a sentence for the audit trail. It is emitted once
    per edit; while a gesture runs, not before ``settle``.
    """

    changed = Signal(Side)
    save = Signal(Side, AnnotationSet, str)

    def __init__(
        self, regions: Mapping[Side, AnnotationSet], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._regions = dict(regions)
        self._unsaved: tuple[Side, str, str] | None = None
        self._settled = 0

    def regions(self, side: Side) -> AnnotationSet:
        """What is drawn on one photograph now."""
        return self._regions[side]

    def edit(self, side: Side, after: AnnotationSet, text: str, gesture: str = "") -> None:
        """Replace one set.

        Steps that share a ``gesture`` are undone and saved as one, until it is settled.
        """
        if self._unsaved and self._unsaved[::2] != (side, gesture):
            self.settle()
        if after == self.regions(side):
            return
        once = gesture and f"{gesture}, {self._settled}"
        self.stack.push(EditAnnotations(self, side, after, text, once))
        self._unsaved = (side, text, gesture)
        if not gesture:
            self.settle()

    def settle(self) -> None:
        """The gesture is over: what it did is saved."""
        if self._unsaved:
            side, text, _ = self._unsaved
            self._unsaved = None
            self._settled += 1
            self.save.emit(side, self.regions(side), text)

    def undo(self) -> None:
        """Take back the last edit."""
        self.settle()
        if self.stack.canUndo():
            self._save_step(self.stack.index() - 1, "Undone")
            self.stack.undo()
            self.settle()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.settle()
        if self.stack.canRedo():
            self._save_step(self.stack.index(), "Redone")
            self.stack.redo()
            self.settle()

    def _save_step(self, index: int, what: str) -> None:
        command = cast("EditAnnotations", self.stack.command(index))
        self._unsaved = (command.side, f"{what}: {command.text()}", "")

    def _show(self, side: Side, regions: AnnotationSet) -> None:
        self._regions[side] = regions
        self.changed.emit(side)
