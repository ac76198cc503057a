"""Known maps over a known photograph, painted in every set of colours: pixels that are known."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.face import CROP_SIZE, FaceCrop
from xfv_desktop.ui.elements.theme import THEMES, apply_theme
from xfv_desktop.ui.pictures.image_layers import image_from_rgb
from xfv_desktop.ui.pictures.image_view import ImageView

from .driving import colours_of

EDGE = 2 * CROP_SIZE
GREY = 90
BLUE, ORANGE = (0, 60, 200), (220, 120, 0)


@pytest.fixture(params=THEMES.values(), ids=lambda theme: theme.name)
def painted(request, qtbot, qapp):
    """(theme, view): a grey photograph at one pixel for one; its crop is its middle."""
    apply_theme(qapp, request.param.name)
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(EDGE + 120, EDGE + 120)
    view.show()
    view.show_photograph(image_from_rgb(np.full((EDGE, EDGE, 3), GREY, np.uint8)))
    view.zoom_at(1 / view.zoom, view.viewport().rect().center())
    yield request.param, view
    apply_theme(qapp, "light")


def crop() -> FaceCrop:
    shift = -CROP_SIZE / 2
    return FaceCrop(
        pixels=np.full((CROP_SIZE, CROP_SIZE, 3), GREY, np.uint8),
        transform=np.array([[1.0, 0.0, shift], [0.0, 1.0, shift]]),
        residual_px=0.0,
    )


def halves() -> np.ndarray:
    """Blue on the left half of the crop, orange on the right one, both opaque."""
    rgba = np.zeros((4 * CROP_SIZE, 4 * CROP_SIZE, 4), np.uint8)
    rgba[:, : 2 * CROP_SIZE] = (*BLUE, 255)
    rgba[:, 2 * CROP_SIZE :] = (*ORANGE, 255)
    return rgba


def pixel(view, x, y):
    place = view.mapFromScene(float(x), float(y))
    return tuple(int(value) for value in colours_of(view.viewport())[place.y(), place.x()])


def test_layers_lie_where_they_belong_and_mix_as_told(painted):
    """Left blue, right orange, grey beside the crop; at half opacity the mean of both."""
    _, view = painted
    view.layers.show_alignment(None, crop())
    view.layers.set_alignment_visible(False)
    view.layers.show_overlay(Layer.SIGNED, halves(), crop())
    left, right = (EDGE // 2 - 30, EDGE // 2), (EDGE // 2 + 30, EDGE // 2)

    assert pixel(view, *left) == BLUE
    assert pixel(view, *right) == ORANGE
    assert pixel(view, 10, 10) == (GREY, GREY, GREY)

    view.layers.set_opacity(0.5)
    for place, colour in ((left, BLUE), (right, ORANGE)):
        mixed = [abs(seen - (part + GREY) / 2) for seen, part in zip(
            pixel(view, *place), colour, strict=True)]  # fmt: skip
        assert max(mixed) <= 1.5

    view.layers.set_layer_visible(Layer.SIGNED, False)
    assert pixel(view, *left) == pixel(view, *right) == (GREY, GREY, GREY)


def test_the_photograph_never_takes_the_colours_of_the_window(painted):
    """Around it lies the theme's ground; within it nothing changes with the theme."""
    theme, view = painted
    ground = QColor(theme.canvas)
    image = colours_of(view.viewport())
    assert tuple(image[2, 2]) == (ground.red(), ground.green(), ground.blue())
    assert pixel(view, EDGE // 2, EDGE // 2) == (GREY, GREY, GREY)
