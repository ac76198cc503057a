"""A command that goes to a panel brings it to the front with the keyboard; it never hides one."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.places import Place, Where
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.ui.commands import draft_commands
from xfv_desktop.ui.panels.batch_panel import BatchPanel
from xfv_desktop.ui.panels.metadata_panel import MetadataPanel
from xfv_desktop.ui.panels.notes_panel import NotesPanel

from .conftest import EXAMINER
from .driving import LEFT, PLAIN, click, press_keys, wait_until_idle


def holds_keyboard(panel):
    focused = QApplication.focusWidget()
    return focused is panel or (focused is not None and panel.isAncestorOf(focused))


GOING = {
    "Ctrl+J": lambda w: w.procedure,
    "Ctrl+Shift+J": lambda w: w.docks["score"],
    "Ctrl+T": lambda w: w.audit,
    "Ctrl+Shift+N": lambda w: w.findChild(NotesPanel),
    "Ctrl+Shift+Return": lambda w: w.findChild(BatchPanel),
    "Ctrl+D": lambda w: w.findChild(MetadataPanel),
}


@pytest.mark.parametrize("keys", GOING)
def test_pressed_again_a_command_keeps_its_panel_in_front_with_the_keyboard(
    open_window, qtbot, case_folder, keys
):
    window = open_window(case_folder)
    panel = GOING[keys](window)
    for _ in range(2):
        window.page.views[0].setFocus()
        press_keys(window, keys)
        assert panel.isVisible()
        qtbot.waitUntil(lambda: holds_keyboard(panel))
    wait_until_idle(qtbot, window)


def test_a_place_stands_in_front_of_docks_that_lie_over_it(open_window, qtbot, case_folder):
    """The enhancement stands in a tab before the own opinion until that is asked for."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+J")
    press_keys(window, "Ctrl+H")
    assert window.procedure.visibleRegion().isEmpty()
    press_keys(window, "Ctrl+J")
    qtbot.waitUntil(lambda: not window.procedure.visibleRegion().isEmpty())
    assert window.action_of["enhancement"].isChecked()
    press_keys(window, "Ctrl+H")  # a check mark of the menu View stays a switch
    assert not window.docks["enhancement"].isVisible()


def test_the_audit_trail_beside_a_page_is_closed_with_its_cross(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    close = window.below.cornerWidget()
    assert not close.isVisible()
    window.show_overview()
    press_keys(window, "Ctrl+T")
    assert window.audit.isVisible()
    assert window.overview.isVisible()
    click(close)
    assert not window.below.isVisible()
    assert window.overview.isVisible()


def test_a_gap_of_the_draft_leads_to_the_enhancement(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    for _ in range(2):
        draft_commands.go_to(window, Place(Where.ENHANCEMENT, ""))
        assert not window.docks["enhancement"].visibleRegion().isEmpty()


def split(window):
    return [window.docks[name].height() for name in ("score", "layers")]


def test_a_split_that_was_dragged_stays(open_window, qtbot, case_folder):
    """Whatever stood in the place of score and layers meanwhile."""
    window = open_window(case_folder)
    score = window.docks["score"]
    edge = score.mapTo(window, QPoint(score.width() // 2, score.height() + 2))
    before = split(window)
    QTest.mouseMove(window, edge)
    QTest.mousePress(window, LEFT, PLAIN, edge)
    QTest.mouseMove(window, edge - QPoint(0, 120))
    qtbot.waitUntil(lambda: split(window) != before)  # a separator follows by and by
    QTest.mouseRelease(window, LEFT, PLAIN, edge - QPoint(0, 120))
    chosen, width = split(window), score.width()
    for keys, back in (
        ("Ctrl+J", "Ctrl+Shift+J"),
        ("Ctrl+H", "Ctrl+H"),
        ("Ctrl+Shift+M", "Ctrl+Shift+J"),
        ("Ctrl+J", "Ctrl+Shift+J"),
    ):
        press_keys(window, keys)
        QApplication.processEvents()
        press_keys(window, back)
        QApplication.processEvents()
        assert (split(window), score.width()) == (chosen, width), keys


def test_what_is_typed_of_a_region_is_seen(open_window, qtbot, case_folder):
    """F2 from another panel, and a text that was put on the photograph."""
    window = open_window(case_folder)
    view, label = window.page.views[0], window.regions.details.label_edit
    for begun in ("R", "T"):
        press_keys(window, "Ctrl+Shift+N")
        view.setFocus()
        press_keys(window, begun)
        QTest.keyClick(view, "\r")
        if begun == "R":
            assert not label.hasFocus()
            press_keys(window, "F2")
        qtbot.waitUntil(label.hasFocus)
        assert label.isVisible()
        QTest.keyClicks(label, "scar")
    assert [r.label for r in window.desk.document.regions(Side.PROBE)] == ["scar", "scar"]


def test_a_locked_region_says_why_it_stays(open_window, case_folder):
    window = open_window(case_folder)
    view = window.page.views[0]
    view.setFocus()
    press_keys(window, "R")
    QTest.keyClick(view, "\r")
    window.regions.details.locked_box.click()
    press_keys(window, "Del")
    assert "unlock it" in window.banner.text
    assert len(window.desk.document.regions(Side.PROBE)) == 1


def test_shares_take_no_room_where_there_are_no_maps(open_window, case_folder):
    with casework.open_case(case_folder, writable=True) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    table = open_window(case_folder).regions.table
    assert [table.isColumnHidden(n) for n in range(7)] == [False, False, True, True] + 3 * [False]
