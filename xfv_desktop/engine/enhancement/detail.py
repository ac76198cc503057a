"""Operations on neighbourhoods: noise, sharpness, lines of interlaced video."""

import cv2
import numpy as np

from xfv_desktop.domain.enhancement import Choice, Number, Operation
from xfv_desktop.domain.jobs import CancelToken
from xfv_desktop.engine.enhancement.method import TEXTBOOK, Method, Pixels, Values, enter

TEMPLATE_PX, SEARCH_PX = 7, 21
REACH_PX = TEMPLATE_PX // 2 + SEARCH_PX // 2
BAND_PX = 128
"""Rows that are denoised at once: between two bands a cancel is heard."""


def median(pixels: Pixels, values: Values) -> Pixels:
    """The median of a square around each pixel, channel by channel."""
    radius = round(values["radius"])
    return np.asarray(cv2.medianBlur(pixels, 2 * radius + 1), np.uint8) if radius else pixels


def non_local_means(pixels: Pixels, values: Values, cancel: CancelToken | None = None) -> Pixels:
    """Each pixel as the mean of those whose surroundings look like its own.

    Surroundings of 7 × 7 px, searched for in 21 × 21 px. Worked in bands of rows that know enough
    of their neighbours, so the result is that of the whole. Raises Cancelled.
    """
    strength = values["strength"]
    if strength == 0:
        return pixels
    height, made = len(pixels), np.empty_like(pixels)
    for top in range(0, height, BAND_PX):
        if cancel is not None:
            cancel.raise_if_cancelled()
        bottom = min(top + BAND_PX, height)
        first, last = max(top - REACH_PX, 0), min(bottom + REACH_PX, height)
        band = cv2.fastNlMeansDenoising(
            np.ascontiguousarray(pixels[first:last]), None, strength, TEMPLATE_PX, SEARCH_PX
        )
        made[top:bottom] = band[top - first : bottom - first]
    return made


def unsharp_mask(pixels: Pixels, values: Values) -> Pixels:
    """The difference to a Gaussian blur is added; differences up to ``threshold`` are left out."""
    soft = cv2.GaussianBlur(pixels, (0, 0), max(values["radius"], 0.05))
    share = values["amount"] / 100
    made = cv2.addWeighted(pixels, 1 + share, soft, -share, 0)
    if values["threshold"] > 0:
        small = cv2.absdiff(pixels, soft) <= values["threshold"]
        made = np.where(small, pixels, made)
    return np.asarray(made, np.uint8)


def deinterlace(pixels: Pixels, values: Values) -> Pixels:
    """One field is kept and the lines between are interpolated, or both fields are blended."""
    method = values["method"]
    if method == "none" or len(pixels) < 3:
        return pixels
    lines = pixels.astype(np.uint16)
    above = np.concatenate([lines[1:2], lines[:-1]])
    below = np.concatenate([lines[1:], lines[-2:-1]])
    if method == "blend":
        return np.asarray((above + 2 * lines + below + 2) // 4, np.uint8)
    between = np.asarray((above + below + 1) // 2, np.uint8)
    made = pixels.copy()
    first = 1 if method == "keep even lines" else 0
    made[first::2] = between[first::2]
    return made


enter(
    Method(
        apply=median,
        operation=Operation(
            name="median", title="Denoise: median",
            about="Takes out single wrong pixels; fine lines become thinner or go.",
            literature="Huang, Yang, Tang: A fast two-dimensional median filtering algorithm. "
            "IEEE Trans. ASSP 27(1), 1979, pp. 13–18",
            parameters=(
                Number(name="radius", about="Half the edge of the square", unit="px", lowest=0,
                       highest=2, step=1, neutral=0, default=1),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=non_local_means,
        cancellable=non_local_means,
        slow=lambda _: True,
        operation=Operation(
            name="non-local-means", title="Denoise: non-local means",
            about="Averages places that look alike; texture that resembles noise goes as well.",
            literature="Buades, Coll, Morel: A non-local algorithm for image denoising. "
            "CVPR 2005, vol. 2, pp. 60–65",
            parameters=(
                Number(name="strength", about="Grey levels of noise that are smoothed", lowest=0,
                       highest=30, step=0.5, neutral=0, default=5),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=unsharp_mask,
        operation=Operation(
            name="unsharp-mask", title="Sharpen: unsharp mask",
            about="Makes edges steeper. It adds seams along edges and brings no lost detail back.",
            literature=TEXTBOOK.format(3),
            parameters=(
                Number(name="radius", about="Standard deviation of the blur", unit="px",
                       lowest=0.1, highest=20, step=0.1, neutral=1, default=1.5),
                Number(name="amount", about="How much of the difference is added", unit="%",
                       lowest=0, highest=500, step=1, neutral=0, default=80),
                Number(name="threshold", about="Grey levels of difference that are left alone",
                       lowest=0, highest=50, step=1, neutral=0, default=0),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=deinterlace,
        whole_lines=True,
        operation=Operation(
            name="deinterlace", title="Deinterlace",
            about="Takes out combs where the two fields of a video frame show two moments. The "
            "first line of the picture is line 0, an even one.",
            literature="De Haan, Bellers: Deinterlacing – an overview. Proc. IEEE 86(9), 1998, "
            "pp. 1839–1857",
            parameters=(
                Choice(name="method", about="What becomes of the two fields",
                       choices=("none", "keep even lines", "keep odd lines", "blend"),
                       neutral="none", default="keep even lines"),
            ),
        ),
    )
)  # fmt: skip
