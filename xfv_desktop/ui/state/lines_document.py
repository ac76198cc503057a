"""The lines over the pair on the desk, with undo; the case keeps them for whoever drew them."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from xfv_desktop.domain.drawn_lines import Lines
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.evidence import drawn_lines
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.state.desk import Desk

PAUSE_MS = 2_000
"""Lines are put on record once none was drawn or removed for so long."""

Key = tuple[str, str, str]


class SetLines(QUndoCommand):
    """Lines replaced by others."""

    def __init__(self, document: "LinesDocument", after: Lines, text: str) -> None:
        super().__init__(text)
        self._document, self._before, self._after = document, document.lines, after

    def redo(self) -> None:
        """The lines after it."""
        self._document.put(self._after)

    def undo(self) -> None:
        """The lines before it."""
        self._document.put(self._before)


class LinesDocument(QObject):
    """Everybody has their own lines of each pair.

    Where nothing can be written, they stay until the case is closed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: Key | None = None
        self._kept: dict[Key, Lines] = {}
        self._recorded: dict[Key, Lines] = {}
        self.lines: Lines = ()
        self.stack = QUndoStack(self)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._record)
        desk.settling.connect(self.settle)
        desk.changed.connect(self._pair_changed)
        desk.standing_changed.connect(self._pair_changed)

    def edit(self, after: Lines, text: str) -> None:
        """Other lines; ``text`` says what was done."""
        if after != self.lines:
            self.stack.push(SetLines(self, after, text))

    def put(self, lines: Lines) -> None:
        """These lines from now on."""
        self.lines = lines
        if self._key is not None:
            self._kept[self._key] = lines
            self._pause.start()
        self.changed.emit()

    def settle(self) -> None:
        """What was changed is put on record now."""
        if self._pause.isActive():
            self._pause.stop()
            self._record()

    def _pair_changed(self) -> None:
        case, pair = self._desk.case, self._desk.pair
        key = (self._desk.person, *pair) if case is not None and pair is not None else None
        if key == self._key:
            return
        self._key = key
        if case is None:
            self._kept.clear()
            self._recorded.clear()
        elif key is not None and key not in self._kept:
            self._kept[key] = self._recorded[key] = case.lines(*key[1:], key[0])
        self.lines = self._kept.get(key, ()) if key is not None else ()
        self.stack.clear()
        self.changed.emit()

    def _record(self) -> None:
        """In the case that is open still: ``settle`` comes before it is closed."""
        case = self._desk.case
        for key, lines in self._kept.items():
            if case is None or not case.writable or lines == self._recorded[key]:
                continue
            self._recorded[key] = lines
            person, questioned, known = key
            case.change(
                tr("Keeping the lines"),
                partial(_kept_in, questioned, known, lines, person),
                durable=True,
            )


def _kept_in(
    questioned: str, known: str, lines: Lines, person: str, file: CaseFile, *_: object
) -> Changes:
    return drawn_lines.keep_lines(file, questioned, known, lines, person=person)
