"""From an examination to a signed report and back."""

from datetime import UTC, datetime

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
from xfv_desktop.domain.particulars import Form
from xfv_desktop.domain.report import Edition, Succession
from xfv_desktop.persistence import audit_log
from xfv_desktop.services.cases import casework
from xfv_desktop.services.reports import issue, report_document
from xfv_desktop.services.signatures import identity
from xfv_desktop.services.signatures.verification import verify_report

from ..bundle_world import PASSPHRASE

WHO = Examiner("A. Examiner", "Laboratory", "Examiner")


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


def test_an_amended_report_names_the_one_that_it_replaces(examined, signer):
    issued(examined, signer)
    (first,) = casework.overview(examined).reports
    earlier = report_document.earlier_report(examined, first.id, Succession.AMENDED, " wrong date ")
    path, changes = issued(examined, signer, edition=Edition(earlier=earlier, language="de"))
    details = changes.event.details
    assert (details["amended"], details["reason"]) == (first.id, "wrong date")
    assert (details["form"], details["language"]) == ("full", "de")
    assert len(casework.overview(examined).reports) == 2
    assert verify_report(path).ok
    with pytest.raises(UserError, match="Say why"):
        report_document.earlier_report(examined, first.id, Succession.AMENDED, " ")
    with pytest.raises(NotInCase):
        report_document.earlier_report(examined, "2026-9", Succession.AMENDED, "x")


@pytest.mark.parametrize("form", [Form.STATEMENT, Form.NOTE])
def test_a_short_form_is_signed_and_verifies(examined, signer, form):
    path, _ = issued(examined, signer, edition=Edition(form=form))
    assert verify_report(path).ok


def test_a_draft_leaves_no_trace_and_cannot_be_issued(examined, signer):
    head = casework.overview(examined).audit_head
    made = report_document.draft(examined, 1, WHO)
    assert casework.overview(examined).audit_head == head
    assert not made.places
    with pytest.raises(UserError, match="draft cannot be issued"):
        issued(examined, signer, edition=Edition(draft=True))


def test_a_report_tells_nothing_of_other_items(examined):
    """Details of events about K2 and examination 2 stay out; every seal stays in."""
    document = report_document.report_document(
        examined, casework.load_examination(examined, 1), WHO, datetime.now(UTC)
    )
    told = {event.sequence for event in document.trail if event.details}
    assert [event.sequence for event in document.trail] == list(range(1, len(document.trail) + 1))
    for event in audit_log.each_event(examined):
        other = "K2" in str(event.facts) or event.details.get("examination") == 2
        assert (event.sequence in told) is not other
    assert document.order_reason == ""
