"""Superpixels: SLIC, k-means in colour and place.

Achanta et al.: "SLIC Superpixels Compared to State-of-the-Art Superpixel Methods", IEEE TPAMI 34,
2012. Distance of a pixel to a centre, L*a*b* colours c, places p, grid interval g, compactness m::

    D² = |c − c_k|² + m² |p − p_k|² / g²

All centres are compared with all pixels (on a crop this is fast enough) and pieces that do not
hang together are left as they are: neither a surrogate model nor a sum minds.
"""

import cv2
import numpy as np
from numpy.typing import NDArray


def superpixels(
    pixels: NDArray[np.uint8], *, segments: int, compactness: float, rounds: int
) -> NDArray[np.int64]:
    """(H, W, 3) uint8 RGB → (H, W) labels 0..n − 1, n about ``segments``."""
    height, width = pixels.shape[:2]
    interval = np.sqrt(height * width / segments)
    lab = cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2Lab)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    scale = compactness / interval
    points = np.dstack([lab, scale * y, scale * x]).reshape(-1, 5).astype(np.float64)
    down, right = (_centres(length, interval) for length in (height, width))
    rows, columns = (a.ravel() for a in np.meshgrid(down, right, indexing="ij"))
    colours = lab[np.rint(rows).astype(int), np.rint(columns).astype(int)]
    centres = np.column_stack([colours, scale * rows, scale * columns]).astype(np.float64)
    for _ in range(rounds):
        labels = _nearest(points, centres)
        counts = np.bincount(labels, minlength=len(centres))
        sums = [np.bincount(labels, one, len(centres)) for one in points.T]
        held = counts > 0
        centres[held] = np.transpose(sums)[held] / counts[held, None]
    _, labels = np.unique(_nearest(points, centres), return_inverse=True)
    return labels.reshape(height, width).astype(np.int64)


def _centres(length: int, interval: float) -> NDArray[np.float64]:
    count = max(1, round(length / interval))
    return (np.arange(count) + 0.5) * length / count - 0.5


def _nearest(points: NDArray[np.float64], centres: NDArray[np.float64]) -> NDArray[np.intp]:
    # |a − b|² without |a|², which is the same for all centres
    nearest: NDArray[np.intp] = np.argmin((centres**2).sum(1) - 2 * points @ centres.T, axis=1)
    return nearest
