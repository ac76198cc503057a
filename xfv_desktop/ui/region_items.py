"""How regions are painted: an outline, handles on the selected one, a tag with number and label."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsItemGroup,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from xfv_desktop.domain.annotation import AnnotationSet, Region
from xfv_desktop.ui.image_layers import cosmetic
from xfv_desktop.ui.region_geometry import handles

HALO = QColor(0, 0, 0, 170)
PLAIN = QColor(255, 255, 255)
CHOSEN = QColor(112, 240, 214)
HANDLE_EDGE = 8


class RegionItems(QGraphicsItemGroup):
    """The regions of one photograph, above its layers. Painting only: the mouse goes to tools."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_regions(self, regions: AnnotationSet, selected: int | None) -> None:
        """Paint this set and nothing else."""
        self._clear()
        for region in regions:
            chosen = region.number == selected
            for item in _outline(region.outline_px, CHOSEN if chosen else PLAIN, closed=True):
                self.addToGroup(item)
            if chosen:
                for x, y in handles(region).tolist():
                    self.addToGroup(_handle(x, y))
            self.addToGroup(_Tag(region, chosen))

    def show_draft(self, points: NDArray[np.float64], *, closed: bool) -> None:
        """Paint a shape that is still being drawn on top of what is there."""
        for item in _outline(points, CHOSEN, closed=closed):
            self.addToGroup(item)

    def _clear(self) -> None:
        for item in self.childItems():
            self.removeFromGroup(item)
            self.scene().removeItem(item)


def _outline(
    points: NDArray[np.float64], colour: QColor, *, closed: bool
) -> tuple[QGraphicsItem, ...]:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
    if closed:
        path.closeSubpath()
    below, above = QGraphicsPathItem(path), QGraphicsPathItem(path)
    below.setPen(cosmetic(HALO, 3.6))
    above.setPen(cosmetic(colour, 1.6))
    return below, above


def _handle(x: float, y: float) -> QGraphicsItem:
    edge = HANDLE_EDGE
    item = QGraphicsRectItem(QRectF(-edge / 2, -edge / 2, edge, edge))
    item.setPen(cosmetic(HALO, 1.4))
    item.setBrush(QBrush(CHOSEN))
    item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    item.setPos(x, y)
    return item


class _Tag(QGraphicsItem):
    """Number and label at the top of a region, of the same size at every zoom."""

    def __init__(self, region: Region, chosen: bool) -> None:
        super().__init__()
        self._text = f"{region.number}  {region.label}".rstrip()
        self._chosen = chosen
        self._font = QFont()
        self._font.setBold(True)
        metrics = QFontMetricsF(self._font)
        self._text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, 220)
        self._box = metrics.boundingRect(self._text).adjusted(-6, -3, 6, 3)
        self._box.moveBottomLeft(QPointF(-1, -5))
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        top = region.outline_px[region.outline_px[:, 1].argmin()]
        self.setPos(*top.tolist())

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """The box of the tag."""
        return self._box.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Dark plate, light text; the colours of the outline for the selected region."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(CHOSEN if self._chosen else QColor(20, 24, 28, 205))
        painter.drawRoundedRect(self._box, 3, 3)
        painter.setPen(QColor(10, 26, 24) if self._chosen else PLAIN)
        painter.setFont(self._font)
        painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, self._text)
