"""The people of a case: entries that are only ever added, the newest of each name counts."""

from typing import TYPE_CHECKING

from xfv_desktop.domain.people import Duty, Person
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.codec import moment, timestamp

if TYPE_CHECKING:
    from xfv_desktop.persistence.case_file import CaseFile


def add_person(case: "CaseFile", person: Person) -> None:
    """A new person, or a newer entry of the same name."""
    count = case.rows("SELECT count(*) AS n FROM people")[0]["n"]  # entries are never removed
    case.insert(
        "people",
        {
            "entry": count + 1,
            "name": person.name,
            "duty": person.duty,
            "organisation": person.organisation,
            "certificate": person.certificate,
            "fingerprint": person.fingerprint,
            "added_at": timestamp(person.added_at),
            "added_by": person.added_by,
        },
    )


def people(case: "CaseFile") -> tuple[Person, ...]:
    """The people as they are now, in the order in which they came; raises CaseAltered."""
    newest: dict[str, Person] = {}
    for row in case.rows_of("people", "entry"):
        try:
            duty = Duty(row["duty"])
        except ValueError as error:
            raise altered(case.folder, f"its entry {row['entry']} of a person is unreadable") from (
                error
            )
        newest[row["name"]] = Person(
            name=row["name"],
            duty=duty,
            organisation=row["organisation"],
            added_at=moment(row["added_at"], case.folder),
            added_by=row["added_by"],
            certificate=row["certificate"],
        )
    return tuple(newest.values())
