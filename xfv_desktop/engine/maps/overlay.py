"""Saliency as colours, for window and paper alike.

For display only, a map is blurred (Gaussian, 25 px kernel, sigma 5 px of the crop) and divided by
the largest magnitude over both images and both signs, so that colours mean the same everywhere in
one explanation. Shown by regions it is not blurred, and the largest regional mean is what divides.
Measurements use the map as it is.
"""

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.explanation import (
    DISPLAY_BLUR_KERNEL_PX,
    DISPLAY_BLUR_SIGMA_PX,
    ColourScale,
    Explanation,
    Layer,
    Side,
)
from xfv_desktop.engine.maps.partitions import SAMPLES, Partition
from xfv_desktop.engine.maps.regions import REST, means

if TYPE_CHECKING:
    from matplotlib.colors import Colormap

OVERLAY_FACTOR = SAMPLES
FAINTEST_HUE = 0.35

BY_LIGHTNESS = "dark–light"
"""The colour map whose grey falls from the most similar to the most dissimilar value."""

# From the most dissimilar to the most similar; each pair stays apart under protanopia,
# deuteranopia and tritanopia. In grey all but the last run from dark over light to dark.
COLOUR_MAPS: dict[str, str | tuple[str, ...]] = {
    "blue–orange": (
        "#8c3b00", "#d95f02", "#f7b27a", "#f5f5f5", "#8fbfe8", "#1f6fb5", "#083d77",
    ),
    "purple–orange": "PuOr",
    "green–pink": "PiYG",
    BY_LIGHTNESS: (
        "#2b0f00", "#6e2f00", "#8a6a55", "#8f8f8f", "#a9bfd3", "#c9e2f7", "#f2faff",
    ),
}  # fmt: skip
"""Each by its colours at equal distances, or by its name in matplotlib."""


@functools.cache
def colours_of(colour_map: str) -> "Colormap":
    """One of ``COLOUR_MAPS``, from the most dissimilar value at 0 to the most similar at 1."""
    from matplotlib import colormaps
    from matplotlib.colors import LinearSegmentedColormap

    colours = COLOUR_MAPS[colour_map]
    if isinstance(colours, str):
        return colormaps[colours]
    return LinearSegmentedColormap.from_list(colour_map, colours)


def colour_scale(layer: Layer, colour_map: str) -> ColourScale:
    """Colours from the lowest to the highest value of a layer; opacity grows with magnitude.

    Faint values keep a clear hue, or they would lie on the photograph as a grey veil. What is read
    by its lightness covers the photograph's sooner.
    """
    lowest = -1.0 if layer is Layer.SIGNED else 0.0
    values = np.linspace(lowest, 1.0, 256)
    signed = -values if layer is Layer.DISSIMILARITY else values
    magnitude = np.where(np.abs(values) * 255 < 1.5, 0, np.abs(values))  # an even table has no 0
    hue = np.sign(signed) * (FAINTEST_HUE + (1 - FAINTEST_HUE) * magnitude)
    rgba = colours_of(colour_map)(0.5 + 0.5 * hue, bytes=True).astype(np.uint8)
    cover, grey = (0.4, 143) if colour_map == BY_LIGHTNESS else (0.7, 226)
    rgba[:, 3] = np.rint(255 * magnitude**cover)
    return ColourScale(
        name=colour_map, layer=layer, rgba=rgba, lowest=lowest, highest=1.0, ground=(grey,) * 3
    )


def display_note(explanation: Explanation) -> str:
    """What was done to the maps for display, in a sentence."""
    height, width = explanation.probe.similarity.shape
    return (
        f"For display the maps were blurred (Gaussian, {DISPLAY_BLUR_KERNEL_PX} px kernel, sigma "
        f"{DISPLAY_BLUR_SIGMA_PX:g} px) and divided by the largest magnitude over both images; "
        f"native resolution {width} × {height} px."
    )


def display_map(explanation: Explanation, side: Side, layer: Layer) -> NDArray[np.float32]:
    """(S, S) float32 as displayed: in [0, 1], or in [-1, 1] for the signed layer."""
    peak = max(
        float(_blurred(part).max())
        for one in (explanation.probe, explanation.reference)
        for part in (one.similarity, one.dissimilarity)
    )
    shown = _blurred(explanation.of(side).layer(layer))
    return shown / peak if peak > 0 else shown


def shown_values(
    explanation: Explanation,
    side: Side,
    layer: Layer,
    partitions: Mapping[Side, Partition] | None = None,
) -> NDArray[np.float32]:
    """(4 S, 4 S) float32, four values per crop pixel: what colours and readings are made of.

    With ``partitions`` each region is filled with the mean of the map over it, divided by the
    largest one over the regions of both images and both signs; 0 outside of all regions.
    """
    if partitions is None:
        values = display_map(explanation, side, layer)
        size = (len(values) * OVERLAY_FACTOR,) * 2
        enlarged = cv2.resize(values, size, interpolation=cv2.INTER_LINEAR)
        return np.asarray(enlarged, dtype=np.float32)
    peak = max(
        float(means(part, partitions[one]).max())
        for one in Side
        for part in (explanation.of(one).similarity, explanation.of(one).dissimilarity)
    )
    divided = partitions[side]
    filled = means(explanation.of(side).layer(layer), divided) / (peak if peak > 0 else 1)
    return np.append(filled, 0)[divided.labels].astype(np.float32)  # -1: the last, 0


def painted(
    values: NDArray[np.float32], layer: Layer, colour_map: str, threshold: float = 0.0
) -> NDArray[np.uint8]:
    """(H, W, 4) uint8 RGBA with straight alpha; magnitudes below ``threshold`` are not shown."""
    scale = colour_scale(layer, colour_map)
    steps = (values - scale.lowest) / (scale.highest - scale.lowest) * 255
    picture: NDArray[np.uint8] = scale.rgba[np.clip(np.rint(steps), 0, 255).astype(np.intp)]
    picture[np.abs(values) < threshold] = 0
    return picture


def reading(values: NDArray[np.float32], point: NDArray[np.float64]) -> float | None:
    """The shown value at a point (x, y) of the crop; ``None`` outside of the crop."""
    place = _sample(point, len(values))
    return None if place is None else float(values[place])


def region_at(divided: Partition, point: NDArray[np.float64]) -> str | None:
    """The name of the region at a point (x, y) of the crop; ``None`` outside of the crop."""
    place = _sample(point, len(divided.labels))
    if place is None:
        return None
    label = int(divided.labels[place])
    return divided.names[label] if label >= 0 else REST


def overlay(
    explanation: Explanation, side: Side, layer: Layer, colour_map: str
) -> NDArray[np.uint8]:
    """(4 S, 4 S, 4) uint8 RGBA with straight alpha, four pixels per crop pixel."""
    return painted(shown_values(explanation, side, layer), layer, colour_map)


def _sample(point: NDArray[np.float64], edge: int) -> tuple[int, int] | None:
    column, row = np.floor((point + 0.5) * OVERLAY_FACTOR).astype(int).tolist()
    return (row, column) if 0 <= row < edge and 0 <= column < edge else None


def _blurred(values: NDArray[np.float32]) -> NDArray[np.float32]:
    size = (DISPLAY_BLUR_KERNEL_PX, DISPLAY_BLUR_KERNEL_PX)
    blurred = cv2.GaussianBlur(np.array(values), size, DISPLAY_BLUR_SIGMA_PX)
    return np.asarray(blurred, dtype=np.float32)
