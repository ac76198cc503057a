"""A case in one file that anybody can check, and a case again from such a file."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs

from xfv_desktop import __version__
from xfv_desktop.domain.errors import (
    CaseAltered,
    CaseTooNew,
    UnreadableImage,
    UserError,
)
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.people import Duty, Person
from xfv_desktop.persistence import audit_log, creation, files, records, tables
from xfv_desktop.persistence.bag import PAYLOAD, SIGNATURE, TAG_MANIFEST, bagged
from xfv_desktop.persistence.border import altered_bundle
from xfv_desktop.persistence.bundle_files import new_bundle, unpacked
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.migrations import SCHEMA_VERSION
from xfv_desktop.persistence.people_records import add_person, people
from xfv_desktop.reporting.signatures.bundle_signature import Signer, sign_bundle, signer_of
from xfv_desktop.services.cases.casework import Changes, named, new_folder, new_name
from xfv_desktop.services.cases.checking import case_fault
from xfv_desktop.services.cases.custody import CustodyAct, enter
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.exchange.bundle_contents import (
    FORMAT,
    KIND,
    Parts,
    contents,
    each_part,
    file_names,
)
from xfv_desktop.services.exchange.redaction import Redacted, redacted
from xfv_desktop.services.signatures.identity import Reference, opened_identity

SUFFIX = ".zip"
NOT_ENCRYPTED = (
    "The bundle is not encrypted, though the case is: whoever gets hold of it can read it."
)
TAGS = ("README.txt", "verify_bundle.py", "verify_report.py")
"""Files beside the payload that a disclosure bundle has."""

EXPORTED, IMPORTED = "bundle exported", "case imported from a bundle"


@attrs.frozen
class Bundle:
    """A bundle that was written: ``signer`` is ``None`` where nobody signed it."""

    path: Path
    sha256: str
    signer: Signer | None
    left: Redacted


def export_case(
    case: CaseFile,
    out: Path,
    *,
    examiner: str,
    recipient: str = "",
    redact: Iterable[str] = (),
    identity: Reference | None = None,
    passphrase: str = "",
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[Bundle, Changes]:
    """The whole case, or what ``redact`` leaves of it, as a new bundle.

    The case is checked first; the bundle takes its name once audit trail and custody ledger tell of
    it and of its ``recipient``. Without ``identity`` it is not signed. The same case gives the same
    bytes.
    Raises CaseAltered, NotInCase, UserError, IdentityUnusable, WrongPassphrase, OutputUnwritable
    or Cancelled; no file is left then.
    """
    return written(
        case, out, contents, {}, examiner=examiner, recipient=recipient, redact=redact,
        identity=identity, passphrase=passphrase, progress=progress, cancel=cancel,
    )  # fmt: skip


def written(
    case: CaseFile,
    out: Path,
    compose: Callable[[CaseFile, Redacted], Parts],
    tags: Mapping[str, bytes],
    *,
    examiner: str,
    recipient: str,
    redact: Iterable[str],
    identity: Reference | None,
    passphrase: str,
    progress: Progress,
    cancel: CancelToken | None,
) -> tuple[Bundle, Changes]:
    """A bundle of the parts that ``compose`` names, with further files beside the payload."""
    cancel = cancel or CancelToken()
    examiner = acting(case, examiner)
    progress(0.0, "Opening the signing identity" if identity else "Reading the case")
    signer = opened_identity(identity, passphrase) if identity else None
    left = redacted(case, redact)
    fault = case_fault(case, progress=part_of(progress, 0.05, 0.4), cancel=cancel)
    if fault is not None:
        raise CaseAltered(
            f"{fault} No bundle can be made of this case: restore a copy of it.", case.folder
        )
    head = audit_log.head(case)
    info = {
        "Bagging-Date": head.at[:10],
        "Bag-Software-Agent": f"XFV Desktop {__version__}",
        "External-Description": KIND,
        "Signed-By": f"{signer.name}, certificate {signer.fingerprint}" if signer else "nobody",
    }
    parts = compose(case, left)
    filed = bagged(
        each_part(parts, part_of(progress, 0.4, 0.95), cancel),
        info=info,
        tags=tags,
        sign=None if signer is None else lambda listed: sign_bundle(signer, listed),
    )
    with new_bundle(out, filed) as sha256, case.transaction():
        event = audit_log.append(
            case,
            actor=examiner,
            action=EXPORTED,
            details={
                "file": out.name,
                "sha256": sha256,
                "audit head in it": head.seal,
                "signer": signer.name if signer else "",
                "left out": list(left.asked),
                "for disclosure": bool(tags),
            },
        )
        for exhibit in records.exhibits(case):
            if exhibit.number in left.rows["exhibits"]:
                enter(
                    case, exhibit, CustodyAct.EXPORTED, person=examiner, given_by=examiner,
                    received_by=recipient or "not stated", reason=f"copy in bundle {out.name}",
                )  # fmt: skip
    progress(1.0, "Done")
    of = None if signer is None else Signer(signer.name, signer.fingerprint)
    return Bundle(out, sha256, of, left), Changes(frozenset({"bundles"}), (), event)


@attrs.frozen
class Imported:
    """What came in: the new case's folder, who signed the bundle, its SHA-256."""

    folder: Path
    signer: Signer | None
    sha256: str


