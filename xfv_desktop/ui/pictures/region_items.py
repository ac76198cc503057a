"""How regions are painted: line, cross, handles on the selected one; their tags with them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPolygonF, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from xfv_desktop.domain.annotation import AnnotationSet, Region, RegionKind
from xfv_desktop.domain.face import FaceBox
from xfv_desktop.ui.pictures.image_layers import cosmetic
from xfv_desktop.ui.pictures.region_geometry import arrow_head, handles, nearest_place
from xfv_desktop.ui.pictures.region_tags import CHOSEN, Tag, arranged

HALO = QColor(0, 0, 0, 170)
CASING = QColor(255, 255, 255, 215)
HANDLE_EDGE = 8
CROSS = 7.0


class RegionItems(QGraphicsItem):
    """The regions of one photograph, above its layers. Painting only: the mouse goes to tools.

    An item is made anew only where its region or the selection changed, so that dragging one of
    hundreds costs as much as dragging the only one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.setZValue(10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._items: dict[int, _RegionItem] = {}
        self._draft: QGraphicsItem | None = None
        self._transform = QTransform()
        self._face: FaceBox | None = None

    def show_regions(self, regions: AnnotationSet, selected: int | None) -> None:
        """Paint this set and nothing else."""
        self.show_draft(None, closed=False)
        for number in self._items.keys() - {region.number for region in regions}:
            self._drop(self._items.pop(number))
        for place, region in enumerate(regions):
            chosen = region.number == selected
            item = self._items.get(region.number)
            if item is None or item.region is not region or item.chosen is not chosen:
                if item is not None:
                    self._drop(item)
                item = self._items[region.number] = _RegionItem(region, chosen, self)
            item.setZValue(place)
        self._arrange()

    def look(self, transform: QTransform, face: FaceBox | None) -> None:
        """Seen so, with this face in the picture: tags keep out of its way."""
        if (transform, face) != (self._transform, self._face):
            self._transform, self._face = transform, face
            self._arrange()

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Those of the regions that are shown."""
        return tuple(item.tag for item in self._items.values() if item.region.visible)

    def _arrange(self) -> None:
        beside = arranged(self.tags, self._transform, self._face)
        for number, item in self._items.items():
            item.lead_to(beside.get(number))

    def show_draft(self, points: NDArray[np.float64] | None, *, closed: bool) -> None:
        """Paint a shape that is still being drawn on top of what is there, or none."""
        if self._draft is not None:
            self._drop(self._draft)
            self._draft = None
        if points is not None:
            self._draft = _Line(_path(points, closed=closed), CHOSEN, (), self)
            self._draft.setZValue(len(self._items))

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Nothing of its own."""
        return QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Nothing of its own."""

    def _drop(self, item: QGraphicsItem) -> None:
        self.scene().removeItem(item)


class _Line(QGraphicsPathItem):
    """A line in a colour over a wider light one, so that it shows on every ground.

    Both are items of Qt's own: painting hundreds of them never comes back to Python.
    """

    def __init__(
        self,
        path: QPainterPath,
        colour: QColor,
        strokes: tuple[float, ...],
        parent: QGraphicsItem,
        width: float = 1.6,
    ) -> None:
        super().__init__(path, parent)
        self.setPen(cosmetic(CASING, width + 2))
        pen = cosmetic(colour, width)
        if strokes:
            pen.setDashPattern(strokes)
        QGraphicsPathItem(path, self).setPen(pen)


class _RegionItem(_Line):
    """One region with all that belongs to it."""

    def __init__(self, region: Region, chosen: bool, parent: QGraphicsItem) -> None:
        colour = QColor(region.colour)
        path = QPainterPath()
        if len(region.points_px) > 1:
            path = _path(region.outline_px, closed=region.has_area)
        if region.kind is RegionKind.ARROW:
            path.addPath(_path(arrow_head(region.points_px), closed=False))
        super().__init__(path, colour, region.strokes, parent, 2.6 if chosen else 1.6)
        self.region, self.chosen = region, chosen
        self.setVisible(region.visible)
        self.setOpacity(region.opacity)
        if region.kind is RegionKind.POINT:
            cross = _Line(_cross(), colour, (), self, 1.8)
            cross.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
            cross.setPos(*region.points_px[0].tolist())
        if chosen and not region.locked:
            for x, y in handles(region).tolist():
                _handle(x, y, self)
        self.tag = Tag(region, chosen, self)
        self._leader: _Line | None = None

    def lead_to(self, place: NDArray[np.float64] | None) -> None:
        """A line from the region to its tag, where that stands apart."""
        if self._leader is not None:
            self.scene().removeItem(self._leader)
            self._leader = None
        if place is not None:
            ends = np.array([nearest_place(self.region, place), place])
            self._leader = _Line(_path(ends, closed=False), QColor(self.region.colour), (), self, 1)


def _path(points: NDArray[np.float64], *, closed: bool) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
    if closed:
        path.closeSubpath()
    return path


def _cross() -> QPainterPath:
    """A mark of the same size at every zoom: four arms that leave the place itself free."""
    path = QPainterPath()
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        path.moveTo(2 * x, 2 * y)
        path.lineTo(CROSS * x, CROSS * y)
    return path


def _handle(x: float, y: float, parent: QGraphicsItem) -> None:
    edge = HANDLE_EDGE
    item = QGraphicsRectItem(QRectF(-edge / 2, -edge / 2, edge, edge), parent)
    item.setPen(cosmetic(HALO, 1.4))
    item.setBrush(QBrush(CHOSEN))
    item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    item.setPos(x, y)
