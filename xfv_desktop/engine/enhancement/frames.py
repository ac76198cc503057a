"""Several stills of one scene averaged: noise goes down, what moved is smeared."""

import numpy as np

from xfv_desktop.domain.enhancement import Choice, Operation, Registration, Stills
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken
from xfv_desktop.engine.enhancement.method import (
    FOUND,
    GONZALEZ,
    Method,
    Pixels,
    Values,
    enter,
)
from xfv_desktop.engine.enhancement.registration import MODELS, SHIFT, laid, registration

AS_THEY_CAME = "none"


def average(pixels: Pixels, values: Values) -> Pixels:
    """The mean of the picture and the others, each as it was found to lie on it.

    At the edges it is the mean of those that reach there. Raises UserError where the pictures
    differ in size.
    """
    total, weights = pixels.astype(np.float32), np.ones((*pixels.shape[:2], 1), np.float32)
    lies = {found.still: found for found in values[FOUND]}
    for number, other in values["stills"].items():
        _refuse_other_size(pixels, other)
        if number in lies:
            moved, weight = laid(other, lies[number])
            total += moved
            weights += weight
        else:
            total += other
            weights += 1
    return np.rint(total / weights).astype(np.uint8)


def registrations(pixels: Pixels, values: Values, cancel: CancelToken) -> tuple[Registration, ...]:
    """How each of the others lies on the picture, if that is asked. Raises UserError, Cancelled."""
    if values["registration"] == AS_THEY_CAME:
        return ()
    found = []
    for number, other in values["stills"].items():
        cancel.raise_if_cancelled()
        _refuse_other_size(pixels, other)
        found.append(
            registration(other, pixels, number=number, model=values["registration"], cancel=cancel)
        )
    return tuple(found)


def _refuse_other_size(pixels: Pixels, other: Pixels) -> None:
    if other.shape != pixels.shape:
        raise UserError("Only stills of the same size can be averaged: choose other ones.")


enter(
    Method(
        apply=average,
        find=registrations,
        slow=lambda values: values["registration"] in MODELS,
        operation=Operation(
            name="average", title="Average of several stills",
            about="The mean of stills that show the same scene: noise falls with the square root "
            "of their number. Whatever moved between them is smeared. Registered stills are laid "
            "onto this one as a whole, not face on face; how each lies is put on record.",
            literature=f"Image averaging, a standard textbook operation ({GONZALEZ}, chapter 2). "
            "Shift: Kuglin, Hines: The phase correlation image alignment method. Proc. Int. Conf. "
            "Cybernetics and Society 1975, pp. 163–165. Other registrations: Evangelidis, "
            "Psarakis: Parametric image alignment using enhanced correlation coefficient "
            "maximization. IEEE Trans. PAMI 30(10), 2008, pp. 1858–1865",
            parameters=(
                Stills(name="stills", about="Exhibits of the same size that are averaged with "
                       "this one"),
                Choice(name="registration", about="Whether they are laid onto this one first, and "
                       "what may differ between them: a shift; a shift and a turn; also scale and "
                       "shear (affine); also the perspective of a plane (homography). The more "
                       "may differ, the more noise is followed",
                       choices=(AS_THEY_CAME, SHIFT, *MODELS), neutral=AS_THEY_CAME,
                       default=AS_THEY_CAME),
            ),
        ),
    )
)  # fmt: skip
