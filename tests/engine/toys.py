"""Tiny ONNX networks made in memory, the same networks in onnxruntime, and cards for them."""

import hashlib

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.face import STANDARD_TEMPLATE_PX, FaceCrop
from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.engine.graph.onnx_forms import read_graph
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.network import FaceNetwork


def node(operator, inputs, output="y", **attributes):
    """One operator; ``inputs`` are names separated by spaces, a dash stands for one left out."""
    names = ["" if name == "-" else name for name in inputs.split()]
    return helper.make_node(operator, names, [output], **attributes)


def model_bytes(nodes, constants=None, *, shape=("B", 3, 4, 4), source="x", opset=17):
    """An ONNX file from ``source`` of the given shape to ``y``."""
    graph = helper.make_graph(
        nodes,
        "toy",
        [helper.make_tensor_value_info(source, TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        [
            numpy_helper.from_array(np.asarray(value), name)
            for name, value in (constants or {}).items()
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=10)
    return model.SerializeToString()


def by_onnxruntime(data, x):
    """What onnxruntime computes, without its optimisations."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    return session.run(None, {session.get_inputs()[0].name: x})[0]


def without_unused_inputs(data):
    """The same file without declared inputs that no node reads; onnxruntime would ask for them."""
    model = onnx.load_model_from_string(data)
    used = {name for one in model.graph.node for name in one.input}
    for value in [v for v in model.graph.input if v.name not in used]:
        model.graph.input.remove(value)
    return model.SerializeToString()


def network_of(data, kind=OnnxNetwork):
    """The network of an ONNX file."""
    return kind(read_graph(data))


def by_engine(data, x):
    """What the engine computes."""
    with torch.inference_mode():
        return network_of(data)(torch.from_numpy(x)).numpy()


def assert_equal_to_onnxruntime(data, x, tolerance=1e-4, what=""):
    """The engine's result is onnxruntime's, relative to the largest value."""
    expected, got = by_onnxruntime(data, x), by_engine(data, x)
    assert got.shape == expected.shape
    atol = tolerance * np.abs(expected).max()
    np.testing.assert_allclose(got, expected, rtol=0, atol=atol, err_msg=what)


def assert_close(got, expected, tolerance=1e-5, *, least=0.0):
    """Same shape, equal within a tolerance relative to the largest value, or to ``least``."""
    assert got.shape == expected.shape
    atol = tolerance * max(float(expected.abs().max()), least)
    torch.testing.assert_close(got, expected, rtol=0, atol=atol)


def noise(seed, *shape):
    """Seeded normal noise, float32."""
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def card(name="toy", *, dimension=4, threshold=0.3, **changes):
    """A card for a toy network that takes pixel values as they are, divided by 255."""
    values = {
        "name": name,
        "title": "Toy",
        "architecture": "toy",
        "file": "toy.onnx",
        "package": "toy",
        "sha256": hashlib.sha256(b"").hexdigest(),
        "licence": "Apache-2.0",
        "source": "this test",
        "training_data": "none",
        "colour_order": "RGB",
        "mean": (0.0, 0.0, 0.0),
        "scale": (1 / 255, 1 / 255, 1 / 255),
        "template_px": STANDARD_TEMPLATE_PX,
        "embedding_dim": dimension,
        "similarity": "cosine",
        "operating_point": OperatingPoint(threshold, 0.0, 0.0, 1, 1, "none", "nothing"),
    }
    return ModelCard(**(values | changes))


def face_network(data, **card_changes):
    """A toy network with a card."""
    return FaceNetwork(card(**card_changes), network_of(data), torch.device("cpu"))


def small_network(seed=0, *, channels=4, opset=17):
    """A convolution, PReLU, a strided convolution, ReLU and a Gemm, with seeded weights."""
    nodes = [
        node("Conv", "x w1 b1", "a", pads=[1, 1, 1, 1]),
        node("PRelu", "a s", "b"),
        node("Conv", "b w2", "c", strides=[4, 4], group=2),
        node("Relu", "c", "d"),
        node("GlobalAveragePool", "d", "e"),
        node("Flatten", "e", "f"),
        node("Gemm", "f w3 b3", "y", transB=1),
    ]
    constants = {
        "w1": noise(seed, 6, 3, 3, 3),
        "b1": noise(seed + 1, 6),
        "s": np.full((6, 1, 1), 0.2, np.float32),
        "w2": noise(seed + 2, 8, 3, 3, 3),
        "w3": noise(seed + 3, channels, 8),
        "b3": noise(seed + 4, channels),
    }
    return model_bytes(nodes, constants, shape=("B", 3, 112, 112), opset=opset)


def crop(seed=0):
    """A crop of seeded noise."""
    pixels = np.random.default_rng(seed).integers(0, 256, (112, 112, 3), dtype=np.uint8)
    return FaceCrop(pixels=pixels, transform=np.eye(2, 3), residual_px=0.0)
