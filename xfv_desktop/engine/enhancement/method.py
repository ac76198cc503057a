"""An operation with the function that does it, and the table of all of them."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.enhancement import Operation, Registration
from xfv_desktop.domain.jobs import CancelToken
from xfv_desktop.engine.registry import Registry

Pixels = NDArray[np.uint8]
"""(H, W, 3) RGB (sRGB), upright."""

Values = Mapping[str, Any]

FOUND = "found"
"""The name under which an operation is given what was found; no parameter has it."""

Affine = tuple[NDArray[np.float64], tuple[int, int]]
"""(3, 3) from pixels before to pixels after; width and height after."""

GONZALEZ = "Gonzalez, Woods: Digital Image Processing, 4th ed., Pearson 2018"
TEXTBOOK = f"A standard textbook operation ({GONZALEZ}, chapter {{}})"


@attrs.frozen(kw_only=True)
class Method:
    """``apply`` makes a new picture and alters none; the same values give the same picture.

    In place of the numbers of stills it is given their pixels by number, and under ``FOUND`` what
    ``find`` has found in them first. ``cancellable``: the same for what takes long; ``slow``:
    whether these values do. ``matrix``: of an affine operation, (3, 3) float64 from pixels (x, y)
    before to pixels after, and width and height after, for values, width and height before.
    ``whole_lines``: it makes no sense on a reduced picture.
    """

    operation: Operation
    apply: Callable[[Pixels, Values], Pixels]
    cancellable: Callable[[Pixels, Values, CancelToken], Pixels] | None = None
    find: Callable[[Pixels, Values, CancelToken], tuple[Registration, ...]] | None = None
    slow: Callable[[Values], bool] = lambda _: False
    matrix: Callable[[Values, int, int], Affine] | None = None
    whole_lines: bool = False


METHODS: Registry[Method] = Registry("operation")


def enter(method: Method) -> None:
    """Enters a method in the table under the name of its operation."""
    METHODS.register(method.operation.name)(method)


def table(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    """(256,) grey levels, rounded and kept within 0 to 255, for ``cv2.LUT``."""
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
