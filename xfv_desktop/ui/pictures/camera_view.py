"""A view of one picture that is zoomed, moved, turned and mirrored, alone or with others."""

import math

import attrs
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pictures.camera import Camera

WHEEL_STEP = 1.2
MARGIN = 24
ROOM = 50
"""How far the ground reaches beyond the picture, in its longer edges: nobody comes to its end."""
ALMOST_HALF = 0.5 + 1e-6
"""Rounds to whole screen pixels; sums that are a half but for the noise of floats round alike."""


class CameraView(QGraphicsView):
    """A scene in pixels of a photograph, looked at through a camera.

    ``moved`` tells of every move by hand, ``refitted`` of another fit; neither of a camera that
    was given with ``look``. ``started`` tells that something else is shown, and looked at anew.
    """

    moved = Signal()
    refitted = Signal()
    started = Signal()
    zoom_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._camera = Camera()
        self._fitted = True
        self._smooth = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)

    def set_ground(self, width: int, height: int) -> None:
        """The size of the picture in the scene."""
        edge = max(width, height, 1) * ROOM
        self.setSceneRect(QRectF(-edge, -edge, width + 2 * edge, height + 2 * edge))

    def base(self) -> QTransform:
        """From the scene to pixels of what is shown."""
        return QTransform()

    @property
    def shown_px(self) -> tuple[int, int]:
        """Width and height of what is shown; nothing is shown where one is 0."""
        return 0, 0

    @property
    def camera(self) -> Camera:
        """How the picture is looked at, in pixels of what is shown."""
        return self._camera

    @property
    def zoom(self) -> float:
        """Screen pixels per pixel of what is shown (photograph or crop)."""
        return self._camera.zoom

    @property
    def smooth(self) -> bool:
        """Whether it is enlarged by bilinear interpolation."""
        return self._smooth

    def set_smooth(self, smooth: bool) -> None:
        """Enlarge by bilinear interpolation, or by nearest neighbour."""
        self._smooth = smooth
        self._look(self.camera)

    @property
    def interpolation(self) -> str:
        """By which method the picture is drawn at this zoom."""
        if self.zoom < 1:
            return tr("reduced, bilinear")
        if self.zoom == 1 and self.camera.turn % 90 == 0:
            return tr("every pixel")
        return tr("bilinear") if self._smooth else tr("nearest neighbour")

    def look(self, camera: Camera) -> None:
        """Through this camera, without telling others."""
        self._fitted = False
        self._look(camera)

    def look_by_hand(self, camera: Camera) -> None:
        """Through this camera; linked views follow."""
        self.look(camera)
        self.moved.emit()

    def fit(self) -> None:
        """The whole picture, and so it stays when the window changes its size."""
        self._fit_whole()
        self.refitted.emit()

    def _fit_whole(self) -> None:
        width, height = self.shown_px
        if not width or not height:
            return
        room = self.viewport().size() * self.devicePixelRatioF()
        corners = Camera(turn=self._camera.turn).linear
        across, down = abs(corners) @ (width, height)
        zoom = min((room.width() - MARGIN) / across, (room.height() - MARGIN) / down)
        middle = ((width - 1) / 2, (height - 1) / 2)
        self._fit_at(middle, zoom)

    def refit(self) -> None:
        """The last fit again, for another size of the window or of what is shown."""
        self.fit()

    def _fit_at(self, middle: tuple[float, float], zoom: float) -> None:
        unscaled = attrs.evolve(self._camera, middle=middle, zoom=1.0)
        self._look(unscaled.zoomed(max(zoom, 1e-9)))
        self._fitted = True

    def zoom_at(self, factor: float, place: QPoint) -> None:
        """Zoom by a factor; what lies at ``place`` stays there. Linked views follow."""
        ratio = self.devicePixelRatioF()
        away = QPointF(place) - self._centre
        self.look_by_hand(self._camera.zoomed(factor, (away.x() * ratio, away.y() * ratio)))

    def zoom_to(self, zoom: float) -> None:
        """This zoom, around the middle. Linked views follow by the same factor."""
        self.look_by_hand(self._camera.zoomed(zoom / self.zoom))

    def pan(self, step: QPoint) -> None:
        """Shift the picture by screen pixels, and linked views with it."""
        ratio = self.devicePixelRatioF()
        self.look_by_hand(self._camera.shifted((step.x() * ratio, step.y() * ratio)))

    def turn_to(self, degrees: float) -> None:
        """This turn, around the middle. Linked views turn as far."""
        self.look_by_hand(self._camera.turned(degrees - self._camera.turn))

    @property
    def _centre(self) -> QPointF:
        size = self.viewport().size()
        return QPointF(size.width() / 2, size.height() / 2)

    def _look(self, camera: Camera) -> None:
        self._camera = camera
        (a, b), (c, d) = (camera.linear / self.devicePixelRatioF()).tolist()
        base = self.base()
        transform = base * QTransform(a, c, b, d, 0, 0)
        if transform != self.transform():
            self.setTransform(transform)
        at = transform.map(base.inverted()[0].map(QPointF(*camera.middle))) - self._centre
        self.horizontalScrollBar().setValue(math.floor(at.x() + ALMOST_HALF))
        self.verticalScrollBar().setValue(math.floor(at.y() + ALMOST_HALF))
        self.zoom_changed.emit(camera.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel zooms to the cursor."""
        turned = event.angleDelta().y() / 120
        if turned and all(self.shown_px):
            self.zoom_at(WHEEL_STEP**turned, event.position().toPoint())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A fitted picture stays fitted; another one keeps its middle."""
        super().resizeEvent(event)
        if self._fitted:
            self.refit()
        else:
            self._look(self._camera)
