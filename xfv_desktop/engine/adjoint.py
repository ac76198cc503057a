"""The adjoint of a network at one image: many cotangents pulled back in one batch.

At a fixed image every operator used here is linear with known factors (the slopes of PReLU and
ReLU, the weights of convolutions), so the gradient of any combination of embedding channels is a
walk backwards through the graph with ordinary convolutions. The factors are computed once per
image; the walk needs neither autograd's graph nor gradients of parameters. Gradients are scaled
in place where nothing else looks at them: on a CPU this work is bound by memory, not arithmetic.
"""

import logging
from collections.abc import Callable

import attrs
import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from xfv_desktop.engine.onnx_graph import Node
from xfv_desktop.engine.onnx_network import OnnxNetwork, clip_limit, padding_of, per_channel

_log = logging.getLogger(__name__)

Pull = Callable[[Tensor], Tensor]
"""Gradient of an output → gradient of an input, the batch of cotangents first; may reuse memory."""


class NoAdjoint(Exception):
    """The network uses an operator without a rule here; autograd has to do."""


@attrs.frozen(eq=False)
class Adjoint:
    """The transposed Jacobian of a network at one image.

    ``embedding``: (N,) float32, the raw output there. ``pull``: (B, N) combinations of channels →
    (B, 3, H, W) gradients with respect to the image. ``by`` names the way it is computed.
    """

    embedding: Tensor
    pull: Pull
    by: str


def adjoint_at(module: nn.Module, image: Tensor) -> Adjoint:
    """The adjoint at ``image`` (1, 3, H, W): explicit where every operator has a rule."""
    try:
        if isinstance(module, OnnxNetwork):
            return explicit_adjoint(module, image)
        reason = "not an ONNX network"
    except NoAdjoint as missing:
        reason = f"no adjoint rule for {missing}"
    _log.info("falling back to autograd: %s", reason)
    return autograd_adjoint(module, image)


def direction_cotangents(embedding: Tensor, weights: Tensor) -> Tensor:
    """(B, N): gradients of ``w · F/|F|`` with respect to F (N,), one per row w of ``weights``."""
    norm = embedding.norm().clamp_min(1e-12)
    unit = embedding / norm
    cotangents: Tensor = (weights - torch.outer(weights @ unit, unit)) / norm
    return cotangents


def autograd_adjoint(module: nn.Module, image: Tensor) -> Adjoint:
    """The adjoint by one autograd backward pass per cotangent; parameters take no gradients."""
    variable = image.detach().clone().requires_grad_()
    with torch.enable_grad():
        embedding = module(variable)[0]

    def pull(cotangents: Tensor) -> Tensor:
        rows = [
            torch.autograd.grad(embedding, variable, cotangent, retain_graph=True)[0][0]
            for cotangent in cotangents
        ]
        return torch.stack(rows)

    return Adjoint(embedding.detach(), pull, "autograd")


@torch.inference_mode()
def explicit_adjoint(network: OnnxNetwork, image: Tensor) -> Adjoint:
    """The adjoint by the rules below; raises NoAdjoint where one is missing."""
    graph = network.graph
    values = network.values(image)
    steps: list[tuple[str, list[tuple[str, Pull]]]] = []
    depends = {graph.input}
    for node in graph.nodes:
        moving = [name in depends for name in node.inputs]
        if not any(moving):
            continue
        depends.add(node.output)
        if node.operator not in RULES or not _covered(node, moving, values):
            raise NoAdjoint(f"{node.operator} at “{node.output}”")
        # Operands that are left out stand behind the ones that matter; no rule reads them as None.
        operands = [torch.empty(0) if o is None else o for o in network.operands(node, values)]
        pulls = RULES[node.operator](node, operands)
        pairs = [
            (name, pull) for name, pull, m in zip(node.inputs, pulls, moving, strict=False) if m
        ]
        steps.append((node.output, pairs))
    steps.reverse()

    @torch.inference_mode()
    def pull(cotangents: Tensor) -> Tensor:
        gradients = {graph.output: cotangents.clone()}
        for name, pairs in steps:
            gradient = gradients.pop(name)
            for source, pull_one in pairs:
                share = pull_one(gradient)
                gradients[source] = gradients[source] + share if source in gradients else share
        return gradients[graph.input]

    return Adjoint(values[graph.output][0].clone(), pull, "explicit adjoint")


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


