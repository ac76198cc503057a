"""An enhanced picture is held against the photograph as it came: by a key, and by a split."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.window import tool_docks

from .driving import click, colours_of, press_keys, wait_until_idle
from .room import squeezed

DARK = {"gamma": 0.3}


@pytest.fixture
def window(open_window, case_folder):
    window = open_window(case_folder)
    press_keys(window, "Ctrl+H")
    return window


@pytest.fixture
def panel(qtbot, window):
    """The questioned photograph is darker than it came, on record."""
    panel = tool_docks.enhancement(window)
    panel.enhancements.edit(Side.PROBE, [EnhancementStep("gamma", DARK)], "Gamma added")
    qtbot.waitUntil(lambda: panel.enhancements.draft(Side.PROBE).made is not None)
    wait_until_idle(qtbot, window)
    return panel


def brightness(view):
    return colours_of(view).mean()


def test_the_original_is_seen_while_the_key_is_held(qtbot, window, panel):
    view, after = window.page.views[0], brightness(window.page.views[0])
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: panel.views.marks[Side.PROBE].text() == "As it came")
    panel.views.marks[Side.PROBE].hide()
    assert brightness(view) > after + 5
    QTest.keyRelease(view, Qt.Key.Key_O)
    assert brightness(view) == pytest.approx(after, abs=0.5)
    window.action_of["original"].trigger()  # in the menu no key is held
    assert panel.views.marks[Side.PROBE].text() == "As it came"
    click(view.viewport())
    assert panel.views.marks[Side.PROBE].text() == "Enhanced: 1 step"


def test_on_a_small_screen_the_mark_is_whole_and_a_setting_in_sight(qtbot, window, panel):
    """The first slider of a step stands below the list without scrolling."""
    window.resize(1280, 720)
    panel.add("lens")
    mark, view = panel.views.marks[Side.PROBE], window.page.views[0]
    qtbot.waitUntil(lambda: "lens step" in mark.text())
    wait_until_idle(qtbot, window)
    panel.steps.setCurrentRow(0)
    window.resizeDocks([window.docks["score"]], [90], Qt.Orientation.Vertical)
    slider = panel.form.rows["gamma"].slider
    qtbot.waitUntil(lambda: slider.visibleRegion().boundingRect() == slider.rect(), timeout=9_000)

    assert squeezed(view) == set()
    assert view.rect().contains(mark.geometry())


@pytest.mark.parametrize(
    "look",
    [
        lambda view: view.fit(),
        lambda view: view.zoom_at(8, QPoint(30, 80)),
        lambda view: view.look_by_hand(view.camera.flipped()),
        lambda view: view.turn_to(180),
        lambda view: view.pan(QPoint(-70, 20)),
    ],
    ids=["whole", "zoom", "mirror", "turn", "pan"],
)
def test_a_split_shows_both_and_stays_on_the_screen(window, panel, look):
    """However a photograph is looked at, it came so on the left and is enhanced on the right."""
    view = window.page.views[0]
    click(panel.split.split_box)
    assert panel.split.split_slider.isEnabled()
    assert panel.views.marks[Side.PROBE].text() == "As it came | Enhanced: 1 step"
    look(view)
    split = colours_of(view.viewport())
    click(panel.split.split_box)
    enhanced = colours_of(view.viewport())
    panel.views.show_original(True)
    original = colours_of(view.viewport())

    middle = split.shape[1] // 2
    left, right = np.s_[60:, : middle - 4], np.s_[60:, middle + 4 :]
    assert np.abs(split[left] - original[left]).mean() < 0.5
    assert np.abs(split[right] - enhanced[right]).mean() < 0.5
    for half in (left, right):
        assert np.abs(original[half] - enhanced[half]).mean() > 5
