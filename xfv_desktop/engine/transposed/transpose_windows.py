"""How the transposes of convolution and pooling take a gradient back to the image."""

import torch
import torch.nn.functional as functional
from torch import Tensor

from xfv_desktop.engine.graph.onnx_graph import Node
from xfv_desktop.engine.graph.onnx_windows import padded, padding_of, window_counts
from xfv_desktop.engine.transposed.steps import Convolution, Scale, Way


def conv(node: Node, operands: list[Tensor]) -> list[Way]:
    """By the weights."""
    return [(_window_step(node, operands[0], operands[1], node.attributes.get("group", 1)),)]


def _window_step(node: Node, x: Tensor, weight: Tensor, groups: int) -> Convolution:
    a, (height, width) = node.attributes, x.shape[2:]
    down, right = a.get("strides", (1, 1))
    spaced = a.get("dilations", (1, 1))
    pads = padding_of(a, x, weight.shape[2:])
    return Convolution(weight, (down, right), (spaced[0], spaced[1]), pads, groups, (height, width))


def average_pool(node: Node, operands: list[Tensor]) -> list[Way]:
    """A convolution with ones, by the number of values in each window."""
    (x,) = operands
    ones = x.new_ones(x.shape[1], 1, *node.attributes["kernel_shape"])
    return [
        (Scale(1 / window_counts(node.attributes, x), fixed=True),
         _window_step(node, x, ones, x.shape[1])),
    ]  # fmt: skip


def max_pool(node: Node, operands: list[Tensor]) -> list[Way]:
    """Summed over the values of a window, each times one if it is the largest, else times zero.

    The values become channels by a convolution with unit kernels.
    """
    (x,), a = operands, node.attributes
    channels, (height, width) = x.shape[1], a["kernel_shape"]
    if height == width == 1:
        return [(_window_step(node, x, x.new_ones(channels, 1, 1, 1), channels),)]
    around = padded(x, padding_of(a, x, (height, width)), -torch.inf)
    strides, dilations = a.get("strides", (1, 1)), a.get("dilations", (1, 1))
    largest, flat = functional.max_pool2d(
        around, (height, width), strides, 0, dilations, return_indices=True
    )
    places = torch.arange(height * width, device=x.device)
    rows = torch.arange(largest.shape[2], device=x.device)[:, None] * strides[0]
    columns = torch.arange(largest.shape[3], device=x.device) * strides[1]
    in_row = (flat // around.shape[3] - rows) // dilations[0]
    in_column = (flat % around.shape[3] - columns) // dilations[1]
    won = (in_row * width + in_column)[:, :, None] == places[:, None, None]
    units = torch.eye(height * width, dtype=x.dtype, device=x.device)
    kernels = units.reshape(-1, 1, height, width).repeat(channels, 1, 1, 1)
    summed = Convolution(
        x.new_ones(channels, height * width, 1, 1),
        (1, 1), (1, 1), (0, 0, 0, 0), channels, (largest.shape[2], largest.shape[3]),
    )  # fmt: skip
    mask = won.reshape(1, -1, *largest.shape[2:]).to(x.dtype)
    return [(summed, Scale(mask), _window_step(node, x, kernels, channels))]
