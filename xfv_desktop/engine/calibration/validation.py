"""How good likelihood ratios are for persons whom the curve has not seen."""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.calibration import MOST_KEPT, Bounds, Measured, Method, Validation
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.pairs import ScoredPair
from xfv_desktop.engine.calibration.curves import fitted
from xfv_desktop.engine.calibration.measures import cllr, cllr_min, devpav
from xfv_desktop.engine.performance.resampling import percentiles

Values = NDArray[np.float64]


@attrs.frozen(eq=False)
class PairArrays:
    """Scored pairs as arrays: (n,) scores and kinds, (n, 2) numbers of the persons shown."""

    scores: Values
    mated: NDArray[np.bool_]
    persons: NDArray[np.intp]

    @property
    def identities(self) -> int:
        """How many persons there are."""
        return int(self.persons.max()) + 1


def arrays_of(pairs: Sequence[ScoredPair]) -> PairArrays:
    """The pairs as arrays; raises ValueError where one does not say whom it shows."""
    names = [pair.persons for pair in pairs]
    known = [persons for persons in names if persons is not None]
    if len(known) != len(pairs):
        raise ValueError("a pair without persons")
    _, numbers = np.unique(np.array(known), return_inverse=True)
    return PairArrays(
        np.array([pair.score for pair in pairs]),
        np.array([pair.same for pair in pairs]),
        numbers.reshape(-1, 2),
    )


def cross_validated(
    method: Method,
    pairs: PairArrays,
    folds: int,
    seed: int,
    *,
    progress: Progress,
    cancel: CancelToken,
) -> Values:
    """(n,) log10 LR of each pair by a curve that has seen neither of its persons; unbounded.

    Persons are dealt into folds; a pair of persons of folds i and j is evaluated by the curve of
    all pairs without anybody of i or j. NaN where those leave only one kind of pair.
    """
    fold = np.random.default_rng(seed).permutation(pairs.identities) % folds
    low, high = np.sort(fold[pairs.persons], axis=1).T
    found = np.full(len(pairs.scores), np.nan)
    combinations = [(i, j) for i in range(folds) for j in range(i, folds)]
    for done, (i, j) in enumerate(combinations):
        cancel.raise_if_cancelled()
        progress(done / len(combinations), f"Cross-validating, part {done + 1}")
        held_out = (low == i) & (high == j)
        if not held_out.any():
            continue
        rest = ~(np.isin(low, (i, j)) | np.isin(high, (i, j)))
        kinds = pairs.mated[rest]
        if kinds.any() and not kinds.all():
            curve = fitted(method, pairs.scores[rest], kinds)
            found[held_out] = curve.log10_lr(pairs.scores[held_out])
    return found


def validated(
    pairs: PairArrays,
    log10_lr: Values,
    bounds: Bounds,
    *,
    way: str,
    resamples: int,
    seed: int,
    progress: Progress,
    cancel: CancelToken,
) -> Validation:
    """Measures of the bounded log10 LRs with 95 % intervals by drawing persons anew.

    A mated pair counts as often as its person was drawn, a non-mated one as often as the product
    of both persons' draws (bootstrap of a graph's vertices, Snijders and Borgatti 1999). Curve and
    bounds stay as they are, so the intervals tell of the validation persons only.
    """
    bounded, mated = bounds.limited(log10_lr), pairs.mated
    rng = np.random.default_rng((seed, 1))
    drawn: list[tuple[float, float, float, float]] = []
    for number in range(resamples):
        if number % 20 == 0:
            cancel.raise_if_cancelled()
            progress(number / resamples, f"Drawing persons anew, {number:,} of {resamples:,} times")
        times = np.bincount(
            rng.integers(0, pairs.identities, pairs.identities), minlength=pairs.identities
        ).astype(np.float64)
        first, second = times[pairs.persons].T
        weights = np.where(mated, first, first * second)
        chosen = weights > 0
        kinds = mated[chosen]
        if kinds.any() and not kinds.all():
            drawn.append(_measures(bounded[chosen], kinds, weights[chosen]))
    whole = _measures(bounded, mated, np.ones(len(mated)))
    columns = np.array(drawn).reshape(-1, 4).T
    measured = [_interval(value, column) for value, column in zip(whole, columns, strict=True)]
    return Validation(
        way=way,
        cllr=measured[0],
        cllr_min=measured[1],
        cllr_cal=measured[2],
        devpav=measured[3],
        misleading_mated=float((bounded[mated] < 0).mean()),
        misleading_nonmated=float((bounded[~mated] > 0).mean()),
        intervals=f"95 %, percentiles of {resamples:,} bootstrap resamples of persons, seed "
        f"{seed}; curve and bounds kept",
        mated=_kept(pairs.scores[mated], bounded[mated]),
        nonmated=_kept(pairs.scores[~mated], bounded[~mated]),
    )


def _measures(
    log10_lr: Values, mated: NDArray[np.bool_], weights: Values
) -> tuple[float, float, float, float]:
    cost, least = cllr(log10_lr, mated, weights), cllr_min(log10_lr, mated, weights)
    away = devpav(log10_lr, mated, weights)
    return cost, least, cost - least, np.nan if away is None else away


def _interval(value: float, drawn: Values) -> Measured:
    known = drawn[np.isfinite(drawn)]
    low, high = percentiles(known) if len(known) else (None, None)
    return Measured(
        *(None if one is None or not np.isfinite(one) else float(one) for one in (value, low, high))
    )


def _kept(scores: Values, log10_lr: Values) -> tuple[tuple[float, float], ...]:
    """In rising order of the score, thinned evenly with both ends kept."""
    order = np.lexsort((log10_lr, scores))
    if len(order) > MOST_KEPT:
        order = order[np.linspace(0, len(order) - 1, MOST_KEPT).round().astype(int)]
    return tuple(zip(scores[order].tolist(), log10_lr[order].tolist(), strict=True))
