"""Nothing is written by somebody who is not of the case; every hand is in the ledger."""

from datetime import UTC, datetime, timedelta

import pytest

from xfv_desktop.domain.custody import breaks
from xfv_desktop.domain.errors import CaseAltered, NotInCase, UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.services.cases import casework, checking, custody, people
from xfv_desktop.services.evidence import intake

from ..conftest import EXAMINER


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
    at = datetime.fromisoformat("2021-03-01T14:30+05:30")
    changes = hand_over(filled, at=at)
    entry = custody.ledger(filled, "Q1")[-1]
    assert entry.at == at
    assert entry.at.utcoffset() == timedelta(hours=5, minutes=30)
    assert changes.event.facts["at"] == "2021-03-01T14:30:00+05:30"
    assert checking.case_fault(filled) is None


@pytest.mark.parametrize(
    ("parts", "error", "words"),
    [
        ({"reason": " "}, UserError, "and why"),
        ({"received_by": ""}, UserError, "who received"),
        ({"given_by": "A. Examiner", "received_by": " A.  Examiner "}, UserError, "to another"),
        ({"given_by": "A. Examiner", "received_by": "a. examiner"}, UserError, "to another"),
        ({"exhibit": "Q7"}, NotInCase, "Q7"),
        ({"at": datetime.fromisoformat("2999-01-01T00:00+00:00")}, UserError, "has passed"),
    ],
)
def test_a_transfer_that_makes_no_sense_is_refused(filled, parts, error, words):
    before = custody.ledger(filled)
    with pytest.raises(error, match=words):
        hand_over(filled, **parts)
    assert custody.ledger(filled) == before


FEBRUARY, MARCH, APRIL = (datetime(2021, month, 1, tzinfo=UTC) for month in (2, 3, 4))
"""Before the exhibit came into the case, so that the chain begins with what is entered."""


@pytest.mark.parametrize(
    ("giver", "receiver", "at", "words"),
    [
        ("Carrier", "Court", APRIL, "Q1 was with Registry then, not with Carrier"),
        ("Registry", "Carrier", FEBRUARY, "Police gave Q1 away after that, not Carrier"),
    ],
)
def test_a_transfer_that_breaks_the_chain_is_refused_or_stated(filled, giver, receiver, at, words):
    hand_over(filled, given_by="Police", received_by="Registry", at=MARCH)
    parts = {"given_by": giver, "received_by": receiver, "at": at}
    before = custody.ledger(filled)
    with pytest.raises(UserError, match=words) as caught:
        hand_over(filled, **parts)
    assert caught.value.remedy is Remedy.STATE_GAP
    assert custody.ledger(filled) == before
    changes = hand_over(filled, **parts, gap=True)
    assert changes.event.facts["gap in the chain"] is True
    assert len(breaks(custody.ledger(filled, "Q1"))) == 1


def test_a_chain_that_was_entered_hand_by_hand_has_no_gap(filled):
    """Also where an earlier hand is entered later, and a name is typed in other letters."""
    hand_over(filled, given_by="Police", received_by="Registry", at=FEBRUARY)
    hand_over(filled, given_by="Carrier", received_by="Court", at=APRIL, gap=True)
    hand_over(filled, given_by=" registry", received_by="CARRIER", at=MARCH)
    assert breaks(custody.ledger(filled, "Q1")) == ()
    with pytest.raises(UserError, match="no gap here"):
        hand_over(filled, gap=True)


def test_who_has_it_is_told_by_minutes_as_people_state_them(filled):
    """Handed over in the minute of the intake, which the ledger knows to the second."""
    (received,) = custody.ledger(filled, "Q1")
    minute = received.at.replace(second=0, microsecond=0)
    with pytest.raises(UserError, match=f"was with {EXAMINER} then, not with Carrier"):
        hand_over(filled, given_by="Carrier", at=minute)
    hand_over(filled, at=minute)
    assert breaks(custody.ledger(filled, "Q1")) == ()


def test_an_export_hands_out_a_copy(filled):
    with filled.transaction():
        custody.enter(
            filled, casework.exhibit(filled, "Q1"), custody.CustodyAct.EXPORTED, person=EXAMINER,
            given_by=EXAMINER, received_by="Defence", reason="disclosure",
        )  # fmt: skip
    hand_over(filled)
    assert breaks(custody.ledger(filled, "Q1")) == ()


def test_an_altered_exhibit_changes_no_hands(filled):
    sha256 = casework.overview(filled).exhibits[0].image.sha256
    path = filled.folder / "files" / sha256[:2] / sha256
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(CaseAltered, match="was altered"):
        hand_over(filled, casework.overview(filled).exhibits[0].number)
    assert len(custody.ledger(filled)) == 3
