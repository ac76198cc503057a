"""People and custody: entries that are only added, and every row sealed by the event beside it."""

import hashlib
import sqlite3
from datetime import timedelta, timezone

import attrs
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.domain.audit import row_sha256
from xfv_desktop.domain.people import Duty, Person
from xfv_desktop.persistence import audit_log, records, upgrade
from xfv_desktop.persistence.custody_records import add_custody, custody, next_custody_number
from xfv_desktop.persistence.people_records import add_person, people

from .conftest import NOON


def test_the_creator_is_the_first_of_the_people(case):
    assert people(case) == (Person("A. Prüfer", Duty.EXAMINER, "", NOON, "A. Prüfer"),)


def test_the_newest_entry_of_a_name_counts(case):
    verifier = Person("B. Zweite", Duty.VERIFIER, "Labor", NOON, "A. Prüfer")
    with_identity = attrs.evolve(verifier, certificate=b"der")
    with case.transaction():
        add_person(case, verifier)
        add_person(case, with_identity)
    assert people(case)[1:] == (with_identity,)
    assert (verifier.fingerprint, len(with_identity.fingerprint)) == ("", 64)
    assert case.rows("SELECT count(*) AS n FROM people") == [{"n": 3}]


@pytest.mark.parametrize("minutes", [0, 330, -210, 765, -720])
def test_an_entry_of_the_ledger_keeps_its_local_time(case, examined, make_custody, minutes):
    entry = make_custody(at=NOON.astimezone(timezone(timedelta(minutes=minutes))))
    with case.transaction():
        assert next_custody_number(case) == 1
        add_custody(case, entry)
    (found,) = custody(case)
    assert found == entry
    assert found.at.utcoffset() == timedelta(minutes=minutes)


def test_a_time_without_a_zone_is_no_entry(make_custody):
    with pytest.raises(ValueError, match="time zone"):
        make_custody(at=NOON.replace(tzinfo=None))


def test_an_event_seals_the_rows_that_its_change_left(case, make_exhibit):
    with case.transaction():
        records.add_exhibit(case, make_exhibit())
        first = audit_log.append(case, actor="x", action="added", details={"n": 1})
        records.set_face(case, "Q1", 1)
        second = audit_log.append(case, actor="x", action="face", details={})
        third = audit_log.append(case, actor="x", action="nothing", details={})
    (row,) = case.rows("SELECT * FROM exhibits")
    assert second.details["rows"] == {"exhibits": {"Q1": row_sha256(row)}}
    assert first.details["rows"] != second.details["rows"]
    assert first.facts == {"n": 1}
    assert third.details == {}
    sealed = audit_log.events(case)[0].details["rows"] | second.details["rows"]
    assert upgrade.row_hashes(case) == sealed


def test_what_was_undone_is_sealed_by_nobody(case, make_exhibit):
    twice = make_exhibit()
    with pytest.raises(sqlite3.IntegrityError), case.transaction():
        records.add_exhibit(case, twice), records.add_exhibit(case, twice)
    with case.transaction():
        event = audit_log.append(case, actor="x", action="nothing", details={})
    assert event.details == {}


cells = st.none() | st.integers(-(2**53) + 1, 2**53 - 1) | st.binary(max_size=4)
cells |= st.text(max_size=4) | st.floats(allow_nan=False, allow_infinity=False)


@given(st.dictionaries(st.sampled_from("abcd"), cells, min_size=1), st.data())
def test_the_hash_of_a_row_is_that_of_its_canonical_json(row, data):
    """Written with the library that the trail is sealed with; any other cell is another hash."""

    plain = {name: v.hex() if isinstance(v, bytes) else v for name, v in row.items()}
    assert row_sha256(row) == hashlib.sha256(rfc8785.dumps(plain)).hexdigest()
    column = data.draw(st.sampled_from(sorted(row)))
    other = {**row, column: "another text"}
    assert row_sha256(other) != row_sha256(row)
