"""A signed report, its facts, and everything that may be done to it afterwards."""

import io
import logging
import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers

from xfv_desktop.domain.errors import IdentityUnusable
from xfv_desktop.reporting.document import DEMONSTRATION, ReportDocument
from xfv_desktop.reporting.identity import LoadedIdentity, create_identity, load_identity
from xfv_desktop.reporting.layout import RenderedReport, render
from xfv_desktop.reporting.signature import sign
from xfv_desktop.reporting.verification import SignatureStatus, status

from .specimen import NOW, PASSPHRASE


@pytest.fixture
def verify(identity: LoadedIdentity) -> Callable[[bytes], SignatureStatus]:
    """The status on a computer that trusts the signer."""
    return lambda pdf: status(pdf, [identity.certificate_der], now=NOW)


Verify = Callable[[bytes], SignatureStatus]


def test_an_untouched_report_has_every_good_fact(
    signed: bytes, identity: LoadedIdentity, verify: Verify
) -> None:
    found = verify(signed)
    assert found.ok
    assert found == SignatureStatus(
        signed=True,
        intact=True,
        valid=True,
        covers_whole_file=True,
        docmdp_ok=True,
        trusted=True,
        trust="The certificate of the signer is trusted on this computer.",
        signer="Dr. Anna Müller-Łukasik, Kriminaltechnisches Institut",
        fingerprint=identity.fingerprint,
        self_signed=True,
        demonstration=False,
        signed_at=NOW,
        time_source="the clock of the signer’s computer; there is no independent time stamp",
        modifications="none",
        problems=(),
    )
    assert found.verdict == (
        "The report is exactly as it was signed. "
        "The certificate of the signer is trusted on this computer."
    )


