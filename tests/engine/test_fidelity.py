"""The check of one explanation: explainers with known answers on a network with one seen cell."""

import functools

import attrs
import numpy as np
import pytest
import torch
from torch import nn

from xfv_desktop.domain.comparison import Decision
from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.fidelity import RANDOM_MAPS, GalleryFace, Question
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.engine import fidelity as trials
from xfv_desktop.engine.explainers.controls import centred_gaussian
from xfv_desktop.engine.explainers.pair import pair_of
from xfv_desktop.engine.fidelity import Candidate, fidelity, stand_ins, strangers
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.trials.memo import remembering
from xfv_desktop.engine.trials.regions import altered, tiling

from .toys import card, crop
from .trials.worlds import both, random_plane

CELLS = tiling(28)


class Cells(nn.Module):
    """(B, 3, H, W) → (B, 17): the mean levels of the 16 cells, and a constant."""

    def forward(self, x):
        means = nn.functional.avg_pool2d(x.mean(1, keepdim=True), 28).flatten(1) - 0.5
        return torch.cat([means, torch.full((len(x), 1), 0.05)], dim=1)


SEEDS = 3, 4
"""Of crops that are strangers to the probe."""

NETWORK = FaceNetwork(card(dimension=17), Cells(), torch.device("cpu"))


def painted(seed):
    """A crop whose cells are dark or bright at random, the more so the nearer to the last cell."""
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], (4, 4, 1))
    levels = signs * np.linspace(40, 120, 16).reshape(4, 4, 1)
    pixels = np.kron(levels, np.ones((28, 28, 3))) + 127.5
    return attrs.evolve(crop(seed), pixels=np.rint(pixels).astype(np.uint8))


PROBE = painted(1)
STRANGER = attrs.evolve(PROBE, pixels=255 - PROBE.pixels)
PARTNERS = {"itself": PROBE, "a stranger": STRANGER}
GALLERY = [GalleryFace(f"K{n}", str(n) * 64, painted(n)) for n in SEEDS]


@functools.cache
def checked(explain, partner="itself"):
    """The record, made once for all tests that look at it."""
    return made(explain, reference=PARTNERS[partner])


def made(explain, *, network=NETWORK, probe=PROBE, reference=PROBE, has_dissimilarity=True, **told):
    def called(network, probe, partner, *, progress, cancel):
        return explain(probe, partner)

    candidate = Candidate(
        network=remembering(network)[0],
        explain=called,
        has_dissimilarity=has_dissimilarity,
        probe=probe,
        reference=reference,
        explanation=explain(probe, reference),
    )
    return fidelity(candidate, GALLERY, **told)


@pytest.fixture(autouse=True)
def few_random_maps(monkeypatch):
    """Enough of them for these tests."""
    monkeypatch.setattr(trials, "RANDOM_MAPS", 4)


def oracle(probe, reference):
    """Similarity where the pixels agree, dissimilarity where they differ."""
    apart = np.abs(probe.pixels.astype(float) - reference.pixels).sum(2).astype(np.float32)
    strength = np.abs(probe.pixels - 127.5).sum(2).astype(np.float32)
    return both(np.where(apart == 0, strength, 0), apart)


def blind(probe, reference):
    return both(random_plane(0), random_plane(1))


def fixed(probe, reference):
    return both(centred_gaussian(112, 28), centred_gaussian(112, 28))


def passed(record):
    return {verdict.question: verdict.passed for verdict in record.verdicts}


@pytest.mark.parametrize(
    ("partner", "decision", "change"),
    [
        ("itself", Decision.ACCEPT, "replaced"),
        ("a stranger", Decision.REJECT, "transplanted"),
    ],
)
def test_an_oracle_finds_every_region_and_depends_on_the_partner(partner, decision, change):
    record = checked(oracle, partner)
    assert record.decision is decision
    assert record.region.change == change
    assert record.region.found == 8
    assert record.verdicts[2].text == f"finds a {change} region: 8 of 8"
    assert passed(record)[Question.PARTNER] is True
    assert record.partner.distractors[1].name == "K4"


def test_the_regions_are_those_that_move_the_score_most():
    record = checked(oracle)
    scores = {cell.number: pair_of(NETWORK, replaced(cell), PROBE).score for cell in CELLS}
    expected = sorted(scores, key=scores.get)[:8]
    assert [one.cell for one in record.region.findings] == expected
    for one in record.region.findings:
        assert one.score_after == pytest.approx(scores[one.cell], abs=1e-6)


