"""Verifies a report: its signatures, fact by fact, and what it carries. Without any network."""

import io
import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from xfv_desktop.reporting.identities import certificates as certs
from xfv_desktop.reporting.sections.signatures import EXAMINER_FIELD, VERIFIER_FIELD
from xfv_desktop.reporting.signatures.containers import container_fault, spans
from xfv_desktop.reporting.signatures.contents import content_facts
from xfv_desktop.reporting.signatures.revisions import revisions
from xfv_desktop.reporting.signatures.status import CLOCK, ReportStatus, SignatureFacts, TimeStamp
from xfv_desktop.reporting.signatures.times import Witness, stored_material, witness
from xfv_desktop.reporting.signatures.trust import TrustMaterial

_ALLOWS = {
    MDPPerm.NO_CHANGES: "nothing any more",
    MDPPerm.FILL_FORMS: "a countersignature in the prepared field, and time stamps",
    MDPPerm.ANNOTATE: "comments, which a report must not have",
    None: "anything",
}

# What pyHanko logs on a bad signature (tracebacks included) stands in the status; it would only
# frighten a reader of the terminal.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).propagate = False
    logging.getLogger(_library).addHandler(logging.NullHandler())


def status(pdf: bytes, trust: TrustMaterial, *, now: datetime) -> ReportStatus:
    """The facts about a report, judged with what is trusted on this computer ``now``.

    Whatever is wrong with the file is told in the status, never raised.
    """
    if not pdf.startswith(b"%PDF-"):
        return ReportStatus(problems=("The file is no PDF document.",))
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        signatures = sorted(reader.embedded_signatures, key=lambda s: s.signed_revision)
        if not any(_is_personal(signature) for signature in signatures):
            return ReportStatus(problems=("The document carries no signature.",))
        return _facts(pdf, reader, signatures, trust, now.astimezone(UTC))
    except Exception as error:  # pyHanko raises anything on a damaged file
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        problem = f"The document or its signature is damaged and cannot be read ({reason})."
        end = pdf.rfind(b"%%EOF")
        surplus = len(pdf) - end - len(b"%%EOF\n")
        if end < 0:
            problem = f"The file has no end: it was cut off, so ask for a whole copy. {problem}"
        elif surplus > 0:
            problem = f"{surplus:,} bytes follow the end of the document. {problem}"
        return ReportStatus(problems=(problem,))


def _is_personal(signature: EmbeddedPdfSignature) -> bool:
    return signature.sig_object.get("/Type") != "/DocTimeStamp"


def _facts(
    pdf: bytes,
    reader: PdfFileReader,
    signatures: Sequence[EmbeddedPdfSignature],
    trust: TrustMaterial,
    now: datetime,
) -> ReportStatus:
    stored = stored_material(reader)
    known = trust.joined(stored)
    stamps, problems = [], []
    for signature in signatures:
        if fault := container_fault(pdf, signature, known.roots):
            problems.append(fault)
        if not _is_personal(signature):
            stamps.append((signature, _time_stamp(signature, known, now)))
    people = []
    for signature in signatures:
        if _is_personal(signature):
            later = [stamp for s, stamp in stamps if s.signed_revision > signature.signed_revision]
            outcome = validate_pdf_signature(signature, known.context(now))
            people.append(_person(signature, outcome, later, known, stored, now))
            problems += _faults(outcome)
    problems += [
        f"A time stamp of {stamp.authority} does not fit the document."
        for _, stamp in stamps
        if not stamp.sound
    ]
    problems += _order_faults(reader, signatures)
    covered = spans(len(pdf), signatures[-1])
    if not covered:
        problems.append(_coverage_problem(pdf, signatures[-1]))
    parts = revisions(reader, signatures)
    problems += [
        f"Part {part.number} of the file, {part.what}, changes {', '.join(part.changes)}."
        for part in parts
        if part.what == "a change without a signature"
    ]
    if not all(person.docmdp_ok for person in people):
        problems.append("What was added changes the document in a way that a signature forbids.")
    return ReportStatus(
        covers_whole_file=covered,
        certified=_is_certified(reader, signatures[0]),
        signatures=tuple(people),
        time_stamps=tuple(stamp for _, stamp in stamps),
        revisions=parts,
        contents=content_facts(pdf),
        problems=tuple(dict.fromkeys(problems)),
    )


def _faults(outcome: PdfSignatureStatus) -> list[str]:
    faults = []
    if not outcome.intact:
        faults.append("The document was altered after it was signed.")
    if not outcome.valid:
        faults.append("The signature was not made with the key of its certificate.")
    token = outcome.timestamp_validity
    if token is not None and not (token.intact and token.valid):
        faults.append("The time stamp in a signature was altered, or belongs to another one.")
    if outcome.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        faults.append("A signature does not cover all of the file as it was then.")
    return faults


def _order_faults(reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature]) -> list[str]:
    """Who may sign what, and when: the examiner first, then at most the verifier, then nobody."""
    faults = []
    names = [signature.field_name for signature in signatures if _is_personal(signature)]
    if not _is_certified(reader, signatures[0]):
        faults.append(
            "The certification is gone: the first signature no longer forbids changes to the "
            "document as the examiner’s signature of a report does."
        )
    for place, name in enumerate(names):
        if name not in (EXAMINER_FIELD, VERIFIER_FIELD) or names.index(name) != place:
            faults.append(f"There is a signature in the field {name}, which no report has.")
    if VERIFIER_FIELD in names and names.index(VERIFIER_FIELD) < len(names) - 1:
        faults.append("Somebody signed after the verifier had closed the document.")
    verifier = next((s for s in signatures if s.field_name == VERIFIER_FIELD), None)
    if verifier is not None and verifier.docmdp_level != MDPPerm.NO_CHANGES:
        faults.append("The verifier’s signature does not close the document as it should.")
    return faults


