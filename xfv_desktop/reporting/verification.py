"""Verifies the signature of a report, fact by fact, without any network."""

import io
import logging
from collections.abc import Iterable
from datetime import UTC, datetime

import attrs
from asn1crypto import cms as asn1_cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from xfv_desktop.domain.errors import IdentityUnusable
from xfv_desktop.reporting.identity import is_demonstration

CLOCK = "the clock of the signer’s computer; there is no independent time stamp"

# What pyHanko logs on a bad signature (tracebacks included) stands in the status; it would only
# frighten a reader of the terminal.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).propagate = False
    logging.getLogger(_library).addHandler(logging.NullHandler())


@attrs.frozen(kw_only=True)
class SignatureStatus:
    """What is known about the signature of a file; each fact stands for itself.

    ``intact``: the signed bytes are those that were signed. ``valid``: the signature value was made
    with the key of the certificate. ``covers_whole_file``: nothing stands outside the signed bytes.
    ``docmdp_ok``: nothing was changed later that the signature forbids. ``trusted``: the
    certificate leads to a root of trust of this computer and is valid today; ``trust`` says why or
    why not. ``problems`` are sentences; any of them makes the signature invalid.
    """

    signed: bool = False
    intact: bool = False
    valid: bool = False
    covers_whole_file: bool = False
    docmdp_ok: bool = False
    trusted: bool = False
    trust: str = "There is no certificate that could be trusted."
    signer: str = ""
    fingerprint: str = ""
    self_signed: bool = False
    demonstration: bool = False
    signed_at: datetime | None = None
    time_source: str = ""
    modifications: str = ""
    problems: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the file is exactly what was signed. Says nothing about who signed it."""
        facts = (self.signed, self.intact, self.valid, self.covers_whole_file, self.docmdp_ok)
        return all(facts) and not self.problems

    @property
    def verdict(self) -> str:
        """One or more plain sentences."""
        if not self.ok:
            return " ".join(("INVALID.", *self.problems))
        sentence = "The report is exactly as it was signed."
        if self.demonstration:
            return (
                f"{sentence} The certificate is for demonstration only, NOT FOR COURT. {self.trust}"
            )
        return f"{sentence} {self.trust}"


def status(pdf: bytes, trust_roots: Iterable[bytes], *, now: datetime) -> SignatureStatus:
    """The facts about the one signature that a report carries.

    ``trust_roots`` are certificates (DER or PEM) that are trusted at ``now``: those of authorities,
    or the signer's own. Whatever is wrong with the file is told in the status, never raised.
    Raises IdentityUnusable if a root of trust is no certificate.
    """
    context = ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(certificate_der(data)) for data in trust_roots],
        allow_fetching=False,
        moment=now.astimezone(UTC),
    )
    if not pdf.startswith(b"%PDF-"):
        return SignatureStatus(problems=("The file is no PDF document.",))
    try:
        signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        if not signatures:
            return SignatureStatus(problems=("The document carries no signature.",))
        if len(signatures) > 1:
            count = len(signatures)
            problem = f"The document carries {count} signatures, but a report has exactly one."
            return SignatureStatus(signed=True, problems=(problem,))
        return _facts(pdf, signatures[0], context, now)
    except Exception as error:  # pyHanko raises anything on a damaged file
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        problem = f"The document or its signature is damaged and cannot be read ({reason})."
        return SignatureStatus(problems=(problem,))


def certificate_der(data: bytes) -> bytes:
    """The DER bytes of a certificate (DER or PEM); raises IdentityUnusable if it is none."""
    try:
        pem = data.lstrip().startswith(b"-----BEGIN")
        loaded = (
            x509.load_pem_x509_certificate(data) if pem else x509.load_der_x509_certificate(data)
        )
    except ValueError as error:
        raise IdentityUnusable(
            "A certificate that should be trusted cannot be read; give a DER or PEM file."
        ) from error
    return loaded.public_bytes(Encoding.DER)


def _facts(
    pdf: bytes, signature: EmbeddedPdfSignature, context: ValidationContext, now: datetime
) -> SignatureStatus:
    outcome = validate_pdf_signature(signature, context)
    certificate = x509.load_der_x509_certificate(outcome.signing_cert.dump())
    covers = outcome.coverage == SignatureCoverageLevel.ENTIRE_FILE and _spans(pdf, signature)
    # A root of trust is trusted for ever by pyHanko; an examiner's certificate is not.
    current = certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc
    trusted = bool(outcome.trusted) and current
    problems = []
    if not outcome.intact:
        problems.append("The document was altered after it was signed.")
    if not outcome.valid:
        problems.append("The signature was not made with the key of its certificate.")
    if fault := _container_fault(pdf, signature):
        problems.append(fault)
    if not covers:
        problems.append(_coverage_problem(pdf, signature))
    if not outcome.docmdp_ok:
        problems.append("What was added changes the document in a way that the signature forbids.")
    return SignatureStatus(
        signed=True,
        intact=bool(outcome.intact),
        valid=bool(outcome.valid),
        covers_whole_file=covers,
        docmdp_ok=bool(outcome.docmdp_ok),
        trusted=trusted,
        trust=_trust(trusted, current, certificate),
        signer=_person(certificate),
        fingerprint=outcome.signing_cert.sha256.hex(),
        self_signed=certificate.issuer == certificate.subject,
        demonstration=is_demonstration(certificate),
        signed_at=outcome.signer_reported_dt,
        time_source=CLOCK,
        modifications=_modifications(outcome),
        problems=tuple(problems),
    )


def _spans(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Whether the two signed ranges leave out nothing but the signature's own container."""
    start, length, second, rest = (int(number) for number in signature.byte_range)
    container = len(signature.pkcs7_content) * 2 + 2
    return (start, second, second + rest) == (0, length + container, len(pdf))


