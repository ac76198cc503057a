"""A photograph with its faces in numbered boxes; one of them can be chosen."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import current_theme, scaled_font
from xfv_desktop.ui.pictures.region_items import HALO
from xfv_desktop.ui.pictures.region_tags import CHOSEN, PLAIN

STEPS: dict[int, int] = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class FacePicker(QWidget):
    """Click a box, or press its number or an arrow key.

    ``face_index`` is ``None`` until somebody has chosen.
    """

    chosen = Signal(int)

    def __init__(
        self, image: QImage, faces: tuple[DetectedFace, ...], face_index: int | None
    ) -> None:
        super().__init__()
        self._image = image
        self._faces = faces
        self.face_index = face_index
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 260)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()

    def choose(self, index: int) -> None:
        """This face is meant."""
        if index < len(self._faces):
            self.face_index = index
            self._describe()
            self.update()
            self.chosen.emit(index)

    def box(self, index: int) -> QRectF:
        """The box of a face in pixels of the widget."""
        frame, scale = self._frame()
        face = self._faces[index].box
        return QRectF(
            frame.left() + face.x * scale,
            frame.top() + face.y * scale,
            face.width * scale,
            face.height * scale,
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Large enough to see a face in a group."""
        return QSize(560, 420)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The photograph; the chosen box strong, the others fine."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(current_theme().canvas))
        frame, _ = self._frame()
        painter.drawImage(frame, self._image)
        if self.hasFocus():
            painter.setPen(QPen(QColor(current_theme().accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.setFont(scaled_font(self, 1.05, bold=True))
        for index in range(len(self._faces)):
            self._paint_box(painter, index)
        painter.end()

    def _paint_box(self, painter: QPainter, index: int) -> None:
        box, chosen = self.box(index), index == self.face_index
        colour = CHOSEN if chosen else PLAIN
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(HALO, 4.5 if chosen else 3.4), QPen(colour, 2.6 if chosen else 1.5)):
            painter.setPen(pen)
            painter.drawRect(box)
        plate = QRectF(box.left(), box.top() - 11, 24, 22)
        plate.moveTop(max(plate.top(), 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour if chosen else QColor(20, 24, 28, 220))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(QColor(10, 26, 24) if chosen else PLAIN)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The smallest box under the mouse is meant."""
        under = [i for i in range(len(self._faces)) if self._near(i, event.position())]
        if under:
            self.choose(min(under, key=lambda i: self.box(i).width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys 1 to 9 choose the face of that number, arrow keys the next one or the one before."""
        number, step = event.key() - Qt.Key.Key_0, STEPS.get(event.key(), 0)
        if 1 <= number <= 9:
            self.choose(number - 1)
        elif step and self._faces:
            before = min(-step, 0) if self.face_index is None else self.face_index
            self.choose((before + step) % len(self._faces))
        else:
            super().keyPressEvent(event)

    def _near(self, index: int, place: QPointF) -> bool:
        return self.box(index).adjusted(-6, -12, 6, 6).contains(place)

    def _frame(self) -> tuple[QRectF, float]:
        width, height = self._image.width(), self._image.height()
        scale = min(self.width() / width, self.height() / height)
        size = (width * scale, height * scale)
        left, top = (self.width() - size[0]) / 2, (self.height() - size[1]) / 2
        return QRectF(left, top, *size), scale

    def _describe(self) -> None:
        count = len(self._faces)
        state = (
            tr("none chosen")
            if self.face_index is None
            else tr("face {face_index} chosen").format(face_index=self.face_index + 1)
        )
        self.setAccessibleName(
            tr("Photograph with {count} faces, {state}").format(count=count, state=state)
        )
