"""What a set of likelihood ratios is worth: Cllr, its two parts, devPAV, cross-entropy."""

import numpy as np
from numpy.typing import NDArray

from xfv_desktop.engine.calibration.isotonic import pav_log10_lr

Values = NDArray[np.float64]
Mated = NDArray[np.bool_]

LN10, LN2 = np.log(10), np.log(2)


def cllr(log10_lr: Values, mated: Mated, weights: Values | None = None) -> float:
    """Log-likelihood-ratio cost: 0 is perfect, 1 says nothing (Brümmer, du Preez 2006)."""
    own = np.ones(len(mated)) if weights is None else weights
    return (
        _mean_cost(log10_lr[mated], +1, own[mated]) + _mean_cost(log10_lr[~mated], -1, own[~mated])
    ) / 2


def cllr_min(log10_lr: Values, mated: Mated, weights: Values | None = None) -> float:
    """Cllr after PAV: what is left when only the order counts."""
    return cllr(pav_log10_lr(log10_lr, mated, weights), mated, weights)


def devpav(log10_lr: Values, mated: Mated, weights: Values | None = None) -> float | None:
    """Mean distance of the PAV curve from the diagonal, in log10 units.

    Area between both, where PAV is finite, by the width there (Vergeer, Hendrikse, Alberink, van
    der Ham, Meester: Measuring calibration of likelihood-ratio systems, 2021). ``None`` where PAV
    is finite nowhere.
    """
    curve = pav_curve(log10_lr, mated, weights)
    if len(curve) == 0:
        return None
    x, away = curve[:, 0], curve[:, 1] - curve[:, 0]
    if len(curve) == 1:
        return float(abs(away[0]))
    width, left, right = np.diff(x), away[:-1], away[1:]
    crosses = left * right < 0
    with np.errstate(divide="ignore", invalid="ignore"):
        split = (left**2 + right**2) / (np.abs(left) + np.abs(right)) / 2
    area = width * np.where(crosses, split, (np.abs(left) + np.abs(right)) / 2)
    return float(area.sum() / (x[-1] - x[0]))


def pav_curve(log10_lr: Values, mated: Mated, weights: Values | None = None) -> Values:
    """(n, 2): distinct log10 LRs and what PAV makes of them, where that is finite."""
    points = np.unique(np.stack([log10_lr, pav_log10_lr(log10_lr, mated, weights)], axis=1), axis=0)
    return np.asarray(points[np.isfinite(points[:, 1])])


def cross_entropy(log10_lr: Values, mated: Mated, prior_log10_odds: Values) -> Values:
    """Empirical cross-entropy in bits at each prior (Ramos, Gonzalez-Rodriguez 2013)."""
    prior = 1 / (1 + 10.0**-prior_log10_odds)
    return np.array(
        [
            p * _mean_cost(log10_lr[mated] + odds, +1)
            + (1 - p) * _mean_cost(log10_lr[~mated] + odds, -1)
            for p, odds in zip(prior, prior_log10_odds, strict=True)
        ]
    )


def _mean_cost(log10_odds: Values, sign: int, weights: Values | None = None) -> float:
    """Mean of log2 (1 + odds^-sign); infinite odds on the right side cost nothing."""
    return float(np.average(np.logaddexp(0, -sign * LN10 * log10_odds) / LN2, weights=weights))
