"""One background worker, one job at a time; everything comes back in the thread of the window.

What comes into sight is read beside it: nobody looks at an empty pane while faces are compared.
"""

import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot

from xfv_desktop.domain.jobs import Cancelled, CancelToken, Progress, no_progress
from xfv_desktop.services.program.computer import hand_back_memory

T = TypeVar("T")

Work = Callable[[Progress, CancelToken], T]
"""What a job does, in the worker's thread."""

THREAD_NAME = "xfv-job"
RELAY_PAUSE_S = 0.1
REST_MS = 2000
"""How long no job may run before memory is handed back: the next one would ask for it anew."""


class Job:
    """A piece of work that was submitted. ``durable`` jobs are finished even when closing."""

    def __init__(self, title: str, *, durable: bool) -> None:
        self.title = title
        self.durable = durable
        self._token = CancelToken()

    @property
    def token(self) -> CancelToken:
        """The flag that the work looks at."""
        return self._token

    @property
    def cancelled(self) -> bool:
        """Whether stopping was asked for."""
        return self._token.cancelled

    def cancel(self) -> None:
        """Ask the job to stop; a durable job goes on."""
        if not self.durable:
            self._token.cancel()


class JobRunner(QObject):
    """Runs jobs one after the other in one thread, and those beside them in a second one.

    Callbacks are given to ``submit``, never connected afterwards: a fast job would be over by
    then. They and all signals run in the thread of the window. A cancelled job calls nothing but
    ``finished``.
    """

    began = Signal(Job)
    progressed = Signal(Job, float, str)
    ended = Signal(Job)
    failed = Signal(Exception)
    """An error that the submitter did not ask for."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor, self._beside = (
            ThreadPoolExecutor(max_workers=1, thread_name_prefix=THREAD_NAME) for _ in range(2)
        )
        self._jobs: list[Job] = []
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self._executor.submit(hand_back_memory))

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs that are not over, in the order in which they run."""
        return tuple(self._jobs)

    def submit(
        self,
        title: str,
        work: Work[T],
        *,
        succeeded: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        finished: Callable[[], object] | None = None,
        durable: bool = False,
        beside: bool = False,
    ) -> Job:
        """Queue ``work``. Errors without a ``failed`` callback go to the ``failed`` signal.

        ``beside``: work that waits for no other and of whose beginning and progress nobody is told.
        It must not touch the store of a case, which belongs to one thread.
        """
        job = Job(title, durable=durable)
        self._jobs.append(job)
        self._rest.stop()

        report = no_progress if beside else partial(self._report, job)

        def run() -> None:
            outcome: Callable[[], object] | None = None
            try:
                job.token.raise_if_cancelled()
                if not beside:
                    self._arrived.emit(partial(self.began.emit, job))
                value = work(report, job.token)
            except Cancelled:
                pass
            except Exception as error:
                outcome = partial(failed or self.failed.emit, error)
            else:
                outcome = partial(succeeded, value) if succeeded else None
            self._arrived.emit(partial(self._end, job, outcome, finished))

        (self._beside if beside else self._executor).submit(run)
        return job

    def relay(self, show: Callable[[T], object]) -> Callable[[T], None]:
        """``show`` for the worker to call: in the window's thread, at most ten times a second."""
        last = -math.inf

        def call(value: T) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= RELAY_PAUSE_S:
                last = now
                self._arrived.emit(partial(show, value))

        return call

    def close(self) -> None:
        """Cancel what may be cancelled, wait for the rest, and deliver what has arrived."""
        while self._jobs:  # what arrives may submit more: a case that was just opened is closed
            for job in self._jobs:
                job.cancel()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
            time.sleep(0.002)
        self._rest.stop()
        for executor in (self._executor, self._beside):
            executor.shutdown(wait=True)

    def _report(self, job: Job, fraction: float, message: str) -> None:
        self._arrived.emit(partial(self.progressed.emit, job, fraction, message))

    def _end(
        self,
        job: Job,
        outcome: Callable[[], object] | None,
        finished: Callable[[], object] | None,
    ) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self._rest.start()
        self.ended.emit(job)
        if finished:
            finished()
        if outcome:
            outcome()

    @Slot(object)
    def _deliver(self, call: Callable[[], object]) -> None:
        call()
