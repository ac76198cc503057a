"""Intervals by drawing persons anew, because comparisons that share a person are not independent.

Somebody with a common face, or with one bad photograph, errs in many comparisons at once. So it is
persons who are drawn, with replacement, as many as there are; a mated comparison counts as often as
its person was drawn, a non-mated one as often as the product of its two persons' draws: the
bootstrap of a graph's vertices (Snijders and Borgatti, Connections 22(2), 1999), also called
pigeonhole bootstrap (Owen, Annals of Applied Statistics 1(2), 2007). Intervals are the percentiles
of the resampled rates. They are wide rather than narrow: where every person is in one comparison
only, some 1.7 times as wide as if pairs were drawn. With some 30 persons who err each in their own
way, even these hold the truth less often than they say (83 % in a simulation).
"""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.operating_point import Interval
from xfv_desktop.domain.performance import ErrorRates
from xfv_desktop.engine.performance.evaluation import (
    RULE_OF_THREE,
    ScoreSet,
    Sweep,
    equal_error,
    fnmr_at,
)

RESAMPLES = 2000
LEVEL = 0.95
MOST_VALUES = 2_000_000
"""Weights held at once; a batch has as many resamples as fit."""


@attrs.frozen(eq=False)
class Group:
    """Some of the comparisons of a list, to be rated by themselves: (M,) and (N,) of bool."""

    mated: NDArray[np.bool_]
    nonmated: NDArray[np.bool_]


@attrs.frozen(eq=False)
class Resampled:
    """What drawing persons anew gave.

    ``intervals`` as in ``ErrorRates``; ``det``: (2, T) lower and upper FNMR at each target FMR;
    ``groups``: for each group the intervals of FMR and FNMR, ``None`` where it has no comparisons.
    """

    intervals: dict[str, Interval]
    det: NDArray[np.float64]
    groups: tuple[tuple[Interval | None, Interval | None], ...]


def resampled(
    scores: ScoreSet,
    rates: ErrorRates,
    targets: NDArray[np.float64],
    groups: Sequence[Group],
    *,
    seed: int,
    progress: Progress,
    cancel: CancelToken,
) -> Resampled:
    """The 95 % intervals of ``rates``, of FNMR at the targets (FMRs, T) and of every group.

    Where no comparison erred, or each did, resampling cannot tell how often one may: the interval
    then reaches to 3 / n (rule of three), n the number of comparisons that share nobody.
    """
    sweep = Sweep(scores)
    whole = Group(np.ones(len(scores.mated), bool), np.ones(len(scores.nonmated), bool))
    mated = _columns(scores.mated < rates.threshold, [g.mated for g in (whole, *groups)])
    nonmated = _columns(scores.nonmated >= rates.threshold, [g.nonmated for g in (whole, *groups)])
    shown = np.array([float(target) for target in rates.fnmr_at_fmr])
    every = np.concatenate([shown, targets])
    drawn: list[list[NDArray[np.float64]]] = [[], [], [], []]
    done = 0
    for mated_weights, nonmated_weights in _draws(scores, seed):
        cancel.raise_if_cancelled()
        fmr, fnmr = sweep.rates(mated_weights, nonmated_weights)
        rows = [row for row in zip(fmr, fnmr, strict=True) if np.isfinite(row).all()]
        drawn[0].append(_ratios(mated_weights, mated))
        drawn[1].append(_ratios(nonmated_weights, nonmated))
        drawn[2].append(np.array([equal_error(*row)[0] for row in rows]))
        drawn[3].append(np.array([fnmr_at(*row, every) for row in rows]).reshape(-1, len(every)))
        done += len(fmr)
        progress(done / RESAMPLES, f"Drawing persons anew, {done:,} of {RESAMPLES:,} times")
    fnmrs, fmrs, eers, at = (np.concatenate(values) for values in drawn)
    return _summary(scores, rates, [whole, *groups], (fmrs, fnmrs, eers, at))


