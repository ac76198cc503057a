"""Chains of enhancement on record: the audit trail says which hold, and what each made.

Each person has two chains for each exhibit, one for the eye and one for the network, and each is
what its last event says. An empty chain is the photograph as it came, which is what the network is
given unless somebody asks otherwise.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import attrs

from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.enhancement import Chain, EnhancementStep, Operation, Registration

ENHANCED = "enhancement set"
"""The event that holds a chain as it is from then on."""


class Purpose(StrEnum):
    """What an enhanced picture is for; the two are never mixed (forensic and search practice)."""

    EYE = "eye"
    NETWORK = "network"


@attrs.frozen
class ProcessingRow:
    """One line of the image processing log of a report.

    ``by`` saw it, or gave it to the network; ``found``: what had to be found in the pictures for
    it, in words; ``result_sha256`` is the hash of the picture's size and RGB bytes after the step.
    """

    exhibit: str
    by: str
    step: int
    operation: str
    parameters: str
    software: str
    literature: str
    reason: str
    result_sha256: str
    found: tuple[str, ...] = ()


@attrs.frozen
class NetworkChain:
    """A chain for the network as a report tells it: the event that set it, why, and its steps.

    ``after`` are the examinations with the exhibit whose result the person could know by then.
    Without ``steps`` the network was to be given the photograph as it came again.
    """

    sequence: int
    exhibit: str
    by: str
    at: str
    reason: str
    after: tuple[int, ...]
    steps: tuple[ProcessingRow, ...]


def details_of(
    number: str,
    steps: Chain,
    known: Mapping[str, Operation],
    software: Mapping[str, str],
    change: str,
) -> dict[str, JsonValue]:
    """The details of the event that sets a chain; ``change`` says in words what is new in it."""
    said: list[JsonValue] = [
        {
            "operation": step.operation,
            "parameters": dict(step.parameters),
            "literature": known[step.operation].literature,
            "on": step.on,
            "reason": step.reason,
            "result sha256": step.result_sha256,
            **({"found": [attrs.asdict(one) for one in step.found]} if step.found else {}),
        }
        for step in steps
    ]
    return {"exhibit": number, "change": change, "steps": said, "software": dict(software)}


def network_details(reason: str, after: Iterable[int]) -> dict[str, JsonValue]:
    """What the event of a chain for the network holds besides; one for the eye holds none of it.

    ``after``: the examinations with the exhibit whose result the person could know.
    """
    return {"purpose": Purpose.NETWORK.value, "why": reason, "after": list(after)}


def gives_reasons(event: AuditEvent) -> bool:
    """Whether the event that sets a chain says why: for the network, or of a step for the eye."""
    details: Mapping[str, Any] = event.details
    return any((details.get("why"), *(step.get("reason") for step in details.get("steps", ()))))


@attrs.frozen
class SetChain:
    """A chain as it was set: whose, of which exhibit, what for, when, with which software.

    ``sequence`` is its event's; ``reason`` and ``after`` are those of a chain for the network.
    """

    exhibit: str
    person: str
    purpose: Purpose
    sequence: int
    at: str
    steps: Chain
    software: Mapping[str, str]
    reason: str = ""
    after: tuple[int, ...] = ()


def chain_history(events: Iterable[AuditEvent]) -> tuple[SetChain, ...]:
    """Every chain that was ever set, in its order.

    Raises:
        KeyError, TypeError, ValueError: an event is not one that the program wrote.
    """
    return tuple(map(_set_chain, events))


def in_force(history: Iterable[SetChain]) -> tuple[SetChain, ...]:
    """The chains that hold: the last for each exhibit, person and purpose."""
    return tuple({(one.exhibit, one.person, one.purpose): one for one in history}.values())


def _set_chain(event: AuditEvent) -> SetChain:
    details: Mapping[str, Any] = event.details
    steps = tuple(
        EnhancementStep(
            one["operation"], dict(one["parameters"]), bool(one["on"]), one["reason"],
            one["result sha256"], tuple(map(_registration, one.get("found", ()))),
        )
        for one in details["steps"]
    )  # fmt: skip
    return SetChain(
        str(details["exhibit"]), event.actor, Purpose(details.get("purpose", Purpose.EYE)),
        event.sequence, event.at, steps, dict(details["software"]), str(details.get("why", "")),
        tuple(map(int, details.get("after", ()))),
    )  # fmt: skip


def _registration(said: Mapping[str, Any]) -> Registration:
    return Registration(
        still=said["still"], model=said["model"], matrix=tuple(map(float, said["matrix"])),
        size_px=(said["size_px"][0], said["size_px"][1]), before=float(said["before"]),
        after=float(said["after"]),
    )  # fmt: skip
