"""What is begun but not on record when a case is to be closed: it is asked about, never dropped."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMessageBox

from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.panels.notes_panel import NotesPanel
from xfv_desktop.ui.window import tool_docks

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def wire(window: "MainWindow") -> None:
    """The program is not left either before this is asked."""
    window.installEventFilter(_Leaving(window))


def unfinished(window: "MainWindow") -> tuple[str, ...]:
    """What would be lost if the case were closed now, one line each."""
    case = window.desk.case
    return tuple(_lines(window)) if case is not None and case.writable else ()


def ask(window: "MainWindow", go_on: Callable[[], object]) -> None:
    """Go on to close the case; where something would be lost, only if that is wanted."""
    window.desk.settle()
    lines = unfinished(window)
    if not lines:
        go_on()
        return
    box = QMessageBox(window)
    box.setWindowTitle(tr("Close case"))
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(tr("Not everything that was begun is on record."))
    box.setInformativeText(
        tr("If the case is closed now, this is lost:\n{lines}").format(lines="\n".join(lines))
    )
    close = box.addButton(tr("Close and let it go"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(tr("Go back"), QMessageBox.ButtonRole.RejectRole))

    def answered() -> None:
        box.deleteLater()
        if box.clickedButton() is close:
            go_on()

    box.finished.connect(answered)
    box.open()


def _lines(window: "MainWindow") -> Iterator[str]:
    for chains in tool_docks.enhancement(window).chains.values():
        for number in chains.unrecorded:
            yield tr("the enhancement of {exhibit}").format(exhibit=number)
    for number in tool_docks.landmarks(window).drafts.unrecorded:
        yield tr("the moved landmarks of {exhibit}").format(exhibit=number)
    notes = window.findChild(NotesPanel)
    if isinstance(notes, NotesPanel) and notes.text_edit.toPlainText().strip():
        yield tr("the note that is being written")


class _Leaving(QObject):
    """Holds the closing of the window back until the question is answered."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._answered = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The window closes at once where nothing would be lost."""
        if event.type() is not QEvent.Type.Close or watched is not self._window or self._answered:
            return False
        self._window.desk.settle()
        if not unfinished(self._window):
            return False
        event.ignore()
        ask(self._window, self._leave)
        return True

    def _leave(self) -> None:
        self._answered = True
        self._window.close()
