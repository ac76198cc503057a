"""Error rates are what counting gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xfv_desktop.engine.evaluation import TARGET_FMRS, equal_error_rate, error_rates, fnmr_at_fmr

scores = st.lists(
    st.one_of(st.integers(-4, 4).map(lambda n: n / 4), st.floats(-1, 1)), min_size=1, max_size=30
)


def counted_fmr(nonmated, threshold):
    return sum(score >= threshold for score in nonmated) / len(nonmated)


def counted_fnmr(mated, threshold):
    return sum(score < threshold for score in mated) / len(mated)


@settings(max_examples=150, deadline=None)
@given(scores, scores, st.floats(-1, 1))
def test_rates_at_a_threshold_are_those_of_counting(mated, nonmated, threshold):
    rates = error_rates(np.array(mated), np.array(nonmated), threshold)
    right = sum(s >= threshold for s in mated) + sum(s < threshold for s in nonmated)
    assert rates.fmr == pytest.approx(counted_fmr(nonmated, threshold))
    assert rates.fnmr == pytest.approx(counted_fnmr(mated, threshold))
    assert rates.accuracy == pytest.approx(right / (len(mated) + len(nonmated)))
    assert (rates.mated, rates.nonmated, rates.threshold) == (len(mated), len(nonmated), threshold)


@settings(max_examples=150, deadline=None)
@given(scores, scores)
def test_equal_error_rate_is_where_the_two_rates_are_nearest(mated, nonmated):
    rate, threshold = equal_error_rate(np.array(mated), np.array(nonmated))
    fmr, fnmr = counted_fmr(nonmated, threshold), counted_fnmr(mated, threshold)
    assert rate == pytest.approx((fmr + fnmr) / 2)
    # Every threshold between two neighbouring scores gives the rates of one of these.
    values = sorted({*mated, *nonmated})
    every = [*values, np.nextafter(values[-1], np.inf)]
    nearest = min(abs(counted_fmr(nonmated, t) - counted_fnmr(mated, t)) for t in every)
    assert abs(fmr - fnmr) == pytest.approx(nearest, abs=1e-12)


@settings(max_examples=150, deadline=None)
@given(scores, scores, st.sampled_from([0.0, 1e-3, 1e-2, 0.1, 0.25, 0.5, 0.9, 1.0]))
def test_fnmr_at_an_fmr_is_the_best_that_any_threshold_allows(mated, nonmated, target):
    allowed = [
        t
        for score in {*mated, *nonmated}
        for t in (score, np.nextafter(score, np.inf))
        if counted_fmr(nonmated, t) <= target
    ]
    best = min((counted_fnmr(mated, t) for t in allowed), default=1.0)
    if target >= 1:
        best = 0.0
    assert fnmr_at_fmr(np.array(mated), np.array(nonmated), target) == pytest.approx(best)


@settings(max_examples=50, deadline=None)
@given(scores, scores)
def test_order_of_the_scores_does_not_matter(mated, nonmated):
    forth = error_rates(np.array(mated), np.array(nonmated), 0.3)
    back = error_rates(np.array(mated[::-1]), np.array(nonmated[::-1]), 0.3)
    assert forth == back


def test_rates_by_hand():
    """Mated 0.2, 0.6, 0.7, 0.9; non-mated 0.1, 0.3, 0.5, 0.65; threshold 0.5."""
    rates = error_rates(np.array([0.2, 0.6, 0.7, 0.9]), np.array([0.1, 0.3, 0.5, 0.65]), 0.5)
    assert rates.fmr == 0.5  # 0.5 itself is accepted
    assert rates.fnmr == 0.25
    assert rates.accuracy == 5 / 8
    assert (rates.eer, rates.eer_threshold) == (0.25, 0.6)
    assert rates.fnmr_at_fmr == {"0.01": 0.5, "0.001": 0.5}


def test_perfect_separation():
    rates = error_rates(np.array([0.8, 0.9]), np.array([0.1, 0.2]), 0.5)
    assert (rates.fmr, rates.fnmr, rates.eer, rates.accuracy) == (0, 0, 0, 1)
    assert set(rates.fnmr_at_fmr.values()) == {0}


def test_no_separation_at_all():
    rates = error_rates(np.array([0.1, 0.2]), np.array([0.8, 0.9]), 0.5)
    assert (rates.fmr, rates.fnmr, rates.eer, rates.accuracy) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("count", "targets"),
    [(3000, []), (2999, ["0.001"]), (600, ["0.001"]), (299, ["0.01", "0.001"])],
)
def test_rule_of_three_is_noted_where_comparisons_are_too_few(count, targets):
    nonmated = np.linspace(-0.5, 0.1, count)
    notes = error_rates(np.array([0.9]), nonmated, 0.3).notes
    assert len(notes) == len(targets)
    for note, target in zip(notes, targets, strict=True):
        assert note.startswith(f"{count} non-mated comparisons")
        assert f"FMR {target} " in note


def test_one_rate_for_each_target_is_given():
    rates = error_rates(np.array([0.9]), np.array([0.1]), 0.3)
    assert list(rates.fnmr_at_fmr) == [f"{target:g}" for target in TARGET_FMRS]
