"""Verifies a report of XFV Desktop without XFV Desktop.

Usage: python verify_report.py REPORT.pdf [--trust CERTIFICATE ...]

Needs Python 3.11 and two packages: pip install cryptography "pyhanko>=0.38,<0.39". Uses no network.
Exit status: 0 everything holds, 1 something does not, 2 nothing could be checked.

What a program cannot see is left to you: compare the SHA-256 of extract.json that is printed here
with the one on the report's first page, and each certificate's fingerprint with the one that the
signer gave you by another way.
"""

import argparse
import hashlib
import io
import json
import logging
import sys
from pathlib import Path

try:
    from asn1crypto import pem
    from asn1crypto import x509 as asn1_x509
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext
except ImportError as error:
    print(
        f"Nothing was checked: Python lacks the package {error.name}. Install what this script "
        'needs, then run it again:\n    pip install cryptography "pyhanko>=0.38,<0.39"',
        file=sys.stderr,
    )
    sys.exit(2)

EXAMINER, VERIFIER, EXTRACT = "Examiner", "Verifier", "extract.json"


class Facts:
    """What was found, printed as it is found; ``sound`` until one does not hold."""

    def __init__(self):
        self.sound = True

    def say(self, holds, text):
        self.sound = self.sound and holds
        print(f"  {'ok   ' if holds else 'WRONG'}  {text}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--trust", type=Path, nargs="*", default=[], help="DER or PEM")
    chosen = parser.parse_args()
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        pdf = chosen.report.read_bytes()
        roots = [root for path in chosen.trust for root in certificates(path.read_bytes())]
    except (OSError, ValueError) as error:
        print(f"Cannot be read: {error}", file=sys.stderr)
        return 2
    print(f"{chosen.report.name}: {len(pdf):,} bytes, SHA-256 {hashlib.sha256(pdf).hexdigest()}")
    facts = Facts()
    try:
        verify(pdf, roots, facts)
    except Exception as error:  # a damaged file makes a parser raise anything
        facts.say(False, f"The file is damaged: {type(error).__name__}: {error}")
    print("Everything holds." if facts.sound else "DO NOT RELY ON THIS FILE.")
    return 0 if facts.sound else 1


def certificates(data):
    """The certificates of a DER or PEM file."""
    if pem.detect(data):
        return [asn1_x509.Certificate.load(der) for _, _, der in pem.unarmor(data, multiple=True)]
    return [asn1_x509.Certificate.load(data, strict=True)]


def verify(pdf, roots, facts):
    reader = PdfFileReader(io.BytesIO(pdf))
    found = sorted(reader.embedded_signatures, key=lambda one: one.signed_revision)
    people = [one for one in found if one.sig_object.get("/Type") != "/DocTimeStamp"]
    if not people:
        facts.say(False, "Nobody signed the document.")
        return
    for signature in found:
        if signature in people:
            personal(signature, roots, facts)
        else:
            time_stamp(signature, roots, facts)
    print("The document")
    whole(pdf, reader, found, people, facts)
    print("Attachments")
    attachments(reader, facts)


def context(roots):
    return ValidationContext(trust_roots=roots, allow_fetching=False)


def personal(signature, roots, facts):
    outcome = validate_pdf_signature(signature, context(roots))
    certificate = x509.load_der_x509_certificate(outcome.signing_cert.dump())
    name = certificate.subject.rfc4514_string()
    print(f"Signature in the field {signature.field_name}: {name}")
    facts.say(outcome.intact, "The bytes that it covers are those that were signed.")
    facts.say(outcome.valid, "It was made with the key of its certificate.")
    facts.say(
        outcome.coverage >= SignatureCoverageLevel.ENTIRE_REVISION,
        "It covers the whole file as it was then.",
    )
    facts.say(outcome.docmdp_ok, "Nothing was changed later that it forbids.")
    token = outcome.timestamp_validity
    if token is not None:
        sound = token.intact and token.valid
        facts.say(sound, f"Time stamp in it: {token.timestamp:%Y-%m-%d %H:%M:%S} UTC.")
    else:
        print(f"         Time by the signer's own clock: {outcome.signer_reported_dt}")
    print(f"         Certificate, SHA-256: {certificate.fingerprint(hashes.SHA256()).hex()}")
    if certificate.issuer == certificate.subject:
        print("         Self-signed: nobody else vouches for it.")
    if roots:
        facts.say(outcome.trusted, "The certificate leads to one that you trust.")
    else:
        print("         Nothing was named with --trust, so nobody is trusted.")


def time_stamp(signature, roots, facts):
    outcome = validate_pdf_timestamp(signature, context(roots))
    print(f"Time stamp over the document: {outcome.timestamp:%Y-%m-%d %H:%M:%S} UTC")
    facts.say(outcome.intact and outcome.valid, "It fits the document.")
    print(f"         Authority: {outcome.signing_cert.subject.human_friendly}")


def whole(pdf, reader, found, people, facts):
    start, length, second, rest = (int(number) for number in found[-1].byte_range)
    gap = length + 2 * len(found[-1].pkcs7_content) + 2
    end = second + rest
    facts.say(
        (start, second, end) == (0, gap, len(pdf)),
        f"The last signature covers the whole file ({len(pdf) - end} bytes after it).",
    )
    signed = {one.signed_revision for one in found}
    facts.say(
        set(range(1, reader.xrefs.total_revisions)) <= signed,
        "Every part that was added to the file is signed.",
    )
    permissions = reader.root.get("/Perms", {})
    facts.say(
        people[0].field_name == EXAMINER
        and people[0].docmdp_level == MDPPerm.FILL_FORMS
        and "/DocMDP" in permissions
        and permissions.raw_get("/DocMDP") == people[0].sig_field.raw_get("/V"),
        "The examiner's signature came first and still certifies the document.",
    )
    names = [one.field_name for one in people]
    facts.say(
        names in ([EXAMINER], [EXAMINER, VERIFIER]),
        f"Nobody but examiner and verifier signed ({', '.join(names)}).",
    )


def attachments(reader, facts):
    files = embedded(reader)
    facts.say(EXTRACT in files, f"There is an attachment {EXTRACT}.")
    if EXTRACT not in files:
        return
    data = files.pop(EXTRACT)
    extract = json.loads(data)
    expected = {entry["name"]: entry["sha256"] for entry in extract["attachments"]}
    for name in sorted(expected.keys() | files.keys()):
        digest = hashlib.sha256(files.get(name, b"")).hexdigest()
        facts.say(
            name in files and expected.get(name) == digest,
            f"{name} is the file that the extract names.",
        )
    head = extract["audit_head"]
    print(f"         Report {extract['report_id']}, issued {extract['issued_at']}")
    print(f"         Audit event {head['sequence']}, seal {head['seal']}")
    print(f"         Compare with page 1: {EXTRACT}, SHA-256 {hashlib.sha256(data).hexdigest()}")


def embedded(reader):
    """The attached files by name (ISO 32000-2, 7.11.4 and 7.9.6)."""
    files, pending = {}, [reader.root["/Names"]["/EmbeddedFiles"]]
    while pending:
        node = pending.pop()
        pending += [node["/Kids"][index] for index in range(len(node.get("/Kids", [])))]
        names = node.get("/Names", [])
        for index in range(0, len(names), 2):
            specification = names[index + 1]
            files[str(specification["/UF"])] = specification["/EF"]["/F"].data
    return files


if __name__ == "__main__":
    sys.exit(main())
