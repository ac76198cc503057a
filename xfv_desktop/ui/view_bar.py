"""The line below a view: exact zoom and turn, to be read and typed in, and how it is drawn."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QHBoxLayout, QWidget

from xfv_desktop.ui.camera import LARGEST_ZOOM, SMALLEST_ZOOM
from xfv_desktop.ui.image_view import ImageView
from xfv_desktop.ui.language import tr
from xfv_desktop.ui.theme import label

EDGE = 22
"""What the frame of a number takes, in px."""
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
        self.setFixedWidth(widest + EDGE)

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
    """Zoom, turn and interpolation of one view, and the pixel under the mouse."""

    def __init__(self, view: ImageView) -> None:
        super().__init__()
        self._view = view
        self.zoom = ZoomNumber(tr("Zoom"))
        self.turn = PlainNumber(tr("Turn, clockwise"), "°", -180, 180)
        self.turn.setWrapping(True)
        self._drawn, self._pixel = label("", "small"), label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 10, 2)
        row.setSpacing(6)
        row.addWidget(self.zoom)
        row.addWidget(self.turn)
        row.addWidget(self._drawn, 1)
        row.addWidget(self._pixel)
        view.zoom_changed.connect(self._show)
        view.pointed.connect(self._pointed)
        self.zoom.valueChanged.connect(lambda per_cent: view.zoom_to(per_cent / 100))
        self.turn.valueChanged.connect(view.turn_to)
        self._show()

    def _show(self) -> None:
        with QSignalBlocker(self.zoom), QSignalBlocker(self.turn):
            self.zoom.setValue(100 * self._view.zoom)
            self.turn.setValue(self._view.camera.turn)
        self._drawn.setText(self._view.interpolation)

    def _pointed(self, point: NDArray[np.float64] | None) -> None:
        self._pixel.setText("" if point is None else f"x {point[0]:.0f}   y {point[1]:.0f}")
