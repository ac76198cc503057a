"""The check of the maps in the window: in the background, then in words, with a warning."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.fidelity import Question
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import fidelity

from .driving import click, drag_on_photograph, press_keys, wait_until_idle


@pytest.fixture
def check(monkeypatch, make_fidelity):
    """The trials give this record at once, or wait until they are let go or cancelled."""

    class Check:
        record = make_fidelity(passes=False)
        go_on = threading.Event()
        started = threading.Event()

    stub = Check()
    stub.go_on.set()

    def fidelity_of(*_, progress, cancel, **__):
        progress(0.5, "Checking the map: mask 12 of 24")
        stub.started.set()
        while not stub.go_on.wait(0.02):
            cancel.raise_if_cancelled()
        return stub.record

    monkeypatch.setattr(fidelity, "fidelity_of", fidelity_of)
    yield stub
    stub.go_on.set()


def texts(window):
    return [line.text() for line in window.saliency.fidelity.lines.values() if line.isVisible()]


def test_a_comparison_is_checked_after_its_maps_are_visible(
    open_window, qtbot, case_folder, check, checked_after_comparing
):
    window = open_window(case_folder)
    check.go_on.clear()
    press_keys(window, "Ctrl+Return")
    qtbot.waitUntil(check.started.is_set)
    qtbot.waitUntil(lambda: "mask 12 of 24" in window.progress.phase)

    badge = window.saliency.fidelity
    assert window.desk.examination.number == 2
    assert window.page.panes[Side.PROBE].view.layers._overlays
    assert window.main_job is None
    assert window.action_of["compare"].isEnabled()
    assert "Checking the maps" in badge.state.text()
    assert texts(window) == []

    drag_selection = window.desk.document
    press_keys(window, "E")
    drag_on_photograph(window.page.views[0], (200, 150), (250, 200), (330, 260))
    assert len(drag_selection.regions(Side.PROBE)) == 1
    check.go_on.set()
    wait_until_idle(qtbot, window)

    assert texts(window) == [
        "✗  depends on the partner: no",
        "✗  better than a fixed mask: no",
        "✗  finds a replaced region: 1 of 8",
    ]
    assert window.desk.document is drag_selection
    assert window.page.strip.isVisible()
    assert window.page.strip.text.startswith("This map did not pass: depends on the partner: no;")
    tip = badge.lines[Question.REGION].toolTip()
    assert "a map that knows nothing finds 0.5 of 8" in tip
    with casework.open_case(case_folder, writable=False) as case:
        assert casework.load_examination(case, 2).fidelity == check.record


def test_an_examination_that_was_not_checked_offers_a_button(
    open_window, qtbot, case_folder, check, make_fidelity
):
    window = open_window(case_folder)
    badge = window.saliency.fidelity
    assert badge.check_button.isVisible()
    assert "have not been checked" in badge.state.text()
    assert not window.page.strip.isVisible()

    check.record = make_fidelity(passes=True, region=None)
    badge.check_button.setFocus()
    QTest.keyClick(badge.check_button, Qt.Key.Key_Space)
    wait_until_idle(qtbot, window)

    assert texts(window)[:2] == [
        "✓  depends on the partner: yes",
        "✓  better than a fixed mask: yes",
    ]
    assert texts(window)[2].startswith("–  finds a changed region: not applicable")
    assert not badge.check_button.isVisible()
    assert not window.page.strip.isVisible()


def test_it_can_be_cancelled_and_asked_for_again(open_window, qtbot, case_folder, check):
    window = open_window(case_folder)
    badge = window.saliency.fidelity
    check.go_on.clear()
    click(badge.check_button)
    qtbot.waitUntil(lambda: window.progress.isVisible())
    assert not badge.check_button.isVisible()

    click(window.progress.cancel_button)
    wait_until_idle(qtbot, window)

    assert badge.check_button.isVisible()
    assert window.desk.fidelity is None
    with casework.open_case(case_folder, writable=False) as case:
        assert casework.fidelity_records(case) == {}


def test_closing_the_window_does_not_wait_for_it(open_window, qtbot, case_folder, check):
    window = open_window(case_folder)
    check.go_on.clear()
    click(window.saliency.fidelity.check_button)
    qtbot.waitUntil(check.started.is_set)
    window.close()
    assert not window.runner.jobs
