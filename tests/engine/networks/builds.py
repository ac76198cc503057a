"""Networks with seeded weights, narrow enough to be quick, and files of them."""

import io
import warnings

import safetensors.torch
import torch
from torch import nn

from xfv_desktop.engine.networks import ARCHITECTURES

DIMENSION = 16


def module_of(name, *, dimension=DIMENSION, seed=0):
    """The architecture with seeded weights; residual networks with 4 channels in place of 64."""
    torch.manual_seed(seed)
    narrow = {"width": 4} if "-ir" in name or name.startswith("ir") else {}
    module = ARCHITECTURES[name](dimension, **narrow)
    for layer in module.modules():
        if isinstance(layer, nn.BatchNorm1d | nn.BatchNorm2d):
            nn.init.normal_(layer.running_mean, 0, 0.1)
            nn.init.uniform_(layer.running_var, 0.5, 1.5)
            if layer.affine:
                nn.init.uniform_(layer.weight, 0.5, 1.5)
                nn.init.normal_(layer.bias, 0, 0.1)
        elif isinstance(layer, nn.PReLU):
            nn.init.uniform_(layer.weight, 0.05, 0.5)
    return module.eval()


def exported(module, opset=17):
    """The module as torch exports it to ONNX."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the exporter that needs no onnxscript
        torch.onnx.export(
            module, (torch.zeros(1, 3, 112, 112),), buffer, dynamo=False, opset_version=opset,
            input_names=["x"], output_names=["y"], dynamic_axes={"x": {0: "B"}, "y": {0: "B"}},
        )  # fmt: skip
    return buffer.getvalue()


def saved(held):
    """What torch.save writes."""
    buffer = io.BytesIO()
    torch.save(held, buffer)
    return buffer.getvalue()


def safetensors_of(state):
    """The tensors as a safetensors file."""
    return safetensors.torch.save({name: tensor.contiguous() for name, tensor in state.items()})
