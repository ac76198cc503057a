"""The case goes out, comes back and is copied, by menu and dialog."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from xfv_desktop.services.cases import casework, checking
from xfv_desktop.services.signatures.identity import new_identity
from xfv_desktop.ui.dialogs.bundle_dialogs import ExportDialog

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle


def exporting(qtbot, window, **texts):
    """The dialog, filled in."""
    press_keys(window, "Ctrl+E")
    form = dialog_of(qtbot, window, ExportDialog)
    for name, text in texts.items():
        field = getattr(form, name)
        (field.edit if hasattr(field, "edit") else field).setText(str(text))
    return form


def test_out_and_in_again(open_window, qtbot, case_folder, tmp_path, monkeypatch):
    """Signed, for the defence; then imported and opened in its place."""
    identity, out = tmp_path / "ada.p12", tmp_path / "out.zip"
    new_identity(identity, name=EXAMINER, organisation="", passphrase="a long passphrase")
    window = open_window(case_folder)
    form = exporting(
        qtbot, window, file_field=out, recipient_edit="Counsel", identity_field=identity,
        passphrase_edit="a wrong one",
    )  # fmt: skip
    form.disclosure_box.setChecked(True)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert "passphrase" in form.complaint
    assert not out.exists()

    form.passphrase_edit.setText("a long passphrase")
    click(form.accept_button)
    wait_until_idle(qtbot, window)

    assert str(out) in window.banner.text
    trail = window.desk.case.audit_trail()
    assert any(event.details.get("to") == "Counsel" for event in trail)

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(out), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "back"), ""))
    press_keys(window, "Ctrl+Shift+O")
    wait_until_idle(qtbot, window)

    assert window.desk.case.folder == tmp_path / "back.xfv"
    assert f"signed by {EXAMINER}" in window.banner.text


def test_an_export_goes_on_when_its_form_is_closed(open_window, qtbot, case_folder, tmp_path):
    """By Escape, as soon as it has begun; where it lies is told all the same."""
    out = tmp_path / "out.zip"
    window = open_window(case_folder)
    form = exporting(qtbot, window, file_field=out, recipient_edit="Counsel")
    click(form.accept_button)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    wait_until_idle(qtbot, window)
    assert not shiboken6.isValid(form)
    assert str(out) in window.banner.text
    assert out.exists()


def test_what_the_export_needs(open_window, qtbot, case_folder, tmp_path):
    """One sentence in the dialog, which stays."""
    window = open_window(case_folder)
    form = exporting(qtbot, window, file_field="")
    for texts, fault in (
        ({}, "Choose the file"),
        ({"file_field": tmp_path / "a.zip", "identity_field": "/none.p12"}, "There is no file"),
        ({"identity_field": "", "left_out_edit": "Q7"}, "no exhibit Q7"),
        ({"left_out_edit": "", "file_field": case_folder / "case.db"}, "exists already"),
    ):
        for name, text in texts.items():
            field = getattr(form, name)
            (field.edit if hasattr(field, "edit") else field).setText(str(text))
        click(form.accept_button)
        wait_until_idle(qtbot, window)
        assert fault in form.complaint
    form.file_field.edit.setText(str(tmp_path / "a.zip"))
    form.identity_field.edit.setText("pkcs11:token=Examiner")
    assert form.fault() is None
    form.left_out_edit.setText("K1; remarks")
    assert form.left_out == ("K1", "remarks")
    form.reject()


@pytest.mark.parametrize("chosen", [True, False])
def test_a_backup(open_window, qtbot, case_folder, tmp_path, monkeypatch, chosen):
    """Checked, and said where it lies; nothing without a folder."""
    place = tmp_path / "backups"
    place.mkdir()
    window = open_window(case_folder)
    answer = str(place) if chosen else ""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answer)
    press_keys(window, "Ctrl+B")
    wait_until_idle(qtbot, window)

    copies = list(place.iterdir())
    assert len(copies) == chosen
    if chosen:
        assert str(copies[0]) in window.banner.text
        with casework.open_case(copies[0], writable=False) as copy:
            assert checking.case_fault(copy) is None


def test_a_damaged_bundle_is_not_imported(open_window, qtbot, tmp_path, monkeypatch):
    """The banner says so; no case is opened."""
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"PK")
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x"), ""))
    press_keys(window, "Ctrl+Shift+O")
    wait_until_idle(qtbot, window)
    assert "not as it was made" in window.banner.text
    assert window.desk.case is None
