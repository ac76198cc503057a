"""One small network for each form of each operator: what the operator tests run over."""

import attrs
import numpy as np

from .toys import model_bytes, node, noise


@attrs.frozen
class Case:
    """Nodes from ``x`` to ``z``; a Flatten to ``y`` is added.

    ``explicit``: whether the explicit adjoint has a rule for it. ``per_image``: the file fixes the
    first axis at one image, so that onnxruntime must not be given more.
    """

    operator: str
    form: str
    nodes: tuple
    constants: dict = attrs.field(factory=dict)
    shape: tuple = (3, 6, 5)
    opset: int = 17
    explicit: bool = True
    positive: bool = False
    per_image: bool = False

    def data(self):
        nodes = [*self.nodes, node("Flatten", "z", "y")]
        return model_bytes(nodes, self.constants, shape=("B", *self.shape), opset=self.opset)

    def x(self, batch, seed=0):
        x = noise(seed, batch, *self.shape)
        return np.abs(x) + np.float32(0.1) if self.positive else x

    def __str__(self):
        return f"{self.operator}: {self.form}"


def _conv(form, weight, *, bias=False, shape=(4, 9, 8), **attributes):
    constants = {"w": noise(1, *weight)} | ({"b": noise(2, weight[0])} if bias else {})
    one = node("Conv", "x w b" if bias else "x w", "z", **attributes)
    return Case("Conv", form, (one,), constants, shape)


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


def _pool(operator, form, *, explicit=True, opset=17, **attributes):
    one = node(operator, "x", "z", **attributes)
    return Case(operator, form, (one,), shape=(3, 9, 8), explicit=explicit, opset=opset)


def _norm(form, *shape):
    constants = {name: noise(i, shape[0]) for i, name in enumerate("gom")}
    constants["v"] = np.abs(noise(3, shape[0])) + np.float32(0.2)
    one = node("BatchNormalization", "x g o m v", "z", epsilon=1e-3)
    return Case("BatchNormalization", form, (one,), constants, shape)


def _branches(operator):
    """Both operands are computed, from one value that is used twice."""
    nodes = (node("Relu", "x", "p"), node("Abs", "x", "q"), node(operator, "q p", "z"))
    return Case(operator, "of two computed values", nodes)


def _reshape(form, *shape, **changes):
    return Case("Reshape", form, (node("Reshape", "x s", "z"),), {"s": np.array(shape)}, **changes)


def _clip(form, inputs, **limits):
    constants = {name: np.float32(value) for name, value in limits.items()}
    return Case("Clip", form, (node("Clip", inputs, "z"),), constants)


def _old_clip(form, **limits):
    return Case("Clip", form, (node("Clip", "x", "z", **limits),), opset=10)


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
    Case("Concat", "channels", (node("Concat", "x x", "z", axis=1),), explicit=False),
    Case("Concat", "last axis", (node("Concat", "x x x", "z", axis=-1),), explicit=False),
    _conv("3 by 3", (5, 4, 3, 3), pads=[1, 1, 1, 1], bias=True),
    _conv("no padding", (5, 4, 3, 3)),
    _conv("1 by 1", (5, 4, 1, 1), bias=True),
    _conv("1 by 1 with padding", (5, 4, 1, 1), pads=[1, 1, 1, 1]),
    _conv("more padding than the kernel reaches", (5, 4, 3, 2), pads=[3, 2, 3, 2]),
    _conv("other padding on each side", (5, 4, 3, 3), pads=[0, 1, 2, 3]),
    _conv("one-sided padding, stride 2", (5, 4, 3, 3), pads=[0, 0, 1, 1], strides=[2, 2]),
    _conv("strides differ and leave a rest", (5, 4, 2, 3), strides=[3, 2], bias=True),
    _conv("dilated", (5, 4, 3, 2), dilations=[2, 3], pads=[2, 1, 2, 1]),
    _conv("two groups", (6, 2, 3, 3), group=2, pads=[1, 1, 1, 1], bias=True),
    _conv("two groups, stride, dilation", (6, 2, 3, 3), group=2, strides=[2, 1], dilations=[1, 2]),
    _conv("depthwise", (4, 1, 3, 3), group=4, pads=[1, 1, 1, 1]),
    _conv("depthwise doubling, stride 2", (8, 1, 3, 3), group=4, pads=[1] * 4, strides=[2, 2]),
    _conv("kernel as large as the picture", (5, 1, 9, 8), group=1, shape=(1, 9, 8)),
    _constant("Div", "by a constant per channel", "x c", 3, 1, 1, explicit=False),
    Case(
        "Div",
        "a constant by a value",
        (node("Div", "c x", "z"),),
        {"c": noise(1, 1, 3, 6, 5)},
        explicit=False,
        positive=True,
    ),
    Case("Flatten", "default axis", (node("Flatten", "x", "z"),)),
    Case("Flatten", "axis counted from the end", (node("Flatten", "x", "z", axis=-3),)),
    _gemm("plain", (7, 5)),
    _gemm("transposed weight and bias", (5, 7), (5,), transB=1),
    _gemm("alpha and beta", (7, 5), (5,), alpha=0.5, beta=2.0),
    _gemm("alpha, transposed, bias as a row", (5, 7), (1, 5), alpha=-1.5, transB=1),
    _gemm("bias is one number", (7, 5), (1,), beta=0.25),
    _plain("GlobalAveragePool"),
    _plain("LeakyRelu", explicit=False),
    _plain("LeakyRelu", alpha=0.3, explicit=False),
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
    _pool("MaxPool", "2 by 2", kernel_shape=[2, 2], explicit=False),
    _pool("MaxPool", "every second value", kernel_shape=[1, 1], strides=[2, 2], explicit=False),
    _pool(
        "MaxPool",
        "padded, stride 2",
        kernel_shape=[3, 3],
        strides=[2, 2],
        pads=[1] * 4,
        explicit=False,
    ),
    _pool(
        "MaxPool",
        "other padding on each side",
        kernel_shape=[3, 2],
        pads=[0, 1, 2, 0],
        explicit=False,
    ),
    _pool(
        "MaxPool", "rounded up", kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1, explicit=False
    ),
    _pool("MaxPool", "dilated", kernel_shape=[2, 2], dilations=[2, 3], explicit=False),
    _constant("Mul", "constant of the same shape", "x c", 1, 3, 6, 5),
    _constant("Mul", "one number, in front", "c x"),
    Case(
        "Mul",
        "constant widens the value",
        (node("Mul", "x c", "z"),),
        {"c": noise(1, 1, 3, 6, 5)},
        (3, 1, 1),
        explicit=False,
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
    _reshape("batch left open", -1, 90),
    _reshape("rest left open, one image", 1, -1, per_image=True),
    _reshape("batch copied", 0, -1),
    _reshape("two axes copied", 0, 0, -1),
    _reshape("from two axes to four", -1, 2, 3, 4, shape=(24,)),
    _plain("Sigmoid", explicit=False),
    _plain("Sqrt", explicit=False, positive=True),
    _constant("Sub", "minus a constant", "x c", 3, 1, 1),
    _constant("Sub", "from a constant", "c x", 1, 3, 6, 5),
    _branches("Sub"),
    _plain("Tanh", explicit=False),
    Case("Transpose", "perm", (node("Transpose", "x", "z", perm=[0, 2, 3, 1]),), explicit=False),
)
