"""Pure questions about regions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.ui.pictures import region_geometry as geometry
from xfv_desktop.ui.pictures.region_geometry import Hit, Part

BOX = np.array([[10.0, 10.0], [30.0, 20.0]])
TRIANGLE = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 10.0]])


def boxes():
    """Region 1, and region 2 on top of it."""
    return (
        AnnotationSet()
        .added(RegionKind.RECTANGLE, BOX)
        .added(RegionKind.RECTANGLE, BOX + np.array([5.0, 0.0]))
    )


@pytest.mark.parametrize(
    ("point", "selected", "expected"),
    [
        ((20, 15), None, Hit(2, Part.INSIDE)),
        ((20, 15), 1, Hit(1, Part.INSIDE)),
        ((12, 15), None, Hit(1, Part.INSIDE)),
        ((30, 20), 1, Hit(1, Part.HANDLE, 2)),
        ((25, 20.5), None, Hit(2, Part.EDGE, 2)),
        ((50, 50), None, None),
    ],
)
def test_what_lies_under_a_point(point, selected, expected):
    """Handles of the selected region, then the selected region, then the topmost one."""
    assert expected == geometry.hit(boxes(), np.array(point, dtype=float), 1.5, selected)


def test_each_handle_of_a_box_moves_its_own_sides():
    """Corners move two sides, the middles of the sides one; nothing else moves."""
    region = boxes().region(1)
    expected = [
        [[0, 1], [30, 20]], [[10, 1], [0, 20]], [[10, 10], [0, 1]], [[0, 10], [30, 1]],
        [[10, 1], [30, 20]], [[10, 10], [0, 20]], [[10, 10], [30, 1]], [[0, 10], [30, 20]],
    ]  # fmt: skip

    got = [geometry.dragged(region, index, np.array([0.0, 1.0])).tolist() for index in range(8)]

    assert expected == got


def test_handles_of_a_box_go_round_clockwise():
    """Four corners, then four middles of sides."""
    handles = geometry.handles(boxes().region(1)).tolist()
    assert handles == [
        [10, 10],
        [30, 10],
        [30, 20],
        [10, 20],
        [20, 10],
        [30, 15],
        [20, 20],
        [10, 15],
    ]


def test_a_polygon_gains_and_loses_vertices():
    """A vertex on an edge stands after the vertex that begins the edge."""
    more = geometry.with_vertex(TRIANGLE, 1, np.array([6.0, 6.0]))

    assert more.tolist() == [[0, 0], [10, 0], [6, 6], [0, 10]]
    assert TRIANGLE.tolist() == geometry.without_vertex(more, 2).tolist()


@pytest.mark.parametrize(("point", "inside"), [((2, 2), True), ((8, 8), False), ((-1, 2), False)])
def test_a_polygon_contains_what_lies_inside(point, inside):
    """Also where its bounding box would say otherwise."""
    assert inside == geometry.contains(TRIANGLE, np.array(point, dtype=float))


def test_a_region_cannot_be_pushed_out_of_the_photograph():
    """The offset is cut at the outer edge of the outermost pixels."""
    offset = geometry.kept_inside(BOX, np.array([100.0, -100.0]), 50, 40)
    assert offset.tolist() == [19.5, -10.5]


LINE = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]])


@pytest.mark.parametrize(
    ("closed", "point", "edge", "distance"),
    [
        (False, [5, 1], 0, 1.0),
        (False, [9, 5], 1, 1.0),
        (False, [2, 3], 0, 3.0),
        (True, [2, 3], 2, 0.7071),
    ],
)
def test_an_open_line_has_no_edge_from_its_end_to_its_beginning(closed, point, edge, distance):
    found = geometry.nearest_edge(LINE, np.array(point, float), closed=closed)
    assert found[0] == edge
    assert found[1] == pytest.approx(distance, abs=1e-3)


def test_a_single_place_is_as_far_as_it_is():
    assert geometry.nearest_edge(LINE[:1], np.array([3.0, 4.0]), closed=False) == (0, 5.0)


def test_a_point_jumps_to_the_nearest_target_within_reach():
    targets = np.array([[0.0, 0.0], [10.0, 0.0]])
    for point, radius, expected in (
        ([4.0, 0.0], 5.0, [0.0, 0.0]),
        ([6.0, 0.0], 5.0, [10.0, 0.0]),
        ([4.0, 0.0], 3.0, [4.0, 0.0]),
    ):
        assert geometry.snapped(np.array(point), targets, radius).tolist() == expected
    assert geometry.snapped(LINE[1], np.empty((0, 2)), 99.0).tolist() == [10.0, 0.0]


@given(
    arrays(np.float64, st.tuples(st.integers(2, 30), st.just(2)), elements=st.integers(-50, 50)),
    st.floats(0.1, 5),
)
def test_a_simpler_stroke_stays_as_near_as_it_was_allowed_to(points, tolerance):
    """Its ends are those of the hand, and nothing drawn is farther from it than the tolerance."""
    simple = geometry.simplified(points, tolerance)
    assert (simple[[0, -1]] == points[[0, -1]]).all()
    assert len(simple) <= len(points)
    for point in points:
        assert geometry.nearest_edge(simple, point, closed=False)[1] <= tolerance + 1e-9


def test_a_straight_stroke_is_two_points():
    straight = np.column_stack([np.arange(50.0), np.arange(50.0)])
    assert geometry.simplified(straight, 0.5).tolist() == [[0, 0], [49, 49]]


def test_an_arrow_ends_in_its_tip():
    barb, tip, other = geometry.arrow_head(np.array([[0.0, 0.0], [100.0, 0.0]]))
    assert tip.tolist() == [100.0, 0.0]
    assert barb[0] == other[0] == pytest.approx(78.0)
    assert barb[1] == -other[1] == pytest.approx(11.0)
