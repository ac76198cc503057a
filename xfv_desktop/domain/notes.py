"""Contemporaneous notes: what somebody wrote down while they worked, of what, and when.

A note is never overwritten. Its author can amend it with a reason; every earlier wording stays
readable. The audit trail is the record: a note is what its events say.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from xfv_desktop.domain.audit import AuditEvent, JsonValue

TAKEN = "note taken"
AMENDED = "note amended"
ACTIONS = (TAKEN, AMENDED)
"""The events that make notes."""


@attrs.frozen(kw_only=True)
class Subject:
    """What a note is about: one exhibit, or a pair of them, and perhaps something about it.

    ``questioned`` and ``known`` are exhibit numbers, one of them empty for a note about a single
    photograph. ``component`` is a component group of ASTM E3149 (1 to 19), ``examination`` a
    comparison of the pair by the machine.
    """

    questioned: str = ""
    known: str = ""
    component: int | None = None
    examination: int | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """Questioned and known exhibit."""
        return self.questioned, self.known

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The exhibits that it is about."""
        return tuple(number for number in self.pair if number)

    @property
    def words(self) -> str:
        """In words: “Q1”, “Q1 – K1, component 9”."""
        parts = [" – ".join(self.exhibits)]
        if self.component is not None:
            parts.append(f"component {self.component}")
        if self.examination is not None:
            parts.append(f"examination {self.examination}")
        return ", ".join(parts)


@attrs.frozen
class Wording:
    """A text that a note has or had. ``at`` is UTC as the trail has it.

    ``reason`` says why it took the place of the one before; empty for the first one. ``sequence``
    is that of its event in the audit trail.
    """

    text: str
    at: str
    sequence: int
    reason: str = ""


@attrs.frozen
class Note:
    """One note with all its wordings, the first one first."""

    number: int
    author: str
    subject: Subject
    wordings: tuple[Wording, ...]

    @property
    def text(self) -> str:
        """What it says now."""
        return self.wordings[-1].text

    @property
    def taken_at(self) -> str:
        """When it was written down first, UTC."""
        return self.wordings[0].at


def details_of(note: Note) -> dict[str, JsonValue]:
    """The details of the event that makes the last wording of a note."""
    return {"note": note.number, **attrs.asdict(note.subject), "text": note.text}


def subject_of(event: AuditEvent) -> Subject:
    """What the note of an event is about."""
    details: Mapping[str, Any] = event.details
    return Subject(**{field.name: details[field.name] for field in attrs.fields(Subject)})


def notes(events: Iterable[AuditEvent]) -> tuple[Note, ...]:
    """All notes by number, from the events of ``ACTIONS`` in their order.

    Raises:
        KeyError, TypeError, ValueError: an event is not one that the program wrote.
    """
    found: dict[int, Note] = {}
    for event in events:
        details: Mapping[str, Any] = event.details
        number, text = details["note"], details["text"]
        if event.action == TAKEN:
            first = Wording(text, event.at, event.sequence)
            found[number] = Note(number, event.actor, subject_of(event), (first,))
        else:
            before = found[number]
            wording = Wording(text, event.at, event.sequence, details["reason"])
            found[number] = attrs.evolve(before, wordings=(*before.wordings, wording))
    return tuple(found.values())
