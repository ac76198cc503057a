"""Two faces laid over each other by their five landmarks, and what can be shown of that.

Every way to show it takes two pictures of the same size, (H, W, 3) uint8 RGB, the questioned one
first, and gives another one. All arithmetic is done on the values as they stand in the files
(sRGB, not linear light), so that a result can be checked by hand.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.superimposition import FRAME_PX, Fit, Line, Superimposed
from xfv_desktop.engine.face_images.alignment import aligned

Pixels = NDArray[np.uint8]

EYES_APART = 0.25
"""Distance of the eyes in the common frame, by its edge."""
EDGE_QUANTILE, EDGE_LOWER, EDGE_LEAST = 0.9, 0.4, 16
"""Canny's upper threshold is passed by a tenth of the picture's gradients (Sobel, 8-bit grey after
a 5 px Gaussian) and never lies below a least one; the lower threshold is a part of it. A fixed one
finds nothing where a small face is enlarged, as its gradients shrink with the enlargement.
"""
EDGE_COLOUR = (255, 196, 0)


def fit_of(landmarks_px: NDArray[np.float64], to_px: NDArray[np.float64]) -> Fit:
    """The similarity transform of five landmarks (5, 2) onto five others, and what it leaves."""
    transform, residual = aligned(landmarks_px, to_px)
    return Fit(transform=transform, residual_px=residual)


def superimposed(
    questioned: Pixels,
    questioned_px: NDArray[np.float64],
    known: Pixels,
    known_px: NDArray[np.float64],
) -> Superimposed:
    """Both faces in one square frame: the questioned one with level eyes, the known one on it.

    ``questioned_px``, ``known_px``: (5, 2) landmarks. Both are resampled once (bilinear, after a
    mean over whole blocks of pixels where a photograph is larger than the frame by two or more);
    black outside the photographs.
    """
    right, left = questioned_px[0], questioned_px[1]
    x, y = (left - right) / max(float(np.hypot(*(left - right))), 1e-6)
    scale = EYES_APART * FRAME_PX / max(float(np.hypot(*(left - right))), 1e-6)
    level = scale * np.array([[x, y], [-y, x]])
    middle = np.array([(FRAME_PX - 1) / 2] * 2)
    to_frame = np.column_stack([level, middle - level @ questioned_px.mean(axis=0)])
    fit = fit_of(known_px, questioned_px)
    whole = np.vstack([fit.transform, [0, 0, 1]])
    return Superimposed(
        questioned=_in_frame(questioned, to_frame),
        known=_in_frame(known, to_frame @ whole),
        fit=fit,
    )


def blend(questioned: Pixels, known: Pixels, share: float) -> Pixels:
    """The weighted mean of both; ``share``, in [0, 1], is the known one's."""
    return np.asarray(cv2.addWeighted(questioned, 1 - share, known, share, 0), np.uint8)


def wipe(questioned: Pixels, known: Pixels, line: Line) -> Pixels:
    """The known face on the side of a line that it points to, the questioned one on the other."""
    rows, columns = np.indices(questioned.shape[:2], dtype=np.float32)
    (x, y), (across, down) = line.through_px, line.towards
    beyond = np.asarray((columns - x) * across + (rows - y) * down > 0)
    return np.where(beyond[..., None], known, questioned)


def difference(questioned: Pixels, known: Pixels) -> Pixels:
    """The absolute difference, channel by channel: black where both are the same."""
    return np.asarray(cv2.absdiff(questioned, known), np.uint8)


def checkerboard(questioned: Pixels, known: Pixels, fields: int) -> Pixels:
    """Both in turn in so many fields a row; the upper left one shows the questioned face."""
    height, width = questioned.shape[:2]
    rows = np.arange(height) * fields // height
    columns = np.arange(width) * fields // width
    odd = (rows[:, None] + columns[None]) % 2 == 1
    return np.where(odd[..., None], known, questioned)


def edge_overlay(questioned: Pixels, known: Pixels) -> Pixels:
    """The edges of the known face (Canny 1986) in one colour on the questioned one in grey."""
    grey = cv2.cvtColor(questioned, cv2.COLOR_RGB2GRAY)
    smoothed = cv2.GaussianBlur(cv2.cvtColor(known, cv2.COLOR_RGB2GRAY), (5, 5), 0)
    picture = np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), np.uint8)
    across, down = (cv2.Sobel(smoothed, cv2.CV_16S, *way) for way in ((1, 0), (0, 1)))
    gradient = np.abs(across.astype(np.int32)) + np.abs(down.astype(np.int32))
    upper = max(float(np.quantile(gradient, EDGE_QUANTILE)), EDGE_LEAST)
    picture[cv2.Canny(across, down, EDGE_LOWER * upper, upper) > 0] = EDGE_COLOUR
    return picture


def _in_frame(pixels: Pixels, transform: NDArray[np.float64]) -> Pixels:
    """A picture in the common frame. Only what lies in the frame is read."""
    linear = transform[:, :2]
    corners = np.array([[0, 0], [FRAME_PX, 0], [0, FRAME_PX], [FRAME_PX, FRAME_PX]]) - 0.5
    reached = (corners - transform[:, 2]) @ np.linalg.inv(linear).T
    height, width = pixels.shape[:2]
    low = np.clip(np.floor(reached.min(axis=0)).astype(int) - 1, 0, [width, height])
    high = np.clip(np.ceil(reached.max(axis=0)).astype(int) + 2, 0, [width, height])
    part = np.ascontiguousarray(pixels[low[1] : high[1], low[0] : high[0]])
    if not part.size:
        return np.zeros((FRAME_PX, FRAME_PX, 3), np.uint8)
    block = max(int(1 / np.sqrt(abs(np.linalg.det(linear)))), 1)
    shift = low.astype(np.float64)
    if block > 1:
        size = (part.shape[1] // block, part.shape[0] // block)
        if min(size) < 1:
            block = 1
        else:
            whole = part[: size[1] * block, : size[0] * block]
            part = np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.uint8)
            shift += (block - 1) / 2
    from_part = np.column_stack([linear * block, transform[:, 2] + linear @ shift])
    warped = cv2.warpAffine(part, from_part, (FRAME_PX, FRAME_PX), flags=cv2.INTER_LINEAR)
    return np.asarray(warped, np.uint8)
