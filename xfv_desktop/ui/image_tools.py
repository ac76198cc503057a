"""One object per gesture of the mouse on a photograph: select and pan, draw a box, a polygon."""

from itertools import count

import numpy as np
from PySide6.QtCore import QPoint, Qt

from xfv_desktop.domain.annotation import AnnotationSet, Region, RegionKind
from xfv_desktop.ui import region_geometry as geometry
from xfv_desktop.ui.canvas import Canvas, Pointer, Press
from xfv_desktop.ui.region_geometry import Part, Points

SMALLEST_PX = 3
"""Less on the screen was a slip of the hand: no box, and no move."""

BOX_PX = 120
"""Edge of a box that is drawn with a key, on the screen."""

_gestures = count(1)

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def _new_gesture() -> str:
    return f"gesture {next(_gestures)}"


class SelectTool:
    """Selects, moves and reshapes regions; pans where there is none."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self) -> None:
        self._before: AnnotationSet | None = None
        self._start: Pointer | None = None
        self._hit: geometry.Hit | None = None
        self._gesture = ""
        self._moving = False

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """Takes hold of what lies under the mouse."""
        self._hit = _under(canvas, at)
        self._before, self._start, self._gesture = canvas.regions, at, _new_gesture()
        canvas.select(self._hit.number if self._hit else None)

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """Drags a handle, a region or the picture."""
        if self._start is None or self._before is None:
            return
        if self._hit and all(region.number != self._hit.number for region in canvas.regions):
            self._let_go(canvas)  # deleted, or undone, with the button down
            return
        step = at.on_screen - self._start.on_screen
        self._moving = self._moving or step.manhattanLength() >= SMALLEST_PX
        if not self._moving:
            return
        if self._hit is None:
            canvas.pan(step)
            self._start = at
            return
        region = self._before.region(self._hit.number)
        if self._hit.part is Part.HANDLE:
            to = geometry.clamped(at.point.tolist(), *canvas.size_px)
            points = geometry.dragged(region, self._hit.index, to)
            self._reshape(canvas, region.number, points, "reshaped")
        else:
            offset = at.point - self._start.point
            offset = geometry.kept_inside(region.points_px, offset, *canvas.size_px)
            self._reshape(canvas, region.number, region.points_px + offset, "moved")

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """Lets go; a box that was turned inside out gets its corners in order."""
        if self._hit and self._hit.part is Part.HANDLE and self._moving:
            region = canvas.regions.region(self._hit.number)
            if region.kind is not RegionKind.POLYGON:
                ordered = geometry.ordered_box(region.points_px)
                self._reshape(canvas, region.number, ordered, "reshaped")
        self._let_go(canvas)

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Adds a vertex on a polygon's edge; removes the one under the mouse."""
        found = _under(canvas, at)
        region = canvas.regions.region(found.number) if found else None
        if not found or not region or region.kind is not RegionKind.POLYGON:
            return
        points = region.points_px
        if found.part is Part.EDGE:
            points = geometry.with_vertex(points, found.index, at.point)
        elif found.part is Part.HANDLE and len(points) > 3:
            points = geometry.without_vertex(points, found.index)
        self._gesture = ""
        self._reshape(canvas, region.number, points, "reshaped")

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Arrow keys move the selected region, with Ctrl they stretch it; or move the picture."""
        if press.key == Qt.Key.Key_Escape:
            self.cancel(canvas)
            canvas.select(None)
            return True
        if press.key not in ARROWS:
            return False
        step = np.array(ARROWS[press.key], dtype=np.float64) * (10 if press.shift else 1)
        if canvas.selected is None:
            canvas.pan(QPoint(*(-40 * step).astype(int).tolist()))
            return True
        region = canvas.regions.region(canvas.selected)
        self._gesture = f"keys on region {region.number}"
        if press.control:
            points = geometry.stretched(region.points_px, step, *canvas.size_px)
            self._reshape(canvas, region.number, points, "reshaped")
        else:
            step = geometry.kept_inside(region.points_px, step, *canvas.size_px)
            self._reshape(canvas, region.number, region.points_px + step, "moved")
        return True

    def cancel(self, canvas: Canvas) -> None:
        """Puts the region back where the drag began."""
        if self._before is not None and self._hit and self._before != canvas.regions:
            canvas.edit(self._before, f"Region {self._hit.number} moved", self._gesture)
        self._let_go(canvas)

    def _reshape(self, canvas: Canvas, number: int, points: Points, what: str) -> None:
        after = canvas.regions.reshaped(number, points)
        canvas.edit(after, f"Region {number} {what}", self._gesture)

    def _let_go(self, canvas: Canvas) -> None:
        self._before = self._start = self._hit = None
        self._moving = False
        canvas.settle()


class BoxTool:
    """Draws a rectangle or an ellipse from corner to corner."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, kind: RegionKind) -> None:
        self.kind = kind
        self._start: Points | None = None

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """The first corner."""
        self._start = geometry.clamped(at.point.tolist(), *canvas.size_px)

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """The box grows."""
        if self._start is not None:
            box = self._box(canvas, at, self._start)
            canvas.show_draft(Region(number=0, kind=self.kind, points_px=box).outline_px)

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """The second corner: a region is drawn."""
        if self._start is None:
            return
        box = self._box(canvas, at, self._start)
        self.cancel(canvas)
        if (box[1] - box[0]).min() >= SMALLEST_PX * canvas.screen_px:
            _add(canvas, self.kind, box)

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Begins another box."""
        self.press(canvas, at)

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Enter draws in the middle of the view; Escape drops the box, or puts the tool away."""
        if press.key in ENTER and self._start is None:
            half = BOX_PX / 2 * canvas.screen_px
            corners = [
                geometry.clamped((canvas.middle + side * half).tolist(), *canvas.size_px)
                for side in (-1, 1)
            ]
            _add(canvas, self.kind, np.array(corners))
            return True
        if press.key != Qt.Key.Key_Escape:
            return False
        if self._start is None:
            canvas.drawn()
        self.cancel(canvas)
        return True

    def cancel(self, canvas: Canvas) -> None:
        """No box."""
        self._start = None
        canvas.show_draft(None)

    def _box(self, canvas: Canvas, at: Pointer, start: Points) -> Points:
        end = geometry.clamped(at.point.tolist(), *canvas.size_px)
        return geometry.ordered_box(np.array([start, end]))


