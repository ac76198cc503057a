"""Draws a line from press to release; with a key, one in the middle of the view."""

import numpy as np
from PySide6.QtCore import Qt

from xfv_desktop.ui.canvas import ENTER, Canvas, Pointer, Press
from xfv_desktop.ui.guides import Guides, LineKind
from xfv_desktop.ui.image_tools import SMALLEST_PX
from xfv_desktop.ui.region_geometry import Points

REACH_PX = 80
"""Half the length of a line that is drawn with a key, on the screen."""


class LineTool:
    """A guide, a profile or a length."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, guides: Guides, kind: LineKind) -> None:
        self._guides, self._kind = guides, kind
        self._start: Points | None = None

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """One end."""
        self._start = canvas.placed(at)

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """The other end follows the mouse."""
        if self._start is not None:
            canvas.show_draft(np.array([self._start, canvas.placed(at)]), closed=False)

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """The other end, unless it was a slip of the hand."""
        start, end = self._start, canvas.placed(at)
        self.cancel(canvas)
        if start is not None and np.hypot(*(end - start)) / canvas.screen_px >= SMALLEST_PX:
            self._guides.draw(canvas, self._kind, np.array([start, end]))
            canvas.drawn()

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Means nothing."""

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Enter draws a level line in the middle; Escape takes the gesture back."""
        if press.key in ENTER:
            reach = np.array([REACH_PX * canvas.screen_px, 0.0])
            ends = np.array([canvas.middle - reach, canvas.middle + reach])
            self._guides.draw(canvas, self._kind, ends)
            canvas.drawn()
        elif press.key == Qt.Key.Key_Escape:
            self.cancel(canvas)
        return press.key in (*ENTER, Qt.Key.Key_Escape)

    def cancel(self, canvas: Canvas) -> None:
        """No line."""
        self._start = None
        canvas.show_draft(None)