def _conv(node: Node, operands: list[Tensor]) -> list[Pull]:
    image, weight = operands[0], operands[1]
    a = node.attributes
    top, left, bottom, right = padding_of(a)
    strides, dilations = tuple(a.get("strides", (1, 1))), tuple(a.get("dilations", (1, 1)))
    groups, (height, width) = a.get("group", 1), image.shape[2:]
    reach = [d * (k - 1) for d, k in zip(dilations, weight.shape[2:], strict=True)]
    padded_by_less = top <= reach[0] and left <= reach[1]
    if strides == dilations == (1, 1) and (top, left) == (bottom, right) and padded_by_less:
        turned = _turned(weight, groups)
        padding = (reach[0] - top, reach[1] - left)
        return [lambda g: functional.conv2d(g, turned, None, 1, padding, 1, groups)]
    sizes = (height + top + bottom, width + left + right)
    rest = tuple((n - r - 1) % s for n, r, s in zip(sizes, reach, strides, strict=True))

    def pull(gradient: Tensor) -> Tensor:
        full = functional.conv_transpose2d(
            gradient, weight, None, strides, 0, rest, groups, dilations
        )
        return full[:, :, top : top + height, left : left + width]

    return [pull]


def _turned(weight: Tensor, groups: int) -> Tensor:
    """Kernels turned by 180°, input and output channels exchanged within each group."""
    outputs, inputs, height, width = weight.shape
    by_group = weight.reshape(groups, outputs // groups, inputs, height, width)
    turned = by_group.transpose(1, 2).flip(3, 4).reshape(-1, outputs // groups, height, width)
    return turned.contiguous(memory_format=torch.channels_last)


def _scaled(factor: Callable[[Node, list[Tensor]], Tensor]) -> Callable[..., list[Pull]]:
    """The rule of an operator that multiplies each value by a factor known from the forward."""

    def rule(node: Node, operands: list[Tensor]) -> list[Pull]:
        slopes = factor(node, operands)
        return [lambda g: g.mul_(slopes)]

    return rule


def _prelu_slopes(_: Node, operands: list[Tensor]) -> Tensor:
    x, slope = operands
    return torch.where(x > 0, 1.0, slope)


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


def _gemm(node: Node, operands: list[Tensor]) -> list[Pull]:
    a = node.attributes
    if a.get("transA", 0):
        raise NoAdjoint("Gemm with transA")
    back = a.get("alpha", 1.0) * (operands[1] if a.get("transB", 0) else operands[1].T)
    return [lambda g: g @ back]


def _matmul(_: Node, operands: list[Tensor]) -> list[Pull]:
    if operands[1].ndim != 2:
        raise NoAdjoint("MatMul with more than one matrix")
    return [lambda g: g @ operands[1].T]


def _reshaped(_: Node, operands: list[Tensor]) -> list[Pull]:
    shape = operands[0].shape[1:]
    if len(shape) != 3:
        return [lambda g: g.reshape(-1, *shape)]
    return [lambda g: g.reshape(-1, *shape).contiguous(memory_format=torch.channels_last)]


def _product(_: Node, operands: list[Tensor]) -> list[Pull]:
    left, right = operands
    return [lambda g: g * right, lambda g: g * left]


def _mean_over_image(_: Node, operands: list[Tensor]) -> list[Pull]:
    height, width = operands[0].shape[2:]
    return [lambda g: (g / (height * width)).expand(-1, -1, height, width).clone()]


RULES: dict[str, Callable[[Node, list[Tensor]], list[Pull]]] = {
    "Abs": _scaled(lambda _, operands: torch.sign(operands[0])),
    "Add": lambda _, operands: [lambda g: g, lambda g: g.clone()],
    "BatchNormalization": _scaled(lambda _, operands: per_channel(*operands[:2])),
    "Clip": _scaled(_clip_slopes),
    "Conv": _conv,
    "Flatten": _reshaped,
    "Gemm": _gemm,
    "GlobalAveragePool": _mean_over_image,
    "MatMul": _matmul,
    "Mul": _product,
    "Neg": lambda _, operands: [lambda g: g.neg_()],
    "PRelu": _scaled(_prelu_slopes),
    "Relu": _scaled(lambda _, operands: (operands[0] > 0).to(operands[0].dtype)),
    "Reshape": _reshaped,
    "Sub": lambda _, operands: [lambda g: g, lambda g: -g],
}
"""For each operator: node and operands → one pull per input, in the order of the inputs."""
