"""A screen of 1920 × 1080 px at 200 %: 960 × 540, less what a frame and a task bar take."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from xfv_desktop.ui.elements.roomy import Roomy

from .driving import press_keys, wait_until_idle

ROOM = (960, 500)
WINDOW = Path(__file__).with_name("small_window.py")


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_window_fits_on_every_page(examined_case, tmp_path, language):
    """Nothing is cut; what needs more room scrolls. A process of its own, for its language."""
    done = subprocess.run(
        [sys.executable, str(WINDOW), str(examined_case), str(tmp_path), language],
        env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, ""), done.stderr[-2000:]


def test_the_photographs_can_stand_alone(open_window, qtbot, case_folder):
    """With a key; whoever asks for a panel has them all back."""
    window = open_window(case_folder)
    window.resize(*ROOM)
    view = window.page.views[0]
    qtbot.waitUntil(lambda: view.width() < 200)
    press_keys(window, "F8")
    assert not any(dock.isVisible() for dock in window.docks.values())
    qtbot.waitUntil(lambda: view.width() > 400)
    press_keys(window, "Ctrl+T")
    assert window.audit.isVisible()
    assert window.docks["case"].isVisible()


def test_what_has_its_room_does_not_scroll(open_window, qtbot, case_folder):
    """At 1280 × 720 all panels stand as they did before they could scroll."""
    window = open_window(case_folder)
    window.resize(1280, 720)
    for place in range(window.below.count()):
        window.below.setCurrentIndex(place)
        wait_until_idle(qtbot, window)
        areas = [one for one in window.findChildren(Roomy) if one.isVisible()]
        qtbot.waitUntil(
            lambda areas=areas: (
                not any(
                    bar.maximum()
                    for one in areas
                    for bar in (one.horizontalScrollBar(), one.verticalScrollBar())
                )
            )
        )
