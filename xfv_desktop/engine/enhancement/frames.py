"""Several stills of one scene averaged: noise goes down, what moved is smeared."""

import cv2
import numpy as np

from xfv_desktop.domain.enhancement import Choice, Operation, Stills
from xfv_desktop.domain.errors import UserError
from xfv_desktop.engine.enhancement.method import GONZALEZ, Method, Pixels, Values, enter


def average(pixels: Pixels, values: Values) -> Pixels:
    """The mean of the picture and the others, which are first shifted onto it if that is asked.

    Raises UserError where the pictures differ in size.
    """
    others = values["stills"]
    total = pixels.astype(np.float32)
    for other in others:
        if other.shape != pixels.shape:
            raise UserError("Only stills of the same size can be averaged: choose other ones.")
        total += _shifted(other, pixels) if values["registration"] == "shift" else other
    return np.rint(total / (1 + len(others))).astype(np.uint8)


def _shifted(other: Pixels, onto: Pixels) -> Pixels:
    """The other picture moved by the shift that phase correlation finds; edges are repeated."""
    first, second = (
        cv2.cvtColor(one, cv2.COLOR_RGB2GRAY).astype(np.float32) for one in (onto, other)
    )
    window = cv2.createHanningWindow(first.shape[::-1], cv2.CV_32F)
    (x, y), _ = cv2.phaseCorrelate(first, second, window)
    matrix = np.array([[1, 0, -x], [0, 1, -y]])
    moved = cv2.warpAffine(
        other, matrix, other.shape[1::-1], flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(moved, np.uint8)


enter(
    Method(
        apply=average,
        operation=Operation(
            name="average", title="Average of several stills",
            about="The mean of stills that show the same scene: noise falls with the square root "
            "of their number. Whatever moved between them is smeared.",
            literature=f"Image averaging, a standard textbook operation ({GONZALEZ}, chapter 2). "
            "Shift: Kuglin, Hines: The phase correlation image alignment method. Proc. Int. Conf. "
            "Cybernetics and Society 1975, pp. 163–165",
            parameters=(
                Stills(name="stills", about="Exhibits of the same size that are averaged with "
                       "this one"),
                Choice(name="registration", about="Whether they are shifted onto this one first",
                       choices=("none", "shift"), neutral="none", default="none"),
            ),
        ),
    )
)  # fmt: skip
