"""A torch module of known layers as a graph of ONNX operators."""

from typing import Any

import torch
from torch import Tensor, fx, nn

from xfv_desktop.engine.graph.onnx_graph import Graph, Node
from xfv_desktop.engine.graph.onnx_merging import simplified


def traced(module: nn.Module, tensors: dict[str, Tensor]) -> Graph:
    """The graph of a module, with ``tensors`` in place of its parameters and buffers.

    The module may lie on the device “meta”: only its structure is read.
    """
    nodes, constants, renamed = list[Node](), dict(tensors), dict[str, str]()
    source = output = ""
    for step in fx.Tracer().trace(module).nodes:
        inputs = tuple(renamed.get(arg.name, arg.name) for arg in step.all_input_nodes)
        if step.op == "placeholder":
            source = step.name
        elif step.op == "output":
            output = inputs[0]
        elif step.target is torch.add:
            nodes.append(Node("Add", inputs, step.name, {}))
        else:
            name = str(step.target)
            layer = module.get_submodule(name)
            if isinstance(layer, nn.Dropout | nn.Identity):
                renamed[step.name] = inputs[0]
                continue
            operator, parameters, attributes = _operator(layer)
            if isinstance(layer, nn.BatchNorm1d | nn.BatchNorm2d) and not layer.affine:
                ones = torch.ones(layer.num_features)
                constants |= {f"{name}.weight": ones, f"{name}.bias": 0 * ones}
            elif isinstance(layer, nn.PReLU):
                constants[f"{name}.weight"] = tensors[f"{name}.weight"].reshape(-1, 1, 1)
            operands = (f"{name}.{parameter}" for parameter in parameters)
            nodes.append(Node(operator, (*inputs, *operands), step.name, attributes))
    return simplified(Graph(tuple(nodes), constants, source, output))


def _operator(layer: nn.Module) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    """The operator of a layer, the names of its parameters in order, and its attributes."""
    match layer:
        case nn.Conv2d():
            down, right = layer.padding[0], layer.padding[1]
            attributes = {
                "strides": layer.stride,
                "pads": (down, right, down, right),
                "dilations": layer.dilation,
                "group": layer.groups,
            }
            return "Conv", _weight_and_bias(layer), attributes
        case nn.Linear():
            return "Gemm", _weight_and_bias(layer), {"transB": 1}
        case nn.BatchNorm1d() | nn.BatchNorm2d():
            names = ("weight", "bias", "running_mean", "running_var")
            return "BatchNormalization", names, {"epsilon": layer.eps}
        case nn.PReLU():
            return "PRelu", ("weight",), {}
        case nn.MaxPool2d(kernel_size=int(size), stride=int(stride), padding=0):
            return "MaxPool", (), {"kernel_shape": (size, size), "strides": (stride, stride)}
        case nn.Flatten():
            return "Flatten", (), {}
    raise AssertionError(f"no operator for {layer}")


def _weight_and_bias(layer: nn.Conv2d | nn.Linear) -> tuple[str, ...]:
    return ("weight",) if layer.bias is None else ("weight", "bias")
