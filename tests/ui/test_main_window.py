"""The window around an open case: saving, cancelling, closing, refusing."""

import signal
import subprocess
import sys
import textwrap
import time

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.cases import casework
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui import app
from xfv_desktop.ui.dialogs.who_dialog import WhoDialog
from xfv_desktop.ui.elements.jobs import JobRunner

from .conftest import stored
from .driving import drag_on_photograph, press_keys, wait_until_idle

BOX = np.array([[200.0, 150.0], [330.0, 260.0]])


def draw(window, text="Region drawn"):
    document = window.desk.document
    after = document.regions(Side.PROBE).added(RegionKind.RECTANGLE, BOX)
    document.edit(Side.PROBE, after, text)


@pytest.fixture
def held(monkeypatch):
    """A comparison waits at its first channels until it is cancelled; what it does after that."""
    report, late = JobRunner._report, []

    def waiting(runner, job, fraction, message):
        if job.cancelled:
            late.append(message)
        report(runner, job, fraction, message)
        while "channel" in message and not job.cancelled:
            time.sleep(0.005)

    monkeypatch.setattr(JobRunner, "_report", waiting)
    return late


def test_an_edit_is_stored_without_being_asked(open_window, qtbot, case_folder):
    """The line of state says when; the store has it while the window is still open."""
    window = open_window(case_folder)

    draw(window)
    saving = window.saved.text()
    wait_until_idle(qtbot, window)

    assert (saving, window.saved.text()) == ("Saving …", "Saved")
    assert len(stored(case_folder).probe_regions) == 1


def test_closing_saves_what_was_typed(open_window, qtbot, case_folder):
    """Even a comment that nobody has finished."""
    window = open_window(case_folder)
    draw(window)
    window.desk.select(Side.PROBE, 1)
    window.regions.details.comment_edit.setPlainText("Two folds above the lid")

    window.close()

    region = stored(case_folder).probe_regions.region(1)
    assert region.comment == "Two folds above the lid"


def test_a_kill_loses_nothing_that_was_acknowledged(case_folder, tmp_path):
    """Once the window says Saved, the power may fail."""
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        import numpy as np
        import xfv_desktop.services.comparison.examination
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        from xfv_desktop.domain.annotation import RegionKind
        from xfv_desktop.domain.explanation import Side
        from xfv_desktop.services.program.settings import Settings
        from xfv_desktop.ui.commands import case_commands
        from xfv_desktop.ui.window.main_window import MainWindow
        application = QApplication([])
        settings = Settings(Path(sys.argv[2]))
        settings.set("examiner.name", "Dr Ada Marsh")
        window = MainWindow(settings)
        window.who = "Dr Ada Marsh"
        case_commands.open_folder(window, Path(sys.argv[1]))
        def look():
            if window.desk.document and not window.desk.document.stack.count():
                after = window.desk.document.regions(Side.PROBE).added(
                    RegionKind.ELLIPSE, np.array([[10.0, 10.0], [50.0, 40.0]])
                )
                window.desk.document.edit(Side.PROBE, after, "Region 1 drawn")
            elif window.desk.document and window.saved.text() == "Saved":
                print("acknowledged", flush=True)
        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(20)
        application.exec()
    """)
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(case_folder), str(tmp_path / "base")],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdout.readline().strip() == "acknowledged"
        process.kill()

    assert len(stored(case_folder).probe_regions) == 1


def test_cancel_takes_effect_and_keeps_nothing(open_window, qtbot, case_folder, held):
    """At the next of some thirty steps; the case is as it was, the button can be pressed again."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+Return")
    qtbot.waitUntil(lambda: "channel" in window.progress.phase)

    press_keys(window, "Ctrl+.")
    wait_until_idle(qtbot, window)

    assert len(held) <= 1
    assert len(window.desk.case.overview.examinations) == 1
    assert window.action_of["compare"].isEnabled()


def test_closing_during_a_comparison_cancels_it(open_window, qtbot, case_folder, held):
    """The window does not wait for the end of the work, which would have been stored."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+Return")
    qtbot.waitUntil(lambda: "channel" in window.progress.phase)

    window.close()

    with casework.open_case(case_folder, writable=True) as case:
        assert len(casework.overview(case).examinations) == 1


def test_regions_can_be_drawn_while_a_comparison_runs(open_window, qtbot, case_folder, held):
    """The window never waits for the worker; saving waits its turn."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+Return")
    qtbot.waitUntil(lambda: "channel" in window.progress.phase)

    press_keys(window, "E")
    drag_on_photograph(window.page.views[0], (200, 150), (250, 200), (330, 260))

    assert len(window.desk.document.regions(Side.PROBE)) == 1
    window.progress.cancel()
    wait_until_idle(qtbot, window)
    assert len(stored(case_folder).probe_regions) == 1


def test_photographs_come_into_sight_while_a_comparison_runs(open_window, qtbot, case_folder, held):
    """Nobody looks at an empty pane until faces are compared; the progress stays in sight."""
    window = open_window(case_folder)
    window.desk.case.photographs.forget()
    press_keys(window, "Ctrl+Return")
    qtbot.waitUntil(lambda: "channel" in window.progress.phase and window.progress.isVisible())

    press_keys(window, "Ctrl+Shift+P")

    (pane,) = window.page.further
    qtbot.waitUntil(lambda: not pane.view.image.isNull(), timeout=20_000)
    assert "channel" in window.progress.phase
    assert window.progress.isVisible()
    window.progress.cancel()


def test_the_window_remembers_cases_and_colours(open_window, qtbot, case_folder):
    """On the start page, and in its own file; the settings stay as they were."""
    first = open_window(case_folder)
    first.action_of["theme_dark"].trigger()
    first.close()

    second = open_window()

    assert second.action_of["theme_dark"].isChecked()
    assert second.palette().window().color().lightness() < 80
    assert second.place == case_folder.parent
    second.set_theme("light")


def test_main_shows_the_window_until_it_is_closed(qtbot, qapp, tmp_path, case_folder):
    """With the case that was named; the hooks are as before."""
    Settings(tmp_path / "base").set("examiner.name", "Dr Ada Marsh")
    hook, interrupt = sys.excepthook, signal.getsignal(signal.SIGINT)
    asked, seen = [], []

    def close_when_open():
        for window in qapp.topLevelWidgets():
            if isinstance(window, WhoDialog) and window.isVisible() and not asked:
                asked.append(window.name)
                window.accept_button.click()
            if window.windowTitle().startswith("Station Road"):
                seen.append(window.windowTitle())
                window.close()
                return
        timer.start()

    timer = QTimer(singleShot=True, interval=50)
    timer.timeout.connect(close_when_open)
    timer.start()

    assert app.main(case_folder, base_dir=tmp_path / "base") == 0
    assert (asked, seen) == (["Dr Ada Marsh"], ["Station Road – XFV Desktop"])
    assert (hook, interrupt) == (sys.excepthook, signal.getsignal(signal.SIGINT))
