"""The audit trail: events chained by SHA-256 over canonical JSON (RFC 8785)."""

import codecs
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import attrs
import rfc8785

# Python loads a codec at its first use and remembers a failure to do so for ever: a process short
# of file descriptors or rights at that moment could never seal an event again.
codecs.lookup("utf-16be")  # RFC 8785 sorts keys by it

ORIGIN = "0" * 64
"""What the first event of a case names as the seal before it."""

ROWS = "rows"
"""The detail that holds, by table and key, the SHA-256 of each row that the event's change left."""

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


@attrs.frozen
class AuditEvent:
    """Who did what and when. ``seal`` is the SHA-256 of everything else, the seal before included.

    ``at`` is UTC in ISO 8601 with microseconds and a trailing ``Z``.
    """

    sequence: int
    at: str
    actor: str
    action: str
    details: Mapping[str, JsonValue]
    previous: str
    seal: str

    @property
    def facts(self) -> dict[str, JsonValue]:
        """The details for people: without the hashes of rows."""
        return {name: value for name, value in self.details.items() if name != ROWS}

    @property
    def link(self) -> "Link":
        """The event as a link of the chain."""
        return Link(
            self.sequence, self.at, self.actor, self.action, canonical(self.details),
            self.previous, self.seal,
        )  # fmt: skip


class Link(NamedTuple):
    """An event as it is stored: its details are the canonical JSON that was sealed."""

    sequence: int
    at: str
    actor: str
    action: str
    details: str
    previous: str
    seal: str


def canonical(details: Mapping[str, JsonValue]) -> str:
    """The details as RFC 8785 writes them; raises ValueError for what JSON cannot say exactly."""
    return rfc8785.dumps(dict(details)).decode()


def seal_of(*, sequence: int, at: str, actor: str, action: str, details: str, previous: str) -> str:
    """The SHA-256 of an event's canonical JSON; ``details`` are canonical already.

    Put together from its parts: RFC 8785 sorts the keys and writes these values as JSON does.
    """
    action, actor, at, previous = map(_quoted, (action, actor, at, previous))
    body = (
        f'{{"action":{action},"actor":{actor},"at":{at},"details":{details},'
        f'"previous":{previous},"sequence":{sequence}}}'
    )
    return hashlib.sha256(body.encode()).hexdigest()


def sealed(
    *,
    sequence: int,
    at: str,
    actor: str,
    action: str,
    details: Mapping[str, JsonValue],
    previous: str,
) -> AuditEvent:
    """The event with its seal computed."""
    text = canonical(details)
    seal = seal_of(
        sequence=sequence, at=at, actor=actor, action=action, details=text, previous=previous
    )
    return AuditEvent(sequence, at, actor, action, details, previous, seal)


def chain_fault(links: Iterable[Link], *, after: int = 0, seal: str = ORIGIN) -> str | None:
    """``None`` if every event follows from the one before; else a sentence on the first fault.

    ``after`` and ``seal``: the event before the first link, where that is not the first of all.
    """
    previous, expected = seal, after + 1
    for link in links:
        if link.sequence != expected:
            return f"Audit event {expected} is missing: event {link.sequence} stands in its place."
        if link.previous != previous:
            return f"Audit event {link.sequence} does not follow from the event before it."
        body = link._asdict()
        previous = body.pop("seal")
        if seal_of(**body) != previous:
            return f"Audit event {link.sequence} was altered after it was sealed."
        expected += 1
    return None


def row_sha256(row: Mapping[str, str | int | float | bytes | None]) -> str:
    """The SHA-256 of ``row_text``: what an audit event seals of a row."""
    return hashlib.sha256(row_text(row).encode()).hexdigest()


def row_text(row: Mapping[str, str | int | float | bytes | None]) -> str:
    """A row of a table as RFC 8785 writes it; bytes stand in hexadecimal digits."""
    cells = ",".join(f'"{column}":{_cell(row[column])}' for column in sorted(row))
    return f"{{{cells}}}"


def _cell(value: str | int | float | bytes | None) -> str:
    if isinstance(value, float):
        return rfc8785.dumps(value).decode()
    return _quoted(value.hex() if isinstance(value, bytes) else value)


def _quoted(value: str | int | None) -> str:
    # Of a text, a whole number and null RFC 8785 makes the same, only much slower.
    return json.dumps(value, ensure_ascii=False)
