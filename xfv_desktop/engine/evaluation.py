"""Error rates of a comparison system from its scores (ISO/IEC 19795-1 terms)."""

import attrs
import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
TARGET_FMRS = (1e-2, 1e-3)


@attrs.frozen
class ErrorRates:
    """Rates as fractions; ``notes`` say which of them so few comparisons cannot support."""

    mated: int
    nonmated: int
    threshold: float
    accuracy: float
    fmr: float
    fnmr: float
    eer: float
    eer_threshold: float
    fnmr_at_fmr: dict[str, float]
    notes: tuple[str, ...]


def error_rates(mated: Scores, nonmated: Scores, threshold: float) -> ErrorRates:
    """Rates at a threshold (accept at or above it) and over all thresholds.

    By the rule of three, N non-mated comparisons without an error support an FMR of 3 / N at
    best; a note says so for each FMR below it.
    """
    fmr, fnmr = _fmr(nonmated, threshold), _fnmr(mated, threshold)
    wrong = fmr * len(nonmated) + fnmr * len(mated)
    eer, eer_threshold = equal_error_rate(mated, nonmated)
    return ErrorRates(
        mated=len(mated),
        nonmated=len(nonmated),
        threshold=threshold,
        accuracy=1 - wrong / (len(mated) + len(nonmated)),
        fmr=fmr,
        fnmr=fnmr,
        eer=eer,
        eer_threshold=eer_threshold,
        fnmr_at_fmr={f"{t:g}": fnmr_at_fmr(mated, nonmated, t) for t in TARGET_FMRS},
        notes=tuple(
            f"{len(nonmated)} non-mated comparisons support an FMR of "
            f"{min(1, 3 / len(nonmated)):.2g} at "
            f"best (rule of three): the FNMR at FMR {target:g} is no more than an indication."
            for target in TARGET_FMRS
            if target < 3 / len(nonmated)
        ),
    )


def equal_error_rate(mated: Scores, nonmated: Scores) -> tuple[float, float]:
    """The rate at which FMR and FNMR are nearest to each other (their mean), and its threshold."""
    thresholds = np.unique(np.concatenate([mated, nonmated]))
    fnmr = np.searchsorted(np.sort(mated), thresholds, side="left") / len(mated)
    fmr = 1 - np.searchsorted(np.sort(nonmated), thresholds, side="left") / len(nonmated)
    best = int(np.argmin(np.abs(fmr - fnmr)))
    return float((fmr[best] + fnmr[best]) / 2), float(thresholds[best])


def fnmr_at_fmr(mated: Scores, nonmated: Scores, target: float) -> float:
    """FNMR at the lowest threshold whose FMR does not exceed ``target``."""
    allowed = int(np.floor(target * len(nonmated)))
    falling = np.sort(nonmated)[::-1]
    if allowed >= len(falling):
        return 0.0
    return _fnmr(mated, float(np.nextafter(falling[allowed], np.inf)))


def _fmr(nonmated: Scores, threshold: float) -> float:
    return float((nonmated >= threshold).mean())


def _fnmr(mated: Scores, threshold: float) -> float:
    return float((mated < threshold).mean())
