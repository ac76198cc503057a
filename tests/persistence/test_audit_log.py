"""The audit trail of a case: sealed, chained, and what a stranger's change looks like."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from xfv_desktop.domain.audit import ORIGIN
from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.domain.people import Duty, Person
from xfv_desktop.persistence import audit_log, people_records

from ..tampering import forged


@pytest.fixture
def trail(case):
    with case.transaction():
        for number in range(2, 6):
            audit_log.append(
                case, actor="x", action="looked", details={"n": number, "ratio": 1.0, "é": "ü"}
            )
    return case


def test_events_are_numbered_chained_and_timed(trail):
    events = audit_log.events(trail)
    assert [event.sequence for event in events] == [1, 2, 3, 4, 5]
    assert [event.previous for event in events] == [ORIGIN, *(e.seal for e in events[:-1])]
    assert audit_log.head(trail) == events[-1]
    assert audit_log.fault(trail) is None


def test_an_event_seals_what_an_undone_part_of_its_transaction_did_not_change(case):
    """What the part added is gone; what stood unsealed before it is sealed all the same."""
    now = datetime.now(UTC)
    ada, ben = (Person(name, Duty.EXAMINER, "", now, "x") for name in ("Ada", "Ben"))
    with case.transaction():
        people_records.add_person(case, ada)
        with suppress(RuntimeError), case.transaction():
            people_records.add_person(case, ben)
            audit_log.append(case, actor="x", action="added", details={})
            people_records.add_person(case, ben)
            raise RuntimeError
        event = audit_log.append(case, actor="x", action="added", details={})
    ((table, rows),) = event.details["rows"].items()
    assert (table, len(rows)) == ("people", 1)
    assert people_records.people(case)[-1].name == "Ada"
    assert audit_log.fault(case) is None


def test_an_event_happens_now_unless_told_otherwise(case):
    before = datetime.now(UTC)
    with case.transaction():
        event = audit_log.append(case, actor="x", action="looked", details={})
    assert before <= datetime.fromisoformat(event.at) <= datetime.now(UTC)


def test_details_are_stored_as_the_text_that_was_sealed(trail):
    (row,) = trail.rows("SELECT details FROM audit WHERE sequence = 3")
    assert row["details"] == '{"n":3,"ratio":1,"é":"ü"}'


def test_an_event_does_not_follow_later_changes_of_its_details(case):
    facts = {"faces": [1]}
    with case.transaction():
        event = audit_log.append(case, actor="x", action="looked", details=facts)
    facts["faces"].append(2)
    assert event.details == {"faces": [1]}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**60], ids=str)
def test_details_that_json_cannot_say_exactly_are_a_bug(case, value):
    with pytest.raises(ValueError, match=r".+"), case.transaction():
        audit_log.append(case, actor="x", action="looked", details={"v": value})
    assert len(audit_log.events(case)) == 1


@pytest.mark.parametrize("column", ["at", "actor", "action", "details", "previous", "seal"])
def test_any_rewritten_field_is_found(trail, column):
    value = {
        "at": "2020-01-01T00:00:00.000000Z",
        "details": '{"n":99,"ratio":1,"é":"ü"}',
        "previous": "b" * 64,
        "seal": "b" * 64,
    }.get(column, "somebody else")
    forged(trail.folder, f"UPDATE audit SET {column} = '{value}' WHERE sequence = 3")
    assert "event 3" in audit_log.fault(trail)


def test_a_removed_event_is_found(trail):
    forged(trail.folder, "DELETE FROM audit WHERE sequence = 3")
    assert audit_log.fault(trail) == (
        "Audit event 3 is missing: event 4 stands in its place."
    )  # fmt: skip


def test_a_renumbered_event_is_found(trail):
    forged(trail.folder, "UPDATE audit SET sequence = 9 WHERE sequence = 5")
    assert audit_log.fault(trail) is not None


def test_an_emptied_trail_is_found(trail):
    forged(trail.folder, "DELETE FROM audit")
    assert "trail is empty" in audit_log.fault(trail)
    with pytest.raises(CaseAltered, match="trail is empty"):
        audit_log.head(trail)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{'n': 3}",
        '{"n": 3,"ratio":1,"é":"ü"}',
        '{"n":99,"n":3,"ratio":1,"é":"ü"}',
        '{"n":1e999}',
        '{"n":123456789012345678901234567890}',
    ],
)
def test_details_that_are_not_the_sealed_text_are_found(trail, text):
    forged(trail.folder, f"UPDATE audit SET details = '{text.replace(chr(39), chr(39) * 2)}'")
    assert "event 5" in audit_log.fault(trail) or "event 1" in audit_log.fault(trail)


def test_a_tail_that_was_cut_off_shows_only_beside_an_earlier_head(trail):
    """The known limit: the seal printed in a signed report is what finds it."""
    printed = audit_log.head(trail)
    forged(trail.folder, "DELETE FROM audit WHERE sequence > 3")
    assert audit_log.fault(trail) is None
    assert audit_log.head(trail) != printed


def test_the_stored_text_and_the_event_say_the_same(trail):
    for row, event in zip(
        trail.rows("SELECT details FROM audit ORDER BY sequence"),
        audit_log.events(trail),
        strict=True,
    ):
        assert json.loads(row["details"]) == event.details
