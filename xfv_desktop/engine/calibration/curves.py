"""Three ways to learn log10 LR from scores. Mated and non-mated pairs always count half each."""

import math

import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.calibration import Method, ScoreCurve
from xfv_desktop.engine.calibration.isotonic import balanced_weights, pooled
from xfv_desktop.engine.calibration.measures import cllr

Values = NDArray[np.float64]
Mated = NDArray[np.bool_]

LN10 = math.log(10)
NEWTON_STEPS, NEWTON_TOLERANCE = 200, 1e-12

_normal_cdf = np.vectorize(lambda z: 0.5 * math.erfc(-z / math.sqrt(2)), otypes=[np.float64])


def fitted(method: Method, scores: Values, mated: Mated) -> ScoreCurve:
    """The curve that these pairs teach; there are pairs of both kinds."""
    return {
        Method.LOGISTIC: logistic,
        Method.BI_GAUSSIAN: bi_gaussian,
        Method.ISOTONIC: isotonic,
    }[method](scores, mated)


def logistic(scores: Values, mated: Mated) -> ScoreCurve:
    """Logistic regression without a penalty, at prior odds of 1, by Newton's method.

    Brümmer, du Preez: Application-independent evaluation of speaker detection, 2006. Where the two
    kinds do not overlap no best slope exists; then one invented mated pair at the lowest and one
    non-mated pair at the highest score keep it finite, and the curve says so. A curve that would
    fall with the score is level: such scores are no evidence.
    """
    separable = bool(scores[mated].min() >= scores[~mated].max())
    if separable:
        scores, mated = _with_misleading(scores, mated)
    centre, spread = scores.mean(), max(float(scores.std()), 1e-12)
    design = np.stack([np.ones_like(scores), (scores - centre) / spread], axis=1)
    weights = balanced_weights(mated)
    found = np.zeros(2)
    loss = _logistic_loss(design @ found, mated, weights)
    for _ in range(NEWTON_STEPS):
        probability = _sigmoid(design @ found)
        gradient = design.T @ (weights * (probability - mated))
        curvature = (design.T * (weights * probability * (1 - probability))) @ design
        step = np.linalg.solve(curvature + 1e-14 * np.eye(2), gradient)
        size = 1.0
        while (then := _logistic_loss(design @ (found - size * step), mated, weights)) > loss:
            size /= 2
            if size < 1e-10:
                break
        if size < 1e-10:
            break
        found, loss = found - size * step, then
        if np.abs(step).max() < NEWTON_TOLERANCE:
            break
    slope = float(found[1] / spread / LN10)
    if slope <= 0:
        return ScoreCurve(Method.LOGISTIC, separable=separable)
    intercept = float(found[0] / LN10 - slope * centre)
    return ScoreCurve(Method.LOGISTIC, intercept, slope, separable=separable)


def bi_gaussian(scores: Values, mated: Mated) -> ScoreCurve:
    """Scores warped until the LRs follow the two Gaussians of a perfectly calibrated system.

    After Morrison: Bi-Gaussianized calibration of likelihood ratios, Law, Probability and Risk 23,
    2024. In such a system ln LR has mean +σ²/2 for mated, −σ²/2 for non-mated pairs, and variance
    σ² for both. Here σ is the one whose Cllr equals that of logistic regression on the same pairs;
    a score goes to the ln LR that has the same place in the cumulative distribution (both kinds
    half each, mid-ranks).
    """
    cost = cllr(logistic(scores, mated).log10_lr(scores), mated)
    sigma = sigma_of_cllr(min(cost, 0.999))
    distinct = np.unique(scores)
    ranks = np.zeros(len(distinct))
    for kind in (mated, ~mated):
        own = np.sort(scores[kind])
        below = np.searchsorted(own, distinct, "left") + np.searchsorted(own, distinct, "right")
        ranks += below / (4 * len(own))
    inside = (ranks > 0) & (ranks < 1)
    log10_lr = _mixture_quantiles(ranks[inside], sigma) / LN10
    knots = zip(distinct[inside].tolist(), log10_lr.tolist(), strict=True)
    return ScoreCurve(Method.BI_GAUSSIAN, knots=tuple(knots))


def isotonic(scores: Values, mated: Mated) -> ScoreCurve:
    """The steps of PAV, as a line through both ends of each step.

    One invented mated pair below all scores and one non-mated pair above keep every LR finite.
    """
    more, kinds = _with_misleading(scores, mated, beyond=1.0)
    distinct, values, _ = pooled(more, kinds, balanced_weights(kinds))
    distinct, values = distinct[1:-1], values[1:-1]  # the invented ones lie beyond the data
    first = np.r_[True, values[1:] != values[:-1]]
    last = np.r_[values[1:] != values[:-1], True]
    ends = first | last
    log10_lr = np.log10(values[ends]) - np.log10(1 - values[ends])
    knots = zip(distinct[ends].tolist(), log10_lr.tolist(), strict=True)
    return ScoreCurve(Method.ISOTONIC, knots=tuple(knots))


def sigma_of_cllr(cost: float) -> float:
    """The σ of ln LR of the perfectly calibrated two-Gaussian system with that Cllr, in (0, 1)."""
    low, high = 1e-3, 60.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if cllr_of_sigma(middle) > cost else (low, middle)
    return (low + high) / 2


def cllr_of_sigma(sigma: float) -> float:
    """Mean of log2 (1 + 1 / LR) over ln LR ~ N(σ²/2, σ²), by the trapezium rule."""
    z = np.linspace(-9, 9, 4001)
    density = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    cost = np.logaddexp(0, -(sigma**2 / 2 + sigma * z)) / math.log(2)
    return float(np.trapezoid(density * cost, z))


def _mixture_quantiles(ranks: Values, sigma: float) -> Values:
    """The ln LR below which that part of both Gaussians together lies, by bisection."""
    reach = sigma**2 / 2 + 12 * sigma
    low, high = np.full(len(ranks), -reach), np.full(len(ranks), reach)
    for _ in range(60):
        middle = (low + high) / 2
        part = sum(_normal_cdf(middle / sigma + side * sigma / 2) for side in (-1, 1)) / 2
        low, high = np.where(part < ranks, middle, low), np.where(part < ranks, high, middle)
    return np.asarray((low + high) / 2)


def _with_misleading(scores: Values, mated: Mated, beyond: float = 0.0) -> tuple[Values, Mated]:
    more = np.r_[scores, scores.min() - beyond, scores.max() + beyond]
    return more, np.r_[mated, True, False]


def _sigmoid(logit: Values) -> Values:
    return np.asarray(np.exp(-np.logaddexp(0, -logit)))


def _logistic_loss(logit: Values, mated: Mated, weights: Values) -> float:
    return float(weights @ np.logaddexp(0, np.where(mated, -logit, logit)))
