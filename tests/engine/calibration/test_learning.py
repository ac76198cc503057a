"""Curves, bounds, cross-validation by person, and what is refused."""

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calibrations import calibration, scored_pairs
from xfv_desktop.domain.calibration import BoundRule, Method
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Cancelled, CancelToken, no_progress
from xfv_desktop.engine.calibration import bounds, curves, measures
from xfv_desktop.engine.calibration.learning import Course, curves_of, learnt
from xfv_desktop.engine.calibration.validation import arrays_of, cross_validated

QUICK = Course(resamples=30)


def learn(pairs, test=None, course=QUICK):
    return learnt(pairs, test, course, progress=no_progress, cancel=CancelToken())


@pytest.mark.parametrize("method", Method)
def test_a_curve_rises_and_separates(method):
    curve, limits, validation = learn(scored_pairs(), course=attrs.evolve(QUICK, method=method))
    found = curve.log10_lr(np.linspace(-1, 1, 201))
    assert np.isfinite(found).all()
    assert (np.diff(found) >= 0).all()
    assert found[0] < 0 < found[-1]
    assert validation.cllr.low <= validation.cllr.value <= validation.cllr.high < 1
    assert validation.cllr.value == pytest.approx(
        validation.cllr_min.value + validation.cllr_cal.value
    )
    assert limits.lower < 0 < limits.upper


def test_two_gaussians_are_calibrated_as_they_were_made():
    sigma, rng = 2.5, np.random.default_rng(3)
    ln_lr = np.r_[rng.normal(sigma**2 / 2, sigma, 4000), rng.normal(-(sigma**2) / 2, sigma, 4000)]
    mated = np.arange(8000) < 4000
    scores = ln_lr / 10 + 0.2  # any rising line of the true ln LR
    inner = (np.abs(ln_lr) < 4) & True
    for method in (Method.LOGISTIC, Method.BI_GAUSSIAN):
        found = curves.fitted(method, scores, mated).log10_lr(scores)
        assert np.abs(found - ln_lr / np.log(10))[inner].max() < 0.25
    assert curves.sigma_of_cllr(curves.cllr_of_sigma(sigma)) == pytest.approx(sigma)


@given(
    st.lists(st.floats(-1, 1), min_size=1, max_size=40),
    st.sampled_from(list(Method)),
    st.integers(0, 3),
)
@settings(max_examples=60)
def test_no_likelihood_ratio_goes_beyond_its_bounds(scores, method, seed):
    for rule in BoundRule:
        made = _learnt_calibration(method, seed, rule)
        found = made.bounded(np.array(scores))
        assert (found >= made.bounds.lower).all()
        assert (found <= made.bounds.upper).all()
        assert made.bounds.upper <= np.log10(made.data.nonmated + 1) + 0.01
        assert made.bounds.lower >= -np.log10(made.data.mated + 1) - 0.01


_made = {}


def _learnt_calibration(method, seed, rule):
    if (method, seed, rule) not in _made:
        pairs = scored_pairs(seed, persons=40, spread=0.05 + 0.1 * seed)
        course = Course(method=method, bounds=rule, resamples=1)
        curve, limits, validation = learn(pairs, course=course)
        mated = sum(pair.same for pair in pairs)
        data = attrs.evolve(calibration().data, mated=mated, nonmated=len(pairs) - mated)
        _made[method, seed, rule] = calibration(
            curve=curve, bounds=limits, validation=validation, data=data
        )
    return _made[method, seed, rule]


def test_scores_that_do_not_overlap_get_a_finite_curve_that_says_so():
    scores = np.r_[np.linspace(0.6, 0.9, 40), np.linspace(-0.2, 0.2, 40)]
    curve = curves.logistic(scores, np.arange(80) < 40)
    assert curve.separable
    assert 0 < curve.slope < 1000


def test_scores_that_tell_nothing_or_the_contrary_are_no_evidence():
    scores = np.r_[np.linspace(0.0, 0.5, 40), np.linspace(0.1, 0.6, 40)]
    curve = curves.logistic(scores, np.arange(80) < 40)
    np.testing.assert_array_equal(curve.log10_lr(scores), 0)


