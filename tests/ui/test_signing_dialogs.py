"""Identities made and backed up, reports dropped, verified and countersigned, and whom to trust."""

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel

from tests.reporting import specimen
from tests.reporting.laboratory import Authority
from tests.signers import PASSPHRASE, examiner_and_verifier
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.signatures.signature import sign
from xfv_desktop.services.signatures import identity
from xfv_desktop.services.signatures.identity import opened_identity
from xfv_desktop.ui.commands import signing_commands
from xfv_desktop.ui.dialogs.identity_dialogs import IssueDialog, NewIdentityDialog, SignDialog
from xfv_desktop.ui.dialogs.signing_dialogs import (
    CountersignDialog,
    IdentityMadeDialog,
    TrustDialog,
)

from .driving import click, dialog_of, press_keys, wait_until_idle


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    return examiner_and_verifier(tmp_path_factory.mktemp("people"))


@pytest.fixture(scope="module")
def signed(people):
    signer = opened_identity(people / "examiner.xfvid", PASSPHRASE)
    return sign(render(specimen.build()), signer, signed_at=datetime.now(UTC))


@pytest.fixture
def report(signed, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(signed)
    return path


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, left = QPointF(60, 60), Qt.MouseButton.LeftButton
    actions, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), actions, data, left, keys)
    entering.ignore()
    window.dragEnterEvent(entering)
    if entering.isAccepted():
        window.dropEvent(QDropEvent(place, actions, data, left, keys))
    return entering.isAccepted()


def texts(window):
    return {child.text() for child in window.report.findChildren(QLabel) if child.isVisible()}


def test_a_report_dropped_on_the_start_page_is_verified(open_window, qtbot, report):
    window = open_window()
    photograph = report.with_suffix(".jpg")
    photograph.write_bytes(b"")
    assert not drop(window, photograph)  # no case is open that could take it
    assert drop(window, report)
    wait_until_idle(qtbot, window)
    shown = texts(window)
    assert {"Unaltered", "Covers the whole file", "Certification kept", "Attachments"} <= shown
    assert "Signer not confirmed" in shown
    assert any("exactly as it was signed" in text for text in shown)
    press_keys(window, "Alt+Left")
    assert window.start.isVisible()


def test_a_dropped_report_of_another_case_is_told_apart(open_window, qtbot, report, case_folder):
    window = open_window(case_folder)
    assert drop(window, report)
    wait_until_idle(qtbot, window)
    assert "Not compared with the open case, which holds no report of that number." in texts(window)
    assert any("exactly as it was signed" in text for text in texts(window))


def test_an_altered_report_is_named_as_such(open_window, qtbot, report):
    data = bytearray(report.read_bytes())
    report.write_bytes(bytes(data) + b"\n")
    window = open_window()
    signing_commands.verify(window, report)
    wait_until_idle(qtbot, window)
    assert any("INVALID. The signature does not cover" in text for text in texts(window))


def test_a_report_is_countersigned(open_window, qtbot, report, people):
    window = open_window()
    signing_commands.verify(window, report)
    wait_until_idle(qtbot, window)
    press_keys(window, "Ctrl+Shift+R")
    form = dialog_of(qtbot, window, CountersignDialog)
    out = report.with_name("countersigned.pdf")
    form.out_field.edit.setText(str(out))
    click(form.accept_button)
    assert "Choose your identity file" in form.complaint
    form.identity_field.edit.setText(str(people / "examiner.xfvid"))
    form.passphrase_edit.setText(PASSPHRASE)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert "a second person must verify it" in form.complaint
    assert not out.exists()
    form.identity_field.edit.setText(str(people / "verifier.xfvid"))
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert window.report.document == out
    assert any(text.startswith("Verifier: The verifier") for text in texts(window))


def test_a_new_identity_shows_its_fingerprint_and_demands_a_backup(
    open_window, qtbot, tmp_path, monkeypatch
):
    window = open_window()
    press_keys(window, "Ctrl+Shift+I")
    form = dialog_of(qtbot, window, NewIdentityDialog)
    file, backup = tmp_path / "own.xfvid", tmp_path / "backup.xfvid"
    form.file_field.edit.setText(str(file))
    form.passphrase_edit.setText(PASSPHRASE)
    form.repeat_edit.setText(PASSPHRASE)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    done = dialog_of(qtbot, window, IdentityMadeDialog)
    made = identity.read_identity(file, PASSPHRASE)
    assert done.fingerprint.text().replace(" ", "").replace("\n", "") == made.fingerprint
    click(done.accept_button)
    assert "Save a backup first" in done.complaint
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(backup), ""))
    click(done.backup_button)
    wait_until_idle(qtbot, window)
    assert identity.read_identity(backup, PASSPHRASE) == made
    click(done.accept_button)
    assert not [d for d in window.findChildren(IdentityMadeDialog) if d.isVisible()]


def test_the_address_of_a_smart_card_is_taken_as_it_is(open_window, qtbot):
    window = open_window()
    form = SignDialog(
        "Sign", "", "Sign", window.settings, lambda _: None, signing_commands.ways(window), window
    )
    uri = "pkcs11:token=Me?module-path=/usr/lib/opensc-pkcs11.so"
    form.identity_field.edit.setText(uri)
    assert form.reference == uri
    assert form.fault() is None
    form.close()


def test_trust_is_added_and_taken_back(open_window, qtbot, tmp_path):
    window = open_window()
    laboratory = Authority.founded()
    root, nothing = tmp_path / "root.cer", tmp_path / "nothing.cer"
    root.write_bytes(laboratory.certificate.public_bytes(Encoding.DER))
    nothing.write_bytes(b"nothing")
    press_keys(window, "Ctrl+Shift+T")
    form = dialog_of(qtbot, window, TrustDialog)
    buttons = [one.text() for one in form.findChildren(QDialogButtonBox)[0].buttons()]
    assert buttons == ["Close", "Help"]
    form.add([nothing])
    assert "cannot be read" in form.complaint
    form.add([root])
    assert form.table.item(0, 1).text() == "Laboratory Root"
    assert len(signing_commands.trusted(window)) == 1
    assert form.remove_button.isEnabled()
    form.table.setCurrentCell(0, 0)
    form.remove_button.click()
    assert form.table.rowCount() == 0
    assert signing_commands.trusted(window) == []
    form.close()


def test_the_keyboard_is_in_the_first_field_of_a_report(open_window, qtbot, issued_case):
    """Not in the box around several; and all fields begin at one edge."""
    window = open_window(issued_case)
    window.settings.set("identity.file", str(issued_case.parent / "own.p12"))
    press_keys(window, "Ctrl+R")
    form = dialog_of(qtbot, window, IssueDialog)
    qtbot.waitUntil(form.edition.form_box.hasFocus)
    fields = (form.edition.form_box, form.edition.earlier_box, form.passphrase_edit)
    assert len({one.mapTo(form, QPoint(0, 0)).x() for one in fields}) == 1
    form.reject()
