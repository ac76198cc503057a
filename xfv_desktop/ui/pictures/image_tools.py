"""The tool that selects, moves and reshapes regions, and pans."""

from itertools import count

import numpy as np
from PySide6.QtCore import QPoint, Qt

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.ui.pictures import region_geometry as geometry
from xfv_desktop.ui.pictures.canvas import Canvas, Pointer, Press
from xfv_desktop.ui.pictures.region_geometry import Part, Points

SMALLEST_PX = 3
"""Less on the screen was a slip of the hand: nothing is drawn, and nothing moved."""

_gestures = count(1)

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
            points = geometry.dragged(region, self._hit.index, canvas.placed(at))
            self._reshape(canvas, region.number, points, "reshaped")
        else:
            offset = at.point - self._start.point
            offset = geometry.kept_inside(region.points_px, offset, *canvas.size_px)
            self._reshape(canvas, region.number, region.points_px + offset, "moved")

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """Lets go; a box that was turned inside out gets its corners in order."""
        if self._hit and self._hit.part is Part.HANDLE and self._moving:
            region = canvas.regions.region(self._hit.number)
            if region.kind in geometry.BOXES:
                ordered = geometry.ordered_box(region.points_px)
                self._reshape(canvas, region.number, ordered, "reshaped")
        self._let_go(canvas)

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Adds a vertex on the edge of a polygon or a line; removes the one under the mouse."""
        found = _under(canvas, at)
        region = canvas.regions.region(found.number) if found else None
        if not found or not region or not region.has_vertices:
            return
        points = region.points_px
        if found.part is Part.EDGE:
            points = geometry.with_vertex(points, found.index, at.point)
        elif found.part is Part.HANDLE and len(points) > region.fewest_points:
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
        if region.locked:
            return True
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


def _under(canvas: Canvas, at: Pointer) -> geometry.Hit | None:
    return geometry.hit(canvas.regions, at.point, 7 * canvas.screen_px, canvas.selected)
