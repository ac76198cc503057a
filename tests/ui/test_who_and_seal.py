"""Who works is asked at open; looking needs no name; seal, custody and views are in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.tampering import forged
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.cases import casework, checkpoints, custody, people
from xfv_desktop.services.signatures import identity
from xfv_desktop.ui.commands import case_commands
from xfv_desktop.ui.commands.custody_commands import TransferDialog
from xfv_desktop.ui.dialogs.identity_dialogs import SignDialog
from xfv_desktop.ui.dialogs.settings_dialog import SettingsDialog
from xfv_desktop.ui.dialogs.who_dialog import SOMEBODY_ELSE, WhoDialog
from xfv_desktop.ui.elements.entry_list import MOST
from xfv_desktop.ui.elements.item_models import Entry, OnDemand, paged
from xfv_desktop.ui.panels.custody_panel import CustodyPanel
from xfv_desktop.ui.window.seal import SealDialog, button_of

from .driving import click, dialog_of, press_keys, wait_until_idle

EXAMINER = "Dr Ada Marsh"
PASSPHRASE = "correct horse"


@pytest.fixture
def ask(open_window, qtbot, case_folder):
    """A window of a session in which nobody has said who works, and its question."""
    window = open_window()
    window.who = ""
    case_commands.open_folder(window, case_folder)
    return window, dialog_of(qtbot, window, WhoDialog)


def actions(window):
    return [event.action for event in window.desk.case.audit_trail()]


def test_who_works_is_asked_once_in_a_session(ask, qtbot, case_folder):
    window, dialog = ask
    assert dialog.person_box.currentText() == EXAMINER
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)

    assert window.person.text() == EXAMINER
    assert actions(window)[-2:] == ["work begun", "viewed"]
    begun = window.desk.case.audit_trail()[-2]
    assert begun.facts["settings"]["compute.device"] == "auto"
    window.close_case()
    case_commands.open_folder(window, case_folder)
    qtbot.waitUntil(lambda: window.desk.case is not None)
    assert window.person.text() == EXAMINER


def test_somebody_else_becomes_one_of_the_people(ask, qtbot, case_folder):
    window, dialog = ask
    dialog.person_box.setCurrentText(SOMEBODY_ELSE)
    dialog.name_edit.clear()
    click(dialog.accept_button)
    assert "name" in dialog.complaint
    dialog.name_edit.setText("B. Verifier")
    dialog.duty_box.setCurrentText("verifier")
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)

    assert window.person.text() == "B. Verifier"
    assert window.settings.get("examiner.name") == EXAMINER
    with casework.open_case(case_folder, writable=False) as case:
        assert people.people(case)[-1].duty is people.Duty.VERIFIER


def test_looking_needs_no_name_and_writes_nothing(ask, qtbot, case_folder):
    window, dialog = ask
    with casework.open_case(case_folder, writable=False) as case:
        before = casework.overview(case).audit_head
    click(dialog.look_button)
    wait_until_idle(qtbot, window)

    case = window.desk.case
    assert (case.writable, case.overview.audit_head) == (False, before)
    assert "reading only" in window.banner.text
    assert window.saved.text() == "For reading only"
    assert not window.action_of["compare"].isEnabled()
    assert not window.action_of["rectangle"].isEnabled()
    press_keys(window, "2")
    window.close_case()
    with casework.open_case(case_folder, writable=True) as case:
        assert casework.overview(case).audit_head == before


def test_declining_closes_the_case(ask, qtbot):
    window, dialog = ask
    dialog.reject()
    wait_until_idle(qtbot, window)
    assert window.desk.case is None


def test_a_second_window_reads_and_names_the_holder(open_window, qtbot, case_folder):
    with casework.open_case(case_folder, writable=True):
        window = open_window(case_folder)

        assert window.desk.examination.number == 1
        assert "is open for writing by" in window.banner.text
        assert "process" in window.banner.text
        window.desk.case.change("Trying", lambda *_: pytest.fail("written"))
        wait_until_idle(qtbot, window)
        assert "reading only" in window.banner.text


def test_another_person_takes_over(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    press_keys(window, "Ctrl+Alt+W")
    dialog = dialog_of(qtbot, window, WhoDialog)
    dialog.person_box.setCurrentText(SOMEBODY_ELSE)
    dialog.name_edit.setText("C. Third")
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)
    assert window.examiner.name == "C. Third"


def test_called_off_the_case_stays_with_whom_it_is(open_window, qtbot, case_folder):
    """Or with nobody, where it was only looked at."""
    window = open_window(case_folder)
    for writable in (True, False):
        press_keys(window, "Ctrl+Alt+W")
        dialog_of(qtbot, window, WhoDialog).reject()
        qtbot.waitUntil(lambda: window.desk.case is not None and not window.runner.jobs)
        assert window.desk.case.writable is writable
        assert window.examiner.name == EXAMINER
        if writable:
            press_keys(window, "Ctrl+Alt+W")
            click(dialog_of(qtbot, window, WhoDialog).look_button)
            wait_until_idle(qtbot, window)


def test_each_thing_is_noted_once_when_it_comes_into_sight(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    wait_until_idle(qtbot, window)
    exhibit = window.desk.exhibit(Side.PROBE)
    window.repaint()
    window.desk.put(exhibit)
    window.desk.show_examination(1)
    wait_until_idle(qtbot, window)
    views = [e.facts for e in window.desk.case.audit_trail() if e.action == "viewed"]
    assert views == [{"questioned": "Q1", "known": "K1", "examination": "1"}]


def test_a_setting_that_matters_is_noted(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    press_keys(window, "Ctrl+,")
    dialog = dialog_of(qtbot, window, SettingsDialog)
    dialog.device_box.setCurrentText("cpu")
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)
    event = window.desk.case.audit_trail()[-1]
    assert event.facts == {"setting": "compute.device", "before": "auto", "after": "cpu"}


def test_the_seal_is_in_sight_and_can_be_checked_whole(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    button = button_of(window)
    assert (button.isVisible(), button.text()) == (True, "Seal sound")
    click(button)
    dialog = dialog_of(qtbot, window, SealDialog)
    click(dialog.check_button)
    wait_until_idle(qtbot, window)
    assert "every file" in dialog.words.text()
    assert not dialog.save_button.isEnabled()  # there is no checkpoint yet


def test_a_broken_seal_is_said_and_becomes_an_event(open_window, qtbot, case_folder):
    """A row changed behind the program's back, without breaking the chain."""
    forged(case_folder, "UPDATE exhibits SET label = 'other' WHERE number = 'K1'")
    window = open_window(case_folder)
    press_keys(window, "Ctrl+Alt+E")
    dialog = dialog_of(qtbot, window, SealDialog)

    click(dialog.check_button)
    wait_until_idle(qtbot, window)

    assert "exhibit K1" in dialog.words.text()
    assert button_of(window).text() == "Seal broken"
    assert window.desk.case.audit_trail()[-1].action == "verification failed"


