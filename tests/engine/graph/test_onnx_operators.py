"""Every operator of engine/graph/onnx_operators.py against onnxruntime."""

import numpy as np
import pytest
import torch

from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine.graph.onnx_graph import OPSETS
from xfv_desktop.engine.graph.onnx_operators import OPERATORS

from ..operator_cases import CASES
from ..toys import assert_equal_to_onnxruntime, by_engine, model_bytes, network_of, node, noise


def test_each_operator_of_the_table_has_a_case():
    assert set(OPERATORS) <= {case.operator for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("batch", [1, 3])
def test_operator_computes_what_onnxruntime_computes(case, batch):
    assert_equal_to_onnxruntime(case.data(), case.x(1 if case.per_image else batch))


@pytest.mark.parametrize("opset", OPSETS)
def test_operators_mean_in_each_version_of_onnx_what_they_mean_there(opset):
    written = [case.at(opset) for case in CASES if case.fits(opset)]
    assert len(written) > len(CASES) / 2
    for case in written:
        assert_equal_to_onnxruntime(case.data(), case.x(1), what=f"{case}, version {opset}")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sketch_has_the_shapes_of_the_values(case):
    network, x = network_of(case.data()), torch.from_numpy(case.x(1))
    with torch.inference_mode():
        values = network.values(x)
    sketch = network.sketch(*x.shape)
    assert {n: v.shape for n, v in sketch.items()} == {n: v.shape for n, v in values.items()}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_batch_gives_what_single_runs_give(case):
    data, x = case.data(), case.x(4, seed=5)
    singly = np.concatenate([by_engine(data, x[i : i + 1]) for i in range(4)])
    np.testing.assert_allclose(by_engine(data, x), singly, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("axis", [0, 1, 2, 3, 4, -1, -2])
def test_flatten_gives_two_axes_split_where_the_attribute_says(axis):
    data = model_bytes([node("Flatten", "x", axis=axis)], shape=(2, 3, 4, 5))
    assert_equal_to_onnxruntime(data, noise(0, 2, 3, 4, 5))


@pytest.mark.parametrize("batch", [1, 2])
def test_squeeze_without_axes_leaves_the_batch(batch):
    data = model_bytes([node("Squeeze", "x")], shape=("B", 3, 1, 1))
    x = noise(0, batch, 3, 1, 1)
    np.testing.assert_array_equal(by_engine(data, x), x[:, :, 0, 0])


@pytest.mark.parametrize("operator", ["ReduceMean", "ReduceSum", "ReduceL2"])
@pytest.mark.parametrize("axes", [{}, {"axes": [0, 1]}], ids=["all", "first"])
def test_what_would_mix_the_images_of_a_batch_is_refused(operator, axes):
    data = model_bytes([node(operator, "x", **axes)], opset=11)
    with pytest.raises(UnsupportedNetwork, match=rf"{operator} at “y”.*would be mixed"):
        network_of(data).sketch(1, 3, 4, 4)


def test_gemm_may_transpose_its_first_matrix():
    data = model_bytes([node("Gemm", "x w", transA=1)], {"w": noise(0, 2, 6)}, shape=(2, 5))
    assert_equal_to_onnxruntime(data, noise(1, 2, 5))


@pytest.mark.parametrize("rows", [1, 2])
def test_conv_by_hand(rows):
    """Ones over ones: 4 values under the kernel in a corner, 6 at an edge, 9 inside."""
    data = model_bytes(
        [node("Conv", "x w", pads=[1, 1, 1, 1])],
        {"w": np.ones((1, 1, 3, 3), np.float32)},
        shape=("B", 1, 3, 3),
    )
    expected = np.array([[4, 6, 4], [6, 9, 6], [4, 6, 4]], np.float32)
    got = by_engine(data, np.ones((rows, 1, 3, 3), np.float32))
    np.testing.assert_array_equal(got, np.broadcast_to(expected, (rows, 1, 3, 3)))


@pytest.mark.parametrize("operator", ["Erf", "Softmax", "TopK", "LSTM"])
def test_unsupported_operator_is_refused_by_its_name_and_place(operator):
    nodes = [node("Relu", "x", "a"), node(operator, "a", "here")]
    data = model_bytes([*nodes, node("Flatten", "here")])
    with pytest.raises(UnsupportedNetwork, match=rf"{operator}.*here"):
        network_of(data)


def test_operator_of_another_domain_is_refused_though_its_name_is_known():
    data = model_bytes([node("Relu", "x", domain="com.example")])
    with pytest.raises(UnsupportedNetwork, match=r"com\.example\.Relu"):
        network_of(data)


def test_padding_stated_to_be_explicit_is_run():
    weight = {"w": noise(0, 2, 3, 3, 3)}
    data = model_bytes([node("Conv", "x w", auto_pad="NOTSET", pads=[1] * 4)], weight)
    assert_equal_to_onnxruntime(data, noise(1, 2, 3, 4, 4))


def test_network_is_frozen():
    """No parameters, nothing that wants a gradient, evaluation mode."""
    network = network_of(CASES[0].data())
    assert not list(network.parameters())
    assert not any(buffer.requires_grad for buffer in network.buffers())
    assert not network.training
