"""What the trials do with maps: one blur for all methods, and how alike two maps are."""

import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.explanation import DISPLAY_BLUR_KERNEL_PX
from xfv_desktop.engine.explainers.corrrise import average_ranks
from xfv_desktop.engine.explainers.pair import blurred

Plane = NDArray[np.float32]


def smoothed(plane: Plane, sigma_px: float) -> Plane:
    """The map (H, W) blurred as all maps of a trial are: kernel 25 px; a sigma of 0 blurs not.

    Blur improves deletion and insertion by itself, so methods may only be compared at one sigma.
    """
    return blurred(plane, sigma_px, DISPLAY_BLUR_KERNEL_PX)


def correlation(one: Plane, other: Plane) -> float:
    """Pearson's correlation of two maps of one shape, in [-1, 1].

    A constant map has none by definition. Here two constant maps are alike (1) and a constant one
    is not like any other (0), so a method that always gives the empty map depends on nothing.
    """
    first, second = (np.asarray(p, np.float64).ravel() for p in (one, other))
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return float(np.ptp(first) == np.ptp(second))
    # Scaled first: the square of a small value may vanish.
    first, second = ((p - p.mean()) / np.abs(p - p.mean()).max() for p in (first, second))
    product = first @ second / (np.linalg.norm(first) * np.linalg.norm(second))
    return float(np.clip(product, -1, 1))


def rank_agreement(one: Plane, other: Plane) -> float:
    """Spearman's correlation of two maps: that of their ranks; constant maps as above."""
    ranks = (average_ranks(plane.ravel()).astype(np.float32) for plane in (one, other))
    first, second = ranks
    return correlation(first, second)
