"""Checks a case bundle of XFV Desktop without XFV Desktop.

Usage: python verify_bundle.py BUNDLE.zip [--head SEAL] [--fingerprint SHA256]

Needs Python 3.9 or newer. Signatures are checked where the package “cryptography” is installed;
everything else needs nothing but Python. Nothing is unpacked, changed or sent.
Exit status: 0 sound, 1 a fault was found, 2 the check could not be made.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SIGNED_BEFORE_LIST = b"XFV Desktop: tag manifest of a bundle, 1\n"
BOUND_BEFORE_KEY = b"XFV Desktop: Ed25519 key for checkpoints, 1\n"
ORIGIN = "0" * 64
LOCAL, CENTRAL = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I")
NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
BESIDE = {
    "README.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "verify_bundle.py",
    "verify_report.py",
}  # fmt: skip
LISTS = {"tagmanifest-sha256.txt", "signature.json"}
MARK = re.compile(rb"XFV audit event (\d+) seal ([0-9a-f]{64})")


class Fault(Exception):
    """What is wrong, in a sentence."""


class Bundle:
    """The files in the ZIP: where they lie, and their SHA-256."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("rb")
        self.places: dict[str, tuple[int, int]] = {}
        self.sha256: dict[str, str] = {}
        self._read_archive()

    def read(self, name: str) -> bytes:
        """The contents of a file."""
        if name not in self.places:
            raise Fault(f"{name} is missing")
        offset, size = self.places[name]
        self._stream.seek(offset)
        return self._stream.read(size)

    def names(self, folder: str) -> list[str]:
        """The names in a folder of the payload, without it."""
        start = f"data/{folder}/"
        return [name[len(start) :] for name in self.places if name.startswith(start)]

    def _read_archive(self) -> None:
        """Only entries as the program writes them: plain files, in order, nothing in between."""
        records, position, last = b"", 0, ""
        while (head := self._stream.read(LOCAL.size))[:4] == b"PK\3\4":
            if len(head) < LOCAL.size:
                raise Fault("the archive is cut off")
            *_, crc, _, size, length, _ = LOCAL.unpack(head)
            raw = self._stream.read(length)
            name = raw.decode("ascii", "replace")
            if not NAME.fullmatch(name) or name <= last:
                raise Fault(f"the archive has a strange, repeated or misplaced entry: {name!r}")
            if head != LOCAL.pack(b"PK\3\4", 20, 0, 0, 0, 33, crc, size, size, length, 0):
                raise Fault(f"the archive's entry {name} is not as the program writes it")
            self.places[name] = (self._stream.tell(), size)
            self.sha256[name] = self._hashed(name, size, crc)
            far = position >= 0xFFFFFFFF
            records += CENTRAL.pack(
                b"PK\1\2", 3 << 8 | 20, 45 if far else 20, 0, 0, 0, 33, crc, size, size, length,
                12 if far else 0, 0, 0, 0, 0o100644 << 16, min(position, 0xFFFFFFFF),
            ) + raw + (struct.pack("<2HQ", 1, 8, position) if far else b"")  # fmt: skip
            position, last = self._stream.tell(), name
        if not position and not head.startswith(b"PK"):
            raise Fault("the file is no bundle: it does not begin as a ZIP file does")
        if head + self._stream.read() != records + _end(len(self.places), position, len(records)):
            raise Fault("the archive's directory or end is not as the program writes it")

    def _hashed(self, name: str, size: int, crc: int) -> str:
        digest, found, left = hashlib.sha256(), 0, size
        while left and (data := self._stream.read(min(left, 1 << 20))):
            digest.update(data)
            found = zlib.crc32(data, found)
            left -= len(data)
        if left or found != crc:
            raise Fault(f"the contents of {name} are damaged or cut off")
        return digest.hexdigest()


def _end(count: int, offset: int, length: int) -> bytes:
    short, long = min(count, 0xFFFF), 0xFFFFFFFF
    end = struct.pack(
        "<4s4H2IH", b"PK\5\6", 0, 0, short, short, min(length, long), min(offset, long), 0
    )
    if count < 0xFFFF and length < long and offset < long:
        return end
    large = (b"PK\6\6", 44, 3 << 8 | 45, 45, 0, 0, count, count, length, offset)
    place = (b"PK\6\7", 0, offset + length, 1)
    return struct.pack("<4sQ2H2I4Q", *large) + struct.pack("<4sIQI", *place) + end


