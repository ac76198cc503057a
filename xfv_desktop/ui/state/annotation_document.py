"""The regions of the pair in the window, with undo. The case store follows each edit."""

from collections.abc import Mapping
from typing import NamedTuple, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.pairing import Drawn


class Sheet(NamedTuple):
    """What the regions belong to: an examination, or a procedure that has none yet."""

    number: int
    of_procedure: bool = False


class EditAnnotations(QUndoCommand):
    """Sets of regions replaced by others; the steps of one gesture become one command."""

    def __init__(
        self, document: "AnnotationDocument", after: Drawn, text: str, gesture: str
    ) -> None:
        super().__init__(text)
        self.document = document
        self.before = {side: document.regions(side) for side in after}
        self.after = dict(after)
        self.gesture = gesture

    def id(self) -> int:
        """One kind of command: Qt offers every pair of neighbours for merging."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Takes over a later step of the same gesture on the same photographs."""
        later = cast("EditAnnotations", other)
        same = (self.gesture, set(self.after)) == (later.gesture, set(later.after))
        if not self.gesture or not same:
            return False
        self.after = later.after
        self.setObsolete(self.before == self.after)
        return True

    def redo(self) -> None:
        """Shows the sets after the edit."""
        self.document._show(self.after)

    def undo(self) -> None:
        """Shows the sets before the edit."""
        self.document._show(self.before)


class AnnotationDocument(QObject):
    """Two sets of regions and what was done to them.

    ``save`` asks for sets (by side) to be stored with a sentence for the audit trail. It is emitted
    once per edit; while a gesture runs, not before ``settle``. Undo brings regions back, but no
    number is given twice.
    """

    changed = Signal(Side)
    save = Signal(object, str)

    def __init__(
        self, regions: Mapping[Side, AnnotationSet], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._regions = dict(regions)
        self._unsaved: tuple[frozenset[Side], str, str] | None = None
        self._settled = 0

    @property
    def drawn(self) -> Drawn:
        """What is drawn on both photographs now."""
        return self._regions

    def regions(self, side: Side) -> AnnotationSet:
        """What is drawn on one photograph now."""
        return self._regions[side]

    def edit(self, side: Side, after: AnnotationSet, text: str, gesture: str = "") -> None:
        """Replace one set.

        Steps that share a ``gesture`` are undone and saved as one, until it is settled.
        """
        self.edit_both({side: after}, text, gesture)

    def edit_both(self, drawn: Drawn, text: str, gesture: str = "") -> None:
        """Replace the sets that are named, as one edit."""
        after = {side: one for side, one in drawn.items() if one != self.regions(side)}
        sides = frozenset(after)
        if self._unsaved and self._unsaved[::2] != (sides, gesture):
            self.settle()
        if not after:
            return
        once = gesture and f"{gesture}, {self._settled}"
        self.stack.push(EditAnnotations(self, after, text, once))
        self._unsaved = (sides, text, gesture)
        if not gesture:
            self.settle()

    def settle(self) -> None:
        """The gesture is over: what it did is saved."""
        if self._unsaved:
            sides, text, _ = self._unsaved
            self._unsaved = None
            self._settled += 1
            self.save.emit({side: self.regions(side) for side in Side if side in sides}, text)

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
        self._unsaved = (frozenset(command.after), f"{what}: {command.text()}", "")

    def _show(self, drawn: Drawn) -> None:
        for side, regions in drawn.items():
            self._regions[side] = regions.counting_from(self._regions[side])
        for side in drawn:
            self.changed.emit(side)
