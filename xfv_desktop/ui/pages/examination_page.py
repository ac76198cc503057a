"""Both photographs side by side: the table on which an examination is made."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.drawn_lines import LineKind
from xfv_desktop.domain.explanation import PartialExplanation, Side
from xfv_desktop.domain.layers import LayerDisplay
from xfv_desktop.domain.regions import Shading
from xfv_desktop.ui.pages.filmstrip import Filmstrip
from xfv_desktop.ui.pages.further_pane import FurtherPane
from xfv_desktop.ui.pages.image_pane import ImagePane
from xfv_desktop.ui.pages.superimposition_view import SuperimpositionView
from xfv_desktop.ui.panels.fidelity_panel import FidelityStrip
from xfv_desktop.ui.pictures.camera_view import CameraView
from xfv_desktop.ui.pictures.canvas import Tool
from xfv_desktop.ui.pictures.drawing_tools import TOOLS
from xfv_desktop.ui.pictures.image_tools import SelectTool
from xfv_desktop.ui.pictures.image_view import ImageView
from xfv_desktop.ui.pictures.linked_views import LinkedBy, LinkedViews
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.guides import Guides
from xfv_desktop.ui.state.landmark_drafts import LandmarkDrafts
from xfv_desktop.ui.state.landmark_tool import LandmarkTool
from xfv_desktop.ui.state.line_tool import LineTool

ZOOM_STEP = 1.25
MOST_FURTHER = 2
"""Panes beside the pair: more would be too small to see a face in."""


class ExaminationPage(QWidget):
    """Two panes that may be linked: then each move by hand is done in both."""

    region_drawn = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.panes = {side: ImagePane(desk, side) for side in Side}
        self.further: list[FurtherPane] = []
        self.strip = FidelityStrip(desk)
        self.splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        self.superimposition = SuperimpositionView(desk)
        self.superimposition.hide()
        self.filmstrip = Filmstrip(desk)
        self.filmstrip.hide()
        self.link = LinkedViews(self.views, self)
        self.guides = Guides(desk, {side: pane.view for side, pane in self.panes.items()})
        for pane in self.panes.values():
            splitter.addWidget(pane)
            pane.view.region_drawn.connect(self.region_drawn)
            pane.bar.resized.connect(self._fold_bars)
        splitter.setSizes([1000, 1000])
        pictures = QVBoxLayout(self)
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.setSpacing(0)
        pictures.addWidget(self.strip)
        pictures.addWidget(splitter, 1)
        pictures.addWidget(self.superimposition, 1)
        pictures.addWidget(self.filmstrip)

    @property
    def views(self) -> tuple[ImageView, ...]:
        """The questioned photograph's view and the known one's."""
        return tuple(pane.view for pane in self.panes.values())

    @property
    def _in_front(self) -> CameraView:
        superimposed = self.superimposition.isVisible()
        return self.superimposition.picture if superimposed else self.active_view

    @property
    def active_view(self) -> ImageView:
        """The view with the keyboard's focus; the questioned photograph's if none has it."""
        focused = [view for view in self.link.views if view.hasFocus()]
        return focused[0] if focused else self.views[0]

    @property
    def active_side(self) -> Side:
        """The side of the active view; the questioned one's if a further photograph has it."""
        return Side.REFERENCE if self.active_view is self.views[1] else Side.PROBE

    def superimpose(self, superimposed: bool) -> None:
        """Both faces in one place, or side by side again."""
        self.splitter.setVisible(not superimposed)
        self.superimposition.setVisible(superimposed)
        (self.superimposition.picture if superimposed else self.views[0]).setFocus()

    def add_pane(self) -> bool:
        """One photograph more beside the pair, linked with it; there are two at most."""
        if len(self.further) == MOST_FURTHER:
            return False
        pane = FurtherPane(self._desk)
        pane.closed.connect(lambda: self.close_pane(pane))
        pane.view.set_smooth(self.views[0].smooth)
        pane.bar.resized.connect(self._fold_bars)
        shown = [self._desk.exhibit(side) for side in Side] + [one.exhibit for one in self.further]
        self.further.append(pane)
        self.splitter.addWidget(pane)
        self.splitter.setSizes([1000] * self.splitter.count())
        self.link.add(pane.view)
        pane.show_other_than({exhibit.number for exhibit in shown if exhibit})
        return True

    def close_pane(self, pane: FurtherPane) -> None:
        """One of the further photographs goes."""
        self.further.remove(pane)
        self.link.remove(pane.view)
        pane.setParent(None)
        pane.deleteLater()

    def set_aligned(self, aligned: bool) -> None:
        """The aligned crops in place of the photographs."""
        for view in self.views:
            view.set_aligned(aligned)

    def set_alignment_visible(self, visible: bool) -> None:
        """The outline of the network's input, and the landmarks."""
        for view in self.views:
            view.layers.set_alignment_visible(visible)

    def show_display(self, display: LayerDisplay) -> None:
        """These saliency layers on both photographs."""
        for pane in self.panes.values():
            pane.show_display(display)

    def show_partial(self, partial: PartialExplanation) -> None:
        """An explanation that is still refined, on both photographs."""
        for pane in self.panes.values():
            pane.show_partial(partial)

    def refresh(self) -> None:
        """What lies on the desk, and nothing unfinished."""
        for pane in self.panes.values():
            pane.refresh()

    def highlight(self, shading: Shading, indices: Mapping[Side, int]) -> None:
        """Point at one region on each side that is named, and at none on the others."""
        for side, pane in self.panes.items():
            pane.highlight(shading, indices.get(side))

    def set_select_tool(self) -> None:
        """Select, move and reshape regions; pan."""
        self._set_tools(SelectTool(), SelectTool())

    def set_drawing_tool(self, kind: RegionKind) -> None:
        """Draw regions of a kind."""
        self._set_tools(*(TOOLS[kind]() for _ in self.views))

    def set_landmark_tool(self, drafts: LandmarkDrafts) -> None:
        """Move landmarks."""
        self._set_tools(*(LandmarkTool(drafts, side) for side in Side))

    def set_line_tool(self, kind: LineKind) -> None:
        """Draw guides, profiles or lengths."""
        self._set_tools(*(LineTool(self.guides, kind) for _ in self.views))

    def fit(self) -> None:
        """Each picture as a whole; linked by landmarks, the active one."""
        if self.superimposition.isVisible():
            self.superimposition.picture.fit()
        else:
            self._each(ImageView.fit)

    def fit_faces(self) -> None:
        """The faces as large as the views take them."""
        self._each(ImageView.fit_face)

    def level_eyes(self) -> None:
        """The line through both eyes level in each view; linked by landmarks, in the active one."""
        self._each(ImageView.level_eyes)

    def actual_size(self) -> None:
        """One pixel on one pixel of the screen in each view; by landmarks, in the active one."""
        if self.superimposition.isVisible():
            self.superimposition.picture.zoom_to(1.0)
        else:
            self._each(lambda view: view.zoom_to(1.0))

    def zoom(self, factor: float) -> None:
        """Zoom the active view, or the superimposed faces, around its middle."""
        view = self._in_front
        view.zoom_at(factor, view.viewport().rect().center())

    def turn(self, degrees: float) -> None:
        """Turn the active view clockwise, and linked views as far."""
        view = self._in_front
        view.turn_to(view.camera.turn + degrees)

    def mirror(self) -> None:
        """Exchange left and right of the active view; by landmarks the faces stay aligned."""
        view = self.active_view
        view.look(view.camera.flipped())
        if self.link.linked and self.link.by is LinkedBy.LANDMARKS:
            self.link.align(view)
        else:
            self.link.read()

    def set_smooth(self, smooth: bool) -> None:
        """Enlarge by bilinear interpolation, or by nearest neighbour."""
        for view in (*self.link.views, self.superimposition.picture):
            view.set_smooth(smooth)

    def type_zoom(self) -> None:
        """The zoom of the view in front is typed in."""
        bars = [self.superimposition.bar, *(pane.bar for pane in self._all_panes)]
        next(bar for bar in bars if bar.view is self._in_front).type_zoom()

    @property
    def _all_panes(self) -> "list[ImagePane | FurtherPane]":
        return [*self.panes.values(), *self.further]

    def _fold_bars(self) -> None:
        """Alike in all panes, so that the photographs stand level."""
        bars = [pane.bar for pane in self._all_panes]
        tight = any(bar.tight for bar in bars)
        for bar in bars:
            bar.fold(tight)

    def _each(self, look: Callable[[ImageView], None]) -> None:
        """The same in every view, which ends their relation; by landmarks all follow one."""
        if self.link.linked and self.link.by is LinkedBy.LANDMARKS:
            look(self.active_view)
            return
        with self.link.apart():
            for view in self.link.views:
                look(view)

    def _set_tools(self, *tools: Tool) -> None:
        for view, tool in zip(self.views, tools, strict=True):
            view.set_tool(tool)
