"""How fast the window answers on this machine: journeys through it, frames, memory, growth.

The longest time for which the window did not answer is seen by a clock that ticks in its own event
loop: whatever keeps the tick waiting would keep a person waiting.
"""

import gc
import os
import statistics
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import attrs
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from xfv_desktop.domain.jobs import Progress, no_progress, part_of
from xfv_desktop.services.demo import bench_case
from xfv_desktop.services.program import loading
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.commands import case_commands
from xfv_desktop.ui.elements import jobs
from xfv_desktop.ui.start_bench import LONGEST_S, StartTimes
from xfv_desktop.ui.window.main_window import MainWindow
from xfv_desktop.ui.window_journeys import JOURNEYS

TICK_MS = 2
REST_MS = 200
"""How long a step is watched after it was taken, and after the worker has become idle."""
FRAMES = 60
WARM_UP = 10
"""Rounds before growth is measured: what is filled once is no leak."""


@attrs.frozen
class Step:
    """One step of a journey, with the longest time for which the window did not answer."""

    journey: str
    step: str
    longest_ms: float


@attrs.frozen
class WindowBench:
    """What was measured. Memory is that of the process at rest, ``None`` where Linux says nothing.

    ``worst_frames_ms`` is the median over the steps' longest times, ``longest_ms`` their maximum.
    Growth is that of the memory after ten rounds, in per cent, over so many more.
    """

    steps: tuple[Step, ...]
    worst_frames_ms: float
    longest_ms: float
    zoom_frames_per_s: float
    pan_frames_per_s: float
    opacity_ms: float
    photographs: int
    photographs_mb: float | None
    rounds: int
    opening_growth_percent: float | None
    comparing_growth_percent: float | None
    load_average: float | None


def facts(found: WindowBench, start: StartTimes, *, as_json: bool) -> dict[str, Any]:
    """What was measured, for the command line."""
    if as_json:
        return {**attrs.asdict(found), **attrs.asdict(start)}
    slowest = sorted(found.steps, key=lambda step: -step.longest_ms)[:8]

    def shown(value: float | None, unit: str) -> str:
        return "not known here" if value is None else f"{value:.2f} {unit}"

    return {
        "start picture": shown(start.picture_s, "s after the start"),
        "window": shown(start.window_s, "s after the start"),
        "processor time until then": shown(start.processor_s, "s"),
        "longest pause": f"{found.longest_ms:.0f} ms; median of {len(found.steps)} steps "
        f"{found.worst_frames_ms:.0f} ms",
        "slowest steps": [
            f"{step.longest_ms:.0f} ms  {step.journey}: {step.step}" for step in slowest
        ],
        "zoom": f"{found.zoom_frames_per_s:.0f} frames/s, two photographs of 24 megapixels",
        "pan": f"{found.pan_frames_per_s:.0f} frames/s",
        "opacity": f"{found.opacity_ms:.1f} ms",
        f"memory, {found.photographs} photographs": shown(found.photographs_mb, "MB"),
        f"growth, {found.rounds} openings": shown(found.opening_growth_percent, "%"),
        f"growth, {found.rounds} comparisons": shown(found.comparing_growth_percent, "%"),
        "load average": shown(found.load_average, "(other work makes all of this slower)"),
    }


class Clock(QObject):
    """Ticks in the window's event loop and keeps the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_s = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was."""
        self.longest_s, self._last = 0.0, perf_counter()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now = perf_counter()
        self.longest_s = max(self.longest_s, now - self._last - TICK_MS / 1000)
        self._last = now


class Bench:
    """A window with settings of its own, and the clock beside it."""

    def __init__(self, folder: Path, window_size: tuple[int, int] = (1440, 900)) -> None:
        existing = QApplication.instance()
        self._application = existing if existing is not None else QApplication(["xfv"])
        settings = Settings(folder)
        settings.set("examiner.name", bench_case.EXAMINER)
        self.window = MainWindow(settings)
        self.window.who = bench_case.EXAMINER
        self.window.resize(*window_size)
        self.window.show()
        self.clock = Clock()
        self.rest()

    def rest(self, rest_ms: int = REST_MS) -> None:
        """Until the worker has been idle for a while."""
        quiet_since = perf_counter()
        while 1000 * (perf_counter() - quiet_since) < rest_ms:
            _process_events()
            if self.window.runner.jobs:
                quiet_since = perf_counter()

    def timed(self, act: Callable[[], object]) -> float:
        """The longest pause of the window while something is done, and after, in ms."""
        self.clock.begin()
        act()
        self.rest()
        return 1000 * self.clock.longest_s

    def open(self, case: Path) -> None:
        """A case, with its photographs in sight; raises TimeoutError where they do not come."""
        case_commands.open_folder(self.window, case)
        begun = perf_counter()
        self.rest()
        while any(view.image.isNull() for view in self.window.page.views):
            if perf_counter() - begun > LONGEST_S:
                raise TimeoutError("the photographs did not come into sight")
            self.rest(20)

    def close(self) -> None:
        """No window, no clock."""
        self.clock.stop()
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()
        self.window.close()
        self.window.deleteLater()
        _process_events()


