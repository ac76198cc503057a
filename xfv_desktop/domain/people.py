"""Who works in a case. Nothing is written there by anybody else."""

import hashlib
import unicodedata
from datetime import datetime
from enum import StrEnum

import attrs


class Duty(StrEnum):
    """What a person does in a case: examine, or verify what somebody else examined (ACE-V)."""

    EXAMINER = "examiner"
    VERIFIER = "verifier"


@attrs.frozen
class Person:
    """One of the people of a case.

    ``certificate`` (DER) is that of the person's signing identity; empty: no identity yet.
    """

    name: str
    duty: Duty
    organisation: str
    added_at: datetime
    added_by: str
    certificate: bytes = attrs.field(default=b"", repr=False)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in hexadecimal digits; empty without one."""
        return hashlib.sha256(self.certificate).hexdigest() if self.certificate else ""


def same(one: str, other: str) -> bool:
    """Whether a reader could not tell two names apart: spaces and capitals do not count."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
