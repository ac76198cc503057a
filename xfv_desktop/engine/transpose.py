"""A network at one image as a list of linear steps, from the embedding back to the image.

At a fixed image every operator with a rule here is linear with known factors (the slopes of PReLU
and ReLU, the weights of convolutions). The steps say what the transpose of each operator does to a
gradient (B, …); whoever walks along them (torch, OpenVINO) decides how.
"""

from collections import Counter
from collections.abc import Callable

import attrs
import torch
from torch import Tensor

from xfv_desktop.engine.onnx_graph import Node
from xfv_desktop.engine.onnx_network import OnnxNetwork, clip_limit, padding_of, per_channel


class NoAdjoint(Exception):
    """The network uses an operator without a rule here; autograd has to do."""


@attrs.frozen(eq=False)
class Scale:
    """Times a factor that broadcasts over the gradient; a ``fixed`` one is that of every image."""

    factor: Tensor
    fixed: bool = False


@attrs.frozen(eq=False)
class Convolution:
    """The transpose of a convolution of an image of ``size`` (height, width) with ``weight``.

    ``weight``: (outputs, inputs / groups, height, width); ``pads``: top, left, bottom, right.
    """

    weight: Tensor
    strides: tuple[int, int]
    dilations: tuple[int, int]
    pads: tuple[int, int, int, int]
    groups: int
    size: tuple[int, int]

    @property
    def reach(self) -> tuple[int, int]:
        """How far a kernel extends beyond its first row and column."""
        down, right = (
            d * (k - 1) for d, k in zip(self.dilations, self.weight.shape[2:], strict=True)
        )
        return down, right

    @property
    def turns(self) -> bool:
        """Whether an ordinary convolution with turned kernels does the same, only faster."""
        top, left, bottom, right = self.pads
        within = top <= self.reach[0] and left <= self.reach[1]
        return (
            self.strides == self.dilations == (1, 1) and (top, left) == (bottom, right) and within
        )

    def turned(self) -> Tensor:
        """Kernels turned by 180°, input and output channels exchanged within each group."""
        outputs, inputs, height, width = self.weight.shape
        by_group = self.weight.reshape(self.groups, outputs // self.groups, inputs, height, width)
        turned = by_group.transpose(1, 2).flip(3, 4)
        return turned.reshape(-1, outputs // self.groups, height, width)

    @property
    def rest(self) -> tuple[int, int]:
        """Rows and columns at the end of the padded image that no kernel reaches."""
        top, left, bottom, right = self.pads
        padded = self.size[0] + top + bottom, self.size[1] + left + right
        rows, columns = (
            (n - r - 1) % s for n, r, s in zip(padded, self.reach, self.strides, strict=True)
        )
        return rows, columns


@attrs.frozen(eq=False)
class Matrix:
    """Times a matrix from the right."""

    matrix: Tensor


@attrs.frozen
class Reshape:
    """Another shape for each gradient of the batch."""

    shape: tuple[int, ...]


@attrs.frozen
class Spread:
    """The transpose of the mean over an image of that height and width."""

    size: tuple[int, int]


Step = Scale | Convolution | Matrix | Reshape | Spread | None
"""What happens to a gradient; ``None`` passes it on as it is."""


@attrs.frozen(eq=False)
class Move:
    """From the gradient of one value to the gradients of the values that it was computed from."""

    value: str
    ways: tuple[tuple[str, Step], ...]


def steps_back(network: OnnxNetwork, values: dict[str, Tensor]) -> list[Move]:
    """The moves from the output back to the input, at the image with these values.

    Raises NoAdjoint where an operator has no rule.
    """
    moves, depends = list[Move](), {network.graph.input}
    for node in network.graph.nodes:
        moving = [name in depends for name in node.inputs]
        if not any(moving):
            continue
        depends.add(node.output)
        if node.operator not in RULES or not _covered(node, moving, values):
            raise NoAdjoint(f"{node.operator} at “{node.output}”")
        # Operands that are left out stand behind the ones that matter; no rule reads them as None.
        operands = [torch.empty(0) if o is None else o for o in network.operands(node, values)]
        steps = zip(node.inputs, RULES[node.operator](node, operands), moving, strict=False)
        moves.append(Move(node.output, tuple((name, step) for name, step, m in steps if m)))
    return _with_factors_merged(moves[::-1])


def _with_factors_merged(moves: list[Move]) -> list[Move]:
    """Factors that follow each other (a slope, then the gain of a BatchNorm) become one."""
    arrivals = Counter(source for move in moves for source, _ in move.ways)
    merged, scalings = list[Move](), dict[str, tuple[int, Scale]]()
    for move in moves:
        place, before = scalings.pop(move.value, (len(merged), None))
        (source, step), *others = move.ways
        if before is not None and arrivals[move.value] > 1:
            place, before = len(merged), None
        if others or not isinstance(step, Scale):
            merged.append(move)
        elif before is None:
            merged.append(move)
            scalings[source] = place, step
        else:
            both = Scale(before.factor * step.factor, before.fixed and step.fixed)
            merged[place] = Move(merged[place].value, ((source, both),))
            scalings[source] = place, both
    return merged


def _covered(node: Node, moving: list[bool], values: dict[str, Tensor]) -> bool:
    """Whether the rule holds: no broadcast of a computed operand, no computed weight."""
    if node.operator in ("Add", "Sub", "Mul"):
        shape = values[node.output].shape
        return all(
            values[name].shape == shape
            for name, moves in zip(node.inputs, moving, strict=True)
            if moves
        )
    return moving[0] and not any(moving[1:])


def _conv(node: Node, operands: list[Tensor]) -> list[Step]:
    a, (height, width) = node.attributes, operands[0].shape[2:]
    down, right = a.get("strides", (1, 1))
    spaced = a.get("dilations", (1, 1))
    return [
        Convolution(
            operands[1],
            (down, right),
            (spaced[0], spaced[1]),
            padding_of(a),
            a.get("group", 1),
            (height, width),
        )
    ]


def _positive(x: Tensor) -> Tensor:
    """One where x > 0, else zero; written like this it takes a tenth of the obvious form's time."""
    return torch.gt(x, 0, out=torch.empty_like(x))


def _prelu(_: Node, operands: list[Tensor]) -> list[Step]:
    """The slope is 1 where x > 0: lerp is exact at both ends and much faster than where."""
    x, slope = operands
    return [Scale(torch.lerp(slope, torch.ones_like(slope), _positive(x)))]


def _clip_slopes(node: Node, operands: list[Tensor]) -> Tensor:
    x, low, high = [*operands, *[torch.empty(0)] * 2][:3]
    least = clip_limit(node.attributes, "min", low if low.numel() else None)
    most = clip_limit(node.attributes, "max", high if high.numel() else None)
    inside = torch.ones_like(x)
    if least is not None:
        inside = inside * (x >= least)
    if most is not None:
        inside = inside * (x <= most)
    return inside


def _gemm(node: Node, operands: list[Tensor]) -> list[Step]:
    a = node.attributes
    if a.get("transA", 0):
        raise NoAdjoint("Gemm with transA")
    back = operands[1] if a.get("transB", 0) else operands[1].T
    return [Matrix(back if (alpha := a.get("alpha", 1.0)) == 1 else alpha * back)]


def _matmul(_: Node, operands: list[Tensor]) -> list[Step]:
    if operands[1].ndim != 2:
        raise NoAdjoint("MatMul with more than one matrix")
    return [Matrix(operands[1].T)]


def _scale(factor: Callable[[Tensor], Tensor]) -> Callable[[Node, list[Tensor]], list[Step]]:
    """The rule of an operator whose slope is a function of its input."""
    return lambda _, operands: [Scale(factor(operands[0]))]


def _minus(like: Tensor) -> Scale:
    return Scale(torch.tensor(-1.0, device=like.device), fixed=True)


RULES: dict[str, Callable[[Node, list[Tensor]], list[Step]]] = {
    "Abs": _scale(torch.sign),
    "Add": lambda _, operands: [None, None],
    "BatchNormalization": lambda _, operands: [Scale(per_channel(*operands[:2]), fixed=True)],
    "Clip": lambda node, operands: [Scale(_clip_slopes(node, operands))],
    "Conv": _conv,
    "Flatten": lambda _, operands: [Reshape(tuple(operands[0].shape[1:]))],
    "Gemm": _gemm,
    "GlobalAveragePool": lambda _, operands: [Spread((operands[0].shape[2], operands[0].shape[3]))],
    "MatMul": _matmul,
    "Mul": lambda _, operands: [Scale(operands[1]), Scale(operands[0])],
    "Neg": lambda _, operands: [_minus(operands[0])],
    "PRelu": _prelu,
    "Relu": _scale(_positive),
    "Reshape": lambda _, operands: [Reshape(tuple(operands[0].shape[1:]))],
    "Sub": lambda _, operands: [None, _minus(operands[0])],
}
"""For each operator: node and operands → one step per input, in the order of the inputs."""
