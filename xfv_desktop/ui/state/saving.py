"""Edits of regions go to the case store at once; what is not there yet is known."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.pairing import Drawn
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.evidence import annotation
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.state.annotation_document import Sheet
from xfv_desktop.ui.state.desk import Desk


class Saving(QObject):
    """Stores what the desk asks to be saved. Each set is whole, so a later one mends a failure."""

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, desk: Desk, examiner: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._examiner = examiner
        self._running = 0
        self._unsaved: set[tuple[Sheet, Side]] = set()
        desk.save.connect(self._save)

    @property
    def state(self) -> str:
        """In a word or two; nothing without a case."""
        if self._desk.case is None:
            return ""
        if not self._desk.case.writable:
            return tr("For reading only")
        return (
            tr("Saving …") if self._running else tr("Not saved") if self._unsaved else tr("Saved")
        )

    def _save(self, sheet: Sheet, drawn: Drawn, what: str, reason: str) -> None:
        case, name = self._desk.case, self._examiner()
        if case is None:
            return

        def work(file: CaseFile, *_: object) -> Changes:
            number, told = sheet.number, {"what": what, "reason": reason}
            with file.transaction():
                for side, regions in drawn.items():
                    if sheet.of_procedure:
                        done = annotation.draw(file, number, side, regions, person=name, **told)
                    else:
                        done = annotation.annotate(
                            file, number, side, regions, examiner=name, **told
                        )
            return done

        def finished() -> None:
            self._running -= 1
            self._unsaved.difference_update((sheet, side) for side in drawn)
            self.changed.emit()

        def failed(error: Exception) -> None:
            self._unsaved.update((sheet, side) for side in drawn)
            self.failed.emit(error)
            self.changed.emit()

        self._running += 1
        case.change(tr("Saving the regions"), work, failed=failed, finished=finished, durable=True)
        self.changed.emit()
