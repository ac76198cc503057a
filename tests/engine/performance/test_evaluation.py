"""Error rates are what counting gives."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sklearn.metrics import det_curve

from xfv_desktop.engine.performance.evaluation import (
    TARGET_FMRS,
    ScoreSet,
    Sweep,
    error_rates,
    fnmr_at,
    supported_fmrs,
    threshold_at_fmr,
)

scores = st.lists(
    st.one_of(st.integers(-4, 4).map(lambda n: n / 4), st.floats(-1, 1)), min_size=1, max_size=30
)


def rated(mated, nonmated, threshold):
    return error_rates(ScoreSet(np.array(mated), np.array(nonmated)), threshold)


def counted_fmr(nonmated, threshold):
    return sum(score >= threshold for score in nonmated) / len(nonmated)


def counted_fnmr(mated, threshold):
    return sum(score < threshold for score in mated) / len(mated)


@settings(max_examples=150)
@given(scores, scores, st.floats(-1, 1))
def test_rates_at_a_threshold_are_those_of_counting(mated, nonmated, threshold):
    rates = rated(mated, nonmated, threshold)
    right = sum(s >= threshold for s in mated) + sum(s < threshold for s in nonmated)
    assert rates.fmr == pytest.approx(counted_fmr(nonmated, threshold))
    assert rates.fnmr == pytest.approx(counted_fnmr(mated, threshold))
    assert rates.accuracy == pytest.approx(right / (len(mated) + len(nonmated)))
    assert (rates.mated, rates.nonmated, rates.threshold) == (len(mated), len(nonmated), threshold)


@settings(max_examples=150)
@given(scores, scores)
def test_equal_error_rate_is_where_the_two_rates_are_nearest(mated, nonmated):
    rates = rated(mated, nonmated, 0)
    rate, threshold = rates.eer, rates.eer_threshold
    fmr, fnmr = counted_fmr(nonmated, threshold), counted_fnmr(mated, threshold)
    assert rate == pytest.approx((fmr + fnmr) / 2)
    # Every threshold between two neighbouring scores gives the rates of one of these.
    values = sorted({*mated, *nonmated})
    every = [*values, np.nextafter(values[-1], np.inf)]
    nearest = min(abs(counted_fmr(nonmated, t) - counted_fnmr(mated, t)) for t in every)
    assert abs(fmr - fnmr) == pytest.approx(nearest, abs=1e-12)


@settings(max_examples=150)
@given(scores, scores, st.sampled_from([0.0, 1e-3, 1e-2, 0.1, 0.25, 0.5, 0.9, 1.0]))
def test_fnmr_at_an_fmr_is_the_best_that_any_threshold_allows(mated, nonmated, target):
    allowed = [
        t
        for score in {*mated, *nonmated}
        for t in (score, np.nextafter(score, np.inf))
        if counted_fmr(nonmated, t) <= target
    ]
    best = min((counted_fnmr(mated, t) for t in allowed), default=1.0)
    sweep = Sweep(ScoreSet(np.array(mated), np.array(nonmated)))
    assert fnmr_at(*sweep.plain_rates(), np.array([target])) == pytest.approx(best)


@settings(max_examples=150)
@example([0.0], [-1.0, float(np.nextafter(-1, 0))], 0.5)
@given(scores, scores, st.sampled_from([1e-3, 0.1, 0.25, 0.5, 0.9]))
def test_threshold_for_an_fmr_keeps_it_and_is_the_lowest_that_does(mated, nonmated, target):
    score_set = ScoreSet(np.array(mated), np.array(nonmated))
    threshold = threshold_at_fmr(score_set, target)
    assert counted_fmr(nonmated, threshold) <= target
    sweep = Sweep(score_set)
    best = fnmr_at(*sweep.plain_rates(), np.array([target]))
    assert counted_fnmr(mated, threshold) == pytest.approx(best)


@settings(max_examples=60)
@given(scores, scores)
def test_det_points_are_those_of_scikit_learn(mated, nonmated):
    """An oracle; it leaves out points at which only one of the rates stays 0 or 1."""
    fmr, fnmr = Sweep(ScoreSet(np.array(mated), np.array(nonmated))).plain_rates()
    labels = [1] * len(mated) + [0] * len(nonmated)
    theirs = det_curve(labels, [*mated, *nonmated])
    ours = {(round(a, 9), round(b, 9)) for a, b in zip(fmr, fnmr, strict=True)}
    assert {(round(a, 9), round(b, 9)) for a, b in zip(*theirs[:2], strict=True)} <= ours


@settings(max_examples=60)
@given(scores, scores, st.data())
def test_a_weight_counts_a_comparison_as_often(mated, nonmated, data):
    """Whole weights give the rates of a list with each score repeated so often."""
    drawn = [
        data.draw(st.lists(st.integers(0, 3), min_size=len(kind), max_size=len(kind)))
        for kind in (mated, nonmated)
    ]
    repeated = [
        np.repeat(kind, times) for kind, times in zip((mated, nonmated), drawn, strict=True)
    ]
    if not all(map(len, repeated)):
        return
    weighted = Sweep(ScoreSet(np.array(mated), np.array(nonmated)))
    fmr, fnmr = weighted.rates(*(np.array([times], float) for times in drawn))
    for place, threshold in enumerate(weighted.thresholds):
        assert fmr[0, place] == pytest.approx(counted_fmr(repeated[1], threshold))
        assert fnmr[0, place] == pytest.approx(counted_fnmr(repeated[0], threshold))


@settings(max_examples=50)
@given(scores, scores)
def test_order_of_the_scores_does_not_matter(mated, nonmated):
    forth = rated(mated, nonmated, 0.3)
    back = rated(mated[::-1], nonmated[::-1], 0.3)
    assert forth == back


def test_rates_by_hand():
    """Mated 0.2, 0.6, 0.7, 0.9; non-mated 0.1, 0.3, 0.5, 0.65; threshold 0.5."""
    rates = rated([0.2, 0.6, 0.7, 0.9], [0.1, 0.3, 0.5, 0.65], 0.5)
    assert rates.fmr == 0.5  # 0.5 itself is accepted
    assert rates.fnmr == 0.25
    assert rates.accuracy == 5 / 8
    assert (rates.eer, rates.eer_threshold) == (0.25, 0.6)
    assert rates.fnmr_at_fmr == {}  # four comparisons support none of them


def test_perfect_separation():
    rates = rated([0.8, 0.9], [0.1, 0.2], 0.5)
    assert (rates.fmr, rates.fnmr, rates.eer, rates.accuracy) == (0, 0, 0, 1)


def test_no_separation_at_all():
    rates = rated([0.1, 0.2], [0.8, 0.9], 0.5)
    assert (rates.fmr, rates.fnmr, rates.eer, rates.accuracy) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("count", "shown", "certain"),
    [
        (299, [], []),
        (300, [1e-2], []),
        (600, [1e-2], []),
        (2999, [1e-2], []),
        (3000, [1e-2, 1e-3], [1e-2]),
        (30_000, [1e-2, 1e-3, 1e-4], [1e-2, 1e-3]),
        (300_000, [1e-2, 1e-3, 1e-4], [1e-2, 1e-3, 1e-4]),
    ],
)
def test_rules_of_three_and_thirty_say_what_so_many_comparisons_support(count, shown, certain):
    """3 / N is the least FMR that can be shown at all, 30 / N the least within 30 %."""
    rates = rated([0.9], np.linspace(-0.5, 0.1, count), 0.3)
    assert list(supported_fmrs(count)) == shown
    assert list(rates.fnmr_at_fmr) == [f"{target:g}" for target in shown]
    three = {t for t in TARGET_FMRS if any(f"FMR {t:g} is left out" in n for n in rates.notes)}
    thirty = {t for t in TARGET_FMRS if any(f"FMR {t:g} rests on" in n for n in rates.notes)}
    assert three == set(TARGET_FMRS) - set(shown)
    assert thirty == set(shown) - set(certain)
