"""Which saliency layers are shown, how strongly, and what their colours mean."""

import attrs
import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.explanation import ColourScale, Layer
from xfv_desktop.domain.regions import Shading
from xfv_desktop.services import saliency
from xfv_desktop.ui.desk import Desk
from xfv_desktop.ui.fidelity_panel import FidelityBadge
from xfv_desktop.ui.image_layers import image_from_rgba
from xfv_desktop.ui.theme import label, scaled_font, theme_of

GROUND = QColor(226, 226, 226)
"""A legend lies on the same light grey in both themes, so that its colours are the same."""

CAUTION = "Shows what the algorithm used for its score. It is no evidence of identity."

MEANINGS = {
    Layer.SIMILARITY: "Where the network found the two faces alike",
    Layer.DISSIMILARITY: "Where the network found the two faces unlike",
    Layer.SIGNED: "Similarity minus dissimilarity, neutral at zero",
}
SHADING_MEANINGS = {
    Shading.PIXELS: "Each pixel with its own value, smoothed",
    Shading.FACIAL: "Each facial region filled with the mean of the map over it",
    Shading.SUPERPIXELS: "Each patch of like colour filled with the mean of the map over it",
}


@attrs.frozen
class LayerDisplay:
    """Which layers are visible, their common opacity in [0, 1], the colours, and by what."""

    visible: frozenset[Layer]
    opacity: float
    colour_map: str
    shading: Shading


class Legend(QWidget):
    """The colours of a layer with the values at both ends."""

    def __init__(self) -> None:
        super().__init__()
        self._scale: ColourScale | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: ColourScale) -> None:
        """Paint these colours."""
        self._scale = scale
        self.setToolTip(
            f"{scale.name}: from {scale.lowest:g} to {scale.highest:g}, relative to the largest "
            "value over both photographs"
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A bar and a line of text."""
        return QSize(180, 26)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The bar, and below it the values at both ends and in the middle."""
        if self._scale is None:
            return
        theme, width = theme_of(self), self.width()
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        bar = QRectF(0, 1, width, 9)
        painter.fillRect(bar, GROUND)
        colours = image_from_rgba(np.ascontiguousarray(self._scale.rgba[None]))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(bar, colours)
        painter.setFont(scaled_font(self, 0.82))
        painter.setPen(QColor(theme.muted))
        low, high = self._scale.lowest, self._scale.highest
        for align, value in (
            (Qt.AlignmentFlag.AlignLeft, low),
            (Qt.AlignmentFlag.AlignHCenter, (low + high) / 2),
            (Qt.AlignmentFlag.AlignRight, high),
        ):
            text = f"{value:g}".replace("-", "−")
            painter.drawText(QRectF(0, 11, width, 15), align, text)
        painter.end()


class SaliencyPanel(QWidget):
    """Visibility of each layer with its legend, one opacity, one colour map, the caution."""

    changed = Signal(LayerDisplay)

    def __init__(self, desk: Desk, *, colour_map: str, opacity: float) -> None:
        super().__init__()
        self._desk = desk
        self.boxes = {layer: QCheckBox(layer.value.capitalize()) for layer in Layer}
        self._legends = {layer: Legend() for layer in Layer}
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setPageStep(10)
        self.opacity.setValue(round(100 * opacity))
        self.opacity.setAccessibleName("Opacity of the saliency layers")
        self._percent = QLabel()
        self.colour_maps = QComboBox()
        self.colour_maps.setAccessibleName("Colour map")
        self.colour_maps.addItems(saliency.colour_map_names())
        self.colour_maps.setCurrentText(colour_map)
        self.shadings = QComboBox()
        self.shadings.setAccessibleName("Layers shown by")
        for key, shading in enumerate(Shading, len(Layer) + 1):
            self.shadings.addItem(shading.value.capitalize())
            tip = f"{SHADING_MEANINGS[shading]} (key {key})"
            self.shadings.setItemData(key - len(Layer) - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self._method = label("", "small", wraps=True)
        self.fidelity = FidelityBadge(desk)
        self._lay_out()
        for box in self.boxes.values():
            box.toggled.connect(self._emit)
        self.opacity.valueChanged.connect(self._emit)
        self.colour_maps.currentTextChanged.connect(self._emit)
        self.shadings.currentIndexChanged.connect(self._emit)
        desk.changed.connect(self.refresh)
        self._show_legends()
        self.refresh()

    @property
    def display(self) -> LayerDisplay:
        """What is chosen."""
        return LayerDisplay(
            frozenset(layer for layer, box in self.boxes.items() if box.isChecked()),
            self.opacity.value() / 100,
            self.colour_maps.currentText(),
            tuple(Shading)[self.shadings.currentIndex()],
        )

    def show_something(self) -> None:
        """After a comparison the signed layer is shown, unless other layers are."""
        if not self.display.visible:
            self.boxes[Layer.SIGNED].setChecked(True)

    def show_by(self, shading: Shading) -> None:
        """Pixels or regions of one kind; a layer is shown if none is."""
        self.shadings.setCurrentIndex(list(Shading).index(shading))
        self.show_something()

    def refresh(self) -> None:
        """There is nothing to choose without an explanation."""
        examination = self._desk.examination
        self.setEnabled(examination is not None)
        if examination:
            explanation = examination.explanation
            parameters = ", ".join(f"{k} {v}" for k, v in explanation.parameters.items())
            self._method.setText(f"{explanation.explainer.upper()} · 112 × 112 px, enlarged")
            self._method.setToolTip(parameters)
        else:
            self._method.setText("Appear once a comparison was run.")

    def _emit(self) -> None:
        self._show_legends()
        self.changed.emit(self.display)

    def _show_legends(self) -> None:
        self._percent.setText(f"{self.opacity.value()} %")
        for layer, legend in self._legends.items():
            legend.show_scale(saliency.colour_scale(layer, self.colour_maps.currentText()))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for row, layer in enumerate(Layer):
            self.boxes[layer].setToolTip(f"{MEANINGS[layer]} (key {row + 1})")
            grid.addWidget(self.boxes[layer], row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._legends[layer], row, 1)
        slider = QHBoxLayout()
        slider.addWidget(self.opacity, 1)
        self._percent.setMinimumWidth(44)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        slider.addWidget(self._percent)
        grid.addWidget(QLabel("Shown by"), 3, 0)
        grid.addWidget(self.shadings, 3, 1)
        grid.addWidget(QLabel("Opacity"), 4, 0)
        grid.addLayout(slider, 4, 1)
        grid.addWidget(QLabel("Colour map"), 5, 0)
        grid.addWidget(self.colour_maps, 5, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(label(CAUTION, "notice", wraps=True))
        column.addWidget(self._method)
        column.addWidget(self.fidelity)
        column.addStretch()
