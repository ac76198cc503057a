"""What lies in an image view, from the bottom: photograph or crop, saliency layers, alignment.

All items live in pixels of the upright source photograph. The aligned crop and the saliency
layers are brought there through the inverse of the alignment.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QImage,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsItemGroup,
    QGraphicsPathItem,
    QGraphicsPixmapItem,
    QGraphicsPolygonItem,
    QGraphicsScene,
)

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.face import DetectedFace, FaceCrop
from xfv_desktop.ui.pictures.region_geometry import snapped

LANDMARK_RADIUS = 4
SNAP_PX = 9
"""So near to a landmark, on the screen, a point jumps onto it."""
FAINT, STRONG = QColor(255, 255, 255, 150), QColor(255, 230, 64)


def image_from_rgb(pixels: NDArray[np.uint8]) -> QImage:
    """(H, W, 3) RGB pixels as an image in the format of the screen, which has it as it is.

    Written by numpy, which lets the window go on meanwhile; Qt's own conversion would not.
    """
    height, width, _ = pixels.shape
    image = QImage(width, height, QImage.Format.Format_RGB32)
    shown = _memory(image.bits(), image)
    for channel, place in enumerate((2, 1, 0)):
        shown[..., place] = pixels[..., channel]
    shown[..., 3] = 255
    return image


def rgb_of(image: QImage) -> NDArray[np.uint8]:
    """(H, W, 3) RGB pixels of an image that ``image_from_rgb`` made; a view, not to be written."""
    return _memory(image.constBits(), image)[..., 2::-1]


def _memory(bits: bytes | bytearray | memoryview, image: QImage) -> NDArray[np.uint8]:
    """(H, W, 4): blue, green, red and nothing of each pixel, in the memory of the image."""
    return np.frombuffer(bits, np.uint8).reshape(image.height(), image.width(), 4)


def image_from_rgba(pixels: NDArray[np.uint8]) -> QImage:
    """(H, W, 4) RGBA pixels with straight alpha as an image that owns its memory."""
    height, width, _ = pixels.shape
    data = np.ascontiguousarray(pixels).tobytes()
    return QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def source_to_crop(crop: FaceCrop) -> QTransform:
    """The alignment as Qt writes it."""
    return transform_of(crop.transform)


def transform_of(matrix: NDArray[np.float64]) -> QTransform:
    """A (2, 3) matrix for columns (x, y, 1) as Qt writes it."""
    (a, b, dx), (c, d, dy) = matrix.tolist()
    return QTransform(a, c, b, d, dx, dy)


def overlay_to_source(crop: FaceCrop, width: int) -> QTransform:
    """From pixels of a picture that covers the whole crop (its corner is 0, 0) to the source."""
    to_source, _ = source_to_crop(crop).inverted()
    step = crop.size / width
    return QTransform.fromScale(step, step) * QTransform.fromTranslate(-0.5, -0.5) * to_source


class ImageLayers:
    """The items of one scene below the regions."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self.photograph = QGraphicsPixmapItem()
        self.photograph.setOffset(-0.5, -0.5)
        self.crop = QGraphicsPixmapItem()
        self.crop.setTransformationMode(Qt.TransformationMode.FastTransformation)
        self.saliency = QGraphicsItemGroup()
        self._overlays = {layer: QGraphicsPixmapItem() for layer in Layer}
        for item in self._overlays.values():
            item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
            self.saliency.addToGroup(item)
        self._alignment = QGraphicsItemGroup()
        self._landmarks = np.empty((0, 2))
        self._outlines = RegionLines(cosmetic(QColor(0, 0, 0, 70), 1.6), cosmetic(FAINT, 0.7))
        self._highlight = RegionLines(cosmetic(QColor(0, 0, 0, 190), 4.4), cosmetic(STRONG, 2))
        parts = (self.photograph, self.crop, self.saliency, self._outlines, self._highlight)
        for depth, part in enumerate((*parts, self._alignment)):
            part.setZValue(depth)
            part.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            scene.addItem(part)

    def add_above(self, below: QGraphicsItem, item: QGraphicsItem) -> None:
        """An item that lies over one of these and under the next; it takes no mouse."""
        item.setZValue(below.zValue() + 0.5)
        item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._scene.addItem(item)

    def show_photograph(self, image: QImage) -> None:
        """The upright photograph; everything that lay on the one before goes."""
        self.photograph.setPixmap(QPixmap.fromImage(image))
        self.show_alignment(None, None)

    def show_alignment(self, face: DetectedFace | None, crop: FaceCrop | None) -> None:
        """The landmarks of a face, and the crop that the network saw if there is one yet."""
        for item in self._alignment.childItems():
            self._alignment.removeFromGroup(item)
            self._scene.removeItem(item)
        for overlay in self._overlays.values():
            overlay.setPixmap(QPixmap())
        self._outlines.clear()
        self._highlight.clear()
        self.crop.setPixmap(QPixmap())
        if crop:
            self.crop.setPixmap(QPixmap.fromImage(image_from_rgb(crop.pixels)))
            self.crop.setTransform(overlay_to_source(crop, crop.size))
            outline = QPolygonF([QPointF(x, y) for x, y in crop.outline_px.tolist()])
            for item in _with_halo(outline):
                self._alignment.addToGroup(item)
        self._landmarks = face.landmarks_px if face else np.empty((0, 2))
        for x, y in self._landmarks.tolist():
            self._alignment.addToGroup(_landmark(x, y))

    def snapped(self, point: NDArray[np.float64], screen_px: float) -> NDArray[np.float64]:
        """The point, or the landmark that lies so near to it that it is meant."""
        return snapped(point, self._landmarks, SNAP_PX * screen_px)

    def show_overlay(self, layer: Layer, rgba: NDArray[np.uint8], crop: FaceCrop) -> None:
        """One saliency layer over the crop, (N, N, 4) RGBA."""
        item = self._overlays[layer]
        item.setPixmap(QPixmap.fromImage(image_from_rgba(rgba)))
        item.setTransform(overlay_to_source(crop, rgba.shape[1]))

    def set_layer_visible(self, layer: Layer, visible: bool) -> None:
        """Show or hide one saliency layer."""
        self._overlays[layer].setVisible(visible)

    def show_outlines(self, segments: NDArray[np.float64] | None, crop: FaceCrop) -> None:
        """The lines between the regions that layers are shown by, or none."""
        self._outlines.show_segments(segments, crop)

    def show_highlight(self, segments: NDArray[np.float64] | None, crop: FaceCrop) -> None:
        """The outline of one region that is pointed at, or none."""
        self._highlight.show_segments(segments, crop)

    def set_opacity(self, opacity: float) -> None:
        """How strongly the saliency layers cover the photograph."""
        self.saliency.setOpacity(opacity)

    def set_alignment_visible(self, visible: bool) -> None:
        """Show or hide the outline of the network's input and the landmarks."""
        self._alignment.setVisible(visible)

    def set_aligned(self, aligned: bool) -> None:
        """Show the crop that the network saw in place of the photograph."""
        self.crop.setVisible(aligned)
        self.photograph.setVisible(not aligned)


