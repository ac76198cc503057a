"""Regions: dealt out evenly, blended softly, and found by whoever knows them."""

import numpy as np
import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.trial import RegionChange
from xfv_desktop.engine.trials.regions import (
    Cell,
    RegionOutcome,
    altered,
    auroc,
    cell_in_turn,
    energy_share,
    measure_replaced,
    measure_transplanted,
    pointing,
    region_outcome,
    tiling,
)

from .worlds import SEEN, both, flat, one_cell, random_plane, register, trial, values

SIZES = (16, 28, 56)
GAUSSIAN = np.exp(-((np.mgrid[0:112, 0:112] - 55.5) ** 2).sum(0) / (2 * 28**2)).astype(np.float32)
FIXED = {"random": random_plane(1), "centre": GAUSSIAN, "ties": np.rint(4 * GAUSSIAN)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", FIXED)
def test_any_fixed_map_scores_a_half_over_a_full_cycle(size, name):
    plane, cells = FIXED[name], tiling(size)
    assert np.mean([auroc(plane, c.truth) for c in cells]) == pytest.approx(0.5, abs=1e-9)
    ratios = [energy_share(plane, c.truth) / c.truth.mean() for c in cells]
    assert np.mean(ratios) == pytest.approx(1, abs=1e-4)
    assert sum(pointing(plane, c.truth, 0) for c in cells) == pytest.approx(1)


@pytest.mark.parametrize("size", SIZES)
def test_each_cycle_uses_every_cell_once_in_an_order_of_its_own(size):
    count = len(tiling(size))
    first, second = (
        [cell_in_turn(size, 112, place, seed=3).number for place in range(start, start + count)]
        for start in (0, count)
    )
    assert sorted(first) == sorted(second) == list(range(count))
    assert first != second
    assert first != [cell_in_turn(size, 112, place, seed=4).number for place in range(count)]


@pytest.mark.parametrize("size", SIZES)
def test_the_truth_is_where_the_blend_is_at_least_half(size):
    for cell in tiling(size):
        np.testing.assert_array_equal(cell.alpha >= 0.5, cell.truth)
        assert cell.alpha.max() <= 1 + 1e-6
    total = sum(cell.alpha for cell in tiling(size))
    assert total.min() > 0.5


@pytest.mark.parametrize("size", [0, 1, 30, 112])
def test_a_size_that_does_not_tile_the_crop_is_refused(size):
    with pytest.raises(UserError, match="16, 28 or 56"):
        tiling(size)


def test_the_probe_changes_softly_and_only_there():
    probe, donor = flat(200), flat(20)
    pixels = altered(probe, donor, SEEN).pixels
    inside = pixels[28:56, 56:84]
    np.testing.assert_array_equal(inside[8:20, 8:20], donor.pixels[36:48, 64:76])
    far = np.ones((112, 112), dtype=bool)
    far[20:64, 48:92] = False
    np.testing.assert_array_equal(pixels[far], probe.pixels[far])
    steps = np.abs(np.diff(pixels[40, :, 0].astype(int)))
    assert steps.max() < 60 < 180


@pytest.mark.parametrize(
    ("values", "truth", "expected"),
    [
        ([0, 1, 2, 3], [0, 0, 1, 1], 1.0),
        ([0, 1, 2, 3], [1, 1, 0, 0], 0.0),
        ([1, 1, 1, 1], [0, 0, 1, 1], 0.5),
        ([0, 1, 1, 2], [0, 0, 1, 1], 0.875),
    ],
)
def test_auroc_counts_pairs_and_halves_ties(values, truth, expected):
    plane = np.array(values, np.float32).reshape(2, 2)
    assert auroc(plane, np.array(truth, bool).reshape(2, 2)) == expected


def test_energy_and_pointing_of_special_maps():
    truth = SEEN.truth
    assert energy_share(truth.astype(np.float32), truth) == 1
    assert energy_share(np.zeros((112, 112), np.float32), truth) == truth.mean()
    assert pointing(truth.astype(np.float32), truth, 5.0) == 1
    assert pointing((~truth).astype(np.float32), truth, 5.0) == 0
    assert pointing(np.zeros((112, 112), np.float32), truth, 5.0) == truth.mean()


@pytest.mark.parametrize(
    ("change", "before", "after", "expected"),
    [
        (RegionChange.REPLACED, 0.6, 0.54, True),
        (RegionChange.REPLACED, 0.6, 0.66, False),
        (RegionChange.TRANSPLANTED, 0.1, 0.16, True),
        (RegionChange.TRANSPLANTED, 0.1, 0.04, False),
        (RegionChange.TRANSPLANTED, 0.1, 0.14, False),
    ],
)
def test_a_region_is_consequential_where_the_score_moves_as_expected(
    change, before, after, expected
):
    outcome = RegionOutcome(change, Cell(28, 0, 0, 112), before, after, 1, 1, 1, 1, 1)
    assert outcome.consequential is expected


def difference(_, probe, reference):
    """Knows the truth of both trials: where the probe is not, or is, as the reference."""
    apart = np.abs(probe.pixels.astype(np.float32) - reference.pixels).mean(2)
    far = (apart > 60).astype(np.float32)
    return both(1 - far, far)


TRIALS = [
    (measure_replaced, True, flat(200), flat(210), 20),
    (measure_transplanted, False, flat(20), flat(200), 200),
]


@pytest.mark.parametrize(("measure", "mated", "probe", "reference", "_"), TRIALS)
@pytest.mark.parametrize(
    ("right", "expected"), [(True, (1, 1)), (False, (0, 0))], ids=["truth", "negative"]
)
def test_who_knows_the_region_scores_one_and_who_inverts_it_nought(
    monkeypatch, measure, mated, probe, reference, _, right, expected
):
    def explain(network, one, other):
        found = difference(network, one, other).probe
        layers = (found.similarity, found.dissimilarity)
        return both(*(layers if right else layers[::-1]))

    register(monkeypatch, "known", explain)
    for place in range(16):
        made = trial(
            "known", one_cell(), probe=probe, reference=reference, mated=mated, place=place
        )
        result = measure(made)
        assert values(result)["AUROC"] == pytest.approx(expected[0], abs=0.12)
        assert values(result)["AUROC signed"] == pytest.approx(expected[0], abs=0.12)
        assert values(result)["pointing"] == expected[1]
        cell = Cell(28, *(result.measurements[0].detail[k] for k in ("row", "column")), 112)
        assert result.measurements[0].detail["consequential"] is (cell == SEEN)


@pytest.mark.parametrize(("measure", "mated", "probe", "reference", "_"), TRIALS)
def test_pairs_of_the_other_kind_have_no_such_trial(
    monkeypatch, measure, mated, probe, reference, _
):
    register(monkeypatch, "known", difference)
    made = trial("known", one_cell(), probe=probe, reference=reference, mated=not mated)
    assert measure(made).measurements == ()


def test_each_size_is_tried(monkeypatch):
    register(monkeypatch, "known", difference)
    made = trial(
        "known", one_cell(), probe=flat(200), reference=flat(210), mated=True,
        region_sizes_px=SIZES,
    )  # fmt: skip
    sizes = [m.detail["region px"] for m in measure_replaced(made).measurements]
    assert sizes == [size for size in SIZES for _ in range(5)]


def test_the_signed_map_tells_more_where_the_layer_is_empty():
    truth = SEEN.truth
    explanation = both(np.where(truth, 1, 2).astype(np.float32))
    outcome = region_outcome(RegionChange.REPLACED, SEEN, explanation, (0.5, 0.4), 0.0)
    assert (outcome.auroc, outcome.auroc_signed) == (0.5, 1.0)
