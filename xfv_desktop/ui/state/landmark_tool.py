"""Landmarks moved by mouse and keys, and their marks on a photograph."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsItemGroup,
    QGraphicsPathItem,
    QGraphicsSimpleTextItem,
)

from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.pictures.canvas import ENTER, Canvas, Pointer, Press
from xfv_desktop.ui.pictures.image_tools import ARROWS
from xfv_desktop.ui.pictures.region_geometry import Points
from xfv_desktop.ui.state.landmark_drafts import LandmarkDrafts

STEP_PX, WIDE_STEP_PX = 0.25, 2.5
NEAR_PX = 14
"""How near on the screen a landmark has to be to be taken hold of."""

RING_PX = 7
ABOVE = 900.0
CHOSEN, OTHER, SHADE = QColor(255, 230, 64), QColor(255, 255, 255), QColor(0, 0, 0, 190)


class LandmarkTool:
    """Takes hold of the nearest landmark; beside them all the picture is panned."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, drafts: LandmarkDrafts, side: Side) -> None:
        self._drafts, self._side = drafts, side
        self._held: int | None = None
        self._offset = np.zeros(2)
        self._before: Points | None = None
        self._panned: Pointer | None = None

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """Takes hold of what lies under the mouse."""
        points = self._drafts.points(self._side)
        if points is None:
            return
        away = np.hypot(*(points - at.point).T)
        nearest = int(away.argmin())
        if away[nearest] > NEAR_PX * canvas.screen_px:
            self._panned = at
            return
        self._held, self._offset, self._before = nearest, points[nearest] - at.point, points
        self._drafts.choose(self._side, nearest)

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """The landmark, or the picture, follows."""
        if self._held is not None:
            self._drafts.move(self._side, self._held, at.point + self._offset)
        elif self._panned is not None:
            canvas.pan(at.on_screen - self._panned.on_screen)
            self._panned = at

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """Lets go."""
        self._held = self._panned = self._before = None

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """As a press."""
        self.press(canvas, at)

    def key(self, canvas: Canvas, press: Press) -> bool:
        """Arrows move, Space goes on to the next landmark, Enter asks for the correction."""
        points = self._drafts.points(self._side)
        if points is None:
            return False
        side, index = self._drafts.chosen
        if side is not self._side:
            side, index = self._side, 0
            self._drafts.choose(side, index)
        if press.key in ARROWS:
            step = np.array(ARROWS[press.key]) * (WIDE_STEP_PX if press.shift else STEP_PX)
            self._drafts.move(side, index, points[index] + step)
        elif press.key == Qt.Key.Key_Space:
            self._drafts.choose(side, index + (-1 if press.shift else 1))
        elif press.key in ENTER:
            self._drafts.asked.emit(side)
        elif press.key == Qt.Key.Key_Escape:
            self.cancel(canvas)
            face = self._drafts.face(side)
            if face is not None:
                self._drafts.set(side, face.landmarks_px)
        else:
            return False
        return True

    def cancel(self, canvas: Canvas) -> None:
        """Puts a landmark that is held back to where it was taken."""
        if self._held is not None and self._before is not None:
            self._drafts.set(self._side, self._before)
        self._held = self._panned = self._before = None


class LandmarkMarks(QGraphicsItemGroup):
    """The five points with their numbers, of the same size at every zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(ABOVE)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._marks: list[QGraphicsPathItem] = []
        for number in range(1, 6):
            mark = _mark(number)
            self._marks.append(mark)
            self.addToGroup(mark)

    def show_points(self, points: Points | None, chosen: int | None) -> None:
        """These points, one of them chosen; or none."""
        self.setVisible(points is not None)
        for index, mark in enumerate(self._marks):
            if points is not None:
                mark.setPos(QPointF(*points[index].tolist()))
            colour = CHOSEN if index == chosen else OTHER
            _colour(mark, colour, 2.6 if index == chosen else 1.6)


def _mark(number: int) -> QGraphicsPathItem:
    shape = QPainterPath()
    shape.addEllipse(QRectF(-RING_PX, -RING_PX, 2 * RING_PX, 2 * RING_PX))
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        shape.moveTo(2 * x, 2 * y)
        shape.lineTo(RING_PX * x, RING_PX * y)
    below = QGraphicsPathItem(shape)
    below.setPen(QPen(SHADE, 4.4))
    QGraphicsPathItem(shape, below)
    text = QGraphicsSimpleTextItem(str(number), below)
    font = QFont()
    font.setBold(True)
    text.setFont(font)
    text.setPos(RING_PX, -2.4 * RING_PX)
    text.setPen(QPen(SHADE, 0.6))
    below.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    return below


def _colour(mark: QGraphicsPathItem, colour: QColor, width: float) -> None:
    for part in mark.childItems():
        if isinstance(part, QGraphicsPathItem):
            part.setPen(QPen(colour, width))
        elif isinstance(part, QGraphicsSimpleTextItem):
            part.setBrush(colour)
