"""One small network for each form of each operator: what the operator tests run over."""

import numpy as np

from .case import Case
from .shape_cases import SHAPE_CASES
from .toys import node, noise
from .window_cases import WINDOW_CASES


def _gemm(form, weight, bias=None, **attributes):
    constants = {"w": noise(1, *weight)} | ({} if bias is None else {"b": noise(2, *bias)})
    one = node("Gemm", "x w" if bias is None else "x w b", "z", **attributes)
    return Case("Gemm", form, (one,), constants, (7,))


def _prelu(form, *slope):
    return Case("PRelu", form, (node("PRelu", "x s", "z"),), {"s": noise(1, *slope)})


def _plain(operator, *, explicit=True, positive=False, **attributes):
    one = node(operator, "x", "z", **attributes)
    form = str(attributes or "as it is")
    return Case(operator, form, (one,), explicit=explicit, positive=positive)


def _constant(operator, form, inputs, *shape, explicit=True):
    constants = {"c": np.abs(noise(1, *shape)) + np.float32(0.5)}
    return Case(operator, form, (node(operator, inputs, "z"),), constants, explicit=explicit)


def _norm(form, *shape):
    constants = {name: noise(i, shape[0]) for i, name in enumerate("gom")}
    constants["v"] = np.abs(noise(3, shape[0])) + np.float32(0.2)
    one = node("BatchNormalization", "x g o m v", "z", epsilon=1e-3)
    return Case("BatchNormalization", form, (one,), constants, shape)


def _branches(operator):
    """Both operands are computed, from one value that is used twice."""
    nodes = (node("Relu", "x", "p"), node("Abs", "x", "q"), node(operator, "q p", "z"))
    return Case(operator, "of two computed values", nodes)


def _clip(form, inputs, **limits):
    constants = {name: np.float32(value) for name, value in limits.items()}
    return Case("Clip", form, (node("Clip", inputs, "z"),), constants)


def _old_clip(form, **limits):
    return Case("Clip", form, (node("Clip", "x", "z", **limits),), opset=10)


def _pow(form, exponent, **changes):
    one, constants = node("Pow", "x c", "z"), {"c": np.array(exponent, np.float32)}
    return Case("Pow", form, (one,), constants, **changes)


SQUEEZED = (
    node("GlobalAveragePool", "x", "p"),
    node("Sigmoid", "p", "q"),
    node("Mul", "x q", "z"),
)
"""A gate of each channel, computed from its mean: squeeze and excitation."""

CASES = (
    _plain("Abs"),
    _constant("Add", "constant of the same shape", "x c", 1, 3, 6, 5),
    _constant("Add", "constant per channel, in front", "c x", 3, 1, 1),
    _constant("Add", "a value and itself", "x x", 1),
    _branches("Add"),
    _norm("with nothing to merge it into", 3, 6, 5),
    _norm("of two axes", 7),
    _clip("both limits", "x lo hi", lo=-0.4, hi=0.5),
    _clip("upper limit only", "x - hi", hi=0.5),
    _clip("lower limit only", "x lo", lo=-0.4),
    _clip("no limit", "x"),
    _old_clip("limits as attributes", min=-0.4, max=0.5),
    _old_clip("upper limit as an attribute", max=0.5),
    _constant("Div", "by a constant per channel", "x c", 3, 1, 1),
    Case(
        "Div",
        "a constant by a value",
        (node("Div", "c x", "z"),),
        {"c": noise(1, 1, 3, 6, 5)},
        positive=True,
    ),
    _gemm("plain", (7, 5)),
    _gemm("transposed weight and bias", (5, 7), (5,), transB=1),
    _gemm("alpha and beta", (7, 5), (5,), alpha=0.5, beta=2.0),
    _gemm("alpha, transposed, bias as a row", (5, 7), (1, 5), alpha=-1.5, transB=1),
    _gemm("bias is one number", (7, 5), (1,), beta=0.25),
    _plain("GlobalAveragePool"),
    _plain("LeakyRelu"),
    _plain("LeakyRelu", alpha=0.3),
    Case("MatMul", "two axes", (node("MatMul", "x w", "z"),), {"w": noise(1, 7, 5)}, (7,)),
    Case("MatMul", "four axes", (node("MatMul", "x w", "z"),), {"w": noise(1, 5, 4)}),
    Case(
        "MatMul",
        "a matrix for each channel",
        (node("MatMul", "x w", "z"),),
        {"w": noise(1, 3, 5, 4)},
        explicit=False,
    ),
    Case(
        "MatMul",
        "constant in front",
        (node("MatMul", "w x", "z"),),
        {"w": noise(1, 4, 6)},
        explicit=False,
    ),
    _constant("Mul", "constant of the same shape", "x c", 1, 3, 6, 5),
    _constant("Mul", "one number, in front", "c x"),
    Case(
        "Mul",
        "constant widens the value",
        (node("Mul", "x c", "z"),),
        {"c": noise(1, 1, 3, 6, 5)},
        (3, 1, 1),
    ),
    _constant("Mul", "a value and itself", "x x", 1),
    _branches("Mul"),
    _plain("Neg"),
    _prelu("per channel", 3, 1, 1),
    _prelu("one number", 1),
    _prelu("per column", 5),
    _prelu("per value", 3, 6, 5),
    _prelu("four axes", 1, 3, 1, 1),
    _plain("Relu"),
    _plain("HardSigmoid"),
    _plain("HardSigmoid", alpha=0.4, beta=0.3),
    _plain("HardSwish"),
    _plain("Exp"),
    _pow("square", 2.0),
    _pow("cube, along an axis", [3.0]),
    _pow("root", 0.5, positive=True),
    Case(
        "Pow",
        "an exponent for each channel",
        (node("Pow", "x c", "z"),),
        {"c": np.array([2.0, 3.0, 4.0], np.float32).reshape(3, 1, 1)},
        explicit=False,
    ),
    Case("Mul", "a gate of each channel", SQUEEZED),
    Case("Div", "two computed values", (node("Sigmoid", "x", "p"), node("Div", "x p", "z"))),
    Case(
        "Sub",
        "a mean from the values",
        (node("GlobalAveragePool", "x", "p"), node("Sub", "x p", "z")),
    ),
    Case("Cast", "to what it is", (node("Cast", "x", "z", to=1),)),
    _plain("Sigmoid"),
    _plain("Sqrt", positive=True),
    _constant("Sub", "minus a constant", "x c", 3, 1, 1),
    _constant("Sub", "from a constant", "c x", 1, 3, 6, 5),
    _branches("Sub"),
    _plain("Tanh"),
    *WINDOW_CASES,
    *SHAPE_CASES,
)
