"""Error rates of a comparison system from its scores, in the terms of ISO/IEC 19795-1."""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.pairs import ScoredPair
from xfv_desktop.domain.performance import ErrorRates

Scores = NDArray[np.float64]
TARGET_FMRS = (1e-2, 1e-3, 1e-4)
RULE_OF_THREE, RULE_OF_THIRTY = 3, 30
_EXACT = 1e-12
"""What rounding may add to a rate that is a ratio of two whole numbers."""


@attrs.frozen(eq=False)
class ScoreSet:
    """The scores of a list. ``mated`` (M,), ``nonmated`` (N,).

    ``mated_persons`` (M,) and ``nonmated_persons`` (N, 2) number the ``persons`` from 0; ``None``
    where nobody knows who they are.
    """

    mated: Scores
    nonmated: Scores
    persons: int = 0
    mated_persons: NDArray[np.int64] | None = None
    nonmated_persons: NDArray[np.int64] | None = None


def score_set(pairs: Sequence[ScoredPair]) -> ScoreSet:
    """The scores of compared pairs, with the persons if all of them are known."""
    mated = [pair for pair in pairs if pair.same]
    nonmated = [pair for pair in pairs if not pair.same]
    scores = [np.array([pair.score for pair in kind], np.float64) for kind in (mated, nonmated)]
    if not pairs or any(pair.persons is None for pair in pairs):
        return ScoreSet(scores[0], scores[1])
    names = sorted({name for pair in pairs for name in pair.persons or ()})
    number = {name: place for place, name in enumerate(names)}
    numbers = [
        np.array([[number[name] for name in pair.persons or ()] for pair in kind]).reshape(-1, 2)
        for kind in (mated, nonmated)
    ]
    return ScoreSet(scores[0], scores[1], len(names), numbers[0][:, 0], numbers[1])


class Sweep:
    """FMR and FNMR at every threshold at which one of them changes, and at one above all scores.

    ``thresholds`` (U,) rise.
    """

    def __init__(self, scores: ScoreSet) -> None:
        mated, nonmated = scores.mated, scores.nonmated
        self.thresholds = np.append(np.unique(np.concatenate([mated, nonmated])), np.inf)
        self._orders = [np.argsort(kind) for kind in (mated, nonmated)]
        self._below = [
            np.searchsorted(np.sort(kind), self.thresholds, side="left")
            for kind in (mated, nonmated)
        ]

    def rates(
        self, mated_weights: NDArray[np.float64], nonmated_weights: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(B, U) FMR and FNMR for B sets of weights (B, M) and (B, N); NaN without any weight."""
        with np.errstate(invalid="ignore"):
            below, total = self._sums(0, mated_weights)
            fnmr = below / total
            below, total = self._sums(1, nonmated_weights)
            fmr = (total - below) / total
        return fmr, fnmr

    def plain_rates(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(U,) FMR and FNMR where every comparison counts once."""
        mated, nonmated = (np.ones((1, len(order))) for order in self._orders)
        fmr, fnmr = self.rates(mated, nonmated)
        return fmr[0], fnmr[0]

    def _sums(
        self, kind: int, weights: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        running = np.cumsum(weights[:, self._orders[kind]], axis=1)
        running = np.concatenate([np.zeros((len(running), 1)), running], axis=1)
        return running[:, self._below[kind]], running[:, -1:]


def equal_error(fmr: NDArray[np.float64], fnmr: NDArray[np.float64]) -> tuple[float, int]:
    """The mean of FMR and FNMR (U,) where they are nearest to each other, and that place."""
    place = int(np.argmin(np.abs(fmr - fnmr)))
    return float((fmr[place] + fnmr[place]) / 2), place


def fnmr_at(
    fmr: NDArray[np.float64], fnmr: NDArray[np.float64], targets: NDArray[np.float64]
) -> NDArray[np.float64]:
    """FNMR at the lowest threshold whose FMR does not exceed each target; FMR (U,) falls."""
    return fnmr[places_at(fmr, targets)]


def places_at(fmr: NDArray[np.float64], targets: NDArray[np.float64]) -> NDArray[np.int64]:
    """The first places where FMR (U,), which falls to 0, does not exceed each target."""
    return np.searchsorted(-fmr, -(targets + _EXACT), side="left")


def error_rates(scores: ScoreSet, threshold: float) -> ErrorRates:
    """The rates at a threshold (accept at or above it) and over all thresholds, by counting."""
    mated, nonmated = scores.mated, scores.nonmated
    false_matches = int((nonmated >= threshold).sum())
    false_nonmatches = int((mated < threshold).sum())
    sweep = Sweep(scores)
    fmr, fnmr = sweep.plain_rates()
    eer, place = equal_error(fmr, fnmr)
    targets = supported_fmrs(len(nonmated))
    at_targets = fnmr_at(fmr, fnmr, np.array(targets))
    return ErrorRates(
        mated=len(mated),
        nonmated=len(nonmated),
        threshold=threshold,
        accuracy=1 - (false_matches + false_nonmatches) / (len(mated) + len(nonmated)),
        fmr=false_matches / len(nonmated),
        fnmr=false_nonmatches / len(mated),
        eer=eer,
        eer_threshold=float(sweep.thresholds[place]),
        fnmr_at_fmr={f"{t:g}": float(v) for t, v in zip(targets, at_targets, strict=True)},
        notes=_support(len(nonmated)),
    )


def threshold_at_fmr(scores: ScoreSet, target: float) -> float:
    """The lowest threshold whose FMR on these scores does not exceed ``target`` (below 1).

    Of all that divide the scores alike, the one halfway between two neighbouring scores, so that
    rounding moves no comparison.
    """
    sweep = Sweep(scores)
    place = int(places_at(sweep.plain_rates()[0], np.array([target]))[0])
    below, above = sweep.thresholds[place - 1], sweep.thresholds[place]
    halfway = (below + above) / 2
    return float(halfway if below < halfway < np.inf else np.nextafter(below, np.inf))


def supported_fmrs(nonmated: int) -> tuple[float, ...]:
    """The FMRs that so many comparisons can show: none below the rule of three's 3 / N."""
    return tuple(t for t in TARGET_FMRS if RULE_OF_THREE / nonmated <= t * (1 + _EXACT))


def _support(nonmated: int) -> tuple[str, ...]:
    """Which FMRs are left out, and which rest on few errors."""
    notes = []
    shown = supported_fmrs(nonmated)
    for target in TARGET_FMRS:
        if target not in shown:
            notes.append(
                f"FNMR at FMR {target:g} is left out: {nonmated} non-mated comparisons without an "
                f"error show no more than an FMR below {min(1, RULE_OF_THREE / nonmated):.2g} "
                f"(rule of three); it takes {round(RULE_OF_THREE / target):,} or more."
            )
        elif nonmated * target < RULE_OF_THIRTY * (1 - _EXACT):
            notes.append(
                f"FNMR at FMR {target:g} rests on {nonmated * target:.0f} false accepts; fewer "
                f"than {RULE_OF_THIRTY} leave the FMR uncertain by more than 30 % (rule of 30)."
            )
    return tuple(notes)
