"""How the transpose of each operator takes a gradient back to its operands.

At one image the derivative of every operator with a rule here is known: the slopes of PReLU, of a
sigmoid or of the window that holds the maximum, the weights of convolutions. A rule says by which
steps a gradient (B, …) of the result becomes that of each operand.
"""

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from xfv_desktop.engine.graph.onnx_graph import Node
from xfv_desktop.engine.graph.onnx_operators import (
    pad_amounts,
    per_channel,
    reduced_axes,
    slice_bounds,
    split_bounds,
)
from xfv_desktop.engine.transposed.steps import (
    Frame,
    Matrix,
    NoAdjoint,
    Permute,
    Reshape,
    Scale,
    Sum,
    Way,
)
from xfv_desktop.engine.transposed.transpose_windows import average_pool, conv, max_pool


def _narrowed(operand: Tensor, shape: tuple[int, ...]) -> Way:
    """The transpose of broadcasting an operand to the shape of the result."""
    axes = tuple(
        axis
        for axis, (own, wide) in enumerate(zip(operand.shape, shape, strict=False))
        if axis and own != wide
    )
    return (Sum(axes),) if axes and operand.ndim == len(shape) else ()


def _of_two(
    steps: Callable[[Tensor, Tensor], tuple[Way, Way]],
) -> Callable[[Node, list[Tensor]], list[Way]]:
    """The rule of an operator of two values that may broadcast."""

    def rule(_: Node, operands: list[Tensor]) -> list[Way]:
        one, other = operands
        wide = np.broadcast_shapes(one.shape, other.shape)
        ways = steps(one, other)
        return [way + _narrowed(own, wide) for way, own in zip(ways, operands, strict=True)]

    return rule


def _positive(x: Tensor) -> Tensor:
    """One where x > 0, else zero; written like this it takes a tenth of the obvious form's time."""
    return torch.gt(x, 0, out=torch.empty_like(x))


def _prelu(_: Node, operands: list[Tensor]) -> list[Way]:
    """The slope is 1 where x > 0: lerp is exact at both ends and much faster than where."""
    x, slope = operands
    return [(Scale(torch.lerp(slope, torch.ones_like(slope), _positive(x))),)]


def _inside(x: Tensor, least: float | None, most: float | None) -> Tensor:
    """One from the least to the most, else zero."""
    inside = torch.ones_like(x)
    if least is not None:
        inside = inside * (x >= least)
    if most is not None:
        inside = inside * (x <= most)
    return inside


def _clip(node: Node, operands: list[Tensor]) -> list[Way]:
    a = node.attributes
    return [(Scale(_inside(operands[0], a.get("min"), a.get("max"))),)]


def _hard_sigmoid(node: Node, operands: list[Tensor]) -> list[Way]:
    slope, offset = node.attributes.get("alpha", 0.2), node.attributes.get("beta", 0.5)
    return [(Scale(slope * _inside(slope * operands[0] + offset, 0, 1)),)]


def _hard_swish(x: Tensor) -> Tensor:
    gate = x / 6 + 0.5
    return gate.clamp(0, 1) + x * _inside(gate, 0, 1) / 6


def _leaky_relu(node: Node, operands: list[Tensor]) -> list[Way]:
    slope = node.attributes.get("alpha", 0.01)
    return [(Scale(slope + (1 - slope) * _positive(operands[0])),)]


def _pow(node: Node, operands: list[Tensor]) -> list[Way]:
    x, exponent = operands
    if exponent.numel() != 1:
        raise NoAdjoint(f"{node} with several exponents")
    return [(Scale(exponent * x ** (exponent - 1)),)]


def _gemm(node: Node, operands: list[Tensor]) -> list[Way]:
    a = node.attributes
    if a.get("transA", 0):
        raise NoAdjoint(f"{node} with transA")
    back = operands[1] if a.get("transB", 0) else operands[1].T
    return [(Matrix(back if (alpha := a.get("alpha", 1.0)) == 1 else alpha * back),)]


def _matmul(node: Node, operands: list[Tensor]) -> list[Way]:
    if operands[1].ndim != 2:
        raise NoAdjoint(f"{node} with more than one matrix")
    return [(Matrix(operands[1].T),)]


def _reduced(
    factor: Callable[[Tensor, list[int]], Tensor], *, fixed: bool
) -> Callable[[Node, list[Tensor]], list[Way]]:
    """The rule of a sum over axes; the factor has the length of each value along these."""

    def rule(node: Node, operands: list[Tensor]) -> list[Way]:
        axes = reduced_axes(node.attributes, operands[0])
        kept = tuple(1 if i in axes else n for i, n in enumerate(operands[0].shape))
        return [(Reshape(kept[1:]), Scale(factor(operands[0], axes), fixed, widens=True))]

    return rule


def _ones(x: Tensor, axes: list[int]) -> Tensor:
    return x.new_ones([n if i in axes else 1 for i, n in enumerate(x.shape)])


def _shares(x: Tensor, axes: list[int]) -> Tensor:
    ones = _ones(x, axes)
    return ones / ones.numel()


def _directions(x: Tensor, axes: list[int]) -> Tensor:
    length = torch.linalg.vector_norm(x, dim=axes, keepdim=True)
    return torch.where(length > 0, x / length, 0)


