"""Notes: taken, amended, never overwritten, and not read too early."""

import pytest

from tests.opinions import locked
from xfv_desktop.domain.errors import NotInCase, UserError
from xfv_desktop.domain.notes import Subject
from xfv_desktop.domain.people import Duty
from xfv_desktop.domain.procedure import Order, Stage
from xfv_desktop.persistence import audit_log
from xfv_desktop.services.cases import casework, people
from xfv_desktop.services.exchange.redaction import redacted
from xfv_desktop.services.opinion import notes, procedure, unmasking

from ..bundle_world import EXAMINER

VERIFIER = "B. Verifier"
ON_Q, ON_K, ON_PAIR = (
    Subject(questioned="Q1"),
    Subject(known="K1"),
    Subject(questioned="Q1", known="K1"),
)


def texts(case, person=None):
    found = notes.notes(case) if person is None else notes.notes_for(case, person)
    return [note.text for note in found]


def opinion(case, person, **more):
    """A person's procedure of Q1 and K1, up to the locked opinion."""
    changes = procedure.open_procedure(case, "Q1", "K1", person=person, **more)
    number = int(changes.numbers[0])
    locked(case, number, person, Stage.EVALUATION)


def test_an_amendment_keeps_every_wording(filled):
    subject = Subject(questioned="Q1", known="K1", component=17)
    notes.take_note(filled, subject, "  Mole left ", person=EXAMINER)
    notes.amend_note(filled, 1, "Mole right", person=EXAMINER, reason="sides mixed up")

    (note,) = notes.notes(filled)
    assert [(w.text, w.reason) for w in note.wordings] == [
        ("Mole left", ""), ("Mole right", "sides mixed up"),
    ]  # fmt: skip
    assert (note.text, note.author, note.subject) == ("Mole right", EXAMINER, subject)
    assert note.wordings[0].at == note.taken_at < note.wordings[1].at
    assert subject.words == "Q1 – K1, component 17"
    assert audit_log.fault(filled) is None


@pytest.mark.parametrize(
    ("subject", "text", "error", "words"),
    [
        (Subject(), "seen", UserError, "Say what the note is about"),
        (ON_Q, "  ", UserError, "empty"),
        (Subject(questioned="Q7"), "seen", NotInCase, "Q7"),
        (Subject(questioned="K1"), "seen", UserError, "K1"),
        (Subject(known="K1", component=20), "seen", UserError, "no component 20"),
        (Subject(questioned="Q1", known="K1", examination=9), "seen", NotInCase, "9"),
    ],
)
def test_a_note_that_says_nothing_of_anything_is_refused(filled, subject, text, error, words):
    with pytest.raises(error, match=words):
        notes.take_note(filled, subject, text, person=EXAMINER)
    assert notes.notes(filled) == ()


def test_an_examination_is_of_its_own_pair(examined):
    wrong = Subject(questioned="Q1", known="K1", examination=2)
    with pytest.raises(UserError, match="Examination 2 compares Q1 with K2"):
        notes.take_note(examined, wrong, "seen", person=EXAMINER)


def test_only_its_author_amends_a_note_and_says_why(filled):
    people.add_person(filled, VERIFIER, duty=Duty.VERIFIER, by=EXAMINER)
    notes.take_note(filled, ON_Q, "seen", person=EXAMINER)
    for number, text, person, reason, error, words in (
        (1, "unseen", VERIFIER, "why not", UserError, "that of A"),
        (1, "unseen", EXAMINER, " ", UserError, "Say why"),
        (1, " seen ", EXAMINER, "why not", UserError, "already"),
        (2, "unseen", EXAMINER, "why not", NotInCase, "no note 2"),
    ):
        with pytest.raises(error, match=words):
            notes.amend_note(filled, number, text, person=person, reason=reason)
    assert texts(filled) == ["seen"]


def test_nothing_that_somebody_else_noted_reaches_a_blind_verifier(filled):
    """Nor its line in the audit trail; after the own lock both are shown."""
    people.add_person(filled, VERIFIER, duty=Duty.VERIFIER, by=EXAMINER)
    notes.take_note(filled, ON_K, "scar on K1", person=EXAMINER)
    unmasking.set_order(filled, Order.OPINION_FIRST, person=EXAMINER)
    opinion(filled, EXAMINER)
    for subject, text in ((ON_Q, "blurred"), (ON_PAIR, "same mole")):
        notes.take_note(filled, subject, text, person=EXAMINER)
    notes.amend_note(filled, 3, "same mole, same scar", person=EXAMINER, reason="saw it")

    def trail():
        now = unmasking.standing(filled, VERIFIER)
        conceals = unmasking.concealed(now, VERIFIER, casework.overview(filled).examinations)
        return [e.details["text"] for e in audit_log.events(filled)
                if e.action.startswith("note ") and not conceals(e)]  # fmt: skip

    assert (texts(filled, VERIFIER), trail()) == ([], [])
    assert texts(filled, "") == []
    with pytest.raises(UserError, match="K1 is revealed once your analysis"):
        notes.take_note(filled, ON_K, "seen", person=VERIFIER)
    notes.take_note(filled, ON_Q, "my own", person=VERIFIER)
    assert (texts(filled, VERIFIER), trail()) == (["my own"], ["my own"])

    opinion(filled, VERIFIER, verifies=1)

    assert texts(filled, VERIFIER) == texts(filled) == [
        "scar on K1", "blurred", "same mole, same scar", "my own",
    ]  # fmt: skip
    assert len(trail()) == 5


def test_an_unlocked_pair_hides_notes_about_its_photographs(filled):
    """The opinion of Q1 and K1 is locked; Q1 and K2 wait for theirs, and somebody noted Q1."""
    people.add_person(filled, VERIFIER, duty=Duty.VERIFIER, by=EXAMINER)
    unmasking.set_order(filled, Order.OPINION_FIRST, person=EXAMINER)
    opinion(filled, VERIFIER)
    notes.take_note(filled, ON_Q, "like K2", person=EXAMINER)
    assert texts(filled, VERIFIER) == ["like K2"]
    procedure.open_procedure(filled, "Q1", "K2", person=EXAMINER)
    assert texts(filled, VERIFIER) == []


def test_a_note_about_what_is_left_out_of_a_bundle_is_withheld(filled):
    """Both that about the photograph and that which only mentions it."""
    notes.take_note(filled, Subject(known="K2"), "scar", person=EXAMINER)
    notes.take_note(filled, ON_Q, "like K2", person=EXAMINER)
    notes.take_note(filled, ON_Q, "blurred", person=EXAMINER)
    kept = redacted(filled, ["K2"]).rows["audit"].values()
    told = [row["details"] is not None for row in kept if row["action"] == "note taken"]
    assert told == [False, False, True]
