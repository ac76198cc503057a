"""The maps of one result over both aligned crops, one below the other."""

import attrs
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.layers import LayerDisplay
from xfv_desktop.domain.regions import Shading
from xfv_desktop.services.comparison import saliency
from xfv_desktop.services.comparison.layer_export import check_of
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.reading_line import ReadingLine
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pictures.image_layers import image_from_rgb
from xfv_desktop.ui.pictures.image_view import ImageView
from xfv_desktop.ui.pictures.map_layers import MapLayers
from xfv_desktop.ui.state.partitions import Partitions

UNTOUCHED = np.eye(2, 3)
"""A crop is its own photograph here."""


class MapColumn(QWidget):
    """A choice of results and explainers, and what is chosen as pictures.

    ``chosen`` tells of another choice, ``wanted`` of an explainer that is to be run.
    """

    chosen = Signal()
    wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("{name} result").format(name=name))
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.compute_button = QPushButton(tr("Compute and store"))
        self._cost = label("", "muted", wraps=True)
        self._check = label("", "small", wraps=True)
        self.views = {side: ImageView() for side in Side}
        self._maps = {side: MapLayers(view.layers, side) for side, view in self.views.items()}
        self._heads = {side: label("", "strong") for side in Side}
        self._readings = {side: ReadingLine() for side in Side}
        self._examination: Examination | None = None
        self._partitions = Partitions()
        self._stack = QStackedLayout()
        self._lay_out(name)
        self.choice.activated.connect(lambda _: self.chosen.emit())
        self.compute_button.clicked.connect(lambda: self.wanted.emit(self.explainer))

    @property
    def number(self) -> int | None:
        """The examination that is chosen; ``None`` for an explainer that was not run yet."""
        data = self.choice.currentData()
        return data if isinstance(data, int) else None

    @property
    def explainer(self) -> str:
        """The explainer that is chosen and was not run yet; empty for a result."""
        data = self.choice.currentData()
        return data if isinstance(data, str) else ""

    @property
    def examination(self) -> Examination | None:
        """What is shown."""
        return self._examination

    def offer(self, entries: list[tuple[str, int | str]], wanted: int | str | None) -> None:
        """These results and explainers; the wanted one is chosen, or what was chosen before."""
        before = self.choice.currentData() if wanted is None else wanted
        self.choice.clear()
        for name, data in entries:
            self.choice.addItem(name, data)
        self.choice.setCurrentIndex(max(self.choice.findData(before), 0 if entries else -1))

    def show_cost(self, cost: str) -> None:
        """What it takes to run the explainer that is chosen."""
        self._cost.setText(
            tr("Not computed yet\n\n{cost}").format(cost=said(cost)).strip() if cost else ""
        )
        self.compute_button.setVisible(bool(cost))

    def show_maps(self, examination: Examination | None, display: LayerDisplay) -> None:
        """The maps of an examination in that way, or none."""
        fresh = examination is not self._examination
        self._examination = examination
        self._stack.setCurrentIndex(0 if examination is None else 1)
        self._check.setText(said(check_of(examination)) if examination else "")
        for side, view in self.views.items():
            if fresh:
                self._maps[side].forget()
                self._readings[side].read()
            if examination is None:
                view.show_photograph(QImage())
                self._heads[side].setText("")
                continue
            crop = attrs.evolve(examination.face(side).crop, transform=UNTOUCHED)
            if fresh:
                self._heads[side].setText(examination.exhibit(side).number)
                view.show_photograph(image_from_rgb(crop.pixels))
                view.show_alignment(None, crop)
                view.layers.set_alignment_visible(False)
            by_pixels = display.shading is Shading.PIXELS
            divided = None if by_pixels else self._partitions.of(examination, display.shading)
            self._maps[side].show(examination.explanation, crop, display, divided)

    def _pointed(self, side: Side, point: NDArray[np.float64] | None) -> None:
        examination, told = self._examination, ("", "")
        if examination is not None and point is not None:
            face = self._partitions.of(examination, Shading.FACIAL)[side]
            region = saliency.region_at(face, point)
            told = (self._maps[side].readings(point), said(region)) if region else told
        self._readings[side].read(*told)

    def _lay_out(self, name: str) -> None:
        for side, view in self.views.items():
            view.setAccessibleName(
                tr("{name} maps, {side} crop").format(name=name, side=said(side.value))
            )
            view.setMinimumSize(220, 180)
            view.pointed.connect(lambda point, side=side: self._pointed(side, point))
        empty, pictures = QWidget(), QWidget()
        waiting = QVBoxLayout(empty)
        waiting.addStretch()
        waiting.addWidget(self._cost)
        waiting.addWidget(self.compute_button, 0, Qt.AlignmentFlag.AlignHCenter)
        waiting.addStretch()
        self._cost.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(pictures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for side, view in self.views.items():
            column.addWidget(self._heads[side])
            column.addWidget(view, 1)
            column.addWidget(self._readings[side])
        self._stack.addWidget(empty)
        self._stack.addWidget(pictures)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.choice)
        self._check.setMinimumHeight(2 * self._check.fontMetrics().lineSpacing())
        self._check.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._check)
        outer.addLayout(self._stack, 1)


def visible_layers(display: LayerDisplay) -> LayerDisplay:
    """The same, with the signed layer where none is visible."""
    return display if display.visible else attrs.evolve(display, visible=frozenset({Layer.SIGNED}))
