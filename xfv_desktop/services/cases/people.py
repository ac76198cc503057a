"""The people of a case. Every write names one of them."""

from datetime import UTC, datetime

import attrs

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.people import Duty, Person, same
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.persistence import audit_log, people_records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes, named, new_name

__all__ = ["Duty", "Person", "acting", "add_person", "people", "record_certificate"]

CHANGED = frozenset({"people"})
ADDED = "person added"
IDENTIFIED = "identity recorded"


def people(case: CaseFile) -> tuple[Person, ...]:
    """Examiners and verifiers of the case; none in one of an earlier version, open for reading."""
    return people_records.people(case)


def acting(case: CaseFile, name: str) -> str:
    """The name, if it is that of one of the people.

    Raises UserError where it is empty or unknown: nothing is written anonymously.
    """
    name = named(name)
    known = [person.name for person in people(case)]
    if name not in known:
        raise UserError(
            f"“{name}” is not one of the people of this case ({', '.join(known)}): add them first.",
            Remedy.ADD_PERSON,
        )
    return name


def add_person(
    case: CaseFile,
    name: str,
    *,
    duty: Duty = Duty.EXAMINER,
    organisation: str = "",
    certificate: bytes = b"",
    by: str = "",
) -> Changes:
    """One more person; with a name that is known already, a newer entry of that person.

    ``by``: who adds them; a person may add themself. Raises UserError.
    """
    name = new_name(name)
    who = acting(case, by) if by else name
    for known in people(case):
        if known.name != name and same(known.name, name):
            raise UserError(
                f"“{known.name}” is one of the people of this case already: write the name so, or "
                "tell the two apart."
            )
    person = Person(name, duty, organisation.strip(), datetime.now(UTC), who, certificate)
    return _entered(case, person, ADDED)


def record_certificate(case: CaseFile, name: str, certificate: bytes) -> None:
    """Inside a transaction: the certificate (DER) that a person signs with, unless it is known."""
    person = next(person for person in people(case) if person.name == name)
    if person.certificate != certificate:
        now = datetime.now(UTC)
        entry = attrs.evolve(person, certificate=certificate, added_at=now, added_by=name)
        _entered(case, entry, IDENTIFIED)


def _entered(case: CaseFile, person: Person, action: str) -> Changes:
    with case.transaction():
        people_records.add_person(case, person)
        event = audit_log.append(
            case,
            actor=person.added_by,
            action=action,
            details={
                "person": person.name,
                "duty": person.duty.value,
                "organisation": person.organisation,
                "certificate sha256": person.fingerprint,
            },
        )
    return Changes(CHANGED, (person.name,), event)
