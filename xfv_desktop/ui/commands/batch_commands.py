"""A batch of the open case: one pair after the other in the worker, each a job of its own.

Whatever else waits for the worker, such as edits to be saved, runs between two pairs.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from xfv_desktop.domain.batch import Batch, BatchEntry, Pair, PairState
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.comparison import batch
from xfv_desktop.ui.commands.fidelity_commands import check as check_maps
from xfv_desktop.ui.commands.view_commands import bring_below
from xfv_desktop.ui.dialogs.model_choice import chosen_models
from xfv_desktop.ui.elements.jobs import Job
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.panels.batch_panel import BatchPanel
from xfv_desktop.ui.state.open_case import OpenCase

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

EXPLAINER = "fggb"
ALL_COMPARED = tr(
    "Every one of these pairs has such a result already. Tick “Compared ones too” to compare "
    "them once more."
)


def wire(window: "MainWindow") -> None:
    """The panel's wishes become work of the window's worker."""
    BatchWork(window, _panel(window))


def show_batch(window: "MainWindow") -> None:
    """Bring the pairs into sight."""
    bring_below(window, _panel(window))


def _panel(window: "MainWindow") -> BatchPanel:
    return window.findChildren(BatchPanel)[0]


class BatchWork(QObject):
    """Begins the next pair when the one before is over and nothing else is compared or issued."""

    def __init__(self, window: "MainWindow", panel: BatchPanel) -> None:
        super().__init__(panel)
        self._window, self._panel = window, panel
        self._case: OpenCase | None = None
        self._job: Job | None = None
        self._begun = 0.0
        self._made: tuple[int, ...] = ()
        panel.stepped.connect(self.take)
        panel.add_wanted.connect(self._add_all)
        panel.list_wanted.connect(self._add_list)
        panel.opened.connect(window.desk.show_examination)
        window.desk.changed.connect(self._follow_case)
        window.runner.progressed.connect(self._progressed)
        window.runner.ended.connect(lambda _: self._go_on())

    def take(self, wanted: Batch) -> None:
        """Another order, a pause, a cancel: the running pair stops if it is cancelled now."""
        running = self._panel.batch.running
        self._panel.show_batch(wanted)
        stopped = running and wanted.entry(running.pair).state is PairState.CANCELLED
        if self._job and stopped:
            self._job.cancel()
        self._go_on()

    def _follow_case(self) -> None:
        if self._window.desk.case is not self._case:
            self._case, self._job, self._made = self._window.desk.case, None, ()
            self._panel.remark = ""
            self._panel.show_batch(Batch())

    def _add_all(self) -> None:
        if self._case is not None:
            self._add(batch.every_pair(self._case.overview.exhibits))

    def _add_list(self) -> None:
        if self._case is None:
            return
        kinds = tr("Lists of pairs (*.csv);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Choose a list of pairs"), str(self._window.place), kinds
        )
        if not chosen:
            return
        try:
            self._add(batch.listed_pairs(Path(chosen), self._case.overview.exhibits))
        except UserError as error:
            self._window.show_error(error)

    def _add(self, pairs: tuple[Pair, ...]) -> None:
        case, panel = self._case, self._panel
        if case is None:
            return
        fresh = pairs
        if not panel.again_box.isChecked():
            fresh = batch.not_yet_compared(
                pairs, case.overview, models=chosen_models(self._window.settings),
                explainer=EXPLAINER,
            )  # fmt: skip
        left_out = len(pairs) - len(fresh)
        panel.remark = (
            tr("{left_out} left out: compared before.").format(left_out=left_out)
            if left_out
            else ""
        )
        if pairs and not fresh:
            panel.remark = ALL_COMPARED
        elif not pairs:
            panel.remark = tr(
                "A pair needs a questioned and a known exhibit: add photographs first."
            )
        person = self._window.examiner.name
        entries = batch.entries(self._window.desk.standing, fresh, person=person)
        self.take(panel.batch.added(entries))

    def _go_on(self) -> None:
        case, following = self._case, self._panel.batch.following
        if case is None or self._window.main_job is not None:
            return
        if following is not None:
            self._compare(case, following)
        elif self._panel.batch.finished and self._made:
            made, self._made = self._made, ()
            if self._panel.check_box.isChecked():
                check_maps(self._window, made)

    def _compare(self, case: OpenCase, entry: BatchEntry) -> None:
        window, panel, (questioned, known) = self._window, self._panel, entry.pair
        person, device = window.examiner.name, str(window.settings.get("compute.device"))
        models = chosen_models(window.settings)
        begun = time.monotonic()

        def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
            from xfv_desktop.services.comparison import examination

            return examination.examine(
                file, questioned, known, examiner=person, models=models, explainer=EXPLAINER,
                device=device, progress=progress, cancel=cancel,
            )  # fmt: skip

        def compared(changes: Changes) -> None:
            numbers = tuple(map(int, changes.numbers))
            self._made += numbers
            self._over(case, panel.batch.done(entry.pair, numbers, time.monotonic() - begun))

        def failed(error: Exception) -> None:
            note = batch.failure(entry.pair, error)
            if window.desk.case is case:
                self._over(case, panel.batch.failed(entry.pair, note))

        def finished() -> None:
            if window.desk.case is case and job.cancelled:
                self._cancelled(entry.pair)

        self._begun = begun
        panel.remark = ""
        panel.show_batch(panel.batch.begun(entry.pair))
        over = len(panel.batch.entries) - panel.batch.count(PairState.WAITING)
        place = tr("{over} of {entries}").format(over=over, entries=len(panel.batch.entries))
        job = self._job = case.change(
            tr("Comparing {questioned} with {known}, {place}").format(questioned=questioned,
            known=known, place=place), work,
            succeeded=compared, failed=failed, finished=finished,
        )  # fmt: skip
        window.begin(job, comparing=entry.pair)

    def _cancelled(self, pair: Pair) -> None:
        """Where the work was stopped, and not the pair in the table, the rest waits to be told."""
        now = self._panel.batch
        if now.entry(pair).state is PairState.RUNNING:
            self._panel.remark = tr("{pair} was cancelled; the others wait.").format(
                pair=" – ".join(pair)
            )
            self._panel.show_batch(now.cancelled(pair).switched(paused=True))

    def _over(self, case: OpenCase, now: Batch) -> None:
        if self._window.desk.case is case:
            self._panel.show_batch(now)
            self._go_on()

    def _progressed(self, job: Job, fraction: float, _: str) -> None:
        if job is self._job:
            self._panel.show_time(time.monotonic() - self._begun, fraction)
