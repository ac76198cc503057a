"""One saliency layer over both crops as a picture that explains itself.

The crops lie in it pixel by pixel, each of their pixels a square of several: a multiple of the four
values that a layer has along a crop pixel. It covers them as straight alpha blending says.
"""

import io
import json
from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

from xfv_desktop.domain.explanation import ColourScale, Explanation, Layer, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.layers import IsoLine, LayerDisplay
from xfv_desktop.domain.regions import Shading
from xfv_desktop.engine.maps.iso_lines import iso_lines
from xfv_desktop.engine.maps.overlay import (
    OVERLAY_FACTOR,
    colour_scale,
    display_map,
    display_note,
    painted,
    shown_values,
)
from xfv_desktop.engine.maps.partitions import Partition

ABOUT_PX = 896
GAP, HEAD, FOOT = 40, 96, 236
BAR_PX = 3 * 256, 26
DOTS_PER_INCH = 100
CAUTION = "The layer shows what the algorithm used for its score. It is no evidence of identity."
REGION_NOTE = (
    "Each region is filled with the mean of the map over it, divided by the largest one over the "
    "regions of both images and both signs."
)


def layer_png(
    crops: Mapping[Side, FaceCrop],
    explanation: Explanation,
    layer: Layer,
    display: LayerDisplay,
    *,
    partitions: Mapping[Side, Partition] | None,
    title: str,
    names: Mapping[Side, str],
    check: str,
    say: Callable[[str], str] = str,
) -> bytes:
    """A PNG with one layer over both crops, its legend, and in words how it is drawn.

    ``check`` is what the check of the maps found; ``say`` puts what is printed into the reader's
    language. The same facts lie in the file as JSON, under “Description”, in English. Equal
    arguments give equal bytes.
    """
    sheet = _Sheet(crops[Side.PROBE].size, say)
    scale = colour_scale(layer, display.colour_map)
    for place, side in enumerate(Side):
        values = shown_values(explanation, side, layer, partitions)
        sheet.add_picture(place, blended(crops[side], values, layer, display), names[side])
        if display.levels:
            lines = iso_lines(display_map(explanation, side, layer), display.levels)
            sheet.add_lines(place, lines, scale)
    sheet.add_legend(scale, display)
    sheet.add_text(GAP, sheet.height - 42, title, size=15)
    note = display_note(explanation) if display.shading is Shading.PIXELS else REGION_NOTE
    stated = "; ".join(map(say, _stated(display, explanation))) + "."
    for row, line in enumerate((stated, note, check, CAUTION)):
        sheet.add_text(GAP, 108 - 28 * row, line, size=10.5)
    facts = {"title": title, "check": check, **display.facts(layer)}
    return sheet.png(json.dumps(facts, ensure_ascii=True))


def enlargement(size: int) -> int:
    """How many pixels of the picture a pixel of a crop of that size has along a side."""
    return OVERLAY_FACTOR * max(1, round(ABOUT_PX / size / OVERLAY_FACTOR))