def test_the_signature_is_pades_and_certifies(signed: bytes) -> None:
    (signature,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.docmdp_level.name == "FILL_FORMS"
    assert signature.sig_object["/M"].startswith("D:20261123081530")
    attributes = {a["type"].native for a in signature.signer_info["signed_attrs"]}
    assert "signing_certificate_v2" in attributes
    assert "signing_time" not in attributes  # ETSI EN 319 142-1, 6.3: the time stands in /M


def test_the_unsigned_report_is_the_beginning_of_the_signed_one(
    rendered: RenderedReport, signed: bytes
) -> None:
    assert signed.startswith(rendered.pdf)


def test_the_time_is_written_in_utc(rendered: RenderedReport, identity: LoadedIdentity) -> None:
    east = datetime(2026, 11, 23, 13, 46, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    found = status(sign(rendered, identity, signed_at=east), [], now=NOW)
    assert found.signed_at == datetime(2026, 11, 23, 8, 16, tzinfo=UTC)


def test_trust_is_a_fact_of_its_own(signed: bytes) -> None:
    found = status(signed, [], now=NOW)
    assert found.ok
    assert not found.trusted
    assert "self-signed and not trusted" in found.verdict


def test_an_expired_certificate_is_not_trusted(signed: bytes, identity: LoadedIdentity) -> None:
    later = NOW + timedelta(days=4 * 365)
    found = status(signed, [identity.certificate_der], now=later)
    assert found.ok
    assert not found.trusted
    assert "valid only from 2026-11-23 to 2029-11-22" in found.verdict


def test_roots_may_be_pem(signed: bytes, identity: LoadedIdentity) -> None:
    pem = identity.certificate.public_bytes(Encoding.PEM)
    assert status(signed, [pem], now=NOW).trusted
    with pytest.raises(IdentityUnusable, match="cannot be read"):
        status(signed, [b"no certificate"], now=NOW)


def test_another_signer_of_the_same_name_is_not_trusted(
    rendered: RenderedReport, verify: Verify
) -> None:
    data = create_identity(
        name="Dr. Anna Müller-Łukasik",
        organisation="Kriminaltechnisches Institut",
        passphrase=PASSPHRASE,
        demonstration=False,
        now=NOW,
    )
    impostor = load_identity(data, PASSPHRASE, now=NOW)
    found = verify(sign(rendered, impostor, signed_at=NOW))
    assert found.ok
    assert not found.trusted


def test_a_demonstration_says_so(demonstration_document: ReportDocument) -> None:
    data = create_identity(
        name="照片 Demo", organisation="", passphrase=PASSPHRASE, demonstration=True, now=NOW
    )
    signer = load_identity(data, PASSPHRASE, now=NOW)
    found = status(sign(render(demonstration_document), signer, signed_at=NOW), [], now=NOW)
    assert found.ok
    assert found.demonstration
    assert DEMONSTRATION in found.signer
    assert "NOT FOR COURT" in found.verdict


def test_two_reports_in_a_row(
    rendered: RenderedReport, identity: LoadedIdentity, verify: Verify
) -> None:
    for _ in range(2):
        assert verify(sign(rendered, identity, signed_at=NOW)).ok


def regions_of(signed: bytes) -> tuple[int, int]:
    """Start and end of the gap that holds the signature itself."""
    numbers = re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", signed)[-1]
    _, length, second, _ = map(int, numbers)
    return length, second


def test_no_flipped_byte_passes(signed: bytes, verify: Verify) -> None:
    rng = random.Random(20261123)
    start, end = regions_of(signed)
    places = [rng.randrange(len(signed)) for _ in range(25)]
    places += [rng.randrange(start, end) for _ in range(25)]
    places += [rng.randrange(end, len(signed)) for _ in range(10)]
    places += [0, 5, start, end - 1, end, len(signed) - 1]
    for place in places:
        altered = bytearray(signed)
        altered[place] ^= 1 << rng.randrange(8)
        found = verify(bytes(altered))
        assert not found.ok, f"byte {place}: {signed[place]} -> {altered[place]}"
        assert found.verdict.startswith("INVALID.")
        assert found.problems


def test_the_unsigned_bytes_of_the_signature_itself_are_guarded(
    signed: bytes, verify: Verify
) -> None:
    start, end = regions_of(signed)
    digits = signed[start:end]
    letter = start + re.search(rb"[A-F]", digits).start()
    version = start + digits.index(b"020101") + 5
    padding = end - 2
    for place, digit in (
        (letter, digits[letter - start] ^ 0x20),
        (version, 0x33),
        (padding, 0x31),
        (padding, 0x20),
    ):
        altered = bytearray(signed)
        altered[place] = digit
        found = verify(bytes(altered))
        assert found.problems == ("The container of the signature was altered.",)
        assert found.intact
        assert not found.ok


@pytest.mark.parametrize("tail", [b"\n", b" ", b"%", b"\n%%EOF\n", b"\0" * 4096])
def test_appended_bytes_are_told(signed: bytes, verify: Verify, tail: bytes) -> None:
    found = verify(signed + tail)
    assert not found.ok
    assert not found.covers_whole_file


def test_a_shortened_file_is_told(signed: bytes, verify: Verify) -> None:
    for length in (len(signed) - 1, len(signed) // 2, 100):
        assert not verify(signed[:length]).ok


def updated(signed: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def overlay(writer: IncrementalPdfFileWriter) -> None:
    paint = generic.StreamObject(stream_data=b"1 g 0 0 600 842 re f")
    writer.add_stream_to_page(0, writer.add_object(paint))


def annotate(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Contents"): generic.pdf_string("same person"),
            generic.pdf_name("/DA"): generic.pdf_string("/F1 12 Tf 0 g"),
            generic.pdf_name("/Rect"): generic.ArrayObject(
                map(generic.NumberObject, (50, 50, 300, 90))
            ),
        }
    )
    page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def edit_catalogue(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Lang"] = generic.pdf_string("de")
    writer.update_root()


def remove_form(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()


@pytest.mark.parametrize("change", [overlay, annotate, edit_catalogue])
def test_incremental_updates_are_told(
    signed: bytes, verify: Verify, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    found = verify(updated(signed, change))
    assert found.signed
    assert found.intact
    assert not found.covers_whole_file
    assert not found.docmdp_ok
    assert not found.ok
    assert "bytes follow the signed part" in found.verdict
    assert found.modifications == "other"


def test_a_removed_signature_field_is_told(signed: bytes, verify: Verify) -> None:
    found = verify(updated(signed, remove_form))
    assert not found.ok
    assert found.verdict == "INVALID. The document carries no signature."


def test_a_second_signature_is_told(
    signed: bytes, identity: LoadedIdentity, verify: Verify
) -> None:
    data = create_identity(
        name="X", organisation="", passphrase=PASSPHRASE, demonstration=False, now=NOW
    )
    other = signers.SimpleSigner.load_pkcs12_data(data, [], PASSPHRASE.encode())
    metadata = signers.PdfSignatureMetadata(field_name="Second")
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    twice = signers.sign_pdf(writer, metadata, signer=other).getvalue()
    found = verify(twice)
    assert not found.ok
    assert "2 signatures" in found.verdict


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
        status(signed, [], now=NOW)
        verify(updated(signed, overlay))
        verify(signed[:-300])
    finally:
        logging.getLogger().removeHandler(handler)
    assert capfd.readouterr() == ("", "")
