"""Nodes that belong together become one: PReLU that is spelt out, BatchNorm after a layer."""

from collections import Counter

import attrs
import torch
from torch import Tensor

from xfv_desktop.engine.graph.onnx_graph import Graph, Node, needed


def simplified(graph: Graph) -> Graph:
    """The same function in fewer nodes: PReLU as one, BatchNorm in the layer before it."""
    return _with_batchnorm_merged(_with_prelu_fused(graph))


def _with_prelu_fused(graph: Graph) -> Graph:
    """``relu(x) + s · (x - |x|)`` is PReLU with slope 2s: one pass over memory in place of five."""
    makers = {node.output: node for node in graph.nodes}
    constants, nodes = dict(graph.constants), list[Node]()
    for node in graph.nodes:
        found = _spelt_prelu(node, makers, constants)
        if found:
            value, half = found
            slope = f"{node.output}/slope"
            constants[slope] = 2 * constants[half]
            node = Node("PRelu", (value, slope), node.output, {})
        nodes.append(node)
    return attrs.evolve(graph, nodes=tuple(needed(nodes, {graph.output})), constants=constants)


def _spelt_prelu(
    node: Node, makers: dict[str, Node], constants: dict[str, Tensor]
) -> tuple[str, str] | None:
    """The names of x and s, if the node is the sum in ``relu(x) + s · (x - |x|)``."""

    def inputs_of(name: str, operator: str) -> tuple[str, ...]:
        made = makers.get(name)
        return made.inputs if made and made.operator == operator else ()

    if node.operator != "Add":
        return None
    for one, other in (node.inputs, node.inputs[::-1]):
        value, product = inputs_of(one, "Relu"), inputs_of(other, "Mul")
        for half, difference in (product, product[::-1]) if product else ():
            terms = inputs_of(difference, "Sub")
            if not terms or (terms[0],) != value or inputs_of(terms[1], "Abs") != value:
                continue
            slope = constants.get(half)
            if slope is not None and (
                slope.numel() == 1 or (slope.ndim > 2 and slope.shape[-3] == slope.numel())
            ):
                return value[0], half
    return None


def _with_batchnorm_merged(graph: Graph) -> Graph:
    """BatchNorm goes into the convolution or Gemm before it; elsewhere a gain and a shift stay."""
    constants, kept = dict(graph.constants), list[Node]()
    uses = Counter(name for node in graph.nodes for name in node.inputs)
    makers: dict[str, int] = {}
    for node in graph.nodes:
        if node.operator != "BatchNormalization":
            makers[node.output] = len(kept)
            kept.append(node)
            continue
        gain, shift = _gain_and_shift(node, constants)
        before = kept[makers[node.inputs[0]]] if node.inputs[0] in makers else None
        if (
            before is not None
            and uses[before.output] == 1
            and before.operator in ("Conv", "Gemm")
            and _is_plain(before, constants)
        ):
            weight = constants[before.inputs[1]]
            bias = constants[before.inputs[2]] if len(before.inputs) > 2 else torch.zeros(())
            rows = gain.reshape(-1, *[1] * (weight.ndim - 1))
            weight_name, bias_name = f"{node.output}/weight", f"{node.output}/bias"
            constants[weight_name] = (weight.double() * rows).float()
            constants[bias_name] = (bias.double() * gain + shift).float()
            merged = attrs.evolve(
                before, inputs=(before.inputs[0], weight_name, bias_name), output=node.output
            )
            kept[makers[before.output]] = merged
            makers[node.output] = makers[before.output]
        else:
            names = f"{node.output}/gain", f"{node.output}/shift"
            constants |= zip(names, (gain.float(), shift.float()), strict=True)
            makers[node.output] = len(kept)
            kept.append(attrs.evolve(node, inputs=(node.inputs[0], *names), attributes={}))
    return Graph(tuple(kept), constants, graph.input, graph.output)


def _is_plain(node: Node, constants: dict[str, Tensor]) -> bool:
    """Whether rows of the weight are output channels and nothing else scales them."""
    if not all(name in constants for name in node.inputs[1:]):
        return False
    if node.operator == "Conv":
        return True
    a = node.attributes
    return bool(
        a.get("transB", 0)
        and not a.get("transA", 0)
        and a.get("alpha", 1.0) == a.get("beta", 1.0) == 1
    )


def _gain_and_shift(node: Node, constants: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    gamma, beta, mean, variance = (constants[name].double() for name in node.inputs[1:5])
    gain = gamma / torch.sqrt(variance + node.attributes.get("epsilon", 1e-5))
    return gain, beta - mean * gain
