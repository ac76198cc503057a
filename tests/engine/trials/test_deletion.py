"""Deletion and insertion on a network that looks at one cell: the truth is known."""

import itertools

import numpy as np
import pytest
import torch

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.domain.trial import Change, ScoreCurve, TrialSettings
from xfv_desktop.engine.explainers.pair import fills_of, pair_of
from xfv_desktop.engine.trials.deletion import (
    accept_area,
    area,
    measure_deletion,
    order_masks,
    score_curves,
)

from .worlds import SEEN, both, flat, one_cell, random_plane, register, trial, values

PERFECT = SEEN.truth.astype(np.float32)


def areas(plane, **options):
    pair = pair_of(one_cell(), flat(200), flat(210))
    curves = score_curves(pair, plane, plane, Layer.SIMILARITY, **options)
    return {change: area(curve.scores) for change, curve in curves.items()}


def test_masks_hold_the_most_salient_pixels_first():
    plane = random_plane(0)
    masks = order_masks(plane, 11)[:, 0].numpy().astype(bool)
    assert [int(m.sum()) for m in masks] == np.rint(np.linspace(0, 1, 11) * 112 * 112).tolist()
    for mask in masks[1:-1]:
        assert plane[mask].min() > plane[~mask].max()
    assert all((later | earlier == later).all() for earlier, later in itertools.pairwise(masks))


def test_equal_values_keep_the_order_of_reading():
    masks = order_masks(np.zeros((112, 112), np.float32), 11)[:, 0].numpy().ravel().reshape(11, -1)
    assert all((np.diff(mask) <= 0).all() for mask in masks)


@pytest.mark.parametrize("fill", ["black", "mean", "blur"])
def test_curves_start_and_end_where_they_must(fill):
    pair = pair_of(one_cell(), flat(200), flat(150))
    curves = score_curves(pair, PERFECT, PERFECT, Layer.SIMILARITY, fill=fill, steps=13)
    deletion, insertion = (curves[change].scores for change in Change)
    assert len(deletion) == len(insertion) == 13
    assert deletion[0] == pytest.approx(pair.score, abs=1e-6)
    assert insertion[-1] == pytest.approx(pair.score, abs=1e-6)
    assert deletion[-1] == pytest.approx(insertion[0], abs=1e-6)


def test_a_perfect_map_does_better_than_any_random_one():
    perfect, chance = areas(PERFECT), [areas(random_plane(seed)) for seed in range(5)]
    assert perfect[Change.DELETION] < min(one[Change.DELETION] for one in chance) - 0.1
    assert perfect[Change.INSERTION] > max(one[Change.INSERTION] for one in chance) + 0.1
    worst = areas(1 - PERFECT)
    assert worst[Change.DELETION] > max(one[Change.DELETION] for one in chance)


def test_the_reference_stays_as_it_is_unless_both_are_perturbed():
    """Two blank crops are alike: with both perturbed the score comes back."""
    pair = pair_of(one_cell(), flat(200), flat(210))
    one, two = (
        score_curves(pair, PERFECT, PERFECT, Layer.SIMILARITY, images=images)[Change.DELETION]
        for images in ("one", "both")
    )
    assert one.scores[-1] < 0
    assert two.scores[-1] == pytest.approx(1, abs=1e-6)


def test_fills_are_what_they_say():
    pair = pair_of(one_cell(), flat(200), flat(100))
    black, mean, blur = (fills_of(pair, fill, 10.0)[0] for fill in ("black", "mean", "blur"))
    assert not black.any()
    colours = pair.images[0].mean((0, 2, 3))
    assert torch.allclose(mean[0, :, 0, 0], colours, atol=0.5 / 255)
    assert (mean == mean[:, :, :1, :1]).all()
    assert 0 < blur.std() < pair.images[0].std()


@pytest.mark.parametrize(
    ("scores", "expected"), [([1] * 11, 1.0), ([0] * 11, 0.0), ([1, 1, 1, 1, 1, 1] + [0] * 5, 0.55)]
)
def test_the_area_is_that_under_the_decisions(scores, expected):
    curve = ScoreCurve(Change.DELETION, Layer.SIMILARITY, tuple(map(float, scores)))
    assert accept_area(curve, 0.5) == pytest.approx(expected)


def test_each_protocol_has_its_own_pairs_and_maps(monkeypatch):
    register(monkeypatch, "known", lambda *_: both(PERFECT, 1 - PERFECT))
    mated = measure_deletion(
        trial("known", one_cell(), probe=flat(200), reference=flat(210), mated=True)
    )
    nonmated = measure_deletion(
        trial("known", one_cell(), probe=flat(200), reference=flat(20), mated=False)
    )
    names = {f"{p} {c}" for p in ("paper", "score", "fame") for c in Change}
    assert set(values(mated)) == set(values(nonmated)) == names
    for change in Change:
        assert values(mated)[f"paper {change}"] == values(mated)[f"fame {change}"]
    layers = {m.quantity: m.layer for m in nonmated.measurements}
    assert layers["paper deletion"] is layers["score deletion"] is Layer.DISSIMILARITY
    assert layers["fame deletion"] is Layer.SIMILARITY
    assert {c.layer for c in nonmated.curves} == {Layer.SIMILARITY, Layer.DISSIMILARITY}
    assert values(mated)["paper deletion"] < 0.2 < 0.8 < values(mated)["paper insertion"]


def test_a_method_without_dissimilarity_map_has_no_reject_rate(monkeypatch):
    register(monkeypatch, "known", lambda *_: both(PERFECT), dissimilarity=False)
    made = trial("known", one_cell(), probe=flat(200), reference=flat(20), mated=False)
    assert set(values(measure_deletion(made))) == {"fame deletion", "fame insertion"}


def test_a_cancelled_trial_stops(monkeypatch):
    register(monkeypatch, "known", lambda *_: both(PERFECT))
    cancel = CancelToken()
    cancel.cancel()
    pair = pair_of(one_cell(), flat(200), flat(210))
    with pytest.raises(Cancelled):
        score_curves(pair, PERFECT, PERFECT, Layer.SIMILARITY, cancel=cancel)


def test_too_few_steps_are_refused():
    with pytest.raises(ValueError, match="steps"):
        TrialSettings(steps=10)