class RegionLines(QGraphicsItemGroup):
    """Line segments of the crop, drawn on the source photograph over a darker halo."""

    def __init__(self, *pens: QPen) -> None:
        super().__init__()
        self._lines = [QGraphicsPathItem() for _ in pens]
        for item, pen in zip(self._lines, pens, strict=True):
            pen.setCapStyle(Qt.PenCapStyle.SquareCap)  # round ends take five times as long
            item.setPen(pen)
            self.addToGroup(item)

    def show_segments(self, segments: NDArray[np.float64] | None, crop: FaceCrop) -> None:
        """(S, 2, 2) segments in crop pixels: two points (x, y) each."""
        path = QPainterPath()
        if segments is not None:
            for (x1, y1), (x2, y2) in crop.to_source(segments.reshape(-1, 2)).reshape(-1, 2, 2):
                path.moveTo(x1, y1)
                path.lineTo(x2, y2)
        for item in self._lines:
            item.setPath(path)

    def clear(self) -> None:
        """No lines."""
        for item in self._lines:
            item.setPath(QPainterPath())


def _with_halo(outline: QPolygonF) -> tuple[QGraphicsItem, QGraphicsItem]:
    """A dashed outline that shows on bright and on dark ground."""
    below, above = QGraphicsPolygonItem(outline), QGraphicsPolygonItem(outline)
    below.setPen(cosmetic(QColor(0, 0, 0, 150), 3))
    pen = cosmetic(QColor(255, 255, 255, 230), 1.2)
    pen.setDashPattern([5, 4])
    above.setPen(pen)
    return below, above


def _landmark(x: float, y: float) -> QGraphicsItem:
    """A cross in a ring, of the same size at every zoom."""
    r = LANDMARK_RADIUS
    ring = QGraphicsEllipseItem(QRectF(-r, -r, 2 * r, 2 * r))
    ring.setPen(QPen(QColor(0, 0, 0, 170), 3))
    ring.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    cross = QPainterPath()
    cross.addEllipse(QRectF(-r, -r, 2 * r, 2 * r))
    cross.moveTo(-1.5, 0)
    cross.lineTo(1.5, 0)
    cross.moveTo(0, -1.5)
    cross.lineTo(0, 1.5)
    above = QGraphicsPathItem(cross, ring)
    above.setPen(QPen(QColor(255, 255, 255, 240), 1.2))
    ring.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    ring.setPos(x, y)
    return ring


def cosmetic(colour: QColor, width: float) -> QPen:
    """A pen of the same width at every zoom and on every screen.

    Qt counts such a width in dots of the screen: at 200 % lines would be half as wide.
    """
    pen = QPen(colour, width * QGuiApplication.primaryScreen().devicePixelRatio())
    pen.setCosmetic(True)
    return pen
