"""Strokes, lines, arrows, places: drawn by real mouse and key events, reshaped, snapped."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.face import DetectedFace, FaceBox
from xfv_desktop.ui.pictures.drawing_tools import TOOLS
from xfv_desktop.ui.pictures.image_tools import SelectTool

from .bench import LEFT, Bench

ONE_PX = 0.6
CONTROL = Qt.KeyboardModifier.ControlModifier
LANDMARKS = np.array([[60.0, 60.0], [100.0, 60.0], [80.0, 80.0], [65.0, 100.0], [95.0, 100.0]])


@pytest.fixture
def bench(qtbot):
    return Bench(qtbot)


def near(points, expected):
    return np.abs(np.asarray(points) - np.asarray(expected, float)).max() < ONE_PX


def with_tool(bench, kind):
    bench.view.set_tool(TOOLS[kind]())
    return bench


@pytest.mark.parametrize("kind", [RegionKind.LINE, RegionKind.ARROW])
def test_a_segment_is_drawn_from_tail_to_tip(bench, kind):
    with_tool(bench, kind).drag((20, 30), (50, 40), (80, 60))

    assert near(bench.points(), [[20, 30], [80, 60]])
    assert (bench.regions.region(1).kind, bench.selected, bench.drawn) == (kind, 1, 1)
    assert bench.saved == ["Region 1 drawn"]


@pytest.mark.parametrize("kind", [RegionKind.POINT, RegionKind.TEXT])
def test_a_place_is_marked_by_a_click(bench, kind):
    with_tool(bench, kind).click(40, 50)

    assert near(bench.points(), [[40, 50]])
    assert bench.regions.region(1).kind is kind


def test_a_stroke_keeps_the_points_that_show_it(bench):
    """A straight run of twenty steps and a bend are three points."""
    run = [(20 + 2 * n, 30) for n in range(20)]
    with_tool(bench, RegionKind.FREEHAND).drag(*run, (58, 50), (58, 70))

    assert bench.regions.region(1).kind is RegionKind.FREEHAND
    assert near(bench.points(), [[20, 30], [58, 30], [58, 70]])


def test_a_stroke_that_comes_home_has_an_inside(bench):
    with_tool(bench, RegionKind.FREEHAND).drag((20, 30), (60, 30), (60, 70), (20, 70), (21, 31))

    assert bench.regions.region(1).kind is RegionKind.POLYGON
    assert near(bench.points(), [[20, 30], [60, 30], [60, 70], [20, 70]])


@pytest.mark.parametrize(
    "kind", [RegionKind.LINE, RegionKind.ARROW, RegionKind.FREEHAND, RegionKind.RECTANGLE]
)
def test_a_slip_of_the_hand_draws_nothing(bench, kind):
    with_tool(bench, kind).click(50, 50)
    assert len(bench.regions) == 0


@pytest.mark.parametrize("kind", [k for k in RegionKind if k is not RegionKind.FREEHAND])
def test_every_kind_but_a_stroke_by_hand_is_drawn_with_a_key(bench, kind):
    """Enter draws in the middle of the view, then the tool is put away."""
    with_tool(bench, kind).key(Qt.Key.Key_Return)

    assert (bench.regions.region(1).kind, bench.drawn) == (kind, 1)
    assert near(bench.regions.region(1).outline_px.mean(axis=0), bench.view.middle)


@pytest.mark.parametrize("kind", list(RegionKind))
def test_escape_drops_what_is_begun_and_then_puts_the_tool_away(bench, kind):
    with_tool(bench, kind)
    if kind not in (RegionKind.POINT, RegionKind.TEXT):
        bench.press(20, 20)
        bench.move(60, 60)
        bench.key(Qt.Key.Key_Escape)
        bench.release(60, 60)
        assert (len(bench.regions), bench.drawn) == (0, 0)
    bench.key(Qt.Key.Key_Escape)
    assert (len(bench.regions), bench.drawn) == (0, 1)


def test_a_line_gets_a_vertex_and_loses_it_but_two_stay(bench):
    bench.add(RegionKind.LINE, [[20, 30], [80, 30]])
    bench.click(50, 30)

    bench.double_click(50, 30)
    assert near(bench.points(), [[20, 30], [50, 30], [80, 30]])
    bench.drag((50, 30), (50, 40), (50, 60))
    assert near(bench.points(), [[20, 30], [50, 60], [80, 30]])
    bench.double_click(50, 60)
    assert near(bench.points(), [[20, 30], [80, 30]])
    bench.double_click(20, 30)
    assert len(bench.points()) == 2


def test_an_arrow_is_taken_by_its_line_and_turned_by_its_tip(bench):
    bench.add(RegionKind.ARROW, [[20, 30], [80, 30]])
    bench.drag((50, 30), (55, 35), (50, 40))
    assert near(bench.points(), [[20, 40], [80, 40]])
    bench.drag((80, 40), (85, 45), (80, 90))
    assert near(bench.points(), [[20, 40], [80, 90]])


def test_an_open_line_has_no_inside(bench):
    """A click between its ends takes what lies below."""
    bench.add(RegionKind.RECTANGLE, [[20, 30], [100, 100]])
    bench.add(RegionKind.LINE, [[30, 40], [90, 40], [90, 90]])
    bench.click(50, 80)
    assert bench.selected == 1


@pytest.mark.parametrize("display", [{"visible": False}, {"locked": True}])
def test_hidden_and_locked_regions_are_not_there_for_the_hand(bench, display):
    bench.add(RegionKind.RECTANGLE, [[20, 30], [80, 60]])
    bench.add(RegionKind.RECTANGLE, [[20, 30], [80, 60]])
    changed = bench.regions.displayed(2, **display)
    bench.document.edit(bench.side, changed, "given")
    bench.drag((50, 45), (55, 45), (60, 50))
    assert bench.selected == 1
    assert near(bench.points(2), [[20, 30], [80, 60]])


def test_a_locked_region_stays_under_the_arrow_keys(bench):
    bench.add(RegionKind.RECTANGLE, [[20, 30], [80, 60]])
    bench.click(50, 45)
    bench.document.edit(bench.side, bench.regions.displayed(1, locked=True), "given")
    bench.key(Qt.Key.Key_Right)
    assert bench.points().tolist() == [[20, 30], [80, 60]]


@pytest.fixture
def with_landmarks(bench):
    box = FaceBox(50, 40, 60, 80)
    face = DetectedFace(box=box, landmarks_px=LANDMARKS, detector_score=0.9)
    bench.view.show_alignment(face, None)
    return bench


def test_a_point_near_a_landmark_jumps_onto_it(with_landmarks):
    """Within nine pixels of the screen; the picture is shown twice as large."""
    with_tool(with_landmarks, RegionKind.POINT).click(63, 62)
    with_tool(with_landmarks, RegionKind.POINT).click(70, 70)
    assert with_landmarks.points(1).tolist() == [[60.0, 60.0]]
    assert near(with_landmarks.points(2), [[70, 70]])


def test_a_held_key_keeps_a_point_where_the_hand_set_it(with_landmarks):
    bench = with_tool(with_landmarks, RegionKind.POINT)
    QTest.mousePress(bench.view.viewport(), LEFT, CONTROL, bench.at(63, 62))
    QTest.mouseRelease(bench.view.viewport(), LEFT, CONTROL, bench.at(63, 62))
    assert near(bench.points(), [[63, 62]])


def test_a_vertex_that_is_dragged_snaps_and_a_whole_region_does_not(with_landmarks):
    bench = with_landmarks
    bench.add(RegionKind.LINE, [[20, 30], [120, 30]])
    bench.click(70, 30)
    bench.drag((120, 30), (110, 50), (102, 61))
    assert bench.points()[1].tolist() == [100.0, 60.0]
    bench.view.set_tool(SelectTool())
    before = bench.points()
    bench.drag((60, 45), (70, 50), (61, 47))
    assert near(bench.points() - before, [[1, 2], [1, 2]])


def test_a_polygon_is_set_on_landmarks(with_landmarks):
    bench = with_tool(with_landmarks, RegionKind.POLYGON)
    for x, y in ((61, 61), (99, 61), (80, 81)):
        bench.click(x, y)
    bench.key(Qt.Key.Key_Return)
    assert bench.points().tolist() == [[60, 60], [100, 60], [80, 80]]


SHAPES = {
    RegionKind.RECTANGLE: [[20, 30], [80, 60]],
    RegionKind.ELLIPSE: [[20, 30], [80, 60]],
    RegionKind.POLYGON: [[20, 30], [80, 30], [50, 60]],
    RegionKind.FREEHAND: [[20, 30], [50, 70], [80, 60]],
    RegionKind.LINE: [[20, 30], [80, 60]],
    RegionKind.POINT: [[50, 50]],
    RegionKind.ARROW: [[20, 30], [80, 60]],
    RegionKind.TEXT: [[50, 50]],
}


@pytest.mark.parametrize("kind", list(RegionKind))
def test_what_is_painted_is_what_is_drawn(bench, kind):
    """A region leaves its colour on the picture, a faint one less of it, a hidden one nothing."""
    empty = bench.colours()
    bench.add(kind, SHAPES[kind])
    strengths = []
    for display in ({}, {"opacity": 0.3}, {"visible": False}):
        bench.document.edit(bench.side, bench.regions.displayed(1, **display), "displayed")
        strengths.append(np.abs(bench.colours() - empty).sum())
    assert strengths[0] > strengths[1] > strengths[2] == 0
