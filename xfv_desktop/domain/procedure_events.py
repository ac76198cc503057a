"""Records of own opinions and the events of the audit trail that they are folded from."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.procedure import (
    ANSWERED,
    ENDED,
    LOCKED,
    OPENED,
    Entry,
    Lock,
    Procedure,
    Stage,
)


def opening(procedure: Procedure) -> dict[str, JsonValue]:
    """The details of the event that opens a procedure."""
    return {
        "procedure": procedure.number,
        "questioned": procedure.questioned,
        "known": procedure.known,
        "edition": procedure.edition,
        "verifies": procedure.verifies,
        "informed": procedure.informed,
    }


def procedures(events: Iterable[AuditEvent]) -> tuple[Procedure, ...]:
    """All procedures, from the events of ``ACTIONS`` in their order.

    Raises:
        KeyError, TypeError, ValueError: an event is not one that the program wrote.
    """
    found: dict[int, Procedure] = {}
    for event in events:
        details: Mapping[str, Any] = event.details
        number = details["procedure"]
        if event.action == OPENED:
            names = ("questioned", "known", "edition", "verifies", "informed")
            found[number] = Procedure(
                number=number,
                person=event.actor,
                opened_at=event.at,
                **{name: details[name] for name in names},
            )
            continue
        before = found[number]
        if event.action == ANSWERED:
            added = tuple(
                Entry(
                    event.sequence, Stage(details["stage"]), one["subject"], one["field"],
                    one["value"], event.at, event.actor, details["reason"],
                )
                for one in details["answers"]
            )  # fmt: skip
            found[number] = attrs.evolve(before, entries=before.entries + added)
        elif event.action == LOCKED:
            lock = Lock(Stage(details["stage"]), event.sequence, event.at, event.actor)
            found[number] = attrs.evolve(before, locks=(*before.locks, lock))
        elif event.action == ENDED:
            found[number] = attrs.evolve(before, ended=details["reason"])
    return tuple(found.values())
