"""An ONNX file as a short list of nodes: constants folded, BatchNorm merged into its neighbour.

The passes keep the network's function (up to rounding) and leave only standard ONNX operators, so
that whatever runs over the list (forward, adjoint) needs to know few of them.
"""

from collections import Counter
from typing import Any

import attrs
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from xfv_desktop.domain.errors import UnsupportedNetwork


@attrs.frozen(eq=False)
class Node:
    """One operator. ``inputs`` are names of values; an empty name is an input left out."""

    operator: str
    inputs: tuple[str, ...]
    output: str
    attributes: dict[str, Any]


@attrs.frozen(eq=False)
class Graph:
    """Nodes in order of execution from ``input`` to ``output``, and the constants they use."""

    nodes: tuple[Node, ...]
    constants: dict[str, Tensor]
    input: str
    output: str


def read_graph(data: bytes) -> Graph:
    """The graph of an ONNX file with one image input and one embedding output.

    Raises UnsupportedNetwork where the bytes are no such file.
    """
    try:
        proto = onnx.load_model_from_string(data).graph
        constants = {
            tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy())
            for tensor in proto.initializer
        }
        nodes = _needed([_node(node) for node in proto.node], {v.name for v in proto.output})
        return _graph(proto, nodes, constants)
    except UnsupportedNetwork:
        raise
    except Exception as error:
        raise UnsupportedNetwork(
            f"The model file is not a readable ONNX network ({error!r}): supply another file."
        ) from error


def _needed(nodes: list[Node], outputs: set[str]) -> list[Node]:
    """The nodes that an output depends on, in their order."""
    wanted, kept = set(outputs), list[Node]()
    for node in reversed(nodes):
        if node.output in wanted:
            wanted.update(node.inputs)
            kept.append(node)
    return kept[::-1]


def _graph(proto: onnx.GraphProto, nodes: list[Node], constants: dict[str, Tensor]) -> Graph:
    used = {name for node in nodes for name in node.inputs}
    inputs = [v.name for v in proto.input if v.name in used and v.name not in constants]
    if len(inputs) != 1 or len(proto.output) != 1:
        raise UnsupportedNetwork(
            f"The network has {len(inputs)} inputs and {len(proto.output)} outputs; "
            "a face-recognition network has one of each."
        )
    known = {"", inputs[0], *constants}
    for node in nodes:
        for name in node.inputs:
            if name not in known:
                raise UnsupportedNetwork(
                    f"The node “{node.output}” reads “{name}”, which nothing computes before it."
                )
        known.add(node.output)
    if proto.output[0].name not in known:
        raise UnsupportedNetwork("No node computes the network's output: supply another file.")
    graph = Graph(tuple(nodes), constants, inputs[0], proto.output[0].name)
    return simplified(_with_constants_folded(graph))


def simplified(graph: Graph) -> Graph:
    """The same function in fewer nodes: PReLU as one, BatchNorm in the layer before it."""
    return _with_batchnorm_merged(_with_prelu_fused(graph))


def _node(proto: onnx.NodeProto) -> Node:
    attributes = {a.name: onnx.helper.get_attribute_value(a) for a in proto.attribute}
    if proto.op_type == "Constant":
        (value,) = attributes.values()
        attributes["value"] = (
            torch.from_numpy(numpy_helper.to_array(value).copy())
            if isinstance(value, onnx.TensorProto)
            else torch.tensor(value)
        )
    used = [name for name in proto.output if name]
    operator = (
        proto.op_type if proto.domain in ("", "ai.onnx") else f"{proto.domain}.{proto.op_type}"
    )
    return Node(operator, tuple(proto.input), used[0], attributes)


def _with_constants_folded(graph: Graph) -> Graph:
    """Constant, DequantizeLinear and Reshape of constants are computed; Dropout, Identity go."""
    constants, renamed, kept = dict(graph.constants), dict[str, str](), list[Node]()
    for node in graph.nodes:
        inputs = tuple(renamed.get(name, name) for name in node.inputs)
        operator = node.operator
        if operator in ("Identity", "Dropout"):
            renamed[node.output] = inputs[0]
        elif operator == "Constant":
            constants[node.output] = node.attributes["value"]
        elif operator == "DequantizeLinear" and inputs[0] in constants:
            constants[node.output] = _dequantised(
                *(constants[name] for name in inputs),
                axis=node.attributes.get("axis", 1),
                block_size=node.attributes.get("block_size", 0),
            )
        elif operator == "Reshape" and inputs[0] in constants and inputs[1] in constants:
            constants[node.output] = constants[inputs[0]].reshape(constants[inputs[1]].tolist())
        else:
            kept.append(attrs.evolve(node, inputs=inputs))
    output = renamed.get(graph.output, graph.output)
    return Graph(tuple(kept), constants, graph.input, output)


def _dequantised(
    values: Tensor,
    scale: Tensor,
    zero_point: Tensor | None = None,
    *,
    axis: int,
    block_size: int,
) -> Tensor:
    """(values - zero point) × scale, the scale per tensor, per axis or per block along the axis."""

    def spread(factor: Tensor) -> Tensor:
        if factor.ndim == 0 or factor.numel() == 1:
            return factor.reshape(())
        if block_size:
            return factor.repeat_interleave(block_size, dim=axis).narrow(
                axis, 0, values.shape[axis]
            )
        return factor.reshape([-1 if i == axis % values.ndim else 1 for i in range(values.ndim)])

    shifted = values.to(torch.float32)
    if zero_point is not None:
        shifted = shifted - spread(zero_point.to(torch.float32))
    return shifted * spread(scale.to(torch.float32))


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
    return attrs.evolve(graph, nodes=tuple(_needed(nodes, {graph.output})), constants=constants)


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
