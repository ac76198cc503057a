"""The passes of engine/graph/onnx_merging.py and onnx_forms.py: fewer nodes, the same function."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from xfv_desktop.engine.graph.onnx_forms import read_graph

from ..toys import (
    assert_equal_to_onnxruntime,
    by_engine,
    model_bytes,
    node,
    noise,
)


def operators(data):
    return [one.operator for one in read_graph(data).nodes]


def norm_constants(channels, seed=10):
    """Gain, offset, mean and variance of a BatchNormalization."""
    return {
        "g": noise(seed, channels),
        "o": noise(seed + 1, channels),
        "m": noise(seed + 2, channels),
        "v": np.abs(noise(seed + 3, channels)) + np.float32(0.2),
    }


def norm(source, output="y", **attributes):
    return node("BatchNormalization", f"{source} g o m v", output, **attributes)


MERGED = {
    "Conv without bias": ([node("Conv", "x w", "c"), norm("c")], (5, 3, 3, 3)),
    "Conv with bias": ([node("Conv", "x w b", "c"), norm("c", epsilon=0.1)], (5, 3, 3, 3)),
    "grouped Conv": ([node("Conv", "x w b", "c", group=3), norm("c")], (6, 1, 3, 3)),
    "Gemm": (
        [node("Flatten", "x", "f"), node("Gemm", "f w b", "c", transB=1), norm("c")],
        (5, 48),
    ),
    "Gemm without bias": (
        [node("Flatten", "x", "f"), node("Gemm", "f w", "c", transB=1), norm("c")],
        (5, 48),
    ),
}


@pytest.mark.parametrize("form", MERGED)
def test_batchnorm_is_merged_into_the_layer_before_it(form):
    nodes, weight = MERGED[form]
    constants = {"w": noise(0, *weight), "b": noise(1, weight[0]), **norm_constants(weight[0])}
    data = model_bytes(nodes, constants)
    assert operators(data) == [one.op_type for one in nodes[:-1]]
    assert_equal_to_onnxruntime(data, noise(2, 3, 3, 4, 4))


def test_two_batchnorms_in_a_row_are_both_merged():
    constants = {"w": noise(0, 5, 3, 3, 3), **norm_constants(5)}
    data = model_bytes([node("Conv", "x w", "c"), norm("c", "d"), norm("d")], constants)
    assert operators(data) == ["Conv"]
    assert_equal_to_onnxruntime(data, noise(2, 3, 3, 4, 4))


ALONE = {
    "first in the network": ([norm("x")], 3),
    "after an activation": ([node("Relu", "x", "r"), norm("r")], 3),
    "after a layer whose output is used twice": (
        [node("Conv", "x w", "c"), norm("c", "n"), node("Add", "n c", "y")],
        3,
    ),
    "after Gemm with alpha": (
        [node("Flatten", "x", "f"), node("Gemm", "f gw", "c", alpha=0.5), norm("c")],
        3,
    ),
    "after GlobalAveragePool": ([node("GlobalAveragePool", "x", "p"), norm("p")], 3),
    "after Flatten": ([node("Flatten", "x", "f"), norm("f")], 48),
    "after Reshape to two axes": ([node("Reshape", "x s", "f"), norm("f")], 48),
    "after Reshape back to four axes": (
        [node("Flatten", "x", "f"), node("Reshape", "f s4", "r"), norm("r")],
        3,
    ),
}


@pytest.mark.parametrize("place", ALONE)
def test_batchnorm_that_stands_alone_keeps_its_function(place):
    nodes, channels = ALONE[place]
    constants = {
        "w": noise(0, 3, 3, 1, 1),
        "gw": noise(1, 48, 3),
        "s": np.array([-1, 48]),
        "s4": np.array([-1, 3, 4, 4]),
        **norm_constants(channels),
    }
    data = model_bytes(nodes, constants)
    assert_equal_to_onnxruntime(data, noise(2, 3, 3, 4, 4))


@pytest.mark.parametrize("operator", ["Identity", "Dropout"])
@pytest.mark.parametrize("place", ["first", "in the middle", "last", "alone", "twice"])
def test_nodes_that_do_nothing_are_removed(operator, place):
    nodes = {
        "first": [node(operator, "x", "a"), node("Relu", "a")],
        "in the middle": [node("Relu", "x", "a"), node(operator, "a", "b"), node("Neg", "b")],
        "last": [node("Relu", "x", "a"), node(operator, "a")],
        "alone": [node(operator, "x")],
        "twice": [node(operator, "x", "a"), node(operator, "a", "b"), node("Neg", "b")],
    }[place]
    data = model_bytes(nodes)
    assert operator not in operators(data)
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 4))


def test_constants_that_are_declared_as_inputs_too_are_constants():
    """Old exporters list every weight among the inputs."""
    model = onnx.load_model_from_string(model_bytes([node("Mul", "x c")], {"c": noise(1, 3, 1, 1)}))
    model.graph.input.insert(0, helper.make_tensor_value_info("c", TensorProto.FLOAT, (3, 1, 1)))
    data, x = model.SerializeToString(), noise(0, 2, 3, 4, 4)
    assert read_graph(data).input == "x"
    np.testing.assert_array_equal(by_engine(data, x), x * noise(1, 3, 1, 1))


def test_nodes_without_effect_on_the_output_are_left_out():
    """Also where they could not be run: nothing depends on them."""
    data = model_bytes([node("Erf", "x", "unused"), node("Relu", "x")])
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 4))


def spelt_prelu(*, product="n s", difference="x a", total="p m"):
    return [
        node("Relu", "x", "p"),
        node("Abs", "x", "a"),
        node("Sub", difference, "n"),
        node("Mul", product, "m"),
        node("Add", total, "c"),
        node("Flatten", "c"),
    ]


@pytest.mark.parametrize("order", [{}, {"product": "s n"}, {"total": "m p"}], ids=str)
def test_prelu_that_is_spelt_out_becomes_one_node(order):
    data = model_bytes(spelt_prelu(**order), {"s": noise(1, 3, 1, 1)})
    assert operators(data) == ["PRelu", "Flatten"]
    assert_equal_to_onnxruntime(data, noise(2, 2, 3, 4, 4))


@pytest.mark.parametrize(
    ("order", "slope"), [({"difference": "a x"}, (3, 1, 1)), ({}, (3, 4, 4)), ({}, (4,))], ids=str
)
def test_what_only_looks_like_prelu_stays_as_it_is(order, slope):
    data = model_bytes(spelt_prelu(**order), {"s": noise(1, *slope)})
    assert "PRelu" not in operators(data)
    assert_equal_to_onnxruntime(data, noise(2, 2, 3, 4, 4))
