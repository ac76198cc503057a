"""The chain for the network: on purpose, on record, beside the original, made again, printed."""

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.enhancement_record import ENHANCED, Purpose
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.procedure import Order
from xfv_desktop.domain.recipe import Outcome
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.reporting.parts.limitations import found
from xfv_desktop.services.cases import casework, checking
from xfv_desktop.services.comparison import batch, examination, reproduction
from xfv_desktop.services.comparison.case_models import others_of
from xfv_desktop.services.evidence import enhancement, network_chain
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.services.reports.report_document import report_document

from ..bundle_world import EXAMINER

GAMMA = EnhancementStep("gamma", {"gamma": 2.0}, reason="the eyes lie in shadow")
TURN = EnhancementStep("rotate", {"angle": 30.0})
OFF = EnhancementStep("channel", {"shown": "green"}, on=False)
QUICK = {"examiner": EXAMINER, "explainer": "control-gaussian", "device": "cpu"}


def recall(explanation, _):
    return lambda *_, **__: explanation


def give(case, number, *steps, reason="to see whether shadow decides", person=EXAMINER):
    made = enhancement.enhanced(case, records.exhibit(case, number), steps)
    return network_chain.set_network_chain(case, number, made, person=person, reason=reason)


def compare(case, known="K1", **options):
    changes = examination.examine(case, "Q1", known, **QUICK, **options)
    return casework.load_examination(case, int(changes.numbers[0]))


@pytest.fixture
def enhanced(examined):
    """Q1 with K1 as they came (examination 1), and with Q1 brighter and turned (examination 3)."""
    give(examined, "Q1", GAMMA, OFF, TURN)
    compare(examined, enhanced=True)
    return examined


def test_the_two_chains_are_kept_apart(filled):
    give(filled, "Q1", GAMMA)
    assert enhancement.chain_of(filled, "Q1", EXAMINER) == ()
    assert enhancement.processing_log(filled, ["Q1"]) == ()
    (step,) = enhancement.chain_of(filled, "Q1", EXAMINER, Purpose.NETWORK)
    assert step.operation == "gamma"
    made = enhancement.enhanced(filled, records.exhibit(filled, "Q1"), [TURN])
    enhancement.set_chain(filled, "Q1", made, person=EXAMINER, change="set")
    assert [row.operation for row in enhancement.processing_log(filled, ["Q1"])] == ["Rotate"]
    (chain,) = network_chain.network_chains(filled, ["Q1"])
    assert [row.operation for row in chain.steps] == ["Gamma"]


def test_a_chain_that_is_set_changes_nothing_until_it_is_asked_for(examined):
    before = casework.load_examination(examined, 1)
    give(examined, "Q1", GAMMA)
    made = compare(examined)
    assert made.comparison.score == before.comparison.score
    assert made.face("probe") == before.face("probe")
    assert not records.examination_summary(examined, made.number).enhanced
    (event,) = audit_log.events_of(examined, ("faces compared and explained",))[-1:]
    assert "enhanced pictures sha256" not in event.details


def test_the_enhanced_comparison_stands_beside_the_original(enhanced):
    original, made = (casework.load_examination(enhanced, number) for number in (1, 3))
    assert made.comparison.enhanced
    assert made.comparison.score != original.comparison.score
    probe, reference = made.comparison.probe, made.comparison.reference
    assert [step.operation for step in probe.steps] == ["gamma", "rotate"]
    assert (reference.steps, reference.crop) == ((), original.comparison.reference.crop)
    assert probe.face == original.comparison.probe.face
    assert not np.array_equal(probe.crop.pixels, original.comparison.probe.crop.pixels)
    template = made.comparison.model.template_px
    there = probe.crop.to_crop(probe.face.landmarks_px) - template
    assert np.sqrt((there**2).sum(axis=1).mean()) == pytest.approx(probe.crop.residual_px)
    summary = records.examination_summary(enhanced, 3)
    assert (summary.questioned_given, summary.known_given) == (probe.steps[-1].result_sha256, "")
    assert [one.number for one in others_of(enhanced, 3)] == [1]
    assert [one.number for one in others_of(enhanced, 1)] == [3]
    (event,) = audit_log.events_of(enhanced, ("faces compared and explained",))[-1:]
    assert event.details["enhanced pictures sha256"] == {"Q1": probe.steps[-1].result_sha256}
    assert checking.case_fault(enhanced) is None


def test_without_the_original_comparison_there_is_none(filled):
    give(filled, "Q1", GAMMA)
    with pytest.raises(UserError, match="Compare Q1 with K1 as they came by sface first"):
        compare(filled, enhanced=True)
    compare(filled)
    assert compare(filled, enhanced=True).comparison.enhanced


def test_the_enhancement_of_the_pictures_is_seen_going_on(examined):
    give(examined, "Q1", GAMMA)
    seen = []
    compare(examined, enhanced=True, progress=lambda part, words: seen.append((part, words)))
    assert seen == sorted(seen, key=lambda one: one[0])
    words = [one for _, one in seen]
    assert words.index("Reading Q1") < words.index("Gamma") < words.index("Aligning both faces")


def test_an_original_with_other_landmarks_is_none(examined):
    """Otherwise the difference of the scores would not be that of the pictures."""
    from xfv_desktop.services.evidence import landmarks

    face = records.exhibit(examined, "Q1").face
    landmarks.correct_landmarks(
        examined, "Q1", face.landmarks_px + 2.0, person=EXAMINER, reason="the eyes lie lower"
    )
    give(examined, "Q1", GAMMA)
    with pytest.raises(UserError, match="as they came by sface first"):
        compare(examined, enhanced=True)


