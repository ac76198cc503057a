"""A network written down for OpenVINO: forward, and its transposed walk back.

Both are written as ONNX and compiled for the CPU. OpenVINO is imported here only, and only when a
network is to run on it.
"""

import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

import attrs
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from xfv_desktop.engine.graph.onnx_forms import SETTINGS
from xfv_desktop.engine.graph.onnx_graph import Graph, Node
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.graph.onnx_windows import padding_of
from xfv_desktop.engine.transposed.steps import (
    Convolution,
    Frame,
    Matrix,
    Permute,
    Reshape,
    Scale,
    Step,
    Sum,
)
from xfv_desktop.engine.transposed.transpose import Move

OPSET = 18

LARGE = 4096
"""Numbers from which on a constant is a weight worth sharing."""


def openvino_runtime() -> ModuleType:
    """OpenVINO, imported without the parts that report every import to its makers.

    ``import openvino`` loads its converter, which sends a message over the internet and writes
    files into the home folder. Neither part is needed to run a network.
    """
    for part in ("openvino_telemetry", "openvino.tools.ovc"):
        sys.modules.setdefault(part, None)  # type: ignore[arg-type] # importing it then fails
    import openvino

    runtime: ModuleType = openvino
    return runtime


def array_of(value: Tensor) -> Any:  # noqa: ANN401 - numpy has no word for “of any type”
    """The same memory, if its order allows."""
    return value.detach().contiguous().numpy()


def channels_last(factor: Tensor) -> Any:  # noqa: ANN401
    """As it lies in memory; OpenVINO computes in this order and need not turn it every time."""
    return array_of(factor.permute(0, 2, 3, 1) if factor.ndim == 4 else factor)


def factor_name(index: int) -> str:
    """The input for a factor that each image has of its own, counted along the moves."""
    return f"factor {index}"


@attrs.frozen
class Draft:
    """An ONNX graph that is being written."""

    nodes: list[onnx.NodeProto] = attrs.field(factory=list)
    constants: dict[str, Any] = attrs.field(factory=dict)

    def add(self, operator: str, inputs: Sequence[str], output: str = "", **attributes: Any) -> str:  # noqa: ANN401
        """One more node; the name of its output."""
        output = output or f"value {len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def constant(self, value: Tensor, name: str = "") -> str:
        """One more constant; its name."""
        name = name or f"constant {len(self.constants)}"
        self.constants[name] = array_of(value)
        return name

    def compiled(
        self, inputs: Mapping[str, tuple[str | int, ...]], output: str, streams: int = 1
    ) -> Any:  # noqa: ANN401
        """For the CPU, in single precision, with as many threads as torch has among all streams.

        Weights are written as inputs and put in their places afterwards, where they are shared:
        written out, a large network would lie in memory five times.
        """
        runtime = openvino_runtime()
        large = {name: value for name, value in self.constants.items() if value.size >= LARGE}
        shapes = {**inputs, **{name: value.shape for name, value in large.items()}}
        infos = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
            for name, shape in [*shapes.items(), (output, None)]
        ]
        written = [
            numpy_helper.from_array(value, name)
            for name, value in self.constants.items()
            if name not in large
        ]
        graph = helper.make_graph(self.nodes, "network", infos[:-1], infos[-1:], written)
        opsets = [helper.make_opsetid("", OPSET)]
        data = helper.make_model(graph, opset_imports=opsets, ir_version=10).SerializeToString()
        core = runtime.Core()
        model = core.read_model(data)
        for parameter in model.get_parameters():
            name = parameter.get_friendly_name()
            if name in large:
                weight = runtime.op.Constant(large[name], shared_memory=True)
                parameter.output(0).replace(weight.output(0))
                model.remove_parameter(parameter)
        settings = {
            "INFERENCE_PRECISION_HINT": "f32",
            "NUM_STREAMS": streams,
            "INFERENCE_NUM_THREADS": torch.get_num_threads(),
            "ENABLE_CPU_PINNING": False,  # two processes would share one core, another idle
        }
        return core.compile_model(model, "CPU", settings)


