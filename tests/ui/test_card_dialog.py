"""A smart card is found, chosen and signs; what goes wrong with it is said in the dialog."""

from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest

from tests.reporting import specimen
from tests.reporting.identities.test_smartcard import MODULE, PIN, address, card, needs_card, reader  # noqa: F401
from tests.reporting.laboratory import Authority
from xfv_desktop.domain.errors import IdentityUnusable
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.signatures.signature import sign
from xfv_desktop.services.exchange import bundles
from xfv_desktop.services.signatures import identity, signing, verification
from xfv_desktop.ui.commands import signing_commands
from xfv_desktop.ui.dialogs.bundle_dialogs import ExportDialog
from xfv_desktop.ui.dialogs.card_dialog import CardDialog
from xfv_desktop.ui.dialogs.signing_dialogs import CountersignDialog

from .driving import click, dialog_of, press_keys, wait_until_idle

PASSPHRASE = "correct horse"


@pytest.fixture(scope="module")
def laboratory():
    return Authority.founded()


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "examiner.xfvid"
    identity.new_identity(path, name="The examiner", organisation="", passphrase=PASSPHRASE)
    signer = identity.opened_identity(path, PASSPHRASE)
    pdf = sign(render(specimen.build()), signer, signed_at=datetime.now(UTC))
    (tmp_path / "report.pdf").write_bytes(pdf)
    return tmp_path / "report.pdf"


def countersigning(window, qtbot, report):
    signing_commands.verify(window, report)
    wait_until_idle(qtbot, window)
    press_keys(window, "Ctrl+Shift+R")
    form = dialog_of(qtbot, window, CountersignDialog)
    click(form.card_button)
    return form, dialog_of(qtbot, window, CardDialog)


@needs_card
def test_a_card_is_chosen_and_signs(open_window, qtbot, report, card):  # noqa: F811
    window = open_window()
    form, cards = countersigning(window, qtbot, report)
    QTest.keyClicks(cards.driver_field.edit, str(MODULE))
    click(cards.look_button)
    wait_until_idle(qtbot, window)
    rows = [cards.list.item(i).text() for i in range(cards.list.count())]
    (mine,) = [i for i, row in enumerate(rows) if f"{card}," in row and "holder ec" in row]
    assert not any(row.startswith("Laboratory Root") for row in rows)
    cards.list.setCurrentRow(mine)
    click(cards.accept_button)
    assert form.identity_field.edit.text().startswith("pkcs11:token=Card")
    out = report.with_name("out.pdf")
    form.out_field.edit.setText(str(out))
    form.passphrase_edit.setText("0000")
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert "PIN of the smart card is wrong" in form.complaint
    assert not out.exists()
    form.passphrase_edit.setText(PIN)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    found = verification.verify_report(out)
    assert found.ok
    assert found.signatures[-1].signer == "Card holder ec"
    assert str(window.settings.get("signing.card_driver")) == str(MODULE)


@needs_card
def test_a_card_signs_a_bundle(open_window, qtbot, case_folder, tmp_path, card):  # noqa: F811
    window, out = open_window(case_folder), tmp_path / "out.zip"
    press_keys(window, "Ctrl+E")
    form = dialog_of(qtbot, window, ExportDialog)
    form.file_field.edit.setText(str(out))
    form.identity_field.edit.setText(address(card, "ec"))
    form.passphrase_edit.setText(PIN)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert str(out) in window.banner.text
    signer = bundles.import_case(out, tmp_path / "back", examiner="Counsel").signer
    assert signer.name == "Card holder ec"


@pytest.mark.parametrize(
    "words", ["The smart card is locked", "The smart card was taken out", "holds no such key"]
)
def test_what_goes_wrong_with_a_card_is_said(open_window, qtbot, report, monkeypatch, words):
    def fails(*_, **__):
        raise IdentityUnusable(f"{words}: see the issuer.")

    monkeypatch.setattr(identity, "card_certificates", fails)
    monkeypatch.setattr(signing, "countersign_report", fails)
    window = open_window()
    form, cards = countersigning(window, qtbot, report)
    click(cards.accept_button)
    assert "Look for cards" in cards.complaint
    click(cards.look_button)
    assert "Name the driver" in cards.complaint
    QTest.keyClicks(cards.driver_field.edit, "/nowhere.so")
    click(cards.look_button)
    wait_until_idle(qtbot, window)
    assert words in cards.complaint
    cards.reject()
    form.identity_field.edit.setText("pkcs11:token=Me?module-path=/nowhere.so")
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert words in form.complaint
