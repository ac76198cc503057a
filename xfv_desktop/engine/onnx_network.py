"""An ONNX network as a differentiable torch module with a dynamic batch."""

import math
from collections.abc import Callable
from typing import Any

import attrs
import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.onnx_graph import Graph, Node

Attributes = dict[str, Any]


def _conv(a: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    top, left, bottom, right = padding_of(a)
    if (top, left) == (bottom, right):
        padding = (top, left)
    else:
        x, padding = functional.pad(x, (left, right, top, bottom)), (0, 0)
    return functional.conv2d(
        x, weight, bias, a.get("strides", 1), padding, a.get("dilations", 1), a.get("group", 1)
    )


def padding_of(a: Attributes) -> tuple[int, int, int, int]:
    """Top, left, bottom, right; ``auto_pad`` other than NOTSET is refused at load."""
    top, left, bottom, right = a.get("pads", (0, 0, 0, 0))
    return top, left, bottom, right


def _gemm(a: Attributes, x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    x = x.T if a.get("transA", 0) else x
    weight = weight.T if a.get("transB", 0) else weight
    product: Tensor = a.get("alpha", 1.0) * (x @ weight)
    return product if bias is None else product + a.get("beta", 1.0) * bias


def _clip(
    a: Attributes, x: Tensor, low: Tensor | None = None, high: Tensor | None = None
) -> Tensor:
    least, most = clip_limit(a, "min", low), clip_limit(a, "max", high)
    return x if least is most is None else torch.clamp(x, least, most)


def clip_limit(a: Attributes, name: str, limit: Tensor | None) -> float | None:
    """The limit from the input (opset 11 and later) or from the attribute (before)."""
    return float(limit) if limit is not None else a.get(name)


def _prelu(_: Attributes, x: Tensor, slope: Tensor) -> Tensor:
    channel_axis = 1 - x.ndim  # counted from the end, as broadcasting does
    by_channel = slope.ndim >= -channel_axis and slope.shape[channel_axis] == slope.numel()
    if by_channel or slope.numel() == 1:
        return functional.prelu(x, slope.flatten())  # twice as fast as the general form
    return torch.where(x > 0, x, slope * x)


def _flatten(a: Attributes, x: Tensor) -> Tensor:
    axis = a.get("axis", 1)
    rows = math.prod(x.shape[: axis + x.ndim if axis < 0 else axis])
    return x.reshape(rows, x.numel() // rows)


def _batch_reshape(a: Attributes, x: Tensor, shape: Tensor) -> Tensor:
    """The first axis is the batch; a zero copies the axis at its place."""
    sizes = shape.tolist()
    if not a.get("allowzero", 0):
        sizes = [size or x.shape[i] for i, size in enumerate(sizes)]
    return x.reshape([x.shape[0], *sizes[1:]])


def per_channel(x: Tensor, values: Tensor) -> Tensor:
    """One value for each channel, shaped to go with ``x``."""
    return values.reshape(-1, *[1] * (x.ndim - 2))


def _batchnorm(_: Attributes, x: Tensor, gain: Tensor, shift: Tensor) -> Tensor:
    return x * per_channel(x, gain) + per_channel(x, shift)


def pool_padding(a: Attributes, x: Tensor) -> tuple[int, int, int, int]:
    """Left, right, top, bottom, with the rows and columns that ``ceil_mode`` adds at the ends.

    A window that would begin in the padding at the end is left out.
    """
    top, left, bottom, right = padding_of(a)
    kernel, strides = a["kernel_shape"], a.get("strides", (1, 1))
    ends = []
    for axis, (begin, end) in enumerate(((top, bottom), (left, right))):
        size, stride = x.shape[2 + axis], strides[axis]
        reach = a.get("dilations", (1, 1))[axis] * (kernel[axis] - 1) + 1
        if a.get("ceil_mode", 0):
            windows = -(-(size + begin + end - reach) // stride) + 1
            if (windows - 1) * stride >= size + begin:
                windows -= 1
            end = max(end, (windows - 1) * stride + reach - size - begin)
        ends.append(end)
    return left, ends[1], top, ends[0]


def _max_pool(a: Attributes, x: Tensor) -> Tensor:
    padded = functional.pad(x, pool_padding(a, x), value=-math.inf)
    return functional.max_pool2d(
        padded, a["kernel_shape"], a.get("strides", 1), 0, a.get("dilations", 1)
    )


OPERATORS: dict[str, Callable[..., Tensor]] = {
    "Abs": lambda a, x: x.abs(),
    "Add": lambda a, x, y: x + y,
    "BatchNormalization": _batchnorm,
    "Clip": _clip,
    "Concat": lambda a, *x: torch.cat(x, a["axis"]),
    "Conv": _conv,
    "Div": lambda a, x, y: x / y,
    "Flatten": _flatten,
    "Gemm": _gemm,
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), keepdim=True),
    "LeakyRelu": lambda a, x: functional.leaky_relu(x, a.get("alpha", 0.01)),
    "MatMul": lambda a, x, y: x @ y,
    "MaxPool": _max_pool,
    "Mul": lambda a, x, y: x * y,
    "Neg": lambda a, x: -x,
    "PRelu": _prelu,
    "Relu": lambda a, x: functional.relu(x),
    "Reshape": _batch_reshape,
    "Sigmoid": lambda a, x: torch.sigmoid(x),
    "Sqrt": lambda a, x: torch.sqrt(x),
    "Sub": lambda a, x, y: x - y,
    "Tanh": lambda a, x: torch.tanh(x),
    "Transpose": lambda a, x: x.permute(*a["perm"]),
}
"""Forward of each operator: attributes, then the inputs (``None`` for one that is left out)."""


class OnnxNetwork(nn.Module):
    """A graph of ONNX operators: (B, 3, H, W) float32 → (B, N) float32, frozen.

    Raises UnsupportedNetwork where it knows an operator not.
    """

    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self.graph = graph
        for node in self.graph.nodes:
            if node.operator not in OPERATORS:
                raise UnsupportedNetwork(
                    f"The network uses the operator {node.operator} (at “{node.output}”), "
                    "which this program cannot run: use a network without it."
                )
            if node.attributes.get("auto_pad", b"NOTSET") != b"NOTSET":
                raise UnsupportedNetwork(
                    f"The node “{node.output}” uses auto_pad: export the network with pads."
                )
        used = {name for node in self.graph.nodes for name in node.inputs}
        self._buffer_names = {name: f"constant_{i}" for i, name in enumerate(sorted(used))}
        for name, value in self.graph.constants.items():
            if name in used:
                if value.ndim == 4:  # twice as fast on a CPU
                    value = value.contiguous(memory_format=torch.channels_last)
                self.register_buffer(self._buffer_names[name], value)
        self.last_used = _last_used(self.graph)
        self.graph = attrs.evolve(graph, constants={})  # the buffers hold them, on their device
        self.eval()

    def constant(self, name: str) -> Tensor | None:
        """The constant of that name; ``None`` for a value that is computed or left out."""
        buffer = self._buffer_names.get(name, "")
        return self._buffers.get(buffer) if buffer else None

    def forward(self, x: Tensor) -> Tensor:
        """The raw embeddings, not of unit length; a value is let go after its last use."""
        values = {self.graph.input: x}
        for node, last_used in zip(self.graph.nodes, self.last_used, strict=True):
            self._run(node, values)
            for name in last_used:
                del values[name]
        return values[self.graph.output]

    def values(self, x: Tensor) -> dict[str, Tensor]:
        """Every intermediate value by name."""
        values = {self.graph.input: x}
        for node in self.graph.nodes:
            self._run(node, values)
        return values

    def _run(self, node: Node, values: dict[str, Tensor]) -> None:
        operator = OPERATORS[node.operator]
        values[node.output] = operator(node.attributes, *self.operands(node, values))

    def operands(self, node: Node, values: dict[str, Tensor]) -> list[Tensor | None]:
        """The inputs of a node, computed or constant, ``None`` where one is left out."""
        return [
            None if not name else values[name] if name in values else self.constant(name)
            for name in node.inputs
        ]


def _last_used(graph: Graph) -> list[set[str]]:
    """For each node the computed values that no later node reads."""
    needed, last_used = {graph.output}, list[set[str]]()
    for node in reversed(graph.nodes):
        read = {name for name in node.inputs if name and name not in graph.constants}
        last_used.append(read - needed)
        needed |= read
    return last_used[::-1]
