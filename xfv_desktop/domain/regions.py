"""Regions of a crop, and what a saliency map holds in each of them."""

from collections.abc import Iterator
from enum import StrEnum

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.arrays import array_field
from xfv_desktop.domain.explanation import Explanation


class Shading(StrEnum):
    """What a layer is shown by: each pixel its own value, or each region one value."""

    PIXELS = "pixels"
    FACIAL = "facial regions"
    SUPERPIXELS = "superpixels"


class Place(StrEnum):
    """Where the network's input shows a component of the face."""

    INSIDE = "inside"
    MOSTLY_OUTSIDE = "mostly outside"
    OUTSIDE = "outside"
    EVERYWHERE = "everywhere"


@attrs.frozen
class Component:
    """A component group of ASTM E3149, by its number there."""

    number: int
    name: str
    place: Place


@attrs.frozen
class FacialRegion:
    """One region of the face in the aligned frame, of the component of that number.

    ``outline_px``: (N, 2) float64, a closed polygon in pixels of the crop. “right” and “left” in
    the name are the subject's.
    """

    name: str
    component: int
    outline_px: NDArray[np.float64] = array_field(np.float64, None, 2)


@attrs.frozen
class FacialAtlas:
    """All facial regions and components, and the edition of the list that they follow.

    The regions overlap nowhere and are symmetric about the vertical line at ``mid_line_x``.
    """

    source: str
    mid_line_x: float
    regions: tuple[FacialRegion, ...]
    components: tuple[Component, ...]

    def beyond_input(self) -> tuple[Component, ...]:
        """The components that the network's input shows little or nothing of."""
        return tuple(c for c in self.components if c.place in (Place.OUTSIDE, Place.MOSTLY_OUTSIDE))


@attrs.frozen
class Interval:
    """The lowest and the highest of several values."""

    low: float
    high: float


@attrs.frozen
class Measure:
    """How much of one sign of a map lies in a region; all ``None`` where the whole map is empty.

    ``share``: the sum over the region by the sum over the crop, in [0, 1]; large regions have more.
    ``density``: the mean over the region by the mean over the crop, ≥ 0, whatever the size; 1 where
    a map is even; ``None`` for a region without an area in the crop. The ranges are those under
    noise, where it was tried.
    """

    share: float | None
    density: float | None
    share_range: Interval | None = None
    density_range: Interval | None = None


@attrs.frozen(kw_only=True)
class RegionRow:
    """What a map holds in one region.

    ``area`` is the part of the crop that the region covers, ``inside_input`` the part of the region
    that lies on the crop at all; both in [0, 1].
    """

    name: str
    component: int | None = None
    area: float
    inside_input: float = 1.0
    similarity: Measure
    dissimilarity: Measure


@attrs.frozen
class Noise:
    """Noise that was added to both crops before they were explained again.

    ``copies`` pairs of crops, each pixel and colour changed by a whole number of grey levels drawn
    evenly from [-grey_levels, grey_levels] by a generator started from ``seed``.
    """

    copies: int
    grey_levels: int
    seed: int


@attrs.frozen
class NoisyExplanations:
    """A pair explained again under noise: one explanation for each copy."""

    noise: Noise
    explanations: tuple[Explanation, ...]


@attrs.frozen(kw_only=True)
class RegionTable:
    """A map added up over all regions of one shading.

    ``division`` says how the regions were made. ``rest`` is what lies outside of all regions,
    ``None`` where nothing does; shares and areas of rows and rest add up to 1. With ``noise``, the
    ranges span the map itself and its noisy copies.
    """

    division: str
    rows: tuple[RegionRow, ...]
    rest: RegionRow | None
    noise: Noise | None = None

    def __iter__(self) -> Iterator[RegionRow]:
        yield from self.rows
        if self.rest is not None:
            yield self.rest
