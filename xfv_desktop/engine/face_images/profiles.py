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
    low = np.floor(points.min(axis=0)).astype(int)
    high = np.ceil(points.max(axis=0)).astype(int) + 1
    part = np.ascontiguousarray(pixels[low[1] : high[1], low[0] : high[0]])
    grey = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY).astype(np.float32)
    places = (points - low).astype(np.float32)
    values = cv2.remap(
        grey, places[:, :1], places[:, 1:], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(values, np.float32).ravel()