def _process_events() -> None:
    """What waits; and outside of the application's own loop nobody else removes what was closed."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def bench_window(
    photographs: int = 10, rounds: int = 100, *, progress: Progress = no_progress
) -> WindowBench:
    """Everything, one after the other."""
    loading.load()  # as beside every window
    with TemporaryDirectory() as place:
        bench = Bench(Path(place))
        try:
            return _measured(bench, photographs, rounds, progress)
        finally:
            bench.close()


def _measured(bench: Bench, photographs: int, rounds: int, progress: Progress) -> WindowBench:
    # First: what large photographs leave free would hide a leak.
    with bench_case.small_case() as case:
        opening = _growth(rounds, lambda: _open_and_close(bench, case), part_of(progress, 0.0, 0.2))
        comparing = _growth(
            rounds, lambda: bench_case.compare_often(case, 1), part_of(progress, 0.2, 0.35)
        )
    with bench_case.large_case(photographs, progress=part_of(progress, 0.35, 0.6)) as case:
        gc.collect()
        steps = []
        for number, (journey, parts) in enumerate(JOURNEYS.items()):
            progress(0.6 + 0.3 * number / len(JOURNEYS), journey)
            for step, act in parts(bench.window, case):
                steps.append(Step(journey, step, bench.timed(act)))
        progress(0.9, "Frames")
        bench.open(case)
        zoom, pan, opacity = _frames(bench, _zoom), _frames(bench, _pan), _frames(bench, _fade)
        _look_at_all(bench)
        bench.rest(jobs.REST_MS + REST_MS)
        memory = _resident_mb()
        bench.window.close_case()
        bench.rest()
    longest = [step.longest_ms for step in steps]
    return WindowBench(
        steps=tuple(steps),
        worst_frames_ms=statistics.median(longest),
        longest_ms=max(longest),
        zoom_frames_per_s=1 / zoom,
        pan_frames_per_s=1 / pan,
        opacity_ms=1000 * opacity,
        photographs=photographs,
        photographs_mb=memory,
        rounds=rounds,
        opening_growth_percent=opening,
        comparing_growth_percent=comparing,
        load_average=os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    )


def _frames(bench: Bench, move: Callable[[Bench, int], None]) -> float:
    """Seconds until both photographs are drawn after a movement; the median of many."""
    times = []
    for number in range(FRAMES):
        start = perf_counter()
        move(bench, number)
        for view in bench.window.page.views:
            view.viewport().repaint()
        times.append(perf_counter() - start)
        QApplication.processEvents()
    return statistics.median(times)


def _zoom(bench: Bench, number: int) -> None:
    view = bench.window.page.views[0]
    view.zoom_at(1.06 if number < FRAMES / 2 else 1 / 1.06, view.viewport().rect().center())


def _pan(bench: Bench, number: int) -> None:
    step = QPoint(9, 5) if number < FRAMES / 2 else QPoint(-9, -5)
    bench.window.page.views[0].pan(step)


def _fade(bench: Bench, number: int) -> None:
    bench.window.saliency.show_something()
    for view in bench.window.page.views:
        view.layers.set_opacity((number % 10) / 10)


def _look_at_all(bench: Bench) -> None:
    """Each photograph lies on the desk once: what the window keeps of them is in memory."""
    case = bench.window.desk.case
    for exhibit in case.overview.exhibits if case else ():
        bench.window.desk.put(exhibit)
        bench.rest()


def _open_and_close(bench: Bench, case: Path) -> None:
    bench.open(case)
    bench.window.close_case()
    bench.rest(20)


def _growth(rounds: int, act: Callable[[], object], progress: Progress) -> float | None:
    """By how many per cent the process grows in so many rounds, after ten of them."""
    base: float | None = None
    for number in range(WARM_UP + rounds):
        progress(number / (WARM_UP + rounds), f"Round {number + 1} of {WARM_UP + rounds}")
        if number == WARM_UP:
            gc.collect()
            base = _resident_mb()
        act()
    gc.collect()
    end = _resident_mb()
    return None if base is None or end is None else 100 * (end - base) / base


def _resident_mb() -> float | None:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