def test_a_checkpoint_is_signed_and_saved(open_window, qtbot, case_folder, tmp_path, monkeypatch):
    key, kept = tmp_path / "a.p12", tmp_path / "kept.json"
    identity.new_identity(key, name=EXAMINER, organisation="", passphrase=PASSPHRASE)
    window = open_window(case_folder)
    window.settings.set("identity.file", str(key))
    press_keys(window, "Ctrl+Alt+E")
    dialog = dialog_of(qtbot, window, SealDialog)
    click(dialog.sign_button)
    form = dialog_of(qtbot, window, SignDialog)
    form.passphrase_edit.setText("wrong")
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert "passphrase" in form.complaint
    form.passphrase_edit.setText(PASSPHRASE)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(kept), ""))
    click(dialog.save_button)

    assert checkpoints.read_checkpoint(kept) == window.desk.case.checkpoints()[0]
    assert any(EXAMINER in label.text() for label in dialog.findChildren(QLabel))


def test_a_transfer_is_entered_in_the_window(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    panel = window.findChild(CustodyPanel)
    window.below.setCurrentWidget(panel)
    assert panel.table.model().rowCount() == 2
    click(panel.transfer_button)
    form = dialog_of(qtbot, window, TransferDialog)
    click(form.accept_button)
    assert "who received" in form.complaint
    form.to_edit.setText("Registry")
    form.reason_edit.setText("Trial")
    click(form.accept_button)
    wait_until_idle(qtbot, window)

    assert panel.table.model().rowCount() == 3
    with casework.open_case(case_folder, writable=False) as case:
        assert custody.ledger(case)[-1].received_by == "Registry"

    click(panel.transfer_button)
    form = dialog_of(qtbot, window, TransferDialog)
    assert form.from_edit.text() == "Registry"  # who has it by the ledger
    form.from_edit.setText("Court")
    form.to_edit.setText("Archive")
    form.reason_edit.setText("the hand-over to the court was not entered")
    click(form.accept_button)
    assert "with Registry then, not with Court" in form.complaint
    click(form.gap_box)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert panel.table.model().index(3, 3).data() == "Court (gap)"


def test_a_case_on_a_write_protected_medium_is_shown(open_window, qtbot, case_folder, monkeypatch):
    """Here the lock file cannot be opened, as on a disc; nothing is asked, nothing is written."""
    from xfv_desktop.persistence import case_file

    def refuse(_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(case_file, "take_writer_lock", refuse)
    before = {path: path.read_bytes() for path in case_folder.rglob("*") if path.is_file()}
    window = open_window(case_folder)
    assert "Read-only file system" in window.banner.text
    assert window.desk.examination.number == 1
    window.close_case()
    wait_until_idle(qtbot, window)
    after = {path: path.read_bytes() for path in before}
    assert after == before


def test_many_entries_are_made_when_they_come_into_sight(open_window, case_folder):
    made = []

    def make(row):
        made.append(row)
        return Entry(key=str(row), title=f"Examination {row}")

    window = open_window(case_folder)
    entries = window.case_panel.examinations
    entries.show_entries(OnDemand(10_000, make), "9990")

    assert entries.model().rowCount() == 10_000
    assert entries.currentIndex().row() == 9_990
    assert entries.height() < 44 * (MOST + 1)
    assert len(made) < 200
    entries.verticalScrollBar().setValue(0)
    entries.grab()
    assert entries.model().index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "Examination 0"


def test_pages_are_read_when_they_are_looked_at():
    read = []

    def page(first, count):
        read.append(first)
        return list(range(first, first + count))

    rows = paged(1000, page)
    assert (len(rows), rows[-1], rows[5], rows[6:8]) == (1000, 999, 5, [6, 7])
    assert read == [800, 0]
