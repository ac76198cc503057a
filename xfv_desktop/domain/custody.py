"""The chain of custody: every hand an exhibit went through (ISO/IEC 27037, 6.1)."""

from datetime import datetime
from enum import StrEnum

import attrs


class CustodyAct(StrEnum):
    """What happened to an exhibit."""

    RECEIVED = "received"
    TRANSFERRED = "transferred"
    EXPORTED = "exported"


@attrs.frozen(kw_only=True)
class CustodyEntry:
    """One line of the ledger of an exhibit: who did what, when, from whom to whom, and why.

    ``at`` keeps the local offset from UTC of the place where it happened. ``sha256`` is that of the
    exhibit; ``hash_verified`` says that its stored bytes were hashed again for this entry.
    """

    number: int
    exhibit: str
    act: CustodyAct
    at: datetime
    person: str
    given_by: str
    received_by: str
    reason: str
    sha256: str
    hash_verified: bool

    def __attrs_post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a time without a time zone says nothing")
