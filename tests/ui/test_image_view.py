"""Zoom, pan, and the two ways to look at a photograph."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from xfv_desktop.domain.face import CROP_SIZE, DetectedFace, FaceBox, FaceCrop
from xfv_desktop.ui.pictures.image_view import ImageView


@pytest.fixture
def view(qtbot):
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    image = QImage(300, 200, QImage.Format.Format_RGB888)
    image.fill(QColor(80, 80, 80))
    view.show_photograph(image)
    return view


def wheel(view, place, turns):
    event = QWheelEvent(
        QPointF(place), view.mapToGlobal(QPointF(place)), QPoint(), QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("turns", [1, 3, -2])
def test_the_wheel_zooms_to_the_cursor(view, turns):
    """What lies under the cursor stays there, to a screen pixel."""
    place = QPoint(120, 260)
    before, zoom = view.mapToScene(place), view.zoom

    wheel(view, place, turns)

    after = view.mapFromScene(before) - place
    assert max(abs(after.x()), abs(after.y())) <= 1
    assert zoom * 1.2**turns == pytest.approx(view.zoom)


def test_a_fitted_photograph_stays_fitted(view):
    """Until somebody zooms."""
    view.resize(900, 700)
    fitted = view.zoom
    view.zoom_at(2, QPoint(10, 10))
    chosen = view.zoom
    view.resize(500, 400)

    assert fitted == pytest.approx(min((900 - 24) / 300, (700 - 24) / 200))
    assert chosen == view.zoom


def face_of(height):
    """A face of that height in the photograph, its eyes level and 12 px apart."""
    landmarks = np.array([[94.0, 50], [106, 50], [100, 58], [95, 64], [105, 64]])
    box = FaceBox(85, 40, 30, height)
    return DetectedFace(box=box, landmarks_px=landmarks, detector_score=1.0)


def seen(view, face):
    """The photograph and its face as a pane shows them, one after the other."""
    view.show_photograph(view.image, face)
    view.show_alignment(face, None)


@pytest.mark.parametrize(("height", "on_face"), [(74, True), (75, False), (150, False)])
def test_a_small_face_is_what_a_photograph_starts_with(view, height, on_face):
    """Lower than a quarter of the longer edge; and so it stays in another size of the window."""
    seen(view, face_of(height))
    for width, high in ((500, 400), (900, 700)):
        view.resize(width, high)
        whole = min((width - 24) / 300, (high - 24) / 200)
        assert view.zoom == pytest.approx(0.22 * high / 12 if on_face else whole)
        assert view.camera.middle == pytest.approx((100, 57.2) if on_face else (149.5, 99.5))


def test_either_fit_is_kept_until_the_other_one_or_a_move(view):
    seen(view, face_of(30))
    view.fit()
    view.resize(900, 700)
    whole = view.zoom
    view.fit_face()
    view.resize(500, 400)
    by_face = view.zoom
    view.pan(QPoint(10, 0))
    view.resize(900, 700)

    assert whole == pytest.approx((900 - 24) / 300)
    assert by_face == view.zoom == pytest.approx(0.22 * 400 / 12)


def test_the_next_photograph_starts_anew(view):
    """Nothing of the last one's face is left."""
    seen(view, face_of(30))
    view.show_photograph(view.image)
    assert view.zoom == pytest.approx((500 - 24) / 300)


def test_magnified_pixels_are_not_interpolated(view):
    """Nearest neighbour from 100 %, smooth below."""
    mode = view.layers.photograph.transformationMode
    view.zoom_at(1 / view.zoom, QPoint())
    at_one = mode()
    view.zoom_at(0.5, QPoint())

    fast, smooth = (
        Qt.TransformationMode.FastTransformation,
        Qt.TransformationMode.SmoothTransformation,
    )
    assert (fast, smooth) == (at_one, mode())


def test_the_aligned_view_looks_through_the_alignment(view):
    """The corners of the network's input become an upright square around the middle."""
    angle, scale = np.radians(-30), 0.8
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    transform = np.column_stack([turn, [55.5, 55.5] - turn @ [150.0, 100.0]])
    crop = FaceCrop(
        pixels=np.zeros((CROP_SIZE, CROP_SIZE, 3), np.uint8), transform=transform, residual_px=0.0
    )
    view.show_alignment(None, crop)

    view.set_aligned(True)

    corners = [view.mapFromScene(QPointF(*corner)) for corner in crop.outline_px]
    left, right = corners[0], corners[2]
    assert [left.y(), right.x()] == pytest.approx([corners[1].y(), corners[1].x()], abs=1)
    assert right.x() - left.x() == pytest.approx(view.zoom * CROP_SIZE, abs=2)
    assert view.layers.crop.isVisible()
    view.set_aligned(False)
    assert view.layers.photograph.isVisible()


def test_without_a_crop_the_photograph_stays(view):
    """There is nothing aligned before a comparison."""
    view.set_aligned(True)
    assert view.layers.photograph.isVisible()
