"""The case in the window: written in the worker's thread only, read in the window's thread."""

from collections.abc import Callable
from pathlib import Path

import attrs
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.comparison import Comparison
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.fidelity import FidelityRecord
from xfv_desktop.domain.jobs import Cancelled, CancelToken, Progress
from xfv_desktop.domain.likelihood import Evaluation
from xfv_desktop.services import backup, casework, checking, intake, likelihood
from xfv_desktop.services.casework import CaseFile, CaseOverview, Changes
from xfv_desktop.ui.image_layers import image_from_rgb
from xfv_desktop.ui.jobs import Job, JobRunner
from xfv_desktop.ui.photographs import Photographs

Change = Callable[[CaseFile, Progress, CancelToken], Changes]
"""What a changing job does with the writable case, in the worker's thread."""


@attrs.frozen
class Opened:
    """A case that the worker opened for writing; ``fault`` is what the audit trail shows."""

    writer: CaseFile
    fault: str | None


def open_in_worker(
    runner: JobRunner, title: str, make: Callable[[], CaseFile], opened: Callable[[Opened], None]
) -> Job:
    """Open or create a case in the worker's thread and check its audit trail."""

    def work(_: Progress, cancel: CancelToken) -> Opened:
        writer = make()
        if cancel.cancelled:
            writer.close()
            raise Cancelled
        return Opened(writer, checking.trail_fault(writer))

    return runner.submit(title, work, succeeded=opened)


def close_in_worker(runner: JobRunner, opened: Opened) -> None:
    """Close a case that nobody wants any more."""
    runner.submit("Closing the case", lambda *_: opened.writer.close(), durable=True)


class OpenCase(QObject):
    """One open case. ``changed`` tells what a job changed, after ``overview`` was read again."""

    changed = Signal(Changes)

    def __init__(self, runner: JobRunner, opened: Opened, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._opened = opened
        self._reader = casework.open_case(opened.writer.folder, writable=False)
        self._closed = False
        self.overview: CaseOverview = casework.overview(self._reader)
        self.photographs = Photographs(self._read_photograph, self)

    @property
    def fault(self) -> str | None:
        """What is wrong with the audit trail, as it was when the case was opened."""
        return self._opened.fault

    @property
    def folder(self) -> Path:
        """The folder of the case."""
        return self._reader.folder

    def exhibit(self, number: str) -> Exhibit:
        """The exhibit of that number."""
        return next(e for e in self.overview.exhibits if e.number == number)

    def examination(self, number: int) -> Examination:
        """An examination with its maps and regions."""
        return casework.load_examination(self._reader, number)

    def fidelity(self, number: int) -> FidelityRecord | None:
        """What the check of an examination's maps found, if there was one."""
        return casework.fidelity_records(self._reader).get(number)

    def evaluation(self, comparison: Comparison) -> Evaluation:
        """The likelihood ratio of a comparison by the case's calibration, or why there is none."""
        return likelihood.case_evaluation(self._reader, comparison)

    def frame(self) -> likelihood.Frame | None:
        """The propositions and the calibration that the case names."""
        return likelihood.frame(self._reader)

    def audit_trail(self) -> tuple[AuditEvent, ...]:
        """Everything that was done in the case."""
        return casework.audit_trail(self._reader)

    def change(
        self,
        title: str,
        change: Change,
        *,
        succeeded: Callable[[Changes], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        finished: Callable[[], object] | None = None,
        durable: bool = False,
    ) -> Job:
        """Change the case in the worker's thread; afterwards ``changed`` is emitted."""

        def work(progress: Progress, cancel: CancelToken) -> Changes:
            return change(self._opened.writer, progress, cancel)

        def done(changes: Changes) -> None:
            if self._closed:
                return
            self.overview = casework.overview(self._reader)
            self.changed.emit(changes)
            if succeeded:
                succeeded(changes)

        return self._runner.submit(
            title, work, succeeded=done, failed=failed, finished=finished, durable=durable
        )

    def back_up(self, place: Path, progress: Progress, cancel: CancelToken) -> backup.Backup:
        """A checked copy of the case; only to be called in the worker's thread."""
        return backup.back_up(self._opened.writer, place, progress=progress, cancel=cancel)

    def close(self) -> None:
        """Everything that waits to be saved is saved; then both connections are closed."""
        self._closed = True
        close_in_worker(self._runner, self._opened)
        self._reader.close()

    def _read_photograph(self, exhibit: Exhibit, show: Callable[[QImage], None]) -> None:
        def work(*_: object) -> QImage:
            return image_from_rgb(intake.photograph(self._opened.writer, exhibit))

        def arrived(image: QImage) -> None:
            if not self._closed:
                show(image)

        self._runner.submit(f"Reading {exhibit.number}", work, succeeded=arrived)
