"""The own opinion through the real window: by keys to the lock, hidden from others until theirs."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from tests.opinions import locked
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.people import Duty
from xfv_desktop.domain.procedure import Order, Stage
from xfv_desktop.services.cases import casework, people
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.opinion import procedure, unmasking
from xfv_desktop.services.signatures import identity
from xfv_desktop.ui.commands.procedure_commands import LockDialog, ReasonDialog

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle
from .words import words_in

VERIFIER = "Dr Bo Lind"


@pytest.fixture(scope="session")
def strict_case(tmp_path_factory, examined_case):
    """The examined case with the own opinion first, from now on."""
    folder = tmp_path_factory.mktemp("strict") / "strict.xfv"
    shutil.copytree(examined_case, folder)
    with casework.open_case(folder, writable=True) as case:
        people.add_person(case, VERIFIER, duty=Duty.VERIFIER, by=EXAMINER)
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    return folder


@pytest.fixture
def strict(strict_case, tmp_path):
    return shutil.copytree(strict_case, tmp_path / "strict.xfv")


def answer_all(qtbot, window):
    """Every open question of the stage: choices with key 1, words typed."""
    panel = window.procedure
    for _ in range(60):
        QApplication.processEvents()  # a form that was just made is shown
        QTest.keyClick(panel.subjects, Qt.Key.Key_1)
        for field in panel.form.findChildren(QPlainTextEdit):
            if field.question.required and field.isVisible() and not field.toPlainText():
                QTest.keyClicks(field, "seen in both")
                panel.form.settle()
        if panel.lock_button.isEnabled():
            break
    wait_until_idle(qtbot, window)


def lock(qtbot, window):
    before = window.desk.procedure.stage
    click(window.procedure.lock_button)
    qtbot.waitUntil(lambda: window.desk.procedure.stage is not before)
    wait_until_idle(qtbot, window)


def begin(qtbot, window):
    click(window.procedure.invitation.begin_button)
    qtbot.waitUntil(lambda: window.desk.procedure is not None)
    wait_until_idle(qtbot, window)


def worked(folder, until):
    """The examiner's procedure of the pair, locked through a stage, without a window."""
    with casework.open_case(folder, writable=True) as case:
        procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
        locked(case, 1, EXAMINER, until)


def test_the_whole_way_by_keys_to_the_machine(qtbot, open_window, tmp_path, photographs):
    """Begin, analyse, lock, compare, lock, evaluate, lock; then the machine, and the last word."""
    from xfv_desktop.domain.evidence import Role
    from xfv_desktop.services.evidence import intake

    folder = tmp_path / "new.xfv"
    with casework.create_case(folder, title="Ring", examiner=EXAMINER) as case:
        for path, role in ((photographs.hopper, Role.QUESTIONED), (photographs.hopper, Role.KNOWN)):
            intake.add_exhibit(case, intake.inspect(path), role=role, examiner=EXAMINER)
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    window = open_window(folder)
    panel = window.procedure
    assert panel.isVisible()
    assert not window.score.isVisible()
    assert not window.action_of["compare"].isEnabled()
    begin(qtbot, window)
    reference = window.page.panes[Side.REFERENCE]
    assert not reference.view.isVisible()
    for stage in (Stage.ANALYSIS, Stage.COMPARISON, Stage.EVALUATION):
        assert panel.stage is stage
        assert not window.action_of["compare"].isEnabled()
        assert "stay hidden until your own evaluation of Q1 and K1" in window.score.nothing.text()
        answer_all(qtbot, window)
        lock(qtbot, window)
    assert reference.view.isVisible()
    assert window.desk.procedure.stage is Stage.MACHINE
    assert window.score.nothing.text().startswith("Q1 and K1 are not compared yet")
    press_keys(window, "Ctrl+Return")
    wait_until_idle(qtbot, window)
    assert window.score.isVisible()
    press_keys(window, "Ctrl+J")
    assert panel.isVisible()
    answer_all(qtbot, window)
    lock(qtbot, window)
    assert window.desk.procedure.stage is None
    rows = window.desk.procedure.answers()
    assert sum(1 for (_, _, field) in rows if field == "rating") == 19


