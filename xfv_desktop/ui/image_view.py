"""One photograph with its layers and regions. A view of values: it changes none of them.

The scene is measured in pixels of the upright source photograph. In the aligned view the same
scene is looked at through the alignment, so that regions can be edited there as well.
"""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.face import DetectedFace, FaceCrop
from xfv_desktop.ui.canvas import Pointer, Press, Tool
from xfv_desktop.ui.image_layers import ImageLayers, source_to_crop
from xfv_desktop.ui.image_tools import SelectTool
from xfv_desktop.ui.region_geometry import Points
from xfv_desktop.ui.region_items import RegionItems
from xfv_desktop.ui.theme import theme_of

SMALLEST_ZOOM, LARGEST_ZOOM = 0.01, 64.0
WHEEL_STEP = 1.2


class ImageView(QGraphicsView):
    """Photograph, saliency layers, alignment and regions, with zoom and pan.

    ``edited``, ``settled`` and ``chosen`` ask somebody else to change the regions or the
    selection; ``zoomed`` and ``panned`` tell of moves by hand, for a linked view.
    """

    edited = Signal(AnnotationSet, str, str)
    settled = Signal()
    chosen = Signal(object)
    region_drawn = Signal()
    zoomed = Signal(float, QPointF)
    panned = Signal(QPoint)
    zoom_changed = Signal(float)
    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.layers = ImageLayers(self._scene)
        self._region_items = RegionItems()
        self._scene.addItem(self._region_items)
        self._image = QImage()
        self._crop: FaceCrop | None = None
        self._aligned = False
        self._result: tuple[QTransform, tuple[int, int]] | None = None
        self.bent = False
        self._zoom = 1.0
        self._fitted = True
        self._regions = AnnotationSet()
        self._selected: int | None = None
        self._tool: Tool = SelectTool()
        self._dragged_from: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setMouseTracking(True)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self._paint_canvas()
        self.set_aligned(False)

    def show_photograph(self, image: QImage) -> None:
        """Another photograph, fitted into the view, without layers and regions."""
        self._image = image
        self._crop = None
        self.layers.show_photograph(image)
        self.show_regions(AnnotationSet(), None)
        width, height = image.width(), image.height()
        edge = max(width, height, 1)
        self.setSceneRect(QRectF(-edge, -edge, width + 2 * edge, height + 2 * edge))
        self.fit()

    def show_alignment(self, face: DetectedFace | None, crop: FaceCrop | None) -> None:
        """Landmarks, and the crop once there is one; the saliency layers of another crop go."""
        self._crop = crop
        self.layers.show_alignment(face, crop)
        self.set_aligned(self._aligned)

    def show_regions(self, regions: AnnotationSet, selected: int | None) -> None:
        """These regions, one of them selected."""
        self._regions = regions
        self._selected = selected if any(r.number == selected for r in regions) else None
        self._region_items.show_regions(regions, self._selected)

    def set_aligned(self, aligned: bool) -> None:
        """Look at the aligned crop in place of the photograph, if there is a crop."""
        turned = aligned != self._aligned
        self._aligned = aligned
        self.layers.set_aligned(self._shows_crop)
        if turned or self._fitted:
            self.fit()

    def look_through(self, result: tuple[QTransform, tuple[int, int]] | None) -> None:
        """Turned, cut or stretched: from source pixels to those of a result, and its size."""
        turned, self._result = result != self._result, result
        if turned:
            self.fit()

    def set_tool(self, tool: Tool) -> None:
        """Another tool for the left mouse button."""
        self._tool.cancel(self)
        self._tool = tool
        self.viewport().setCursor(tool.cursor)

    @property
    def _shows_crop(self) -> bool:
        return self._aligned and self._crop is not None

    @property
    def regions(self) -> AnnotationSet:
        """The regions that are shown."""
        return self._regions

    @property
    def selected(self) -> int | None:
        """Number of the selected region."""
        return self._selected

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the photograph."""
        return self._image.width(), self._image.height()

    @property
    def middle(self) -> Points:
        """The source pixel in the middle of the view."""
        return self._pointer(QPointF(self.viewport().rect().center())).point

    @property
    def screen_px(self) -> float:
        """Length of one screen pixel in source pixels."""
        return float(abs(self.transform().determinant()) ** -0.5)

    def select(self, number: int | None) -> None:
        """Ask for a selection."""
        self.chosen.emit(number)

    def edit(self, after: AnnotationSet, text: str, gesture: str = "") -> None:
        """Ask for other regions; not where a lens step bends what is shown (``bent``)."""
        if not self.bent:
            self.edited.emit(after, text, gesture)

    def settle(self) -> None:
        """Tell that the gesture is over."""
        self.settled.emit()

    def drawn(self) -> None:
        """Tell that the drawing tool has done its work."""
        self.region_drawn.emit()

    def show_draft(self, points: Points | None, *, closed: bool = True) -> None:
        """A shape that is no region yet."""
        self._region_items.show_regions(self._regions, self._selected)
        if points is not None:
            self._region_items.show_draft(points, closed=closed)

    def pan(self, step: QPoint) -> None:
        """Shift the picture by screen pixels, and the linked view with it."""
        self.shift(step)
        self.panned.emit(step)

    @property
    def zoom(self) -> float:
        """Screen pixels per pixel of what is shown (photograph or crop)."""
        return self._zoom

    def fit(self) -> None:
        """The whole photograph or crop, and so it stays when the window changes its size."""
        whole = self._result[1] if self._result else self.size_px
        width, height = self._crop.pixels.shape[1::-1] if self._crop and self._aligned else whole
        if not width or not height:
            return
        room = self.viewport().size() * self.devicePixelRatioF()
        self._set_zoom(min((room.width() - 24) / width, (room.height() - 24) / height))
        self.centerOn(self._base().inverted()[0].map(QPointF((width - 1) / 2, (height - 1) / 2)))
        self._fitted = True

    def zoom_at(self, factor: float, place: QPoint) -> None:
        """Zoom by a factor; what lies at ``place`` stays there. The linked view follows."""
        self.scale_at(factor, place)
        size = self.viewport().size()
        self.zoomed.emit(factor, QPointF(place.x() / size.width(), place.y() / size.height()))

    def scale_at(self, factor: float, place: QPoint) -> None:
        """Zoom by a factor around a place, in this view only."""
        held = self.mapToScene(place)
        self._set_zoom(self._zoom * factor)
        self.shift(place - self.mapFromScene(held))
        self._fitted = False

    def shift(self, step: QPoint) -> None:
        """Shift the picture by screen pixels, in this view only."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - step.x())
        down.setValue(down.value() - step.y())
        self._fitted = False

    def _base(self) -> QTransform:
        if self._shows_crop and self._crop:
            return source_to_crop(self._crop)
        return self._result[0] if self._result else QTransform()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        scale = self._zoom / self.devicePixelRatioF()
        self.setTransform(self._base() * QTransform.fromScale(scale, scale))
        mode = Qt.TransformationMode
        fast = mode.FastTransformation if self._zoom >= 1 else mode.SmoothTransformation
        self.layers.photograph.setTransformationMode(fast)
        self.zoom_changed.emit(self._zoom)

    def _pointer(self, place: QPointF) -> Pointer:
        # mapToScene rounds to whole screen pixels; a pixel of a small crop is larger than that
        scene = self.viewportTransform().inverted()[0].map(place)
        return Pointer(np.array([scene.x(), scene.y()]), place.toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The left button works the tool; the middle one pans."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._dragged_from = event.position().toPoint()
        elif event.button() is Qt.MouseButton.LeftButton and not self._image.isNull():
            self._tool.press(self, self._pointer(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The tool or the pan goes on."""
        at = self._pointer(event.position())
        self.pointed.emit(at.point if not self._image.isNull() else None)
        if self._dragged_from is not None:
            self.pan(at.on_screen - self._dragged_from)
            self._dragged_from = at.on_screen
        elif not self._image.isNull():
            self._tool.move(self, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The tool or the pan is over."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._dragged_from = None
        elif event.button() is Qt.MouseButton.LeftButton and not self._image.isNull():
            self._tool.release(self, self._pointer(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click belongs to the tool."""
        if event.button() is Qt.MouseButton.LeftButton and not self._image.isNull():
            self._tool.double_click(self, self._pointer(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel zooms to the cursor."""
        turned = event.angleDelta().y() / 120
        if turned and not self._image.isNull():
            self.zoom_at(WHEEL_STEP**turned, event.position().toPoint())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys belong to the tool first."""
        held, modifier = event.modifiers(), Qt.KeyboardModifier
        press = Press(
            event.key(),
            shift=bool(held & modifier.ShiftModifier),
            control=bool(held & modifier.ControlModifier),
        )
        if self._image.isNull() or not self._tool.key(self, press):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A series of steps with an arrow key ends with the key."""
        if not event.isAutoRepeat():
            self.settle()
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A fitted picture stays fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The ground follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_canvas()

    def _paint_canvas(self) -> None:
        self.setBackgroundBrush(QColor(theme_of(self).canvas))
