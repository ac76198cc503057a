"""Isotonic regression by pooling adjacent violators (Ayer et al. 1955; PAV)."""

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def pooled(
    scores: Values, mated: NDArray[np.bool_], weights: Values
) -> tuple[Values, Values, NDArray[np.intp]]:
    """The rising step function nearest to the truth (weighted least squares; 1 for mated, else 0).

    Returns the distinct scores, the fitted value at each, and for each pair of the input the
    number of its score. Weights are above 0. Runs of pure values are joined first, which changes
    nothing and saves most of the work.
    """
    distinct, place = np.unique(scores, return_inverse=True)
    total = np.bincount(place, weights)
    mean = np.bincount(place, weights * mated) / total
    # Where a run of equal means begins
    starts = np.flatnonzero(np.r_[True, mean[1:] != mean[:-1]])
    run_total = np.add.reduceat(total, starts)
    means: list[float] = []
    totals: list[float] = []
    lengths: list[int] = []
    sizes = np.diff(np.r_[starts, len(distinct)])
    for value, weight, length in zip(
        mean[starts].tolist(), run_total.tolist(), sizes.tolist(), strict=True
    ):
        while means and means[-1] >= value:
            other = totals.pop()
            value = (value * weight + means.pop() * other) / (weight + other)
            weight += other
            length += lengths.pop()
        means.append(value)
        totals.append(weight)
        lengths.append(length)
    return distinct, np.repeat(means, lengths), place


def balanced_weights(mated: NDArray[np.bool_], weights: Values | None = None) -> Values:
    """Weights by which mated and non-mated pairs count half each: prior odds of 1."""
    own = np.ones(len(mated)) if weights is None else weights
    return np.asarray(np.where(mated, own / own[mated].sum(), own / own[~mated].sum()))


def pav_log10_lr(
    log10_lr: Values, mated: NDArray[np.bool_], weights: Values | None = None
) -> Values:
    """What PAV makes of each log10 LR; infinite at ends where only one kind of pair lies."""
    _, fitted, place = pooled(log10_lr, mated, balanced_weights(mated, weights))
    with np.errstate(divide="ignore"):
        return np.asarray((np.log10(fitted) - np.log10(1 - fitted))[place])
