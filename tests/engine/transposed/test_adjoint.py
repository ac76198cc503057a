"""The explicit adjoint pulls back what autograd pulls back."""

import logging

import numpy as np
import pytest
import torch
from torch import nn

from xfv_desktop.engine.graph.onnx_operators import OPERATORS
from xfv_desktop.engine.transposed.adjoint import adjoint_at, autograd_adjoint, explicit_adjoint
from xfv_desktop.engine.transposed.steps import Reshape, Scale
from xfv_desktop.engine.transposed.transpose import steps_back
from xfv_desktop.engine.transposed.transpose_rules import RULES

from ..operator_cases import CASES
from ..toys import assert_close, model_bytes, network_of, node, noise, small_network

EXPLICIT = "explicit adjoint"


def cotangents(adjoint, batch=5, seed=0):
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(batch, len(adjoint.embedding), generator=generator)


def assert_same_pullback(adjoint, oracle, tolerance=1e-5):
    """Same embedding and same gradients, relative to the largest."""
    for got, expected in (
        (adjoint.embedding, oracle.embedding),
        (adjoint.pull(cotangents(oracle)), oracle.pull(cotangents(oracle))),
    ):
        assert_close(got, expected, tolerance, least=1e-3)


def assert_adjoint_is_that_of_autograd(data, x, by=None, tolerance=1e-5):
    network, image = network_of(data), torch.from_numpy(x)
    adjoint = adjoint_at(network, image)
    if by is not None:
        assert adjoint.by == by
    assert_same_pullback(adjoint, autograd_adjoint(network, image), tolerance)


def test_each_rule_belongs_to_an_operator_and_has_a_case():
    assert set(RULES) <= set(OPERATORS)
    assert set(RULES) <= {case.operator for case in CASES if case.explicit}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_adjoint_of_each_operator_is_that_of_autograd(case):
    by = EXPLICIT if case.explicit else "autograd"
    assert_adjoint_is_that_of_autograd(case.data(), case.x(1), by)


@pytest.mark.parametrize("case", [c for c in CASES if c.explicit], ids=str)
def test_adjoint_holds_where_the_value_was_computed_before(case):
    """The operator between two others, so that its pull works on memory that others made."""
    width, to = case.shape[0], "raw" if case.positive else "x"
    if len(case.shape) < 3:
        first, weight = node("MatMul", "in before", to), noise(7, *[case.shape[-1]] * 2)
    else:
        first = node("Conv", "in before", to, pads=[1] * 4)
        weight = noise(7, width, width, 3, 3)
    above = [node("Abs", "raw", "size"), node("Add", "size one", "x")] if case.positive else []
    nodes = [first, *above, *case.nodes, node("Flatten", "z", "flat"), node("Relu", "flat")]
    constants = case.constants | {"before": weight, "one": np.float32(1)}
    shape = ("B", *case.shape)
    data = model_bytes(nodes, constants, shape=shape, source="in", opset=case.opset)
    network = network_of(data)
    image = torch.from_numpy(case.x(1, seed=3))
    assert_same_pullback(explicit_adjoint(network, image), autograd_adjoint(network, image))


BRANCHES = {
    "one value used twice": [
        node("Conv", "x w", "a", pads=[1] * 4),
        node("Relu", "a", "p"),
        node("Neg", "a", "q"),
        node("Add", "p q", "s"),
        node("Flatten", "s"),
    ],
    "one value used three times, once by itself": [
        node("Conv", "x w", "a", pads=[1] * 4),
        node("Relu", "a", "b"),
        node("Mul", "b b", "c"),
        node("Sub", "c b", "d"),
        node("Flatten", "d"),
    ],
    "a residual connection": [
        node("Conv", "x w", "a", pads=[1] * 4),
        node("PRelu", "a s", "b"),
        node("Conv", "b w", "c", pads=[1] * 4),
        node("Add", "a c", "d"),
        node("Relu", "d", "e"),
        node("Flatten", "e"),
    ],
    "the picture itself used twice": [
        node("Neg", "x", "a"),
        node("Abs", "x", "b"),
        node("Mul", "a b", "c"),
        node("Flatten", "c"),
    ],
    "a gate of each channel": [
        node("GlobalAveragePool", "x", "p"),
        node("Sigmoid", "p", "q"),
        node("Mul", "x q", "c"),
        node("Flatten", "c"),
    ],
    "unit length at the end": [
        node("Flatten", "x", "f"),
        node("ReduceL2", "f", "n", axes=[1], keepdims=1),
        node("Clip", "n tiny", "m"),
        node("Shape", "f", "s"),
        node("Expand", "m s", "e"),
        node("Div", "f e"),
    ],
    "two windows of one value": [
        node("MaxPool", "x", "a", kernel_shape=[2, 2], strides=[2, 2]),
        node("AveragePool", "x", "b", kernel_shape=[2, 2], strides=[2, 2]),
        node("Concat", "a b", "c", axis=1),
        node("Flatten", "c"),
    ],
    "PReLU spelt out": [
        node("Relu", "x", "p"),
        node("Abs", "x", "a"),
        node("Sub", "x a", "n"),
        node("Mul", "n s", "m"),
        node("Add", "p m", "c"),
        node("Flatten", "c"),
    ],
    "a branch that leads nowhere": [
        node("Relu", "x", "unused"),
        node("Neg", "x", "a"),
        node("Flatten", "a"),
    ],
}


