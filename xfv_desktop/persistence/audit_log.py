"""The audit trail in the store. Triggers keep it append-only; the seals show what got past them.

Neither stops somebody who rewrites the whole file: only the head's seal on a signed report does.
"""

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

import rfc8785

from xfv_desktop.domain.audit import ORIGIN, AuditEvent, JsonValue, chain_fault, sealed
from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.codec import timestamp


def append(
    case: CaseFile,
    *,
    actor: str,
    action: str,
    details: Mapping[str, JsonValue],
    at: datetime | None = None,
) -> AuditEvent:
    """Seals one event onto the chain, in the transaction of the change that it tells of.

    ``at`` is now unless the event happened at another time.

    Raises:
        RuntimeError: outside a transaction.
        ValueError: ``details`` hold something that JSON cannot say exactly (NaN, a huge integer).
    """
    text = rfc8785.dumps(dict(details)).decode()
    last = _last(case)
    event = sealed(
        sequence=last.sequence + 1 if last else 1,
        at=timestamp(at or datetime.now(UTC)),
        actor=actor,
        action=action,
        details=_parsed(text),
        previous=last.seal if last else ORIGIN,
    )
    case.insert(
        "audit",
        {
            "sequence": event.sequence,
            "at": event.at,
            "actor": event.actor,
            "action": event.action,
            "details": text,
            "previous": event.previous,
            "seal": event.seal,
        },
    )
    return event


def events(case: CaseFile) -> tuple[AuditEvent, ...]:
    """All events, the oldest first.

    Raises:
        CaseAltered: the details of an event are not the text that was sealed.
    """
    return tuple(_event(case, row) for row in case.rows("SELECT * FROM audit ORDER BY sequence"))


def events_of(case: CaseFile, actions: Collection[str]) -> tuple[AuditEvent, ...]:
    """The events with one of these actions, the oldest first.

    Raises:
        CaseAltered: the details of an event are not the text that was sealed.
    """
    names = {f"action_{place}": action for place, action in enumerate(actions)}
    chosen = ", ".join(f":{name}" for name in names)
    rows = case.rows(f"SELECT * FROM audit WHERE action IN ({chosen}) ORDER BY sequence", names)
    return tuple(_event(case, row) for row in rows)


def head(case: CaseFile) -> AuditEvent:
    """The newest event; its seal stands for the whole trail.

    Raises:
        CaseAltered: the trail is empty, which no case is.
    """
    last = _last(case)
    if last is None:
        raise altered(case.folder, "its audit trail is empty")
    return last


def fault(case: CaseFile) -> str | None:
    """``None`` if every event follows from the one before; else a sentence on the first fault.

    A trail whose end was cut off is sound in itself: compare ``head`` with a signed report.
    """
    try:
        head(case)
        return chain_fault(events(case))
    except CaseAltered as error:
        return str(error)


def _last(case: CaseFile) -> AuditEvent | None:
    rows = case.rows("SELECT * FROM audit ORDER BY sequence DESC LIMIT 1")
    return _event(case, rows[0]) if rows else None


def _parsed(text: str) -> dict[str, JsonValue]:
    """The details; a whole number that RFC 8785 writes for a large float is that float again."""

    def number(digits: str) -> int | float:
        whole = int(digits)
        return whole if abs(whole) < 2**53 else float(digits)

    details: dict[str, JsonValue] = json.loads(text, parse_int=number)
    return details


def _event(case: CaseFile, row: dict[str, Any]) -> AuditEvent:
    try:
        details = _parsed(row["details"])
        as_sealed = rfc8785.dumps(details).decode() == row["details"]
    except ValueError:
        as_sealed = False
    if not as_sealed:
        raise altered(case.folder, f"the details of audit event {row['sequence']} were rewritten")
    return AuditEvent(**{**row, "details": details})
