"""Operations that move pixels; the centre of the upper left pixel is (0, 0)."""

import cv2
import numpy as np

from xfv_desktop.domain.enhancement import Choice, Number, Operation
from xfv_desktop.domain.errors import UserError
from xfv_desktop.engine.enhancement.method import (
    TEXTBOOK,
    Affine,
    Method,
    Pixels,
    Values,
    enter,
)

KEYS = "Keys: Cubic convolution interpolation. IEEE Trans. ASSP 29(6), 1981, pp. 1153–1160"
LARGEST_SIDE = 30_000
LARGEST_BENT_SIDE = 32_766
"""Of a picture that ``cv2.remap`` takes."""
WAYS = {"nearest": cv2.INTER_NEAREST, "linear": cv2.INTER_LINEAR, "cubic": cv2.INTER_CUBIC}


def rotation(values: Values, width: int, height: int) -> Affine:
    """Clockwise about the middle, in a frame that holds the whole picture."""
    angle = np.radians(values["angle"])
    cos, sin = np.cos(angle), np.sin(angle)
    sides = np.abs([[cos, sin], [sin, cos]]) @ [width, height]
    size = int(np.ceil(sides[0] - 1e-6)), int(np.ceil(sides[1] - 1e-6))
    before = np.array([[1, 0, -(width - 1) / 2], [0, 1, -(height - 1) / 2], [0, 0, 1]])
    turn = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
    after = np.array([[1, 0, (size[0] - 1) / 2], [0, 1, (size[1] - 1) / 2], [0, 0, 1]])
    return after @ turn @ before, size


def cut(values: Values, width: int, height: int) -> Affine:
    """What is left without the margins, at least one pixel."""
    left = min(round(values["left"]), width - 1)
    top = min(round(values["top"]), height - 1)
    size = (
        max(width - left - round(values["right"]), 1),
        max(height - top - round(values["bottom"]), 1),
    )
    return np.array([[1.0, 0, -left], [0, 1, -top], [0, 0, 1]]), size


def enlargement(values: Values, width: int, height: int) -> Affine:
    """Both sides by one factor, rounded to whole pixels."""
    return _stretch(values["factor"], values["factor"], width, height)


def square_pixels(values: Values, width: int, height: int) -> Affine:
    """The width by the ratio of a stored pixel's width to its height."""
    return _stretch(values["ratio"], 1.0, width, height)


def rotate(pixels: Pixels, values: Values) -> Pixels:
    """Quarter turns move whole pixels; other angles are interpolated, black outside."""
    quarters, rest = divmod(values["angle"], 90)
    if rest == 0:
        return np.ascontiguousarray(np.rot90(pixels, -int(quarters)))
    matrix, size = rotation(values, pixels.shape[1], pixels.shape[0])
    return np.asarray(cv2.warpAffine(pixels, matrix[:2], size, flags=cv2.INTER_CUBIC), np.uint8)


def crop(pixels: Pixels, values: Values) -> Pixels:
    """The picture without its margins."""
    matrix, (width, height) = cut(values, pixels.shape[1], pixels.shape[0])
    left, top = -int(matrix[0, 2]), -int(matrix[1, 2])
    return np.ascontiguousarray(pixels[top : top + height, left : left + width])


def scale(pixels: Pixels, values: Values) -> Pixels:
    """Enlarged by the chosen interpolation; reduced by the mean over areas."""
    _, size = enlargement(values, pixels.shape[1], pixels.shape[0])
    way = cv2.INTER_AREA if values["factor"] < 1 else WAYS[values["interpolation"]]
    return np.asarray(cv2.resize(pixels, size, interpolation=way), np.uint8)


def pixel_aspect(pixels: Pixels, values: Values) -> Pixels:
    """The width stretched or narrowed until pixels are square."""
    _, size = square_pixels(values, pixels.shape[1], pixels.shape[0])
    way = cv2.INTER_AREA if values["ratio"] < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, size, interpolation=way), np.uint8)