def replaced(cell):
    return altered(PROBE, GALLERY[0].crop, cell)


def test_who_does_not_look_at_the_partner_does_not_depend_on_it():
    record = checked(blind)
    assert record.partner.dependence == pytest.approx(0, abs=1e-6)
    assert passed(record)[Question.PARTNER] is False
    assert "depends on the partner: no" in record.warning


def test_a_map_that_only_turns_its_sign_does_not_depend_on_the_partner():
    def turning(probe, reference):
        shown, nothing = random_plane(0), np.zeros((112, 112), np.float32)
        return both(shown, nothing) if reference is PROBE else both(nothing, shown)

    assert checked(turning).partner.dependence == pytest.approx(0, abs=1e-6)


def test_a_fixed_mask_is_not_better_than_a_fixed_mask():
    record = checked(fixed)
    assert passed(record)[Question.MASK] is False
    for curves in record.mask.curves:
        own = curves.controls[0]
        assert own.name == "control-gaussian"
        assert curves.own.scores == own.scores
        assert own.name not in curves.controls_beaten


def two_cells(first, second):
    """A crop of middle grey in which cell 6 and cell 9 have these levels."""
    levels = np.full((4, 4, 1), 128.0)
    levels[1, 2], levels[2, 1] = first, second
    pixels = np.kron(levels, np.ones((28, 28, 3)))
    return attrs.evolve(crop(0), pixels=pixels.astype(np.uint8))


def test_a_map_of_what_counts_is_better_than_every_fixed_mask(monkeypatch):
    """The pair agrees in cell 6, and the map shows it."""

    def agreeing(probe, reference):
        return both(CELLS[6].truth.astype(np.float32))

    monkeypatch.setattr(trials, "RANDOM_MAPS", RANDOM_MAPS)
    record = made(agreeing, probe=two_cells(200, 160), reference=two_cells(200, 90))
    assert record.mask.layer is Layer.SIMILARITY
    assert not record.mask.deletion.higher_is_better
    assert record.mask.deletion.own.scores[0] == pytest.approx(record.score)
    assert record.mask.insertion.own.scores[-1] == pytest.approx(record.score)
    assert all(len(curves.random) == RANDOM_MAPS for curves in record.mask.curves)
    assert passed(record)[Question.MASK] is True


def test_of_a_rejected_pair_deletion_should_raise_the_score():
    record = checked(oracle, "a stranger")
    assert record.mask.layer is Layer.DISSIMILARITY
    assert record.mask.deletion.higher_is_better
    assert not record.mask.insertion.higher_is_better


@pytest.mark.parametrize(
    ("partner", "missing"), [("itself", Question.REGION), ("a stranger", Question.MASK)]
)
def test_without_a_dissimilarity_map_a_question_does_not_apply(partner, missing):
    record = made(oracle, reference=PARTNERS[partner], has_dissimilarity=False)
    answers = passed(record)
    assert [question for question, answer in answers.items() if answer is None] == [missing]
    assert missing not in [verdict.question for verdict in record.failed]


def test_equal_input_gives_equal_records_and_progress_rises():
    told = []
    again = made(oracle, progress=lambda fraction, _: told.append(fraction))
    assert again == checked(oracle)
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("words", ["making controls", "mask 2 of", "partner 2", "region 3"])
def test_it_stops_where_it_is_cancelled(words):
    cancel, heard = CancelToken(), []

    def progress(_, message):
        heard.append(message)
        if words in message:
            cancel.cancel()

    with pytest.raises(Cancelled):
        made(oracle, progress=progress, cancel=cancel)
    said = [index for index, message in enumerate(heard) if words in message]
    assert len(heard) - said[0] <= 2


def test_strangers_score_below_the_threshold_with_both():
    pair = pair_of(NETWORK, PROBE, PROBE)
    faces = [GalleryFace("itself", "0" * 64, PROBE), *GALLERY]
    found = list(strangers(pair, faces, 3, CancelToken()))
    assert [face.name for face in found] == ["K3", "K4"]
    assert len(list(strangers(pair, faces, 1, CancelToken()))) == 1


def test_the_stand_ins_are_the_crops_upside_down():
    first, second = stand_ins(PROBE, STRANGER)
    assert np.array_equal(first.crop.pixels, STRANGER.pixels[::-1, ::-1])
    assert np.array_equal(second.crop.pixels, PROBE.pixels[::-1, ::-1])
    assert "no face" in first.name
