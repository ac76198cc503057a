"""The line below a view: exact zoom and turn, to be read and typed in, and how it is drawn."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QBoxLayout, QDoubleSpinBox, QHBoxLayout, QWidget

from xfv_desktop.ui.elements.elided import Elided
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pictures.camera import LARGEST_ZOOM, SMALLEST_ZOOM
from xfv_desktop.ui.pictures.camera_view import CameraView
from xfv_desktop.ui.pictures.image_view import ImageView

EDGE = 22
"""What the frame of a number takes, in px."""
LONGEST, ROOM = tr("nearest neighbour"), 110
"""The longest words on how a photograph is drawn; what gaps and the pixel take, in px."""
STEP = 1.25
"""One step of the zoom with the arrow keys."""


class PlainNumber(QDoubleSpinBox):
    """A number without trailing zeros; what is typed counts once it is entered."""

    def __init__(self, name: str, suffix: str, lowest: float, highest: float) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSuffix(suffix)
        self.setDecimals(2)
        self.setRange(lowest, highest)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        widest = max(
            self.fontMetrics().horizontalAdvance(f"{end:.2f}{suffix}") for end in (lowest, highest)
        )
        least = self.fontMetrics().horizontalAdvance(f"100{suffix}")
        self.setMinimumWidth(least + EDGE)
        self.setMaximumWidth(widest + EDGE)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the widest number."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """With as many decimals as it takes, two at most."""
        shown = self.locale().toString(round(value, 2), "f", 2)
        point = self.locale().decimalPoint()
        return shown.rstrip("0").rstrip(point) if point in shown else shown


class ZoomNumber(PlainNumber):
    """A zoom in per cent; a step multiplies."""

    def __init__(self, name: str) -> None:
        super().__init__(name, " %", 100 * SMALLEST_ZOOM, 100 * LARGEST_ZOOM)

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """Larger or smaller by a factor."""
        self.setValue(self.value() * STEP**steps)


class ViewBar(QWidget):
    """Zoom, turn and interpolation of one view, and the pixel under the mouse.

    What is typed counts with Enter, which goes back to the photograph. Where it is narrow, words
    stand below the numbers: ``resized`` tells whoever keeps the bars of several panes alike.
    """

    resized = Signal()

    def __init__(self, view: CameraView) -> None:
        super().__init__()
        self.view = view
        self.zoom = ZoomNumber(tr("Zoom"))
        self.turn = PlainNumber(tr("Turn, clockwise"), "°", -180, 180)
        self.turn.setWrapping(True)
        self.drawn, self._pixel = label("", "small"), Elided("small")
        self.drawn.setToolTip(tr("How the photograph is drawn at this zoom"))
        self._pixel.setToolTip(tr("The pixel under the mouse"))
        numbers = QHBoxLayout()
        numbers.addWidget(self.zoom)
        numbers.addWidget(self.turn)
        numbers.addStretch()
        numbers.setSpacing(6)
        words = QHBoxLayout()
        words.addWidget(self.drawn)
        words.addWidget(self._pixel, 1)
        words.setSpacing(8)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(6, 2, 6, 2)
        self._row.setSpacing(6)
        self._row.addLayout(numbers)
        self._row.addLayout(words, 1)
        self.setMinimumWidth(0)
        for number in (self.zoom, self.turn):
            number.lineEdit().returnPressed.connect(view.setFocus)
        view.zoom_changed.connect(self._show)
        if isinstance(view, ImageView):
            view.pointed.connect(self._pointed)
        self.zoom.valueChanged.connect(lambda per_cent: view.zoom_to(per_cent / 100))
        self.turn.valueChanged.connect(view.turn_to)
        self._show()

    def _show(self) -> None:
        with QSignalBlocker(self.zoom), QSignalBlocker(self.turn):
            self.zoom.setValue(100 * self.view.zoom)
            self.turn.setValue(self.view.camera.turn)
        self.drawn.setText(self.view.interpolation)

    @property
    def tight(self) -> bool:
        """Whether numbers and the longest words do not fit side by side."""
        words = self.drawn.fontMetrics().horizontalAdvance(LONGEST)
        return self.width() < self.zoom.maximumWidth() + self.turn.maximumWidth() + words + ROOM

    def fold(self, folded: bool) -> None:
        """Words below the numbers, or beside them."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if folded else way.LeftToRight)

    def type_zoom(self) -> None:
        """The zoom is typed in now."""
        self.zoom.setFocus()
        self.zoom.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width."""
        super().resizeEvent(event)
        self.resized.emit()

    def _pointed(self, point: NDArray[np.float64] | None) -> None:
        self._pixel.setText("" if point is None else f"x {point[0]:.0f}   y {point[1]:.0f}")
