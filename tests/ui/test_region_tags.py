"""The tags of regions keep out of the way of a small face, at every turn and however many."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.face import DetectedFace, FaceBox
from xfv_desktop.ui.pictures.image_view import ImageView

FACE = FaceBox(240.0, 80.0, 120.0, 150.0)
EYES = [[270.0, 130.0], [330.0, 130.0], [300.0, 160.0], [275.0, 190.0], [325.0, 190.0]]


def boxes(*corners, label="Label of the region"):
    regions = AnnotationSet()
    for number, (left, top, right, bottom) in enumerate(corners):
        box = np.array([[left, top], [right, bottom]], dtype=float)
        regions = regions.added(RegionKind.RECTANGLE, box, f"{label} {number}")
    return regions


ON_FACE = boxes(
    (265, 120, 335, 140), (290, 150, 310, 170), (280, 180, 320, 195), (250, 90, 260, 99)
)


@pytest.fixture
def view(qtbot):
    """A photograph of 600 × 500 px as a whole in a view that shows it about as large."""
    shown = ImageView()
    qtbot.addWidget(shown)
    shown.resize(640, 540)
    shown.show()
    face = DetectedFace(box=FACE, landmarks_px=np.array(EYES), detector_score=0.9)
    image = QImage(600, 500, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    shown.show_photograph(image)
    shown.show_alignment(face, None)
    return shown


def on_screen(view, tag):
    """The rectangle that a tag covers in the view."""
    place = QPointF(view.viewportTransform().map(tag.scenePos()))
    return tag.boundingRect().translated(place)


def face_on_screen(view):
    return view.viewportTransform().mapRect(QRectF(FACE.x, FACE.y, FACE.width, FACE.height))


def seen(view):
    return [tag for tag in view._region_items.tags if tag.isVisible()]


@pytest.mark.parametrize("turn", [0, 37, 90, 180])
def test_no_tag_covers_a_small_face_or_another_tag(view, turn):
    view.show_regions(ON_FACE, 2)
    view.fit()
    view.turn_to(turn)
    covered = [on_screen(view, tag) for tag in seen(view)]
    assert len(covered) == 4
    face = face_on_screen(view)
    assert not any(box.intersects(face) for box in covered)
    for number, box in enumerate(covered):
        assert not any(box.intersects(other) for other in covered[number + 1 :])


def test_a_line_leads_from_each_tag_beside_the_face_to_its_region(view):
    view.show_regions(ON_FACE, None)
    view.fit()
    for item in view._region_items._items.values():
        path = item._leader.path()
        start, end = path.elementAt(0), path.elementAt(1)
        low, high = item.region.outline_px.min(axis=0), item.region.outline_px.max(axis=0)
        assert (low - 1e-6 <= (start.x, start.y)).all()
        assert ((start.x, start.y) <= high + 1e-6).all()
        assert item.tag.scenePos() == QPointF(end.x, end.y)


def test_over_a_large_face_the_tags_stand_at_their_regions(view, qtbot):
    """And say their label where it is no wider than the region, or the region is selected."""
    view.show_regions(ON_FACE, 2)
    view.zoom_to(8.0)
    by_number = {tag.region.number: tag for tag in seen(view)}
    assert all(item._leader is None for item in view._region_items._items.values())
    assert by_number[1].scenePos() == QPointF(265, 120)
    labelled = {number for number, tag in by_number.items() if tag._label_box.width() > 0}
    assert labelled == {1, 2, 3}
    view.zoom_to(1.0)
    assert {n for n, tag in by_number.items() if tag._label_box.width() > 0} == {2}


def test_a_tag_beside_the_face_stays_at_its_region_and_a_hidden_region_has_none(view):
    regions = boxes((20, 300, 90, 360), (290, 150, 310, 170))
    view.show_regions(regions, None)
    view.fit()
    (away, on_face) = seen(view)
    assert away.scenePos() == QPointF(20, 300)
    assert away._label_box.width() > 0
    assert not on_screen(view, on_face).intersects(face_on_screen(view))


def test_of_hundreds_on_a_small_face_some_tags_are_shown_and_the_selected_one(view):
    many = boxes(*((250 + n % 20 * 5, 90 + n // 20 * 5, 254 + n % 20 * 5, 94 + n // 20 * 5)
                   for n in range(400)))  # fmt: skip
    view.show_regions(many, 399)
    view.fit()
    shown = {tag.region.number for tag in seen(view)}
    assert len(shown) <= 21
    assert 399 in shown
