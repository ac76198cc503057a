"""The bench of the window, with small photographs and few rounds: what it does and prints."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from PySide6.QtWidgets import QApplication

from xfv_desktop.__main__ import xfv
from xfv_desktop.services.demo import bench_case
from xfv_desktop.ui import start_bench, window_bench, window_journeys
from xfv_desktop.ui.window.main_window import MainWindow

from .driving import SLOW_MS

PRINTED = (
    "start picture", "window", "processor time until then", "longest pause", "slowest steps",
    "zoom", "pan", "opacity", "memory, 4 photographs", "growth, 1 openings",
    "growth, 1 comparisons", "load average",
)  # fmt: skip


@pytest.fixture
def small(monkeypatch):
    """Nothing that is measured is worth anything; it is only made."""
    monkeypatch.setattr(bench_case, "PIXELS", 200_000)
    for name, value in (("WARM_UP", 1), ("FRAMES", 3), ("REST_MS", 10)):
        monkeypatch.setattr(window_bench, name, value)
    monkeypatch.setattr(window_bench.Bench.rest, "__defaults__", (10,))
    monkeypatch.setattr(window_journeys, "REGIONS", 10)
    starts = iter([(0.5, 2.0, 1.5), None, (0.7, 2.4, 1.7)])
    monkeypatch.setattr(start_bench, "_start", lambda: next(starts))


def windows():
    return {one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)}


def test_the_bench_goes_through_every_journey_and_prints_every_line(qtbot, small, monkeypatch):
    before = windows()
    found = []
    measured = window_bench.bench_window
    monkeypatch.setattr(
        window_bench,
        "bench_window",
        lambda *args, **rest: found.append(measured(*args, **rest)) or found[0],
    )

    done = CliRunner().invoke(xfv, ["bench", "window", "--photographs", "4", "--rounds", "1"])

    assert done.exit_code == 0, done.output
    assert [name for name in PRINTED if f"{name} " not in done.output] == []
    assert "2.20 s after the start" in done.output
    assert {step.journey for step in found[0].steps} == set(window_journeys.JOURNEYS)
    assert found[0].longest_ms == max(step.longest_ms for step in found[0].steps) > 0
    assert min(found[0].zoom_frames_per_s, found[0].pan_frames_per_s, found[0].opacity_ms) > 0
    assert windows() <= before


def test_a_start_is_seen_in_the_log_of_the_program(monkeypatch):
    """A real one; the processor time of a start is less than all that it waited."""
    monkeypatch.setattr(start_bench, "LONGEST_S", SLOW_MS / 1000)
    picture_s, window_s, processor_s = start_bench._start()
    assert 0 < picture_s < window_s
    assert processor_s > 0


def test_starts_that_were_not_seen_are_told(monkeypatch):
    monkeypatch.setattr(start_bench, "_start", lambda: None)
    start = start_bench.measure_starts(2)
    assert start == start_bench.StartTimes(None, None, None, 0)


def test_qt_says_nothing_of_size_hints_where_there_is_no_screen():
    script = """
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication, QWidget
from xfv_desktop.ui.qt_messages import without_hints
application = QApplication([])
with without_hints():
    shown = QWidget(minimumWidth=500)
    shown.show()
    qWarning("another matter")
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "another matter\n"
