"""Words that overstate, typed by keys: flagged at once, with the reason and better words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.opinions import answered, locked
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Stage
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion import procedure
from xfv_desktop.ui.commands.procedure_commands import ReasonDialog
from xfv_desktop.ui.dialogs.identity_dialogs import IssueDialog
from xfv_desktop.ui.elements.phrase_line import PhraseLine

from .conftest import EXAMINER
from .driving import click, dialog_of, drag_on_photograph, press_keys, wait_until_idle

SAID = "The faces match 100 %."


def flagged(parent):
    return [line for line in parent.findChildren(PhraseLine) if line.isVisible()]


def is_explained(line):
    """Both phrases, each with why and with what to write instead."""
    assert {flag.phrase.name for flag in line.flags} >= {"match"}
    for flag in line.flags:
        assert flag.advice in line.text()
        assert flag.phrase.instead in flag.advice
        assert flag.phrase.reason in flag.advice
    assert "“match”" in line.text()
    assert "“100 %”" in line.text()


def trail(window, action):
    return [event for event in window.desk.case.audit_trail() if event.action == action]


def test_an_opinion_is_locked_with_such_words_for_a_reason_on_record_only(
    open_window, case_folder, qtbot
):
    with casework.open_case(case_folder, writable=True) as case:
        procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
        locked(case, 1, EXAMINER, Stage.COMPARISON)
        answered(case, 1, EXAMINER)
    window = open_window(case_folder)
    press_keys(window, "Ctrl+J")
    panel = window.procedure
    qtbot.waitUntil(panel.lock_button.isEnabled)
    field = next(
        f for f in panel.form.findChildren(QPlainTextEdit) if f.question.field == "reasons"
    )
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Alike in parts.")
    assert flagged(panel) == []
    field.selectAll()
    QTest.keyClicks(field, SAID)
    (line,) = flagged(panel)
    is_explained(line)
    panel.form.settle()
    wait_until_idle(qtbot, window)
    click(panel.lock_button)
    asked = dialog_of(qtbot, window, ReasonDialog)
    assert procedure_of(window).stage is Stage.EVALUATION
    click(asked.accept_button)
    assert asked.complaint == "Write the reason."
    QTest.keyClicks(asked.reason_edit, "quoted from the order")
    click(asked.accept_button)
    qtbot.waitUntil(lambda: procedure_of(window).stage is Stage.MACHINE)
    wait_until_idle(qtbot, window)
    (event,) = trail(window, "phrase overridden")
    assert event.details["reason"] == "quoted from the order"
    assert event.details["sentence"] == SAID
    assert event.actor == EXAMINER


def procedure_of(window):
    return window.desk.procedure


def test_a_region_is_flagged_as_it_is_named_and_stops_the_report(
    open_window, case_folder, qtbot, tmp_path
):
    from xfv_desktop.services.signatures import identity

    identity.new_identity(
        own := tmp_path / "own.xfvid", name=EXAMINER, organisation="", passphrase="correct horse"
    )
    window = open_window(case_folder)
    window.settings.set("identity.file", str(own))
    press_keys(window, "R")
    drag_on_photograph(window.page.views[0], (200, 200), (230, 220), (260, 240))
    wait_until_idle(qtbot, window)
    assert window.desk.selected == (Side.PROBE, 1)
    details = window.regions.details
    details.focus()
    details.label_edit.selectAll()
    QTest.keyClicks(details.label_edit, SAID)
    (line,) = flagged(details)
    is_explained(line)
    QTest.keyClick(details.label_edit, Qt.Key.Key_Return)
    wait_until_idle(qtbot, window)
    for reason in ("", "a technical test"):
        press_keys(window, "Ctrl+R")
        form = dialog_of(qtbot, window, IssueDialog)
        form.passphrase_edit.setText("correct horse")
        click(form.accept_button)
        wait_until_idle(qtbot, window)
        assert "Region 1 on Q1" in form.complaint
        assert not window.desk.case.overview.reports
        if not reason:
            form.reject()
            continue
        QTest.keyClicks(form.reason_edit, reason)
        click(form.accept_button)
        wait_until_idle(qtbot, window)
    assert len(window.desk.case.overview.reports) == 1
    assert {event.details["reason"] for event in trail(window, "phrase overridden")} == {
        "a technical test"
    }


@pytest.mark.parametrize(
    ("typed", "flags"),
    [
        ("They support the same source.", False),
        ("Identified beyond doubt.", True),
        ("The probability that he is the man is high.", True),
        ("Es ist dieselbe Person.", True),
    ],
)
def test_particulars_are_read_while_they_are_typed(open_window, case_folder, qtbot, typed, flags):
    from xfv_desktop.domain.particulars import About, Subject
    from xfv_desktop.ui.dialogs.particulars_dialog import ParticularsDialog

    window = open_window(case_folder)
    press_keys(window, "Ctrl+Alt+P")
    form = dialog_of(qtbot, window, ParticularsDialog)
    edit = form.edits["conclusion", Subject(About.EXAMINATION, "1")]
    edit.setFocus()
    QTest.keyClicks(edit, typed)
    assert bool(flagged(form)) is flags
    form.reject()
