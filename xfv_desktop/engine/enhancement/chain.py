"""Chains of operations followed from a picture, step by step."""

from collections.abc import Callable, Sequence

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop import __version__
from xfv_desktop.domain.enhancement import (
    Chain,
    EnhancementStep,
    Number,
    Operation,
    Registration,
    Stills,
)
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.engine.enhancement.method import FOUND, METHODS, Method, Pixels, Values
from xfv_desktop.engine.files.images import pixels_sha256


@attrs.frozen(eq=False)
class Enhanced:
    """A picture after a chain: (H, W, 3) uint8 RGB, and the steps with the hash of each result."""

    pixels: Pixels = attrs.field(repr=False)
    steps: Chain


PREVIEW_PIXELS = 1_500_000
"""A picture of more pixels is reduced to so many before a preview."""


def operations() -> dict[str, Operation]:
    """All operations by name, those that move pixels last."""
    found = (METHODS[name].operation for name in METHODS.names())
    return {one.name: one for one in sorted(found, key=lambda one: (one.moves_pixels, one.title))}


def software() -> dict[str, str]:
    """Names and versions that a result depends on."""
    return {"XFV Desktop": __version__, "OpenCV": cv2.__version__, "NumPy": np.__version__}


def followed(
    pixels: Pixels,
    steps: Sequence[EnhancementStep],
    still: Callable[[str], Pixels],
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[Pixels, Chain]:
    """The picture after all steps that are on, and the steps with the hash of each result.

    Every step rounds to 8 bits, so that its result can be hashed; what was found for it comes with
    it. ``still`` gives the pixels of an exhibit by its number. Raises UserError or Cancelled.
    """
    cancel, done = cancel or CancelToken(), list[EnhancementStep]()
    for at, step in enumerate(steps):
        cancel.raise_if_cancelled()
        method = METHODS[step.operation]
        progress(at / len(steps), method.operation.title)
        if not step.on:
            done.append(step.wanted)
            continue
        pixels, found = _applied(method, pixels, _resolved(method, step, still), cancel)
        done.append(attrs.evolve(step, result_sha256=pixels_sha256(pixels), found=found))
    return pixels, tuple(done)


def preview(
    pixels: Pixels,
    steps: Sequence[EnhancementStep],
    still: Callable[[str], Pixels],
    *,
    cancel: CancelToken,
) -> tuple[Pixels, float]:
    """The same on a picture reduced to about 1.5 million pixels, and by which factor it was.

    Lengths in pixels are reduced with it; so it is near the result and not the result. A chain
    that works on whole lines is not reduced. Raises UserError or Cancelled.
    """
    whole = any(METHODS[step.operation].whole_lines for step in steps if step.on)
    factor = 1.0 if whole else min(1.0, (PREVIEW_PIXELS / max(pixels[..., 0].size, 1)) ** 0.5)
    pixels = reduced(pixels, factor)
    for step in steps:
        cancel.raise_if_cancelled()
        if step.on:
            method = METHODS[step.operation]
            values = _resolved(method, step, lambda number: reduced(still(number), factor))
            pixels, _ = _applied(method, pixels, _scaled(method.operation, values, factor), cancel)
    return pixels, factor


def reduced(pixels: Pixels, factor: float) -> Pixels:
    """The picture with both sides by a factor up to 1."""
    if factor >= 1:
        return pixels
    height, width = pixels.shape[:2]
    size = max(1, round(width * factor)), max(1, round(height * factor))
    # One channel after the other: the window's pixels lie in another order, and would be copied.
    channels = (np.ascontiguousarray(pixels[..., one]) for one in range(pixels.shape[2]))
    small = [cv2.resize(one, size, interpolation=cv2.INTER_AREA) for one in channels]
    return np.stack(small, axis=-1)


@attrs.frozen(eq=False)
class Placement:
    """Where the pixels of a photograph lie in a result.

    ``matrix``: (3, 3) float64, from pixels (x, y) of the photograph to those of the result, of
    ``size_px`` (width, height). ``bent``: a lens step moves them besides, so that it is not exact.
    """

    matrix: NDArray[np.float64]
    size_px: tuple[int, int]
    bent: bool


def placement(steps: Sequence[EnhancementStep], width: int, height: int) -> Placement:
    """The placement of a photograph of that size by the steps that are on."""
    matrix, size, bent = np.eye(3), (width, height), False
    for step in steps:
        method = METHODS[step.operation]
        if not step.on or not method.operation.moves_pixels:
            continue
        if method.matrix is None:
            bent = True
            continue
        own, size = method.matrix(step.parameters, *size)
        matrix = own @ matrix
    return Placement(matrix, size, bent)


def carrying(steps: Sequence[EnhancementStep], width: int, height: int) -> Placement:
    """The same, to carry landmarks and maps over by; raises UserError where a lens step is on."""
    found = placement(steps, width, height)
    if found.bent:
        raise UserError(
            "A lens step bends the picture, so that neither landmarks nor maps can be carried over "
            "exactly: switch it off in the chain for the network."
        )
    return found


def _applied(
    method: Method, pixels: Pixels, values: Values, cancel: CancelToken
) -> tuple[Pixels, tuple[Registration, ...]]:
    """The picture after the operation, and what had to be found for it."""
    if method.cancellable is not None:
        return method.cancellable(pixels, values, cancel), ()
    found = method.find(pixels, values, cancel) if method.find else ()
    return method.apply(pixels, {**values, FOUND: found}), found


def _resolved(method: Method, step: EnhancementStep, still: Callable[[str], Pixels]) -> Values:
    method.operation.check(step.parameters)
    values: dict[str, object] = dict(step.parameters)
    for one in method.operation.parameters:
        if isinstance(one, Stills):
            values[one.name] = {number: still(number) for number in str(values[one.name]).split()}
    return values


def _scaled(operation: Operation, values: Values, factor: float) -> Values:
    lengths = {p.name for p in operation.parameters if isinstance(p, Number) and p.unit == "px"}
    return {name: value * factor if name in lengths else value for name, value in values.items()}
