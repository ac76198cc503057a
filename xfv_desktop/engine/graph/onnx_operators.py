"""What each ONNX operator computes, in the form that ``onnx_forms`` brings it into."""

import math
from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as functional
from torch import Tensor

from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.graph.onnx_graph import LARGEST, Node
from xfv_desktop.engine.graph.onnx_windows import Attributes, average_pool, conv, max_pool


def _gemm(a: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    x = x.T if a.get("transA", 0) else x
    weight = weight.T if a.get("transB", 0) else weight
    product: Tensor = a.get("alpha", 1.0) * (x @ weight)
    return product if bias is None else product + a.get("beta", 1.0) * bias


def _clip(a: Attributes, x: Tensor) -> Tensor:
    least, most = a.get("min"), a.get("max")
    return x if least is most is None else torch.clamp(x, least, most)


def _prelu(_: Attributes, x: Tensor, slope: Tensor) -> Tensor:
    channel_axis = 1 - x.ndim  # counted from the end, as broadcasting does
    by_channel = slope.ndim >= -channel_axis and slope.shape[channel_axis] == slope.numel()
    if by_channel or slope.numel() == 1:
        return functional.prelu(x, slope.flatten())  # twice as fast as the general form
    return torch.where(x > 0, x, slope * x)


def _hard_sigmoid(a: Attributes, x: Tensor) -> Tensor:
    return torch.clamp(a.get("alpha", 0.2) * x + a.get("beta", 0.5), 0, 1)


def _divided(_: Attributes, x: Tensor, y: Tensor) -> Tensor:
    return x / y if x.is_floating_point() else torch.div(x, y, rounding_mode="trunc")


def _cast(a: Attributes, x: Tensor) -> Tensor:
    if a["to"] == 1:
        return x if x.is_floating_point() else x.float()
    return x.to({6: torch.int32, 7: torch.int64, 9: torch.bool}[a["to"]])


def _flatten(a: Attributes, x: Tensor) -> Tensor:
    axis = a.get("axis", 1)
    rows = math.prod(x.shape[: axis + x.ndim if axis < 0 else axis])
    return x.reshape(rows, x.numel() // rows)


def _sizes(a: Attributes, x: Tensor, shape: Tensor | None) -> list[int]:
    """The shape stated or computed; a zero copies the axis at its place."""
    sizes: list[int] = list(a["shape"]) if shape is None else shape.tolist()
    return sizes if a.get("allowzero", 0) else [n or x.shape[i] for i, n in enumerate(sizes)]


def reshaped(a: Attributes, x: Tensor, shape: Tensor | None = None) -> Tensor:
    """Reshape as it is defined, for constants and shapes."""
    return x.reshape(_sizes(a, x, shape))


def _reshape(a: Attributes, x: Tensor, shape: Tensor | None = None) -> Tensor:
    """Of an image or what was made of it, the first axis is the batch, whatever the file says."""
    if not x.is_floating_point():
        return reshaped(a, x, shape)
    return x.reshape([x.shape[0], *_sizes(a, x, shape)[1:]])


def _expand(a: Attributes, x: Tensor, shape: Tensor | None = None) -> Tensor:
    wanted = tuple(a["shape"] if shape is None else shape.tolist())
    return x.expand(np.broadcast_shapes(x.shape, wanted))


def _squeeze(a: Attributes, x: Tensor) -> Tensor:
    axes = a.get("axes") or [i for i, n in enumerate(x.shape) if n == 1 and i]
    if any(x.shape[axis] != 1 for axis in axes):
        raise ValueError(f"no axis of one among {axes} of {tuple(x.shape)}")
    return x.squeeze(tuple(axes))


def _unsqueeze(a: Attributes, x: Tensor) -> Tensor:
    rank = x.ndim + len(a["axes"])
    for axis in sorted(axis % rank for axis in a["axes"]):
        x = x.unsqueeze(axis)
    return x


def reduced_axes(a: Attributes, x: Tensor) -> list[int]:
    """The axes that are summed up; raises where the batch is among them."""
    stated = a.get("axes")
    if not stated and a.get("noop_with_empty_axes", 0):
        return []
    axes = sorted({axis % x.ndim for axis in stated or range(x.ndim)})
    if 0 in axes:
        raise ValueError("images of one batch would be mixed")
    return axes


def _reduced(sum_up: Callable[..., Tensor]) -> Callable[[Attributes, Tensor], Tensor]:
    def reduce(a: Attributes, x: Tensor) -> Tensor:
        axes = reduced_axes(a, x)
        return sum_up(x, axes, keepdim=bool(a.get("keepdims", 1))) if axes else x

    return reduce


def _length(x: Tensor, axes: list[int], *, keepdim: bool) -> Tensor:
    length: Tensor = torch.linalg.vector_norm(x, dim=axes, keepdim=keepdim)
    return length


def slice_bounds(a: Attributes, x: Tensor) -> list[tuple[int, int, int]]:
    """For each axis where the part begins, where it ends, and its step, all of them positive."""
    bounds = [(0, size, 1) for size in x.shape]
    axes = a.get("axes") or range(len(a["starts"]))
    steps = a.get("steps") or [1] * len(a["starts"])
    for axis, start, end, step in zip(axes, a["starts"], a["ends"], steps, strict=True):
        if step < 1:
            raise ValueError("a step backwards")
        bounds[axis] = slice(start, end, step).indices(x.shape[axis])
    return bounds


def _slice(a: Attributes, x: Tensor) -> Tensor:
    return x[tuple(slice(*bound) for bound in slice_bounds(a, x))]


def split_bounds(a: Attributes, x: Tensor) -> tuple[int, int, int]:
    """The axis, where the part of an equal split begins and ends; the last one may be smaller."""
    axis = a.get("axis", 0) % x.ndim
    size = -(-x.shape[axis] // a["parts"])
    start = min(size * a["index"], x.shape[axis])
    return axis, start, min(start + size, x.shape[axis])


def _split(a: Attributes, x: Tensor) -> Tensor:
    axis, start, end = split_bounds(a, x)
    return x.narrow(axis, start, end - start)


def pad_amounts(a: Attributes, x: Tensor) -> tuple[list[int], list[int]]:
    """Before and after each axis; a negative amount cuts off."""
    before, after = [0] * x.ndim, [0] * x.ndim
    axes = a.get("axes") or range(x.ndim)
    for place, axis in enumerate(axes):
        before[axis], after[axis] = a["pads"][place], a["pads"][place + len(axes)]
    return before, after


def _pad(a: Attributes, x: Tensor) -> Tensor:
    before, after = pad_amounts(a, x)
    mode = {"constant": "constant", "reflect": "reflect", "edge": "replicate", "wrap": "circular"}[
        a.get("mode", "constant")
    ]
    sides = list(zip(before, after, strict=True))
    if mode != "constant":  # torch wants exactly the axes of the image
        if any(map(any, sides[:2])):
            raise ValueError(f"padding by {mode} of batch or channels")
        sides = sides[2:]
    flat = [amount for side in reversed(sides) for amount in side]
    return functional.pad(x, flat, mode, a.get("value", 0.0) if mode == "constant" else None)


def _gather(a: Attributes, x: Tensor, indices: Tensor) -> Tensor:
    axis = a.get("axis", 0) % x.ndim
    places = torch.where(indices < 0, indices + x.shape[axis], indices)
    picked = x.index_select(axis, places.flatten().to(x.device))
    return picked.reshape([*x.shape[:axis], *indices.shape, *x.shape[axis + 1 :]])


def _shape(a: Attributes, x: Tensor) -> Tensor:
    device = "cpu" if x.is_meta else x.device
    return torch.tensor(x.shape[a.get("start", 0) : a.get("end")], device=device)


def _constant_of_shape(a: Attributes, shape: Tensor) -> Tensor:
    sizes = shape.tolist()
    if math.prod(sizes) > LARGEST:
        raise ValueError(f"{math.prod(sizes):,} numbers")
    value: Tensor = a.get("value", torch.zeros(1)).to(shape.device)
    return value.reshape(1).repeat(sizes)


def per_channel(x: Tensor, values: Tensor) -> Tensor:
    """One value for each channel, shaped to go with ``x``."""
    return values.reshape(-1, *[1] * (x.ndim - 2))


def _batchnorm(_: Attributes, x: Tensor, gain: Tensor, shift: Tensor) -> Tensor:
    return x * per_channel(x, gain) + per_channel(x, shift)


OPERATORS: dict[str, Callable[..., Tensor]] = {
    "Abs": lambda a, x: x.abs(),
    "Add": lambda a, x, y: x + y,
    "AveragePool": average_pool,
    "BatchNormalization": _batchnorm,
    "Cast": _cast,
    "Clip": _clip,
    "Concat": lambda a, *x: torch.cat(x, a["axis"]),
    "ConstantOfShape": _constant_of_shape,
    "Conv": conv,
    "Div": _divided,
    "Exp": lambda a, x: torch.exp(x),
    "Expand": _expand,
    "Flatten": _flatten,
    "Gather": _gather,
    "Gemm": _gemm,
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), keepdim=True),
    "HardSigmoid": _hard_sigmoid,
    "HardSwish": lambda a, x: x * torch.clamp(x / 6 + 0.5, 0, 1),
    "LeakyRelu": lambda a, x: functional.leaky_relu(x, a.get("alpha", 0.01)),
    "MatMul": lambda a, x, y: x @ y,
    "MaxPool": max_pool,
    "Mul": lambda a, x, y: x * y,
    "Neg": lambda a, x: -x,
    "PRelu": _prelu,
    "Pad": _pad,
    "Pow": lambda a, x, y: x**y,
    "ReduceL2": _reduced(_length),
    "ReduceMean": _reduced(torch.mean),
    "ReduceSum": _reduced(torch.sum),
    "Relu": lambda a, x: functional.relu(x),
    "Reshape": _reshape,
    "Shape": _shape,
    "Sigmoid": lambda a, x: torch.sigmoid(x),
    "Slice": _slice,
    "Split": _split,
    "Sqrt": lambda a, x: torch.sqrt(x),
    "Squeeze": _squeeze,
    "Sub": lambda a, x, y: x - y,
    "Tanh": lambda a, x: torch.tanh(x),
    "Transpose": lambda a, x: x.permute(*a.get("perm", range(x.ndim)[::-1])),
    "Unsqueeze": _unsqueeze,
}
"""Forward of each operator: attributes, then the inputs (``None`` for one that is left out)."""


def operator_of(node: Node) -> Callable[..., Tensor]:
    """The forward of a node's operator; raises UnsupportedNetwork where there is none."""
    if node.operator not in OPERATORS:
        raise UnsupportedNetwork(
            f"The network uses the operator {node}, which this program cannot run: use a network "
            "without it."
        )
    return OPERATORS[node.operator]
