"""Grid, cross-hair and lines over both photographs, in the same places of both faces."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QPainterPath, QTransform, QUndoStack

from xfv_desktop.domain.drawn_lines import DrawnLine, LineKind, Lines
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.measurement import Ratio, relative_length
from xfv_desktop.services.evidence.measurement import profile
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pictures.canvas import Canvas
from xfv_desktop.ui.pictures.guide_items import GuideItems
from xfv_desktop.ui.pictures.image_layers import rgb_of, transform_of
from xfv_desktop.ui.pictures.image_view import ImageView
from xfv_desktop.ui.pictures.linked_views import related
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.lines_document import LinesDocument

SAMPLES = 200
GRID_STEP, GRID_REACH = 0.25, 12
"""Distance of the grid's lines by that of the eyes, and how many there are on each side."""


class Guides(QObject):
    """What lies over both photographs. Grid and cross-hair are stored nowhere."""

    changed = Signal()
    stepped = Signal()
    """There is something else to be taken back."""

    def __init__(self, desk: Desk, views: dict[Side, ImageView]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._views = views
        self._items = {side: GuideItems(view) for side, view in views.items()}
        self._document = LinesDocument(desk, self)
        self.edited_last = False
        self.grid = self.cross = False
        for side, view in views.items():
            view.face_shown.connect(self.refresh)
            view.pointed.connect(lambda point, side=side: self._point(side, point))
        self._document.changed.connect(self.refresh)
        self.stack.indexChanged.connect(lambda _: self._edited())
        desk.undo_changed.connect(self._regions_edited)

    @property
    def lines(self) -> Lines:
        """The lines of the pair on the desk."""
        return self._document.lines

    @property
    def stack(self) -> QUndoStack:
        """What can be taken back of them."""
        return self._document.stack

    def draw(self, canvas: Canvas, kind: LineKind, ends_px: NDArray[np.float64]) -> None:
        """One line more, drawn in one of the views."""
        side = next(side for side, view in self._views.items() if view is canvas)
        number = max((line.number for line in self.lines), default=0) + 1
        line = DrawnLine(number, kind, side, ends_px)
        self._document.edit((*self.lines, line), tr("Line {number} drawn").format(number=number))

    def remove(self, number: int) -> None:
        """One line less."""
        left = tuple(line for line in self.lines if line.number != number)
        self._document.edit(left, tr("Line {number} removed").format(number=number))

    def clear(self) -> None:
        """No line."""
        self._document.edit((), tr("All lines removed"))

    def set_grid(self, shown: bool) -> None:
        """A grid over both faces, level with the eyes of the questioned one."""
        self.grid = shown
        self.refresh()

    def set_cross(self, shown: bool) -> None:
        """A cross-hair under the mouse, and in the same place of the other face."""
        self.cross = shown
        for items in self._items.values():
            items.show_cross(None)

    def ends(self, line: DrawnLine, side: Side) -> NDArray[np.float64] | None:
        """Where a line lies on a side; ``None`` where it does not show there."""
        if self._views[side].image.isNull() or self._views[line.side].image.isNull():
            return None
        if side is line.side:
            return line.ends_px
        to_side = self._between(line.side, side)
        if to_side is None or line.kind is LineKind.LENGTH:
            return None
        mapped = [to_side.map(QPointF(x, y)) for x, y in line.ends_px.tolist()]
        return np.array([[point.x(), point.y()] for point in mapped])

    def ratio(self, line: DrawnLine, side: Side) -> Ratio | None:
        """The length of a line by the distance of the eyes on that side."""
        ends, face = self.ends(line, side), self._views[side].face
        return (
            None if ends is None or face is None else relative_length(ends, face.landmarks_px[:2])
        )

    def profile(self, line: DrawnLine, side: Side) -> NDArray[np.float32] | None:
        """Grey values along a line on one side."""
        ends = self.ends(line, side)
        return None if ends is None else profile(rgb_of(self._views[side].image), ends, SAMPLES)

    def refresh(self) -> None:
        """Everything as it is now, on both sides."""
        for side, items in self._items.items():
            items.clear()
            if self.grid and not self._views[side].image.isNull():
                items.show_grid(self._grid_on(side))
            for line in self.lines:
                ends = self.ends(line, side)
                if ends is not None:
                    items.add_line(f"{line.number}", ends, endless=line.kind is LineKind.GUIDE)
        self.changed.emit()

    def _edited(self) -> None:
        self.edited_last = self.stack.count() > 0
        self.stepped.emit()

    def _regions_edited(self) -> None:
        self.edited_last = False

    def _point(self, side: Side, point: NDArray[np.float64] | None) -> None:
        if not self.cross:
            return
        for other, items in self._items.items():
            to_other = self._between(side, other)
            if point is None or to_other is None:
                items.show_cross(None)
            else:
                items.show_cross(to_other.map(QPointF(*point.tolist())))

    def _between(self, one: Side, other: Side) -> QTransform | None:
        """From pixels of one photograph to those of the other, as the faces are laid together."""
        views = [self._views[side] for side in Side]
        if one is other or any(view.landmarks_px is None for view in views):
            return QTransform() if one is other else None
        # fitted one way only, as the views are linked: the way back would differ a little
        shown = transform_of(related(*views))
        to_probe = views[1].base() * shown * views[0].base().inverted()[0]
        return to_probe if other is Side.PROBE else to_probe.inverted()[0]

    def _grid_on(self, side: Side) -> QPainterPath:
        """Level with the eyes of the questioned face, or of the only one."""
        shown = [one for one in Side if self._views[one].face is not None]
        path = QPainterPath()
        if not shown or self._views[side].face is None:
            return path
        face = self._views[shown[0]].face
        right, left = face.landmarks_px[:2] if face else np.zeros((2, 2))
        across = (left - right) * GRID_STEP
        down = np.array([-across[1], across[0]])
        middle, reach = (right + left) / 2, range(-GRID_REACH, GRID_REACH + 1)
        for step in reach:
            for along, beside in ((across, down), (down, across)):
                start = middle + step * beside
                path.moveTo(QPointF(*(start - GRID_REACH * along)))
                path.lineTo(QPointF(*(start + GRID_REACH * along)))
        to_side = self._between(shown[0], side)
        return to_side.map(path) if to_side is not None else path
