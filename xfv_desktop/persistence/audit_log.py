"""The audit trail in the store. Triggers keep it append-only; the seals show what got past them.

Each event seals the rows that its change left. None of it stops somebody who rewrites the whole
file: only a head kept outside does, on a signed report or as a signed checkpoint.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from xfv_desktop.domain.audit import (
    ORIGIN,
    ROWS,
    AuditEvent,
    JsonValue,
    Link,
    canonical,
    chain_fault,
    seal_of,
)
from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.codec import timestamp

if TYPE_CHECKING:
    from xfv_desktop.persistence.case_file import CaseFile

T = TypeVar("T")


def append(
    case: "CaseFile",
    *,
    actor: str,
    action: str,
    details: Mapping[str, JsonValue],
    at: datetime | None = None,
) -> AuditEvent:
    """Seals one event onto the chain, in the transaction of the change that it tells of.

    The hashes of all rows that the transaction changed before are added to the details. ``at`` is
    now unless the event happened at another time.

    Raises:
        RuntimeError: outside a transaction.
        ValueError: ``details`` hold something that JSON cannot say exactly (NaN, a huge integer).
    """
    changed = case.changed_rows()
    text = canonical({**details, ROWS: changed} if changed else details)
    last = _last(case)
    body: dict[str, Any] = {
        "sequence": last.sequence + 1 if last else 1,
        "at": timestamp(at or datetime.now(UTC)),
        "actor": actor,
        "action": action,
        "details": text,
        "previous": last.seal if last else ORIGIN,
    }
    row = {**body, "seal": seal_of(**body)}
    case.insert("audit", row)
    return _event(case, row)


def events(case: "CaseFile", *, after: int = 0, most: int | None = None) -> tuple[AuditEvent, ...]:
    """The events behind a sequence number, the oldest first; ``most`` of them if given.

    Raises:
        CaseAltered: the details of an event are no JSON.
    """
    return tuple(each_event(case, after=after, most=most))


def each_event(
    case: "CaseFile", *, after: int = 0, most: int | None = None
) -> Iterator[AuditEvent]:
    """The same, read as they are asked for."""
    return (_event(case, link._asdict()) for link in links(case, after=after, most=most))


def links(case: "CaseFile", *, after: int = 0, most: int | None = None) -> Iterator[Link]:
    """The same events as they are stored, read as they are asked for."""
    rows = case.each(
        f"SELECT {', '.join(Link._fields)} FROM audit WHERE sequence > :after"
        " ORDER BY sequence LIMIT :most",
        {"after": after, "most": -1 if most is None else most},
    )
    return (Link(**row) for row in rows)


def events_of(case: "CaseFile", actions: Collection[str]) -> tuple[AuditEvent, ...]:
    """The events with one of these actions, the oldest first.

    Raises:
        CaseAltered: the details of an event are no JSON.
    """
    names = {f"action_{place}": action for place, action in enumerate(actions)}
    chosen = ", ".join(f":{name}" for name in names)
    rows = case.each(f"SELECT * FROM audit WHERE action IN ({chosen}) ORDER BY sequence", names)
    return tuple(_event(case, row) for row in rows)


def folded(
    case: "CaseFile",
    actions: Collection[str],
    fold: Callable[[tuple[AuditEvent, ...]], T],
    what: str,
) -> T:
    """What the events with these actions add up to; ``what`` says in words what each tells of.

    Raises:
        CaseAltered: their details are no JSON, or ``fold`` cannot read them.
    """
    try:
        return fold(events_of(case, actions))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CaseAltered(
            f"The case {case.folder} holds {what} that cannot be read ({error!r}); "
            "restore the case folder from a backup.",
            case.folder,
        ) from error


def head(case: "CaseFile") -> AuditEvent:
    """The newest event; its seal stands for the whole trail.

    Raises:
        CaseAltered: the trail is empty, which no case is.
    """
    last = _last(case)
    if last is None:
        raise altered(case.folder, "its audit trail is empty")
    return last


def seal_at(case: "CaseFile", sequence: int) -> str | None:
    """The seal of the event of that number; ``None`` if there is none."""
    rows = case.rows("SELECT seal FROM audit WHERE sequence = :n", {"n": sequence})
    return rows[0]["seal"] if rows else None


def fault(case: "CaseFile", *, newest: int | None = None) -> str | None:
    """``None`` if every event follows from the one before; else a sentence on the first fault.

    ``newest``: only so many events at the end are checked. A trail whose end was cut off is sound
    in itself: compare ``head`` with a signed report or a checkpoint.
    """
    try:
        last = head(case).sequence
        start = max(0, last - newest) if newest is not None else 0
        before = seal_at(case, start) if start else ORIGIN
        if before is None:
            return f"Audit event {start} is missing."
        return chain_fault(links(case, after=start), after=start, seal=before)
    except CaseAltered as error:
        return str(error)


def _last(case: "CaseFile") -> AuditEvent | None:
    rows = case.rows("SELECT * FROM audit ORDER BY sequence DESC LIMIT 1")
    return _event(case, rows[0]) if rows else None


def _parsed(text: str) -> dict[str, JsonValue]:
    """The details; a whole number that RFC 8785 writes for a large float is that float again."""

    def number(digits: str) -> int | float:
        whole = int(digits)
        return whole if abs(whole) < 2**53 else float(digits)

    details: dict[str, JsonValue] = json.loads(text, parse_int=number)
    if not isinstance(details, dict):
        raise ValueError("no object")
    return details


def _event(case: "CaseFile", row: dict[str, Any]) -> AuditEvent:
    try:
        return AuditEvent(**{**row, "details": _parsed(row["details"])})
    except ValueError as error:
        raise altered(
            case.folder, f"the details of audit event {row['sequence']} were rewritten"
        ) from error
