"""The menu View."""

from PySide6.QtCore import Qt

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.regions import Shading
from xfv_desktop.ui.actions.row import (
    ActionRow,
    in_case,
    in_examination,
    on_photograph,
    side_by_side,
)
from xfv_desktop.ui.commands import view_commands
from xfv_desktop.ui.commands.layer_export import export_layer
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pages.examination_page import ZOOM_STEP
from xfv_desktop.ui.window import tool_docks
from xfv_desktop.ui.window.map_comparison import show_comparison

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="aligned", text=tr("Aligned crops"), icon="aligned", shortcut="A", menu="View",
        tip=tr("Show what the network saw in place of the photographs"), checked=False,
        when=lambda now: in_examination(now) and not now.superimposed, bar="tools",
        rule_above=True, run=lambda w, on: w.page.set_aligned(on),
    ),
    ActionRow(
        id="landmarks", text=tr("Alignment"), icon="landmarks", shortcut="N", menu="View",
        tip=tr("Show the outline of the network's input and the landmarks"), checked=True,
        when=side_by_side, bar="tools", run=lambda w, on: w.page.set_alignment_visible(on),
    ),
    ActionRow(
        id="similarity", text=tr("Similarity layer"), icon="similarity", shortcut="1", menu="View",
        tip=tr("Show or hide where the network found the faces alike"), when=in_examination,
        rule_above=True, run=lambda w, _: w.saliency.boxes[Layer.SIMILARITY].toggle(),
    ),
    ActionRow(
        id="dissimilarity", text=tr("Dissimilarity layer"), icon="dissimilarity", shortcut="2",
        menu="View", tip=tr("Show or hide where the network found the faces unlike"),
        when=in_examination, run=lambda w, _: w.saliency.boxes[Layer.DISSIMILARITY].toggle(),
    ),
    ActionRow(
        id="signed", text=tr("Signed layer"), icon="signed", shortcut="3", menu="View",
        tip=tr("Show or hide similarity minus dissimilarity"), when=in_examination,
        run=lambda w, _: w.saliency.boxes[Layer.SIGNED].toggle(),
    ),
    ActionRow(
        id="by_pixels", text=tr("Layers by pixels"), icon="by-pixels", shortcut="4", menu="View",
        tip=tr("Show each pixel of a layer with its own value"), when=in_examination,
        rule_above=True,
        run=lambda w, _: w.saliency.show_by(Shading.PIXELS),
    ),
    ActionRow(
        id="by_regions", text=tr("Layers by facial regions"), icon="by-regions", shortcut="5",
        menu="View", tip=tr("Fill each facial region with the mean of a layer over it"),
        when=in_examination, run=lambda w, _: w.saliency.show_by(Shading.FACIAL),
    ),
    ActionRow(
        id="by_superpixels", text=tr("Layers by superpixels"), icon="by-superpixels", shortcut="6",
        menu="View", tip=tr("Fill each patch of like colour with the mean of a layer over it"),
        when=in_examination, run=lambda w, _: w.saliency.show_by(Shading.SUPERPIXELS),
    ),
    ActionRow(
        id="iso_lines", text=tr("Iso-lines"), icon="iso-lines", shortcut="7", menu="View",
        tip=tr("Draw the layers as colours, as lines of one value, or as both"),
        when=in_examination,
        run=lambda w, _: w.saliency.switch_lines(),
    ),
    ActionRow(
        id="compare_maps", text=tr("Compare two explanations …"), icon="compare-maps",
        shortcut="Ctrl+Shift+2", menu="View", when=in_examination,
        tip=tr("Lay the maps of two explainers or models side by side"),
        run=lambda w, _: show_comparison(w),
    ),
    ActionRow(
        id="export_layer", text=tr("Export a layer …"), icon="export-layer",
        shortcut="Ctrl+Shift+X",
        menu="View", tip=tr("Write a layer as PNG with its legend, or the maps as NPZ"),
        when=lambda now: now.on_photographs and now.writable,
        run=lambda w, _: export_layer(w),
    ),
    ActionRow(
        id="zoom_in", text=tr("Zoom in"), icon="zoom-in", shortcut="Ctrl++", menu="View",
        tip=tr("Enlarge around the middle"), when=lambda now: now.photograph or now.report,
        rule_above=True, bar="tools", run=lambda w, _: w.zoom(ZOOM_STEP),
    ),
    ActionRow(
        id="zoom_out", text=tr("Zoom out"), icon="zoom-out", shortcut="Ctrl+-", menu="View",
        tip=tr("Reduce around the middle"), when=lambda now: now.photograph or now.report,
        bar="tools", run=lambda w, _: w.zoom(1 / ZOOM_STEP),
    ),
    ActionRow(
        id="fit", text=tr("Fit the picture"), icon="fit", shortcut="Ctrl+0", menu="View",
        tip=tr("Show each photograph as a whole, a page of a report in the width there is"),
        when=lambda now: now.photograph or now.report, bar="tools",
        run=lambda w, _: (w.report if w.report.isVisible() else w.page).fit(),
    ),
    ActionRow(
        id="fit_faces", text=tr("Fit the face"), icon="fit-faces", shortcut="Ctrl+2", menu="View",
        tip=tr("Show each face as large as its view takes it; a photograph with a small face "
        "starts so"),
        when=side_by_side, bar="tools", run=lambda w, _: w.page.fit_faces(),
    ),
    ActionRow(
        id="actual_size", text=tr("Every pixel"), icon="actual-size", shortcut="Ctrl+1",
        menu="View",
        tip=tr("One pixel of the photograph on one pixel of the screen"), when=on_photograph,
        bar="tools", run=lambda w, _: w.page.actual_size(),
    ),
    ActionRow(
        id="type_zoom", text=tr("Type the zoom"), icon="type-zoom", shortcut="Z", menu="View",
        tip=tr("Type an exact zoom for the active view; Enter goes back to it"), when=on_photograph,
        run=lambda w, _: w.page.type_zoom(),
    ),
    ActionRow(
        id="enhancement", text=tr("Enhancement"), icon="enhancement", shortcut="Ctrl+H",
        menu="View",
        tip=tr("Enhance the pictures for the eye, step by step and on record"), checked=False,
        when=on_photograph, rule_above=True, bar="tools",
        run=lambda w, _: tool_docks.show_enhancement(w),
    ),
    ActionRow(
        id="original", text=tr("Hold: original"), icon="original", shortcut="O", menu="View",
        tip=tr("Show the photographs as they came for as long as the key is held"),
        when=on_photograph,
        run=lambda w, _: tool_docks.enhancement(w).views.hold_original(Qt.Key.Key_O),
    ),
    ActionRow(
        id="overview", text=tr("Case overview"), icon="overview", shortcut="Ctrl+Shift+M",
        menu="View",
        tip=tr("Show all exhibits, and the state of every pair of them"), bar="end",
        rule_above=True,
        when=lambda now: now.case and not now.overview, run=lambda w, _: w.show_overview(),
    ),
    ActionRow(
        id="audit", text=tr("Audit trail"), icon="audit", shortcut="Ctrl+T", menu="View",
        tip=tr("Show who did what and when"), when=in_case, bar="end",
        run=lambda w, _: view_commands.show_audit(w),
    ),
    ActionRow(
        id="metadata", text=tr("Metadata"), icon="metadata", shortcut="Ctrl+D", menu="View",
        tip=tr("Show what the files of the exhibits say of themselves"), when=on_photograph,
        run=lambda w, _: view_commands.show_metadata(w),
    ),
    ActionRow(
        id="theme_system", text=tr("Colours of the system"), icon="theme", shortcut="Ctrl+Alt+S",
        menu="View", tip=tr("Light or dark as the system is"), checked=True, group="theme",
        rule_above=True, run=lambda w, _: w.set_theme("system"),
    ),
    ActionRow(
        id="theme_light", text=tr("Light colours"), icon="theme", shortcut="Ctrl+Alt+L",
        menu="View",
        tip=tr("Dark text on light ground"), checked=False, group="theme",
        run=lambda w, _: w.set_theme("light"),
    ),
    ActionRow(
        id="theme_dark", text=tr("Dark colours"), icon="theme", shortcut="Ctrl+Alt+D", menu="View",
        tip=tr("Light text on dark ground"), checked=False, group="theme",
        run=lambda w, _: w.set_theme("dark"),
    ),
    ActionRow(
        id="theme_contrast", text=tr("High contrast"), icon="theme", shortcut="Ctrl+Alt+H",
        menu="View", tip=tr("White text on black ground, strong outlines, the focus in yellow"),
        checked=False, group="theme", run=lambda w, _: w.set_theme("contrast"),
    ),
)  # fmt: skip
