"""How saliency layers are shown: which, by what, in which colours, from which magnitude on."""

from enum import StrEnum

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.arrays import array_field
from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.regions import Shading

ISO_LEVELS = (0.2, 0.4, 0.6, 0.8)
"""The magnitudes that iso-lines are drawn at, of both signs; the largest of all values is 1."""


class Drawing(StrEnum):
    """What the values of a layer are drawn as."""

    COLOURS = "colours"
    LINES = "iso-lines"
    BOTH = "colours and iso-lines"


@attrs.frozen
class IsoLine:
    """Points (N, 2) of the crop along which a layer has one value; closed where the ends meet."""

    level: float
    points_px: NDArray[np.float64] = array_field(np.float64, None, 2)


@attrs.frozen
class LayerDisplay:
    """Which layers are visible, and how.

    ``opacity``: of all of them, in [0, 1]. ``threshold``: the magnitude, in [0, 1] of the shown
    scale, below which a value is not shown. Iso-lines belong to layers by pixels only.
    """

    visible: frozenset[Layer]
    opacity: float
    colour_map: str
    shading: Shading = Shading.PIXELS
    threshold: float = 0.0
    drawing: Drawing = Drawing.COLOURS

    @property
    def coloured(self) -> bool:
        """Whether values are drawn as colours."""
        return self.drawing is not Drawing.LINES or self.shading is not Shading.PIXELS

    @property
    def levels(self) -> tuple[float, ...]:
        """The magnitudes at which iso-lines are drawn: none below the threshold."""
        if self.drawing is Drawing.COLOURS or self.shading is not Shading.PIXELS:
            return ()
        return tuple(level for level in ISO_LEVELS if level >= self.threshold)

    def facts(self, layer: Layer) -> dict[str, JsonValue]:
        """What has to be known to show one layer in the same way again."""
        return {
            "layer": layer.value,
            "shown by": self.shading.value,
            "drawn as": self.drawing.value if self.levels else Drawing.COLOURS.value,
            "iso-lines at": list(self.levels),
            "hidden below": self.threshold,
            "opacity": self.opacity,
            "colour map": self.colour_map,
        }