def blended(
    crop: FaceCrop, values: NDArray[np.float32], layer: Layer, display: LayerDisplay
) -> NDArray[np.uint8]:
    """(E, E, 3) uint8 RGB: the crop, and over it the colours of the layer if there are any."""
    factor = enlargement(crop.size)
    picture = _enlarged(np.array(crop.pixels), factor).astype(np.float64)
    if display.coloured:
        rgba = painted(values, layer, display.colour_map, display.threshold)
        over = _enlarged(rgba, factor // OVERLAY_FACTOR).astype(np.float64)
        cover = over[..., 3:] / 255 * display.opacity
        picture = picture * (1 - cover) + over[..., :3] * cover
    return np.rint(picture).astype(np.uint8)


class _Sheet:
    """A figure that is measured in pixels from its lower left corner."""

    def __init__(self, crop_size: int, say: Callable[[str], str]) -> None:
        self._crop_size, self._say = crop_size, say
        self._edge = crop_size * enlargement(crop_size)
        self.width, self.height = 2 * self._edge + 3 * GAP, HEAD + self._edge + FOOT
        inches = self.width / DOTS_PER_INCH, self.height / DOTS_PER_INCH
        self._figure = Figure(figsize=inches, dpi=DOTS_PER_INCH)
        FigureCanvasAgg(self._figure)

    def png(self, description: str) -> bytes:
        """The file, with a description in it."""
        stream = io.BytesIO()
        facts = {"Software": None, "Description": description}
        self._figure.savefig(stream, format="png", dpi=DOTS_PER_INCH, metadata=facts)
        return stream.getvalue()

    def add_text(self, x: float, y: float, text: str, *, size: float, across: str = "left") -> None:
        """A line of text, in the reader's language."""
        points, said = size * 1.3 * 72 / DOTS_PER_INCH, self._say(text)
        self._figure.text(x / self.width, y / self.height, said, fontsize=points, ha=across)

    def add_picture(self, place: int, picture: NDArray[np.uint8], name: str) -> None:
        """A picture at the first or second place, as it is."""
        self._figure.figimage(picture, self._left(place), FOOT, origin="upper", zorder=-1)
        self.add_text(self._left(place), FOOT + self._edge + 12, name, size=12)

    def add_lines(self, place: int, lines: tuple[IsoLine, ...], scale: ColourScale) -> None:
        """Iso-lines over the picture at that place, in their colours over a darker halo."""
        axes = self._axes_over(place)
        for line in lines:
            dashed = line.level < 0 or scale.layer is Layer.DISSIMILARITY
            own = scale.rgba[scale.place(line.level), :3] / 255
            for colour, width in (((0, 0, 0, 0.6), 3.4), (tuple(own), 1.8)):
                dashes = (0, (10 / width, 7 / width)) if dashed else "solid"
                axes.plot(*line.points_px.T, color=colour, linewidth=width, linestyle=dashes)

    def add_legend(self, scale: ColourScale, display: LayerDisplay) -> None:
        """The colours with their values, without those that are hidden, with marks at levels."""
        values = np.linspace(scale.lowest, scale.highest, len(scale.rgba)).astype(np.float32)
        rgba = painted(values[None], scale.layer, scale.name, display.threshold)[0].astype(float)
        cover = rgba[:, 3:] / 255
        bar = np.rint(rgba[:, :3] * cover + np.array(scale.ground) * (1 - cover)).astype(np.uint8)
        width, height = BAR_PX
        left, low = (self.width - width) // 2, 168
        rows = bar[None].repeat(width // len(bar), axis=1).repeat(height, axis=0)
        for mark in (sign * level for sign in (-1, 1) for level in display.levels):
            if scale.lowest <= mark <= scale.highest:
                at = round(scale.place(mark) / 255 * (width - 1))
                rows[:, max(at - 1, 0) : at + 1] = 0
        self._figure.figimage(rows, left, low, origin="upper", zorder=-1)
        for part in np.linspace(0, 1, 5):
            value = scale.lowest + part * (scale.highest - scale.lowest)
            text = f"{value:g}".replace("-", "−")
            self.add_text(left + part * width, low - 20, text, size=11, across="center")
        before, after = {
            Layer.SIMILARITY: ("", "similarity"),
            Layer.DISSIMILARITY: ("", "dissimilarity"),
            Layer.SIGNED: ("dissimilarity", "similarity"),
        }[scale.layer]
        self.add_text(left - 14, low + 7, before, size=11, across="right")
        self.add_text(left + width + 14, low + 7, after, size=11)

    def _left(self, place: int) -> int:
        return GAP + place * (self._edge + GAP)

    def _axes_over(self, place: int) -> Axes:
        """Measured in pixels of the crop."""
        box = self._left(place), FOOT, self._edge, self._edge
        whole = self.width, self.height, self.width, self.height
        left, bottom, width, height = (part / of for part, of in zip(box, whole, strict=True))
        axes = self._figure.add_axes((left, bottom, width, height))
        axes.set_axis_off()
        axes.set_xlim(-0.5, self._crop_size - 0.5)
        axes.set_ylim(self._crop_size - 0.5, -0.5)
        return axes


def _stated(display: LayerDisplay, explanation: Explanation) -> list[str]:
    told = [f"Explained by {explanation.explainer}", f"shown by {display.shading}"]
    if display.levels:
        levels = ", ".join(f"{level:g}" for level in display.levels)
        told.append(f"iso-lines at {levels} (dashed: dissimilarity)")
    if display.threshold:
        told.append(f"magnitudes below {display.threshold:.2f} are not shown")
    if display.coloured:
        told.append(f"opacity {100 * display.opacity:.0f} %")
    told.append(f"colour map {display.colour_map}")
    return told


def _enlarged(picture: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    return picture.repeat(factor, axis=0).repeat(factor, axis=1)
