"""Brightness along lines over pictures whose values are known."""

import numpy as np
import pytest

from xfv_desktop.engine.face_images.profiles import profile


def ramp():
    """Grey that grows by 10 from column to column."""
    return np.repeat(np.tile(np.arange(0, 200, 10, np.uint8), (10, 1))[..., None], 3, axis=2)


def test_a_level_line_over_a_ramp_is_a_straight_line():
    values = profile(ramp(), np.array([[2.0, 4.0], [12.0, 4.0]]), 21)
    assert values == pytest.approx(np.linspace(20, 120, 21), abs=1)


def test_an_upright_line_over_a_ramp_is_flat():
    assert profile(ramp(), np.array([[3.5, 0.0], [3.5, 9.0]]), 5) == pytest.approx([35] * 5, abs=1)


def test_a_slanted_line_meets_what_lies_between_four_pixels():
    picture = np.zeros((2, 2, 3), np.uint8)
    picture[1, 1] = 200
    values = profile(picture, np.array([[0.0, 0.0], [1.0, 1.0]]), 5)
    assert values == pytest.approx([0, 12.5, 50, 112.5, 200])


def test_a_line_over_a_picture_wider_than_opencv_takes():
    wide = np.zeros((2, 40_000, 3), np.uint8)
    wide[:, 20_000:] = 90
    assert profile(wide, np.array([[0.0, 0.0], [39_999.0, 1.0]]), 3).tolist() == [0, 45, 90]


def test_beyond_the_photograph_the_edge_goes_on():
    values = profile(ramp(), np.array([[-9.0, 2.0], [40.0, 2.0]]), 50)
    assert (values[0], values[-1]) == (0, 190)
