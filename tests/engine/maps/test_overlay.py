"""Saliency as colours: one scale for both images, nothing shown where nothing is."""

import cv2
import numpy as np
import pytest

from xfv_desktop.domain.explanation import (
    DISPLAY_BLUR_KERNEL_PX,
    DISPLAY_BLUR_SIGMA_PX,
    Explanation,
    Layer,
    SaliencyMap,
    Side,
)
from xfv_desktop.engine.maps.overlay import (
    COLOUR_MAPS,
    colour_scale,
    colours_of,
    display_map,
    overlay,
)

ZERO = SaliencyMap.from_signed(np.zeros((112, 112), np.float32))
NEUTRAL = 128


def smooth(seed, size):
    values = np.random.default_rng(seed).normal(size=(112, 112)).astype(np.float32)
    return SaliencyMap.from_signed(size * cv2.GaussianBlur(values, (0, 0), 4))


def explanation(probe=None, reference=None):
    return Explanation("toy", {}, probe or smooth(1, 1.0), reference or smooth(2, 3.0))


def spot(row, column, value):
    signed = np.zeros((112, 112), np.float32)
    signed[row, column] = value
    return SaliencyMap.from_signed(signed)


@pytest.mark.parametrize("layer", Layer)
@pytest.mark.parametrize("side", Side)
def test_display_map_is_within_its_range(side, layer):
    shown = display_map(explanation(), side, layer)
    assert shown.shape == (112, 112)
    assert shown.dtype == np.float32
    assert shown.max() <= 1
    assert shown.min() >= (-1 if layer is Layer.SIGNED else 0)


def test_peak_over_both_images_and_both_signs_is_one():
    peaks = [
        display_map(explanation(), side, layer).max()
        for side in Side
        for layer in (Layer.SIMILARITY, Layer.DISSIMILARITY)
    ]
    assert max(peaks) == pytest.approx(1)
    assert min(peaks) < 0.6  # one image is three times as strong, and stays so


def test_signed_layer_is_the_difference_of_the_two_others():
    similar, dissimilar, signed = (
        display_map(explanation(), Side.PROBE, layer)
        for layer in (Layer.SIMILARITY, Layer.DISSIMILARITY, Layer.SIGNED)
    )
    np.testing.assert_allclose(signed, similar - dissimilar, atol=1e-6)


def test_display_map_of_nothing_is_zero():
    for layer in Layer:
        assert not display_map(explanation(ZERO, ZERO), Side.PROBE, layer).any()


def test_display_map_of_a_point_is_the_stated_gaussian():
    shown = display_map(explanation(spot(50, 60, 2.0), ZERO), Side.PROBE, Layer.SIMILARITY)
    y, x = np.mgrid[0:112, 0:112]
    away = (y - 50.0) ** 2 + (x - 60.0) ** 2
    inside = np.maximum(abs(y - 50), abs(x - 60)) <= DISPLAY_BLUR_KERNEL_PX // 2
    expected = np.where(inside, np.exp(-away / (2 * DISPLAY_BLUR_SIGMA_PX**2)), 0)
    np.testing.assert_allclose(shown, expected, atol=1e-5)


def test_display_does_not_change_the_map_itself():
    one = explanation()
    before = one.probe.signed.copy()
    overlay(one, Side.PROBE, Layer.SIGNED, "blue–orange")
    np.testing.assert_array_equal(one.probe.signed, before)


@pytest.mark.parametrize("colour_map", COLOUR_MAPS)
@pytest.mark.parametrize("layer", Layer)
def test_overlay_is_four_times_the_crop_and_transparent_where_nothing_is(layer, colour_map):
    sign = -1.0 if layer is Layer.DISSIMILARITY else 1.0
    picture = overlay(explanation(spot(30, 80, sign), ZERO), Side.PROBE, layer, colour_map)
    assert picture.shape == (448, 448, 4)
    assert picture.dtype == np.uint8
    alpha = picture[..., 3].astype(int)
    assert np.unravel_index(alpha.argmax(), alpha.shape) == pytest.approx((121, 321), abs=4)
    assert alpha.max() > 240
    assert alpha[300:].max() < alpha.max() / 10
    other = overlay(explanation(spot(30, 80, sign), ZERO), Side.REFERENCE, layer, colour_map)
    assert other[..., 3].max() < alpha.max() / 10


@pytest.mark.parametrize("colour_map", COLOUR_MAPS)
@pytest.mark.parametrize("layer", Layer)
def test_overlay_of_nothing_is_invisible(layer, colour_map):
    """No veil over the photograph where the map is zero, in the signed layer neither."""
    picture = overlay(explanation(ZERO, ZERO), Side.PROBE, layer, colour_map)
    assert picture[..., 3].max() == 0


@pytest.mark.parametrize("colour_map", COLOUR_MAPS)
@pytest.mark.parametrize("layer", Layer)
def test_scale_begins_and_ends_where_it_says(layer, colour_map):
    scale = colour_scale(layer, colour_map)
    assert scale.name == colour_map
    assert scale.layer is layer
    assert (scale.lowest, scale.highest) == (-1 if layer is Layer.SIGNED else 0, 1)
    ends = [colours_of(colour_map)(at, bytes=True)[:3] for at in (0.0, 0.5, 1.0)]
    dissimilar, neutral, similar = ends
    first, last = {
        Layer.SIMILARITY: (neutral, similar),
        Layer.DISSIMILARITY: (neutral, dissimilar),
        Layer.SIGNED: (dissimilar, similar),
    }[layer]
    assert scale.rgba[0, :3].tolist() == list(first)
    assert scale.rgba[-1, :3].tolist() == list(last)
    assert scale.rgba[-1, 3] == 255
    assert scale.rgba[0, 3] == (255 if layer is Layer.SIGNED else 0)


@pytest.mark.parametrize("layer", Layer)
def test_opacity_grows_with_magnitude(layer):
    alpha = colour_scale(layer, "blue–orange").rgba[:, 3].astype(int)
    half = alpha[NEUTRAL:] if layer is Layer.SIGNED else alpha
    assert (np.diff(half) >= 0).all()
    if layer is Layer.SIGNED:
        np.testing.assert_array_equal(alpha, alpha[::-1])


@pytest.mark.parametrize("colour_map", COLOUR_MAPS)
def test_layers_agree_on_colours(colour_map):
    """What is similar has the same colour in the signed layer as in its own."""
    signed = colour_scale(Layer.SIGNED, colour_map).rgba.astype(int)
    for layer, half in (
        (Layer.SIMILARITY, signed[NEUTRAL:]),
        (Layer.DISSIMILARITY, signed[NEUTRAL - 1 :: -1]),
    ):
        own = colour_scale(layer, colour_map).rgba.astype(int)[1::2]
        assert np.abs(own - half)[:, :3].max() <= 6
