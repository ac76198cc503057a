"""Nodes of every version of ONNX in one form, and what can be computed before there is an image.

Versions differ mostly in whether a setting (axes, limits, paddings) is an attribute or a constant
input; here every setting is an attribute. A shape may stay an input: some are computed from that
of the image.
"""

import attrs
import torch
from torch import Tensor

from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.graph.onnx_graph import LARGEST, Graph, Node, parsed_graph, reason_of
from xfv_desktop.engine.graph.onnx_merging import simplified
from xfv_desktop.engine.graph.onnx_operators import operator_of, reshaped
from xfv_desktop.engine.graph.onnx_sketches import sketched

SETTINGS = {
    "Clip": ("min", "max"),
    "Expand": ("shape",),
    "Pad": ("pads", "value", "axes"),
    "ReduceL2": ("axes",),
    "ReduceMean": ("axes",),
    "ReduceSum": ("axes",),
    "Reshape": ("shape",),
    "Slice": ("starts", "ends", "axes", "steps"),
    "Split": ("split",),
    "Squeeze": ("axes",),
    "Unsqueeze": ("axes",),
}
"""For each operator the settings that stand, in this order, behind its first input."""

SINGLE = ("min", "max", "value")
FLOATS = (1, 10, 11, 16)
"""Cast to float, float16, double or bfloat16: here all are float."""


def read_graph(data: bytes) -> Graph:
    """The graph of an ONNX file, in one form and as few nodes as that takes.

    Raises UnsupportedNetwork where the bytes are no such file.
    """
    graph = parsed_graph(data)
    try:
        return simplified(_folded(graph))
    except UnsupportedNetwork:
        raise
    except Exception as error:
        raise UnsupportedNetwork(
            f"The model file is not a sound ONNX network ({reason_of(error)}): supply another file."
        ) from error


def _folded(graph: Graph) -> Graph:
    """Nodes of constants are computed; Dropout and Identity go; each other node gets its form."""
    constants, renamed, kept = dict(graph.constants), dict[str, str](), list[Node]()
    for original in graph.nodes:
        node = attrs.evolve(original, inputs=tuple(renamed.get(n, n) for n in original.inputs))
        if node.operator == "Constant":
            (value,) = node.attributes.values()
            constants[node.output] = value if isinstance(value, Tensor) else torch.tensor(value)
        elif node.operator in ("Identity", "Dropout"):
            _refuse_training(node, constants)
            renamed[node.output] = node.inputs[0]
        else:
            for formed in _formed(node, constants):
                if all(name in constants for name in formed.inputs if name):
                    constants[formed.output] = _computed(formed, constants)
                else:
                    kept.append(formed)
    output = renamed.get(graph.output, graph.output)
    return Graph(tuple(kept), constants, graph.input, output)


def _formed(node: Node, constants: dict[str, Tensor]) -> list[Node]:
    attributes, inputs = dict(node.attributes), list(node.inputs)
    for place, setting in enumerate(SETTINGS.get(node.operator, ()), 1):
        name = inputs[place] if place < len(inputs) else ""
        if name in constants:
            value = constants[name]
            attributes[setting] = float(value) if setting in SINGLE else value.tolist()
            inputs[place] = ""
        elif name and setting != "shape":
            raise UnsupportedNetwork(
                f"The node {node} computes its “{setting}” anew for each image: export the network "
                "with fixed ones."
            )
    while inputs and not inputs[-1]:
        inputs.pop()
    node = attrs.evolve(node, inputs=tuple(inputs), attributes=attributes)
    _refuse_training(node, constants)
    if node.operator == "LpNormalization":
        return _normalisation(node)
    if node.operator == "Cast" and attributes["to"] in FLOATS:
        return [attrs.evolve(node, attributes={"to": 1})]
    return [_as_slice(node)] if node.operator == "Split" and "split" in attributes else [node]


def _refuse_training(node: Node, constants: dict[str, Tensor]) -> None:
    mode = constants.get(node.inputs[2]) if node.operator == "Dropout" and node.inputs[2:] else None
    if node.attributes.get("training_mode", 0) or (mode is not None and bool(mode)):
        raise UnsupportedNetwork(
            f"The node {node} is in training mode: export the network in evaluation mode."
        )


def _as_slice(node: Node) -> Node:
    """A part of known size."""
    a = node.attributes
    start = sum(a["split"][: a["index"]])
    attributes = {
        "starts": [start],
        "ends": [start + a["split"][a["index"]]],
        "axes": [a.get("axis", 0)],
    }
    return attrs.evolve(node, operator="Slice", attributes=attributes)


def _normalisation(node: Node) -> list[Node]:
    """The value by its length; a value of no length stays nothing."""
    if node.attributes.get("p", 2) != 2:
        raise UnsupportedNetwork(f"The node {node} takes another norm than the Euclidean one.")
    length, divisor = f"{node.output}/length", f"{node.output}/divisor"
    axes = [node.attributes.get("axis", -1)]
    return [
        Node("ReduceL2", node.inputs, length, {"axes": axes, "keepdims": 1}),
        Node("Clip", (length,), divisor, {"min": 1e-12}),
        Node("Div", (node.inputs[0], divisor), node.output, {}),
    ]


def _computed(node: Node, constants: dict[str, Tensor]) -> Tensor:
    a, operands = node.attributes, [constants[name] if name else None for name in node.inputs]
    first = constants[node.inputs[0]]
    if node.operator == "Reshape":
        return reshaped(a, first)
    if node.operator == "DequantizeLinear":
        factors = [constants[name] for name in node.inputs[1:]]
        axis, size = a.get("axis", 1), a.get("block_size", 0)
        return _dequantised(first, *factors, axis=axis, block_size=size)
    if (count := sketched(node, operands).numel()) > LARGEST:
        raise UnsupportedNetwork(f"The node {node} makes a constant of {count:,} numbers.")
    return operator_of(node)(a, *operands)


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
