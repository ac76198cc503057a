"""The tools that draw: a box, a line, a stroke by hand, a place, a polygon."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import Qt

from xfv_desktop.domain.annotation import Region, RegionKind
from xfv_desktop.ui.pictures import region_geometry as geometry
from xfv_desktop.ui.pictures.canvas import ENTER, Canvas, Pointer, Press, Tool
from xfv_desktop.ui.pictures.image_tools import SMALLEST_PX
from xfv_desktop.ui.pictures.region_geometry import Points

KEY_PX = 120
"""Extent of what is drawn with a key, on the screen."""
CLOSING_PX = 8
"""So near to its beginning, on the screen, a polygon or a stroke is closed."""
STROKE_PX = 1.2
"""How far the points that are kept of a stroke may lie from what the hand drew, on the screen."""


class DragTool:
    """Draws from where the button goes down to where it comes up."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self) -> None:
        self._start: Points | None = None

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """One end."""
        self._start = canvas.placed(at)

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """The other end follows the mouse."""
        if self._start is not None:
            self._show(canvas, np.array([self._start, canvas.placed(at)]))

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """The other end: it is drawn, unless it was a slip of the hand."""
        if self._start is None:
            return
        ends = np.array([self._start, canvas.placed(at)])
        self.cancel(canvas)
        if self._extent(ends) >= SMALLEST_PX * canvas.screen_px:
            self._draw(canvas, ends)

    def cancel(self, canvas: Canvas) -> None:
        """Nothing is begun any more."""
        self._start = None
        canvas.show_draft(None)

    def _show(self, canvas: Canvas, ends: Points) -> None:
        canvas.show_draft(ends, closed=False)

    def _extent(self, ends: Points) -> float:
        return float(np.hypot(*(ends[1] - ends[0])))

    def _draw(self, canvas: Canvas, ends: Points) -> None:
        raise NotImplementedError


class SegmentTool(DragTool):
    """Draws a line, or an arrow from its tail to its tip."""

    with_key: tuple[tuple[float, float], ...] = ((-1, 0), (1, 0))
    """The ends of what a key draws in the middle of the view."""

    def __init__(self, kind: RegionKind) -> None:
        super().__init__()
        self.kind = kind

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Begins another one."""
        self.press(canvas, at)

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Enter draws in the middle of the view; Escape drops it, or puts the tool away."""
        if press.key in ENTER and self._start is None:
            self._draw(canvas, _in_the_middle(canvas, self.with_key))
            return True
        return _escaped(self, canvas, press, busy=self._start is not None)

    def _draw(self, canvas: Canvas, ends: Points) -> None:
        _add(canvas, self.kind, ends)


class BoxTool(SegmentTool):
    """Draws a rectangle or an ellipse from corner to corner."""

    with_key = ((-1, -1), (1, 1))

    def _show(self, canvas: Canvas, ends: Points) -> None:
        box = geometry.ordered_box(ends)
        canvas.show_draft(Region(number=0, kind=self.kind, points_px=box).outline_px)

    def _extent(self, ends: Points) -> float:
        return float(np.abs(ends[1] - ends[0]).min())

    def _draw(self, canvas: Canvas, ends: Points) -> None:
        super()._draw(canvas, geometry.ordered_box(ends))


class StrokeTool:
    """Draws freehand. A stroke that ends where it began has an inside: it becomes a polygon."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self) -> None:
        self._points: list[Points] = []

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """The stroke begins."""
        self._points = [canvas.placed(at)]

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """The stroke goes on; landmarks do not draw it."""
        if self._points:
            self._points.append(geometry.clamped(at.point, *canvas.size_px))
            canvas.show_draft(np.array(self._points), closed=False)

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """The stroke is over: a region is drawn, of as few points as show it."""
        if not self._points:
            return
        points = np.array([*self._points, canvas.placed(at)])
        self.cancel(canvas)
        px = canvas.screen_px
        if np.ptp(points, axis=0).max() < SMALLEST_PX * px:
            return
        closed = len(points) > 3 and np.hypot(*(points[-1] - points[0])) <= CLOSING_PX * px
        points = geometry.simplified(points, STROKE_PX * px)
        if closed and len(points) > 3:
            _add(canvas, RegionKind.POLYGON, points[:-1])
        else:
            _add(canvas, RegionKind.FREEHAND, points)

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Begins another stroke."""
        self.press(canvas, at)

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Escape drops the stroke, or puts the tool away."""
        return _escaped(self, canvas, press, busy=bool(self._points))

    def cancel(self, canvas: Canvas) -> None:
        """No stroke."""
        self._points = []
        canvas.show_draft(None)


class PlaceTool:
    """Marks one place: a point, or where a text stands."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, kind: RegionKind) -> None:
        self.kind = kind

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """The place."""
        _add(canvas, self.kind, canvas.placed(at)[None])

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """Nothing: a place is set when the button goes down."""

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """Nothing."""

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Nothing: its first click has set the place."""

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Enter marks the middle of the view; Escape puts the tool away."""
        if press.key in ENTER:
            _add(canvas, self.kind, _in_the_middle(canvas, [(0, 0)]))
            return True
        return _escaped(self, canvas, press, busy=False)

    def cancel(self, canvas: Canvas) -> None:
        """Nothing is begun that could be dropped."""