def check_lists(bundle: Bundle) -> str:
    """Every file stands in exactly one list with its SHA-256, and the list of the lists agrees."""
    payload = {name for name in bundle.places if name.startswith("data/")}
    beside = bundle.places.keys() - payload - LISTS
    if strange := beside - BESIDE:
        raise Fault(f"{min(strange)} does not belong into a bundle")
    for listing, names in (("manifest-sha256.txt", payload), ("tagmanifest-sha256.txt", beside)):
        lines = bundle.read(listing).decode().splitlines()
        listed = {line[66:]: line[:64] for line in lines}
        for name in sorted(listed.keys() | names):
            if name not in names:
                raise Fault(f"{name} is listed but missing")
            if listed.get(name) != bundle.sha256[name]:
                raise Fault(f"{name} is not the file that {listing} lists")
        if lines != [f"{bundle.sha256[name]}  {name}" for name in sorted(names)]:
            raise Fault(f"{listing} is not as the program writes it")
    return f"{len(payload)} files of the case, {len(beside)} beside them"


def check_signature(bundle: Bundle, fingerprint: str) -> str:
    """Who signed the list of files, if anybody did."""
    info = bundle.read("bag-info.txt").decode().splitlines()
    if "signature.json" not in bundle.places:
        if "Signed-By: nobody" not in info or fingerprint:
            raise Fault("the signature was taken away")
        return "NOT SIGNED: anybody could have made this bundle"
    try:
        fields = json.loads(bundle.read("signature.json"))
        parts = {n: base64.b64decode(fields[n]) for n in fields if n != "algorithm"}
        found = hashlib.sha256(parts["certificate"]).hexdigest()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Fault("the signature is damaged") from error
    if not any(line.startswith("Signed-By: ") and line.endswith(found) for line in info):
        raise Fault("another certificate signed the bundle than it says")
    signed = _signed(
        parts, SIGNED_BEFORE_LIST + bundle.read("tagmanifest-sha256.txt"), "the list of files"
    )
    who = next(line for line in info if line.startswith("Signed-By: "))[11:]
    if fingerprint:
        if fingerprint.lower().replace(":", "") != found:
            raise Fault(f"the signer’s certificate has another fingerprint: {found}")
        return f"{who}: {signed}; it is the certificate that you named"
    return f"{who}: {signed}; ask the signer for the fingerprint of the certificate and compare it"


def _signed(parts: dict[str, bytes], data: bytes, what: str) -> str:
    try:
        from cryptography import x509
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
    except ImportError:
        return "NOT CHECKED (install the package “cryptography”)"
    try:
        owner: Any = x509.load_der_x509_certificate(parts["certificate"]).public_key()
        bound = BOUND_BEFORE_KEY + parts["public key"]
        if isinstance(owner, rsa.RSAPublicKey):
            owner.verify(parts["binding"], bound, padding.PKCS1v15(), hashes.SHA256())
        else:
            owner.verify(parts["binding"], bound, ec.ECDSA(hashes.SHA256()))
        key = ed25519.Ed25519PublicKey.from_public_bytes(parts["public key"])
        key.verify(parts["signature"], data)
    except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Fault(f"the signature does not belong to {what}") from error
    return "the signature holds"


