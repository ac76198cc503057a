"""Both faces in one place, worked by mouse and keys; never one that may not be seen."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.driving import LEFT, PLAIN, colours_of, press_keys, wait_until_idle
from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Order
from xfv_desktop.domain.superimposition import CAUTION, FRAME_PX, Fit, Superimposed, Superimposing
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.ui.window import tool_docks

RED, BLUE = (200, 0, 10), (0, 100, 60)
EXAMINER = "Dr Ada Marsh"


@pytest.fixture
def window(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    press_keys(window, "S")
    wait_until_idle(qtbot, window)
    return window


@pytest.fixture
def view(window):
    """Two faces of one colour each in place of the photographs'."""
    view = window.page.superimposition
    plain = [np.full((FRAME_PX, FRAME_PX, 3), colour, np.uint8) for colour in (RED, BLUE)]
    fit = Fit(transform=np.eye(3)[:2], residual_px=0.0)
    view._faces = Superimposed(questioned=plain[0], known=plain[1], fit=fit)
    view.picture.fit()
    view._paint()
    return view


def choose(view, way):
    """By the keys of the choice."""
    view.way.setFocus()
    QTest.keyClick(view.way, Qt.Key.Key_Home)
    for _ in range(tuple(Superimposing).index(way)):
        QTest.keyClick(view.way, Qt.Key.Key_Down)
    assert view.chosen is way


def at(view, x, y):
    """The colour that is painted at a place of the frame."""
    place = view.picture.mapFromScene(x, y)
    return tuple(colours_of(view.picture.viewport())[place.y(), place.x()].tolist())


def test_the_caution_stands_above_every_way(window):
    view = window.page.superimposition
    for way in Superimposing:
        choose(view, way)
        assert (view.banner.isVisible(), view.banner.text()) == (True, CAUTION)
    assert "K1 on Q1 by five landmarks" in view._facts.text()


def test_what_is_painted_is_what_the_arithmetic_says(view):
    """The two colours, their mean, their difference, one beside the other."""
    choose(view, Superimposing.BLEND)
    assert at(view, 400, 400) == (100, 50, 35)
    QTest.keyClick(view.share, Qt.Key.Key_Home)
    assert at(view, 400, 400) == RED
    choose(view, Superimposing.DIFFERENCE)
    assert at(view, 400, 400) == (200, 100, 50)
    choose(view, Superimposing.CHECKERBOARD)
    assert [at(view, x, 50) for x in (50, 150, 250)] == [RED, BLUE, RED]
    choose(view, Superimposing.EDGES)
    assert len(set(at(view, 400, 400))) == 1


def test_the_line_of_a_wipe_is_dragged_and_moved_by_keys(view):
    """Left and right, above and below, and drawn freely."""
    choose(view, Superimposing.WIPE)
    picture = view.picture
    assert (at(view, 350, 20), at(view, 450, 20)) == (RED, BLUE)
    drag(picture, (400, 300), (600, 320))
    assert (at(view, 550, 20), at(view, 650, 20)) == (RED, BLUE)
    for _ in range(10):
        QTest.keyClick(picture, Qt.Key.Key_Left)
    assert at(view, 550, 20) == BLUE
    view.lines.setCurrentIndex(1)
    assert (at(view, 20, 350), at(view, 20, 450)) == (RED, BLUE)
    view.lines.setCurrentIndex(2)
    drag(picture, (700, 400), (100, 400))
    assert {at(view, 400, 300), at(view, 400, 500)} == {RED, BLUE}