class PolygonTool:
    """Draws a polygon vertex by vertex; a double click, Enter or the first vertex closes it."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self) -> None:
        self._points: list[Points] = []

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """The next vertex."""
        point = canvas.placed(at)
        near = CLOSING_PX * canvas.screen_px
        if len(self._points) >= 3 and np.hypot(*(point - self._points[0])) <= near:
            self._finish(canvas)
            return
        self._points.append(point)
        self._draw(canvas, None)

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """The line to the next vertex follows the mouse."""
        if self._points:
            self._draw(canvas, canvas.placed(at))

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """Nothing: a vertex is set when the button goes down."""

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Closes the polygon; its first click has set the last vertex."""
        self._finish(canvas)

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Enter closes (or draws one in the middle), Backspace takes a vertex back, Escape all."""
        if press.key in ENTER and not self._points:
            diamond = _in_the_middle(canvas, [(0, -1), (1, 0), (0, 1), (-1, 0)])
            _add(canvas, RegionKind.POLYGON, diamond)
        elif press.key in ENTER:
            self._finish(canvas)
        elif press.key == Qt.Key.Key_Backspace and self._points:
            self._points.pop()
            self._draw(canvas, None)
        else:
            return _escaped(self, canvas, press, busy=bool(self._points))
        return True

    def cancel(self, canvas: Canvas) -> None:
        """No polygon."""
        self._points = []
        canvas.show_draft(None)

    def _draw(self, canvas: Canvas, loose_end: Points | None) -> None:
        points = self._points if loose_end is None else [*self._points, loose_end]
        canvas.show_draft(np.array(points) if points else None, closed=False)

    def _finish(self, canvas: Canvas) -> None:
        if len(self._points) >= 3:
            points = np.array(self._points)
            self.cancel(canvas)
            _add(canvas, RegionKind.POLYGON, points)


TOOLS: dict[RegionKind, Callable[[], Tool]] = {
    RegionKind.RECTANGLE: lambda: BoxTool(RegionKind.RECTANGLE),
    RegionKind.ELLIPSE: lambda: BoxTool(RegionKind.ELLIPSE),
    RegionKind.POLYGON: PolygonTool,
    RegionKind.FREEHAND: StrokeTool,
    RegionKind.LINE: lambda: SegmentTool(RegionKind.LINE),
    RegionKind.ARROW: lambda: SegmentTool(RegionKind.ARROW),
    RegionKind.POINT: lambda: PlaceTool(RegionKind.POINT),
    RegionKind.TEXT: lambda: PlaceTool(RegionKind.TEXT),
}
"""What draws a region of each kind."""


def _escaped(tool: Tool, canvas: Canvas, press: Press, *, busy: bool) -> bool:
    if press.key != Qt.Key.Key_Escape:
        return False
    if not busy:
        canvas.drawn()
    tool.cancel(canvas)
    return True


def _in_the_middle(canvas: Canvas, corners: Sequence[tuple[float, float]]) -> Points:
    """Points around the middle of the view, from corners in [-1, 1]."""
    half = KEY_PX / 2 * canvas.screen_px
    points = canvas.middle + np.array(corners) * half
    return geometry.clamped(points, *canvas.size_px)


def _add(canvas: Canvas, kind: RegionKind, points: Points) -> None:
    after = canvas.regions.added(kind, points)
    number = after.regions[-1].number
    canvas.edit(after, f"Region {number} drawn")
    canvas.select(number)
    canvas.drawn()
