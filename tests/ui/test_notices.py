"""Progress that does not flicker, and a banner that waits for nobody."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from xfv_desktop.ui.elements.jobs import JobRunner
from xfv_desktop.ui.elements.notices import Banner, ProgressStrip, time_left
from xfv_desktop.ui.elements.sign import Sign

from .driving import SLOW_MS
from .room import squeezed


@pytest.fixture
def runner(qapp) -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.close()


@pytest.fixture
def strip(qtbot, runner):
    strip = ProgressStrip(runner)
    qtbot.addWidget(strip)
    return strip


def endless(progress, cancel):
    progress(0.25, "Explaining the probe")
    while True:
        cancel.raise_if_cancelled()
        time.sleep(0.005)


def test_a_short_job_shows_no_progress(qtbot, runner, strip):
    """What is over within 600 ms is not announced."""
    shown = []
    runner.began.connect(lambda _: shown.append(strip.isVisible()))

    runner.submit("Short", lambda *_: time.sleep(0.05))
    qtbot.waitUntil(lambda: not runner.jobs)

    assert (shown, strip.isVisible()) == ([False], False)


def test_a_long_job_shows_its_phase_and_can_be_cancelled(qtbot, runner, strip):
    """The strip appears after a moment and goes when the job has ended."""
    runner.submit("Comparing", endless)

    qtbot.waitUntil(strip.isVisible)
    assert strip.phase == "Explaining the probe"
    qtbot.mouseClick(strip.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not runner.jobs)

    assert not strip.isVisible()


def test_a_long_phase_is_shortened_and_nothing_is_cut(open_window):
    """On the smallest screen, with the words of the most talkative work."""
    window = open_window()
    window.resize(1280, 720)
    strip, phase = window.progress, "Explaining the reference: " + 9 * "at most so much is missing "
    strip.show()
    strip._left.setText("a few seconds left")
    strip._show(phase)
    QApplication.processEvents()

    assert window.width() == 1280
    assert squeezed(strip) == set()
    assert window.rect().contains(strip.mapTo(window, strip.rect().topLeft()))
    assert phase in strip._phase.toolTip()


def test_saving_cannot_be_cancelled(qtbot, runner, strip):
    """There is no button for it."""
    saved = threading.Event()
    runner.submit("Saving", lambda *_: saved.wait(SLOW_MS / 1000), durable=True)

    qtbot.waitUntil(strip.isVisible)
    offered = strip.cancel_button.isVisible()
    saved.set()
    qtbot.waitUntil(lambda: not runner.jobs)

    assert not offered


def test_a_banner_says_one_sentence_at_a_time(qtbot):
    """The last one; until it is put away."""
    banner = Banner()
    qtbot.addWidget(banner)
    banner.say("First.")
    banner.say("Second.")

    assert (banner.text, banner.accessibleName(), banner.isVisible()) == (
        "Second.",
        "Second.",
        True,
    )


@pytest.mark.parametrize(
    ("fraction", "elapsed_s", "words"),
    [
        (0.5, 1.0, ""),
        (0.01, 30.0, ""),
        (1.0, 30.0, ""),
        (0.9, 30.0, "a few seconds left"),
        (0.5, 30.0, "about 30 s left"),
        (0.5, 89.0, "about 90 s left"),
        (0.1, 30.0, "about 4 min left"),
    ],
)
def test_the_time_left_is_said_once_it_is_known(fraction, elapsed_s, words):
    assert time_left(fraction, elapsed_s) == words


def test_what_is_done_has_another_sign_than_a_warning(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    sign = banner.findChild(Sign)
    banner.say("The file is missing.")
    warning = sign.pixmap().toImage()
    banner.say("The backup lies there.", done=True)
    done = sign.pixmap().toImage()
    banner.say("The file is missing.")
    assert done != warning == sign.pixmap().toImage()


def test_the_strip_is_seen_whole_in_the_status_bar(open_window, qtbot):
    window = open_window()
    strip = window.progress
    strip.show()
    qtbot.wait(20)
    assert strip.rect().contains(strip.cancel_button.geometry())
