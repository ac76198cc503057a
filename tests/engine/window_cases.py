"""Convolution and pooling in all their forms: what the operator tests run over."""

from .case import Case
from .toys import node, noise


def _conv(form, weight, *, bias=False, shape=(4, 9, 8), **attributes):
    constants = {"w": noise(1, *weight)} | ({"b": noise(2, weight[0])} if bias else {})
    one = node("Conv", "x w b" if bias else "x w", "z", **attributes)
    return Case("Conv", form, (one,), constants, shape)


def _pool(operator, form, *, explicit=True, opset=17, **attributes):
    one = node(operator, "x", "z", **attributes)
    return Case(operator, form, (one,), shape=(3, 9, 8), explicit=explicit, opset=opset)


WINDOW_CASES = (
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
    _pool("MaxPool", "2 by 2", kernel_shape=[2, 2]),
    _pool("MaxPool", "every second value", kernel_shape=[1, 1], strides=[2, 2]),
    _pool("MaxPool", "padded, stride 2", kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4),
    _pool("MaxPool", "other padding on each side", kernel_shape=[3, 2], pads=[0, 1, 2, 0]),
    _pool("MaxPool", "rounded up", kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1),
    _pool("MaxPool", "dilated", kernel_shape=[2, 2], dilations=[2, 3]),
    _pool(
        "MaxPool",
        "rounded up, padded",
        kernel_shape=[2, 2],
        strides=[2, 2],
        pads=[1] * 4,
        ceil_mode=1,
    ),
    _pool(
        "MaxPool", "padded by itself", kernel_shape=[3, 2], strides=[2, 2], auto_pad="SAME_UPPER"
    ),
    _pool("AveragePool", "2 by 2", kernel_shape=[2, 2], strides=[2, 2]),
    _pool(
        "AveragePool", "padding does not count", kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4
    ),
    _pool("AveragePool", "padding counts", kernel_shape=[3, 3], pads=[1] * 4, count_include_pad=1),
    _pool("AveragePool", "other padding on each side", kernel_shape=[3, 2], pads=[0, 1, 2, 0]),
    _pool("AveragePool", "rounded up", kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1),
    _pool(
        "AveragePool",
        "rounded up, padding counts",
        kernel_shape=[2, 3],
        strides=[2, 3],
        pads=[1] * 4,
        ceil_mode=1,
        count_include_pad=1,
    ),
    _pool("AveragePool", "dilated", kernel_shape=[2, 2], dilations=[2, 3], opset=19),
    _pool(
        "AveragePool",
        "padded by itself",
        kernel_shape=[3, 2],
        strides=[2, 2],
        auto_pad="SAME_LOWER",
    ),
    _conv(
        "padded by itself, larger at the end", (5, 4, 2, 3), strides=[2, 2], auto_pad="SAME_UPPER"
    ),
    _conv("padded by itself, larger in front", (5, 4, 2, 3), auto_pad="SAME_LOWER"),
    _conv("not padded, by its name", (5, 4, 3, 3), auto_pad="VALID"),
)
