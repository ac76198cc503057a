"""attrs fields that hold numpy arrays: frozen, comparable, checked for shape and type."""

from typing import Any

import attrs
import numpy as np
from numpy.typing import DTypeLike, NDArray


def array_field(dtype: DTypeLike, *shape: int | None) -> Any:  # noqa: ANN401 - attrs.field is Any
    """An attrs field for an array of the given dtype and shape (``None``: any length).

    The array is copied if needed, made read-only, and two objects are equal when their arrays are.
    A wrong shape or a value that is not finite raises ValueError with both shapes.
    """

    def convert(value: object) -> NDArray[Any]:
        array = np.array(value, dtype=dtype)
        array.setflags(write=False)
        return array

    def validate(_: object, attribute: "attrs.Attribute[Any]", value: NDArray[Any]) -> None:
        fits = value.ndim == len(shape) and all(
            want is None or want == got for want, got in zip(shape, value.shape, strict=True)
        )
        if not fits:
            raise ValueError(f"{attribute.name}: shape {value.shape}, expected {shape}")
        if value.dtype.kind == "f" and not np.isfinite(value).all():
            raise ValueError(f"{attribute.name}: holds values that are not finite")

    return attrs.field(
        converter=convert, validator=validate, eq=attrs.cmp_using(eq=np.array_equal), repr=_brief
    )


def _brief(array: NDArray[Any]) -> str:
    return f"<{array.dtype} {array.shape}>" if array.size > 12 else repr(array.tolist())
