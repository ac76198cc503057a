"""An ONNX file as a list of nodes, as it stands there, read with distrust.

``onnx_forms`` brings what a version of ONNX says in its own way into one form and folds constants,
``onnx_merging`` makes one node or none of PReLU and BatchNorm, so that whatever runs over the list
(forward, adjoint) needs to know few operators. The network's function stays, up to rounding.
"""

from typing import Any

import attrs
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from xfv_desktop.domain.errors import UnsupportedNetwork

OPSETS = range(9, 22)
"""Versions of ONNX whose operators are known; in others they may mean something else."""

LARGEST = 2**28
"""Numbers in one constant or value at most; IResNet-100 has 1.6 million in its largest value."""


@attrs.frozen(eq=False)
class Node:
    """One operator. ``inputs`` are names of values; an empty name is an input left out."""

    operator: str
    inputs: tuple[str, ...]
    output: str
    attributes: dict[str, Any]

    def __str__(self) -> str:
        return f"{plain(self.operator)} at “{plain(self.output)}”"


@attrs.frozen(eq=False)
class Graph:
    """Nodes in order of execution from ``input`` to ``output``, and the constants they use."""

    nodes: tuple[Node, ...]
    constants: dict[str, Tensor]
    input: str
    output: str


def plain(text: object) -> str:
    """A text from a file, or an error about one, fit for one line of a sentence."""
    return "".join(c if c.isprintable() else "?" for c in " ".join(str(text).split()))[:200]


def reason_of(error: BaseException) -> str:
    """What an error says, on one line."""
    return plain(error) or type(error).__name__


def needed(nodes: list[Node], outputs: set[str]) -> list[Node]:
    """The nodes that an output depends on, in their order."""
    wanted, kept = set(outputs), list[Node]()
    for node in reversed(nodes):
        if node.output in wanted:
            wanted.update(node.inputs)
            kept.append(node)
    return kept[::-1]


def parsed_graph(data: bytes) -> Graph:
    """The graph as it stands in an ONNX file with one image input and one embedding output.

    Raises UnsupportedNetwork where the bytes are no such file.
    """
    try:
        model = onnx.load_model_from_string(data)
        _check_version(model)
        proto = model.graph
        constants = {tensor.name: tensor_of(tensor) for tensor in proto.initializer}
        nodes = [node for one in proto.node for node in _nodes(one)]
        return _checked(proto, needed(nodes, {v.name for v in proto.output}), constants)
    except UnsupportedNetwork:
        raise
    except Exception as error:
        raise UnsupportedNetwork(
            f"The model file is no readable ONNX network ({reason_of(error)}): supply another file."
        ) from error


def _check_version(model: onnx.ModelProto) -> None:
    """Raises UnsupportedNetwork for a file of a version that is not known."""
    versions = [one.version for one in model.opset_import if one.domain in ("", "ai.onnx")]
    if len(versions) != 1 or versions[0] not in OPSETS:
        stated = ", ".join(map(str, versions)) or "none"
        raise UnsupportedNetwork(
            f"The model file is written for version {stated} of ONNX's operators; this program "
            f"reads {OPSETS[0]} to {OPSETS[-1]}: export the network for one of these."
        )


def tensor_of(proto: onnx.TensorProto) -> Tensor:
    """The tensor in a file, floating-point numbers in single precision.

    Raises UnsupportedNetwork where it lies in another file or is no tensor of finite numbers.
    """
    name = plain(proto.name) or "a constant"
    if proto.data_location == onnx.TensorProto.EXTERNAL:
        raise UnsupportedNetwork(
            f"The model file keeps “{name}” in another file: save the network as one file."
        )
    try:
        array = numpy_helper.to_array(proto)
    except Exception as error:
        raise UnsupportedNetwork(
            f"“{name}” in the model file has not the size that it declares "
            f"({' × '.join(map(str, proto.dims))}): supply another file."
        ) from error
    kind = array.dtype.name
    if "float" in kind:
        array = array.astype(np.float32)
        if np.isnan(array).any() or (array.size > 1 and not np.isfinite(array).all()):
            raise UnsupportedNetwork(
                f"“{name}” in the model file holds values that are no finite numbers: supply "
                "another file."
            )
    elif kind in ("int4", "uint4"):
        array = array.astype(np.int8)
    elif kind in ("uint16", "uint32", "uint64"):
        array = array.astype(np.int64)
    return torch.from_numpy(array.copy())


def _checked(proto: onnx.GraphProto, nodes: list[Node], constants: dict[str, Tensor]) -> Graph:
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
                    f"The node {node} reads “{plain(name)}”, which nothing computes before it."
                )
        if node.output in known:
            raise UnsupportedNetwork(f"The node {node} computes a value that there is already.")
        known.add(node.output)
    if proto.output[0].name not in known:
        raise UnsupportedNetwork("No node computes the network's output: supply another file.")
    return Graph(tuple(nodes), constants, inputs[0], proto.output[0].name)


def _nodes(proto: onnx.NodeProto) -> list[Node]:
    """One node for each output of Split, else one with the first output that has a name."""
    attributes = {a.name: _attribute(a) for a in proto.attribute}
    standard = proto.domain in ("", "ai.onnx")
    operator = proto.op_type if standard else f"{proto.domain}.{proto.op_type}"
    if operator == "Split":
        return [
            Node(operator, tuple(proto.input), output,
                 {**attributes, "index": index, "parts": len(proto.output)})
            for index, output in enumerate(proto.output)
            if output
        ]  # fmt: skip
    used = [name for name in proto.output if name]
    return [Node(operator, tuple(proto.input), used[0], attributes)]


def _attribute(proto: onnx.AttributeProto) -> object:
    value = onnx.helper.get_attribute_value(proto)
    if isinstance(value, onnx.TensorProto):
        return tensor_of(value)
    return value.decode() if isinstance(value, bytes) else value
