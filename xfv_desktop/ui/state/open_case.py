"""The case in the window: written in the worker's thread only, read in the window's thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.casework import Examination, ExaminationSummary
from xfv_desktop.domain.checkpoint import Checkpoint
from xfv_desktop.domain.comparison import Comparison
from xfv_desktop.domain.custody import CustodyEntry
from xfv_desktop.domain.drawn_lines import Lines
from xfv_desktop.domain.enhancement import Chain
from xfv_desktop.domain.enhancement_record import Purpose
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.fidelity import FidelityRecord
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.likelihood import Evaluation
from xfv_desktop.domain.notes import Note
from xfv_desktop.domain.pool import Pool
from xfv_desktop.services.cases import (
    backup,
    casework,
    checking,
    checkpoints,
    custody,
    likelihood,
    occurrences,
)
from xfv_desktop.services.cases.casework import CaseFile, CaseOverview, Changes, Document, Vault
from xfv_desktop.services.evidence import annotation, drawn_lines, enhancement, intake
from xfv_desktop.services.opinion import notes, unmasking
from xfv_desktop.services.signatures.verification import ReportStatus, verify_beside
from xfv_desktop.ui.elements.jobs import Job, JobRunner
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.pictures.image_layers import image_from_rgb
from xfv_desktop.ui.pictures.photographs import Decoded, Photographs, thumbnail
from xfv_desktop.ui.state.opened import Opened, close_in_worker

T = TypeVar("T")

Change = Callable[[CaseFile, Progress, CancelToken], Changes]
"""What a changing job does with the writable case, in the worker's thread."""


