"""A report issued in the window with a time-stamp authority set, answering or away."""

import io
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tests.reporting.laboratory import Authority
from xfv_desktop.services.cases import casework
from xfv_desktop.services.program.trust import TrustStore
from xfv_desktop.services.signatures import identity, signing
from xfv_desktop.services.signatures.verification import verify_report
from xfv_desktop.ui.commands import report_commands
from xfv_desktop.ui.dialogs.identity_dialogs import IssueDialog
from xfv_desktop.ui.dialogs.signing_dialogs import CountersignDialog
from xfv_desktop.ui.pages import report_page

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle
from .words import words_in

PASSPHRASE, ADDRESS = "correct horse", "http://tsa.example/"


@pytest.fixture(scope="module")
def laboratory():
    return Authority.founded()


@pytest.fixture(scope="module")
def people(tmp_path_factory, laboratory):
    """An examiner and a verifier, certified by the laboratory for a year from now."""
    folder = tmp_path_factory.mktemp("people")
    for name in (EXAMINER, "Dr Bo Lind"):
        path = folder / f"{name.split()[1].lower()}.xfvid"
        identity.new_identity(path, name=name, organisation="", passphrase=PASSPHRASE)
        identity.certificate_request(path, PASSPHRASE, asked := path.with_suffix(".csr"))
        request = x509.load_pem_x509_csr(asked.read_bytes())
        issued = laboratory.certificate_for(
            name, request.public_key(), last=datetime.now(UTC) + timedelta(days=365)
        )
        files = []
        for part, held in (("own", issued), ("root", laboratory.certificate)):
            files.append(path.with_suffix(f".{part}"))
            files[-1].write_bytes(held.public_bytes(Encoding.PEM))
        identity.install_certificate(path, PASSPHRASE, tuple(files))
    return folder


@pytest.fixture
def authority(laboratory, monkeypatch):
    """Answers without any network while it is in the list."""
    answering = [laboratory.time_stamps(datetime.now(UTC))]

    def answer(request, *, timeout):
        if not answering:
            raise urllib.error.URLError("connection refused")
        assert (request.full_url, timeout) == (ADDRESS, signing.authority_at.__globals__["SECONDS"])
        return io.BytesIO(answering[0](request.data))

    monkeypatch.setattr(urllib.request, "urlopen", answer)
    return answering


def issued(window, qtbot, people):
    window.settings.set("identity.file", str(people / "ada.xfvid"))
    window.settings.set("signing.authority", ADDRESS)
    press_keys(window, "Ctrl+R")
    form = dialog_of(qtbot, window, IssueDialog)
    form.passphrase_edit.setText(PASSPHRASE)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    return words_in(window.report)


@pytest.mark.parametrize("level", ["B-T", "B-LT"])
def test_what_the_authority_testifies_is_stated(
    open_window, case_folder, qtbot, laboratory, people, authority, tmp_path, level
):
    """With the laboratory's revocation list in the trust store the level is one higher."""
    window = open_window(case_folder)
    store = TrustStore(window.settings.folder)
    known = {"root.cer": laboratory.certificate.public_bytes(Encoding.DER)}
    if level == "B-LT":
        known["lab.crl"] = laboratory.revocation_list()
    for name, data in known.items():
        (tmp_path / name).write_bytes(data)
        store.add(tmp_path / name)
    shown = issued(window, qtbot, people)
    assert f"Level {level}\n" in f"{shown}\n"
    assert "a time stamp by Time Stamps Ltd" in shown
    assert "trusted on this computer" in shown
    assert not window.banner.isVisible()
    event = next(e for e in window.desk.case.audit_trail() if e.action == "report issued")
    assert event.details["signature level"] == level
    assert "no time stamp" not in event.details


def test_an_authority_that_is_away_is_told_once_and_costs_the_level_only(
    open_window, case_folder, qtbot, people, authority, tmp_path, monkeypatch
):
    """In every language: what an event holds is called by its English name."""
    german = {"no time stamp": "kein Zeitstempel"}
    monkeypatch.setattr(report_commands, "tr", lambda text: german.get(text, text))
    monkeypatch.setattr(report_page, "said", "[{}]".format)
    answer = authority.pop()
    window = open_window(case_folder)
    shown = issued(window, qtbot, people)
    assert "[The report is exactly as" in shown
    assert "Level B-B" in shown
    assert "the clock of the signer’s computer" in shown
    said = window.banner.accessibleName()
    assert said.count("cannot be reached (connection refused)") == 1
    assert "xfv report upgrade" in said
    assert "signed without a time stamp" in said
    case = window.desk.case
    (report,) = case.overview.reports
    assert [path.name for path in (case_folder / "reports").iterdir()] == [report.file]
    event = next(e for e in case.audit_trail() if e.action == "report issued")
    assert event.details["no time stamp"] == said
    press_keys(window, "Ctrl+Shift+R")
    form = dialog_of(qtbot, window, CountersignDialog)
    form.identity_field.edit.setText(str(people / "bo.xfvid"))
    form.passphrase_edit.setText(PASSPHRASE)
    form.out_field.edit.setText(str(tmp_path / "second.pdf"))
    window.banner.hide()
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert "cannot be reached" in window.banner.accessibleName()
    authority.append(answer)
    stamped = tmp_path / "stamped.pdf"
    signing.upgrade_report(tmp_path / "second.pdf", authority=ADDRESS, out=stamped)
    assert [one.level for one in verify_report(stamped).signatures] == ["B-T", "B-T"]
    with casework.open_case(case_folder, writable=False) as file:
        assert len(casework.overview(file).reports) == 1
