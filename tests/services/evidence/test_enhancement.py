"""Enhancement on record: chains set, refused, followed again, printed in the processing log."""

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.procedure import Order
from xfv_desktop.domain.recipe import Outcome
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.services.comparison import reproduction
from xfv_desktop.services.evidence import enhancement, intake
from xfv_desktop.services.opinion import unmasking

from ..bundle_world import EXAMINER

GAMMA = EnhancementStep("gamma", {"gamma": 1.5}, reason="the eyes lie in shadow")
TURN = EnhancementStep("rotate", {"angle": 10.0})
OFF = EnhancementStep("channel", {"shown": "green"}, on=False)


def put(case, number, *steps, change="set"):
    result = enhancement.enhanced(case, records.exhibit(case, number), steps)
    return result, enhancement.set_chain(case, number, result, person=EXAMINER, change=change)


def test_a_chain_is_what_its_last_event_says(filled):
    put(filled, "Q1", GAMMA)
    result, changes = put(filled, "Q1", GAMMA, OFF, TURN, change="Rotate added")
    assert enhancement.chain_of(filled, "Q1", EXAMINER) == result.steps
    assert enhancement.chain_of(filled, "Q1", "Somebody else") == ()
    assert enhancement.chain_of(filled, "K1", EXAMINER) == ()
    assert changes.event.details["change"] == "Rotate added"
    first = changes.event.details["steps"][0]
    assert first["parameters"] == {"gamma": 1.5}
    assert first["literature"].startswith("A standard textbook operation (Gonzalez, Woods")


def test_the_processing_log_tells_every_step_that_is_on(filled):
    result, _ = put(filled, "Q1", GAMMA, OFF, TURN)
    first, second = enhancement.processing_log(filled, ["Q1", "K1"])
    assert (first.exhibit, first.by, first.step, first.operation) == ("Q1", EXAMINER, 1, "Gamma")
    assert first.parameters == "gamma 1.50"
    assert first.reason == "the eyes lie in shadow"
    assert "OpenCV" in first.software
    assert "textbook" in first.literature
    assert second.parameters == "angle 10.0°"
    assert [first.result_sha256, second.result_sha256] == [
        step.result_sha256 for step in result.steps if step.on
    ]
    assert enhancement.processing_log(filled, ["K1"]) == ()


def test_the_original_and_the_comparison_stay_as_they_were(filled):
    before = intake.photograph(filled, records.exhibit(filled, "Q1"))
    result, _ = put(filled, "Q1", GAMMA)
    after = intake.photograph(filled, records.exhibit(filled, "Q1"))
    assert np.array_equal(before, after)
    assert not np.array_equal(before, result.pixels)


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((TURN, GAMMA), "stand last"),
        ((EnhancementStep("dream", {}),), "no operation"),
        ((EnhancementStep("gamma", {"gamma": 99.0}),), "lies between"),
        ((EnhancementStep("average", {"stills": "K1", "registration": "none"}),), "questioned"),
        ((EnhancementStep("average", {"stills": "Q1", "registration": "none"}),), "questioned"),
    ],
)
def test_what_is_no_chain_is_refused(filled, steps, words):
    before = audit_log.head(filled)
    with pytest.raises(UserError, match=words):
        put(filled, "Q1", *steps)
    assert audit_log.head(filled) == before


def test_a_chain_that_is_set_already_is_no_event(filled):
    put(filled, "Q1", GAMMA)
    with pytest.raises(UserError, match="Nothing has changed"):
        put(filled, "Q1", GAMMA)


def test_known_stills_of_another_size_are_refused(filled):
    with pytest.raises(UserError, match="same size"):
        put(filled, "K1", EnhancementStep("average", {"stills": "K2", "registration": "none"}))


def test_a_hidden_exhibit_is_not_enhanced(filled):
    result = enhancement.enhanced(filled, records.exhibit(filled, "K1"), [GAMMA])
    unmasking.set_order(filled, Order.OPINION_FIRST, person=EXAMINER)
    with pytest.raises(UserError, match="not revealed"):
        enhancement.set_chain(filled, "K1", result, person=EXAMINER, change="set")


def test_an_enhancement_is_made_again_bit_by_bit(filled, portraits, monkeypatch):
    """With a still averaged in; another result is noticed."""
    inspection = intake.inspect(portraits[0])
    intake.add_exhibit(filled, inspection, role=Role.QUESTIONED, examiner=EXAMINER)
    average = EnhancementStep("average", {"stills": "Q2", "registration": "homography"})
    result, _ = put(filled, "Q1", average, GAMMA, TURN)
    (lies,) = enhancement.chain_of(filled, "Q1", EXAMINER)[0].found
    assert (lies, lies.still) == (result.steps[0].found[0], "Q2")
    assert enhancement.processing_log(filled, ["Q1"])[0].found == (lies.words,)
    name = f"enhancement of Q1 by {EXAMINER}"
    (found,) = (r for r in reproduction.reproduce(filled) if r.recipe.result == name)
    assert found.outcome is Outcome.BIT_EQUAL
    assert [s.operation for s in found.recipe.steps] == ["decode", "average", "gamma", "rotate"]
    assert len(found.recipe.originals) == 2
    enhanced = enhancement.enhanced

    def another(*args, **options):
        made = enhanced(*args, **options)
        last = attrs.evolve(made.steps[-1], result_sha256="0" * 64)
        return attrs.evolve(made, steps=(*made.steps[:-1], last))

    monkeypatch.setattr(enhancement, "enhanced", another)
    (found,) = (r for r in reproduction.reproduce(filled) if r.recipe.result == name)
    assert found.outcome is Outcome.DIFFERENT
