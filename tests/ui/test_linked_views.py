"""Two views that move together: what is on the screen in one lies as it should in the other."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.ui.driving import press_keys
from xfv_desktop.domain.face import DetectedFace, FaceBox, FaceCrop
from xfv_desktop.ui.pictures.image_view import ImageView
from xfv_desktop.ui.pictures.linked_views import LinkedBy, LinkedViews

FACE = np.array([[40.0, 50], [80, 50], [60, 70], [45, 90], [75, 90]])


def turned(points, degrees, scale, shift):
    angle = np.radians(degrees)
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return points @ turn.T + shift


def view_of(qtbot, landmarks, size):
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    view.show_photograph(image)
    box = FaceBox(0, 0, 10, 10)
    face = DetectedFace(box=box, landmarks_px=landmarks, detector_score=1.0)
    view.show_alignment(face, None)
    return view


@pytest.fixture
def views(qtbot):
    """The same face; in the second photograph twice as large, turned by 30° and elsewhere."""
    return (
        view_of(qtbot, FACE, (200, 150)),
        view_of(qtbot, turned(FACE, 30, 2.0, (150.0, 90.0)), (500, 400)),
    )


@pytest.fixture
def link(views):
    return LinkedViews(views)


def on_screen(view):
    """Where the five landmarks lie, counted from the middle of the view."""
    camera = view.camera
    return (view.landmarks_px - camera.middle) @ camera.linear.T


def apart(views):
    """How far the same landmarks lie from each other, in screen pixels."""
    return float(np.abs(on_screen(views[0]) - on_screen(views[1])).max())


MOVES = {
    "zoom": lambda view: view.zoom_at(1.7, QPoint(31, 222)),
    "pan": lambda view: view.pan(QPoint(-13, 44)),
    "turn": lambda view: view.turn_to(view.camera.turn + 25),
    "level the eyes": ImageView.level_eyes,
    "fit the face": ImageView.fit_face,
    "exact zoom": lambda view: view.zoom_to(0.371),
    "fit": ImageView.fit,
    "resize": lambda view: view.resize(610, 455),
}


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("moved", [0, 1])
def test_by_landmarks_both_faces_have_one_size_turn_and_place(link, views, move, moved):
    """Whatever is done in either view."""
    link.link_by(LinkedBy.LANDMARKS)
    assert apart(views) < 1e-6
    assert views[1].zoom == pytest.approx(views[0].zoom / 2)

    MOVES[move](views[moved])

    assert apart(views) < 1e-6


def test_a_mirrored_face_is_laid_on_the_other_as_it_looks(link, views):
    """Its right eye, as it looks then, on the other's right eye."""
    views[1].look(views[1].camera.flipped())
    link.link_by(LinkedBy.LANDMARKS)
    order = [1, 0, 2, 4, 3]

    assert views[1].camera.mirrored
    assert np.abs(on_screen(views[0]) - on_screen(views[1])[order]).max() < 1e-6


@pytest.mark.parametrize("by", LinkedBy)
def test_offset_scale_and_turn_survive_unlinking_and_linking(link, views, by):
    """What was moved while they were apart stays between them afterwards."""
    link.link_by(by)
    link.set_linked(False)
    views[1].pan(QPoint(17, -5))
    views[1].turn_to(views[1].camera.turn + 3)
    views[1].zoom_at(1.3, QPoint(50, 60))
    left = on_screen(views[0]) - on_screen(views[1])

    link.set_linked(True)
    assert on_screen(views[0]) - on_screen(views[1]) == pytest.approx(left)
    views[0].pan(QPoint(40, 8))
    views[1].pan(QPoint(-7, 30))

    assert on_screen(views[0]) - on_screen(views[1]) == pytest.approx(left)


def test_many_zooms_do_not_drift(link, views):
    """Nothing is lost by whole screen pixels."""
    link.link_by(LinkedBy.LANDMARKS)
    for step in range(60):
        views[step % 2].zoom_at(1.2 if step % 4 < 2 else 1 / 1.2, QPoint(7 * step % 390, 11))
    assert apart(views) < 1e-6


@pytest.mark.parametrize("by", LinkedBy)
def test_crops_come_into_sight_and_photographs_come_back(link, views, by):
    """The whole crops lie on each other; afterwards the photographs lie as they were left."""
    for view, scale in zip(views, (1.0, 0.5), strict=True):
        turn = scale * np.eye(2)
        middle = [55.5, 55.5] - turn @ view.face.landmarks_px.mean(axis=0)
        crop = FaceCrop(
            pixels=np.zeros((112, 112, 3), np.uint8),
            transform=np.column_stack([turn, middle]),
            residual_px=0.0,
        )
        view.show_alignment(view.face, crop)
    link.link_by(by)
    views[0].zoom_at(1.4, QPoint(100, 120))
    views[0].turn_to(12)
    left = [(view.zoom, view.camera.turn, *view.camera.middle) for view in views]

    for view in views:
        view.set_aligned(True)

    for view in views:
        assert np.abs(on_screen(view)).max() < 100  # whole faces, in the middle of 400 × 300
    for view in views:
        view.set_aligned(False)
    now = [(view.zoom, view.camera.turn, *view.camera.middle) for view in views]
    assert np.array(now) == pytest.approx(np.array(left))


def test_another_face_is_aligned_when_it_comes_into_sight(link, views):
    """By landmarks, without being asked again."""
    link.link_by(LinkedBy.LANDMARKS)
    face = DetectedFace(
        box=FaceBox(0, 0, 9, 9), landmarks_px=turned(FACE, -50, 0.7, (90.0, 200.0)),
        detector_score=1.0,
    )  # fmt: skip
    views[1].show_alignment(face, None)
    assert apart(views) < 1e-6


def together(views):
    """A least-squares fit brings the middles of all landmarks together."""
    left, right = (on_screen(view).mean(axis=0) for view in views)
    return bool(np.abs(left - right).max() < 1e-6)


def test_the_page_is_worked_by_keys_and_remembers_its_ways(open_window, qtbot, case_folder):
    """Link by landmarks, turn, mirror, exact zoom; the next window begins as this one ended."""
    window = open_window(case_folder)
    views = window.page.views
    press_keys(window, "Ctrl+L")
    assert together(views)
    press_keys(window, "Ctrl+2")
    press_keys(window, "Ctrl+3")
    assert on_screen(views[0])[0][1] == pytest.approx(on_screen(views[0])[1][1], abs=1e-6)
    press_keys(window, ".")
    assert together(views)

    pane = next(iter(window.page.panes.values()))
    pane.bar.zoom.setFocus()
    pane.bar.zoom.selectAll()
    QTest.keyClicks(pane.bar.zoom, "212.5")
    QTest.keyClick(pane.bar.zoom, Qt.Key.Key_Return)
    assert (views[0].zoom, pane.bar.zoom.text()) == (pytest.approx(2.125), "212.5 %")
    assert views[0].interpolation == "nearest neighbour"

    views[0].setFocus()
    press_keys(window, "X")
    marks = [p.mirror_mark.isVisible() for p in window.page.panes.values()]
    press_keys(window, "I")
    assert (marks, views[0].interpolation) == ([True, False], "bilinear")

    window.close()
    again = open_window(case_folder)
    assert again.page.link.by is LinkedBy.LANDMARKS
    assert again.action_of["smooth"].isChecked()
    assert together(again.page.views)
