"""Signed reports that nobody touched: every fact of them."""

import io
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from xfv_desktop.domain.errors import NotSignable
from xfv_desktop.reporting.document import DEMONSTRATION, ReportDocument
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.pdf.layout import RenderedReport, render
from xfv_desktop.reporting.signatures.signature import countersign, first_signed_at, sign
from xfv_desktop.reporting.signatures.status import CLOCK, ReportStatus, SignatureFacts
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.reporting.signatures.verification import status

from ..specimen import NOW, signer

NOBODY = TrustMaterial()
Verify = Callable[[bytes], ReportStatus]


def test_an_untouched_report_has_every_good_fact(
    signed: bytes, identity: LoadedIdentity, verify: Verify
) -> None:
    found = verify(signed)
    assert found.ok
    assert (found.signed, found.intact, found.trusted, found.certified) == (True,) * 4
    assert found.covers_whole_file
    assert found.signatures == (
        SignatureFacts(
            field="Examiner",
            intact=True,
            valid=True,
            signer="Dr. Anna Müller-Łukasik, Kriminaltechnisches Institut",
            fingerprint=identity.fingerprint,
            self_signed=True,
            demonstration=False,
            signed_at=NOW,
            time_source=CLOCK,
            level="B-B",
            allows="a countersignature in the prepared field, and time stamps",
            docmdp_ok=True,
            modifications="none",
            trusted=True,
            trusted_by="Dr. Anna Müller-Łukasik, Kriminaltechnisches Institut",
            trust="The certificate of Dr. Anna Müller-Łukasik is self-signed, and trusted itself "
            "on this computer.",
        ),
    )
    assert [part.what for part in found.revisions] == ["the report", "signature of the examiner"]
    assert [fact.holds for fact in found.contents] == [True] * 3
    assert found.problems == ()
    assert found.verdict.startswith("The report is exactly as it was signed. The certificate of")


def test_a_countersigned_report_names_both(countersigned: bytes, verify: Verify) -> None:
    found = verify(countersigned)
    assert found.ok
    examiner, verifier = found.signatures
    assert (examiner.field, verifier.field) == ("Examiner", "Verifier")
    assert examiner.modifications == "form filling"
    assert verifier.allows == "nothing any more"
    assert verifier.signed_at == NOW + timedelta(hours=1)
    assert found.trusted
    assert found.revisions[2].what == "countersignature of the verifier"
    assert "Vera Verifier countersigned it." in found.verdict


def test_trust_is_asked_of_every_signer(countersigned: bytes, identity: LoadedIdentity) -> None:
    found = status(countersigned, TrustMaterial((identity.certificate,)), now=NOW)
    assert found.ok
    assert not found.trusted
    assert [one.trusted for one in found.signatures] == [True, False]
    assert "Vera Verifier is self-signed and not trusted" in found.verdict


def test_the_signatures_are_pades_and_say_what_they_allow(countersigned: bytes) -> None:
    first, second = PdfFileReader(io.BytesIO(countersigned)).embedded_signatures
    for signature in (first, second):
        assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
        attributes = {a["type"].native for a in signature.signer_info["signed_attrs"]}
        assert "signing_certificate_v2" in attributes
        assert "signing_time" not in attributes  # ETSI EN 319 142-1, 6.3: the time stands in /M
    assert first.docmdp_level.name == "FILL_FORMS"
    assert second.docmdp_level.name == "NO_CHANGES"
    assert second.fieldmdp.action.name == "ALL"
    assert first.sig_object["/M"].startswith("D:20261123081530")


def test_every_signature_only_appends(
    rendered: RenderedReport, signed: bytes, countersigned: bytes
) -> None:
    assert signed.startswith(rendered.pdf)
    assert countersigned.startswith(signed)


def test_metadata_stay_those_of_the_issue(rendered: RenderedReport, countersigned: bytes) -> None:
    before, after = (
        PdfFileReader(io.BytesIO(pdf)).root["/Metadata"].data
        for pdf in (rendered.pdf, countersigned)
    )
    assert before == after


def test_the_time_is_written_in_utc(rendered: RenderedReport, identity: LoadedIdentity) -> None:
    east = datetime(2026, 11, 23, 13, 46, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    signed = sign(rendered, identity, signed_at=east)
    (one,) = status(signed, NOBODY, now=NOW).signatures
    assert one.signed_at == first_signed_at(signed) == datetime(2026, 11, 23, 8, 16, tzinfo=UTC)


def test_trust_is_a_fact_of_its_own(signed: bytes) -> None:
    found = status(signed, NOBODY, now=NOW)
    assert found.ok
    assert not found.trusted
    assert "self-signed and not trusted" in found.verdict


def test_an_expired_certificate_is_not_trusted(signed: bytes, identity: LoadedIdentity) -> None:
    later = NOW + timedelta(days=4 * 365)
    found = status(signed, TrustMaterial((identity.certificate,)), now=later)
    assert found.ok
    assert not found.trusted
    assert "valid only from 2026-11-23 to 2029-11-22" in found.verdict


def test_another_signer_of_the_same_name_is_not_trusted(
    rendered: RenderedReport, verify: Verify
) -> None:
    found = verify(sign(rendered, signer(), signed_at=NOW))
    assert found.ok
    assert not found.trusted


def test_a_demonstration_says_so(demonstration_document: ReportDocument) -> None:
    own = signer("照片 Demo", "", demonstration=True)
    found = status(sign(render(demonstration_document), own, signed_at=NOW), NOBODY, now=NOW)
    assert found.ok
    assert found.demonstration
    assert DEMONSTRATION in found.signatures[0].signer
    assert "NOT FOR COURT" in found.verdict


def test_two_reports_in_a_row(
    rendered: RenderedReport, identity: LoadedIdentity, verify: Verify
) -> None:
    for _ in range(2):
        assert verify(sign(rendered, identity, signed_at=NOW)).ok


def test_nothing_is_countersigned_twice(countersigned: bytes, identity: LoadedIdentity) -> None:
    with pytest.raises(NotSignable, match="countersigned already"):
        countersign(countersigned, identity, signed_at=NOW)


def test_an_unsigned_report_cannot_be_countersigned(
    rendered: RenderedReport, identity: LoadedIdentity
) -> None:
    with pytest.raises(NotSignable, match="no field for a countersignature"):
        countersign(rendered.pdf, identity, signed_at=NOW)


def test_an_unsigned_report_and_no_pdf_are_plain_results(
    rendered: RenderedReport, verify: Verify
) -> None:
    assert verify(rendered.pdf).verdict == "INVALID. The document carries no signature."
    assert verify(b"").verdict == "INVALID. The file is no PDF document."
    assert verify(b"\xff" * 1000).verdict == "INVALID. The file is no PDF document."
    assert "damaged" in verify(b"%PDF-1.7\n" + bytes(range(256)) * 8).verdict


def test_nothing_reaches_the_terminal(
    signed: bytes, verify: Verify, capfd: pytest.CaptureFixture[str]
) -> None:
    handler = logging.StreamHandler()
    logging.getLogger().addHandler(handler)
    try:
        status(signed, NOBODY, now=NOW)
        verify(signed + b" ")
        verify(signed[:-300])
    finally:
        logging.getLogger().removeHandler(handler)
    assert capfd.readouterr() == ("", "")