def _container_fault(pdf: bytes, signature: EmbeddedPdfSignature) -> str | None:
    """A sentence if the only bytes that no signature can cover are not as signing writes them.

    These are the hexadecimal digits of the signature itself: their letters' case, their padding,
    and the fields of the CMS object that are not signed (RFC 5652, 5.1). What signing writes there
    follows from the signed fields, so the whole object is built again from those. Level B-B has no
    unsigned attributes.
    """
    info, certificate = signature.signer_info, signature.signer_cert
    signer = {
        "version": "v1",
        "sid": asn1_cms.SignerIdentifier(
            "issuer_and_serial_number",
            {"issuer": certificate.issuer, "serial_number": certificate.serial_number},
        ),
        "digest_algorithm": info["digest_algorithm"],
        "signed_attrs": info["signed_attrs"],
        "signature_algorithm": info["signature_algorithm"],
        "signature": info["signature"],
    }
    signed_data = {
        "version": "v1",
        "digest_algorithms": [info["digest_algorithm"]],
        "encap_content_info": {"content_type": "data"},
        "certificates": [asn1_cms.CertificateChoices("certificate", certificate)],
        "signer_infos": [signer],
    }
    message = asn1_cms.ContentInfo({"content_type": "signed_data", "content": signed_data})
    _, length, second, _ = (int(number) for number in signature.byte_range)
    written = pdf[length:second]
    digits = message.dump().ljust(len(written) // 2 - 1, b"\0").hex()
    if written in (f"<{digits}>".encode(), f"<{digits.upper()}>".encode()):
        return None
    return "The container of the signature was altered."


def _coverage_problem(pdf: bytes, signature: EmbeddedPdfSignature) -> str:
    surplus = len(pdf) - int(signature.byte_range[2]) - int(signature.byte_range[3])
    if surplus > 0:
        count = f"{surplus:,} bytes follow" if surplus > 1 else "1 byte follows"
        return f"The signature does not cover the whole file: {count} the signed part."
    return "The signature does not cover the whole file."


def _trust(trusted: bool, current: bool, certificate: x509.Certificate) -> str:
    if trusted:
        return "The certificate of the signer is trusted on this computer."
    if not current:
        first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
        return (
            f"The certificate of the signer is not trusted: it is valid only from "
            f"{first:%Y-%m-%d} to {last:%Y-%m-%d}."
        )
    if certificate.issuer == certificate.subject:
        return (
            "The certificate of the signer is self-signed and not trusted on this computer: "
            "compare its fingerprint with the one that the signer gave you."
        )
    return "The certificate of the signer does not lead to a root of trust of this computer."


def _person(certificate: x509.Certificate) -> str:
    order = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME)
    found = [
        str(attribute.value)
        for kind in order
        for attribute in certificate.subject.get_attributes_for_oid(kind)
    ]
    return ", ".join(found) or certificate.subject.rfc4514_string()


def _modifications(outcome: PdfSignatureStatus) -> str:
    if outcome.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "none"
    if outcome.modification_level is None:
        return "not determined"
    return f"{outcome.modification_level.name.lower().replace('_', ' ')}"