@pytest.mark.parametrize("form", BRANCHES)
def test_gradients_of_branches_are_added(form):
    constants = {"w": noise(0, 3, 3, 3, 3), "s": noise(1, 3, 1, 1), "tiny": np.float32(1e-12)}
    for one in BRANCHES[form]:
        constants.pop(one.output[0], None)
    data = model_bytes(BRANCHES[form], constants)
    assert_adjoint_is_that_of_autograd(data, noise(2, 1, 3, 4, 4), EXPLICIT)


def test_factors_that_follow_each_other_become_one():
    """A slope and the gain of a BatchNorm that no convolution takes: one step, not two."""
    nodes = [
        node("Add", "x k", "a"),
        node("BatchNormalization", "a g o m v", "b"),
        node("PRelu", "b s", "c"),
        node("Flatten", "c"),
    ]
    three = {key: np.abs(noise(i, 3)) + np.float32(0.1) for i, key in enumerate("gomv")}
    data = model_bytes(nodes, three | {"k": noise(5, 3, 4, 4), "s": noise(6, 3, 1, 1)})
    image = noise(7, 1, 3, 4, 4)
    assert_adjoint_is_that_of_autograd(data, image, EXPLICIT)
    network = network_of(data)
    moves = steps_back(network, network.values(torch.from_numpy(image)))
    kinds = [type(step) for move in moves for _, step in move.ways]
    assert kinds == [Reshape, Scale, type(None)]


FALLBACKS = {
    "a computed weight": (
        [
            node("Flatten", "x", "f"),
            node("GlobalAveragePool", "x", "p"),
            node("Reshape", "p s", "r"),
            node("MatMul", "r f", "m"),
            node("Flatten", "m"),
        ],
        "MatMul",
    ),
    "a part with steps": (
        [node("Slice", "x first last axis two", "c"), node("Flatten", "c")],
        "Slice",
    ),
    "a computed slope": (
        [node("GlobalAveragePool", "x", "p"), node("PRelu", "x p", "c"), node("Flatten", "c")],
        "PRelu",
    ),
}


@pytest.mark.parametrize("form", FALLBACKS)
def test_what_has_no_rule_falls_back_to_autograd_and_says_so(form, caplog):
    nodes, operator = FALLBACKS[form]
    numbers = {"first": 0, "last": 4, "axis": 2, "two": 2}
    constants = {name: np.array([number]) for name, number in numbers.items()}
    data = model_bytes(nodes, {"s": np.array([-1, 3, 1]), **constants})
    with caplog.at_level(logging.INFO, logger="xfv_desktop.engine.transposed.adjoint"):
        assert_adjoint_is_that_of_autograd(data, noise(2, 1, 3, 4, 4), "autograd")
    (record,) = caplog.records
    assert "falling back to autograd" in record.getMessage()
    assert operator in record.getMessage()


def test_any_other_module_falls_back_to_autograd_and_says_so(caplog):
    torch.manual_seed(0)
    module = nn.Sequential(nn.Flatten(), nn.Linear(12, 4), nn.GELU())
    image = torch.randn(1, 3, 2, 2)
    with caplog.at_level(logging.INFO, logger="xfv_desktop.engine.transposed.adjoint"):
        adjoint = adjoint_at(module, image)
    assert adjoint.by == "autograd"
    assert "not an ONNX network" in caplog.text
    whole = torch.autograd.functional.jacobian(lambda x: module(x)[0], image)
    torch.testing.assert_close(adjoint.pull(torch.eye(4)), whole[:, 0])


@pytest.mark.parametrize("make", [explicit_adjoint, autograd_adjoint])
def test_cotangents_of_the_caller_are_not_changed_and_may_be_used_again(make):
    adjoint = make(network_of(small_network()), torch.from_numpy(noise(0, 1, 3, 112, 112)))
    given = cotangents(adjoint)
    before = given.clone()
    first = adjoint.pull(given).clone()
    assert torch.equal(given, before)
    assert torch.equal(adjoint.pull(given), first)


@pytest.mark.parametrize("case", [c for c in CASES if c.explicit], ids=str)
def test_no_rule_changes_the_cotangents_of_the_caller(case):
    adjoint = explicit_adjoint(network_of(case.data()), torch.from_numpy(case.x(1)))
    given = cotangents(adjoint)
    before = given.clone()
    first = adjoint.pull(given).clone()
    assert torch.equal(given, before)
    assert torch.equal(adjoint.pull(given), first)


def test_adjoint_by_hand():
    """y = (2 (a - b), b): the rows of the Jacobian are (2, -2) and (0, 1)."""
    weight = np.array([[2, 0], [-2, 1]], np.float32)
    data = model_bytes(
        [node("Flatten", "x", "f"), node("MatMul", "f w")], {"w": weight}, shape=("B", 1, 1, 2)
    )
    adjoint = adjoint_at(network_of(data), torch.tensor([[[[5.0, 3.0]]]]))
    assert adjoint.embedding.tolist() == [4.0, 3.0]
    assert adjoint.pull(torch.eye(2)).reshape(2, 2).tolist() == [[2.0, -2.0], [0.0, 1.0]]


def test_adjoint_of_sface_is_that_of_autograd(sface, portrait_crops):
    image = sface.inputs(portrait_crops["hopper"].pixels[None])
    adjoint = adjoint_at(sface.module, image)
    assert adjoint.by == EXPLICIT
    assert_same_pullback(adjoint, autograd_adjoint(sface.module, image))


def test_adjoint_of_a_foreign_network_is_that_of_autograd(foreign_model):
    assert_adjoint_is_that_of_autograd(foreign_model, noise(0, 1, 3, 112, 112), EXPLICIT)
