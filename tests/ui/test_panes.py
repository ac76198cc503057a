"""The panes of the comparison: level, whole in small windows, zoomed by what is typed."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from tests.ui.driving import click, press_keys, wait_until_idle
from tests.ui.test_filmstrip import rich_case  # noqa: F401 - a fixture
from tests.ui.test_procedure import answer_all, lock
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.ui.elements.entry_list import TALL


def middles(view):
    """Where the face lies on the screen."""
    return view.camera.linear @ (view.landmarks_px.mean(axis=0) - view.camera.middle)


@pytest.mark.parametrize("height", [620, 800, 1400])
def test_every_tool_is_in_sight_at_any_height(open_window, qtbot, case_folder, height):
    """In one column, or in more where the window is low."""
    window = open_window(case_folder)
    window.resize(1280, height)
    tools = window.tools
    qtbot.waitUntil(lambda: (tools.columns == 1) == (height == 1400))
    buttons = tools.findChildren(QToolButton)
    assert len(buttons) > 15
    assert all(tools.rect().contains(button.geometry()) for button in buttons)
    places = {(button.x(), button.y()) for button in buttons}
    assert len(places) == len(buttons)


def test_no_notice_makes_the_tools_stand_otherwise(qtbot, open_window):
    """Neither the banner nor, where a map did not pass, the strip above the photographs."""
    window = open_window()
    window.stack.setCurrentWidget(window.page)
    window.tools.show()
    for height in range(600, 800, 25):
        window.resize(1280, height)
        qtbot.waitUntil(lambda height=height: window.height() == height)
        QApplication.processEvents()
        shape = [button.geometry() for button in window.tools.findChildren(QToolButton)]
        window.banner.say("One sentence that needs more than one line. " * 12)
        window.page.strip.show()
        QApplication.processEvents()
        assert window.banner.height() > 60
        told = [button.geometry() for button in window.tools.findChildren(QToolButton)]
        assert told == shape, height
        window.banner.hide()
        window.page.strip.hide()


def test_the_tools_need_two_columns_on_the_smallest_screen(qtbot, open_window, case_folder):
    window = open_window(case_folder)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.tools.columns == 2)


def test_four_panes_in_a_small_window_stand_level_and_say_all(
    open_window,
    qtbot,
    rich_case,  # noqa: F811
):
    window = open_window(rich_case)
    window.resize(1280, 800)
    for _ in range(2):
        press_keys(window, "Ctrl+Shift+P")
    wait_until_idle(qtbot, window)
    panes = [*window.page.panes.values(), *window.page.further]
    edges = {(pane.view.mapTo(window, QPoint()).y(), pane.view.height()) for pane in panes}
    assert len(edges) == 1
    for pane in panes:
        drawn = pane.bar.drawn
        qtbot.waitUntil(lambda drawn=drawn: drawn.width() >= drawn.sizeHint().width())
        assert pane.bar.rect().contains(pane.bar.turn.geometry())
        assert not pane.bar.zoom.geometry().intersects(pane.bar.turn.geometry())
    press_keys(window, "Ctrl+Shift+W")
    window.resize(2200, 800)
    bar = window.page.panes[Side.PROBE].bar
    qtbot.waitUntil(lambda: bar.drawn.x() > bar.turn.x())


def test_a_photograph_that_comes_leaves_the_others_where_they_are(
    open_window,
    qtbot,
    rich_case,  # noqa: F811
):
    """Linked by landmarks it follows the pair; the pair does not follow its first fit."""
    window = open_window(rich_case)
    press_keys(window, "Ctrl+L")
    press_keys(window, "Ctrl+2")
    questioned = window.page.views[0]
    questioned.zoom_at(1.5, questioned.viewport().rect().center())
    before = questioned.camera
    window.desk.put(window.desk.case.exhibit("K2"))
    wait_until_idle(qtbot, window)
    assert questioned.camera.middle == pytest.approx(before.middle)
    assert questioned.zoom == pytest.approx(before.zoom)
    press_keys(window, "Ctrl+Shift+P")
    wait_until_idle(qtbot, window)
    assert questioned.zoom == pytest.approx(before.zoom)
    places = [middles(view) for view in window.page.link.views]
    assert np.abs(np.subtract(places, places[0])).max() < 1e-6


@pytest.fixture
def street_case(tmp_path, photographs):
    """Questioned, a face far away in a wide picture; known, one that fills a good part of its."""
    wide = Image.new("RGB", (1800, 1000), (120, 124, 130))
    with Image.open(photographs.hopper) as hopper:
        wide.paste(hopper.convert("RGB"), (1200, 350))
    wide.save(tmp_path / "street.png")
    folder = tmp_path / "street.xfv"
    with casework.create_case(folder, title="Street", examiner="Dr Ada Marsh") as case:
        for path, role in (
            (tmp_path / "street.png", Role.QUESTIONED),
            (photographs.hopper, Role.KNOWN),
            (tmp_path / "street.png", Role.KNOWN),
        ):
            intake.add_exhibit(case, intake.inspect(path), role=role, examiner="Dr Ada Marsh")
    return folder


def eyes_share(view):
    """The distance between the eyes on the screen, by the view's shorter edge."""
    right, left = view.landmarks_px[:2]
    size = view.viewport().size()
    return view.zoom * np.hypot(*(left - right)) / min(size.width(), size.height())


