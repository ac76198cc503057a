"""The picture of two superimposed faces, with zoom, pan and a line of the wipe to be dragged."""

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsPixmapItem

from xfv_desktop.domain.superimposition import FRAME_PX, Line
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import current_theme
from xfv_desktop.ui.pictures.camera import Camera
from xfv_desktop.ui.pictures.camera_view import CameraView
from xfv_desktop.ui.pictures.image_layers import cosmetic
from xfv_desktop.ui.pictures.image_tools import ARROWS

STEP_PX = 8
"""How far an arrow key moves the line of a wipe, in pixels of the frame."""
STEP_DEGREES = 5
"""How far one turns it."""
PAN_PX = 40
"""How far one moves the picture, in pixels of the screen."""


class SuperimposedPicture(CameraView):
    """``swapped``: Space asks for the other face; ``line_moved``: the line of a wipe is dragged.

    While ``freely`` is set a drag draws the line itself; else it shifts a line of fixed direction.
    """

    swapped = Signal()
    line_moved = Signal(Line)
    stepped = Signal(int)
    """An arrow key where there is no line: less or more."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Superimposed faces"))
        self.line: Line | None = None
        self.freely = False
        self._picture = QGraphicsPixmapItem()
        self._picture.setOffset(-0.5, -0.5)
        self._edge = [QGraphicsLineItem() for _ in range(2)]
        self._held: QPoint | None = None
        self._pan = False
        self.scene().addItem(self._picture)
        pens = cosmetic(QColor(0, 0, 0, 160), 3.6), cosmetic(QColor(255, 255, 255, 235), 1.4)
        for item, pen in zip(self._edge, pens, strict=True):
            item.setPen(pen)
            self.scene().addItem(item)
        self.set_ground(FRAME_PX, FRAME_PX)
        self._paint_ground()

    @property
    def shown_px(self) -> tuple[int, int]:
        """The frame."""
        return (0, 0) if self._picture.pixmap().isNull() else (FRAME_PX, FRAME_PX)

    def show_picture(self, image: QImage) -> None:
        """Another picture of the same frame; zoom and place stay."""
        first = self._picture.pixmap().isNull()
        self._picture.setPixmap(QPixmap.fromImage(image))
        if first:
            self.fit()

    def show_line(self, line: Line | None) -> None:
        """The line of a wipe, or none."""
        self.line = line
        for item in self._edge:
            item.setVisible(line is not None)
            if line:
                (x, y), (across, down) = line.through_px, line.towards
                reach = 2 * FRAME_PX
                item.setLine(
                    x - reach * down, y + reach * across, x + reach * down, y - reach * across
                )

    def clear(self) -> None:
        """Nothing."""
        self._picture.setPixmap(QPixmap())
        self.show_line(None)

    def _look(self, camera: Camera) -> None:
        fast = camera.zoom >= 1 and not self._smooth
        mode = Qt.TransformationMode
        self._picture.setTransformationMode(
            mode.FastTransformation if fast else mode.SmoothTransformation
        )
        super()._look(camera)

    def _drag(self, to: QPointF) -> None:
        place = self.viewportTransform().inverted()[0].map(to)
        x, y = place.x(), place.y()
        if self.line is None or self._held is None:
            return
        towards = self.line.towards
        through = (x, y)
        if self.freely:
            start = self.viewportTransform().inverted()[0].map(QPointF(self._held))
            dx, dy = x - start.x(), y - start.y()
            length = math.hypot(dx, dy)
            if length * self.zoom < STEP_PX:
                return
            through, towards = (start.x(), start.y()), (-dy / length, dx / length)
        self.line_moved.emit(Line(through, towards))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The left button takes the line, or else the picture; the middle one the picture."""
        self._held = event.position().toPoint()
        self._pan = self.line is None or event.button() is Qt.MouseButton.MiddleButton
        if not self._pan:
            self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """What is held moves along."""
        if self._held is None:
            return
        if self._pan:
            now = event.position().toPoint()
            self.pan(now - self._held)
            self._held = now
        else:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Lets go."""
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space: the other face. Arrow keys: the line, or less or more; with Ctrl the picture."""
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Space:
            self.swapped.emit()
        elif key in ARROWS:
            self._arrow(*ARROWS[key], held)
        else:
            super().keyPressEvent(event)

    def _arrow(self, across: int, down: int, held: Qt.KeyboardModifier) -> None:
        """Moves the line, or with Shift turns it where it is free."""
        if held & Qt.KeyboardModifier.ControlModifier:
            self.pan(QPoint(-PAN_PX * across, -PAN_PX * down))
        elif self.line is None:
            self.stepped.emit(across or -down)
        elif held & Qt.KeyboardModifier.ShiftModifier:
            if self.freely:
                turn = math.radians(STEP_DEGREES * (across or down))
                (x, y), (cos, sin) = self.line.towards, (math.cos(turn), math.sin(turn))
                towards = x * cos - y * sin, x * sin + y * cos
                self.line_moved.emit(Line(self.line.through_px, towards))
        else:
            x, y = self.line.through_px
            moved = x + STEP_PX * across, y + STEP_PX * down
            self.line_moved.emit(Line(moved, self.line.towards))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The ground follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_ground()

    def _paint_ground(self) -> None:
        self.setBackgroundBrush(QColor(current_theme().canvas))
