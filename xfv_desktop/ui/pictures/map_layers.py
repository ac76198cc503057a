"""The saliency layers of one side on its view; values are kept, so another look costs little."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItemGroup, QGraphicsPathItem

from xfv_desktop.domain.explanation import Explanation, Layer, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.layers import IsoLine, LayerDisplay
from xfv_desktop.services.comparison import saliency
from xfv_desktop.services.comparison.saliency import Partition
from xfv_desktop.ui.elements.language import figure, said
from xfv_desktop.ui.pictures.image_layers import ImageLayers, cosmetic

LINE, HALO = 1.6, 3.4
DASHES = [3.0, 2.4]


class MapLayers:
    """Both maps of one side as their values are shown, as colours, as lines and as readings."""

    def __init__(self, layers: ImageLayers, side: Side) -> None:
        self._layers, self._side = layers, side
        self._lines = IsoLineItems()
        layers.add_above(layers.saliency, self._lines)
        self._explanation: Explanation | None = None
        self._divided: Mapping[Side, Partition] | None = None
        self._crop: FaceCrop | None = None
        self._values: dict[Layer, NDArray[np.float32]] = {}
        self._painted: dict[Layer, tuple[str, float]] = {}
        self._display: LayerDisplay | None = None

    def forget(self) -> None:
        """Nothing is shown: another photograph or another face."""
        self._explanation = self._divided = self._crop = self._display = None
        self._values, self._painted = {}, {}
        self._lines.clear()

    def show(
        self,
        explanation: Explanation,
        crop: FaceCrop,
        display: LayerDisplay,
        divided: Mapping[Side, Partition] | None = None,
    ) -> None:
        """These maps in that way, over the crop; by the regions of ``divided`` if it is given."""
        if explanation is not self._explanation or divided is not self._divided:
            self.forget()
        self._explanation, self._divided = explanation, divided
        before, self._crop, self._display = self._display, crop, display
        for layer in Layer:
            coloured = layer in display.visible and display.coloured
            look = display.colour_map, display.threshold
            if coloured and self._painted.get(layer) != look:
                rgba = saliency.painted(self._shown(layer), layer, *look)
                self._layers.show_overlay(layer, rgba, crop)
                self._painted[layer] = look
            self._layers.set_layer_visible(layer, coloured)
        self._layers.set_opacity(display.opacity)
        if before is None or _of_lines(before) != _of_lines(display):
            self._show_lines(explanation, crop, display)

    def readings(self, point: NDArray[np.float64]) -> str:
        """The values of the visible layers at a point (x, y) of the photograph, in words."""
        display, crop = self._display, self._crop
        if display is None or crop is None or not display.visible:
            return ""
        at = crop.to_crop(point[None])[0]
        read = {layer: saliency.reading(self._shown(layer), at) for layer in Layer}
        return "   ".join(
            f"{said(layer.value)} {figure(f'{value:.2f}')}"
            for layer, value in read.items()
            if layer in display.visible and value is not None
        )

    def _shown(self, layer: Layer) -> NDArray[np.float32]:
        if layer not in self._values and self._explanation is not None:
            self._values[layer] = saliency.shown_values(
                self._explanation, self._side, layer, self._divided
            )
        return self._values[layer]

    def _show_lines(self, explanation: Explanation, crop: FaceCrop, display: LayerDisplay) -> None:
        self._lines.clear()
        for layer in Layer:
            if layer in display.visible and display.levels:
                values = saliency.display_map(explanation, self._side, layer)
                lines = saliency.iso_lines(values, display.levels)
                self._lines.add(lines, layer, display.colour_map, crop)


class IsoLineItems(QGraphicsItemGroup):
    """Lines of one value over a dark halo, in the colours of their values; dashed for unlike."""

    def clear(self) -> None:
        """No lines."""
        for item in self.childItems():
            self.removeFromGroup(item)
            self.scene().removeItem(item)

    def add(self, lines: Sequence[IsoLine], layer: Layer, colour_map: str, crop: FaceCrop) -> None:
        """Lines of a layer, from pixels of the crop onto the photograph."""
        scale = saliency.colour_scale(layer, colour_map)
        for level in sorted({line.level for line in lines}):
            path = QPainterPath()
            for line in (one for one in lines if one.level == level):
                points = [QPointF(x, y) for x, y in crop.to_source(line.points_px).tolist()]
                path.moveTo(points[0])
                for point in points[1:]:
                    path.lineTo(point)
            dashed = level < 0 or layer is Layer.DISSIMILARITY
            for pen in _pens(QColor(*scale.rgba[scale.place(level), :3].tolist()), dashed=dashed):
                item = QGraphicsPathItem(path)
                item.setPen(pen)
                self.addToGroup(item)


def _pens(colour: QColor, *, dashed: bool) -> tuple[QPen, QPen]:
    halo, line = cosmetic(QColor(0, 0, 0, 150), HALO), cosmetic(colour, LINE)
    for pen in (halo, line):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            # Dashes are measured in widths of the pen, and both have to lie over each other
            pen.setDashPattern([length * HALO / pen.widthF() for length in DASHES])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return halo, line


def _of_lines(display: LayerDisplay) -> tuple[object, ...]:
    return display.visible, display.levels, display.colour_map
