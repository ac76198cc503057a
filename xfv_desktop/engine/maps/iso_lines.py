"""Lines of one value over a crop, from linear interpolation between the centres of its pixels."""

from collections.abc import Iterable

import numpy as np
from contourpy import contour_generator
from numpy.typing import NDArray

from xfv_desktop.domain.layers import IsoLine


def iso_lines(values: NDArray[np.float32], levels: Iterable[float]) -> tuple[IsoLine, ...]:
    """The lines of a shown map (S, S) at these magnitudes, of both signs; lowest level first.

    Points are pixels (x, y) of the crop, so a line ends at the centres of its outermost pixels.
    """
    found = contour_generator(z=values.astype(np.float64))
    magnitudes = tuple(levels)
    signed = sorted({sign * level for sign in (-1, 1) for level in magnitudes})
    return tuple(
        IsoLine(level, np.asarray(points, dtype=np.float64))
        for level in signed
        for points in found.lines(level)
    )
