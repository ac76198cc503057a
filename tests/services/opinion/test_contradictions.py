"""Answers that cannot both be true keep a stage from being locked."""

import pytest

from tests.opinions import answered, locked
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.procedure import Stage
from xfv_desktop.services.cases import people
from xfv_desktop.services.opinion import procedure
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.procedure import Answer

ANNA = "Anna"
NECK = forms.component_groups()[12].subject
ON_QUESTIONED, ON_KNOWN = forms.SEEN[Stage.ANALYSIS], forms.SEEN[Stage.COMPARISON]


@pytest.fixture
def begun(filled):
    people.add_person(filled, ANNA)
    procedure.open_procedure(filled, "Q1", "K1", person=ANNA)
    return filled


def say(case, stage, *answers):
    answered(case, 1, ANNA)
    given = [Answer(*answer) for answer in answers]
    procedure.record_answers(case, 1, stage, given, person=ANNA)


@pytest.mark.parametrize(
    ("questioned", "known", "rating", "refused"),
    [
        ("not visible", "clear", "similar", "Neck: rated “similar”, though .* questioned"),
        ("clear", "not visible", "dissimilar", "Neck: rated “dissimilar”, though .* known"),
        ("not visible", "clear", "not comparable", None),
        ("clear", "not visible", "inconclusive", None),
        ("partial", "artefact", "similar", None),
    ],
)
def test_what_a_photograph_does_not_show_is_neither_similar_nor_dissimilar(
    begun, questioned, known, rating, refused
):
    say(begun, Stage.ANALYSIS, (NECK, ON_QUESTIONED, questioned))
    procedure.lock_stage(begun, 1, person=ANNA)
    told = [(NECK, ON_KNOWN, known), (NECK, "rating", rating), (NECK, "explanation", "pose")]
    say(begun, Stage.COMPARISON, *told)
    if refused:
        with pytest.raises(UserError, match=refused):
            procedure.lock_stage(begun, 1, person=ANNA)
        better = [Answer(NECK, "rating", "not comparable")]
        procedure.record_answers(begun, 1, Stage.COMPARISON, better, person=ANNA)
    procedure.lock_stage(begun, 1, person=ANNA)


def test_an_insufficient_photograph_is_not_compared_after_all(begun):
    say(begun, Stage.ANALYSIS, (forms.PHOTOGRAPH, "suitability", "insufficient"))
    with pytest.raises(UserError, match="end the examination"):
        procedure.lock_stage(begun, 1, person=ANNA)
    assert not procedure.procedure(begun, 1).known_revealed
    procedure.end_insufficient(begun, 1, person=ANNA, reason="12 px between the eyes")


def test_what_does_not_contradict_itself_is_locked_to_the_end(begun):
    locked(begun, 1, ANNA, Stage.EVALUATION)
