"""Measured values of one face as bars with words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from xfv_desktop.services.evidence.image_factors import EYE_DISTANCE, Reading
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import current_theme, label, plain_tip

MARK_PX = 5.0


class QualityBar(QWidget):
    """A diamond where the value lies, over a band: the middle half of the others."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        text = f"{said(reading.measure.title)}: {said(reading.shown)}, {said(reading.words)}."
        if reading.band:
            little = reading.measure.field == EYE_DISTANCE
            band = (
                tr("The band is what is little.") if little else tr("The band is the middle half.")
            )
            text = f"{text} {band}"
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One low line."""
        return QSize(120, 14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Line, band, diamond."""
        theme, width, middle = current_theme(), self.width() - 2 * MARK_PX, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border), 2))
        painter.drawLine(QPointF(MARK_PX, middle), QPointF(MARK_PX + width, middle))
        painter.setPen(QPen(QColor(theme.strong_border), 1))
        if self._reading.band is not None:
            low, high = self._reading.band
            painter.setBrush(QColor(theme.border))
            painter.drawRect(QRectF(MARK_PX + low * width, middle - 4, (high - low) * width, 8))
        if self._reading.place is not None:
            x = MARK_PX + self._reading.place * width
            painter.setBrush(QColor(theme.accent))
            painter.setPen(QPen(QColor(theme.surface), 1))
            corners = ((0, -MARK_PX), (MARK_PX, 0), (0, MARK_PX), (-MARK_PX, 0))
            painter.drawPolygon(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in corners]))
        painter.end()


class QualityBars(QWidget):
    """Each reading with its number, its words and its bar."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for reading in readings:
            text = f"{said(reading.measure.title)}  {said(reading.shown)} · {said(reading.words)}"
            column.addWidget(label(text, "small", wraps=True))
            column.addWidget(QualityBar(reading))