def _is_certified(reader: PdfFileReader, first: EmbeddedPdfSignature) -> bool:
    """Whether the first signature is the examiner’s and the catalogue still names it so."""
    permissions = reader.root.get("/Perms", {})
    named = permissions.raw_get("/DocMDP") if "/DocMDP" in permissions else None
    return (
        first.field_name == EXAMINER_FIELD
        and named is not None
        and named.reference == first.sig_field.raw_get("/V").reference
        and first.docmdp_level == MDPPerm.FILL_FORMS
    )


def _time_stamp(signature: EmbeddedPdfSignature, known: TrustMaterial, now: datetime) -> TimeStamp:
    outcome = validate_pdf_timestamp(signature, known.context(now))
    return TimeStamp(
        at=outcome.timestamp,
        authority=certs.whole_name(x509.load_der_x509_certificate(outcome.signing_cert.dump())),
        sound=bool(
            outcome.intact
            and outcome.valid
            and outcome.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        ),
        trusted=bool(outcome.trusted),
    )


def _person(
    signature: EmbeddedPdfSignature,
    outcome: PdfSignatureStatus,
    later: Sequence[TimeStamp],
    known: TrustMaterial,
    stored: TrustMaterial,
    now: datetime,
) -> SignatureFacts:
    certificate = x509.load_der_x509_certificate(outcome.signing_cert.dump())
    seen = witness(outcome, later)
    at = seen.at if seen and seen.trusted else now
    if at != now:  # a certificate may have expired since a trusted authority saw it used
        outcome = validate_pdf_signature(signature, known.context(at))
    others = [x509.load_der_x509_certificate(c.dump()) for c in signature.other_embedded_certs]
    revoked = known.revoked_at(certificate, others)
    # A root of trust is trusted for ever by pyHanko; an examiner's certificate is not.
    current = certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc
    trusted = bool(outcome.trusted) and current and (revoked is None or revoked > at)
    path = outcome.validation_path
    root = (
        certs.whole_name(x509.load_der_x509_certificate(path.first.dump()))
        if trusted and path
        else ""
    )
    return SignatureFacts(
        field=signature.field_name,
        intact=bool(outcome.intact),
        valid=bool(outcome.valid),
        signer=certs.whole_name(certificate),
        fingerprint=certs.fingerprint(certificate),
        self_signed=certs.is_self_signed(certificate),
        demonstration=certs.is_demonstration(certificate),
        signed_at=outcome.signer_reported_dt,
        time_source=seen.words if seen else CLOCK,
        level=_level(seen, certificate, stored, bool(later)),
        allows=_ALLOWS[signature.docmdp_level],
        docmdp_ok=bool(outcome.docmdp_ok),
        modifications=_modifications(outcome),
        trusted=trusted,
        trusted_by=root,
        trust=" ".join(
            (
                _trust(trusted, root, current, revoked, certificate),
                *known.unheard(certificate, others),
            )
        ),
    )


def _level(
    seen: Witness | None, certificate: x509.Certificate, stored: TrustMaterial, later: bool
) -> str:
    """The level of ETSI EN 319 142-1 that the signature has reached."""
    if seen is None:
        return "B-B"
    if not stored.speaks_of(certificate):
        return "B-T"
    return "B-LTA" if later else "B-LT"


def _coverage_problem(pdf: bytes, signature: EmbeddedPdfSignature) -> str:
    surplus = len(pdf) - int(signature.byte_range[2]) - int(signature.byte_range[3])
    if surplus > 0:
        count = f"{surplus:,} bytes follow" if surplus > 1 else "1 byte follows"
        return f"The signature does not cover the whole file: {count} the signed part."
    return "The signature does not cover the whole file."


def _trust(
    trusted: bool,
    root: str,
    current: bool,
    revoked: datetime | None,
    certificate: x509.Certificate,
) -> str:
    who = certs.common_name(certificate)
    if trusted and certs.is_self_signed(certificate):
        return f"The certificate of {who} is self-signed, and trusted itself on this computer."
    if trusted:
        return f"The certificate of {who} is trusted on this computer by {root}."
    if revoked is not None:
        return (
            f"The certificate of {who} is not trusted: its authority revoked it on "
            f"{revoked:%Y-%m-%d}, and no trusted time stamp shows that it was used before."
        )
    if not current:
        first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
        return (
            f"The certificate of {who} is not trusted: it is valid only from "
            f"{first:%Y-%m-%d} to {last:%Y-%m-%d}."
        )
    if certs.is_self_signed(certificate):
        return (
            f"The certificate of {who} is self-signed and not trusted on this computer: "
            "compare its fingerprint with the one that the signer gave you."
        )
    return f"The certificate of {who} does not lead to a root of trust of this computer."


def _modifications(outcome: PdfSignatureStatus) -> str:
    if outcome.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "none"
    if outcome.modification_level is None:
        return "not determined"
    return f"{outcome.modification_level.name.lower().replace('_', ' ')}"
