"""What a report needs to say and nothing else in a case holds.

Who ordered it, what was asked, what the examiner knew and what was withheld, who the examiner is,
and the conclusion in the examiner's words. The audit trail is the record: every entry stays, and
the last one counts.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import attrs

from xfv_desktop.domain.audit import AuditEvent

RECORDED = "report particulars recorded"
"""The event that holds particulars of one subject."""


class Form(StrEnum):
    """The forms of a report: whole, the statement alone, or the verifier's note."""

    FULL = "full"
    STATEMENT = "statement"
    NOTE = "note"


class About(StrEnum):
    """Of whom or what something is said."""

    CASE = "case"
    PERSON = "person"
    EXHIBIT = "exhibit"
    EXAMINATION = "examination"


class Elsewhere(StrEnum):
    """What a case may hold by other ways, so that a field need not be filled."""

    NOTHING = ""
    PROPOSITIONS = "propositions"
    SOURCE = "source"


@attrs.frozen(kw_only=True)
class Field:
    """One thing to be said. ``section``: of the report; ``lines``: 1 for a short answer.

    ``required``: the forms of the report that lack something without it.
    """

    id: str
    label: str
    hint: str
    section: int
    about: About
    lines: int
    required: frozenset[Form]
    unless: Elsewhere = Elsewhere.NOTHING


@attrs.frozen
class Subject:
    """Of whom or what: the case, a person's name, the number of an exhibit or examination."""

    about: About
    name: str = ""


CASE = Subject(About.CASE)


@attrs.frozen
class Particular:
    """One text as it was given. ``sequence`` is that of its event in the audit trail; UTC."""

    sequence: int
    subject: Subject
    field: str
    value: str
    at: str
    by: str


@attrs.frozen
class Particulars:
    """Everything that was said, with its history."""

    entries: tuple[Particular, ...] = ()

    def text(self, field: str, subject: Subject = CASE) -> str:
        """What counts now; empty if nothing was said."""
        given = self.history(field, subject)
        return given[-1].value if given else ""

    def history(self, field: str, subject: Subject = CASE) -> tuple[Particular, ...]:
        """Every text given to that field, the first one first."""
        return tuple(one for one in self.entries if (one.field, one.subject) == (field, subject))


def particulars(events: Iterable[AuditEvent]) -> Particulars:
    """All of them, from the events ``RECORDED`` in their order.

    Raises:
        KeyError, TypeError, ValueError: an event is not one that the program wrote.
    """
    found = []
    for event in events:
        details: Mapping[str, Any] = event.details
        about = next((one for one in About if one in details), About.CASE)
        subject = Subject(about, str(details[about])) if about in details else CASE
        found += [
            Particular(event.sequence, subject, str(field), str(value), event.at, event.actor)
            for field, value in details["particulars"].items()
        ]
    return Particulars(tuple(found))
