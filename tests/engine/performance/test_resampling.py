"""Intervals by drawing persons: what is known by hand, and how often they hold the truth."""

from statistics import NormalDist

import numpy as np
import pytest

from xfv_desktop.domain.jobs import Cancelled, CancelToken, no_progress
from xfv_desktop.domain.pairs import ScoredPair
from xfv_desktop.engine.performance import resampling
from xfv_desktop.engine.performance.evaluation import ScoreSet, error_rates, score_set
from xfv_desktop.engine.performance.resampling import Group, resampled

TARGETS = np.array([0.01, 0.1, 1.0])


def drawn(scores, threshold=0.5, groups=(), *, seed=0, progress=no_progress, cancel=None):
    rates = error_rates(scores, threshold)
    return resampled(
        scores, rates, TARGETS, groups, seed=seed, progress=progress,
        cancel=cancel or CancelToken(),
    )  # fmt: skip


def everybody(persons=40, wrong_nonmated=(), wrong_mated=()):
    """Each person once mated, and once non-mated with the next; the named ones err."""
    numbers = np.arange(persons)
    mated = np.where(np.isin(numbers, wrong_mated), 0.2, 0.8)
    nonmated = np.where(np.isin(numbers, wrong_nonmated), 0.7, 0.1)
    pairs = np.stack([numbers, (numbers + 1) % persons], axis=1)
    return ScoreSet(mated, nonmated, persons, numbers, pairs)


def test_the_interval_of_a_rate_over_persons_is_that_of_the_binomial():
    """One mated comparison for each of 40 persons, 10 wrong: drawing persons draws Bin(40, ¼)."""
    low, high = drawn(everybody(wrong_mated=range(10))).intervals["fnmr"]
    assert low == pytest.approx(5 / 40, abs=1e-9)  # P(X ≤ 4) = .016, P(X ≤ 5) = .043
    assert high == pytest.approx(16 / 40, abs=0.026)  # P(X ≤ 15) = .974 lies at the limit


def test_comparisons_of_one_person_count_as_one_person():
    """Two persons with five comparisons each, one always wrong: the rate is 0, ½ or 1."""
    scores = ScoreSet(
        np.array([0.8] * 5 + [0.2] * 5), np.array([0.1]), 2,
        np.array([0] * 5 + [1] * 5), np.array([[0, 1]]),
    )  # fmt: skip
    assert drawn(scores).intervals["fnmr"] == (0, 1)


def test_a_comparison_counts_as_often_as_its_persons_were_drawn():
    """In the ring, a non-mated weight is the product of two neighbours' draws."""
    batches = list(resampling._draws(everybody(5), seed=0))
    assert sum(len(mated) for mated, _ in batches) == resampling.RESAMPLES
    for times, nonmated in batches:
        assert (times.sum(axis=1) == 5).all()
        np.testing.assert_array_equal(nonmated, times * np.roll(times, -1, axis=1))


def test_three_persons_in_a_ring_by_hand():
    """One comparison wrong; two thirds of the 27 draws hold two persons: the rate is 0 or 1."""
    assert drawn(everybody(3, wrong_nonmated=[0])).intervals["fmr"] == (0, 1)


