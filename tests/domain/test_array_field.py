"""Arrays inside immutable objects: copied, frozen, compared by value, checked at the border."""

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.arrays import array_field


@attrs.frozen
class Holder:
    points: np.ndarray = array_field(np.float64, None, 2)


def test_the_array_is_a_frozen_copy():
    source = np.zeros((3, 2))
    holder = Holder(source)
    source[0] = 9
    assert not holder.points.any()
    with pytest.raises(ValueError, match="read-only"):
        holder.points[0] = 1
    assert source.flags.writeable


def test_lists_become_arrays_of_the_type():
    holder = Holder([[1, 2], [3, 4]])
    assert holder.points.dtype == np.float64
    assert holder.points.shape == (2, 2)


def test_equality_is_that_of_the_values():
    assert Holder([[1, 2]]) == Holder(np.array([[1.0, 2.0]]))
    assert Holder([[1, 2]]) != Holder([[1, 3]])
    assert Holder([[1, 2]]) != Holder([[1, 2], [1, 2]])


@pytest.mark.parametrize("shape", [(), (2,), (3, 3), (1, 2, 2), (2, 0)])
def test_a_wrong_shape_is_named_with_the_right_one(shape):
    with pytest.raises(ValueError, match=r"points: shape .*, expected \(None, 2\)") as caught:
        Holder(np.zeros(shape))
    assert str(shape) in str(caught.value)


def test_any_length_includes_none_at_all():
    assert len(Holder(np.zeros((0, 2))).points) == 0


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_value_that_is_not_finite_is_refused(value):
    with pytest.raises(ValueError, match="points: holds values that are not finite"):
        Holder([[0, value]])


def test_whole_number_arrays_need_no_check_for_infinity():
    @attrs.frozen
    class Pixels:
        values: np.ndarray = array_field(np.uint8, 2)

    assert Pixels([0, 255]).values.tolist() == [0, 255]


def test_a_large_array_is_named_briefly():
    assert repr(Holder(np.zeros((50, 2)))) == "Holder(points=<float64 (50, 2)>)"
    assert repr(Holder([[1, 2]])) == "Holder(points=[[1.0, 2.0]])"
