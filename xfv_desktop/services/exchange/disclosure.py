"""The bundle for the other side: everything that is needed to check an examination or repeat it."""

import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from xfv_desktop.assets import report_parts
from xfv_desktop.domain.audit import ROWS
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.persistence import files
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.maps import maps_from_npz
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.exchange.bundle_contents import Parts, contents, json_file
from xfv_desktop.services.exchange.bundles import TAGS, Bundle, written
from xfv_desktop.services.exchange.redaction import Redacted
from xfv_desktop.services.program.computer import computer, packages
from xfv_desktop.services.signatures.identity import Reference

_WITHHELD = "details left out of this bundle; the seal stays"


def disclose_case(
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
    """A bundle as ``bundles.export_case`` makes it, with what people need who have no program.

    Added are the audit trail in words, the settings of every examination, the environment, a
    program that checks the bundle, and instructions. Raises as ``export_case``.
    """
    ours = {"README.txt": "bundle.txt"}
    tags = {name: report_parts("verifier", ours.get(name, name)).read_bytes() for name in TAGS}
    return written(
        case, out, _contents, tags, examiner=examiner, recipient=recipient, redact=redact,
        identity=identity, passphrase=passphrase, progress=progress, cancel=cancel,
    )  # fmt: skip


def _contents(case: CaseFile, left: Redacted) -> Parts:
    return contents(case, left) | {
        "audit-trail.txt": partial(_trail, left),
        "environment.json": partial(json_file, environment()),
        "examinations.json": partial(_examinations, case, left),
    }


def environment() -> dict[str, Any]:
    """Program, computer and every installed package with its version, as they are now."""
    return {
        **computer(),
        "packages": dict(packages()),
        "device": "stated for each examination in examinations.json",
    }


def _trail(left: Redacted) -> bytes:
    """The audit trail for people: number, time, person, action, details, seal."""
    lines = ["Audit trail, the oldest event first. Times are UTC.", ""]
    for event in left.rows["audit"].values():
        lines.append(f"{event['sequence']}  {event['at']}  {event['actor']}: {event['action']}")
        details = event["details"]
        told = {"": _WITHHELD} if details is None else json.loads(details)
        for name, value in told.items():
            if name != ROWS:
                lines.append(f"      {name}: {_words(value)}".replace("      : ", "      "))
        lines += [f"      seal {event['seal']}", ""]
    return "\n".join(lines).encode()


def _words(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in text)


def _examinations(case: CaseFile, left: Redacted) -> bytes:
    """Everything that decided the outcome of each examination, and the outcome."""
    return json_file([_examination(case, row) for row in left.rows["examinations"].values()])


def _examination(case: CaseFile, row: Mapping[str, Any]) -> dict[str, Any]:
    arrays = maps_from_npz(files.get(case, row["maps_sha256"]))
    return {
        "number": row["number"],
        "questioned": {"exhibit": row["questioned"], "face": row["questioned_face"] + 1},
        "known": {"exhibit": row["known"], "face": row["known_face"] + 1},
        "score": row["score"],
        "threshold": row["threshold"],
        "examined at": row["examined_at"],
        "examined by": row["examined_by"],
        "maps": f"files/{row['maps_sha256']}",
        "source pixels to crop pixels": {
            side.value: arrays[side].transform.tolist() for side in Side
        },
        "record": json.loads(row["record"]),
    }
