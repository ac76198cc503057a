"""Saliency added up over regions: facial ones, superpixels, and those that an examiner draws.

For a map S ≥ 0 over crop X and a region R with the part a of X's area::

    share(R)   = Σ_R S / Σ_X S          a sum: grows with the size of the region
    density(R) = share(R) / a           mean over R by mean over X: does not
"""

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.annotation import Region
from xfv_desktop.domain.explanation import SaliencyMap
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.regions import (
    Interval,
    Measure,
    Noise,
    RegionRow,
    RegionTable,
)
from xfv_desktop.engine.maps.partitions import SAMPLES, Partition, contains, inside

REST = "outside the regions"


def region_table(
    saliency: SaliencyMap,
    divided: Partition,
    *,
    noise: Noise | None = None,
    noisy: Sequence[SaliencyMap] = (),
) -> RegionTable:
    """A map over all regions; with the maps of noisy copies, the ranges that they span."""
    rows = _rows(saliency, divided)
    others = [_rows(one, divided) for one in noisy]
    if others:
        rows = [_with_ranges(row, [other[i] for other in others]) for i, row in enumerate(rows)]
    rest = rows.pop()
    return RegionTable(
        division=divided.division,
        rows=tuple(rows),
        rest=rest if rest.area > 0 else None,
        noise=noise,
    )


def drawn_row(saliency: SaliencyMap, crop: FaceCrop, region: Region) -> RegionRow:
    """A map over one region that was drawn on the source photograph."""
    labels = np.where(inside(crop.to_crop(region.outline_px), crop.size), 0, -1)
    name = f"{region.number} {region.label}".rstrip()
    row, _ = _rows(saliency, Partition("drawn by the examiner", (name,), (None,), labels))
    return attrs.evolve(row, inside_input=_inside_input(crop, region))


def means(values: NDArray[np.float32], divided: Partition) -> NDArray[np.float64]:
    """(S, S) values → (R,) means over each region; 0 for one without an area."""
    sums = _sums(values, divided)
    return np.asarray(sums / np.maximum(divided.coverage.sum(axis=1), 1), dtype=np.float64)[:-1]


def all_outlines(divided: Partition) -> NDArray[np.float64]:
    """Where regions meet and end: (S, 2, 2) segments, two points (x, y) in crop pixels each.

    Segments run along rows or columns of the samples; those that continue each other are joined.
    """
    return _segments(np.pad(divided.labels, 1, constant_values=-1))


def outline(divided: Partition, index: int) -> NDArray[np.float64]:
    """Where one region ends, as segments like those of ``all_outlines``."""
    return _segments(np.pad(divided.labels == index, 1))


def _segments(padded: NDArray[Any]) -> NDArray[np.float64]:
    """The lines between unequal samples of a picture with a frame of one sample."""
    across = _runs(padded[1:] != padded[:-1])
    down = _runs((padded[:, 1:] != padded[:, :-1]).T)[:, :, ::-1]
    return np.concatenate([across, down])


def _runs(between: NDArray[np.bool_]) -> NDArray[np.float64]:
    """(L, P) whether a line between samples is drawn at a place → (S, 2, 2) runs along lines."""
    steps = np.diff(between.astype(np.int8), axis=1, prepend=0, append=0)
    lines, starts = np.nonzero(steps == 1)
    _, stops = np.nonzero(steps == -1)
    # Line 0 lies before sample 0; place 0 is the frame.
    begins, ends = np.column_stack([starts - 1, lines]), np.column_stack([stops - 1, lines])
    return np.asarray(np.stack([begins, ends], axis=1) / SAMPLES - 0.5, dtype=np.float64)


def _rows(saliency: SaliencyMap, divided: Partition) -> list[RegionRow]:
    """One row for each region and one for the rest."""
    similarity = _sums(saliency.similarity, divided)
    dissimilarity = _sums(saliency.dissimilarity, divided)
    areas = divided.coverage.sum(axis=1) / divided.labels.size
    return [
        RegionRow(
            name=name,
            component=component,
            area=float(area),
            similarity=_measure(own, similarity.sum(), area),
            dissimilarity=_measure(other, dissimilarity.sum(), area),
        )
        for name, component, area, own, other in zip(
            (*divided.names, REST),
            (*divided.components, None),
            areas,
            similarity,
            dissimilarity,
            strict=True,
        )
    ]


def _sums(values: NDArray[np.float32], divided: Partition) -> NDArray[np.float64]:
    """(R + 1,): the sums of the values of all samples in each region; that of the rest is last."""
    return divided.coverage @ values.ravel().astype(np.float64)


def _measure(part: float, whole: float, area: float) -> Measure:
    if whole <= 0:
        return Measure(None, None)
    share = float(part / whole)
    return Measure(share, share / float(area) if area > 0 else None)


def _with_ranges(row: RegionRow, noisy: Sequence[RegionRow]) -> RegionRow:
    return attrs.evolve(
        row,
        similarity=_spanned(row.similarity, [other.similarity for other in noisy]),
        dissimilarity=_spanned(row.dissimilarity, [other.dissimilarity for other in noisy]),
    )


def _spanned(own: Measure, noisy: Sequence[Measure]) -> Measure:
    shares = [one.share for one in (own, *noisy)]
    densities = [one.density for one in (own, *noisy)]
    return attrs.evolve(own, share_range=_span(shares), density_range=_span(densities))


def _span(values: Sequence[float | None]) -> Interval | None:
    known = [value for value in values if value is not None]
    return Interval(min(known), max(known)) if known else None


def _inside_input(crop: FaceCrop, region: Region) -> float:
    """Which fraction of the region lies on the crop, from 200 × 200 samples over its bounds."""
    outline = crop.to_crop(region.outline_px)
    low, high = outline.min(axis=0), outline.max(axis=0)
    if (high <= low).any() or (high <= -0.5).any() or (low >= crop.size - 0.5).any():
        return 0.0
    if (low > -0.5).all() and (high < crop.size - 0.5).all():
        return 1.0
    axes = (low + (high - low) * ((np.arange(200) + 0.5) / 200)[:, None]).T
    samples = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    samples = samples[contains(outline, samples)]
    seen = np.asarray(((samples > -0.5) & (samples < crop.size - 0.5)).all(axis=1))
    return float(seen.mean()) if len(seen) else 0.0