def test_the_open_subjects_are_listed_and_walked_both_ways(qtbot, open_window, strict):
    """Return goes on, Shift+Return back, past what is answered; the list can show the open only."""
    window = open_window(strict)
    begin(qtbot, window)
    panel = window.procedure
    subjects = [entry.key for entry in panel._entries.entries]
    QTest.keyClick(panel.subjects, Qt.Key.Key_1)
    QTest.keyClick(panel.subjects, Qt.Key.Key_Return)
    QTest.keyClick(panel.subjects, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel._subject == subjects[1]
    QTest.keyClick(panel.subjects, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel._subject == subjects[-1]
    click(panel.open_button)
    assert [entry.key for entry in panel._entries.entries] == subjects[1:]
    click(panel.open_button)
    assert [entry.key for entry in panel._entries.entries] == subjects
    wait_until_idle(qtbot, window)


def test_nothing_of_the_machine_reaches_a_blind_verifier(qtbot, open_window, strict):
    """No score, decision, map, file name, title, tip or line of the audit trail."""
    with casework.open_case(strict, writable=False) as case:
        summary = casework.overview(case).examinations[0]
    window = open_window(strict, examiner=VERIFIER)
    window.show_audit()
    wait_until_idle(qtbot, window)
    shown = words_in(window)
    for secret in (f"{summary.score:.3f}", f"{summary.score:.4f}", "accept", "reject", "astronaut"):
        assert secret not in shown.lower(), secret
    assert window.desk.examination is None
    assert "hidden until your own evaluation is locked" in shown
    window.desk.show_examination(summary.number)
    assert window.desk.examination is None


def test_an_opinion_lifts_the_mask_and_an_earlier_answer_is_amended_with_a_reason(
    qtbot, open_window, strict
):
    worked(strict, Stage.COMPARISON)
    window = open_window(strict)
    assert window.desk.examination is None
    answer_all(qtbot, window)
    lock(qtbot, window)
    assert window.desk.examination is not None
    assert window.score.isVisible()
    panel = window.procedure
    window.show_procedure(True)
    click(panel.stages.buttons[Stage.EVALUATION])
    field = panel.form.rows[-1]
    field.setPlainText("the light")
    panel.settle()
    dialog = dialog_of(qtbot, window, ReasonDialog)
    click(dialog.accept_button)
    assert dialog.complaint
    dialog.reason_edit.setPlainText("overlooked")
    click(dialog.accept_button)
    qtbot.waitUntil(lambda: bool(window.desk.procedure.amendments()))
    amended = window.desk.procedure.amendments()
    assert [(one.value, one.reason) for one in amended] == [("the light", "overlooked")]


def test_an_amendment_that_is_called_off_leaves_the_answer(qtbot, open_window, strict):
    worked(strict, Stage.ANALYSIS)
    window = open_window(strict)
    panel = window.procedure
    click(panel.stages.buttons[Stage.ANALYSIS])
    click(panel.form.rows[0].buttons["severely limits"])
    dialog_of(qtbot, window, ReasonDialog).reject()
    assert panel.form.rows[0].buttons["no limit"].isChecked()
    assert window.desk.procedure.amendments() == ()


def test_a_lock_is_signed_where_an_identity_is_chosen(qtbot, open_window, strict, tmp_path):
    """A wrong passphrase locks nothing; the right one seals the lock with a checkpoint."""
    file = tmp_path / "own.p12"
    identity.new_identity(file, name=EXAMINER, organisation="", passphrase="long enough")
    worked(strict, Stage.COMPARISON)
    window = open_window(strict)
    window.settings.set("identity.file", str(file))
    answer_all(qtbot, window)
    click(window.procedure.lock_button)
    dialog = dialog_of(qtbot, window, LockDialog)
    for passphrase in ("wrong one", "long enough"):
        dialog.passphrase_edit.setText(passphrase)
        click(dialog.accept_button)
        wait_until_idle(qtbot, window)
    qtbot.waitUntil(lambda: window.desk.procedure.stage is Stage.MACHINE)
    events = window.desk.case.audit_trail()
    assert [event.action for event in events if event.action == "stage locked"] == (
        ["stage locked"] * 3
    )
    lock_event = window.desk.procedure.locks[-1].sequence
    assert [one.sequence for one in window.desk.case.checkpoints()] == [lock_event]


def test_insufficient_quality_ends_it_with_a_reason(qtbot, open_window, strict):
    window = open_window(strict)
    begin(qtbot, window)
    click(window.procedure.end_button)
    dialog = dialog_of(qtbot, window, ReasonDialog)
    dialog.reason_edit.setPlainText("nothing is resolved")
    click(dialog.accept_button)
    qtbot.waitUntil(lambda: window.desk.procedure.stage is None)
    assert window.desk.procedure.ended == "nothing is resolved"
    texts = [child.text() for child in window.procedure.findChildren(QLabel)]
    assert any("insufficient quality" in text for text in texts)


def test_a_verifier_begins_blind_from_the_panel(qtbot, open_window, strict):
    worked(strict, Stage.EVALUATION)
    window = open_window(strict, examiner=VERIFIER)
    panel = window.procedure
    verify = panel.invitation.verify_button
    assert verify.isVisible()
    assert EXAMINER in words_in(panel)
    primary = [one for one in panel.findChildren(QPushButton) if one.property("primary")]
    assert [one for one in primary if one.isVisible()] == [verify]
    press_keys(window, "Ctrl+J")
    assert verify.hasFocus()
    click(verify)
    click(dialog_of(qtbot, window, ReasonDialog).accept_button)
    qtbot.waitUntil(lambda: window.desk.procedure is not None)
    assert window.desk.procedure.verifies == 1
    assert window.desk.examination is None
    assert "strong support" not in words_in(window).lower()


def test_the_order_of_work_is_given_up_with_a_reason(qtbot, open_window, strict):
    window = open_window(strict)
    window.action_of["order"].trigger()
    dialog = dialog_of(qtbot, window, ReasonDialog)
    dialog.reason_edit.setPlainText("a technical test")
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)
    assert window.desk.standing.order is Order.FREE
    assert window.desk.examination is not None
    window.action_of["order"].trigger()
    wait_until_idle(qtbot, window)
    assert window.desk.standing.order is Order.OPINION_FIRST
    assert window.desk.examination is None


def test_masked_comparisons_are_not_made_on_the_command_line(strict):
    with (
        casework.open_case(strict, writable=True) as case,
        pytest.raises(Exception, match="own opinion comes first"),
    ):
        examination.examine(case, "Q1", "K1", examiner=VERIFIER)


@pytest.mark.usefixtures("german")
def test_a_stage_is_named_in_the_language_of_the_window(qtbot, open_window):
    form = LockDialog(Stage.ANALYSIS, "ada.xfvid", lambda _: None, open_window())
    assert form.windowTitle() == "Lock the Analyse"
