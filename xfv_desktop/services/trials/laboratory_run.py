"""The work of a laboratory run: units in worker processes, each result on disk before the next.

A unit is one pair under one model and one explainer. A run that was killed goes on with the units
that are missing from its checkpoint.
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

import attrs

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Cancelled, CancelToken, Progress
from xfv_desktop.domain.trial import TrialSettings
from xfv_desktop.engine.explainers.pair import pair_of
from xfv_desktop.engine.trials.metric import METRICS
from xfv_desktop.engine.trials.session import (
    Bench,
    PairOnTrial,
    prepared_bench,
    tried,
    use_threads,
)
from xfv_desktop.services.comparison.examination import network
from xfv_desktop.services.trials.laboratory_checkpoint import (
    Key,
    UnitResult,
    read_checkpoint,
    writing,
)
from xfv_desktop.services.trials.laboratory_pairs import Crops, LabPair


@attrs.frozen
class Unit:
    """One pair under one model, by the name of its card, and one explainer."""

    model: str
    explainer: str
    pair: LabPair

    @property
    def key(self) -> Key:
        """What tells units apart."""
        return self.model, self.explainer, self.pair.number


@attrs.frozen
class Work:
    """What every worker needs. ``models``: card's name → name or path that it was asked for by."""

    models: Mapping[str, str]
    crops: Mapping[str, Crops]
    gallery: tuple[str, ...]
    metrics: tuple[str, ...]
    settings: TrialSettings
    device: str


class Flag(Protocol):
    """An event that processes share."""

    def is_set(self) -> bool:
        """Whether stopping was asked for."""


class SharedCancel(CancelToken):
    """Cancelling that comes from the process that started this one."""

    def __init__(self, flag: Flag) -> None:
        super().__init__()
        self._flag = flag

    @property
    def cancelled(self) -> bool:
        """Whether stopping was asked for."""
        return self._flag.is_set()

    def raise_if_cancelled(self) -> None:
        """Raises ``Cancelled`` once stopping was asked for."""
        if self.cancelled:
            raise Cancelled


class Worker:
    """One process's networks; those with memory are made when a unit first wants them."""

    def __init__(self, work: Work, cancel: CancelToken) -> None:
        self._work, self._cancel = work, cancel
        self._benches: dict[tuple[str, str], Bench] = {}

    def result(self, unit: Unit) -> UnitResult:
        """The unit's result; costly metrics on the first pairs only."""
        work, pair = self._work, unit.pair
        crops = work.crops[unit.model]
        on_trial = PairOnTrial(
            probe=crops[pair.image_a],
            reference=crops[pair.image_b],
            mated=pair.same,
            place=pair.place,
            donor=crops[pair.donor],
            others=tuple(crops[name] for name in pair.gallery),
        )
        costly = pair.number < work.settings.costly_pairs
        metrics = [name for name in work.metrics if costly or not METRICS[name].costly]
        bench = self._bench(unit.model, unit.explainer)
        found = tried(bench, on_trial, metrics, work.settings, self._cancel)
        score = pair_of(bench.network, on_trial.probe, on_trial.reference).score
        return UnitResult(
            unit.model,
            unit.explainer,
            pair.number,
            score,
            tuple(m for one, _ in found.values() for m in one.measurements),
            tuple(c for one, _ in found.values() for c in one.curves),
            {name or "explanation": seconds for name, (_, seconds) in found.items()},
        )

    def _bench(self, model: str, explainer: str) -> Bench:
        if (model, explainer) not in self._benches:
            work = self._work
            gallery = work.gallery if "partner" in work.metrics else ()
            self._benches[model, explainer] = prepared_bench(
                network(work.models[model], work.device),
                explainer,
                [work.crops[model][name] for name in gallery],
                self._cancel,
            )
        return self._benches[model, explainer]


def completed(
    work: Work,
    units: Sequence[Unit],
    folder: Path,
    *,
    jobs: int,
    threads: int,
    progress: Progress,
    cancel: CancelToken,
) -> dict[Key, UnitResult]:
    """All results: those on disk and those that are missing, which are made and written first.

    Raises Cancelled (what is done stays on disk), UserError, or OutputUnwritable.
    """
    done = read_checkpoint(folder)
    missing = [unit for unit in units if unit.key not in done]
    clock = _Clock(missing, len(units) - len(missing))
    with writing(folder) as write:
        for result in _results(work, missing, jobs, threads, cancel):
            done[result.key] = write(result)
            clock.tick(result, progress)
    return done


def _results(
    work: Work, units: Sequence[Unit], jobs: int, threads: int, cancel: CancelToken
) -> Iterator[UnitResult]:
    """Results as they come: in this process for one job, else from a pool of processes."""
    if jobs == 1 or len(units) < 2:
        worker = Worker(work, cancel)
        for unit in units:
            cancel.raise_if_cancelled()
            yield worker.result(unit)
        return
    with _pool(work, jobs, threads) as (pool, flag):
        try:
            waiting: set[Future[UnitResult]] = {pool.submit(_work_on, unit) for unit in units}
            while waiting:
                ready, waiting = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
                cancel.raise_if_cancelled()
                for future in ready:
                    yield future.result()
        except BrokenProcessPool as error:
            raise UserError(
                "A worker process ended too soon, perhaps for want of memory: run the same command "
                "with fewer --jobs; it goes on where it stopped."
            ) from error
        finally:
            flag.set()


@contextmanager
def _pool(work: Work, jobs: int, threads: int) -> Iterator[tuple[ProcessPoolExecutor, Any]]:
    """Fresh processes: a copy of one that has run torch's threads may hang."""
    context = multiprocessing.get_context("spawn")
    flag = context.Event()
    pool = ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_begin, initargs=(work, flag, threads)
    )
    try:
        yield pool, flag
    finally:
        pool.shutdown(cancel_futures=True)


_worker: Worker
"""The one of this process; there is none before ``_begin``."""


def _begin(work: Work, flag: Flag, threads: int) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    threading.Thread(target=_end_with_parent, daemon=True).start()
    use_threads(threads)
    _worker = Worker(work, SharedCancel(flag))


def _end_with_parent() -> None:
    """A killed parent leaves nobody to work for."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _work_on(unit: Unit) -> UnitResult:
    return _worker.result(unit)


class _Clock:
    """How far a run is and how long the rest takes, from what each explainer took so far."""

    def __init__(self, missing: Sequence[Unit], before: int) -> None:
        self._done, self._total = before, before + len(missing)
        self._left = Counter(unit.explainer for unit in missing)
        self._spent: dict[str, list[float]] = {}
        self._start = monotonic()

    def tick(self, result: UnitResult, progress: Progress) -> None:
        """One more unit is done."""
        self._done += 1
        self._left[result.explainer] -= 1
        self._spent.setdefault(result.explainer, []).append(sum(result.seconds.values()))
        means = {name: sum(spent) / len(spent) for name, spent in self._spent.items()}
        usual = sum(means.values()) / len(means)
        ahead = sum(count * means.get(name, usual) for name, count in self._left.items())
        behind = sum(map(sum, self._spent.values()))
        left = ahead / max(behind, 1e-9) * (monotonic() - self._start)
        progress(self._done / self._total, f"{self._done} of {self._total}, {_words(left)} left")


def _words(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
