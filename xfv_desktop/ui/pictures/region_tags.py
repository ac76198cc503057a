"""The tags of regions: mark and label at a region, or beside a face that they would cover.

A tag has the same size at every zoom. Over a large face it stands at its region; over one that is
small on the screen it would hide what is examined, so it stands beside the face with a line to its
region.
"""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from xfv_desktop.domain.annotation import Region, RegionKind
from xfv_desktop.domain.face import FaceBox
from xfv_desktop.ui.pictures.region_geometry import Points

PLATE = QColor(20, 24, 28, 205)
PLAIN = QColor(255, 255, 255)
CHOSEN = QColor(112, 240, 214)
ON_CHOSEN = QColor(10, 26, 24)
LABEL_WIDTH = 220
SMALL_FACE = 16
"""Below so many heights of a tag a face is small: its tags stand beside it."""
MOST_BESIDE = 10
"""Tags on each side of a small face; of further regions only the selected one has its tag."""
APART, FROM_FACE = 3, 10


class Tag(QGraphicsItem):
    """Mark and label of one region.

    The mark of a pair stands on a square plate, that of a single region on a round one.
    """

    def __init__(self, region: Region, chosen: bool, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.region, self.chosen = region, chosen
        self._font = QFont()
        self._font.setBold(True)
        metrics = QFontMetricsF(self._font)
        self._label = metrics.elidedText(region.label, Qt.TextElideMode.ElideRight, LABEL_WIDTH)
        self.height = metrics.height() + 4
        self._mark_width = max(self.height, metrics.horizontalAdvance(region.mark) + 10)
        self._label_width = metrics.horizontalAdvance(self._label) + 12 if self._label else 0.0
        self._mark_box = self._label_box = QRectF()
        outline = region.outline_px
        low, high = outline.min(axis=0), outline.max(axis=0)
        self._top = outline[outline[:, 1].argmin()]
        self.middle, self._width = (low + high) / 2, float(high[0] - low[0])
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)  # letters are slow
        self.stand_at_region(labelled=True)

    def on(self, face: FaceBox) -> bool:
        """Whether the region lies on this face; a text is no tag and stays where it is."""
        across, down = self.middle - (face.x, face.y)
        inside = 0 <= across <= face.width and 0 <= down <= face.height
        return inside and self.region.kind is not RegionKind.TEXT

    def fits(self, screen_scale: float) -> bool:
        """Whether mark and label are no wider than the region is on the screen."""
        return self._mark_width + self._label_width <= self._width * screen_scale

    def stand_at_region(self, *, labelled: bool) -> None:
        """Above the top of the region; a text at its own place."""
        at_place = self.region.kind is RegionKind.TEXT
        offset = QPointF(0, -self.height / 2) if at_place else QPointF(-1, -self.height - 5)
        self._stand(self._top, offset, labelled=labelled)

    def stand_beside(self, place: Points, *, leftwards: bool) -> None:
        """From this place, in source pixels, to the right or to the left on the screen."""
        width = self._mark_width + (self._label_width if self.chosen else 0)
        offset = QPointF(-width if leftwards else 0, -self.height / 2)
        self._stand(place, offset, labelled=self.chosen)

    def _stand(self, place: Points, offset: QPointF, *, labelled: bool) -> None:
        mark = QRectF(offset.x(), offset.y(), self._mark_width, self.height)
        width = self._label_width if labelled else 0.0
        label = QRectF(mark.right(), offset.y(), width, self.height)
        if (mark, label) != (self._mark_box, self._label_box):
            self.prepareGeometryChange()
            self._mark_box, self._label_box = mark, label
            self.update()
        self.setPos(*place.tolist())

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Both boxes."""
        return self._mark_box.united(self._label_box).adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The mark on the region's colour, the label on a dark or on the selection's plate."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(Qt.PenStyle.NoPen)
        single, labelled = self.region.pair is None, self._label_box.width() > 0
        radius = self._mark_box.height() / 2 - 1 if single else 2
        edge = 3 if labelled else radius + 1
        painter.setBrush(CHOSEN if self.chosen else PLATE)
        painter.drawRoundedRect(self._mark_box.united(self._label_box), edge, edge)
        colour = QColor(self.region.colour)
        painter.setBrush(colour)
        painter.drawRoundedRect(self._mark_box.adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(ON_CHOSEN if colour.lightnessF() > 0.55 else PLAIN)
        painter.drawText(self._mark_box, Qt.AlignmentFlag.AlignCenter, self.region.mark)
        if labelled:
            painter.setPen(ON_CHOSEN if self.chosen else PLAIN)
            painter.drawText(self._label_box, Qt.AlignmentFlag.AlignCenter, self._label)


def arranged(tags: Iterable[Tag], transform: QTransform, face: FaceBox | None) -> dict[int, Points]:
    """Every tag stood at its region, or beside a small face.

    Of the latter, by the number of the region, the place in source pixels where the tag begins.
    ``transform``: from source to screen pixels, without the place on the screen.
    """
    scale = abs(transform.determinant()) ** 0.5
    on_face: list[Tag] = []
    for tag in tags:
        if face is None or not tag.on(face):
            tag.stand_at_region(labelled=True)
        elif scale * min(face.width, face.height) >= SMALL_FACE * tag.height:
            tag.stand_at_region(labelled=tag.chosen or tag.fits(scale))
        else:
            on_face.append(tag)
            continue
        tag.setVisible(True)
    return _beside(on_face, transform, face) if face and on_face else {}


def _beside(tags: list[Tag], transform: QTransform, face: FaceBox) -> dict[int, Points]:
    """Left and right of the face as it lies on the screen, from top to bottom, none over another.

    A region in the middle goes to the side with fewer ones.
    """
    shown = transform.mapRect(QRectF(face.x, face.y, face.width, face.height))
    back, _ = transform.inverted()
    sides: tuple[list[tuple[float, Tag]], ...] = ([], [])
    by_height = sorted((_mapped(transform, tag.middle)[::-1].tolist(), tag.region.number, tag)
                       for tag in tags)  # fmt: skip
    for (y, x), _, tag in by_height:
        off = (x - shown.center().x()) / shown.width()
        fewer = int(len(sides[0]) > len(sides[1]))
        sides[fewer if abs(off) < 0.1 else int(off > 0)].append((y, tag))
    places = {}
    for leftwards, side in zip((True, False), sides, strict=True):
        x = shown.left() - FROM_FACE if leftwards else shown.right() + FROM_FACE
        free = -np.inf
        for number, (wanted, tag) in enumerate(side):
            in_sight = number < MOST_BESIDE or tag.chosen
            tag.setVisible(in_sight)
            if in_sight:
                y = max(wanted, free)
                free = y + tag.height + APART
                places[tag.region.number] = place = _mapped(back, np.array([x, y]))
                tag.stand_beside(place, leftwards=leftwards)
    return places


def _mapped(transform: QTransform, point: Points) -> Points:
    place = transform.map(QPointF(*point.tolist()))
    return np.array([place.x(), place.y()])
