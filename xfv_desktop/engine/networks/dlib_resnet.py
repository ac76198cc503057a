"""dlib's face recognition network, read from the file that dlib itself wrote.

King, "dlib_face_recognition_resnet_model_v1", dlib-models (2017; the weights are in the public
domain, CC0): a ResNet with 29 convolutions, half as wide as ResNet-34, for chips of 150 × 150 px.
Its source is dlib's example ``dnn_face_recognition_ex.cpp``. Where a shortcut has another size or
fewer channels than what is added to it, zeros fill up the smaller one.

dlib writes layers from the picture to the end, each with its name before its parameters, so the
parameters are found in the order in which they are used.
"""

import re
import struct
from collections.abc import Iterator

import torch
from torch import Tensor

from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.graph.onnx_graph import Graph, Node
from xfv_desktop.engine.graph.onnx_merging import simplified

CHIP_SIZE = 150
STAGES = ((32, 3, False), (64, 4, True), (128, 3, True), (256, 3, True), (256, 1, True))
"""Channels and residual units of each stage, and whether its first unit halves the resolution."""

VALUES = 128


def dlib_graph(data: bytes) -> Graph:
    """The network in the bytes of dlib's file; takes (B, 3, 150, 150), gives (B, 128).

    Raises UnsupportedNetwork.
    """
    try:
        return simplified(_Drawing(list(_parameters(data))).graph())
    except (IndexError, RuntimeError, ValueError, struct.error) as error:
        raise UnsupportedNetwork(
            "The model file is not dlib's face recognition network: supply another file."
        ) from error


def _parameters(data: bytes) -> Iterator[tuple[str, Tensor]]:
    """(kind of layer, its parameters in one row) in the order in which the layers are run."""
    for found in re.finditer(rb"\x01\x05con_4|\x01\x07affine_|\x01\x04fc_2", data):
        kind = found[0][2:].decode()
        at = found.end()
        for _ in range(2 if kind == "fc_2" else 0):  # its outputs and inputs
            _, at = _integer(data, at)
        sizes = []
        for _ in range(5):  # the version of the tensor, then its four axes
            size, at = _integer(data, at)
            sizes.append(size)
        count = sizes[1] * sizes[2] * sizes[3] * sizes[4]
        if sizes[0] != 2 or not 0 < 4 * count <= len(data) - at:
            raise ValueError(f"{kind} at {found.start()}")
        values = torch.frombuffer(bytearray(data[at : at + 4 * count]), dtype=torch.float32)
        if not torch.isfinite(values).all():
            raise ValueError(f"{kind} at {found.start()} holds numbers that are not finite")
        yield kind, values


def _integer(data: bytes, at: int) -> tuple[int, int]:
    """A whole number and where it ends: how many bytes (and a sign), then these, lowest first."""
    length, negative = data[at] & 0x0F, data[at] & 0x80
    value = int.from_bytes(data[at + 1 : at + 1 + length], "little")
    return -value if negative else value, at + 1 + length


class _Drawing:
    """The graph while it is drawn: layers take their parameters in the order of the file."""

    def __init__(self, parameters: list[tuple[str, Tensor]]) -> None:
        self.parameters = parameters[::-1]
        self.nodes, self.constants = list[Node](), dict[str, Tensor]()

    def graph(self) -> Graph:
        value, size = self._convolved("image", 3, 32, 7, 2, CHIP_SIZE)
        value = self._add("Relu", value)
        value = self._add("MaxPool", value, kernel_shape=(3, 3), strides=(2, 2))
        size, inputs = (size - 3) // 2 + 1, 32
        for outputs, count, halved in STAGES:
            for unit in range(count):
                value, size = self._unit(value, inputs, outputs, size, halved and unit == 0)
                inputs = outputs
        value = self._add("GlobalAveragePool", value)
        weight = self._next("fc_2").reshape(inputs, VALUES)
        output = self._add("Gemm", self._add("Flatten", value), self._constant(weight))
        if self.parameters:
            raise ValueError("more layers than the network has")
        return Graph(tuple(self.nodes), self.constants, "image", output)

    def _unit(
        self, value: str, inputs: int, outputs: int, size: int, halved: bool
    ) -> tuple[str, int]:
        stride = 2 if halved else 1
        inner, inner_size = self._convolved(value, inputs, outputs, 3, stride, size)
        inner, _ = self._convolved(self._add("Relu", inner), outputs, outputs, 3, 1, inner_size)
        if halved:
            value = self._add("AveragePool", value, kernel_shape=(2, 2), strides=(2, 2))
            size //= 2
        whole = max(size, inner_size)
        value = self._filled(value, outputs - inputs, whole - size)
        inner = self._filled(inner, 0, whole - inner_size)
        return self._add("Relu", self._add("Add", inner, value)), whole

    def _convolved(
        self, value: str, inputs: int, outputs: int, kernel: int, stride: int, size: int
    ) -> tuple[str, int]:
        """Convolution with bias, then a gain and a shift for each channel."""
        values = self._next("con_4")
        weight = values[:-outputs].reshape(outputs, inputs, kernel, kernel)
        around = kernel // 2 if stride == 1 else 0
        gain, shift = self._next("affine_").reshape(2, outputs)
        weight, bias = weight * gain[:, None, None, None], values[-outputs:] * gain + shift
        value = self._add(
            "Conv", value, self._constant(weight), self._constant(bias),
            pads=(around,) * 4, strides=(stride, stride),
        )  # fmt: skip
        return value, (size + 2 * around - kernel) // stride + 1

    def _filled(self, value: str, channels: int, pixels: int) -> str:
        """Zeros behind the channels, to the right and below."""
        pads = (0, 0, 0, 0, 0, channels, pixels, pixels)
        return self._add("Pad", value, pads=pads) if channels or pixels else value

    def _next(self, kind: str) -> Tensor:
        found, values = self.parameters.pop()
        if found != kind:
            raise ValueError(f"{found} where {kind} belongs")
        return values

    def _constant(self, value: Tensor) -> str:
        name = f"constant {len(self.constants)}"
        self.constants[name] = value.contiguous()
        return name

    def _add(self, operator: str, *inputs: str, **attributes: object) -> str:
        name = f"value {len(self.nodes)}"
        self.nodes.append(Node(operator, inputs, name, attributes))
        return name
