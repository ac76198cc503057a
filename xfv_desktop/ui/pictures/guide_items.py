"""How grid, cross-hair and lines are painted over one photograph."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsSimpleTextItem

from xfv_desktop.ui.elements.theme import scaled_font
from xfv_desktop.ui.pictures.camera_view import CameraView
from xfv_desktop.ui.pictures.image_layers import cosmetic

ABOVE = 8
"""Below the regions, which have to be taken hold of."""
BEYOND = 20_000
"""How far a guide goes on, in pixels."""
BESIDE = (9, -18)
"""Where a number stands from the end of its line, on the screen."""
DARK, GRID, CROSS, LINE = (
    QColor(0, 0, 0, 130), QColor(255, 255, 255, 120), QColor(255, 255, 255, 230),
    QColor(140, 220, 255),
)  # fmt: skip


class GuideItems:
    """The items of one view. They take no mouse."""

    def __init__(self, view: CameraView) -> None:
        self._view = view
        self._grid = self._pair_of(GRID, 0.8, 1.8)
        self._cross = self._pair_of(CROSS, 1, 2.6)
        self._lines: list[QGraphicsItem] = []

    def clear(self) -> None:
        """Neither grid nor lines."""
        self.show_grid(QPainterPath())
        for item in self._lines:
            self._view.scene().removeItem(item)
        self._lines = []

    def show_grid(self, path: QPainterPath) -> None:
        """These lines as a grid."""
        for item in self._grid:
            item.setPath(path)

    def show_cross(self, at: QPointF | None) -> None:
        """A cross through a pixel, along the edges of the screen; or none."""
        path = QPainterPath()
        if at is not None:
            upright = np.linalg.inv(self._view.camera.linear)
            base = self._view.base()
            there = base.map(at)
            for axis in upright.T / np.linalg.norm(upright[:, 0]) * BEYOND:
                step = QPointF(*axis.tolist())
                path.moveTo(base.inverted()[0].map(there - step))
                path.lineTo(base.inverted()[0].map(there + step))
        for item in self._cross:
            item.setPath(path)

    def add_line(self, name: str, ends_px: NDArray[np.float64], *, endless: bool) -> None:
        """A line between two pixels, or through them, with its number."""
        start, end = ends_px
        along = (end - start) / max(float(np.hypot(*(end - start))), 1e-6)
        path = QPainterPath()
        path.moveTo(QPointF(*(start - along * BEYOND if endless else start).tolist()))
        path.lineTo(QPointF(*(end + along * BEYOND if endless else end).tolist()))
        items = self._pair_of(LINE, 1.4, 3.4)
        for item in items:
            item.setPath(path)
        self._lines += [*items, *self._marks(name, QPointF(*end.tolist()))]

    def _marks(self, name: str, end: QPointF) -> list[QGraphicsItem]:
        """The number of a line beside its end, over a dark edge, as large at every zoom."""
        made: list[QGraphicsItem] = []
        font = scaled_font(self._view, 1, bold=True)
        for pen in (QPen(QColor(0, 0, 0, 210), 3.5), QPen(Qt.PenStyle.NoPen)):
            mark = QGraphicsSimpleTextItem(name)
            mark.setFont(font)
            mark.setBrush(LINE)
            mark.setPen(pen)
            mark.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
            mark.setTransform(QTransform.fromTranslate(*BESIDE))
            mark.setPos(end)
            mark.setZValue(ABOVE)
            mark.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            self._view.scene().addItem(mark)
            made.append(mark)
        return made

    def _pair_of(self, colour: QColor, width: float, halo: float) -> list[QGraphicsPathItem]:
        """A line over a dark one, so that it shows on bright ground as well."""
        items = [QGraphicsPathItem(), QGraphicsPathItem()]
        for item, pen in zip(items, (cosmetic(DARK, halo), cosmetic(colour, width)), strict=True):
            item.setPen(pen)
            item.setZValue(ABOVE)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            self._view.scene().addItem(item)
        return items
