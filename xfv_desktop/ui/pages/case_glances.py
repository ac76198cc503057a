"""Glances at cases that are not open: sketches, faces and seals, read in a thread of their own."""

from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.records import case_search, sketches
from xfv_desktop.services.records.sketches import Condition, Sketch
from xfv_desktop.ui.elements.jobs import Job, JobRunner
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pictures.image_layers import image_from_rgb
from xfv_desktop.ui.pictures.photographs import thumbnail

FACES = 5
"""So many faces are shown of a case."""

Faces = tuple[QImage, ...]


@attrs.frozen
class Seal:
    """What the check of a case found; ``fault`` is ``None`` where all is as sealed."""

    fault: str | None


class CaseGlances(QObject):
    """Looks at cases one after the other: first what they are, then whom they show, then the seals.

    What was found stays for as long as the case does not change; pixels are never written to disk.
    """

    sketched = Signal(Sketch)
    pictured = Signal(Path, tuple)
    checking = Signal(Path, float)
    checked = Signal(Path, Seal)
    found = Signal(str, tuple)
    """What was looked for, and the cases that have it."""

    refused = Signal(str, Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner: JobRunner | None = JobRunner(self)
        self._runner.progressed.connect(self._progressed)
        self._checks: dict[Job, Path] = {}
        self._seals: dict[Path, tuple[str, Seal]] = {}
        self._faces: dict[Path, tuple[str, Faces]] = {}

    @property
    def busy(self) -> bool:
        """Whether something is still being read."""
        return self._runner is not None and bool(self._runner.jobs)

    def look(self, folders: Sequence[Path]) -> None:
        """Look at these cases, and no longer at others."""
        self.stop()
        for folder in folders:
            self._submit(folder.stem, lambda *_, f=folder: sketches.sketch(f), self._sketched)

    def find(self, settings: Settings, text: str) -> None:
        """Look for the cases with these words; nothing else is looked at any more."""
        self.stop()
        self._submit(
            tr("Looking for cases"),
            lambda progress, cancel: case_search.find_cases(
                settings, text, progress=progress, cancel=cancel
            ),
            lambda cases: self.found.emit(text, cases),
            lambda error: self.refused.emit(text, error),
        )

    def stop(self) -> None:
        """What was not read yet is not read any more."""
        for job in self._runner.jobs if self._runner else ():
            job.cancel()
        self._checks.clear()

    def end(self) -> None:
        """Stop for good and wait for the thread."""
        runner, self._runner = self._runner, None
        if runner:
            runner.close()

    def _submit(
        self,
        title: str,
        work: Callable[[Progress, CancelToken], object],
        succeeded: Callable[..., object],
        failed: Callable[[Exception], object] = lambda _: None,
    ) -> Job | None:
        if self._runner is None:
            return None
        return self._runner.submit(title, work, succeeded=succeeded, failed=failed)

    def _sketched(self, sketch: Sketch) -> None:
        self.sketched.emit(sketch)
        if sketch.condition is not Condition.READABLE:
            return
        folder, stamp = sketch.folder, sketch.stamp
        of, faces = self._faces.get(folder, ("", ()))
        if of == stamp:
            self.pictured.emit(folder, faces)
        elif sketch.told:
            self._submit(
                folder.stem, lambda _, cancel: _faces(folder, cancel),
                lambda faces: self._pictured(folder, stamp, faces),
            )  # fmt: skip
        if folder in self._seals and self._seals[folder][0] == stamp:
            self.checked.emit(folder, self._seals[folder][1])
            return
        job = self._submit(
            folder.stem,
            lambda progress, cancel: sketches.seal_fault(folder, progress=progress, cancel=cancel),
            lambda fault: self._sealed(folder, stamp, Seal(fault)),
            lambda error: self._sealed(folder, stamp, Seal(str(error))),
        )
        if job:
            self._checks[job] = folder

    def _pictured(self, folder: Path, stamp: str, faces: Faces) -> None:
        self._faces[folder] = (stamp, faces)
        self.pictured.emit(folder, faces)

    def _sealed(self, folder: Path, stamp: str, seal: Seal) -> None:
        self._seals[folder] = (stamp, seal)
        self.checked.emit(folder, seal)

    def _progressed(self, job: Job, fraction: float, _: str) -> None:
        if job in self._checks and not job.cancelled:
            self.checking.emit(self._checks[job], fraction)


def _faces(folder: Path, cancel: CancelToken) -> Faces:
    """Thumbnails of the first exhibits that may be told of, as the order of work is now."""
    faces = []
    with casework.open_case(folder, writable=False) as case:
        for exhibit in sketches.sketch_of(case).told[:FACES]:
            cancel.raise_if_cancelled()
            faces.append(_face(case, exhibit))
    return tuple(faces)


def _face(case: casework.CaseFile, exhibit: Exhibit) -> QImage:
    return thumbnail(image_from_rgb(intake.photograph(case, exhibit)), exhibit.face)