class PolygonTool:
    """Draws a polygon vertex by vertex; a double click, Enter or the first vertex closes it."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self) -> None:
        self._points: list[Points] = []

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """The next vertex."""
        point = geometry.clamped(at.point.tolist(), *canvas.size_px)
        near = 8 * canvas.screen_px
        if len(self._points) >= 3 and np.hypot(*(point - self._points[0])) <= near:
            self._finish(canvas)
            return
        self._points.append(point)
        self._draw(canvas, None)

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """The line to the next vertex follows the mouse."""
        if self._points:
            self._draw(canvas, geometry.clamped(at.point.tolist(), *canvas.size_px))

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """Nothing: a vertex is set when the button goes down."""

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Closes the polygon; its first click has set the last vertex."""
        self._finish(canvas)

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Enter closes, Backspace takes the last vertex back, Escape drops the polygon."""
        if press.key in ENTER:
            self._finish(canvas)
        elif press.key == Qt.Key.Key_Backspace and self._points:
            self._points.pop()
            self._draw(canvas, None)
        elif press.key == Qt.Key.Key_Escape:
            if not self._points:
                canvas.drawn()
            self.cancel(canvas)
        else:
            return False
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


def _under(canvas: Canvas, at: Pointer) -> geometry.Hit | None:
    return geometry.hit(canvas.regions, at.point, 7 * canvas.screen_px, canvas.selected)


def _add(canvas: Canvas, kind: RegionKind, points: Points) -> None:
    after = canvas.regions.added(kind, points)
    number = after.regions[-1].number
    canvas.edit(after, f"Region {number} drawn")
    canvas.select(number)
    canvas.drawn()