class OpenCase(QObject):
    """One open case. ``changed`` tells what a job changed, after ``overview`` was read again."""

    changed = Signal(Changes)

    def __init__(self, runner: JobRunner, opened: Opened, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._opened = opened
        self._reader = casework.open_beside(opened.file)
        self._closed = False
        self._viewed: set[tuple[str, str]] = set()
        self.overview: CaseOverview = casework.overview(self._reader)
        self.photographs = Photographs(self._read_photograph, self)

    @property
    def fault(self) -> str | None:
        """What is wrong with the audit trail, as it was when the case was opened."""
        return self._opened.fault

    @property
    def person(self) -> str:
        """Who works; empty where the case is only read."""
        return self._opened.person

    @property
    def why_reading(self) -> str:
        """Why the case can only be read; empty where it can be written."""
        return self._opened.why_reading

    @property
    def writable(self) -> bool:
        """Whether something can be changed."""
        return self._opened.file.writable

    @property
    def vault(self) -> Vault | None:
        """What opens the case again, if it is encrypted."""
        return self._reader.vault

    def report(self, number: str) -> Document:
        """The PDF of an issued report."""
        report = next(r for r in self.overview.reports if r.id == number)
        return casework.report_document(self._reader, report)

    @property
    def folder(self) -> Path:
        """The folder of the case."""
        return self._reader.folder

    def exhibit(self, number: str) -> Exhibit:
        """The exhibit of that number."""
        return next(e for e in self.overview.exhibits if e.number == number)

    def summary(self, number: int) -> ExaminationSummary:
        """What a list says of the examination of that number."""
        return next(e for e in self.overview.examinations if e.number == number)

    def examination(self, number: int) -> Examination:
        """An examination with its maps and regions."""
        return casework.load_examination(self._reader, number)

    def fidelity(self, number: int) -> FidelityRecord | None:
        """What the check of an examination's maps found, if there was one."""
        return casework.fidelity_records(self._reader).get(number)

    def standing(self, person: str) -> unmasking.Standing:
        """What a person has recorded, and what is hidden from them."""
        return unmasking.standing(self._reader, person)

    def pools(self) -> tuple[Pool, ...]:
        """What came out of several questioned exhibits compared as one."""
        return likelihood.pools(self._reader)

    def chain(self, number: str, person: str, purpose: Purpose) -> Chain:
        """A person's enhancement of an exhibit for the eye or for the network, as on record."""
        return enhancement.chain_of(self._reader, number, person, purpose)

    def lines(self, questioned: str, known: str, person: str) -> Lines:
        """A person's lines over a pair, as they are on record."""
        return drawn_lines.lines_of(self._reader, questioned, known, person)

    def ask(
        self,
        title: str,
        work: Callable[[CaseFile, Progress, CancelToken], T],
        show: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Job:
        """Call ``show`` with what the worker found out, unless the case was closed meanwhile."""

        def arrived(found: T) -> None:
            if not self._closed:
                show(found)

        return self._runner.submit(
            title,
            lambda progress, cancel: work(self._opened.file, progress, cancel),
            succeeded=arrived,
            failed=failed,
        )

    def evaluation(self, comparison: Comparison) -> Evaluation:
        """The likelihood ratio of a comparison by the case's calibration, or why there is none."""
        return likelihood.case_evaluation(self._reader, comparison)

    def frame(self) -> likelihood.Frame | None:
        """The propositions and the calibration that the case names."""
        return likelihood.frame(self._reader)

    def audit_trail(self, *, after: int = 0, most: int | None = None) -> tuple[AuditEvent, ...]:
        """What was done in the case, behind an event and so many events."""
        return casework.audit_trail(self._reader, after=after, most=most)

    def drawn(self, procedure: int) -> dict[Side, AnnotationSet]:
        """What is drawn on the photographs of a procedure."""
        return annotation.drawn(self._reader, procedure)

    def notes(self, person: str) -> tuple[Note, ...]:
        """The notes that a person may read."""
        return notes.notes_for(self._reader, person)

    def custody(self) -> tuple[CustodyEntry, ...]:
        """The custody ledger."""
        return custody.ledger(self._reader)

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The signed checkpoints."""
        return checkpoints.checkpoints(self._reader)

    def save_checkpoint(self, path: str) -> None:
        """The newest checkpoint as a file; raises UserError."""
        checkpoints.save_checkpoint(self._reader, Path(path))

    def check(self, progress: Progress, cancel: CancelToken) -> str | None:
        """The whole check, in the worker's thread; a fault becomes an event of the trail."""
        file = self._opened.file
        fault = checking.case_fault(file, progress=progress, cancel=cancel)
        if fault is not None and self.writable:
            checking.record_failure(file, fault, person=self.person)
        return fault

    def view(self, **things: str) -> None:
        """Note what comes into sight for the first time since the case was opened."""
        new = {
            kind: number for kind, number in things.items() if (kind, number) not in self._viewed
        }
        if new and self.writable:
            self._viewed.update(new.items())
            self.change(
                tr("Noting what is viewed"),
                lambda file, *_: occurrences.viewed(file, new, person=self.person),
                durable=True,
            )

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
            if not self.writable:
                raise UserError(
                    tr("This case is open for reading only: {why_reading}.").format(
                        why_reading=said(self.why_reading)
                    )
                )
            return change(self._opened.file, progress, cancel)

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

    def verified(self, document: Document, trust: Sequence[Path]) -> ReportStatus:
        """What a report is worth beside this case; only to be called in the worker's thread."""
        return verify_beside(self._opened.file, document, trust=trust)

    def back_up(self, place: Path, progress: Progress, cancel: CancelToken) -> backup.Backup:
        """A checked copy of the case; only to be called in the worker's thread."""
        return backup.back_up(self._opened.file, place, progress=progress, cancel=cancel)

    def close(self) -> None:
        """Everything that waits to be saved is saved; then both connections are closed."""
        self._closed = True
        self.photographs.forget()
        close_in_worker(self._runner, self._opened)
        self._reader.close()

    def _read_photograph(self, exhibit: Exhibit, over: Callable[[Decoded | None], None]) -> None:
        """From the files of the case only, so beside whatever runs."""
        read: list[Decoded] = []

        def work(*_: object) -> None:
            image = image_from_rgb(intake.photograph(self._opened.file, exhibit))
            read.append(Decoded(image, thumbnail(image, exhibit.face)))

        def finished() -> None:
            if not self._closed:
                over(read.pop() if read else None)

        self._runner.submit(
            tr("Reading {exhibit}").format(exhibit=exhibit.number), work, finished=finished,
            beside=True,
        )  # fmt: skip