def rows(bundle: Bundle, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a table as text and as values."""
    for line in bundle.read(f"data/tables/{table}.jsonl").decode().split("\n")[:-1]:
        yield line, json.loads(line)


def check_chain(bundle: Bundle, facts: dict[str, Any], head: str) -> str:
    """Every event of the audit trail follows from the one before; events left out keep seals."""
    left_out = set((facts["left out"] or {}).get("details of audit events", ()))
    previous, expected, seals = ORIGIN, 1, {}
    for _, event in rows(bundle, "audit"):
        number = event["sequence"]
        if number != expected or event["previous"] != previous:
            raise Fault(f"event {number} of the audit trail does not follow from the one before")
        if (event["details"] is None) != (number in left_out):
            raise Fault(f"the details of event {number} are missing, and nobody says so")
        if event["details"] is not None and _seal(event) != event["seal"]:
            raise Fault(f"event {number} of the audit trail was altered after it was sealed")
        previous, expected = event["seal"], expected + 1
        seals[previous] = number
    if (facts["audit head"]["sequence"], facts["audit head"]["seal"]) != (expected - 1, previous):
        raise Fault("the audit trail does not end where the bundle says")
    words = f"{expected - 1} events, the last with seal {previous}"
    if left_out:
        words += f"; the details of {len(left_out)} are left out, their seals are there"
    if head and head.lower() not in seals:
        raise Fault(f"no event of the audit trail has the seal {head}: it was cut off or rewritten")
    return words + (
        f"; the seal that you named is that of event {seals[head.lower()]}" if head else ""
    )


def _seal(event: dict[str, Any]) -> str:
    action, actor, at, previous = (
        json.dumps(event[name], ensure_ascii=False)
        for name in ("action", "actor", "at", "previous")
    )
    body = (
        f'{{"action":{action},"actor":{actor},"at":{at},"details":{event["details"]},'
        f'"previous":{previous},"sequence":{event["sequence"]}}}'
    )
    return hashlib.sha256(body.encode()).hexdigest()


def check_rows(bundle: Bundle, facts: dict[str, Any]) -> str:
    """Every row is as the event sealed it that told of it last."""
    sealed: dict[str, dict[str, str]] = {}
    for _, event in rows(bundle, "audit"):
        for table, keys in json.loads(event["details"] or "{}").get("rows", {}).items():
            sealed.setdefault(table, {}).update(keys)
    left_out = facts["left out"] or {}
    count, unknown = 0, 0
    for table in (name.rsplit(".", 1)[0] for name in bundle.names("tables")):
        found = [line for line, _ in rows(bundle, table)]
        if len(found) != facts["rows"].get(table):
            raise Fault(f"the table {table} does not hold as many rows as the bundle says")
        if table == "audit":
            continue
        known = sealed.pop(table, {})
        for kind in ("rows", "remarks of"):
            for key in left_out.get(kind, {}).get(table, ()):
                known.pop(key, None)
        expected = Counter(known.values())
        for line in found:
            digest = hashlib.sha256(line.encode()).hexdigest()
            count += 1
            if expected[digest]:
                expected[digest] -= 1
            elif left_out:
                unknown += 1
            else:
                raise Fault(f"a row of {table} is not as the audit trail sealed it: {line[:200]}")
        if not left_out and any(expected.values()):
            raise Fault(f"a row of {table} is missing that the audit trail sealed")
    if unknown:
        return f"{count} rows, {unknown} of them can be confirmed by the whole case only"
    return f"{count} rows, each as the audit trail sealed it"


def check_files(bundle: Bundle) -> str:
    """Originals and maps have the SHA-256 by which they are named, and all that are named."""
    names = bundle.names("files")
    for name in names:
        if bundle.sha256[f"data/files/{name}"] != name:
            raise Fault(f"the file {name} has other contents than its name says")
    for table, column in (("exhibits", "image_sha256"), ("examinations", "maps_sha256")):
        for _, row in rows(bundle, table):
            if row[column] not in names:
                raise Fault(f"the file {row[column]} is missing, which {table} name")
    return f"{len(names)} originals and maps, each with the SHA-256 that the case names"


def check_reports(bundle: Bundle) -> str:
    """Each report is the one that was issued, and prints a seal of this audit trail."""
    issued = {row["file"]: row["sha256"] for _, row in rows(bundle, "reports")}
    if set(issued) != set(bundle.names("reports")):
        raise Fault("the reports are not those that the case lists")
    events = [event for _, event in rows(bundle, "audit")]
    seals = {event["sequence"]: event["seal"] for event in events}
    told = [json.loads(event["details"] or "{}") for event in events]
    for file, sha256 in issued.items():
        if bundle.sha256[f"data/reports/{file}"] != sha256:
            raise Fault(f"the report {file} is not the one that was issued")
        entry = next((d for d in told if d.get("sha256") == sha256 and "report" in d), None)
        if entry is None or entry["audit head printed"] not in seals.values():
            raise Fault(f"no event of the audit trail tells of the report {file}")
        mark = _mark(bundle.read(f"data/reports/{file}"))
        if mark and seals.get(mark[0]) != mark[1]:
            raise Fault(f"the report {file} prints a seal that is not in this audit trail")
    count = "1 report" if len(issued) == 1 else f"{len(issued)} reports"
    return f"{count}, each as issued; check the signatures with verify_report.py"


def _mark(pdf: bytes) -> tuple[int, str] | None:
    """Number and seal of the event that the metadata of a report name."""
    found = MARK.search(pdf)
    for packed in re.finditer(rb"stream\r?\n", pdf) if not found else ():
        try:
            found = MARK.search(zlib.decompressobj().decompress(pdf[packed.end() :]))
        except zlib.error:
            continue
        if found:
            break
    return (int(found[1]), found[2].decode()) if found else None


def check_checkpoints(bundle: Bundle) -> str:
    """Each signed checkpoint names a seal of this audit trail."""
    seals = {event["sequence"]: event["seal"] for _, event in rows(bundle, "audit")}
    outcome = set()
    documents = [json.loads(row["document"]) for _, row in rows(bundle, "checkpoints")]
    for document in documents:
        number, seal = document["sequence"], document["seal"]
        if (seals.get(number), seals[1]) != (seal, document["case"]):
            raise Fault(f"the checkpoint of event {number} is not one of this audit trail")
        signature = bytes.fromhex(document.pop("signature"))
        data = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        parts = {n: bytes.fromhex(document[n]) for n in ("certificate", "binding")}
        parts |= {"public key": bytes.fromhex(document["public_key"]), "signature": signature}
        outcome.add(_signed(parts, data.encode(), f"the checkpoint of event {number}"))
    return f"{len(documents)} signed checkpoints" + (f": {min(outcome)}" if outcome else "")


def checks(path: Path, head: str, fingerprint: str) -> Iterator[tuple[str, str]]:
    """What is checked and what was found, one after the other; raises Fault."""
    bundle = Bundle(path)
    yield "Archive", f"{len(bundle.places)} files, nothing else in it"
    yield "Lists of files", check_lists(bundle)
    yield "Signature", check_signature(bundle, fingerprint)
    facts = json.loads(bundle.read("data/case.json"))
    yield "Case", f"“{facts['title']}”, examiner {facts['examiner']}, by {facts['program']}"
    yield "Audit trail", check_chain(bundle, facts, head)
    yield "Rows", check_rows(bundle, facts)
    yield "Originals and maps", check_files(bundle)
    yield "Reports", check_reports(bundle)
    yield "Checkpoints", check_checkpoints(bundle)
    if facts["left out"]:
        asked = ", ".join(facts["left out"]["asked for"])
        yield "LEFT OUT", f"{asked}, and what hangs on it; data/case.json says what"
    if facts["demonstration"]:
        yield "DEMONSTRATION", "this case was made for demonstration: NOT FOR COURT"


def main() -> int:
    """Prints each check; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(description="Checks a case bundle of XFV Desktop.")
    parser.add_argument("bundle", type=Path, metavar="BUNDLE.zip")
    parser.add_argument("--head", default="", metavar="SEAL", help="a seal printed in a report")
    parser.add_argument(
        "--fingerprint", default="", metavar="SHA256", help="the certificate that must have signed"
    )
    given = parser.parse_args()
    try:
        for title, found in checks(given.bundle, given.head, given.fingerprint):
            print(f"ok     {title}: {found}")
    except Fault as fault:
        print(f"FAULT  {fault}.")
        return 1
    except OSError as error:
        print(f"The bundle cannot be read: {error}", file=sys.stderr)
        return 2
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        print(f"FAULT  the bundle holds what is no case ({type(error).__name__}: {error}).")
        return 1
    print("SOUND: the bundle is as it was made.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
