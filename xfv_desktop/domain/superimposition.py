"""Two faces laid over each other. A way to look, and no basis for an opinion."""

from enum import StrEnum

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.arrays import array_field

FRAME_PX = 800
"""Edge of the square frame in which both faces lie."""

CAUTION = (
    "Superimposition is no basis for an opinion: unlike faces can be made to coincide, and pose, "
    "lens and expression move alike faces apart. Use it to find what to look at, side by side."
)


class Superimposing(StrEnum):
    """The ways to show two faces in one place."""

    BLEND = "blend"
    WIPE = "wipe"
    BLINK = "blink"
    DIFFERENCE = "difference"
    CHECKERBOARD = "checkerboard"
    EDGES = "edges"


@attrs.frozen(kw_only=True)
class Fit:
    """A similarity transform between the five landmarks of two faces.

    ``transform``: (2, 3) float64, from pixels of one photograph to those of the other.
    ``residual_px``: the root mean square distance that it leaves, in pixels of the other.
    """

    transform: NDArray[np.float64] = array_field(np.float64, 2, 3)
    residual_px: float

    @property
    def scale(self) -> float:
        """By how much the one is enlarged."""
        return float(np.sqrt(abs(np.linalg.det(self.transform[:, :2]))))

    @property
    def turn(self) -> float:
        """By how many degrees the one is turned clockwise, in (-180, 180]."""
        return float(np.degrees(np.arctan2(self.transform[1, 0], self.transform[0, 0])))


@attrs.frozen
class Line:
    """A straight line ``through_px`` (x, y); ``towards`` (x, y) points across it, of length 1."""

    through_px: tuple[float, float]
    towards: tuple[float, float]


@attrs.frozen(kw_only=True, eq=False)
class Superimposed:
    """Both faces in one frame, (FRAME_PX, FRAME_PX, 3) uint8 RGB each.

    ``fit`` is that of the known photograph onto the questioned one, in pixels of the latter.
    """

    questioned: NDArray[np.uint8] = array_field(np.uint8, FRAME_PX, FRAME_PX, 3)
    known: NDArray[np.uint8] = array_field(np.uint8, FRAME_PX, FRAME_PX, 3)
    fit: Fit
