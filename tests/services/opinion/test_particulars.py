"""What only the examiner can say in a report: asked for, recorded, amended, never overwritten."""

import pytest

from xfv_desktop.domain.errors import NotInCase, UserError
from xfv_desktop.domain.particulars import CASE, About, Form, Particulars, Subject
from xfv_desktop.persistence import audit_log
from xfv_desktop.services.cases import checking, people
from xfv_desktop.services.opinion import particulars

from ..bundle_world import EXAMINER

PERSON, EXHIBIT = Subject(About.PERSON, EXAMINER), Subject(About.EXHIBIT, "Q1")
EXAMINATION = Subject(About.EXAMINATION, "1")


def test_a_case_says_nothing_until_somebody_does(case):
    assert particulars.particulars(case) == Particulars()


def test_what_is_said_again_counts_and_the_first_text_stays(case):
    particulars.record(case, {"customer": "Police", "question": " Same person? "}, person=EXAMINER)
    changes = particulars.record(
        case, {"customer": "Court", "question": "Same person?"}, person=EXAMINER
    )
    said = particulars.particulars(case)
    assert said.text("customer") == "Court"
    assert said.text("question") == "Same person?"
    assert [one.value for one in said.history("customer")] == ["Police", "Court"]
    assert changes.event.details["particulars"] == {"customer": "Court"}, "only what is new"
    assert checking.case_fault(case) is None


@pytest.mark.parametrize(
    ("subject", "field"),
    [
        (CASE, "customer"),
        (PERSON, "training"),
        (EXHIBIT, "item_condition"),
        (EXAMINATION, "conclusion"),
    ],
)
def test_texts_of_different_subjects_stand_apart(examined, subject, field):
    particulars.record(examined, {field: "said"}, person=EXAMINER, subject=subject)
    said = particulars.particulars(examined)
    spoken = [one for one in (CASE, PERSON, EXHIBIT, EXAMINATION) if said.text(field, one)]
    assert spoken == [subject]


@pytest.mark.parametrize(
    ("given", "subject", "error", "words"),
    [
        ({"customr": "x"}, CASE, UserError, "choose one of classification"),
        ({"training": "x"}, CASE, UserError, "said of the person, not the case"),
        ({"training": "x"}, Subject(About.PERSON, "Eve"), UserError, "people of this case"),
        ({"item_condition": "x"}, Subject(About.EXHIBIT, "Q9"), NotInCase, "Q9"),
        ({"conclusion": "x"}, Subject(About.EXAMINATION, "9"), NotInCase, "9"),
        ({"conclusion": "x"}, Subject(About.EXAMINATION, "first"), UserError, "no number"),
        ({"customer": "  "}, CASE, UserError, "nothing to record"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_changes_nothing(examined, given, subject, error, words):
    before = audit_log.head(examined)
    with pytest.raises(error, match=words):
        particulars.record(examined, given, person=EXAMINER, subject=subject)
    assert audit_log.head(examined) == before


def test_nobody_says_anything_anonymously(case):
    with pytest.raises(UserError):
        particulars.record(case, {"customer": "x"}, person="Eve")


def test_what_is_missing_is_told_until_it_is_said(examined):
    lacking = particulars.missing(examined, 1, EXAMINER, Form.FULL)
    sections = [field.section for field, _ in lacking]
    assert sections == sorted(sections)
    assert {field.id for field, _ in lacking} >= {"customer", "proposition_hp", "item_source"}
    for field, subject in lacking:
        particulars.record(examined, {field.id: "said"}, person=EXAMINER, subject=subject)
    assert not particulars.missing(examined, 1, EXAMINER, Form.FULL)
    assert not particulars.missing(examined, 1, EXAMINER, Form.STATEMENT)


def test_a_short_form_asks_for_less(examined):
    short = set(particulars.missing(examined, 1, EXAMINER, Form.STATEMENT))
    assert short < set(particulars.missing(examined, 1, EXAMINER, Form.FULL))


def test_another_persons_report_asks_for_their_qualifications(examined):
    people.add_person(examined, "Ben")
    particulars.record(examined, {"qualifications": "x"}, person=EXAMINER, subject=PERSON)
    lacking = particulars.missing(examined, 1, "Ben", Form.NOTE)
    assert ("qualifications", "Ben") in {(field.id, subject.name) for field, subject in lacking}
