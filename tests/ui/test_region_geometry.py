"""Pure questions about regions."""

import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.ui import region_geometry as geometry
from xfv_desktop.ui.region_geometry import Hit, Part

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
