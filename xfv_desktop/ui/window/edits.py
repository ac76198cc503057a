"""What Undo and Redo work on: regions and lines, those first that were edited last."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoStack

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def stacks(window: "MainWindow") -> list[QUndoStack]:
    """What can be taken back, in the order in which it would be."""
    document, guides = window.desk.document, window.page.guides
    regions = [document.stack] if document else []
    return [guides.stack, *regions] if guides.edited_last else [*regions, guides.stack]


def next_steps(window: "MainWindow") -> tuple[str, str]:
    """What Undo would take back, and what Redo would do again; empty where there is nothing."""
    edited = stacks(window)
    undo = next((stack.undoText() for stack in edited if stack.canUndo()), "")
    return undo, next((stack.redoText() for stack in edited if stack.canRedo()), "")


def undo(window: "MainWindow") -> None:
    """Take back the last edit of a region or a line."""
    stack = next((stack for stack in stacks(window) if stack.canUndo()), None)
    if stack is window.page.guides.stack:
        stack.undo()
    else:
        window.desk.undo()


def redo(window: "MainWindow") -> None:
    """Do again what was taken back."""
    stack = next((stack for stack in stacks(window) if stack.canRedo()), None)
    if stack is window.page.guides.stack:
        stack.redo()
    else:
        window.desk.redo()