def test_intervals_hold_the_rate_and_grow_with_the_errors_shared_by_persons():
    """The same number of errors, once on as many persons, once on one person."""
    numbers = np.arange(40)
    pairs = np.stack([numbers // 2, 20 + numbers % 20], axis=1)
    spread, lumped = (np.full(40, 0.1) for _ in range(2))
    spread[::10] = 0.7
    lumped[:2] = lumped[20:22] = 0.7
    spread_set, lumped_set = (
        ScoreSet(np.full(40, 0.8), values, 40, numbers, pairs) for values in (spread, lumped)
    )
    lumped_pairs = pairs.copy()
    lumped_pairs[[0, 1, 20, 21], 0] = 0
    lumped_set = ScoreSet(lumped_set.mated, lumped, 40, numbers, lumped_pairs)
    widths = []
    for scores in (spread_set, lumped_set):
        low, high = drawn(scores).intervals["fmr"]
        assert low <= 0.1 <= high
        widths.append(high - low)
    assert widths[1] > 1.2 * widths[0]


@pytest.mark.parametrize(("wrong", "expected"), [((), (0, 3 / 40)), (range(40), (1 - 3 / 40, 1))])
def test_without_any_error_the_rule_of_three_gives_the_other_end(wrong, expected):
    found = drawn(everybody(wrong_mated=wrong, wrong_nonmated=wrong)).intervals
    assert found["fnmr"] == pytest.approx(expected)
    apart = 3 / 20  # a ring of 40 has 20 comparisons that share nobody
    assert found["fmr"] == pytest.approx((0, apart) if not wrong else (1 - apart, 1))


def test_groups_have_their_own_intervals_and_empty_ones_none():
    scores = everybody(wrong_mated=range(10), wrong_nonmated=range(3))
    whole = Group(np.ones(40, bool), np.ones(40, bool))
    first = Group(np.arange(40) < 10, np.zeros(40, bool))
    found = drawn(scores, groups=[whole, first])
    assert found.groups[0] == (found.intervals["fmr"], found.intervals["fnmr"])
    assert found.groups[1] == (None, (1 - 3 / 10, 1))


def test_the_same_seed_gives_the_same_whatever_the_size_of_the_batches(monkeypatch):
    scores = everybody(wrong_mated=range(5), wrong_nonmated=range(2))
    one = drawn(scores)
    monkeypatch.setattr(resampling, "MOST_VALUES", 7 * 80)
    other = drawn(scores)
    assert one.intervals == other.intervals
    np.testing.assert_array_equal(one.det, other.det)
    assert drawn(scores, seed=1).intervals != one.intervals


def test_det_band_falls_with_the_fmr_and_holds_the_curve():
    rng = np.random.default_rng(0)
    numbers = np.arange(60)
    scores = ScoreSet(
        rng.normal(0.6, 0.2, 60), rng.normal(0.2, 0.2, 60), 60, numbers,
        np.stack([numbers, rng.permutation(60)], axis=1),
    )  # fmt: skip
    low, high = drawn(scores).det
    assert (low <= high).all()
    assert (np.diff(high) <= 0).all()
    assert low[-1] == high[-1] == 0  # at FMR 1 everything is accepted


def test_progress_rises_and_cancel_stops():
    told = []
    drawn(everybody(), progress=lambda fraction, _: told.append(fraction))
    assert told == sorted(told)
    assert told[-1] == 1
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        drawn(everybody(), cancel=cancel)


@pytest.mark.parametrize("spread", [0.0, 0.7])
def test_intervals_hold_the_truth_as_often_as_they_say(spread, monkeypatch):
    """Of 60 lists of 300 comparisons among 60 persons, at least nine in ten (95 % are promised)."""
    monkeypatch.setattr(resampling, "RESAMPLES", 300)
    rng, truth, persons = np.random.default_rng(0), 0.05, 60
    limit = NormalDist(0, float(np.sqrt(1 + 2 * spread**2))).inv_cdf(1 - truth)
    held = 0
    for _ in range(60):
        ease = rng.normal(0, spread, persons)
        pairs = np.array([rng.choice(persons, 2, replace=False) for _ in range(300)])
        nonmated = ease[pairs].sum(axis=1) + rng.normal(size=300)
        scores = ScoreSet(np.full(60, 9.0), nonmated, persons, np.arange(60), pairs)
        low, high = drawn(scores, limit).intervals["fmr"]
        held += low <= truth <= high
    assert held >= 54


def test_persons_are_numbered_only_where_all_are_known():
    def pair(score, *persons):
        return ScoredPair("", "", len({*persons}) == 1, score, persons or None)

    known = [pair(0.9, "Bob", "Bob"), pair(0.8, "Ann", "Ann"), pair(0.1, "Bob", "Ann")]
    found = score_set(known)
    assert found.persons == 2
    assert found.mated_persons.tolist() == [1, 0]
    assert found.nonmated_persons.tolist() == [[1, 0]]
    assert score_set([*known, ScoredPair("", "", True, 0.5)]).persons == 0
