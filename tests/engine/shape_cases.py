"""Operators that arrange values or reckon with shapes: what the operator tests run over."""

import numpy as np
from onnx import helper, numpy_helper

from .case import Case
from .toys import node


def _reshape(form, *shape, **changes):
    return Case("Reshape", form, (node("Reshape", "x s", "z"),), {"s": np.array(shape)}, **changes)


def _of(operator, form, *, opset=17, explicit=True, shape=(3, 6, 5), as_input=None, **settings):
    """Settings are attributes up to the version in which they became inputs."""
    as_input = opset > 11 if as_input is None else as_input
    order = {"Slice": ("starts", "ends", "axes", "steps"), "Pad": ("pads", "value", "axes")}
    names = order.get(operator, ("axes",)) if as_input else ()
    kinds = {"value": np.float32}
    constants = {n: np.array(settings[n], kinds.get(n, np.int64)) for n in names if n in settings}
    inputs = " ".join(n if n in constants else "-" for n in names)
    attributes = {k: v for k, v in settings.items() if k not in constants}
    one = node(operator, f"x {inputs}".rstrip(" -"), "z", **attributes)
    return Case(operator, form, (one,), constants, shape, opset, explicit)


def _split(sizes, opset, **attributes):
    inputs = ["x", "s"] if sizes and opset >= 13 else ["x"]
    return helper.make_node("Split", inputs, ["p", "q"], axis=1, **attributes)


ADDED = (node("Concat", "q p", "z", axis=1),)

COMPUTED_SHAPE = (
    node("Shape", "x", "s"),
    node("Gather", "s zero", "b"),
    node("Unsqueeze", "b first", "b1"),
    node("Concat", "b1 open", "t", axis=0),
    node("Reshape", "x t", "z"),
)
"""What older exporters of torch write for ``x.view(x.size(0), -1)``."""

RECKONED = (
    node("Shape", "x", "s"),
    node("Slice", "s start end", "c"),
    node("Div", "c two", "half"),
    node("Concat", "batch two half open", "t", axis=0),
    node("Reshape", "x t", "r"),
    node("Transpose", "r", "z", perm=[0, 2, 1, 3]),
)
"""Channels in two groups, shuffled."""

