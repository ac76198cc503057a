"""Iso-lines and thresholds on maps whose answer is known."""

import numpy as np
import pytest

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.layers import ISO_LEVELS, Drawing, LayerDisplay
from xfv_desktop.domain.regions import Shading
from xfv_desktop.engine.maps.iso_lines import iso_lines
from xfv_desktop.engine.maps.overlay import painted, reading, region_at
from xfv_desktop.engine.maps.partitions import Partition

Y, X = np.mgrid[0:112, 0:112].astype(np.float32)


def test_a_ramp_has_straight_lines_where_it_reaches_the_levels():
    """From −1 at the left to 1 at the right: eight upright lines, in order."""
    lines = iso_lines(2 * X / 111 - 1, ISO_LEVELS)
    assert [line.level for line in lines] == [-0.8, -0.6, -0.4, -0.2, 0.2, 0.4, 0.6, 0.8]
    for line in lines:
        np.testing.assert_allclose(line.points_px[:, 0], 111 * (line.level + 1) / 2, atol=1e-3)
        assert {line.points_px[0, 1], line.points_px[-1, 1]} == {0, 111}


def test_a_cone_has_circles():
    """Height 1 at (40, 60), falling by 1/50 a pixel: closed circles of radius 50 (1 − level)."""
    cone = np.maximum(0, 1 - np.hypot(X - 40, Y - 60) / 50)
    for line in iso_lines(cone, (0.4, 0.8)):
        away = np.hypot(*(line.points_px - (40, 60)).T)
        np.testing.assert_allclose(away, 50 * (1 - line.level), atol=0.05)
        assert (line.points_px[0] == line.points_px[-1]).all()


def test_an_empty_map_has_none():
    assert iso_lines(0 * X, ISO_LEVELS) == ()


@pytest.mark.parametrize("layer", Layer)
def test_below_the_threshold_nothing_is_shown(layer):
    values = X / 111 if layer is not Layer.SIGNED else 2 * X / 111 - 1
    whole, part = painted(values, layer, "blue–orange"), painted(values, layer, "blue–orange", 0.5)
    hidden = np.abs(values) < 0.5
    assert hidden.any()
    assert (part[hidden] == 0).all()
    np.testing.assert_array_equal(part[~hidden], whole[~hidden])


def test_a_reading_is_the_value_below_the_cursor():
    values = np.arange(448 * 448, dtype=np.float32).reshape(448, 448)
    assert reading(values, np.array([-0.49, -0.49])) == 0
    assert reading(values, np.array([55.1, 20.6])) == values[84, 222]
    assert reading(values, np.array([111.49, 111.49])) == values[-1, -1]
    for outside in ([-0.51, 5], [5, 111.5], [300, 300], [5, -9]):
        assert reading(values, np.array(outside, float)) is None


def test_the_region_below_the_cursor_has_its_name():
    labels = np.full((448, 448), -1)
    labels[8:16, 20:40] = 1
    divided = Partition("box", ("chin", "nose"), (None, None), labels)
    places = {(5, 2): "nose", (40, 2): "outside the regions", (112, 2): None}
    assert {at: region_at(divided, np.array(at, float)) for at in places} == places


def test_the_display_says_what_is_drawn():
    plain = LayerDisplay(frozenset({Layer.SIGNED}), 0.7, "blue–orange")
    lines = LayerDisplay(plain.visible, 0.7, plain.colour_map, drawing=Drawing.LINES, threshold=0.4)
    both = LayerDisplay(plain.visible, 0.7, plain.colour_map, drawing=Drawing.BOTH)
    regional = LayerDisplay(
        plain.visible, 0.7, plain.colour_map, Shading.FACIAL, 0.1, Drawing.LINES
    )
    assert (plain.coloured, plain.levels) == (True, ())
    assert (lines.coloured, lines.levels) == (False, (0.4, 0.6, 0.8))
    assert (both.coloured, both.levels) == (True, ISO_LEVELS)
    assert (regional.coloured, regional.levels) == (True, ())
    assert regional.facts(Layer.SIGNED) == {
        "layer": "signed", "shown by": "facial regions", "drawn as": "colours",
        "iso-lines at": [], "hidden below": 0.1, "opacity": 0.7, "colour map": "blue–orange",
    }  # fmt: skip