def lens(pixels: Pixels, values: Values) -> Pixels:
    """Radial distortion about the middle taken out, black outside.

    A place at the distance r from the middle, in half diagonals, is fetched from
    r (1 + k1 r² + k2 r⁴). Raises UserError for a picture that is too long for that.
    """
    height, width = pixels.shape[:2]
    if max(height, width) > LARGEST_BENT_SIDE:
        raise UserError(
            f"A picture of more than {LARGEST_BENT_SIDE:,} px a side cannot be straightened: put a "
            "crop before the lens step."
        )
    x = (np.arange(width, dtype=np.float32) - (width - 1) / 2)[None, :]
    y = (np.arange(height, dtype=np.float32) - (height - 1) / 2)[:, None]
    squared = (x * x + y * y) / np.float32(width * width + height * height) * 4
    grown = 1 + np.float32(values["k1"]) * squared + np.float32(values["k2"]) * squared**2
    made = cv2.remap(
        pixels,
        x * grown + np.float32((width - 1) / 2),
        y * grown + np.float32((height - 1) / 2),
        cv2.INTER_CUBIC,
    )
    return np.asarray(made, np.uint8)


def _stretch(across: float, down: float, width: int, height: int) -> Affine:
    size = tuple(
        int(np.clip(round(side * by), 1, LARGEST_SIDE))
        for side, by in ((width, across), (height, down))
    )
    x, y = size[0] / width, size[1] / height
    return np.array([[x, 0, (x - 1) / 2], [0, y, (y - 1) / 2], [0, 0, 1]]), (size[0], size[1])


def _margin(name: str) -> Number:
    return Number(name=name, about=f"Cut off at the {name}", unit="px", lowest=0,
                  highest=LARGEST_SIDE, step=1, neutral=0, default=0)  # fmt: skip


enter(
    Method(
        apply=rotate, matrix=rotation,
        operation=Operation(
            name="rotate", title="Rotate", moves_pixels=True,
            about="Turns the picture clockwise. Quarter turns are exact, others interpolated.",
            literature=f"{TEXTBOOK.format(2)}. {KEYS}",
            parameters=(
                Number(name="angle", about="Clockwise", unit="°", lowest=-180, highest=180,
                       step=0.1, neutral=0, default=0),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=crop, matrix=cut,
        operation=Operation(
            name="crop", title="Crop", moves_pixels=True,
            about="Shows a part of the picture only.",
            literature=TEXTBOOK.format(2),
            parameters=tuple(_margin(name) for name in ("left", "top", "right", "bottom")),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=scale, matrix=enlargement,
        operation=Operation(
            name="scale", title="Scale", moves_pixels=True,
            about="Enlarges or reduces. Enlarging brings no detail that was not there.",
            literature=f"{TEXTBOOK.format(2)}. {KEYS}",
            parameters=(
                Number(name="factor", about="Of both sides", unit="×", lowest=0.1, highest=4,
                       step=0.05, neutral=1, default=2),
                Choice(name="interpolation", about="How pixels between are made",
                       choices=tuple(WAYS), neutral="cubic", default="cubic"),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=pixel_aspect, matrix=square_pixels,
        operation=Operation(
            name="pixel-aspect", title="Pixel aspect", moves_pixels=True,
            about="For recordings whose stored pixels are not square: the width is stretched by "
            "the ratio of a pixel's width to its height.",
            literature=f"{TEXTBOOK.format(2)}. {KEYS}",
            parameters=(
                Number(name="ratio", about="Width of a stored pixel by its height", lowest=0.3,
                       highest=3, step=0.001, neutral=1, default=1),
            ),
        ),
    )
)  # fmt: skip
enter(
    Method(
        apply=lens,
        operation=Operation(
            name="lens", title="Lens distortion", moves_pixels=True,
            about="Straightens what a lens has bent about the middle of the picture: k1 below 0 "
            "takes out barrels, above 0 cushions. Set by eye along lines that are straight.",
            literature="Brown: Decentering distortion of lenses. Photogrammetric Engineering "
            "32(3), 1966, pp. 444–462 (its radial terms)",
            parameters=(
                Number(name="k1", about="Term of the square", lowest=-0.5, highest=0.5, step=0.001,
                       neutral=0, default=0),
                Number(name="k2", about="Term of the fourth power", lowest=-0.5, highest=0.5,
                       step=0.001, neutral=0, default=0),
            ),
        ),
    )
)  # fmt: skip
