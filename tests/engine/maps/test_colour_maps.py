"""The colour maps can be read in grey and by people who see colours differently."""

import cv2
import numpy as np
import pytest

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.engine.maps.overlay import BY_LIGHTNESS, COLOUR_MAPS, colour_scale

# Machado, Oliveira, Fernandes, IEEE TVCG 15(6), 2009: severity 1.0, in linear RGB.
VISION = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
CENTRE = 128
DIVERGING = [name for name in COLOUR_MAPS if name != BY_LIGHTNESS]


def linear(rgb):
    """sRGB bytes to linear light."""
    value = rgb / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def encoded(light):
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def as_seen(rgb, vision):
    """(N, 3) L*a*b* of colours as somebody sees them."""
    seen = encoded(linear(rgb) @ VISION[vision].T).astype(np.float32)
    return cv2.cvtColor(seen[None], cv2.COLOR_RGB2LAB)[0]


def colours(name, ground=255):
    """As they are seen on white: neutral is where nothing covers the ground."""
    rgba = colour_scale(Layer.SIGNED, name).rgba.astype(float)
    cover = rgba[:, 3:] / 255
    return rgba[:, :3] * cover + ground * (1 - cover)


@pytest.mark.parametrize("name", DIVERGING)
def test_lightness_falls_from_the_neutral_centre_to_both_ends(name):
    lightness = as_seen(colours(name), "usual")[:, 0]
    for half in (lightness[CENTRE:], lightness[CENTRE - 1 :: -1]):
        assert (np.diff(half) <= 0.3).all()
        assert half[0] > 90
        assert half[-1] < half[0] - 40


@pytest.mark.parametrize("ground", [110, 143, 170])
def test_one_colour_map_prints_in_grey_by_order(ground):
    """Over a medium ground lightness alone tells every value, its sign included."""
    opaque = as_seen(colour_scale(Layer.SIGNED, BY_LIGHTNESS).rgba[:, :3].astype(float), "usual")
    seen = as_seen(colours(BY_LIGHTNESS, ground), "usual")
    for lightness in (opaque[:, 0], seen[:, 0]):
        assert (np.diff(lightness) >= -0.3).all()
        assert lightness[-1] - lightness[0] > 80
        assert lightness[-1] - lightness[CENTRE] > 15
        assert lightness[CENTRE] - lightness[0] > 15


@pytest.mark.parametrize("name", COLOUR_MAPS)
def test_centre_is_without_colour(name):
    _, a, b = as_seen(colours(name), "usual")[CENTRE]
    assert np.hypot(a, b) < 5


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("name", COLOUR_MAPS)
def test_the_two_signs_can_be_told_apart(name, vision):
    """Any value above 0.4 from any below −0.4, by 20 (a clear difference) in L*a*b*."""
    seen = as_seen(colours(name), vision)
    values = np.linspace(-1, 1, 256)
    similar, dissimilar = seen[values > 0.4], seen[values < -0.4]
    distance = np.linalg.norm(similar[:, None] - dissimilar[None], axis=-1)
    assert distance.min() > 20


def test_simulation_leaves_grey_alone():
    grey = np.repeat(np.linspace(0, 255, 9)[:, None], 3, axis=1)
    for vision in VISION:
        assert np.abs(as_seen(grey, vision)[:, 1:]).max() < 1
