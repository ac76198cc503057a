"""Saliency as colours, for window and paper alike.

For display only, a map is blurred (Gaussian, 25 px kernel, sigma 5 px of the crop) and divided by
the largest magnitude over both images and both signs, so that colours mean the same everywhere in
one explanation. Measurements use the map as it is.
"""

import cv2
import numpy as np
from matplotlib import colormaps
from matplotlib.colors import Colormap, LinearSegmentedColormap
from matplotlib.path import Path as Outline
from numpy.typing import NDArray

from xfv_desktop.domain.annotation import Region
from xfv_desktop.domain.explanation import (
    DISPLAY_BLUR_KERNEL_PX,
    DISPLAY_BLUR_SIGMA_PX,
    ColourScale,
    Explanation,
    Layer,
    RegionShare,
    SaliencyMap,
    Side,
)
from xfv_desktop.domain.face import CROP_SIZE, FaceCrop

DISPLAY_NOTE = (
    f"For display the maps were blurred (Gaussian, {DISPLAY_BLUR_KERNEL_PX} px kernel, sigma "
    f"{DISPLAY_BLUR_SIGMA_PX:g} px) and divided by the largest magnitude over both images; "
    f"native resolution {CROP_SIZE} × {CROP_SIZE} px."
)
OVERLAY_FACTOR = 4
FAINTEST_HUE = 0.35

# From the most dissimilar to the most similar; each pair stays apart under protanopia,
# deuteranopia and tritanopia and runs from dark over light to dark in grey.
COLOUR_MAPS: dict[str, Colormap] = {
    "blue–orange": LinearSegmentedColormap.from_list(
        "blue–orange", ["#8c3b00", "#d95f02", "#f7b27a", "#f5f5f5", "#8fbfe8", "#1f6fb5", "#083d77"]
    ),
    "purple–orange": colormaps["PuOr"],
    "green–pink": colormaps["PiYG"],
}


def colour_scale(layer: Layer, colour_map: str) -> ColourScale:
    """Colours from the lowest to the highest value of a layer; opacity grows with magnitude.

    Faint values keep a clear hue, or they would lie on the photograph as a grey veil.
    """
    lowest = -1.0 if layer is Layer.SIGNED else 0.0
    values = np.linspace(lowest, 1.0, 256)
    signed = -values if layer is Layer.DISSIMILARITY else values
    magnitude = np.where(np.abs(values) * 255 < 1.5, 0, np.abs(values))  # an even table has no 0
    hue = np.sign(signed) * (FAINTEST_HUE + (1 - FAINTEST_HUE) * magnitude)
    rgba = COLOUR_MAPS[colour_map](0.5 + 0.5 * hue, bytes=True).astype(np.uint8)
    rgba[:, 3] = np.rint(255 * magnitude**0.7)
    return ColourScale(name=colour_map, layer=layer, rgba=rgba, lowest=lowest, highest=1.0)


def display_map(explanation: Explanation, side: Side, layer: Layer) -> NDArray[np.float32]:
    """(112, 112) float32 as displayed: in [0, 1], or in [-1, 1] for the signed layer."""
    peak = max(
        float(_blurred(part).max())
        for one in (explanation.probe, explanation.reference)
        for part in (one.similarity, one.dissimilarity)
    )
    shown = _blurred(explanation.of(side).layer(layer))
    return shown / peak if peak > 0 else shown


def overlay(
    explanation: Explanation, side: Side, layer: Layer, colour_map: str
) -> NDArray[np.uint8]:
    """(448, 448, 4) uint8 RGBA with straight alpha, four pixels per crop pixel."""
    size = (CROP_SIZE * OVERLAY_FACTOR,) * 2
    values = cv2.resize(display_map(explanation, side, layer), size, interpolation=cv2.INTER_LINEAR)
    scale = colour_scale(layer, colour_map)
    steps = (values - scale.lowest) / (scale.highest - scale.lowest) * 255
    picture: NDArray[np.uint8] = scale.rgba[np.clip(np.rint(steps), 0, 255).astype(np.intp)]
    return picture


def region_share(saliency: SaliencyMap, crop: FaceCrop, region: Region) -> RegionShare:
    """Which part of the map's mass lies inside a region drawn on the source photograph."""
    cover = _cover(crop, region)
    return RegionShare(
        similarity=_share(saliency.similarity, cover),
        dissimilarity=_share(saliency.dissimilarity, cover),
        inside_input=_inside_input(crop, region),
    )


def _blurred(values: NDArray[np.float32]) -> NDArray[np.float32]:
    size = (DISPLAY_BLUR_KERNEL_PX, DISPLAY_BLUR_KERNEL_PX)
    blurred = cv2.GaussianBlur(np.array(values), size, DISPLAY_BLUR_SIGMA_PX)
    return np.asarray(blurred, dtype=np.float32)


def _share(mass: NDArray[np.float32], cover: NDArray[np.float64]) -> float | None:
    total = float(mass.sum(dtype=np.float64))
    return float((mass * cover).sum(dtype=np.float64)) / total if total > 0 else None


def _cover(crop: FaceCrop, region: Region, steps: int = 4) -> NDArray[np.float64]:
    """(112, 112): which fraction of each crop pixel the region covers, from 4 × 4 samples."""
    offsets = (np.arange(CROP_SIZE * steps) + 0.5) / steps - 0.5
    samples = np.stack(np.meshgrid(offsets, offsets), axis=-1).reshape(-1, 2)
    outline = crop.to_crop(region.outline_px)
    inside = Outline(np.vstack([outline, outline[:1]]), closed=True).contains_points(samples)
    blocks = inside.reshape(CROP_SIZE, steps, CROP_SIZE, steps)
    return np.asarray(blocks.mean(axis=(1, 3)), dtype=np.float64)


def _inside_input(crop: FaceCrop, region: Region, steps: int = 200) -> float:
    """Which fraction of the region lies on the crop, from samples over the region's bounds."""
    outline = crop.to_crop(region.outline_px)
    low, high = outline.min(axis=0), outline.max(axis=0)
    if (high <= low).any():
        return 0.0
    axes = (low + (high - low) * ((np.arange(steps) + 0.5) / steps)[:, None]).T
    samples = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    samples = samples[Outline(np.vstack([outline, outline[:1]])).contains_points(samples)]
    seen = ((samples > -0.5) & (samples < CROP_SIZE - 0.5)).all(axis=1)
    return float(seen.mean()) if len(seen) else 0.0
