"""How far from 1 a likelihood ratio may go with so many validation comparisons.

Vergeer, van Es, de Jongh, Alberink, Stoel: Numerical likelihood ratios outputted by LR systems are
often based on extrapolation: when to stop extrapolating? Science and Justice 56 (2016), 482–491.
"""

import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.calibration import BoundRule, Bounds

Values = NDArray[np.float64]
Mated = NDArray[np.bool_]

STEP = 0.01
"""Steps of log10 LR in which bounds are looked for."""


def bounds_of(log10_lr: Values, mated: Mated, rule: BoundRule) -> Bounds:
    """Both bounds by both rules."""
    return Bounds(rule, elub(log10_lr, mated), empirical(log10_lr, mated))


def elub(log10_lr: Values, mated: Mated) -> tuple[float, float]:
    """Where the system stops being of more use than no evidence at all (log10, lower and upper).

    At each threshold the expected utility of deciding by these LRs, with one misleading LR added
    to each kind, is compared with that of deciding by LR = 1. Thresholds go in steps of 0.01, no
    further than the LRs themselves and than log10 (N + 1).
    """
    low, high = _reach(log10_lr, mated)
    first, last = min(0, int(low // STEP)), max(0, int(high // STEP) + 1)
    thresholds = np.linspace(first * STEP, last * STEP, last - first + 1)
    ratio = _utility(np.zeros_like(log10_lr), mated, thresholds, 0) / _utility(
        log10_lr, mated, thresholds, 1
    )
    worse_left = thresholds[(thresholds <= 0) & (ratio < 1)]
    worse_right = thresholds[(thresholds >= 0) & (ratio < 1)]
    lower = np.max(worse_left + STEP, initial=thresholds[0])
    upper = np.min(worse_right - STEP, initial=thresholds[-1])
    return float(min(lower, 0)), float(max(upper, 0))


def empirical(log10_lr: Values, mated: Mated) -> tuple[float, float]:
    """The lowest and the highest log10 LR seen, no further than N comparisons can carry.

    That is −log10 (mated pairs + 1) below and log10 (non-mated pairs + 1) above.
    """
    low, high = _reach(log10_lr, mated)
    return float(min(low, 0)), float(max(high, 0))


def _reach(log10_lr: Values, mated: Mated) -> tuple[float, float]:
    return (
        max(float(log10_lr.min()), -float(np.log10(mated.sum() + 1))),
        min(float(log10_lr.max()), float(np.log10((~mated).sum() + 1))),
    )


def _utility(log10_lr: Values, mated: Mated, thresholds: Values, misleading: int) -> Values:
    """Expected cost at each threshold: missed mated pairs, and accepted others times the odds."""
    over = [
        len(own) - np.searchsorted(own, thresholds, side="right")
        for own in (np.sort(log10_lr[mated]), np.sort(log10_lr[~mated]))
    ]
    hits = over[0] / (mated.sum() + misleading)
    wrong = (over[1] + misleading) / ((~mated).sum() + misleading)
    return np.asarray(1 - hits + 10.0**thresholds * wrong)
