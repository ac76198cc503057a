"""Verifies a report of XFV Desktop without XFV Desktop.

Usage: python3 verify_report.py REPORT.pdf [--trust CERTIFICATE ...] [--originals PHOTOGRAPH ...]

Needs Python 3.11 and two packages: pip install cryptography "pyhanko>=0.38,<0.39". Uses no network.
Exit status: 0 what was checked holds, 1 something does not, 2 nothing could be checked.

What a program cannot see is left to you: compare the SHA-256 of extract.json that is printed here
with the one on the report's first page, the seal of the audit trail with the one in section 21, and
each certificate's fingerprint with the one that the signer gave you by another way.
"""

import argparse
import hashlib
import io
import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

try:
    from asn1crypto import pem
    from asn1crypto import x509 as asn1_x509
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext
except ImportError as error:
    print(
        f"Nothing was checked: Python lacks the package {error.name}. Install what this script "
        'needs, then run it again:\n    pip install cryptography "pyhanko>=0.38,<0.39"\n'
        "Where pip refuses, make an environment for it first: python3 -m venv checker",
        file=sys.stderr,
    )
    sys.exit(2)

EXAMINER, VERIFIER = "Examiner", "Verifier"
EXTRACT, TRAIL = "extract.json", "audit_trail.json"
BOUND_BEFORE_KEY = b"XFV Desktop: Ed25519 key for checkpoints, 1\n"


class Facts:
    """What was found, printed as it is found; ``sound`` until one does not hold."""

    def __init__(self):
        self.sound = True

    def say(self, holds, text):
        self.sound = self.sound and holds
        print(f"  {'ok   ' if holds else 'WRONG'}  {text}")


def main():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--trust", type=Path, nargs="*", default=[], help="DER or PEM")
    parser.add_argument("--originals", type=Path, nargs="*", default=[], help="the photographs")
    chosen = parser.parse_args()
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        pdf = chosen.report.read_bytes()
        roots = [root for path in chosen.trust for root in certificates(path.read_bytes())]
        originals = {path.name: sha256(path.read_bytes()) for path in chosen.originals}
    except (OSError, ValueError) as error:
        print(f"Cannot be read: {error}", file=sys.stderr)
        return 2
    print(f"{chosen.report.name}: {len(pdf):,} bytes, SHA-256 {sha256(pdf)}")
    facts = Facts()
    try:
        verify(pdf, roots, originals, facts)
    except Exception as error:  # a damaged file makes a parser raise anything
        facts.say(False, f"The file is damaged: {type(error).__name__}: {error}")
    if facts.sound and not roots:
        print("What was checked holds. Who signed was not: name certificates with --trust.")
    else:
        print("Everything holds." if facts.sound else "DO NOT RELY ON THIS FILE.")
    return 0 if facts.sound else 1


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def certificates(data):
    """The certificates of a DER or PEM file."""
    if pem.detect(data):
        return [asn1_x509.Certificate.load(der) for _, _, der in pem.unarmor(data, multiple=True)]
    return [asn1_x509.Certificate.load(data, strict=True)]


def verify(pdf, roots, originals, facts):
    reader = PdfFileReader(io.BytesIO(pdf))
    found = sorted(reader.embedded_signatures, key=lambda one: one.signed_revision)
    people = [one for one in found if one.sig_object.get("/Type") != "/DocTimeStamp"]
    if not people:
        facts.say(False, "Nobody signed the document.")
        return
    for signature in found:
        if signature in people:
            later = [one for one in found[found.index(signature) :] if one not in people]
            personal(reader, signature, later, roots, facts)
        else:
            print("Time stamp over the document")
            stamped(validate_pdf_timestamp(signature, context(reader, roots)), roots, facts)
    print("The document")
    whole(pdf, reader, found, people, facts)
    print("Attachments")
    files = embedded(reader)
    facts.say(EXTRACT in files, f"There is an attachment {EXTRACT}.")
    if EXTRACT in files:
        extract = json.loads(files[EXTRACT])
        attachments(files, extract, facts)
        print("Audit trail")
        trail(files.get(TRAIL), extract["audit_head"], facts)
        checkpoint(extract, people[0].signer_cert.dump(), facts)
        print("Photographs")
        photographs(extract["examination"], originals, facts)


def context(reader, roots, moment=None, revocation="soft-fail"):
    """What is trusted at a moment; words on revocation that the document carries count too."""
    settings = {
        "trust_roots": roots, "allow_fetching": False, "moment": moment,
        "revocation_mode": revocation,
        "retroactive_revinfo": True,  # a list that was published later tells of the time before
    }  # fmt: skip
    try:
        return DocumentSecurityStore.read_dss(reader).as_validation_context(settings)
    except NoDSSFoundError:
        return ValidationContext(**settings, crls=[], ocsps=[])