def import_case(
    bundle: Path,
    folder: Path,
    *,
    examiner: str,
    case_passphrase: str | None = None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Imported:
    """A new case in ``folder`` (``.xfv`` is appended if it is missing), from a bundle.

    Rows, files and the audit trail are as they were.

    Everything is verified before anything is stored: the archive, its lists, its signature, then
    the rows and files against the audit trail. One event tells of the import; the examiner becomes
    one of the people of the case. With a ``case_passphrase`` the case is encrypted.
    Raises BundleAltered, UserError, CaseExists, CaseTooNew, OutputUnwritable or Cancelled; there is
    no case then.
    """
    cancel = cancel or CancelToken()
    examiner, folder = named(examiner), new_folder(folder)
    progress(0.0, "Checking the bundle")
    with unpacked(bundle, folder.parent, TAGS) as (place, sha256):
        cancel.raise_if_cancelled()
        signer, facts = _signer(place), _facts(place)
        payload = place / PAYLOAD
        texts = _texts(payload / "tables")
        with creation.growing(folder, facts["case format"], passphrase=case_passphrase) as case:
            _put_files(case, payload, part_of(progress, 0.3, 0.5), cancel)
            progress(0.5, "Storing the rows")
            tables.put_back(case, {table: _lines(text) for table, text in texts.items()})
            if surplus := set(_names(payload / "files")) - file_names(texts.values()):
                raise altered_bundle(f"no row of the case names the file “{min(surplus)}”")
            head = audit_log.head(case)
            if head.seal != facts["audit head"]["seal"]:
                raise altered_bundle("its audit trail does not end where it says")
            checked = part_of(progress, 0.6, 0.95)
            if (fault := case_fault(case, progress=checked, cancel=cancel)) is not None:
                raise altered_bundle(fault)
            if examiner not in (person.name for person in people(case)):
                now = datetime.now(UTC)
                add_person(case, Person(new_name(examiner), Duty.EXAMINER, "", now, examiner))
            audit_log.append(
                case,
                actor=examiner,
                action=IMPORTED,
                details={
                    "file": bundle.name,
                    "sha256": sha256,
                    "signer": signer.name if signer else "",
                    "certificate sha256": signer.fingerprint if signer else "",
                    "events before": head.sequence,
                },
            )
    progress(1.0, "Done")
    return Imported(folder, signer, sha256)


def _signer(place: Path) -> Signer | None:
    """Who signed; a bundle that names a signer has a signature, and the other way round."""
    signature = place / SIGNATURE
    info = (place / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    if not signature.exists():
        if "Signed-By: nobody" not in info:
            raise altered_bundle("its signature was taken away")
        return None
    signer = signer_of(signature.read_bytes(), (place / TAG_MANIFEST).read_bytes())
    if f"Signed-By: {signer.name}, certificate {signer.fingerprint}" not in info:
        raise altered_bundle("another person signed it than it says")
    return signer


def _facts(place: Path) -> Mapping[str, Any]:
    try:
        facts = json.loads((place / PAYLOAD / "case.json").read_bytes())
        if facts["kind"] != KIND:
            raise ValueError("another kind")
        version, left_out = (facts["bundle format"], facts["case format"]), facts["left out"]
        known = isinstance(version[0], int) and isinstance(version[1], int) and version[1] > 0
        if not known or not isinstance(facts["audit head"]["seal"], str):
            raise ValueError("no numbers")
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise altered_bundle("it does not say which case it holds") from error
    if version > (FORMAT, SCHEMA_VERSION) or version[1] > SCHEMA_VERSION:
        raise CaseTooNew(
            "The bundle was written by a newer version of XFV Desktop: update the program."
        )
    if left_out is not None:
        raise UserError(
            "Parts of this case were left out of the bundle, so no whole case can be made of it: "
            "ask for the whole one. It can still be read and verified."
        )
    checked: Mapping[str, Any] = facts
    return checked


def _texts(folder: Path) -> dict[str, bytes]:
    try:
        return {path.stem: path.read_bytes() for path in folder.iterdir()}
    except OSError as error:
        raise altered_bundle("it holds no tables of rows") from error


def _lines(text: bytes) -> list[str]:
    try:
        lines = text.decode().split("\n")
    except UnicodeDecodeError as error:
        raise altered_bundle("a row in it is no text") from error
    if lines.pop():
        raise altered_bundle("a row in it is cut off")
    return lines


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _put_files(case: CaseFile, payload: Path, progress: Progress, cancel: CancelToken) -> None:
    names = _names(payload / "files")
    for index, name in enumerate(names):
        cancel.raise_if_cancelled()
        progress(index / len(names), f"Storing {name[:12]} …")
        try:
            files.put_copy(case, payload / "files" / name, name)
        except UnreadableImage as error:
            raise altered_bundle(
                f"the file “{name}” has other contents than its name says"
            ) from error
    for name in _names(payload / "reports"):
        files.put_report(case, name, (payload / "reports" / name).read_bytes())
