"""Files that are no usable network end in UnsupportedNetwork and in nothing else."""

import contextlib

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper

from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.engine import network

from .toys import card, model_bytes, network_of, node, noise, small_network

SOUND = small_network()


def with_another(field):
    model = onnx.load_model_from_string(model_bytes([node("Relu", "x"), node("Neg", "x2", "y2")]))
    x2 = helper.make_tensor_value_info("x2", TensorProto.FLOAT, ("B", 3, 4, 4))
    y2 = helper.make_tensor_value_info("y2", TensorProto.FLOAT, None)
    if field == "input":
        model.graph.input.append(x2)
    else:
        model.graph.node[1].input[0] = "x"
        model.graph.output.append(y2)
    return model.SerializeToString()


NO_NETWORK = {
    "nothing": b"",
    "text": b"This is no network." * 20,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "no nodes": model_bytes([]),
    "two inputs": with_another("input"),
    "two outputs": with_another("output"),
    "a node reads what nobody computes": model_bytes([node("Add", "x missing")]),
    "nobody computes the output": model_bytes([node("Relu", "x", "z")]),
    "a node without an output": model_bytes([helper.make_node("Relu", ["x"], [])]),
    "a node before what it reads": model_bytes([node("Neg", "a"), node("Relu", "x", "a")]),
    "too few inputs": model_bytes([node("Mul", "x")]),
    "a shape that does not fit a constant": model_bytes(
        [node("Reshape", "c s", "r"), node("Mul", "x r")], {"c": noise(0, 3), "s": np.array([5])}
    ),
    "a scale that does not fit": model_bytes(
        [node("DequantizeLinear", "q k", "w", axis=0), node("Conv", "x w")],
        {"q": np.ones((4, 3, 3, 3), np.int8), "k": noise(0, 7)},
    ),
    "a scale that is computed": model_bytes(
        [node("DequantizeLinear", "q x", "w"), node("Mul", "x w")], {"q": np.ones(3, np.int8)}
    ),
    "a norm whose statistics are computed": model_bytes(
        [node("Flatten", "x", "f"), node("BatchNormalization", "x c c c f")], {"c": noise(0, 3)}
    ),
}


@pytest.mark.parametrize("what", NO_NETWORK)
def test_what_is_no_network_is_refused(what, monkeypatch):
    """At the latest by the trial run that ends the loading."""
    monkeypatch.setattr(network, "model_card", lambda _: card(dimension=48))
    monkeypatch.setattr(network, "weights", lambda *_: NO_NETWORK[what])
    with pytest.raises(UnsupportedNetwork):
        network.load_network("toy", "cpu")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_run(data):
    refused_or_loaded(data)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SOUND) - 1))
def test_a_truncated_file_is_refused_or_a_network(length):
    """protobuf has no checksum: a cut between two fields leaves a readable rest."""
    refused_or_loaded(SOUND[:length])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_file_with_altered_bytes_is_refused_or_a_network(data):
    altered = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        altered[data.draw(st.integers(0, len(SOUND) - 1))] = data.draw(st.integers(0, 255))
    refused_or_loaded(bytes(altered))


def refused_or_loaded(data):
    """Nothing but UnsupportedNetwork comes out of the constructor."""
    with contextlib.suppress(UnsupportedNetwork):
        graph = network_of(data).graph
        assert isinstance(graph.input, str)
        assert isinstance(graph.output, str)