def _transpose(node: Node, operands: list[Tensor]) -> list[Way]:
    perm = node.attributes.get("perm") or range(operands[0].ndim)[::-1]
    if perm[0] != 0:
        raise NoAdjoint(str(node))
    return [(Permute(tuple(sorted(range(len(perm)), key=lambda axis: perm[axis]))),)]


def _part(node: Node, x: Tensor, bounds: list[tuple[int, int, int]]) -> list[Way]:
    """Zeros where the part of an operand was not taken from."""
    if bounds[0] != (0, x.shape[0], 1) or any(step != 1 for *_, step in bounds):
        raise NoAdjoint(f"{node} with steps")
    ends = zip(bounds[1:], x.shape[1:], strict=True)
    frames = [(start, size - max(start, end)) for (start, end, _), size in ends]
    return [(Frame(tuple(f[0] for f in frames), tuple(f[1] for f in frames)),)]


def _slice(node: Node, operands: list[Tensor]) -> list[Way]:
    return _part(node, operands[0], slice_bounds(node.attributes, operands[0]))


def _split(node: Node, operands: list[Tensor]) -> list[Way]:
    bounds = [(0, size, 1) for size in operands[0].shape]
    axis, start, end = split_bounds(node.attributes, operands[0])
    bounds[axis] = start, end, 1
    return _part(node, operands[0], bounds)


def _concat(node: Node, operands: list[Tensor]) -> list[Way]:
    axis = node.attributes["axis"] % operands[0].ndim
    if axis == 0:
        raise NoAdjoint(str(node))
    ways, start, rest = list[Way](), 0, sum(one.shape[axis] for one in operands)
    for one in operands:
        rest -= one.shape[axis]
        before, after = [0] * (one.ndim - 1), [0] * (one.ndim - 1)
        before[axis - 1], after[axis - 1] = -start, -rest
        ways.append((Frame(tuple(before), tuple(after)),))
        start += one.shape[axis]
    return ways


def _pad(node: Node, operands: list[Tensor]) -> list[Way]:
    before, after = pad_amounts(node.attributes, operands[0])
    if node.attributes.get("mode", "constant") != "constant" or before[0] or after[0]:
        raise NoAdjoint(str(node))
    return [(Frame(tuple(-n for n in before[1:]), tuple(-n for n in after[1:])),)]


def _expand(node: Node, operands: list[Tensor]) -> list[Way]:
    x, *shape = operands
    wide = np.broadcast_shapes(
        x.shape, tuple(shape[0].tolist() if shape else node.attributes["shape"])
    )
    if len(wide) != x.ndim:
        raise NoAdjoint(f"{node} with another axis")
    return [_narrowed(x, wide)]


def _scale(factor: Callable[[Tensor], Tensor]) -> Callable[[Node, list[Tensor]], list[Way]]:
    """The rule of an operator whose slope is a function of its input."""
    return lambda _, operands: [(Scale(factor(operands[0])),)]


def _reshape(_: Node, operands: list[Tensor]) -> list[Way]:
    return [(Reshape(tuple(operands[0].shape[1:])),)]


def _minus(like: Tensor) -> Scale:
    return Scale(like.new_tensor(-1.0), fixed=True)


RULES: dict[str, Callable[[Node, list[Tensor]], list[Way]]] = {
    "Abs": _scale(torch.sign),
    "Add": _of_two(lambda x, y: ((), ())),
    "AveragePool": average_pool,
    "BatchNormalization": lambda _, operands: [(Scale(per_channel(*operands[:2]), fixed=True),)],
    "Cast": lambda _, operands: [()],
    "Clip": _clip,
    "Concat": _concat,
    "Conv": conv,
    "Div": _of_two(lambda x, y: ((Scale(1 / y),), (Scale(-x / y**2),))),
    "Exp": _scale(torch.exp),
    "Expand": _expand,
    "Flatten": _reshape,
    "Gemm": _gemm,
    "GlobalAveragePool": lambda _, operands: [
        (Scale(_shares(operands[0], [2, 3]), fixed=True, widens=True),)
    ],
    "HardSigmoid": _hard_sigmoid,
    "HardSwish": _scale(_hard_swish),
    "LeakyRelu": _leaky_relu,
    "MatMul": _matmul,
    "MaxPool": max_pool,
    "Mul": _of_two(lambda x, y: ((Scale(y),), (Scale(x),))),
    "Neg": lambda _, operands: [(_minus(operands[0]),)],
    "PRelu": _prelu,
    "Pad": _pad,
    "Pow": _pow,
    "ReduceL2": _reduced(_directions, fixed=False),
    "ReduceMean": _reduced(_shares, fixed=True),
    "ReduceSum": _reduced(_ones, fixed=True),
    "Relu": _scale(_positive),
    "Reshape": _reshape,
    "Sigmoid": _scale(lambda x: torch.sigmoid(x) * torch.sigmoid(-x)),
    "Slice": _slice,
    "Split": _split,
    "Sqrt": _scale(lambda x: 0.5 / torch.sqrt(x)),
    "Squeeze": _reshape,
    "Sub": _of_two(lambda x, y: ((), (_minus(x),))),
    "Tanh": _scale(lambda x: 1 - torch.tanh(x) ** 2),
    "Transpose": _transpose,
    "Unsqueeze": _reshape,
}
"""For each operator: node and operands → one way per operand, in the order of the inputs."""