def written_forward(network: OnnxNetwork, x: Tensor) -> Draft:
    """The network for images of the size of ``x`` (B, 3, H, W) in batches of any size."""
    draft, sketch = Draft(), network.sketch(*x.shape)
    for name in dict.fromkeys(name for node in network.graph.nodes for name in node.inputs):
        if (value := network.constant(name)) is not None:
            draft.constant(value, name)
    for node in network.graph.nodes:
        match node.operator:
            case "BatchNormalization":
                gain = network.constant(node.inputs[1])
                assert gain is not None
                mean, variance = (draft.constant(v) for v in (torch.zeros_like(gain), gain**0))
                inputs = [*node.inputs, mean, variance]
                draft.add("BatchNormalization", inputs, node.output, epsilon=0.0)
            case "Split":
                _write_split(draft, node)
            case "MaxPool":
                a, image = node.attributes, sketch[node.inputs[0]]
                pads = padding_of(a, image, a["kernel_shape"])
                other = {"pads": pads, "ceil_mode": 0, "auto_pad": "NOTSET"}
                _write_node(draft, node, a | other)
            case "Reshape" if "shape" in node.attributes:  # the first axis is the batch
                shape = [0, *node.attributes["shape"][1:]]
                _write_node(draft, node, node.attributes | {"shape": shape})
            case _:
                _write_node(draft, node, node.attributes)
    return draft


def _write_split(draft: Draft, node: Node) -> None:
    """All parts have to be written, the one that is meant at its place."""
    a = node.attributes
    parts = [f"{node.output}/part {i}" for i in range(a["parts"])]
    parts[a["index"]] = node.output
    draft.nodes.append(
        helper.make_node("Split", node.inputs, parts, axis=a.get("axis", 0), num_outputs=len(parts))
    )


def _write_node(draft: Draft, node: Node, attributes: Mapping[str, Any]) -> None:
    """The node as this version of ONNX has it: its settings as inputs behind the first."""
    inputs, settings = list(node.inputs), SETTINGS.get(node.operator, ())
    for place, setting in enumerate(settings, 1):
        if setting in attributes:
            inputs += [""] * (place - len(inputs))
            inputs[place:] = [draft.constant(torch.tensor(attributes[setting]))]
    written = {
        name: numpy_helper.from_array(array_of(value)) if isinstance(value, Tensor) else value
        for name, value in attributes.items()
        if name not in settings
    }
    draft.add(node.operator, inputs, node.output, **written)


def written_backward(graph: Graph, moves: list[Move]) -> tuple[Draft, str]:
    """The walk back along the moves from the cotangents, and the name of the gradient it gives."""
    draft, gradients, factors = Draft(), {graph.output: graph.output}, 0
    for move in moves:
        gradient = gradients.pop(move.value)
        for source, step in move.ways:
            if isinstance(step, Scale) and not step.fixed:
                name = factor_name(factors)
                if step.factor.ndim == 4:
                    name = draft.add("Transpose", [name], perm=[0, 3, 1, 2])
                share = draft.add("Mul", [gradient, name])
                factors += 1
            else:
                share = _write_step(draft, gradient, step)
            before = gradients.get(source)
            gradients[source] = draft.add("Add", [before, share]) if before else share
    return draft, draft.add("Identity", [gradients[graph.input]])


def _write_step(draft: Draft, gradient: str, step: Step | None) -> str:
    match step:
        case Scale(factor):
            return draft.add("Mul", [gradient, draft.constant(factor)])
        case Convolution() if step.turns:
            top, left = (r - p for r, p in zip(step.reach, step.pads[:2], strict=True))
            weight = draft.constant(step.turned())
            return draft.add(
                "Conv", [gradient, weight], group=step.groups, pads=[top, left, top, left]
            )
        case Convolution():
            return draft.add(
                "ConvTranspose",
                [gradient, draft.constant(step.weight)],
                group=step.groups,
                pads=step.pads,
                strides=step.strides,
                dilations=step.dilations,
                output_padding=step.rest,
            )
        case Matrix(matrix):
            return draft.add("MatMul", [gradient, draft.constant(matrix)])
        case Reshape(shape):
            return draft.add("Reshape", [gradient, draft.constant(torch.tensor([0, *shape]))])
        case Permute(axes):
            return draft.add("Transpose", [gradient], perm=axes)
        case Sum(axes):
            return draft.add("ReduceSum", [gradient, draft.constant(torch.tensor(axes))])
        case Frame(before, after):
            pads = torch.tensor([0, *before, 0, *after])
            return draft.add("Pad", [gradient, draft.constant(pads)])
        case None:
            return gradient
