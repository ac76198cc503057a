"""engine/graph/onnx_forms.py: every version of ONNX in one form, constants computed once."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from ..toys import assert_equal_to_onnxruntime, by_engine, model_bytes, node, noise
from .test_onnx_graph import norm, norm_constants, operators


def test_constant_nodes_become_constants():
    value = onnx.numpy_helper.from_array(noise(1, 3, 1, 1))
    constant = helper.make_node("Constant", [], ["c"], value=value)
    data = model_bytes([constant, node("Mul", "x c")])
    assert operators(data) == ["Mul"]
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 4))


@pytest.mark.parametrize(
    ("attributes", "user"),
    [
        ({"value_float": 0.25}, node("Mul", "x c")),
        ({"value_floats": [0.25, 1.0, -2.0, 4.0]}, node("Mul", "x c")),
        ({"value_ints": [-1, 48]}, node("Reshape", "x c")),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_constant_nodes_may_state_their_value_as_plain_numbers(attributes, user):
    data = model_bytes([helper.make_node("Constant", [], ["c"], **attributes), user])
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 4))


def test_reshape_of_a_constant_is_folded():
    nodes = [node("Reshape", "c s", "r"), node("Mul", "x r")]
    data = model_bytes(nodes, {"c": noise(1, 3), "s": np.array([1, 3, 1, 1])})
    assert operators(data) == ["Mul"]
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 4))


def whole(kind, low, high, *shape):
    return np.random.default_rng(3).integers(low, high, shape).astype(kind)


DEQUANTISED = {
    "per tensor, int8": (whole(np.int8, -128, 128, 4, 3, 3, 3), (), np.int8(5), {}),
    "per tensor, uint8": (whole(np.uint8, 0, 256, 4, 3, 3, 3), (), np.uint8(120), {}),
    "per tensor, int32, no zero point": (
        whole(np.int32, -999, 999, 4, 3, 3, 3), (), None, {},
    ),
    "per axis 0": (
        whole(np.int8, -128, 128, 4, 3, 3, 3), (4,), whole(np.int8, -9, 9, 4), {"axis": 0},
    ),
    "per axis, default": (whole(np.int8, -128, 128, 4, 3, 3, 3), (3,), None, {}),
    "per axis, counted from the end": (
        whole(np.uint8, 0, 256, 4, 3, 3, 3), (4,), whole(np.uint8, 99, 140, 4), {"axis": -4},
    ),
    "per block": (
        whole(np.int8, -128, 128, 4, 6, 3, 3), (4, 3, 3, 3), whole(np.int8, -9, 9, 4, 3, 3, 3),
        {"axis": 1, "block_size": 2},
    ),
    "per block with a rest": (
        whole(np.int8, -128, 128, 4, 5, 3, 3), (4, 3, 3, 3), None, {"axis": 1, "block_size": 2},
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", DEQUANTISED)
def test_dequantised_weights_are_what_onnxruntime_makes_of_them(form):
    values, scale_shape, zero, attributes = DEQUANTISED[form]
    constants = {"q": values, "k": np.abs(noise(4, *scale_shape)) * np.float32(0.01)}
    if zero is not None:
        constants["z"] = zero
    weight = node("DequantizeLinear", "q k z" if zero is not None else "q k", "w", **attributes)
    channels = values.shape[1]
    data = model_bytes(
        [weight, node("Conv", "x w")], constants, shape=("B", channels, 4, 4), opset=21
    )
    assert operators(data) == ["Conv"]
    assert_equal_to_onnxruntime(data, noise(0, 2, channels, 4, 4))


@pytest.mark.parametrize("opset", [9, 12, 13, 21])
def test_dropout_is_removed_in_each_of_its_forms(opset):
    settings = {"ratio": 0.3} if opset < 12 else {}
    inputs = "r d" if opset < 12 else "r d share off"
    constants = {} if opset < 12 else {"share": np.float32(0.3), "off": np.array(False)}
    nodes = [node("Relu", "x", "r"), node("Dropout", inputs.replace(" d", ""), "n", **settings)]
    data = model_bytes([*nodes, node("Neg", "n")], constants, opset=opset)
    assert operators(data) == ["Relu", "Neg"]
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 4))


@pytest.mark.parametrize("opset", [9, 14, 15, 21])
def test_batchnorm_of_each_version_is_the_same(opset):
    data = model_bytes([node("Relu", "x", "r"), norm("r", epsilon=1e-3)], norm_constants(3),
                       opset=opset)  # fmt: skip
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 4))


@pytest.mark.parametrize("kind", [np.float16, np.float64, "bfloat16"])
def test_constants_of_other_precision_are_read_in_single(kind):
    """A whole network in half precision: what is computed here is at least as exact."""
    values = noise(1, 3, 1, 1)
    value = (
        helper.make_tensor("c", TensorProto.BFLOAT16, (3, 1, 1), values.flatten())
        if kind == "bfloat16"
        else onnx.numpy_helper.from_array(values.astype(kind), "c")
    )
    model = onnx.load_model_from_string(model_bytes(
        [node("Cast", "x", "h", to=10), node("Mul", "h c", "m"), node("Cast", "m", to=1)]
    ))  # fmt: skip
    model.graph.initializer.append(value)
    x = noise(0, 2, 3, 4, 4)
    got = by_engine(model.SerializeToString(), x)
    np.testing.assert_allclose(got, x * values, rtol=1e-2 if kind == "bfloat16" else 1e-3)


def test_weights_of_four_bits_are_dequantised():
    packed = helper.make_tensor("q", TensorProto.INT4, (2, 3), [-8, 7, 0, 1, -1, 3])
    nodes = [node("DequantizeLinear", "q k", "w", axis=0), node("MatMul", "x w")]
    model = onnx.load_model_from_string(
        model_bytes(nodes, {"k": np.array([0.5, 2], np.float32)}, shape=("B", 2), opset=21)
    )
    model.graph.initializer.append(packed)
    data = model.SerializeToString()
    assert operators(data) == ["MatMul"]
    assert_equal_to_onnxruntime(data, noise(0, 3, 2))


def test_what_depends_on_constants_alone_is_computed_once():
    """What older exporters of torch write for paddings and for a split normalisation."""
    nodes = [
        node("ConstantOfShape", "four", "zeros", value=onnx.numpy_helper.from_array(np.array([0]))),
        node("Concat", "zeros sides", "flat", axis=0),
        node("Reshape", "flat pairs", "rows"),
        node("Transpose", "rows", "columns", perm=[1, 0]),
        node("Reshape", "columns open", "shape"),
        node("Cast", "shape", "pads", to=7),
        node("Pad", "x pads", "p"),
        node("Add", "v tiny", "w"),
        node("Sqrt", "w", "d"),
        node("Unsqueeze", "d behind", "e"),
        node("Div", "p e"),
    ]
    constants = {
        "four": np.array([4]), "sides": np.array([1, 2, 3, 4]), "pairs": np.array([4, 2]),
        "open": np.array([-1]), "v": np.abs(noise(1, 3)), "tiny": np.float32(1e-3),
        "behind": np.array([1, 2]),
    }  # fmt: skip
    data = model_bytes(nodes, constants, opset=13)
    assert operators(data) == ["Pad", "Div"]
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 4))


def test_split_of_known_sizes_becomes_slices():
    parts = helper.make_node("Split", ["x", "s"], ["a", "unused", "b"], axis=1)
    data = model_bytes([parts, node("Add", "a b")], {"s": np.array([1, 1, 1])})
    assert operators(data) == ["Slice", "Slice", "Add"]
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 4))
