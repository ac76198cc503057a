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

from ..toys import card, model_bytes, network_of, node, noise, small_network

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


def altered(data, change):
    model = onnx.load_model_from_string(data)
    change(model)
    return model.SerializeToString()


def _weight(model):
    return model.graph.initializer[0]


def _in_another_file(model):
    onnx.external_data_helper.set_external_data(_weight(model), "../../../etc/passwd", length=4)


def _of_a_billion(model):
    _weight(model).dims[:] = [10**9, 3, 3, 3]


def _not_a_number(model):
    model.graph.initializer[1].raw_data = np.full(6, np.nan, np.float32).tobytes()


def _old(model):
    model.opset_import[0].version = 7


def _new(model):
    model.opset_import[0].version = 99


def _two_versions(model):
    model.opset_import.append(helper.make_opsetid("ai.onnx", 9))


def _twice(model):
    model.graph.node.append(model.graph.node[0])
    model.graph.node.insert(0, model.graph.node.pop())


def _training(model):
    constants = {name: np.ones(8, np.float32) for name in "gomv"}
    model.graph.initializer.extend(
        onnx.numpy_helper.from_array(value, name) for name, value in constants.items()
    )
    model.graph.node[3].input[0] = "n"
    norm = node("BatchNormalization", "c g o m v", "n", training_mode=1)
    model.graph.node.insert(3, norm)


def _huge_padding(model):
    model.graph.node[0].attribute[0].ints[:] = [60000] * 4


def _huge_shape(model):
    shape = onnx.numpy_helper.from_array(np.array([10**9, 3]), "huge")
    model.graph.initializer.append(shape)
    model.graph.node.insert(0, node("ConstantOfShape", "huge", "many"))
    model.graph.node.append(node("Add", "many y", "sum"))
    model.graph.output[0].name = "sum"


def _control_characters(model):
    model.graph.node[0].op_type = "Bad\n\x1b[31mOperator"


DAMAGED = {
    "weights in another file": (_in_another_file, "“w1” in another file"),
    "a billion values declared": (_of_a_billion, "“w1”.*size that it declares .1000000000 × 3"),
    "not a number": (_not_a_number, "“b1”.*no finite numbers"),
    "an old version": (_old, "version 7.*reads 9 to 21"),
    "a version to come": (_new, "version 99.*reads 9 to 21"),
    "two versions": (_two_versions, "version 17, 9"),
    "one value computed twice": (_twice, "Conv at “a” computes a value that there is already"),
    "in training mode": (_training, "BatchNormalization at “n” is in training mode"),
    "padding without end": (_huge_padding, "Conv at “a”"),
    "a constant without end": (_huge_shape, "3,000,000,000 numbers"),
    "control characters": (_control_characters, r"the operator Bad \?.31mOperator at “a”"),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_damaged_file_is_refused_in_one_sentence_that_says_where(what):
    change, words = DAMAGED[what]
    with pytest.raises(UnsupportedNetwork, match=words) as caught:
        network.read_network(card(), altered(SOUND, change), "cpu")
    assert str(caught.value).isprintable()


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_run(data):
    refused_or_loaded(data)


@settings(max_examples=60)
@given(st.integers(0, len(SOUND) - 1))
def test_a_truncated_file_is_refused_or_a_network(length):
    """protobuf has no checksum: a cut between two fields leaves a readable rest."""
    refused_or_loaded(SOUND[:length])


@settings(max_examples=150)
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
