"""Draws a line from press to release; with a key, one in the middle of the view."""

import numpy as np
from PySide6.QtCore import Qt

from xfv_desktop.domain.drawn_lines import LineKind
from xfv_desktop.ui.pictures.canvas import ENTER, Canvas, Pointer, Press
from xfv_desktop.ui.pictures.drawing_tools import DragTool
from xfv_desktop.ui.pictures.region_geometry import Points
from xfv_desktop.ui.state.guides import Guides

REACH_PX = 80
"""Half the length of a line that is drawn with a key, on the screen."""


class LineTool(DragTool):
    """A guide, a profile or a length."""

    def __init__(self, guides: Guides, kind: LineKind) -> None:
        super().__init__()
        self._guides, self._kind = guides, kind

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """Means nothing."""

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Enter draws a level line in the middle; Escape takes the gesture back."""
        if press.key in ENTER:
            reach = np.array([REACH_PX * canvas.screen_px, 0.0])
            self._draw(canvas, np.array([canvas.middle - reach, canvas.middle + reach]))
        elif press.key == Qt.Key.Key_Escape:
            self.cancel(canvas)
        return press.key in (*ENTER, Qt.Key.Key_Escape)

    def _draw(self, canvas: Canvas, ends: Points) -> None:
        self._guides.draw(canvas, self._kind, ends)
        canvas.drawn()
