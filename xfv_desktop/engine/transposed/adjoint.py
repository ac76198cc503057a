"""The adjoint of a network at one image: many cotangents pulled back in one batch.

At a fixed image the network is linear with known factors, so the gradient of any combination of
embedding channels is a walk backwards through the graph with ordinary convolutions. The factors
are computed once per image; the walk needs neither autograd's graph nor gradients of parameters.
Gradients are scaled in place where nothing else looks at them: on a CPU this work is bound by
memory, not arithmetic.
"""

import logging
from collections.abc import Callable, Mapping
from contextvars import ContextVar

import attrs
import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from xfv_desktop.engine.graph.onnx_graph import Graph
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.transposed.batches import batch_size, cost_of
from xfv_desktop.engine.transposed.openvino_network import OpenVinoNetwork
from xfv_desktop.engine.transposed.steps import (
    Convolution,
    Frame,
    Matrix,
    NoAdjoint,
    Permute,
    Reshape,
    Scale,
    Step,
    Sum,
)
from xfv_desktop.engine.transposed.transpose import Move, steps_back

_log = logging.getLogger(__name__)

AT_ONCE = {"cpu": 8, "gpu": 128}
OPENVINO_AT_ONCE = {"cpu": 16}
"""Cotangents pulled back at once at most: on a CPU larger batches fall out of its cache, and
smaller ones make OpenVINO wait more often for the threads that PyTorch keeps busy in between."""

Pull = Callable[[Tensor], Tensor]
"""Gradient of an output → gradient of an input, the batch of cotangents first; may reuse memory."""

on_pull: ContextVar[Callable[[int], None] | None] = ContextVar("on_pull", default=None)
"""Told how many cotangents each explicit pull takes back, by whoever counts them."""


@attrs.frozen(eq=False)
class Adjoint:
    """The transposed Jacobian of a network at one image.

    ``embedding``: (N,) float32, the raw output there. ``pull``: (B, N) combinations of channels →
    (B, 3, H, W) gradients with respect to the image, fastest ``at_once`` at a time. ``by`` names
    the way it is computed.
    """

    embedding: Tensor
    pull: Pull
    by: str
    at_once: int


on_adjoint: ContextVar[Callable[[Tensor, Adjoint], Adjoint] | None] = ContextVar(
    "on_adjoint", default=None
)
"""May give another adjoint of an image in place of the one made: whoever remembers gradients."""


def adjoint_at(module: nn.Module, image: Tensor) -> Adjoint:
    """The adjoint at ``image`` (1, 3, H, W): explicit where every operator has a rule."""
    adjoint = _made_adjoint(module, image)
    replaced = on_adjoint.get()
    return adjoint if replaced is None else replaced(image, adjoint)


def _made_adjoint(module: nn.Module, image: Tensor) -> Adjoint:
    try:
        if isinstance(module, OpenVinoNetwork):
            return openvino_adjoint(module, image)
        if isinstance(module, OnnxNetwork):
            return explicit_adjoint(module, image)
        reason = "not an ONNX network"
    except NoAdjoint as missing:
        reason = f"no adjoint rule for {missing}"
    _log.info("falling back to autograd: %s", reason)
    return autograd_adjoint(module, image)


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

    return Adjoint(embedding.detach(), pull, "autograd", at_once=1)


def explicit_adjoint(network: OnnxNetwork, image: Tensor) -> Adjoint:
    """The adjoint by torch along the steps back; raises NoAdjoint where an operator has none."""

    def make(moves: list[Move], _: int) -> Pull:
        return _walk(network.graph, moves)

    return _along_steps(network, image, make, "explicit adjoint", AT_ONCE)


def openvino_adjoint(network: OpenVinoNetwork, image: Tensor) -> Adjoint:
    """The same steps compiled by OpenVINO, their factors from torch's forward pass."""
    by = f"explicit adjoint by {network.engine}"
    return _along_steps(network, image, network.transposed, by, OPENVINO_AT_ONCE)


@torch.inference_mode()
def _along_steps(
    network: OnnxNetwork,
    image: Tensor,
    make: Callable[[list[Move], int], Pull],
    by: str,
    most: Mapping[str, int],
) -> Adjoint:
    values = network.values(image)
    at_once = batch_size(cost_of(network, values), image.device, most)
    pull = make(steps_back(network, values), at_once)

    @torch.inference_mode()
    def counted(cotangents: Tensor) -> Tensor:
        if (told := on_pull.get()) is not None:
            told(len(cotangents))
        return pull(cotangents)

    return Adjoint(values[network.graph.output][0].clone(), counted, by, at_once)


def _walk(graph: Graph, moves: list[Move]) -> Pull:
    prepared = [
        (move.value, [(source, _pull_of(step)) for source, step in move.ways]) for move in moves
    ]

    def pull(cotangents: Tensor) -> Tensor:
        gradients = {graph.output: cotangents.clone()}
        for value, ways in prepared:
            gradient = gradients.pop(value)
            for left, (source, pull_one) in zip(range(len(ways) - 1, -1, -1), ways, strict=True):
                share = pull_one(gradient.clone() if left else gradient)
                gradients[source] = gradients[source] + share if source in gradients else share
        return gradients[graph.input]

    return pull


def _pull_of(step: Step | None) -> Pull:
    """A step as torch does it; scaling writes over the gradient where it fits."""
    match step:
        case Scale(factor, widens=True):
            return lambda g: g * factor
        case Scale(factor):
            return lambda g: g.mul_(factor)
        case Convolution():
            return _convolved(step)
        case Matrix(matrix):
            return lambda g: g @ matrix
        case Reshape(shape):
            form = torch.channels_last if len(shape) == 3 else torch.contiguous_format
            return lambda g: g.reshape(-1, *shape).contiguous(memory_format=form)
        case Permute(axes):
            return lambda g: g.permute(axes)
        case Sum(axes):
            return lambda g: g.sum(axes, keepdim=True)
        case Frame(before, after):
            sides = zip(reversed(before), reversed(after), strict=True)
            flat = [amount for side in sides for amount in side]
            return lambda g: functional.pad(g, flat)
        case None:
            return lambda g: g


def _convolved(step: Convolution) -> Pull:
    top, left, _, _ = step.pads
    height, width = step.size
    if step.turns:
        turned = step.turned().contiguous(memory_format=torch.channels_last)
        padding = (step.reach[0] - top, step.reach[1] - left)
        return lambda g: functional.conv2d(g, turned, None, 1, padding, 1, step.groups)

    def pull(gradient: Tensor) -> Tensor:
        full = functional.conv_transpose2d(
            gradient, step.weight, None, step.strides, 0, step.rest, step.groups, step.dilations
        )
        return full[:, :, top : top + height, left : left + width]

    return pull
