"""The examiner's own opinion: in order, whole, amendable with a reason only, hidden from others."""

import pytest

from xfv_desktop.domain.errors import NotInCase, UserError
from xfv_desktop.domain.procedure import Order, Stage, in_conflict
from xfv_desktop.services.cases import casework, checking, people
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.opinion import procedure, unmasking
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.procedure import Answer

ANNA, BEN = "Anna", "Ben"


@pytest.fixture
def filled(filled):
    for name in (ANNA, BEN):
        people.add_person(filled, name)
    return filled


def answers(current, asked, changes=None):
    """An answer to every required question of the open stage: the first choice, or words."""
    given = {
        (q.subject, q.field): q.choices[0] if q.choices else "in words"
        for q in asked
        if q.stage is current.stage and q.required and q.only_if is None
    }
    return [Answer(*key, value) for key, value in (given | (changes or {})).items()]


def worked(case, number, person, until, changes=None):
    """The procedure answered and locked, stage by stage, up to and including that stage."""
    while (current := procedure.procedure(case, number)).stage is not None:
        stage = current.stage
        asked = procedure.asked_of(current, procedure.procedures(case))
        own = {
            key: v for (s, *key), v in (changes or {}).items() if s is stage for key in [tuple(key)]
        }
        procedure.record_answers(case, number, stage, answers(current, asked, own), person=person)
        procedure.lock_stage(case, number, person=person)
        if stage is until:
            return procedure.procedure(case, number)
    return current


def test_a_procedure_goes_through_its_stages_in_order(filled):
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    with pytest.raises(UserError, match="analysis has to be locked before the comparison"):
        procedure.record_answers(
            filled, 1, Stage.COMPARISON, [Answer("photograph", "notes", "x")], person=ANNA
        )
    revealed = []
    for stage in Stage:
        current = worked(filled, 1, ANNA, stage)
        revealed.append((current.stage, current.known_revealed, current.unmasked))
    assert revealed == [
        (Stage.COMPARISON, True, False),
        (Stage.EVALUATION, True, False),
        (Stage.MACHINE, True, True),
        (None, True, True),
    ]
    assert checking.case_fault(filled) is None
    with pytest.raises(UserError, match="closed"):
        procedure.lock_stage(filled, 1, person=ANNA)


@pytest.mark.parametrize("stage", list(Stage))
def test_no_required_answer_can_be_skipped(filled, stage):
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    if stage is not Stage.ANALYSIS:
        worked(filled, 1, ANNA, list(Stage)[stage.place - 1])
    current = procedure.procedure(filled, 1)
    asked = procedure.asked_of(current, procedure.procedures(filled))
    given = answers(current, asked)
    procedure.record_answers(filled, 1, stage, given[:-1], person=ANNA)
    with pytest.raises(UserError, match=given[-1].subject):
        procedure.lock_stage(filled, 1, person=ANNA)
    procedure.record_answers(filled, 1, stage, given[-1:], person=ANNA)
    procedure.lock_stage(filled, 1, person=ANNA)


def test_all_19_components_are_asked_on_both_photographs():
    asked = forms.questions()
    for stage in (Stage.ANALYSIS, Stage.COMPARISON):
        subjects = {q.subject for q in asked if q.stage is stage and q.field == forms.SEEN[stage]}
        assert len(subjects) == 19
    rated = [q for q in asked if q.field == "rating"]
    assert [g.subject for g in forms.component_groups()] == [q.subject for q in rated]
    assert len({q.key for q in asked}) == len(asked)


def test_a_dissimilar_component_needs_an_explanation(filled):
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    worked(filled, 1, ANNA, Stage.ANALYSIS)
    nose = forms.component_groups()[8].subject
    current = procedure.procedure(filled, 1)
    asked = procedure.asked_of(current, procedure.procedures(filled))
    given = answers(current, asked, {(nose, "rating"): "dissimilar"})
    procedure.record_answers(filled, 1, Stage.COMPARISON, given, person=ANNA)
    with pytest.raises(UserError, match=r"Nose \(explanation\)"):
        procedure.lock_stage(filled, 1, person=ANNA)
    procedure.record_answers(
        filled, 1, Stage.COMPARISON, [Answer(nose, "explanation", "pose")], person=ANNA
    )
    procedure.lock_stage(filled, 1, person=ANNA)


