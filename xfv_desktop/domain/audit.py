"""The audit trail: events chained by SHA-256 over canonical JSON (RFC 8785)."""

import codecs
import hashlib
from collections.abc import Iterable, Mapping

import attrs
import rfc8785

# Python loads a codec at its first use and remembers a failure to do so for ever: a process short
# of file descriptors or rights at that moment could never seal an event again.
codecs.lookup("utf-16be")  # RFC 8785 sorts keys by it

ORIGIN = "0" * 64
"""What the first event of a case names as the seal before it."""

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
    body: dict[str, JsonValue] = {
        "sequence": sequence,
        "at": at,
        "actor": actor,
        "action": action,
        "details": dict(details),
        "previous": previous,
    }
    seal = hashlib.sha256(rfc8785.dumps(body)).hexdigest()
    return AuditEvent(sequence, at, actor, action, details, previous, seal)


def chain_fault(events: Iterable[AuditEvent]) -> str | None:
    """``None`` if every event follows from the one before; else a sentence on the first fault."""
    previous, expected = ORIGIN, 1
    for event in events:
        if event.sequence != expected:
            return f"Audit event {expected} is missing: event {event.sequence} stands in its place."
        if event.previous != previous:
            return f"Audit event {event.sequence} does not follow from the event before it."
        body = attrs.asdict(event, recurse=False)
        del body["seal"]
        if sealed(**body).seal != event.seal:
            return f"Audit event {event.sequence} was altered after it was sealed."
        previous, expected = event.seal, expected + 1
    return None
