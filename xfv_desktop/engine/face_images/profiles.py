"""Brightness along a line of a photograph."""

import cv2
import numpy as np
from numpy.typing import NDArray


def profile(
    pixels: NDArray[np.uint8], line_px: NDArray[np.float64], samples: int
) -> NDArray[np.float32]:
    """(samples,) grey values (ITU-R BT.601, 0 to 255) from one end of a line (2, 2) to the other.

    Bilinear between pixels; beyond the photograph as at its edge. ``pixels``: (H, W, 3) RGB.
    """
    height, width = pixels.shape[:2]
    along = np.linspace(0, 1, samples)[:, None]
    points = (line_px[0] + along * (line_px[1] - line_px[0])).clip(0, [width - 1, height - 1])
    (x, y), (right, down) = np.floor(points).astype(int).T, (points % 1).T
    beside, below = np.minimum(x + 1, width - 1), np.minimum(y + 1, height - 1)
    corners = pixels[[y, y, below, below], [x, beside, x, beside]]
    grey = cv2.cvtColor(corners, cv2.COLOR_RGB2GRAY)
    weights = [(1 - right) * (1 - down), right * (1 - down), (1 - right) * down, right * down]
    return np.asarray((grey * np.array(weights)).sum(axis=0), np.float32)