def test_after_a_lock_an_answer_is_amended_with_a_reason_and_the_old_one_stays(filled):
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    worked(filled, 1, ANNA, Stage.EVALUATION)
    changed = [Answer(forms.OPINION, "limits", "poor light")]
    with pytest.raises(UserError, match="needs a reason"):
        procedure.record_answers(filled, 1, Stage.EVALUATION, changed, person=ANNA)
    procedure.record_answers(
        filled, 1, Stage.EVALUATION, changed, person=ANNA, reason="seen on another screen"
    )
    current = procedure.procedure(filled, 1)
    history = current.history(Stage.EVALUATION, forms.OPINION, "limits")
    assert [(e.value, e.reason) for e in history] == [
        ("in words", ""),
        ("poor light", "seen on another screen"),
    ]
    assert current.answer(Stage.EVALUATION, forms.OPINION, "limits") == "poor light"
    assert current.amendments() == history[1:]


def test_an_answer_that_is_not_offered_is_refused(filled):
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    for answer, words in (
        (Answer("photograph", "suitability", "splendid"), "is no answer here"),
        (Answer("photograph", "colour", "red"), "Nothing is asked"),
    ):
        with pytest.raises(UserError, match=words):
            procedure.record_answers(filled, 1, Stage.ANALYSIS, [answer], person=ANNA)
    assert procedure.procedure(filled, 1).entries == ()


def test_nobody_writes_in_the_procedure_of_somebody_else(filled):
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    with pytest.raises(UserError, match="that of Anna"):
        procedure.lock_stage(filled, 1, person=BEN)
    with pytest.raises(UserError, match="already"):
        procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    with pytest.raises(NotInCase):
        procedure.procedure(filled, 2)


@pytest.mark.parametrize("stage", [None, Stage.ANALYSIS, Stage.COMPARISON])
def test_insufficient_quality_ends_a_procedure_properly_at_any_stage(filled, stage):
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    if stage is not None:
        worked(filled, 1, ANNA, stage)
    with pytest.raises(UserError, match="what the photographs lack"):
        procedure.end_insufficient(filled, 1, person=ANNA, reason=" ")
    procedure.end_insufficient(filled, 1, person=ANNA, reason="7 px between the eyes")
    current = procedure.procedure(filled, 1)
    assert current.stage is None
    assert current.ended == "7 px between the eyes"
    assert current.outcome == "insufficient"
    with pytest.raises(UserError, match="opinion already"):
        procedure.end_insufficient(filled, 1, person=ANNA, reason="again")


def test_the_machine_is_asked_only_after_the_own_opinion(filled):
    unmasking.set_order(filled, Order.OPINION_FIRST, person=ANNA)
    with pytest.raises(UserError, match="own opinion comes first"):
        examination.examine(filled, "Q1", "K1", examiner=ANNA)
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    worked(filled, 1, ANNA, Stage.EVALUATION)
    examination.examine(filled, "Q1", "K1", examiner=ANNA)
    assert unmasking.standing(filled, ANNA).masked == frozenset()
    assert unmasking.standing(filled, BEN).masked == {("Q1", "K1")}
    assert len(casework.overview(filled).examinations) == 1


def test_the_order_is_given_up_on_record_only(filled):
    assert unmasking.order(filled) is Order.FREE
    unmasking.set_order(filled, Order.OPINION_FIRST, person=ANNA)
    with pytest.raises(UserError, match="Say why"):
        unmasking.set_order(filled, Order.FREE, person=ANNA)
    unmasking.set_order(filled, Order.FREE, person=ANNA, reason="technical test")
    assert unmasking.order(filled) is Order.FREE
    assert casework.audit_trail(filled)[-1].details["reason"] == "technical test"