def whole(view):
    """The zoom at which the whole picture is in the view."""
    room, (width, height) = view.viewport().size(), view.shown_px
    return min((room.width() - 24) / width, (room.height() - 24) / height)


def test_a_small_face_starts_large_and_the_whole_is_a_key_away(open_window, qtbot, street_case):
    """Each bar says the zoom that is seen, and linked views keep what they began with."""
    window = open_window(street_case)
    wait_until_idle(qtbot, window)
    questioned, known = views = window.page.views
    bars = [pane.bar for pane in window.page.panes.values()]
    assert eyes_share(questioned) == pytest.approx(0.22)
    assert known.zoom == pytest.approx(whole(known))

    begun = known.zoom / questioned.zoom
    questioned.setFocus()
    press_keys(window, "Ctrl++")
    assert known.zoom / questioned.zoom == pytest.approx(begun)
    assert [bar.zoom.value() / 100 for bar in bars] == pytest.approx(
        [view.zoom for view in views], abs=1e-4
    )
    press_keys(window, "Ctrl+0")
    assert [view.zoom for view in views] == pytest.approx([whole(view) for view in views])
    press_keys(window, "Ctrl+2")
    assert [eyes_share(view) for view in views] == pytest.approx([0.22, 0.22])


def test_linked_by_landmarks_a_small_face_follows_the_one_in_sight(open_window, qtbot, street_case):
    """It starts as large as that one; what was in sight does not move."""
    window = open_window(street_case)
    press_keys(window, "Ctrl+L")
    questioned, known = window.page.views
    questioned.zoom_at(1.5, questioned.viewport().rect().center())
    before = questioned.camera
    window.desk.put(window.desk.case.exhibit("K2"))
    wait_until_idle(qtbot, window)
    assert questioned.camera.middle == pytest.approx(before.middle)
    assert questioned.zoom == pytest.approx(before.zoom)
    assert known.zoom == pytest.approx(questioned.zoom)
    assert middles(known) == pytest.approx(middles(questioned))


def test_a_zoom_is_typed_by_keys_alone(open_window, qtbot, case_folder):
    """Z, the number, Enter: in the active photograph, then over superimposed faces."""
    window = open_window(case_folder)
    view = window.page.views[1]
    view.setFocus()
    press_keys(window, "Z")
    bar = window.page.panes[Side.REFERENCE].bar
    QTest.keyClicks(bar.zoom, "212.5")
    QTest.keyClick(bar.zoom, Qt.Key.Key_Return)
    assert view.zoom == pytest.approx(2.125)
    assert view.hasFocus()
    press_keys(window, "S")
    wait_until_idle(qtbot, window)
    press_keys(window, "Z")
    bar = window.page.superimposition.bar
    QTest.keyClicks(bar.zoom, "300")
    QTest.keyClick(bar.zoom, Qt.Key.Key_Return)
    picture = window.page.superimposition.picture
    assert picture.zoom == pytest.approx(3)
    assert bar.drawn.text() == "nearest neighbour"
    press_keys(window, "I")
    assert bar.drawn.text() == "bilinear"
    assert picture.hasFocus()


def test_exhibits_have_their_room_whether_they_are_hidden_or_not(
    open_window,
    qtbot,
    rich_case,  # noqa: F811
):
    """One is revealed among others that are not: none is painted over the next."""
    with casework.open_case(rich_case, writable=True) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person="Dr Ada Marsh")
    window = open_window(rich_case)
    known = window.case_panel.exhibit_lists[Side.REFERENCE]
    bars = [pane.bar for pane in window.page.panes.values()]
    assert [bar.isVisible() for bar in bars] == [True, False]  # the known one is hidden
    before = [known.visualRect(known.entries_model.index(row)) for row in range(3)]
    click(window.procedure.invitation.begin_button)
    qtbot.waitUntil(lambda: window.desk.procedure is not None)
    wait_until_idle(qtbot, window)
    answer_all(qtbot, window)
    lock(qtbot, window)
    assert all(bar.isVisible() for bar in bars)
    assert [entry.hidden for entry in known.entries_model.entries] == [False, True, True]
    after = [known.visualRect(known.entries_model.index(row)) for row in range(3)]
    assert before == after
    assert {rect.height() for rect in after} == {TALL}


def test_examinations_of_one_pair_tell_their_explainers(open_window, case_folder):
    window = open_window(case_folder)
    entries = window.case_panel.examinations.entries_model.entries
    assert entries[0].title == "1   Q1 – K1   fggb"
