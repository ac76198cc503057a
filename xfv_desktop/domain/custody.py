"""The chain of custody: every hand an exhibit went through (ISO/IEC 27037, 6.1)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

import attrs

from xfv_desktop.domain.people import same


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


def hands(entries: Iterable[CustodyEntry]) -> tuple[CustodyEntry, ...]:
    """Of the entries of one exhibit those by which it changed hands, in the order of their times.

    An export hands out a copy: the exhibit stays where it is. People state minutes, so of one
    minute the order of the entries counts.
    """
    moved = (one for one in entries if one.act is not CustodyAct.EXPORTED)
    return tuple(sorted(moved, key=lambda one: (_minute(one.at), one.number)))


def breaks(entries: Iterable[CustodyEntry]) -> tuple[tuple[CustodyEntry, CustodyEntry], ...]:
    """Where the chain of an exhibit breaks: who had it by the one entry did not give it away.

    An entry that does not say from whom, or to whom, breaks nothing. Entries of several exhibits
    are told apart.
    """
    chains = defaultdict[str, list[CustodyEntry]](list)
    for one in entries:
        chains[one.exhibit].append(one)
    return tuple(
        (before, after)
        for chain in chains.values()
        for before, after in pairwise(hands(chain))
        if before.received_by and after.given_by and not same(before.received_by, after.given_by)
    )


def holder(entries: Iterable[CustodyEntry], at: datetime) -> str:
    """Who has the exhibit at that time by its entries; empty before the first of them."""
    earlier = [one for one in hands(entries) if _minute(one.at) <= _minute(at)]
    return earlier[-1].received_by if earlier else ""


def next_giver(entries: Iterable[CustodyEntry], at: datetime) -> str:
    """Who gives the exhibit away next after that time; empty where nobody does yet."""
    later = (one for one in hands(entries) if _minute(one.at) > _minute(at))
    return next((one.given_by for one in later), "")


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
