"""Gestures, driven by real mouse and key events on a view whose edits a document takes."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.pictures.drawing_tools import BoxTool, PolygonTool
from xfv_desktop.ui.pictures.image_tools import SelectTool

from .bench import LEFT, PLAIN, Bench

ONE_PX = 0.6
"""A mouse stands on whole screen pixels; the picture is shown twice as large."""


@pytest.fixture
def bench(qtbot):
    return Bench(qtbot)


def near(points, expected):
    return np.abs(np.asarray(points) - np.asarray(expected, float)).max() < ONE_PX


@pytest.mark.parametrize("kind", [RegionKind.RECTANGLE, RegionKind.ELLIPSE])
def test_a_box_is_drawn_from_corner_to_corner(bench, kind):
    """In any direction; it gets a number, is selected and saved, and the tool has done."""
    bench.view.set_tool(BoxTool(kind))

    bench.drag((80, 60), (60, 50), (20, 30))

    assert near(bench.points(), [[20, 30], [80, 60]])
    assert (kind, 1, 1, ["Region 1 drawn"]) == (
        bench.regions.region(1).kind, bench.selected, bench.drawn, bench.saved,
    )  # fmt: skip


def test_a_slip_of_the_hand_draws_nothing(bench):
    """A click with the rectangle is no region."""
    bench.view.set_tool(BoxTool(RegionKind.RECTANGLE))

    bench.click(50, 50)

    assert (len(bench.regions), bench.saved) == (0, [])


def test_a_box_ends_at_the_edge_of_the_photograph(bench):
    """Outside there is nothing to mark."""
    bench.view.set_tool(BoxTool(RegionKind.RECTANGLE))

    bench.drag((180, 140), (190, 145), (230, 170))

    assert bench.points()[1].tolist() == [199.5, 149.5]


@pytest.mark.parametrize("how", ["double click", "Enter", "first vertex"])
def test_a_polygon_is_closed(bench, how):
    """By a double click on the last vertex, by Enter, or on its first vertex."""
    bench.view.set_tool(PolygonTool())
    bench.click(20, 20)
    bench.move(40, 22)
    bench.click(60, 20)
    if how == "double click":
        bench.double_click(40, 60)
    else:
        bench.click(40, 60)
        if how == "Enter":
            bench.key(Qt.Key.Key_Return)
        else:
            bench.click(21, 21)

    assert near(bench.points(), [[20, 20], [60, 20], [40, 60]])
    assert (bench.selected, bench.saved) == (1, ["Region 1 drawn"])


def test_backspace_takes_a_vertex_back_and_escape_the_polygon(bench):
    """Two vertices are no polygon; Enter waits for a third."""
    bench.view.set_tool(PolygonTool())
    for place in ((20, 20), (60, 20), (40, 60)):
        bench.click(*place)

    bench.key(Qt.Key.Key_Backspace)
    bench.key(Qt.Key.Key_Return)
    bench.key(Qt.Key.Key_Escape)

    assert (len(bench.regions), bench.saved) == (0, [])


def test_a_region_is_moved_and_the_drag_is_one_step(bench):
    """Undo brings it back exactly; the whole drag is saved once."""
    bench.add(RegionKind.RECTANGLE, [[20, 30], [80, 60]])
    before = bench.regions

    bench.drag((50, 45), (55, 45), (60, 50), (70, 55))

    assert near(bench.points(), [[40, 40], [100, 70]])
    assert (bench.selected, bench.saved) == (1, ["Region 1 moved"])
    bench.document.undo()
    assert before == bench.regions


def test_a_corner_is_dragged_across_its_opposite(bench):
    """The corners are in order again when the button is let go."""
    bench.add(RegionKind.RECTANGLE, [[40, 40], [80, 60]])
    bench.click(60, 50)

    bench.drag((40, 40), (60, 50), (100, 80))

    assert near(bench.points(), [[80, 60], [100, 80]])
    assert bench.saved == ["Region 1 reshaped"]


def test_a_vertex_is_dragged_added_and_removed(bench):
    """A double click on an edge adds one, on a vertex removes it; three must stay."""
    bench.add(RegionKind.POLYGON, [[40, 40], [100, 40], [70, 90]])
    bench.click(70, 55)

    bench.drag((70, 90), (70, 95), (70, 110))
    assert near(bench.points(), [[40, 40], [100, 40], [70, 110]])

    bench.double_click(70, 40)
    assert near(bench.points(), [[40, 40], [70, 40], [100, 40], [70, 110]])

    bench.double_click(70, 40)
    bench.double_click(40, 40)
    assert near(bench.points(), [[40, 40], [100, 40], [70, 110]])


def test_escape_puts_a_dragged_region_back(bench):
    """As if it had not been touched: no step to undo, and the log says nothing else."""
    bench.add(RegionKind.ELLIPSE, [[20, 30], [80, 60]])
    before, steps = bench.regions, bench.document.stack.count()
    bench.press(50, 45)
    bench.move(90, 90)

    bench.key(Qt.Key.Key_Escape)
    bench.release(90, 90)

    assert (before, steps) == (bench.regions, bench.document.stack.count())


def test_arrow_keys_move_by_pixels(bench):
    """One, or ten with Shift; holding a key down is one step."""
    bench.add(RegionKind.RECTANGLE, [[20, 30], [80, 60]])
    bench.click(50, 45)

    bench.key(Qt.Key.Key_Right)
    bench.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert bench.points().tolist() == [[21, 40], [81, 70]]
    assert bench.saved == ["Region 1 moved", "Region 1 moved"]


def test_dragging_empty_ground_pans(bench):
    """The point under the mouse stays under it; the selection goes."""
    bench.add(RegionKind.RECTANGLE, [[20, 30], [80, 60]])
    bench.click(50, 45)
    start = bench.at(150, 100)

    QTest.mousePress(bench.view.viewport(), LEFT, PLAIN, start)
    QTest.mouseMove(bench.view.viewport(), start + QPoint(30, -20))
    QTest.mouseRelease(bench.view.viewport(), LEFT, PLAIN, start + QPoint(30, -20))

    moved = bench.at(150, 100) - start
    assert abs(moved.x() - 30) <= 1
    assert abs(moved.y() + 20) <= 1
    assert bench.selected is None


def test_the_topmost_region_is_taken(bench):
    """Where regions overlap, the one that was drawn last."""
    bench.add(RegionKind.RECTANGLE, [[20, 30], [80, 60]])
    bench.add(RegionKind.RECTANGLE, [[50, 30], [110, 60]])

    bench.click(65, 45)

    assert bench.selected == 2


@pytest.mark.parametrize("kind", [RegionKind.RECTANGLE, RegionKind.ELLIPSE])
def test_a_box_is_drawn_and_shaped_without_a_mouse(bench, kind):
    """Enter draws it in the middle of the view; arrow keys with Ctrl stretch it."""
    bench.view.set_tool(BoxTool(kind))
    bench.key(Qt.Key.Key_Return)
    drawn = bench.points()
    assert near(drawn.mean(axis=0), bench.view.middle)

    bench.view.set_tool(SelectTool())
    bench.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    bench.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)

    assert np.allclose(bench.points() - drawn, [[0, 0], [1, -1]])


def test_a_trembling_hand_moves_nothing(bench):
    """Below three screen pixels a press is a click."""
    bench.add(RegionKind.RECTANGLE, [[20, 30], [80, 60]])
    before = bench.regions

    bench.drag((50, 45), (50.5, 45.5), (50, 45))

    assert (bench.regions, bench.selected) == (before, 1)


def test_a_region_that_goes_away_under_the_mouse_is_let_go(bench):
    """Deleted or undone with the button down: the drag is over."""
    bench.add(RegionKind.RECTANGLE, [[20, 30], [80, 60]])
    bench.press(50, 45)
    bench.move(60, 50)
    bench.document.settle()
    bench.document.edit(Side.PROBE, bench.regions.removed(1), "Region 1 deleted")

    bench.move(90, 60)
    bench.release(90, 60)

    assert len(bench.regions) == 0
