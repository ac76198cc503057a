"""Which saliency layers are shown, how strongly, and what their colours mean."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.layers import Drawing, LayerDisplay
from xfv_desktop.domain.regions import Shading
from xfv_desktop.services.comparison import saliency
from xfv_desktop.ui.elements.language import figure, heading, said, tr
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.panels.fidelity_panel import FidelityBadge
from xfv_desktop.ui.panels.map_choice import MapChoice
from xfv_desktop.ui.pictures.legend import Legend
from xfv_desktop.ui.state.desk import Desk

CAUTION = tr("Shows what the algorithm used for its score. It is no evidence of identity.")

MEANINGS = {
    Layer.SIMILARITY: tr("Where the network found the two faces alike"),
    Layer.DISSIMILARITY: tr("Where the network found the two faces unlike"),
    Layer.SIGNED: tr("Similarity minus dissimilarity, neutral at zero"),
}
SHADING_MEANINGS = {
    Shading.PIXELS: tr("Each pixel with its own value, smoothed"),
    Shading.FACIAL: tr("Each facial region filled with the mean of the map over it"),
    Shading.SUPERPIXELS: tr("Each patch of like colour filled with the mean of the map over it"),
}
DRAWING_MEANINGS = tr(
    "Iso-lines join places of one value, at 0.2, 0.4, 0.6 and 0.8 of the largest one over both "
    "photographs; lines of dissimilarity are dashed. Layers by regions have none. Key 7 switches."
)
THRESHOLD_MEANINGS = tr(
    "Smaller magnitudes are not shown on the photographs. An exported layer hides them as well and "
    "the audit trail says from which value on; a report shows every value."
)
COLOUR_MAP_MEANINGS = tr(
    "All are colour-blind-safe and neutral at zero. “dark–light” also keeps its order in grey: "
    "dark is dissimilar, light is similar."
)


class SaliencyPanel(QWidget):
    """Visibility of each layer with its legend, one opacity, one colour map, the caution."""

    changed = Signal(LayerDisplay)

    def __init__(self, desk: Desk, *, colour_map: str, opacity: float) -> None:
        super().__init__()
        self._desk = desk
        self.boxes = {layer: QCheckBox(heading(layer.value)) for layer in Layer}
        self._legends = {layer: Legend() for layer in Layer}
        self.map_choice = MapChoice(desk)
        self.opacity = _slider(tr("Opacity of the saliency layers"), round(100 * opacity))
        self.threshold = _slider(tr("Magnitude below which values are hidden"), 0)
        self._opacity, self._threshold = QLabel(), QLabel()
        self.colour_maps = QComboBox()
        self.colour_maps.setAccessibleName(tr("Colour map"))
        for name in saliency.colour_map_names():
            self.colour_maps.addItem(said(name), name)
        self.colour_maps.setCurrentIndex(self.colour_maps.findData(colour_map))
        self.shadings = QComboBox()
        self.shadings.setAccessibleName(tr("Layers shown by"))
        for key, shading in enumerate(Shading, len(Layer) + 1):
            self.shadings.addItem(heading(shading.value))
            tip = tr("{meaning} (key {key})").format(meaning=SHADING_MEANINGS[shading], key=key)
            self.shadings.setItemData(key - len(Layer) - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.drawings = QComboBox()
        self.drawings.setAccessibleName(tr("Values drawn as"))
        self.drawings.addItems([heading(drawing.value) for drawing in Drawing])
        self.compare_button = QPushButton(tr("Compare two …"))
        self.compare_button.setToolTip(tr("Lay the maps of two explainers or models side by side"))
        self.export_button = QPushButton(tr("Export …"))
        self.export_button.setToolTip(
            tr("Write a layer as PNG with its legend, or the maps as NPZ")
        )
        self._method = label("", "small", wraps=True)
        self.fidelity = FidelityBadge(desk)
        self._lay_out()
        for box in self.boxes.values():
            box.toggled.connect(self._emit)
        self.opacity.valueChanged.connect(self._emit)
        self.opacity.sliderReleased.connect(self._emit)
        self.threshold.valueChanged.connect(self._emit)
        self.drawings.currentIndexChanged.connect(self._emit)
        self.colour_maps.currentTextChanged.connect(self._emit)
        self.shadings.currentIndexChanged.connect(self._emit)
        desk.changed.connect(self.refresh)
        self.refresh()

    @property
    def display(self) -> LayerDisplay:
        """What is chosen."""
        return LayerDisplay(
            frozenset(layer for layer, box in self.boxes.items() if box.isChecked()),
            self.opacity.value() / 100,
            self.colour_maps.currentData(),
            tuple(Shading)[self.shadings.currentIndex()],
            self.threshold.value() / 100,
            tuple(Drawing)[self.drawings.currentIndex()],
        )

    def show_something(self) -> None:
        """After a comparison the signed layer is shown, unless other layers are."""
        if not self.display.visible:
            self.boxes[Layer.SIGNED].setChecked(True)

    def show_by(self, shading: Shading) -> None:
        """Pixels or regions of one kind; a layer is shown if none is."""
        self.shadings.setCurrentIndex(list(Shading).index(shading))
        self.show_something()

    def switch_lines(self) -> None:
        """From colours to iso-lines, to both, and back; a layer is shown if none is."""
        self.drawings.setCurrentIndex((self.drawings.currentIndex() + 1) % len(Drawing))
        self.show_something()

    def refresh(self) -> None:
        """There is nothing to choose without an explanation."""
        examination = self._desk.examination
        self.setEnabled(examination is not None)
        if examination:
            explanation = examination.explanation
            parameters = ", ".join(f"{k} {v}" for k, v in explanation.parameters.items())
            size = len(explanation.probe.similarity)
            self._method.setText(
                tr("{explainer} · native resolution {size} × {size}, enlarged").format(
                    explainer=explanation.explainer.upper(), size=size
                )
            )
            self._method.setToolTip(parameters)
        else:
            self._method.setText(tr("Appear once a comparison was run."))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The legends are painted for whoever looks: colours bring matplotlib."""
        self._show_legends()
        super().showEvent(event)

    def _emit(self) -> None:
        self._show_legends()
        self.changed.emit(self.display)

    def _show_legends(self) -> None:
        display = self.display
        self._opacity.setText(f"{self.opacity.value()} %")
        self._threshold.setText(figure(f"{display.threshold:.2f}"))
        self.drawings.setEnabled(display.shading is Shading.PIXELS)
        for layer, legend in self._legends.items():
            scale = saliency.colour_scale(layer, display.colour_map)
            legend.show_scale(scale, display.threshold, display.levels)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        grid.addWidget(QLabel(tr("Maps of")), 0, 0)
        grid.addWidget(self.map_choice, 0, 1)
        for row, layer in enumerate(Layer, 1):
            self.boxes[layer].setToolTip(
                tr("{meanings} (key {row})").format(meanings=MEANINGS[layer], row=row)
            )
            grid.addWidget(self.boxes[layer], row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._legends[layer], row, 1)
        self.drawings.setToolTip(DRAWING_MEANINGS)
        self.threshold.setToolTip(THRESHOLD_MEANINGS)
        self.colour_maps.setToolTip(COLOUR_MAP_MEANINGS)
        controls: tuple[tuple[str, QWidget, QLabel | None], ...] = (
            (tr("Shown by"), self.shadings, None),
            (tr("Drawn as"), self.drawings, None),
            (tr("Hide below"), self.threshold, self._threshold),
            (tr("Opacity"), self.opacity, self._opacity),
            (tr("Colour map"), self.colour_maps, None),
        )
        for row, (name, control, number) in enumerate(controls, len(Layer) + 1):
            grid.addWidget(QLabel(name), row, 0)
            grid.addLayout(_with_figure(control, number), row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.compare_button)
        buttons.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addWidget(label(CAUTION, "notice", wraps=True))
        column.addWidget(self._method)
        column.addWidget(self.fidelity)
        column.addStretch()


def _slider(name: str, value: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, 100)
    slider.setPageStep(10)
    slider.setValue(value)
    slider.setAccessibleName(name)
    return slider


def _with_figure(control: QWidget, figure: QLabel | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(control, 1)
    if figure is not None:
        figure.setMinimumWidth(44)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(figure)
    return row
