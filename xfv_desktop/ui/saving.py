"""Edits of regions go to the case store at once; what is not there yet is known."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services import annotation
from xfv_desktop.services.casework import CaseFile, Changes
from xfv_desktop.ui.desk import Desk


class Saving(QObject):
    """Stores what the desk asks to be saved. Each set is whole, so a later one mends a failure."""

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, desk: Desk, examiner: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._examiner = examiner
        self._running = 0
        self._unsaved: set[tuple[int, Side]] = set()
        desk.save.connect(self._save)

    @property
    def state(self) -> str:
        """In a word or two; nothing without a case."""
        if self._desk.case is None:
            return ""
        if not self._desk.case.writable:
            return "For reading only"
        return "Saving …" if self._running else "Not saved" if self._unsaved else "Saved"

    def _save(self, number: int, side: Side, regions: AnnotationSet, what: str) -> None:
        case, name = self._desk.case, self._examiner()
        if case is None:
            return

        def work(file: CaseFile, *_: object) -> Changes:
            return annotation.annotate(file, number, side, regions, examiner=name, what=what)

        def finished() -> None:
            self._running -= 1
            self._unsaved.discard((number, side))
            self.changed.emit()

        def failed(error: Exception) -> None:
            self._unsaved.add((number, side))
            self.failed.emit(error)
            self.changed.emit()

        self._running += 1
        case.change("Saving the regions", work, failed=failed, finished=finished, durable=True)
        self.changed.emit()
