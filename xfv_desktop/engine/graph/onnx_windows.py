"""ONNX operators that move a window over an image: convolution and pooling."""

import math
from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as functional
from torch import Tensor

Attributes = dict[str, Any]
Padding = tuple[int, int, int, int]


def padding_of(a: Attributes, x: Tensor, kernel: Sequence[int]) -> Padding:
    """Top, left, bottom, right of a window that goes over an image.

    As ``pads`` or ``auto_pad`` say, with the rows and columns that ``ceil_mode`` adds at the ends;
    a window that would begin in the padding at the end is left out.
    """
    top, left, bottom, right = a.get("pads", (0, 0, 0, 0))
    begins, ends = [top, left], [bottom, right]
    for axis, size in enumerate(x.shape[2:]):
        stride, reach = _steps(a, kernel, axis)
        if (way := a.get("auto_pad", "NOTSET")).startswith("SAME"):
            total = max(0, (-(-size // stride) - 1) * stride + reach - size)
            small, large = total // 2, total - total // 2
            begins[axis], ends[axis] = (small, large) if way == "SAME_UPPER" else (large, small)
        elif a.get("ceil_mode", 0):
            windows = -(-(size + begins[axis] + ends[axis] - reach) // stride) + 1
            if (windows - 1) * stride >= size + begins[axis]:
                windows -= 1
            ends[axis] = max(ends[axis], (windows - 1) * stride + reach - size - begins[axis])
    return begins[0], begins[1], ends[0], ends[1]


def window_grid(a: Attributes, x: Tensor, kernel: Sequence[int]) -> tuple[int, ...]:
    """How many windows lie below and beside each other; raises ValueError where there is none."""
    top, left, bottom, right = padding_of(a, x, kernel)
    grid = []
    for axis, around in enumerate((top + bottom, left + right)):
        stride, reach = _steps(a, kernel, axis)
        free = x.shape[2 + axis] + around - reach
        if free < 0:
            raise ValueError("the window is larger than the image")
        grid.append(free // stride + 1)
    return tuple(grid)


def _steps(a: Attributes, kernel: Sequence[int], axis: int) -> tuple[int, int]:
    """From one window to the next, and from the first to the last value of one, both counted."""
    dilation = a.get("dilations", (1, 1))[axis]
    return a.get("strides", (1, 1))[axis], dilation * (kernel[axis] - 1) + 1


def padded(x: Tensor, padding: Padding, value: float = 0.0) -> Tensor:
    """The image with rows and columns of that value around it."""
    top, left, bottom, right = padding
    return functional.pad(x, (left, right, top, bottom), value=value)


def conv(a: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """Conv of an image."""
    top, left, bottom, right = padding = padding_of(a, x, weight.shape[2:])
    if (top, left) == (bottom, right):
        around = (top, left)
    else:
        x, around = padded(x, padding), (0, 0)
    return functional.conv2d(
        x, weight, bias, a.get("strides", 1), around, a.get("dilations", 1), a.get("group", 1)
    )


def max_pool(a: Attributes, x: Tensor) -> Tensor:
    """MaxPool of an image."""
    kernel = a["kernel_shape"]
    around = padded(x, padding_of(a, x, kernel), -math.inf)
    return functional.max_pool2d(around, kernel, a.get("strides", 1), 0, a.get("dilations", 1))


def window_counts(a: Attributes, x: Tensor) -> Tensor:
    """(1, 1, h, w): how many values the mean of each window of AveragePool is taken over."""
    padding = padding_of(a, x, a["kernel_shape"])
    stated = a.get("pads", padding) if a.get("auto_pad", "NOTSET") == "NOTSET" else padding
    ones = padded(torch.ones_like(x[:1, :1]), stated, float(a.get("count_include_pad", 0)))
    more = [all_ - own for all_, own in zip(padding, stated, strict=True)]
    return _window_sums(a, padded(ones, (more[0], more[1], more[2], more[3])))


def _window_sums(a: Attributes, x: Tensor) -> Tensor:
    kernel = torch.ones(x.shape[1], 1, *a["kernel_shape"], dtype=x.dtype, device=x.device)
    strides, dilations = a.get("strides", 1), a.get("dilations", 1)
    return functional.conv2d(x, kernel, None, strides, 0, dilations, x.shape[1])


def average_pool(a: Attributes, x: Tensor) -> Tensor:
    """AveragePool of an image."""
    sums = _window_sums(a, padded(x, padding_of(a, x, a["kernel_shape"])))
    return sums / window_counts(a, x)
