"""Lengths by each other, with an uncertainty that can be computed by hand."""

import numpy as np
import pytest

from xfv_desktop.domain.measurement import relative_length


def line(length, angle=0.0):
    return np.array([[5.0, 7.0], [5 + length * np.cos(angle), 7 + length * np.sin(angle)]])


@pytest.mark.parametrize(
    ("length", "unit", "value", "uncertainty"),
    [
        (40, 40, 1.0, np.sqrt(2) / 40 * np.sqrt(2)),
        (0, 50, 0.0, np.sqrt(2) / 50),
        (30, 10, 3.0, np.sqrt(2) / 10 * np.sqrt(10)),
    ],
)
def test_a_length_by_another_one(length, unit, value, uncertainty):
    ratio = relative_length(line(length, 1.1), line(unit, -0.4))
    assert (ratio.value, ratio.uncertainty) == pytest.approx((value, uncertainty))


def test_the_uncertainty_is_that_of_many_trials():
    """Ends scattered by a standard deviation of one pixel."""
    rng = np.random.default_rng(4)
    of, by = line(60, 0.3), line(45, -0.2)
    tried = [
        relative_length(of + rng.normal(size=(2, 2)), by + rng.normal(size=(2, 2))).value
        for _ in range(4000)
    ]
    assert relative_length(of, by).uncertainty == pytest.approx(np.std(tried), rel=0.05)


def test_what_has_no_length_measures_nothing():
    assert relative_length(line(3), line(0)) is None


def test_no_uncertainty_is_told_as_none():
    """Two decimals never round it away."""
    assert relative_length(line(1000), line(4000)).words == "0.25 ± 0.01"
