"""The numbers of scikit-learn and of the NFI's lir, reproduced."""

import numpy as np
import pytest

from xfv_desktop.domain.calibration import Method
from xfv_desktop.engine.calibration import bounds, curves, isotonic, measures


def scores_of(seed, mated=150, nonmated=240, shift=0.45):
    """Scores that overlap, with ties, in random order."""
    rng = np.random.default_rng(seed)
    scores = np.r_[rng.normal(shift, 0.15, mated), rng.normal(0.05, 0.12, nonmated)].round(2)
    kinds = np.r_[np.ones(mated, bool), np.zeros(nonmated, bool)]
    order = rng.permutation(len(scores))
    return scores[order], kinds[order]


@pytest.mark.parametrize("seed", range(5))
def test_logistic_regression_is_that_of_scikit_learn(seed):
    linear = pytest.importorskip("sklearn.linear_model")
    scores, mated = scores_of(seed)
    # A scaled score converges to many digits; the curve itself does not depend on the scale.
    other = linear.LogisticRegression(C=np.inf, class_weight="balanced", tol=1e-12, max_iter=10_000)
    other.fit(scores[:, None] * 10, mated)
    expected = (other.intercept_ + other.coef_[0] * scores * 10) / np.log(10)
    found = curves.logistic(scores, mated).log10_lr(scores)
    np.testing.assert_allclose(found, expected, atol=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_pooling_is_that_of_scikit_learn(seed):
    other = pytest.importorskip("sklearn.isotonic")
    scores, mated = scores_of(seed)
    weights = np.random.default_rng(seed).uniform(0.2, 3, len(scores))
    _, fitted, place = isotonic.pooled(scores, mated, weights)
    expected = other.IsotonicRegression().fit_transform(scores, mated, sample_weight=weights)
    np.testing.assert_allclose(fitted[place], expected, atol=1e-12)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("stretch", [0.6, 1.0, 1.7])
def test_measures_and_bounds_are_those_of_lir(seed, stretch):
    metrics = pytest.importorskip("lir.metrics")
    from lir.algorithms.bayeserror import elub
    from lir.data.models import LLRData
    from lir.metrics.devpav import devpav

    scores, mated = scores_of(seed)
    llrs = stretch * curves.logistic(scores, mated).log10_lr(scores)
    data = LLRData(features=llrs, labels=mated.astype(int))
    assert measures.cllr(llrs, mated) == pytest.approx(metrics.cllr(data), abs=1e-6)
    assert measures.cllr_min(llrs, mated) == pytest.approx(metrics.cllr_min(data), abs=1e-6)
    assert measures.devpav(llrs, mated) == pytest.approx(devpav(llrs, mated.astype(int)), abs=1e-6)
    expected = elub(llrs.copy(), mated.astype(int))
    assert bounds.elub(llrs, mated) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_isotonic_curve_and_cross_entropy_are_those_of_lir(seed):
    pytest.importorskip("lir")
    from lir.algorithms.isotonic_regression import IsotonicCalibrator
    from lir.plotting.expected_calibration_error import calculate_ece

    scores, mated = scores_of(seed)
    expected = IsotonicCalibrator(add_misleading=1).fit(scores, mated.astype(int)).transform(scores)
    llrs = curves.fitted(Method.ISOTONIC, scores, mated).log10_lr(scores)
    np.testing.assert_allclose(llrs, expected, atol=1e-6)
    odds = np.linspace(-2, 2, 9)
    prior = 10**odds / (1 + 10**odds)
    ece = calculate_ece(10**llrs, mated.astype(int), prior)
    np.testing.assert_allclose(measures.cross_entropy(llrs, mated, odds), ece, atol=1e-6)


@pytest.mark.parametrize(
    ("seed", "cllr", "cllr_min", "devpav", "elub"),
    [
        (0, 0.3312691714272651, 0.17755840284985674, 0.7142469219560924, (-1.35, 2.11)),
        (1, 0.34504280404849746, 0.1875392940400447, 0.993248231711343, (-1.30, 2.04)),
        (2, 0.31861996285088856, 0.20021372077382904, 0.8482081285590948, (-1.29, 2.06)),
    ],
)
def test_measures_and_bounds_are_those_that_lir_1_3_1_gave(seed, cllr, cllr_min, devpav, elub):
    """The same comparison where lir is not installed: log10 LR = 40 / 3 × score − 4."""
    scores, mated = scores_of(seed)
    llrs = 40 * scores / 3 - 4
    assert measures.cllr(llrs, mated) == pytest.approx(cllr, abs=1e-6)
    assert measures.cllr_min(llrs, mated) == pytest.approx(cllr_min, abs=1e-6)
    assert measures.devpav(llrs, mated) == pytest.approx(devpav, abs=1e-6)
    assert bounds.elub(llrs, mated) == pytest.approx(elub, abs=1e-6)
