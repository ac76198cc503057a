"""The colours of a saliency layer with their values."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xfv_desktop.domain.explanation import ColourScale
from xfv_desktop.ui.elements.language import figure, heading, tr
from xfv_desktop.ui.elements.theme import current_theme, plain_tip, scaled_font
from xfv_desktop.ui.pictures.image_layers import image_from_rgba


class Legend(QWidget):
    """The colours of a layer with their values; on the same grey in both themes."""

    def __init__(self) -> None:
        super().__init__()
        self._scale: ColourScale | None = None
        self._threshold = 0.0
        self._levels: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(
        self, scale: ColourScale, threshold: float = 0.0, levels: tuple[float, ...] = ()
    ) -> None:
        """Paint these colours, but none of magnitudes below a threshold, and marks at levels."""
        self._scale, self._threshold, self._levels = scale, threshold, levels
        words = tr(
            "{scale}: from {lowest:g} to {highest:g}, relative to the largest value "
            "over both photographs"
        )
        if threshold:
            words = tr(
                "{scale}: from {lowest:g} to {highest:g}, relative to the largest value "
                "over both photographs; magnitudes below {threshold:.2f} are not shown"
            )
        text = words.format(
            scale=heading(scale.name), lowest=scale.lowest, highest=scale.highest,
            threshold=threshold,
        )  # fmt: skip
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A bar and a line of text."""
        return QSize(180, 26)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The bar, and below it the values at both ends and in the middle."""
        if self._scale is None:
            return
        theme, width = current_theme(), self.width()
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        bar = QRectF(0, 1, width, 9)
        painter.fillRect(bar, QColor(*self._scale.ground))
        low, high = self._scale.lowest, self._scale.highest
        rgba = np.array(self._scale.rgba[None])
        rgba[:, np.abs(np.linspace(low, high, rgba.shape[1])) < self._threshold] = 0
        colours = image_from_rgba(rgba)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(bar, colours)
        painter.setPen(QColor(0, 0, 0))
        for level in sorted({sign * level for sign in (-1, 1) for level in self._levels}):
            if low <= level <= high:
                x = round(bar.left() + (level - low) / (high - low) * bar.width())
                painter.drawLine(x, 1, x, 9)
        painter.setFont(scaled_font(self, 0.82))
        painter.setPen(QColor(theme.muted))
        for align, value in (
            (Qt.AlignmentFlag.AlignLeft, low),
            (Qt.AlignmentFlag.AlignHCenter, (low + high) / 2),
            (Qt.AlignmentFlag.AlignRight, high),
        ):
            text = figure(f"{value:g}")
            painter.drawText(QRectF(0, 11, width, 15), align, text)
        painter.end()
