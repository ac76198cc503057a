"""The tour: three marks at real widgets, shown once, skipped by key, and in nobody's way."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from xfv_desktop.ui.dialogs.case_dialog import NewCaseDialog
from xfv_desktop.ui.window import tour
from xfv_desktop.ui.window.tour import IN_CASE, START, Ring, Tour

from .driving import click, dialog_of, press_keys


def marks(window):
    return [one for one in window.findChildren(Tour) if one.isVisible()]


def box_of(window, widget):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("in_case", [False, True])
def test_three_marks_point_at_what_is_there(open_window, case_folder, in_case):
    """The ring lies around the target, the words lie in the window and not over it."""
    window = open_window(case_folder if in_case else None)
    press_keys(window, "Ctrl+F1")
    (mark,) = marks(window)
    for step in IN_CASE if in_case else START:
        assert mark.step == step
        target = box_of(window, step.target(window))
        (ring,) = (one for one in window.findChildren(Ring) if one.isVisible())
        assert step.target(window).isVisible()
        assert ring.geometry().contains(target)
        assert window.rect().contains(mark.geometry())
        assert not mark.geometry().intersects(target)
        click(mark.next_button)
    assert marks(window) == []


def test_it_comes_once_at_the_first_start(open_window):
    """It takes no focus; a second window, or a second start, shows none."""
    window = open_window()
    focus = window.focusWidget()
    tour.at_first_start(window)
    assert len(marks(window)) == 1
    assert window.focusWidget() is focus
    window.close()
    again = open_window()
    tour.at_first_start(again)
    assert marks(again) == []
    press_keys(again, "Ctrl+F1")
    assert len(marks(again)) == 1


def test_escape_skips_it_and_another_page_ends_it(open_window, case_folder):
    window = open_window(case_folder)
    for _ in range(2):  # the second one in place of the first
        press_keys(window, "Ctrl+F1")
    assert len(marks(window)) == 1
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert marks(window) == []
    press_keys(window, "Ctrl+F1")
    window.show_overview()
    assert marks(window) == []


def test_work_goes_on_beside_it_and_it_follows_the_window(open_window, qtbot):
    """A dialog opens as ever; with another size of the window the mark stands at its target."""
    window = open_window()
    press_keys(window, "Ctrl+F1")
    (mark,) = marks(window)
    before = box_of(window, mark.step.target(window))
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: box_of(window, mark.step.target(window)) != before)
    qtbot.wait(20)
    target = box_of(window, mark.step.target(window))
    (ring,) = (one for one in window.findChildren(Ring) if one.isVisible())
    assert ring.geometry().contains(target)
    assert window.rect().contains(mark.geometry())
    assert 0 < mark.geometry().top() - target.bottom() < 30
    click(window.start.new_button)
    dialog_of(qtbot, window, NewCaseDialog).reject()
