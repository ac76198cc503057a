"""From an examination to a signed report and back."""

import pytest

from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.errors import (
    CaseAltered,
    IdentityUnusable,
    NotInCase,
    OutputUnwritable,
    UserError,
    WrongPassphrase,
)
from xfv_desktop.services import casework, identity, issue
from xfv_desktop.services.verification import verify_report

PASSPHRASE = "correct horse"
WHO = Examiner("A. Examiner", "Laboratory", "Examiner")


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    path = tmp_path_factory.mktemp("identity") / "signer.p12"
    identity.new_identity(path, name="A. Examiner", organisation="Lab", passphrase=PASSPHRASE)
    return path


def issued(case, signer, **options):
    arguments = {"examiner": WHO, "identity": signer, "passphrase": PASSPHRASE, **options}
    return issue.issue_report(case, 1, **arguments)


def test_an_issued_report_is_filed_logged_and_verifies(examined, signer, tmp_path):
    out = tmp_path / "copy.pdf"
    head = casework.overview(examined).audit_head.seal
    path, changes = issued(examined, signer, out=out)
    (report,) = casework.overview(examined).reports
    filed = examined.folder / "reports" / report.file
    assert path == out
    assert filed.read_bytes() == out.read_bytes()
    assert changes.event.details["audit head printed"] == head
    status = verify_report(out, trust=[signer.with_suffix(".cer")])
    assert status.ok
    assert status.trusted
    assert not verify_report(out).trusted


def test_every_page_of_a_report_can_be_shown(examined, signer):
    path, _ = issued(examined, signer)
    for index in range(issue.page_count(path)):
        page = issue.render_page(path, index, dots_per_inch=40)
        assert page.std() > 10  # not blank


def test_one_changed_byte_is_found(examined, signer):
    path, _ = issued(examined, signer)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    changed = path.with_name("changed.pdf")
    changed.write_bytes(data)
    assert not verify_report(changed).ok


def test_a_second_report_has_its_own_number(examined, signer):
    issued(examined, signer)
    issued(examined, signer)
    first, second = casework.overview(examined).reports
    assert first.id != second.id
    assert first.file != second.file


def test_no_report_comes_from_a_case_whose_original_was_altered(examined, signer):
    stored = casework.load_examination(examined, 1).questioned.image.sha256
    path = examined.folder / "files" / stored[:2] / stored
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(CaseAltered):
        issued(examined, signer)
    assert not casework.overview(examined).reports


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"passphrase": "wrong horse"}, WrongPassphrase),
        ({"identity": "missing.p12"}, IdentityUnusable),
        ({"examiner": Examiner(" ")}, UserError),
        ({"out": "taken"}, OutputUnwritable),
    ],
)
def test_a_report_that_cannot_be_signed_is_not_filed(examined, signer, tmp_path, options, error):
    for key in ("identity", "out"):
        if key in options:
            options = {**options, key: tmp_path / options[key]}
    (tmp_path / "taken").touch()
    with pytest.raises(error):
        issued(examined, signer, **options)
    assert not casework.overview(examined).reports
    assert not list((examined.folder / "reports").iterdir())


def test_an_examination_that_is_not_there_cannot_be_reported(filled, signer):
    with pytest.raises(NotInCase):
        issued(filled, signer)


def test_an_identity_is_never_overwritten(signer):
    before = signer.read_bytes()
    with pytest.raises(IdentityUnusable, match="exists already"):
        identity.new_identity(signer, name="B", organisation="", passphrase=PASSPHRASE)
    assert signer.read_bytes() == before


def test_nobody_else_may_read_an_identity(signer):
    assert signer.stat().st_mode & 0o077 == 0


def test_an_identity_shows_its_name_and_fingerprint(signer):
    shown = identity.read_identity(signer, PASSPHRASE)
    assert shown.name == "A. Examiner"
    assert len(shown.fingerprint) == 64
    assert not shown.demonstration