def _draws(
    scores: ScoreSet, seed: int
) -> Iterator[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Batches of weights (B, M) and (B, N), RESAMPLES in all; the batches do not change them."""
    assert scores.mated_persons is not None
    assert scores.nonmated_persons is not None
    rng = np.random.default_rng(seed)
    size = max(1, MOST_VALUES // max(len(scores.mated) + len(scores.nonmated), scores.persons))
    chances = np.full(scores.persons, 1 / scores.persons)
    for start in range(0, RESAMPLES, size):
        count = min(size, RESAMPLES - start)
        times = rng.multinomial(scores.persons, chances, size=count).astype(np.float64)
        first, second = scores.nonmated_persons.T
        yield times[:, scores.mated_persons], times[:, first] * times[:, second]


def _columns(
    wrong: NDArray[np.bool_], members: Sequence[NDArray[np.bool_]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(n, G) who erred and who belongs, for each group."""
    belongs = np.stack(members, axis=1)
    return (wrong[:, None] & belongs).astype(np.float64), belongs.astype(np.float64)


def _ratios(
    weights: NDArray[np.float64], columns: tuple[NDArray[np.float64], NDArray[np.float64]]
) -> NDArray[np.float64]:
    """(B, G) weighted rates, NaN where nobody of a group was drawn."""
    with np.errstate(invalid="ignore"):
        return np.asarray((weights @ columns[0]) / (weights @ columns[1]))


def _summary(
    scores: ScoreSet,
    rates: ErrorRates,
    groups: Sequence[Group],
    drawn: tuple[NDArray[np.float64], ...],
) -> Resampled:
    fmrs, fnmrs, eers, at = drawn
    wrong = scores.mated < rates.threshold, scores.nonmated >= rates.threshold
    by_group = []
    for place, group in enumerate(groups):
        of_fmr = _interval(fmrs[:, place], wrong[1][group.nonmated], _apart(scores, group.nonmated))
        of_fnmr = _interval(fnmrs[:, place], wrong[0][group.mated], _persons(scores, group.mated))
        by_group.append((of_fmr, of_fnmr))
    persons, apart = _persons(scores, groups[0].mated), _apart(scores, groups[0].nonmated)
    found = {"fmr": by_group[0][0], "fnmr": by_group[0][1]}
    found["eer"] = _interval(eers, np.array([rates.eer]), min(persons, apart))
    for place, (target, value) in enumerate(rates.fnmr_at_fmr.items()):
        found[f"fnmr_at_fmr {target}"] = _interval(at[:, place], np.array([value]), persons)
    intervals = {name: interval for name, interval in found.items() if interval is not None}
    det = percentiles(at[:, len(rates.fnmr_at_fmr) :])
    return Resampled(intervals, det, tuple(by_group[1:]))


def percentiles(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """(2, …) lower and upper end of the 95 % interval of resampled values (n, …)."""
    return np.quantile(values, ((1 - LEVEL) / 2, (1 + LEVEL) / 2), axis=0)


def _interval(
    values: NDArray[np.float64], observed: NDArray[Any], independent: int
) -> Interval | None:
    """The percentiles of the resampled rates around the mean of what was observed."""
    known = values[np.isfinite(values)]
    if not len(known) or not len(observed):
        return None
    low, high = percentiles(known).tolist()
    reach = min(1.0, RULE_OF_THREE / independent)
    rate = float(observed.mean())
    low, high = min(low, rate), max(high, rate)
    return (min(low, 1 - reach) if rate == 1 else low, max(high, reach) if rate == 0 else high)


def _persons(scores: ScoreSet, chosen: NDArray[np.bool_]) -> int:
    """How many of these mated comparisons share nobody."""
    assert scores.mated_persons is not None
    return max(1, len(np.unique(scores.mated_persons[chosen])))


def _apart(scores: ScoreSet, chosen: NDArray[np.bool_]) -> int:
    """How many of these non-mated comparisons share nobody, taken as they come."""
    assert scores.nonmated_persons is not None
    taken: set[int] = set()
    count = 0
    for first, second in scores.nonmated_persons[chosen].tolist():
        if first not in taken and second not in taken:
            taken |= {first, second}
            count += 1
    return max(1, count)
