"""Means over pairs with bootstrap intervals, from the single measurements of a run."""

from collections.abc import Iterable, Mapping, Sequence

import attrs
import numpy as np

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.trial import Change, Measurement
from xfv_desktop.services.trials.laboratory_checkpoint import UnitResult
from xfv_desktop.services.trials.laboratory_pairs import LabPair

RESAMPLES = 2000
LEVEL = 0.95
ALL = "all"


@attrs.frozen
class SummaryRow:
    """One mean. ``kind``: mated, non-mated or all pairs; ``regions``: all or consequential ones.

    ``low`` and ``high`` are the percentile bootstrap's 95 % interval over pairs, ``None`` for
    fewer than two of them. ``region_px`` is ``None`` for trials without regions.
    """

    model: str
    explainer: str
    metric: str
    quantity: str
    layer: Layer
    kind: str
    region_px: int | None
    regions: str
    pairs: int
    mean: float
    low: float | None
    high: float | None


@attrs.frozen
class MeanCurve:
    """Over the pairs of one kind: the rate of right decisions and the mean score at each step.

    A right decision is accept for mated, reject for non-mated pairs.
    """

    model: str
    explainer: str
    change: Change
    layer: Layer
    kind: str
    pairs: int
    rates: tuple[float, ...]
    scores: tuple[float, ...]


def kind_of(pair: LabPair) -> str:
    """In the words of the glossary."""
    return "mated" if pair.same else "non-mated"


def bootstrap_interval(values: Sequence[float], seed: int) -> tuple[float, float] | None:
    """Percentiles of the means of 2000 resamples of the pairs; ``None`` for fewer than two."""
    if len(values) < 2:
        return None
    known, rng = np.asarray(values, np.float64), np.random.default_rng(seed)
    means = known[rng.integers(0, len(known), (RESAMPLES, len(known)))].mean(axis=1)
    low, high = np.quantile(means, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return float(low), float(high)


def summary_rows(
    results: Iterable[UnitResult], pairs: Mapping[int, LabPair], seed: int
) -> tuple[SummaryRow, ...]:
    """A row for every model, explainer and quantity, in the order in which they first come.

    The protocol ``fame`` and all trials but those of regions and curves are over all pairs;
    region trials also over the consequential regions alone.
    """
    groups: dict[tuple[object, ...], list[float]] = {}
    for result in results:
        for one in result.measurements:
            if one.value is None:
                continue
            for kind, region_px, regions in _groups(one, kind_of(pairs[result.pair])):
                key = (
                    result.model, result.explainer, one.metric, one.quantity, one.layer, kind,
                    region_px, regions,
                )  # fmt: skip
                groups.setdefault(key, []).append(one.value)
    return tuple(_row(key, values, seed) for key, values in groups.items())


def _groups(one: Measurement, kind: str) -> list[tuple[str, int | None, str]]:
    if "region px" in one.detail:
        size = int(one.detail["region px"])
        found: list[tuple[str, int | None, str]] = [(kind, size, ALL)]
        if one.detail["consequential"]:
            found.append((kind, size, "consequential"))
        return found
    by_kind = one.metric == "deletion" and not one.quantity.startswith("fame")
    return [(kind if by_kind else ALL, None, ALL)]


def _row(key: tuple[object, ...], values: list[float], seed: int) -> SummaryRow:
    low, high = bootstrap_interval(values, seed) or (None, None)
    row = (*key, len(values), round(float(np.mean(values)), 6))
    ends = (None if end is None else round(end, 6) for end in (low, high))
    return SummaryRow(*row, *ends)  # type: ignore[arg-type] # the key is made just above


def mean_curves(
    results: Iterable[UnitResult], pairs: Mapping[int, LabPair], thresholds: Mapping[str, float]
) -> tuple[MeanCurve, ...]:
    """The curves of every model and explainer over the pairs of each kind."""
    groups: dict[tuple[str, str, Change, Layer, str], list[tuple[float, ...]]] = {}
    for result in results:
        for curve in result.curves:
            kind = kind_of(pairs[result.pair])
            key = (result.model, result.explainer, curve.change, curve.layer, kind)
            groups.setdefault(key, []).append(curve.scores)
    curves = []
    for key, scores in groups.items():
        known = np.array(scores)
        accepted = (known >= thresholds[key[0]]).mean(axis=0)
        rates = accepted if key[4] == "mated" else 1 - accepted
        curves.append(
            MeanCurve(
                *key,
                len(known),
                tuple(np.round(rates, 6).tolist()),
                tuple(np.round(known.mean(axis=0), 6).tolist()),
            )
        )
    return tuple(curves)
