"""A calibration as a sealed JSON file: canonical (RFC 8785), with its own SHA-256 inside."""

import hashlib
import json
from pathlib import Path
from typing import Any

from cattrs import BaseValidationError
from cattrs.preconf.json import make_converter

from xfv_desktop.domain.audit import canonical
from xfv_desktop.domain.calibration import Calibration
from xfv_desktop.domain.errors import CalibrationUnusable

FORMAT, VERSION = "XFV Desktop calibration", 1
LARGEST_BYTES = 16_000_000
SEAL = "sha256"

_converter = make_converter(forbid_extra_keys=True)


def to_bytes(calibration: Calibration) -> bytes:
    """The file: canonical JSON and a line break; equal calibrations give equal bytes."""
    body = _converter.unstructure(calibration)
    body |= {"format": FORMAT, "version": VERSION}
    return canonical({**body, SEAL: _seal(body)}).encode() + b"\n"


def from_bytes(data: bytes, name: str) -> Calibration:
    """The calibration in that file; ``name`` is for the sentence.

    Raises CalibrationUnusable: altered, of a newer version, or no calibration at all.
    """
    if len(data) > LARGEST_BYTES:
        raise _unusable(name, "is too large for one")
    try:
        body = json.loads(data, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise _unusable(name, "is no JSON text") from error
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise _unusable(name, "does not say that it is one")
    if body.get("version") != VERSION:
        raise CalibrationUnusable(
            f"“{name}” is a calibration of version {str(body.get('version'))[:20]}, this program "
            f"reads version {VERSION}: use the program that it was made for."
        )
    seal = body.pop(SEAL, None)
    try:
        sound = seal == _seal(body)
    except (ValueError, RecursionError) as error:
        raise _unusable(name, "holds a number that JSON cannot say exactly") from error
    if not sound:
        raise CalibrationUnusable(
            f"“{name}” was altered after it was made (its SHA-256 is another one): use the "
            "original file."
        )
    del body["format"], body["version"]
    try:
        return _converter.structure(body, Calibration)
    except (BaseValidationError, ValueError, KeyError, TypeError) as error:
        raise _unusable(name, "lacks something or says something impossible") from error


def read(path: Path) -> tuple[Calibration, bytes]:
    """The calibration in a file, and its bytes; raises CalibrationUnusable."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise CalibrationUnusable(
            f"The calibration {path} cannot be read ({error.strerror}): check the path."
        ) from error
    return from_bytes(data, path.name), data


def _seal(body: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(body).encode()).hexdigest()


def _unusable(name: str, why: str) -> CalibrationUnusable:
    return CalibrationUnusable(
        f"“{name}” cannot be used as a calibration: it {why}; make it with “xfv calibrate”."
    )


def _refused(constant: str) -> float:
    raise ValueError(constant)
