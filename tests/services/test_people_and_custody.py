"""Nothing is written by somebody who is not of the case; every hand is in the ledger."""

from datetime import datetime, timedelta

import pytest

from xfv_desktop.domain.errors import CaseAltered, NotInCase, UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.services.cases import casework, checking, custody, people
from xfv_desktop.services.evidence import intake

from .conftest import EXAMINER


def test_a_stranger_writes_nothing(case, portraits):
    inspection = intake.inspect(portraits[0])
    before = casework.audit_trail(case)
    with pytest.raises(UserError, match="“Eve” is not one of the people of this case"):
        intake.add_exhibit(case, inspection, role=Role.KNOWN, examiner="Eve")
    assert casework.audit_trail(case) == before
    people.add_person(case, "Eve", by=EXAMINER)
    intake.add_exhibit(case, inspection, role=Role.KNOWN, examiner="Eve")
    assert custody.ledger(case)[0].person == "Eve"


@pytest.mark.parametrize("name", [EXAMINER.lower(), EXAMINER.replace(" ", "  ")])
def test_two_people_whose_names_differ_in_nothing_that_is_seen_are_refused(case, name):
    """Who of the two wrote something could not be told from a report."""
    with pytest.raises(UserError, match=f"“{EXAMINER}” is one of the people of this case already"):
        people.add_person(case, name)
    people.add_person(case, EXAMINER, organisation="Laboratory")
    assert [person.name for person in people.people(case)] == [EXAMINER]


@pytest.mark.parametrize("name", ["A\nB", "A\x1b[31m", "A\u2028B", "x" * 201], ids=ascii)
def test_a_name_is_one_line_that_fits_into_a_report(case, tmp_path, name):
    with pytest.raises(UserError, match="A name is one line of at most 200 characters"):
        people.add_person(case, name)
    with pytest.raises(UserError, match="A name is one line"):
        casework.create_case(tmp_path / "new", title="x", examiner=name)
    people.add_person(case, "Dr.\u00a0Zoë \u0645\u06cc\u200c\u0631 " + "x" * 150)


def test_a_person_is_logged_with_duty_and_identity(case):
    changes = people.add_person(
        case, " B. Verifier ", duty=people.Duty.VERIFIER, organisation="Lab", certificate=b"x"
    )
    assert changes.event.actor == "B. Verifier"
    assert changes.event.facts["duty"] == "verifier"
    person = people.people(case)[-1]
    assert (person.name, person.duty) == ("B. Verifier", people.Duty.VERIFIER)
    assert changes.event.facts["certificate sha256"] == person.fingerprint


def test_intake_opens_the_ledger_of_an_exhibit(filled):
    (entry,) = custody.ledger(filled, "Q1")
    assert (entry.act, entry.received_by) == (custody.CustodyAct.RECEIVED, EXAMINER)
    assert entry.hash_verified
    assert [e.exhibit for e in custody.ledger(filled)] == ["Q1", "K1", "K2"]


def hand_over(case, exhibit="Q1", **parts):
    words = {"given_by": EXAMINER, "received_by": "Registry", "reason": "Trial"}
    return custody.transfer(case, exhibit, person=EXAMINER, **(words | parts))


def test_a_transfer_is_entered_with_its_local_time(filled):
    at = datetime.fromisoformat("2026-03-01T14:30+05:30")
    changes = hand_over(filled, at=at)
    entry = custody.ledger(filled, "Q1")[-1]
    assert entry.at == at
    assert entry.at.utcoffset() == timedelta(hours=5, minutes=30)
    assert changes.event.facts["at"] == "2026-03-01T14:30:00+05:30"
    assert checking.case_fault(filled) is None


@pytest.mark.parametrize(
    ("parts", "error", "words"),
    [
        ({"reason": " "}, UserError, "and why"),
        ({"received_by": ""}, UserError, "who received"),
        ({"given_by": "A. Examiner", "received_by": " A.  Examiner "}, UserError, "to another"),
        ({"exhibit": "Q7"}, NotInCase, "Q7"),
        ({"at": datetime.fromisoformat("2999-01-01T00:00+00:00")}, UserError, "has passed"),
    ],
)
def test_a_transfer_that_makes_no_sense_is_refused(filled, parts, error, words):
    before = custody.ledger(filled)
    with pytest.raises(error, match=words):
        hand_over(filled, **parts)
    assert custody.ledger(filled) == before


def test_an_altered_exhibit_changes_no_hands(filled):
    sha256 = casework.overview(filled).exhibits[0].image.sha256
    path = filled.folder / "files" / sha256[:2] / sha256
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(CaseAltered, match="was altered"):
        hand_over(filled, casework.overview(filled).exhibits[0].number)
    assert len(custody.ledger(filled)) == 3