def personal(reader, signature, later, roots, facts):
    outcome = validate_pdf_signature(signature, context(reader, roots))
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
    stamps = [validate_pdf_timestamp(one, context(reader, roots)) for one in later]
    if outcome.timestamp_validity is not None:
        stamps.append(outcome.timestamp_validity)
        stamped(outcome.timestamp_validity, roots, facts)
    else:
        print(f"         Time by the signer's own clock: {outcome.signer_reported_dt}")
    print(f"         Certificate, SHA-256: {certificate.fingerprint(hashes.SHA256()).hex()}")
    if certificate.issuer == certificate.subject:
        print("         Self-signed: nobody else vouches for it.")
    if not roots:
        print("         Nothing was named with --trust, so nobody is trusted.")
        return
    # A certificate may have expired, or been revoked, since an authority saw it used.
    seen = [one.timestamp for one in stamps if one.intact and one.valid and one.trusted]
    at = min(seen, default=datetime.now(UTC))
    trusted = validate_pdf_signature(signature, context(reader, roots, at)).trusted
    facts.say(trusted, "The certificate leads to one that you trust.")
    # Only when it has to, pyHanko reads lists that the certificate does not name itself.
    strict = validate_pdf_signature(signature, context(reader, roots, at, "require"))
    if strict.revoked:
        facts.say(False, "Its authority had not revoked it.")
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    since = "when the time stamp was given" if seen else "today; no time stamp that you trust"
    facts.say(
        first <= at <= last, f"It is valid from {first:%Y-%m-%d} to {last:%Y-%m-%d} ({since})."
    )


def stamped(outcome, roots, facts):
    """A time stamp: whether it fits, and who says so."""
    facts.say(
        outcome.intact and outcome.valid,
        f"Time stamp of {outcome.timestamp:%Y-%m-%d %H:%M:%S} UTC: it fits what it stamps.",
    )
    authority = outcome.signing_cert
    print(f"         Authority: {authority.subject.human_friendly}")
    print(f"         Its certificate, SHA-256: {authority.sha256.hex()}")
    if roots and not outcome.trusted:
        print("         Nobody that you named vouches for it, so the time is only what it says.")


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


def attachments(files, extract, facts):
    expected = {entry["name"]: entry["sha256"] for entry in extract["attachments"]}
    for name in sorted((expected.keys() | files.keys()) - {EXTRACT}):
        facts.say(
            name in files and expected.get(name) == sha256(files[name]),
            f"{name} is the file that the extract names.",
        )
    print(f"         Report {extract['report_id']}, issued {extract['issued_at']}")
    print(f"         Compare with page 1: {EXTRACT}, SHA-256 {sha256(files[EXTRACT])}")


def trail(data, head, facts):
    """Every event follows from the one before, up to the seal that the report prints."""
    print(f"         Compare with section 21: event {head['sequence']}, seal {head['seal']}")
    if data is None:
        print("         It is not attached.")
        return
    number, seal, hidden = 0, "0" * 64, 0
    for event, text in events(data.decode()):
        follows = (event["sequence"], event["previous"]) == (number + 1, seal)
        number, seal = event["sequence"], event["seal"]
        hidden += event["details"] is None
        if not follows or (event["details"] is not None and sha256(text.encode()) != seal):
            facts.say(False, f"Event {number} was altered, or does not follow from the one before.")
            return
    facts.say(
        (number, seal) == (head["sequence"], head["seal"]),
        f"Its {number} events follow from each other, and the last is the one printed.",
    )
    if hidden:
        print(f"         Of {hidden} events about other items only the seals are here, unchecked.")


def events(text):
    """Each event of the trail, and the text whose SHA-256 is its seal: all of it but the seal."""
    decoder, place = json.JSONDecoder(), 1
    while place < len(text) - 1:
        event, end = decoder.raw_decode(text, place)
        yield event, text[place:end].replace(f'"seal":"{event["seal"]}",', "", 1)
        place = end + 1


def checkpoint(extract, certificate, facts):
    """The trail's last seal, signed with an Ed25519 key that the examiner's certificate names."""
    document, head = extract.get("checkpoint"), extract["audit_head"]
    if document is None:
        print("         Its last seal carries no signature of its own.")
        return
    parts = ("binding", "certificate", "public_key", "signature")
    binding, holder, key, signature = (bytes.fromhex(document[name]) for name in parts)
    signed = {name: document[name] for name in document.keys() - {"signature"}}
    signed["format"] = "XFV Desktop checkpoint 1"
    text = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    owner = x509.load_der_x509_certificate(certificate).public_key()
    try:
        if isinstance(owner, rsa.RSAPublicKey):
            owner.verify(binding, BOUND_BEFORE_KEY + key, padding.PKCS1v15(), hashes.SHA256())
        else:
            owner.verify(binding, BOUND_BEFORE_KEY + key, ec.ECDSA(hashes.SHA256()))
        ed25519.Ed25519PublicKey.from_public_bytes(key).verify(signature, text.encode())
        holds = holder == certificate
    except InvalidSignature:
        holds = False
    facts.say(
        holds and (document["sequence"], document["seal"]) == (head["sequence"], head["seal"]),
        "The examiner signed its last seal (checkpoint).",
    )


def photographs(examination, originals, facts):
    """Those that were compared, and whether the files named are these."""
    known = {}
    for side, exhibit in (("probe", "questioned"), ("reference", "known")):
        image, number = examination["comparison"][side]["image"], examination[exhibit]["number"]
        known[image["sha256"]] = number
        print(f"         {number}: {image['name']}, SHA-256 {image['sha256']}")
    for name, digest in originals.items():
        facts.say(digest in known, f"{name} is {known.get(digest, 'none of them')}.")


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
