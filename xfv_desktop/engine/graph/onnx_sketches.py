"""What the nodes of a graph would make, told without computing it: shapes and types."""

from collections.abc import Callable, Sequence

import numpy as np
from torch import Tensor

from xfv_desktop.engine.graph.onnx_graph import Node
from xfv_desktop.engine.graph.onnx_operators import operator_of, per_channel
from xfv_desktop.engine.graph.onnx_windows import Attributes, window_grid

LONGEST_SHAPE = 1024


def sketched(node: Node, operands: Sequence[Tensor | None]) -> Tensor:
    """What the node would make of the operands, with shape and type but, if large, without numbers.

    Short lists that come from shapes alone, and whole numbers, keep theirs: they may be a shape.
    Raises UnsupportedNetwork for an operator that there is not, and whatever the operands cause.
    """
    operator = operator_of(node)
    drawn = _without_numbers(operands)
    known = [one for one in drawn if one is not None]
    if any(one.is_meta for one in known) and all(one.is_floating_point() for one in known):
        operator = SHAPES.get(node.operator, operator)
    return operator(node.attributes, *drawn)


def _without_numbers(operands: Sequence[Tensor | None]) -> list[Tensor | None]:
    known = [one for one in operands if one is not None]
    whole = any(one.is_meta or one.numel() > LONGEST_SHAPE for one in known)

    def sketch(one: Tensor) -> Tensor:
        short = one.numel() <= LONGEST_SHAPE
        return one if short and not (whole and one.is_floating_point()) else one.to("meta")

    return [None if one is None else sketch(one) for one in operands]


def _broadcast(_: Attributes, x: Tensor, *others: Tensor | None) -> Tensor:
    shapes = [one.shape for one in others if one is not None]
    return x.new_empty(np.broadcast_shapes(x.shape, *shapes))


def _by_channel(a: Attributes, x: Tensor, *values: Tensor) -> Tensor:
    return _broadcast(a, x, *(per_channel(x, one) for one in values))


def _conv(a: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    return x.new_empty((len(x), len(weight), *window_grid(a, x, weight.shape[2:])))


def _pool(a: Attributes, x: Tensor) -> Tensor:
    return x.new_empty((*x.shape[:2], *window_grid(a, x, a["kernel_shape"])))


def _gemm(a: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    rows, columns = x.shape[a.get("transA", 0)], weight.shape[1 - a.get("transB", 0)]
    return _broadcast(a, x.new_empty((rows, columns)), bias)


POINTWISE = ("Add", "Clip", "Div", "LeakyRelu", "Mul", "PRelu", "Relu", "Sub")
SHAPES: dict[str, Callable[..., Tensor]] = {
    **dict.fromkeys(POINTWISE, _broadcast),
    "AveragePool": _pool,
    "BatchNormalization": _by_channel,
    "Conv": _conv,
    "Gemm": _gemm,
    "GlobalAveragePool": lambda a, x: x.new_empty((*x.shape[:2], 1, 1)),
    "MaxPool": _pool,
}
"""Of common operators: torch would tell their shapes too, but imports its compiler first.

That takes more than a second, and its objects would delay every later search for garbage.
"""