SHAPE_CASES = (
    Case("Concat", "channels", (node("Concat", "x x", "z", axis=1),)),
    Case("Concat", "last axis", (node("Concat", "x x x", "z", axis=-1),)),
    Case("Flatten", "default axis", (node("Flatten", "x", "z"),)),
    Case("Flatten", "axis counted from the end", (node("Flatten", "x", "z", axis=-3),), since=11),
    _reshape("batch left open", -1, 90),
    _reshape("rest left open, one image", 1, -1, per_image=True),
    _reshape("batch copied", 0, -1),
    _reshape("two axes copied", 0, 0, -1),
    _reshape("from two axes to four", -1, 2, 3, 4, shape=(24,)),
    Case("Transpose", "perm", (node("Transpose", "x", "z", perm=[0, 2, 3, 1]),)),
    _of("Slice", "attributes", opset=9, starts=[1, 0], ends=[3, 4], axes=[1, 3]),
    _of("Slice", "inputs", starts=[0, 1], ends=[2, 2**63 - 1], axes=[1, -1]),
    _of("Slice", "counted from the end", starts=[-2], ends=[-1], axes=[2]),
    _of(
        "Slice", "with steps", starts=[0, 1], ends=[6, 5], axes=[2, 3], steps=[2, 3], explicit=False
    ),
    _of("Pad", "attributes", opset=9, pads=[0, 0, 1, 2, 0, 0, 3, 0], value=0.5, mode="constant"),
    _of("Pad", "inputs", pads=[0, 1, 1, 2, 0, 0, 3, 0]),
    _of("Pad", "another value", pads=[0, 0, 1, 2, 0, 0, 3, 0], value=-1.5),
    _of("Pad", "cuts off", pads=[0, 0, -1, 2, 0, 0, 0, -1]),
    _of("Pad", "stated axes", opset=18, pads=[1, 2, 3, 0], axes=[-1, 2]),
    _of("Pad", "reflect", pads=[0, 0, 1, 2, 0, 0, 3, 0], mode="reflect", explicit=False),
    _of("Pad", "edge", pads=[0, 0, 1, 2, 0, 0, 3, 0], mode="edge", explicit=False),
    _of("Pad", "wrap", opset=19, pads=[0, 0, 1, 2, 0, 0, 3, 0], mode="wrap", explicit=False),
    _of("Squeeze", "attribute", opset=11, axes=[2], shape=(3, 1, 5)),
    _of("Squeeze", "input", axes=[-2, 1], shape=(1, 1, 5)),
    _of("Unsqueeze", "attribute", opset=11, axes=[2], shape=(3, 5)),
    _of("Unsqueeze", "input", axes=[-1, 1], shape=(3, 5)),
    *(
        _of(
            operator,
            f"{form}, {'kept' if keep else 'gone'}",
            opset=opset,
            axes=axes,
            keepdims=keep,
            as_input=(operator == "ReduceSum" and opset >= 13) or opset >= 18,
        )
        for operator in ("ReduceMean", "ReduceSum", "ReduceL2")
        for form, opset, axes in (
            ("attribute", 11, [2, 3]),
            ("attribute, of a newer version", 13, [1]),
            ("input", 18, [-1, 1]),
        )
        for keep in (0, 1)
    ),
    Case(
        "ReduceMean",
        "over nothing at all",
        (node("ReduceMean", "x", "z", noop_with_empty_axes=1),),
        opset=18,
    ),
    Case(
        "LpNormalization",
        "of the embedding",
        (node("LpNormalization", "x", "z", axis=-1, p=2),),
        shape=(7,),
    ),
    Case("LpNormalization", "of each place", (node("LpNormalization", "x", "z", axis=1),)),
    *(
        Case(
            "Split",
            form,
            (_split(sizes, opset, **attributes), *ADDED),
            {"s": np.array(sizes)} if sizes and opset >= 13 else {},
            (6, 4, 3),
            opset,
            until=17 if form == "equal parts" else 21,
        )
        for form, opset, sizes, attributes in (
            ("attribute", 11, [2, 4], {"split": [2, 4]}),
            ("input", 13, [2, 4], {}),
            ("equal parts", 13, [], {}),
            ("as many as stated", 18, [], {"num_outputs": 2}),
        )
    ),
    Case(
        "Split",
        "the last part smaller",
        (
            helper.make_node("Split", ["x"], ["p", "q"], axis=2, num_outputs=2),
            node("Concat", "q p", "z", axis=2),
        ),
        shape=(3, 5, 2),
        opset=18,
    ),
    Case(
        "Gather",
        "one channel",
        (node("Gather", "x i", "z", axis=1),),
        {"i": np.array(-1)},
        explicit=False,
    ),
    Case(
        "Gather",
        "columns anew",
        (node("Gather", "x i", "z", axis=-1),),
        {"i": np.array([[3, 0], [-2, 1]])},
        explicit=False,
    ),
    Case(
        "Expand",
        "to a stated shape",
        (node("Expand", "x s", "z"),),
        {"s": np.array([1, 3, 4, 5])},
        (3, 1, 5),
    ),
    Case(
        "Expand",
        "to the shape of another value",
        (node("Shape", "x", "s"), node("GlobalAveragePool", "x", "p"), node("Expand", "p s", "z")),
    ),
    Case(
        "Shape",
        "the batch from the image, the rest open",
        COMPUTED_SHAPE,
        {"zero": np.array(0), "open": np.array([-1]), "first": np.array([0])},
        opset=13,
    ),
    Case(
        "Shape",
        "a part of it",
        (
            node("Shape", "x", "s", start=0, end=2),
            node("Concat", "s open", "t", axis=0),
            node("Reshape", "x t", "z"),
        ),
        {"open": np.array([-1])},
        opset=15,
    ),
    Case(
        "Shape",
        "reckoned with",
        RECKONED,
        {
            "two": np.array([2]),
            "start": np.array([1]),
            "end": np.array([2]),
            "open": np.array([-1]),
            "batch": np.array([0]),
        },
        (4, 2, 3),
    ),
    Case(
        "ConstantOfShape",
        "added to the values",
        (
            node("Shape", "x", "s"),
            node(
                "ConstantOfShape",
                "s",
                "c",
                value=numpy_helper.from_array(np.array([0.5], np.float32)),
            ),
            node("Add", "x c", "z"),
        ),
    ),
    Case(
        "Cast",
        "of a shape",
        (
            node("Shape", "x", "s"),
            node("Cast", "s", "f", to=1),
            node("Cast", "f", "i", to=7),
            node("Reshape", "x i", "z"),
        ),
    ),
)
