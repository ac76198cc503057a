"""The audit trail with its filter and export, through the real window."""

import json

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework, checking, people
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.services.records import trail
from xfv_desktop.ui.panels.trail_filter import TrailFilterBar

from .conftest import EXAMINER
from .driving import click, press_keys, wait_until_idle
from .room import squeezed
from .words import words_in

VERIFIER = "Dr Bo Lind"


def opened(qtbot, window):
    press_keys(window, "Ctrl+T")
    wait_until_idle(qtbot, window)
    return window.audit


def actions(panel):
    return [row.cells[3] for row in panel.table.model().rows]


def test_words_person_kind_and_period_choose_events(open_window, qtbot, case_folder):
    """Typed and chosen; Show all gives the whole trail back."""
    window = open_window(case_folder)
    panel = opened(qtbot, window)
    everything = actions(panel)
    bar = panel.filter
    QTest.keyClicks(bar.text_edit, "ASTRONAUT")
    qtbot.waitUntil(lambda: "of" in bar.count.text() and not window.runner.jobs)
    assert set(actions(panel)) <= {"exhibit added", "exhibit received"}
    assert 0 < len(actions(panel)) < len(everything)
    bar.clear_button.click()
    bar.action_box.setCurrentText("case created")
    qtbot.waitUntil(lambda: actions(panel) == ["case created"])
    bar.person_box.setCurrentText(EXAMINER)
    bar.since_edit.setDate(QDate(2020, 1, 1))
    wait_until_idle(qtbot, window)
    assert actions(panel) == ["case created"]
    bar.until_edit.setDate(QDate(2020, 1, 2))
    qtbot.waitUntil(lambda: actions(panel) == [])
    click(bar.clear_button)
    wait_until_idle(qtbot, window)
    assert actions(panel) == everything


@pytest.mark.parametrize(("width", "lines"), [(645, 2), (1700, 1)])
def test_the_filter_takes_the_lines_that_it_needs(qtbot, width, lines):
    """In two lines nothing of it is cut on the smallest screen."""
    bar = TrailFilterBar()
    qtbot.addWidget(bar)
    bar.resize(width, 80)
    bar.show()
    QTest.qWait(20)
    assert squeezed(bar) == set()
    below = bar.person_box.y() >= bar.text_edit.geometry().bottom()
    assert below == (lines == 2)


def test_what_is_hidden_is_not_found_by_a_blind_verifier(open_window, qtbot, case_folder):
    """Not even by typing the score; the names of controls tell nothing either."""
    with casework.open_case(case_folder, writable=True) as case:
        people.add_person(case, VERIFIER, duty=people.Duty.VERIFIER, by=EXAMINER)
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
        score = casework.overview(case).examinations[0].score
    window = open_window(case_folder, examiner=VERIFIER)
    panel = opened(qtbot, window)
    for text in (f"{score:.3f}"[:-1], "astronaut"):
        panel.filter.text_edit.setText(text)
        qtbot.waitUntil(lambda: "0 of" in panel.filter.count.text())
        panel.filter.clear()
        wait_until_idle(qtbot, window)
    assert f"{score:.2f}" not in words_in(window)


@pytest.mark.parametrize("ending", [".json", ".csv"])
def test_what_is_shown_is_exported_once(
    open_window, qtbot, case_folder, tmp_path, monkeypatch, ending
):
    """With seals, on record; a file that exists is refused in one sentence."""
    out = tmp_path / f"trail{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    window = open_window(case_folder)
    panel = opened(qtbot, window)
    panel.filter.action_box.setCurrentText("case created")
    wait_until_idle(qtbot, window)
    click(panel.filter.export_button)
    wait_until_idle(qtbot, window)
    assert "was written to" in window.banner.text
    event = window.desk.case.overview.audit_head
    assert (event.action, event.details["events"]) == (trail.EXPORTED, 1)
    text = out.read_text("utf-8")
    (first,) = casework.audit_trail(window.desk.case._reader, most=1)
    assert first.seal in text
    if ending == ".json":
        assert [one["action"] for one in json.loads(text)["events"]] == ["case created"]
    click(panel.filter.export_button)
    wait_until_idle(qtbot, window)
    assert "exists already" in window.banner.text
    assert out.read_text("utf-8") == text
    folder = window.desk.case.folder
    window.close()
    with casework.open_case(folder, writable=False) as case:
        assert checking.case_fault(case) is None
