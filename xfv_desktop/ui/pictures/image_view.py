"""One photograph with its layers and regions. A view of values: it changes none of them.

The scene is measured in pixels of the upright source photograph. In the aligned view the same
scene is looked at through the alignment, so that regions can be edited there as well.
"""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QTransform

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.face import DetectedFace, FaceCrop
from xfv_desktop.ui.elements.theme import current_theme
from xfv_desktop.ui.pictures.camera import Camera
from xfv_desktop.ui.pictures.canvas import Pointer, Press, Tool, free_hand
from xfv_desktop.ui.pictures.face_view import FaceView, Sight
from xfv_desktop.ui.pictures.image_layers import ImageLayers, source_to_crop
from xfv_desktop.ui.pictures.image_tools import SelectTool
from xfv_desktop.ui.pictures.region_geometry import Points, clamped
from xfv_desktop.ui.pictures.region_items import RegionItems


class ImageView(FaceView):
    """Photograph, saliency layers, alignment and regions, with zoom and pan.

    ``edited``, ``settled`` and ``chosen`` ask somebody else to change the regions or the
    selection; ``face_shown`` tells of another face, or of another way to look at it.
    """

    edited = Signal(AnnotationSet, str, str)
    settled = Signal()
    chosen = Signal(object)
    region_drawn = Signal()
    face_shown = Signal()
    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.layers = ImageLayers(self._scene)
        self._region_items = RegionItems()
        self._scene.addItem(self._region_items)
        self._image = QImage()
        self._crop: FaceCrop | None = None
        self._aligned = False
        self._left: Sight | None = None
        self._result: tuple[QTransform, tuple[int, int]] | None = None
        self.bent = False
        self._regions = AnnotationSet()
        self._selected: int | None = None
        self._tool: Tool = SelectTool()
        self._dragged_from: QPoint | None = None
        self.setAcceptDrops(False)
        self._paint_canvas()
        self.set_aligned(False)

    def show_photograph(self, image: QImage, face: DetectedFace | None = None) -> None:
        """Another photograph, without layers and regions.

        It is seen as a whole, or where its face would be small that way, by that face.
        """
        self._image = image
        self._crop = self._face = None
        self.pointed.emit(None)
        self.layers.show_photograph(image)
        self.show_regions(AnnotationSet(), None)
        self.set_ground(image.width(), image.height())
        self._camera, self._left = Camera(), None
        self.start(face)

    def show_alignment(self, face: DetectedFace | None, crop: FaceCrop | None) -> None:
        """Landmarks, and the crop once there is one; the saliency layers of another crop go."""
        self._crop, self._face = crop, face
        self.layers.show_alignment(face, crop)
        self.set_aligned(self._aligned)
        self._place_tags()
        self.face_shown.emit()

    def show_regions(self, regions: AnnotationSet, selected: int | None) -> None:
        """These regions, one of them selected."""
        self._regions = regions
        self._selected = selected if any(r.number == selected for r in regions) else None
        self._region_items.show_regions(regions, self._selected)

    def set_aligned(self, aligned: bool) -> None:
        """Look at the aligned crop in place of the photograph, if there is a crop.

        Each is looked at as it was left.
        """
        before = self.layers.crop.isVisible()
        self._aligned = aligned
        self.layers.set_aligned(self._shows_crop)
        if before is not self._shows_crop:
            left, self._left = self._left, self.sight
            if left:
                self.look_again(left)
            else:
                self._camera = Camera()
                self.start(self._face)
            self.face_shown.emit()
        elif self._fitted:
            self.refit()

    def look_through(self, result: tuple[QTransform, tuple[int, int]] | None) -> None:
        """Turned, cut or stretched: from source pixels to those of a result, and its size."""
        turned, self._result = result != self._result, result
        if turned:
            self._left = None
            self.start(self._face)
            self.face_shown.emit()

    def set_tool(self, tool: Tool) -> None:
        """Another tool for the left mouse button."""
        self._tool.cancel(self)
        self._tool = tool
        self.viewport().setCursor(tool.cursor)

    @property
    def _shows_crop(self) -> bool:
        return self._aligned and self._crop is not None

    @property
    def _at_hand(self) -> bool:
        """Whether a tool has a photograph to work on, and no lens step bends it (``bent``)."""
        return not self._image.isNull() and not self.bent

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

    def placed(self, at: Pointer) -> Points:
        """Where a point is set: on the photograph, on a landmark if one is near."""
        point = clamped(at.point, *self.size_px)
        return point if at.free else self.layers.snapped(point, self.screen_px)

    def select(self, number: int | None) -> None:
        """Ask for a selection."""
        self.chosen.emit(number)

    def edit(self, after: AnnotationSet, text: str, gesture: str = "") -> None:
        """Ask for other regions."""
        self.edited.emit(after, text, gesture)

    def settle(self) -> None:
        """Tell that the gesture is over."""
        self.settled.emit()

    def drawn(self) -> None:
        """Tell that the drawing tool has done its work."""
        self.region_drawn.emit()

    def show_draft(self, points: Points | None, *, closed: bool = True) -> None:
        """A shape that is no region yet."""
        self._region_items.show_draft(points, closed=closed)

    @property
    def image(self) -> QImage:
        """The photograph that is shown; null where there is none."""
        return self._image

    @property
    def shown_px(self) -> tuple[int, int]:
        """Width and height of the crop, the result or the photograph, whichever is shown."""
        whole = self._result[1] if self._result else self.size_px
        return self._crop.pixels.shape[1::-1] if self._crop and self._aligned else whole

    def base(self) -> QTransform:
        """From pixels of the photograph to those of the crop or the result, where one is shown."""
        if self._shows_crop and self._crop:
            return source_to_crop(self._crop)
        return self._result[0] if self._result else QTransform()

    def _look(self, camera: Camera) -> None:
        mode = Qt.TransformationMode
        fast = camera.zoom >= 1 and not self._smooth
        for item in (self.layers.photograph, self.layers.crop):
            item.setTransformationMode(
                mode.FastTransformation if fast else mode.SmoothTransformation
            )
        super()._look(camera)
        self._place_tags()

    def _place_tags(self) -> None:
        self._region_items.look(self.transform(), self._face.box if self._face else None)

    def _pointer(self, place: QPointF) -> Pointer:
        # mapToScene rounds to whole screen pixels; a pixel of a small crop is larger than that
        scene = self.viewportTransform().inverted()[0].map(place)
        return Pointer(np.array([scene.x(), scene.y()]), place.toPoint(), free_hand())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The left button works the tool; the middle one pans, and both on a bent picture."""
        left = event.button() is Qt.MouseButton.LeftButton
        if event.button() is Qt.MouseButton.MiddleButton or (left and self.bent):
            self._dragged_from = event.position().toPoint()
        elif left and self._at_hand:
            self._tool.press(self, self._pointer(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The tool or the pan goes on."""
        at = self._pointer(event.position())
        self.pointed.emit(at.point if self._at_hand else None)
        if self._dragged_from is not None:
            self.pan(at.on_screen - self._dragged_from)
            self._dragged_from = at.on_screen
        elif self._at_hand:
            self._tool.move(self, at)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The tool or the pan is over."""
        if event.button() is Qt.MouseButton.MiddleButton or self.bent:
            self._dragged_from = None
        elif event.button() is Qt.MouseButton.LeftButton and self._at_hand:
            self._tool.release(self, self._pointer(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click belongs to the tool."""
        if event.button() is Qt.MouseButton.LeftButton and self._at_hand:
            self._tool.double_click(self, self._pointer(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys belong to the tool first."""
        held, modifier = event.modifiers(), Qt.KeyboardModifier
        press = Press(
            event.key(),
            shift=bool(held & modifier.ShiftModifier),
            control=bool(held & modifier.ControlModifier),
        )
        if not (self._at_hand and self._tool.key(self, press)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A series of steps with an arrow key ends with the key."""
        if not event.isAutoRepeat():
            self.settle()
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The ground follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_canvas()

    def _paint_canvas(self) -> None:
        self.setBackgroundBrush(QColor(current_theme().canvas))