def test_bounds_of_a_perfect_system_are_what_so_many_comparisons_carry():
    log10_lr = np.r_[np.full(99, 9.0), np.full(999, -9.0)]
    mated = np.arange(1098) < 99
    assert bounds.elub(log10_lr, mated) == pytest.approx((-2.0, 3.0), abs=0.02)
    assert bounds.empirical(log10_lr, mated) == pytest.approx((-2.0, 3.0))


def test_a_system_that_says_nothing_gets_no_room():
    log10_lr = np.tile([1.0, -1.0], 50)
    mated = np.arange(100) < 50
    assert bounds.elub(log10_lr, mated) == pytest.approx((0, 0), abs=0.02)


@pytest.mark.parametrize(
    ("log10_lr", "mated", "cost"),
    [([0.0, 0.0], [True, False], 1.0), ([9.0, -9.0], [True, False], 0.0)],
)
def test_the_cost_of_nothing_is_one_and_of_perfection_nought(log10_lr, mated, cost):
    assert measures.cllr(np.array(log10_lr), np.array(mated)) == pytest.approx(cost, abs=1e-6)


def test_devpav_is_not_defined_where_pav_is_finite_nowhere():
    assert measures.devpav(np.array([1.0, -1.0]), np.array([True, False])) is None


def test_a_cross_validated_ratio_does_not_depend_on_its_own_persons():
    pairs = scored_pairs(persons=40)
    first = arrays_of(pairs)
    chosen = 7
    own = np.isin(first.persons, first.persons[chosen]).any(axis=1)
    own[chosen] = False
    scores = first.scores.copy()
    scores[own] = np.where(first.mated[own], -1, 1)  # as misleading as can be
    found = [
        cross_validated(
            Method.LOGISTIC, attrs.evolve(first, scores=s), 5, 1,
            progress=no_progress, cancel=CancelToken(),
        )
        for s in (first.scores, scores)
    ]  # fmt: skip
    assert found[0][chosen] == found[1][chosen]
    assert (found[0] != found[1]).any()


def test_equal_input_gives_equal_output():
    assert learn(scored_pairs()) == learn(scored_pairs())


def test_an_independent_list_gives_bounds_and_validation():
    pairs, test = scored_pairs(1), scored_pairs(2, prefix="other")
    curve, _, validation = learn(pairs, test)
    assert curve == learn(pairs)[0]
    assert "independent" in validation.way
    assert len(validation.mated) == sum(pair.same for pair in test)


def test_persons_of_both_lists_are_refused():
    with pytest.raises(UserError, match="60 persons stand in both lists"):
        learn(scored_pairs(1), scored_pairs(2))


@pytest.mark.parametrize(
    ("pairs", "fault"),
    [
        ([p for p in scored_pairs() if p.same], "holds no non-mated pairs"),
        ([p for p in scored_pairs() if not p.same], "holds no mated pairs"),
        (scored_pairs(persons=29), "shows 29 persons in its mated pairs, fewer than the 30"),
        ([attrs.evolve(p, persons=None) for p in scored_pairs()], "whom its pictures show"),
    ],
    ids=["mated only", "non-mated only", "tiny", "nobody known"],
)
def test_lists_that_cannot_calibrate_are_refused(pairs, fault):
    with pytest.raises(UserError, match=fault):
        learn(pairs)


def test_thirty_persons_are_enough():
    assert learn(scored_pairs(persons=30))[1].upper > 0


def test_learning_can_be_cancelled():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        learnt(scored_pairs(), None, QUICK, progress=no_progress, cancel=token)


def test_plotted_curves_are_finite_and_end_with_the_data():
    drawn = curves_of(calibration().validation)
    mated, nonmated = calibration().validation.log10_lrs
    every = np.concatenate([mated, nonmated])
    assert np.isfinite(drawn.pav).all()
    assert every.min() <= drawn.pav[:, 0].min() <= drawn.pav[:, 0].max() <= every.max()
    for line in (drawn.ece_system, drawn.ece_pav, drawn.ece_neutral):
        assert np.isfinite(line).all()
    assert (drawn.ece_pav <= np.minimum(drawn.ece_system, drawn.ece_neutral) + 1e-9).all()