def test_without_a_chain_there_is_nothing_to_give(examined):
    with pytest.raises(UserError, match="no chain for the network for Q1 and K1"):
        compare(examined, enhanced=True)
    give(examined, "Q1", OFF)
    with pytest.raises(UserError, match="no chain for the network"):
        compare(examined, enhanced=True)


def test_a_chain_needs_a_reason_and_names_the_results_that_were_known(examined):
    with pytest.raises(UserError, match="Say why"):
        give(examined, "Q1", GAMMA, reason="  ")
    first = give(examined, "Q1", GAMMA).event
    assert (first.details["why"], first.details["after"]) == (
        "to see whether shadow decides", [1, 2],
    )  # fmt: skip
    assert give(examined, "K2", GAMMA).event.details["after"] == [2]
    give(examined, "Q1", reason="as it came again")
    chains = network_chain.network_chains(examined, ["Q1", "K1"])
    assert [(one.exhibit, one.reason, len(one.steps)) for one in chains] == [
        ("Q1", "to see whether shadow decides", 1), ("Q1", "as it came again", 0),
    ]  # fmt: skip


def test_what_cannot_be_carried_over_is_not_set(filled):
    before = audit_log.head(filled)
    with pytest.raises(UserError, match="lens step"):
        give(filled, "Q1", EnhancementStep("lens", {"k1": 0.1, "k2": 0.0}))
    assert audit_log.head(filled) == before


def test_a_batch_does_not_take_it_for_the_result_of_the_pair(enhanced):
    """A pair that has only an enhanced result of this explainer is not yet compared."""
    lists = casework.overview(enhanced)
    left = batch.not_yet_compared(
        [("Q1", "K1")], lists, models=["sface"], explainer="control-gaussian"
    )
    assert left == (("Q1", "K1"),)


def test_everything_the_network_saw_is_made_again(enhanced, monkeypatch):
    monkeypatch.setattr(reproduction, "method_of", recall)
    found = {one.recipe.result: one for one in reproduction.reproduce(enhanced, device="cpu")}
    given = found["picture of Q1 for the network in examination 3"]
    assert given.outcome is Outcome.BIT_EQUAL
    assert [step.operation for step in given.recipe.steps] == ["decode", "gamma", "rotate"]
    crop = found["crop of Q1 in examination 3"]
    assert (crop.outcome, crop.difference) == (Outcome.BIT_EQUAL, 0.0)
    assert [step.operation for step in crop.recipe.steps] == ["decode", "gamma", "rotate", "align"]
    assert found["score of examination 3"].holds
    assert found[f"enhancement of Q1 by {EXAMINER} for the network"].holds
    assert "picture of Q1 for the network in examination 1" not in found


def test_other_steps_than_those_on_record_are_noticed(enhanced, monkeypatch):
    """As if a record said another gamma than the one whose picture was compared."""
    load = records.examination

    def another(case, number):
        made = load(case, number)
        if number != 3:
            return made
        probe = made.comparison.probe
        first = attrs.evolve(probe.steps[0], parameters={"gamma": 2.1})
        probe = attrs.evolve(probe, steps=(first, *probe.steps[1:]))
        return attrs.evolve(made, comparison=attrs.evolve(made.comparison, probe=probe))

    monkeypatch.setattr(records, "examination", another)
    monkeypatch.setattr(reproduction, "method_of", recall)
    found = {one.recipe.result: one for one in reproduction.reproduce(enhanced, device="cpu")}
    assert found["picture of Q1 for the network in examination 3"].outcome is Outcome.DIFFERENT
    assert found["crop of Q1 in examination 3"].difference > 1


def test_nothing_is_given_before_the_own_opinion(examined):
    give(examined, "Q1", GAMMA)
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    with pytest.raises(UserError, match="own opinion comes first"):
        compare(examined, enhanced=True)
    made = enhancement.enhanced(examined, records.exhibit(examined, "K1"), [GAMMA])
    with pytest.raises(UserError, match="not revealed"):
        network_chain.set_network_chain(examined, "K1", made, person=EXAMINER, reason="so")


def test_a_verifier_is_not_told_of_somebody_elses_chain(examined):
    give(examined, "Q1", GAMMA, reason="the score was too low")
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    (event,) = audit_log.events_of(examined, (ENHANCED,))
    summaries = records.examination_summaries(examined)
    for person, hidden in ((EXAMINER, False), ("V. Verifier", True)):
        standing = unmasking.standing(examined, person)
        assert unmasking.concealed(standing, person, summaries)(event) is hidden


def test_results_that_are_masked_are_not_named_as_known(examined):
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    assert give(examined, "Q1", GAMMA).event.details["after"] == []


def test_the_report_is_told_of_everything(enhanced):
    give(enhanced, "Q1", reason="as it came again")
    made = casework.load_examination(enhanced, 3)
    document = report_document(enhanced, made, Examiner(EXAMINER), made.examined_at)
    assert [(one.exhibit, one.after) for one in document.network_chains] == [
        ("Q1", (1, 2)), ("Q1", (1, 2, 3)),
    ]  # fmt: skip
    assert [one.number for one in document.same_faces] == [1, 3]
    assert [one.number for one in document.other_results] == [1]
    assert document.processing == ()
    limits = found(document)
    assert limits[0].startswith("The network was given enhanced pictures (Q1)")
    assert f"sface gave the score {document.same_faces[0].score:.4f}" in limits[1]
