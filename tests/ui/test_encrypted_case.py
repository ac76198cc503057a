"""An encrypted case in the window: made, closed, opened again, its report shown from memory."""

import pytest
from PySide6.QtWidgets import QLabel

from xfv_desktop.domain.errors import PassphraseNeeded
from xfv_desktop.persistence import vault
from xfv_desktop.services.cases import casework
from xfv_desktop.services.cases.casework import LOST_PASSPHRASE
from xfv_desktop.services.exchange import bundles
from xfv_desktop.ui.commands import case_commands
from xfv_desktop.ui.dialogs.bundle_dialogs import ExportDialog
from xfv_desktop.ui.dialogs.case_dialog import NewCaseDialog, PassphraseDialog

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle

PASSPHRASE = "a long sentence"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    pytest.importorskip("sqlcipher3")
    monkeypatch.setattr(vault, "_COST", {"iterations": 1, "lanes": 1, "memory_kib": 64})


def test_made_with_a_passphrase(open_window, qtbot, tmp_path):
    """What losing it means is said before; two that differ and a short one are refused."""
    window = open_window()
    press_keys(window, "Ctrl+N")
    form = dialog_of(qtbot, window, NewCaseDialog)
    form.title_edit.setText("Secret")
    form.place_field.edit.setText(str(tmp_path))
    assert not form.passphrase_edit.isVisible()
    form.encrypt_box.setChecked(True)
    assert form.passphrase_edit.isVisible()
    assert any(
        LOST_PASSPHRASE in child.text() for child in form.findChildren(type(form._lost_label))
    )
    for first, second, fault in (("abc", "abd", "differ"), ("short", "short", "at least 8")):
        form.passphrase_edit.setText(first)
        form.repeat_edit.setText(second)
        click(form.accept_button)
        assert fault in form.complaint
    form.passphrase_edit.setText(PASSPHRASE)
    form.repeat_edit.setText(PASSPHRASE)
    click(form.accept_button)
    wait_until_idle(qtbot, window)

    assert window.desk.case is not None
    press_keys(window, "Ctrl+E")
    export = dialog_of(qtbot, window, ExportDialog)
    assert bundles.NOT_ENCRYPTED in [one.text() for one in export.findChildren(QLabel)]
    export.reject()
    assert (tmp_path / "Secret.xfv" / "vault.json").is_file()
    with pytest.raises(PassphraseNeeded):
        casework.open_case(tmp_path / "Secret.xfv", writable=False)


def test_opened_with_it_only(open_window, qtbot, case_folder, tmp_path):
    """A wrong one is one sentence in the dialog; photographs and records are there afterwards."""
    with casework.open_case(case_folder, writable=True) as case:
        bundles.export_case(case, tmp_path / "a.zip", examiner=EXAMINER)
    folder = bundles.import_case(
        tmp_path / "a.zip", tmp_path / "b.xfv", examiner=EXAMINER, case_passphrase=PASSPHRASE
    ).folder
    window = open_window()
    case_commands.open_folder(window, folder)
    form = dialog_of(qtbot, window, PassphraseDialog)
    form.passphrase_edit.setText("another one")
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert form.complaint == "The passphrase does not open the case; type it again."

    form.passphrase_edit.setText(PASSPHRASE)
    click(form.accept_button)
    wait_until_idle(qtbot, window)

    assert window.desk.case.folder == folder
    assert window.desk.case.examination(1).number == 1
    assert window.banner.text == "" or "cannot" not in window.banner.text