def test_a_verifier_is_blind_and_a_conflict_has_to_be_resolved(filled):
    unmasking.set_order(filled, Order.OPINION_FIRST, person=ANNA)
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    with pytest.raises(UserError, match="no locked opinion"):
        procedure.open_procedure(filled, "Q1", "K1", person=BEN, verifies=1)
    worked(filled, 1, ANNA, Stage.EVALUATION)
    with pytest.raises(UserError, match="second person"):
        procedure.open_procedure(filled, "Q1", "K1", person=ANNA, verifies=1)
    with pytest.raises(UserError, match="another pair"):
        procedure.open_procedure(filled, "Q1", "K2", person=BEN, verifies=1)
    procedure.open_procedure(filled, "Q1", "K1", person=BEN, verifies=1)
    other = {(Stage.EVALUATION, forms.OPINION, "category"): "neither"}
    current = worked(filled, 2, BEN, Stage.EVALUATION, other)
    assert in_conflict(current, procedure.procedures(filled))
    asked = procedure.asked_of(current, procedure.procedures(filled))
    assert (Stage.MACHINE, forms.AGREEMENT, "resolution") in [q.key for q in asked]
    closed = worked(filled, 2, BEN, Stage.MACHINE)
    assert closed.answer(Stage.MACHINE, forms.AGREEMENT, "resolution") == "in words"


def test_a_verifier_may_be_informed_on_record(filled):
    unmasking.set_order(filled, Order.OPINION_FIRST, person=ANNA)
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    worked(filled, 1, ANNA, Stage.EVALUATION)
    examination.examine(filled, "Q1", "K1", examiner=ANNA)
    procedure.open_procedure(
        filled, "Q1", "K1", person=BEN, verifies=1, informed="only two examiners here"
    )
    assert unmasking.standing(filled, BEN).masked == frozenset()


@pytest.mark.parametrize(
    ("orders", "seen"),
    [
        ((), (2,)),
        ((Order.OPINION_FIRST,), ()),
        ((None, Order.OPINION_FIRST), ()),
        ((None, None, None, Order.OPINION_FIRST), (2,)),
        ((Order.OPINION_FIRST, None, Order.FREE), (2,)),
    ],
)
def test_who_could_see_the_machines_result_before_the_lock_is_told(filled, orders, seen):
    """The order of work is set (or not) before the first opinion, the comparison, and the second.

    Anna locks before the machine compares, Ben after it.
    """

    def order(place):
        chosen = orders[place] if place < len(orders) else None
        if chosen is not None:
            unmasking.set_order(filled, chosen, person=ANNA, reason="a test")

    order(0)
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    worked(filled, 1, ANNA, Stage.EVALUATION)
    order(1)
    examination.examine(filled, "Q1", "K1", examiner=ANNA)
    order(2)
    procedure.open_procedure(filled, "Q1", "K1", person=BEN)
    worked(filled, 2, BEN, Stage.EVALUATION)
    order(3)
    assert unmasking.seen_before_lock(filled, "Q1", "K1") == seen
    assert unmasking.seen_before_lock(filled, "Q1", "K2") == ()


def test_a_blind_verifier_in_a_free_order_of_work_could_know_the_first_result(filled):
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    worked(filled, 1, ANNA, Stage.EVALUATION)
    procedure.open_procedure(filled, "Q1", "K1", person=BEN, verifies=1)
    worked(filled, 2, BEN, Stage.EVALUATION)
    assert unmasking.seen_before_lock(filled, "Q1", "K1") == (2,)


def test_what_is_amended_later_is_not_the_opinion_before_the_machine(filled):
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    (category,) = (q for q in forms.questions() if q.key[1:] == ("opinion", "category"))
    first, other, third = category.choices[:3]
    whole = worked(
        filled, 1, ANNA, Stage.MACHINE, {(Stage.EVALUATION, "opinion", "category"): first}
    )
    assert (whole.own_category, whole.final_category) == (first, first)
    later = [
        (Stage.EVALUATION, "opinion", "category", other),
        (Stage.MACHINE, "machine", "opinion changed", "yes"),
        (Stage.MACHINE, "machine", "category", third),
        (Stage.MACHINE, "machine", "opinion changed", "no"),
    ]
    finals = []
    for stage, subject, field, value in later:
        procedure.record_answers(
            filled, 1, stage, [Answer(subject, field, value)], person=ANNA, reason="seen again"
        )
        current = procedure.procedure(filled, 1)
        assert current.own_category == first
        finals.append(current.final_category)
    assert finals == [other, other, third, other]
