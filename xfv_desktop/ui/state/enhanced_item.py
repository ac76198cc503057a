"""An enhanced picture over the photograph that it was made from, in the photograph's pixels."""

import attrs
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap, QPolygonF, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPixmapItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from xfv_desktop.ui.pictures.image_layers import cosmetic

ABOVE_PHOTOGRAPH, ABOVE_ALL = 0.5, 1000.0


@attrs.frozen(eq=False)
class Placed:
    """A picture after a chain, or a smaller preview of it.

    ``to_result``: from pixels of the photograph to those of the result in full size,
    ``size_px``: width and height of that. ``bent``: the result has another geometry than any
    such transformation, so that nothing can lie over it.
    """

    image: QImage
    to_result: QTransform
    size_px: tuple[int, int]
    bent: bool = False


class EnhancedItem(QGraphicsItem):
    """Covers the photograph, or its right part where both are compared."""

    def __init__(self, photograph: QGraphicsPixmapItem) -> None:
        super().__init__()
        self._photograph = photograph
        self._pixmap = QPixmap()
        self._frame = QRectF()
        self._split: float | None = None
        self._original = False
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(ABOVE_PHOTOGRAPH)

    def show_result(self, placed: Placed | None) -> None:
        """This picture, or none."""
        self.prepareGeometryChange()
        self._pixmap = QPixmap.fromImage(placed.image) if placed else QPixmap()
        width, height = placed.size_px if placed else (0, 0)
        self._frame = QRectF(-0.5, -0.5, width, height)
        self.setTransform(placed.to_result.inverted()[0] if placed else QTransform())
        self.setZValue(ABOVE_ALL if placed and placed.bent else ABOVE_PHOTOGRAPH)
        self._cover()

    def show_split(self, share: float | None) -> None:
        """The result right of that share of the view's width, the photograph left of it."""
        self._split = share
        self._cover()

    def show_original(self, shown: bool) -> None:
        """The photograph as it came, for as long as a key is held."""
        self._original = shown
        self._cover()

    @property
    def split(self) -> bool:
        """Whether both are compared."""
        return self._split is not None

    def follow(self) -> None:
        """The view has moved: the line stays where it is on the screen."""
        if self.split:
            self.update()

    def _cover(self) -> None:
        """A photograph that cannot be seen need not be painted."""
        shown = not self._pixmap.isNull() and not self._original
        self.setVisible(shown)
        self._photograph.setOpacity(0 if shown and self._split is None else 1)
        self.update()

    @property
    def _ground(self) -> QPolygonF:
        """The photograph's outline in pixels of the result."""
        return self.mapFromItem(self._photograph, self._photograph.boundingRect())

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """The result, and the photograph that it covers."""
        return self._frame.united(self._ground.boundingRect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The result in its place, over the ground of the view."""
        if not self._photograph.isVisible():  # the aligned crop is shown in its place
            return
        if self._split is None:
            self._draw_result(painter)
            return
        view, on_screen = self.scene().views()[0], painter.worldTransform()
        room = QRectF(view.viewport().rect())
        split = self._split * room.width()
        painter.save()
        painter.resetTransform()
        painter.setClipRect(room.adjusted(split, 0, 0, 0), Qt.ClipOperation.IntersectClip)
        painter.setWorldTransform(on_screen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(view.backgroundBrush().color()))
        painter.drawPolygon(self._ground)
        self._draw_result(painter)
        painter.restore()
        within = on_screen.mapRect(self.boundingRect()) & room
        painter.resetTransform()
        for colour, width in ((QColor(0, 0, 0, 160), 4), (QColor(255, 255, 255, 230), 1.6)):
            painter.setPen(cosmetic(colour, width))
            painter.drawLine(QLineF(split, within.top(), split, within.bottom()))
        painter.setWorldTransform(on_screen)

    def _draw_result(self, painter: QPainter) -> None:
        preview = self._pixmap.width() < self._frame.width()
        smooth = self._photograph.transformationMode() is Qt.TransformationMode.SmoothTransformation
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth or preview)
        painter.drawPixmap(self._frame, self._pixmap, QRectF(self._pixmap.rect()))
