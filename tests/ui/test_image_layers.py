"""What was computed on the crop is seen at the right place of the source photograph."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.face import CROP_SIZE, FaceCrop
from xfv_desktop.ui.pictures import image_layers
from xfv_desktop.ui.pictures.image_layers import (
    ImageLayers,
    cosmetic,
    image_from_rgb,
    overlay_to_source,
    source_to_crop,
)

WIDTH, HEIGHT = 400, 300


def turned_crop() -> FaceCrop:
    """A crop that is turned, scaled down and shifted against its source."""
    angle, scale = np.radians(25), 0.55
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    shift = np.array([55.5, 55.5]) - turn @ np.array([190.0, 150.0])
    return FaceCrop(
        pixels=np.zeros((CROP_SIZE, CROP_SIZE, 3), np.uint8),
        transform=np.column_stack([turn, shift]),
        residual_px=0.0,
    )


def painted(scene: QGraphicsScene) -> np.ndarray:
    """The scene as an image in which pixel (x, y) is source pixel (x, y)."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    image.fill(QColor("black"))
    painter = QPainter(image)
    scene.render(painter, QRectF(0, 0, WIDTH, HEIGHT), QRectF(-0.5, -0.5, WIDTH, HEIGHT))
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
    return rows[:, : 3 * WIDTH].reshape(HEIGHT, WIDTH, 3).astype(int)


@pytest.fixture
def scene(qapp):
    scene = QGraphicsScene()
    layers = ImageLayers(scene)
    black = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    layers.show_photograph(image_from_rgb(black))
    layers.set_aligned(False)
    return scene, layers


@pytest.mark.parametrize("place", [(20, 30), (55, 56), (90, 12)])
def test_a_mark_on_the_crop_appears_at_the_right_source_pixel(scene, place):
    """The centre of gravity of the mark lies within half a pixel of where it belongs."""
    view, layers = scene
    crop = turned_crop()
    rgba = np.zeros((448, 448, 4), np.uint8)
    x, y = place
    rgba[4 * y : 4 * y + 4, 4 * x : 4 * x + 4] = (255, 255, 255, 255)
    layers.show_alignment(None, crop)
    layers.set_alignment_visible(False)

    layers.show_overlay(Layer.SIGNED, rgba, crop)

    light = painted(view)[:, :, 0].astype(float)
    rows, columns = np.indices(light.shape)
    centre = np.array([(light * columns).sum(), (light * rows).sum()]) / light.sum()
    expected = crop.to_source(np.array([[x, y]], dtype=float))[0]
    assert np.abs(centre - expected).max() < 0.5


def test_the_transforms_are_those_of_the_alignment(qapp):
    """Qt's matrices and the domain's agree in both directions."""
    crop = turned_crop()
    source = np.array([[17.0, 201.0]])

    there = source_to_crop(crop).map(QPointF(*source[0]))
    back = overlay_to_source(crop, 448).map(QPointF((there.x() + 0.5) * 4, (there.y() + 0.5) * 4))

    assert np.allclose(crop.to_crop(source)[0], [there.x(), there.y()])
    assert np.allclose(source[0], [back.x(), back.y()])


def test_opacity_and_visibility_reach_the_layers(scene):
    """Half opacity gives half the light; a hidden layer gives none."""
    view, layers = scene
    crop = turned_crop()
    layers.show_alignment(None, crop)
    layers.set_alignment_visible(False)
    layers.show_overlay(Layer.SIMILARITY, np.full((448, 448, 4), 255, np.uint8), crop)
    middle = crop.to_source(np.array([[55.0, 55.0]]))[0].round().astype(int)

    def light():
        return painted(view)[middle[1], middle[0], 0]

    full = light()
    layers.set_opacity(0.5)
    half = light()
    layers.set_layer_visible(Layer.SIMILARITY, False)
    none = light()

    assert (full, abs(half - 127) <= 1, none) == (255, True, 0)


def test_the_crop_takes_the_place_of_the_photograph(scene):
    """In the aligned view only the pixels that the network saw are shown."""
    view, layers = scene
    crop = turned_crop()
    white = FaceCrop(
        pixels=np.full((CROP_SIZE, CROP_SIZE, 3), 255, np.uint8),
        transform=crop.transform,
        residual_px=0.0,
    )
    layers.show_alignment(None, white)
    layers.set_alignment_visible(False)
    before = painted(view).max()

    layers.set_aligned(True)

    assert (before, painted(view).max()) == (0, 255)


@pytest.mark.parametrize("dots", [1.0, 1.5, 3.0])
def test_lines_are_as_wide_at_every_size_of_the_display(monkeypatch, qapp, dots):
    """Qt counts a width that no zoom changes in dots of the screen."""

    class Screen:
        primaryScreen = staticmethod(lambda: Screen)  # noqa: N815 - Qt's name
        devicePixelRatio = staticmethod(lambda: dots)  # noqa: N815 - Qt's name

    monkeypatch.setattr(image_layers, "QGuiApplication", Screen)
    picture = QImage(60, 60, QImage.Format.Format_Grayscale8)
    picture.fill(0)
    picture.setDevicePixelRatio(dots)
    painter = QPainter(picture)
    painter.setPen(cosmetic(QColor("white"), 4))
    painter.drawLine(QPointF(0, 10), QPointF(60, 10))
    painter.end()
    lit = sum(picture.pixelColor(5, y).lightness() for y in range(60)) / 255
    assert lit == pytest.approx(4 * dots, abs=1)