def test_a_free_line_is_turned_and_the_picture_moved_by_keys(view):
    """Shift and arrow keys turn the line about where it lies; Ctrl moves all of the picture."""
    choose(view, Superimposing.WIPE)
    view.lines.setCurrentIndex(2)
    picture, shift = view.picture, Qt.KeyboardModifier.ShiftModifier
    before = np.degrees(np.arctan2(*picture.line.towards[::-1]))
    for _ in range(9):
        QTest.keyClick(picture, Qt.Key.Key_Right, shift)
    assert np.degrees(np.arctan2(*picture.line.towards[::-1])) == pytest.approx(before + 45)
    assert (at(view, 300, 350), at(view, 300, 450)) == (RED, BLUE)
    place, line = picture.mapFromScene(400, 400), picture.line
    QTest.keyClick(picture, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    moved = picture.mapFromScene(400, 400) - place
    assert (moved.x(), moved.y(), picture.line) == (40, 0, line)


def test_nothing_is_done_to_photographs_out_of_sight(window):
    """What works on the panes waits until they are back."""
    page = window.page
    before = [(view.camera, view.layers.crop.isVisible()) for view in page.views]
    keys = {"X", "Ctrl+2", "Ctrl+3", "A", "N", "G", "R", "U", "Ctrl+Shift+P"}
    actions = [one for one in window.action_of.values() if one.data().shortcut in keys]
    assert len(actions) == len(keys)

    for key in sorted(keys):
        press_keys(window, key)

    assert [(view.camera, view.layers.crop.isVisible()) for view in page.views] == before
    assert ([one for one in actions if one.isEnabled()], page.further) == ([], [])
    press_keys(window, "S")
    assert all(one.isEnabled() for one in actions)


def test_a_blink_swaps_by_keys_at_once_and_by_the_clock(view, window, qtbot):
    """B, Space, or as often as it was set; nothing blinks out of sight."""
    press_keys(window, "B")
    assert view.chosen is Superimposing.BLINK
    assert at(view, 400, 400) == BLUE
    QTest.keyClick(view.picture, Qt.Key.Key_Space)
    assert at(view, 400, 400) == RED
    view.rate.setValue(view.rate.maximum())
    view.blinks.click()
    qtbot.waitUntil(lambda: at(view, 400, 400) == BLUE)
    qtbot.waitUntil(lambda: at(view, 400, 400) == RED)
    assert view.rate.maximum() < 6

    press_keys(window, "S")
    assert not view._timer.isActive()
    assert window.page.splitter.isVisible()


def test_zoom_stays_from_one_way_to_the_next(view, window):
    choose(view, Superimposing.BLEND)
    view.picture.setFocus()
    press_keys(window, "Ctrl+1")
    view.picture.pan(QPoint(20, 10))
    before = view.picture.camera
    choose(view, Superimposing.DIFFERENCE)
    assert (before.zoom, view.picture.camera) == (1.0, before)


def test_a_hidden_known_photograph_is_not_superimposed(window, qtbot):
    """Neither asked for, nor when it is hidden in the middle of it."""
    view = window.page.superimposition
    assert view._faces is not None
    window.desk.case.change(
        "Setting the order",
        lambda file, *_: unmasking.set_order(file, Order.OPINION_FIRST, person=EXAMINER),
    )
    wait_until_idle(qtbot, window)

    assert window.desk.known_hidden
    assert (view.isVisible(), view._faces) == (False, None)
    assert not window.action_of["superimpose"].isEnabled()
    press_keys(window, "S")
    assert not view.isVisible()


def test_that_faces_were_superimposed_stands_in_the_audit_trail(window, case_folder):
    with casework.open_case(case_folder, writable=False) as case:
        told = [event.details for event in casework.audit_trail(case) if event.action == "viewed"]
    assert {"superimposition": "Q1 and K1"} in told


def test_enhanced_pictures_are_superimposed_when_asked_and_named(window, qtbot):
    """Both chains are followed; the banner names their steps, and the caution stays."""
    view, panel = window.page.superimposition, tool_docks.enhancement(window)
    assert not view.enhanced.isEnabled()
    steps = [
        EnhancementStep("channel", {"shown": "red"}),
        EnhancementStep("rotate", {"angle": 90.0}),
    ]
    panel.enhancements.edit(Side.PROBE, steps, "set")
    panel.enhancements.record()
    qtbot.waitUntil(view.enhanced.isEnabled)
    wait_until_idle(qtbot, window)
    assert "originals" in view._facts.text()
    before = view._faces
    view.enhanced.click()
    wait_until_idle(qtbot, window)

    assert view.banner.text().startswith(CAUTION)
    assert "Q1 by Channel, Rotate; K1 as it came" in view.banner.text()
    shown = view._faces.questioned.astype(int)
    assert np.abs(shown[..., 0] - shown[..., 2]).max() == 0  # one channel
    assert np.abs(shown[..., 0] - before.questioned[..., 0])[200:600, 200:600].mean() < 3
    assert np.array_equal(view._faces.known, before.known)
    told = [e.details for e in window.desk.case.audit_trail() if e.action == "viewed"]
    assert {"superimposition": "Q1 and K1, enhanced"} in told

    panel.enhancements.edit(Side.PROBE, [EnhancementStep("lens", {"k1": -0.2, "k2": 0.0})], "set")
    panel.enhancements.record()
    qtbot.waitUntil(lambda: not view.enhanced.isEnabled())
    assert view.banner.text() == CAUTION


def drag(picture, start, end):
    places = [picture.mapFromScene(*place) for place in (start, end)]
    QTest.mousePress(picture.viewport(), LEFT, PLAIN, places[0])
    QTest.mouseMove(picture.viewport(), places[1])
    QTest.mouseRelease(picture.viewport(), LEFT, PLAIN, places[1])
