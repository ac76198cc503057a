"""Lengths in one photograph by each other: never in millimetres, never of a person."""

import attrs
import numpy as np
from numpy.typing import NDArray

PLACE_PX = 1.0
"""How far an end may lie from the place that is meant, in pixels of the photograph."""

CAUTION = (
    "Relative lengths in one photograph, uncertain by one pixel at every end. Pose, lens, distance "
    "and expression change them: they measure no person, are not compared between photographs "
    "(ASTM E3149), and stand in no report."
)


@attrs.frozen
class Ratio:
    """A length by another one of the same photograph; ``uncertainty`` is half a width."""

    value: float
    uncertainty: float

    @property
    def words(self) -> str:
        """For example “0.84 ± 0.03”."""
        return f"{self.value:.2f} ± {max(self.uncertainty, 0.005):.2f}"


def relative_length(line_px: NDArray[np.float64], unit_px: NDArray[np.float64]) -> Ratio | None:
    """The length of a line (2, 2) by that of another one; ``None`` where the other has no length.

    Every end is uncertain by ``PLACE_PX``, independently: a length by √2 times that, the ratio by
    both in quadrature.
    """
    length, unit = (float(np.hypot(*(ends[1] - ends[0]))) for ends in (line_px, unit_px))
    if unit <= 0:
        return None
    value, apart = length / unit, np.sqrt(2) * PLACE_PX / unit
    return Ratio(value, float(apart * np.hypot(1, value)))
