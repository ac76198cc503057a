"""How one still lies on another: found on grey values, coarse to fine, and how well it fits."""

import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.enhancement import Registration
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken
from xfv_desktop.engine.enhancement.method import Pixels

Grey = NDArray[np.float32]

SHIFT = "shift"
MODELS = {
    "shift and turn": cv2.MOTION_EUCLIDEAN,
    "affine": cv2.MOTION_AFFINE,
    "homography": cv2.MOTION_HOMOGRAPHY,
}
"""What the enhanced correlation coefficient is maximised over."""
MOST_PIXELS, COARSEST_PX = 4_000_000, 150
"""Of the finest picture that is looked at (its derivatives take eight times its memory), and the
shorter edge of the coarsest one."""
CRITERIA = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 50, 1e-6)
BLUR_PX, EVERYWHERE = 5, np.empty(0)
"""No mask: the whole picture counts."""
LEAST, WORSE = 0.3, 0.005
"""A fit is refused below that correlation, or if it is lower by so much than without it."""
SMALLEST, LARGEST, OVERLAP = 0.5, 2.0, 0.5
"""Scales beyond these, or a smaller share of common ground, are no stills of one scene."""
PLACES = 9
"""Significant digits of a matrix: it is put on record as it is applied."""


def registration(
    still: Pixels, onto: Pixels, *, number: str, model: str, cancel: CancelToken
) -> Registration:
    """How a still lies on the picture ``onto``: both (H, W, 3) RGB of one size.

    A shift by phase correlation (Kuglin, Hines 1975); the other models begin with it and are
    refined from the coarsest of several reduced pictures to the finest by the enhanced
    correlation coefficient (Evangelidis, Psarakis 2008). Raises UserError where that does not
    converge, the fit is poor, or it is none of one scene; and Cancelled.
    """
    factor = min(1.0, (MOST_PIXELS / onto[..., 0].size) ** 0.5)
    first, second = (_grey(one, factor) for one in (onto, still))
    blurred = _blurred(first), _blurred(second)
    before, _ = _fit(*blurred, np.eye(3))
    found = _shift(first, second)
    if model != SHIFT:
        if _fit(*blurred, found)[0] < before:
            found = np.eye(3)  # the turn has led the phase correlation astray
        found = _refined(first, second, found, model, number, cancel)
    to_small = np.diag([factor, factor, 1.0])
    to_small[:2, 2] = (factor - 1) / 2  # pixels are counted from the middle of the first
    matrix = np.linalg.inv(to_small) @ found @ to_small
    matrix = np.array([float(f"{value:.{PLACES}g}") for value in (matrix / matrix[2, 2]).ravel()])
    after, shared = _fit(*blurred, found)
    if not _sound(matrix.reshape(3, 3), onto.shape[1::-1]) or shared < OVERLAP:
        raise _refusal(number, "what was found is no movement between stills of one scene")
    if after < max(LEAST, before - WORSE):
        raise _refusal(number, f"so laid the correlation is {after:.2f}, as they came {before:.2f}")
    return Registration(
        still=number,
        model=model,
        matrix=tuple(matrix.tolist()),
        size_px=(onto.shape[1], onto.shape[0]),
        before=round(before, 4),
        after=round(after, 4),
    )


def laid(still: Pixels, found: Registration) -> tuple[Grey, Grey]:
    """The still on the picture, (H, W, 3), and the weight of each of its pixels, (H, W, 1).

    Both float32; resampled once (bilinear), the values already times their weight, which is 0
    where the still shows nothing.
    """
    matrix, size = np.array(found.matrix).reshape(3, 3), found.size_px
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    moved = cv2.warpPerspective(still.astype(np.float32), matrix, size, flags=flags)
    ones = np.ones(still.shape[:2], np.float32)
    weight = cv2.warpPerspective(ones, matrix, size, flags=flags)
    return np.asarray(moved, np.float32), np.asarray(weight, np.float32)[..., None]


def _grey(pixels: Pixels, factor: float) -> Grey:
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    if factor < 1:
        size = round(grey.shape[1] * factor), round(grey.shape[0] * factor)
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    return np.asarray(grey, np.float32)


def _shift(first: Grey, second: Grey) -> NDArray[np.float64]:
    window = cv2.createHanningWindow(first.shape[::-1], cv2.CV_32F)
    # copies: pictures of a size that suits the transform are windowed where they stand
    (x, y), _ = cv2.phaseCorrelate(first.copy(), second.copy(), window)
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], np.float64)


def _refined(
    first: Grey,
    second: Grey,
    start: NDArray[np.float64],
    model: str,
    number: str,
    cancel: CancelToken,
) -> NDArray[np.float64]:
    levels = [(first, second)]
    while min(levels[-1][0].shape) > 2 * COARSEST_PX:
        levels.append((cv2.pyrDown(levels[-1][0]), cv2.pyrDown(levels[-1][1])))  # type: ignore[arg-type]
    matrix, rows = start, 3 if model == "homography" else 2
    for level in range(len(levels) - 1, -1, -1):
        cancel.raise_if_cancelled()
        to_level = np.diag([0.5**level, 0.5**level, 1.0])
        begin = to_level @ matrix @ np.linalg.inv(to_level)
        begin = np.ascontiguousarray((begin / begin[2, 2])[:rows], np.float32)
        try:
            _, ended = cv2.findTransformECC(
                *levels[level], begin, MODELS[model], CRITERIA, EVERYWHERE, BLUR_PX
            )
        except cv2.error as error:
            raise _refusal(number, "the registration did not converge") from error
        whole = np.eye(3)
        whole[:rows] = ended
        matrix = np.linalg.inv(to_level) @ whole @ to_level
    return matrix


def _blurred(grey: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(grey, (BLUR_PX, BLUR_PX), 0), np.float32)


def _fit(first: Grey, second: Grey, matrix: NDArray[np.float64]) -> tuple[float, float]:
    """The correlation of two blurred pictures where both show something, and how large a share."""
    size, flags = first.shape[::-1], cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    moved = cv2.warpPerspective(second, matrix, size, flags=flags)
    whole = cv2.warpPerspective(np.ones_like(second), matrix, size, flags=flags) > 1 - 1e-3
    if not whole.any():
        return 0.0, 0.0
    one, other = first[whole], np.asarray(moved)[whole]
    one, other = one - one.mean(dtype=np.float64), other - other.mean(dtype=np.float64)
    spread = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / spread if spread > 0 else 0.0, float(whole.mean())


def _sound(matrix: NDArray[np.float64], size_px: tuple[int, int]) -> bool:
    """Whether no corner is turned over, and each keeps its size within the limits."""
    width, height = size_px
    for x, y in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)):
        depth = float(matrix[2] @ (x, y, 1))
        if depth <= 0:
            return False
        area = float(np.linalg.det(matrix)) / depth**3
        if not SMALLEST**2 <= area <= LARGEST**2:
            return False
    return True


def _refusal(number: str, why: str) -> UserError:
    return UserError(
        f"{number} cannot be laid onto this picture: {why}. Choose another registration, or leave "
        f"{number} out."
    )
