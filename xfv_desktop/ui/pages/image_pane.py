"""One side of the desk: a heading, the photograph with its layers, a line on what is seen."""

import attrs
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QFrame,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.evidence import Exhibit, Role
from xfv_desktop.domain.explanation import PartialExplanation, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.layers import LayerDisplay
from xfv_desktop.domain.regions import Shading
from xfv_desktop.services.comparison import saliency
from xfv_desktop.ui.elements.elided import Elided
from xfv_desktop.ui.elements.entry_list import dropped_files
from xfv_desktop.ui.elements.language import heading, said, tr
from xfv_desktop.ui.elements.reading_line import ReadingLine
from xfv_desktop.ui.elements.sign import Sign
from xfv_desktop.ui.elements.theme import label, plain_tip
from xfv_desktop.ui.pictures.image_view import ImageView
from xfv_desktop.ui.pictures.map_layers import MapLayers
from xfv_desktop.ui.pictures.pane_heading import PaneHeading
from xfv_desktop.ui.pictures.view_bar import ViewBar
from xfv_desktop.ui.state.desk import ROLES, Desk


class ImagePane(QFrame):
    """The exhibit of one side, as the desk has it."""

    files_dropped = Signal(tuple, Role)

    def __init__(self, desk: Desk, side: Side) -> None:
        super().__init__()
        self._desk = desk
        self._side = side
        self._display: LayerDisplay | None = None
        self._shown_key: tuple[str, int] | None = None
        role = ROLES[side].value
        self.view = ImageView()
        self._maps = MapLayers(self.view.layers, side)
        self.view.setAccessibleName(tr("{role} photograph").format(role=heading(role)))
        self._number = label("", "strong")
        self._name = Elided("muted")
        self._sign = Sign(18, "muted")
        self._heading = PaneHeading(self.view)
        self.mirror_mark = self._heading.mirror_mark
        self.bar = ViewBar(self.view)
        room = self.bar.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(room)
        self._reading = ReadingLine()
        self._hint = label("", "muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._lay_out()
        self.setAcceptDrops(True)
        self.view.pointed.connect(self._pointed)
        self.view.chosen.connect(lambda number: desk.select(side, number))
        self.view.edited.connect(self._edited)
        self.view.settled.connect(desk.settle)
        desk.changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)
        desk.regions_changed.connect(self._regions_changed)
        desk.selection_changed.connect(self._show_regions)
        self.refresh()

    def refresh(self) -> None:
        """Show the exhibit and the examination on the desk."""
        exhibit, role = self._desk.exhibit(self._side), ROLES[self._side].value
        self._number.setText(exhibit.number if exhibit else heading(role))
        self._hint.setText(
            tr("No {role} photograph\n\nDrop one here, or add one").format(role=said(role))
        )
        if exhibit and self._desk.shown(self._side) is None:
            self._hint.setText(
                tr(
                    "Hidden\n\nIt is revealed once your analysis\n"
                    "of the questioned photograph is locked"
                )
            )
            exhibit = None
        self._name.setText(exhibit.name if exhibit else "")
        self._name.setToolTip(plain_tip(exhibit.name if exhibit else ""))
        self._stack.setCurrentIndex(1 if exhibit else 0)
        self.bar.setVisible(exhibit is not None)
        self._show_warnings(exhibit)
        self._maps.forget()
        self._reading.read()
        if exhibit is None or self._desk.case is None:
            self._shown_key = None
            self.view.show_photograph(QImage())
        elif exhibit.image.key == self._shown_key:
            self._show_on_photograph(exhibit)
        else:
            self.view.show_photograph(QImage())
            self._desk.case.photographs.ask(exhibit, lambda image: self._arrived(exhibit, image))

    def show_display(self, display: LayerDisplay) -> None:
        """Show these saliency layers in that way."""
        self._display = display
        self._show_maps()

    def show_partial(self, partial: PartialExplanation) -> None:
        """The layers of an explanation that is still refined, pixel by pixel."""
        display, crop = self._display, partial.crops[self._side]
        if display is None or not self._shown_key:
            return
        by_pixels = attrs.evolve(display, shading=Shading.PIXELS)
        self._maps.show(partial.explanation, crop, by_pixels)
        self.view.layers.show_outlines(None, crop)

    def highlight(self, shading: Shading, index: int | None) -> None:
        """Point at one of the regions of the crop, or at none."""
        examination, crop = self._desk.examination, self._crop()
        if examination and crop and self._shown_key:
            divided = self._desk.partitions.of(examination, shading)[self._side]
            segments = None if index is None else saliency.outline(divided, index)
            self.view.layers.show_highlight(segments, crop)

    def _arrived(self, exhibit: Exhibit, image: QImage) -> None:
        if self._desk.shown(self._side) == exhibit:
            self._shown_key = exhibit.image.key
            self._maps.forget()
            self.view.show_photograph(image, exhibit.face)
            self._show_on_photograph(exhibit)

    def _show_on_photograph(self, exhibit: Exhibit) -> None:
        self.view.show_alignment(exhibit.face, self._crop())
        self._show_regions()
        self._show_maps()

    def _crop(self) -> FaceCrop | None:
        examination = self._desk.examination
        return examination.face(self._side).crop if examination else None

    def _show_maps(self) -> None:
        examination, crop, display = self._desk.examination, self._crop(), self._display
        if examination is None or crop is None or display is None or not self._shown_key:
            return
        by_regions = display.shading is not Shading.PIXELS
        divided = self._desk.partitions.of(examination, display.shading) if by_regions else None
        self._maps.show(examination.explanation, crop, display, divided)
        outlined = divided is not None and bool(display.visible)
        lines = saliency.all_outlines(divided[self._side]) if divided and outlined else None
        self.view.layers.show_outlines(lines, crop)

    def _regions_changed(self, side: Side) -> None:
        if side is self._side:
            self._show_regions()

    def _show_regions(self) -> None:
        document = self._desk.document
        if document is None or not self._shown_key:
            return
        selected = self._desk.selected
        number = selected[1] if selected and selected[0] is self._side else None
        self.view.show_regions(document.regions(self._side), number)

    def _edited(self, after: AnnotationSet, text: str, gesture: str) -> None:
        self._desk.edit({self._side: after}, text, gesture)

    def _show_warnings(self, exhibit: Exhibit | None) -> None:
        examination = self._desk.examination
        if examination:
            warnings = examination.face(self._side).own_warnings
        else:
            warnings = exhibit.image.remarks if exhibit else ()
        self._sign.setVisible(bool(warnings))
        told = [said(warning) for warning in warnings]
        self._sign.setToolTip(plain_tip("\n".join(told)))
        self._sign.setAccessibleName(tr("Warnings: {all}").format(all=" ".join(told)))
        self._sign.show_icon("warning")

    def _pointed(self, point: NDArray[np.float64] | None) -> None:
        examination, crop = self._desk.examination, self._crop()
        told: tuple[str, ...] = ()
        if point is not None and examination and crop and self._shown_key:
            face = self._desk.partitions.of(examination, Shading.FACIAL)[self._side]
            region = saliency.region_at(face, crop.to_crop(point[None])[0])
            told = (
                self._maps.readings(point),
                said(region) if region else tr("outside the network's input"),
            )
        self._reading.read(*told)

    def _lay_out(self) -> None:
        self._heading.fill(self._number, self._name, self._sign, wide=self._name)
        self._stack.addWidget(self._hint)
        self._stack.addWidget(self.view)
        middle = QWidget()
        middle.setLayout(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(middle, 1)
        column.addWidget(self.bar)
        column.addWidget(self._reading)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files are welcome."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """A photograph dropped here plays the part of this side."""
        event.acceptProposedAction()
        self.files_dropped.emit(dropped_files(event), ROLES[self._side])
