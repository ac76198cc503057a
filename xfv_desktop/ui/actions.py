"""Everything the window can do, as one table. Menus, toolbars, key sheet and tests read it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.regions import Shading
from xfv_desktop.ui import case_commands, evidence_commands, report_commands
from xfv_desktop.ui.examination_page import ZOOM_STEP
from xfv_desktop.ui.situation import Situation

if TYPE_CHECKING:
    from xfv_desktop.ui.main_window import MainWindow


def _always(_: Situation) -> bool:
    return True


def _case(now: Situation) -> bool:
    return now.case


def _examination(now: Situation) -> bool:
    return now.on_photographs


def _photograph(now: Situation) -> bool:
    return now.photograph and not now.report


@attrs.frozen(kw_only=True)
class ActionRow:
    """One action. ``run`` gets the window and, for an action that is switched, its new state.

    ``checked`` is the state at the start, ``None`` for an action that is no switch; of the
    actions of one ``group`` exactly one is on. ``bar``: the toolbar that shows it.
    """

    id: str
    text: str
    icon: str
    shortcut: str
    menu: str
    tip: str
    run: Callable[["MainWindow", bool], object]
    when: Callable[[Situation], bool] = _always
    bar: str = ""
    checked: bool | None = None
    group: str = ""
    rule_above: bool = False


MENUS = ("Case", "Edit", "View", "Examination", "Report", "Help")

ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        id="new_case", text="New case …", icon="new-case", shortcut="Ctrl+N", menu="Case",
        tip="Create an empty case", run=lambda w, _: case_commands.new_case(w), bar="main",
    ),
    ActionRow(
        id="open_case", text="Open case …", icon="open-case", shortcut="Ctrl+O", menu="Case",
        tip="Open the folder of a case", run=lambda w, _: case_commands.choose_case(w), bar="main",
    ),
    ActionRow(
        id="close_case", text="Close case", icon="close-case", shortcut="Ctrl+W", menu="Case",
        tip="Close the case; everything in it is saved", when=_case,
        run=lambda w, _: w.close_case(),
    ),
    ActionRow(
        id="add_photographs", text="Add photographs …", icon="add-photograph", shortcut="Ctrl+I",
        menu="Case", tip="Add photographs to the case", when=_case, bar="main", rule_above=True,
        run=lambda w, _: evidence_commands.add_photographs(w, None),
    ),
    ActionRow(
        id="add_questioned", text="Add questioned …", icon="add", shortcut="Ctrl+Shift+Q",
        menu="Case", tip="Add a photograph of the person in question", when=_case,
        run=lambda w, _: evidence_commands.add_photographs(w, Role.QUESTIONED),
    ),
    ActionRow(
        id="add_known", text="Add known …", icon="add", shortcut="Ctrl+Shift+K", menu="Case",
        tip="Add a photograph of a known person", when=_case,
        run=lambda w, _: evidence_commands.add_photographs(w, Role.KNOWN),
    ),
    ActionRow(
        id="choose_face", text="Choose face …", icon="choose-face", shortcut="Ctrl+F", menu="Case",
        tip="Say which face of the active photograph is meant",
        when=lambda now: now.faces and not now.busy,
        run=lambda w, _: evidence_commands.choose_face(w),
    ),
    ActionRow(
        id="settings", text="Settings …", icon="settings", shortcut="Ctrl+,", menu="Case",
        tip="Examiner, device and signing identity", rule_above=True, bar="end",
        run=lambda w, _: case_commands.edit_settings(w),
    ),
    ActionRow(
        id="quit", text="Quit", icon="quit", shortcut="Ctrl+Q", menu="Case",
        tip="Close the window; everything is saved", run=lambda w, _: w.close(),
    ),
    ActionRow(
        id="undo", text="Undo", icon="undo", shortcut="Ctrl+Z", menu="Edit",
        tip="Take back the last edit of a region", when=lambda now: now.can_undo, bar="main",
        run=lambda w, _: w.desk.undo(), rule_above=True,
    ),
    ActionRow(
        id="redo", text="Redo", icon="redo", shortcut="Ctrl+Shift+Z", menu="Edit",
        tip="Do again what was taken back", when=lambda now: now.can_redo, bar="main",
        run=lambda w, _: w.desk.redo(),
    ),
    ActionRow(
        id="select", text="Select", icon="select", shortcut="V", menu="Edit", rule_above=True,
        tip="Select, move and reshape regions; drag elsewhere to pan", checked=True, group="tool",
        when=_photograph, bar="tools", run=lambda w, _: w.page.set_select_tool(),
    ),
    ActionRow(
        id="rectangle", text="Rectangle", icon="rectangle", shortcut="R", menu="Edit",
        tip="Draw a rectangle; then Select comes back", checked=False, group="tool",
        when=_examination, bar="tools",
        run=lambda w, _: w.page.set_box_tool(RegionKind.RECTANGLE),
    ),
    ActionRow(
        id="ellipse", text="Ellipse", icon="ellipse", shortcut="E", menu="Edit",
        tip="Draw an ellipse; then Select comes back", checked=False, group="tool",
        when=_examination, bar="tools", run=lambda w, _: w.page.set_box_tool(RegionKind.ELLIPSE),
    ),
    ActionRow(
        id="polygon", text="Polygon", icon="polygon", shortcut="P", menu="Edit",
        tip="Draw a polygon by its vertices; a double click or Enter closes it", checked=False,
        group="tool", when=_examination, bar="tools", run=lambda w, _: w.page.set_polygon_tool(),
    ),
    ActionRow(
        id="describe_region", text="Describe region", icon="region", shortcut="F2", menu="Edit",
        tip="Write a label and a comment for the selected region", rule_above=True,
        when=lambda now: now.region and not now.report, run=lambda w, _: w.regions.describe(),
    ),
    ActionRow(
        id="delete_region", text="Delete region", icon="delete", shortcut="Del", menu="Edit",
        tip="Delete the selected region", when=lambda now: now.region and not now.report,
        bar="tools", run=lambda w, _: w.desk.delete_selected(),
    ),
    ActionRow(
        id="aligned", text="Aligned crops", icon="aligned", shortcut="A", menu="View",
        tip="Show what the network saw in place of the photographs", checked=False,
        when=_examination, bar="tools", rule_above=True, run=lambda w, on: w.page.set_aligned(on),
    ),
    ActionRow(
        id="landmarks", text="Alignment", icon="landmarks", shortcut="N", menu="View",
        tip="Show the outline of the network's input and the landmarks", checked=True,
        when=_photograph, bar="tools", run=lambda w, on: w.page.set_alignment_visible(on),
    ),
    ActionRow(
        id="linked", text="Link the views", icon="link", shortcut="L", menu="View",
        tip="Zoom and pan both photographs together", checked=True, when=_photograph, bar="tools",
        run=lambda w, on: w.page.set_linked(on),
    ),
    ActionRow(
        id="similarity", text="Similarity layer", icon="similarity", shortcut="1", menu="View",
        tip="Show or hide where the network found the faces alike", when=_examination,
        rule_above=True, run=lambda w, _: w.saliency.boxes[Layer.SIMILARITY].toggle(),
    ),
    ActionRow(
        id="dissimilarity", text="Dissimilarity layer", icon="dissimilarity", shortcut="2",
        menu="View", tip="Show or hide where the network found the faces unlike",
        when=_examination, run=lambda w, _: w.saliency.boxes[Layer.DISSIMILARITY].toggle(),
    ),
    ActionRow(
        id="signed", text="Signed layer", icon="signed", shortcut="3", menu="View",
        tip="Show or hide similarity minus dissimilarity", when=_examination,
        run=lambda w, _: w.saliency.boxes[Layer.SIGNED].toggle(),
    ),
    ActionRow(
        id="by_pixels", text="Layers by pixels", icon="by-pixels", shortcut="4", menu="View",
        tip="Show each pixel of a layer with its own value", when=_examination, rule_above=True,
        run=lambda w, _: w.saliency.show_by(Shading.PIXELS),
    ),
    ActionRow(
        id="by_regions", text="Layers by facial regions", icon="by-regions", shortcut="5",
        menu="View", tip="Fill each facial region with the mean of a layer over it",
        when=_examination, run=lambda w, _: w.saliency.show_by(Shading.FACIAL),
    ),
    ActionRow(
        id="by_superpixels", text="Layers by superpixels", icon="by-superpixels", shortcut="6",
        menu="View", tip="Fill each patch of like colour with the mean of a layer over it",
        when=_examination, run=lambda w, _: w.saliency.show_by(Shading.SUPERPIXELS),
    ),
    ActionRow(
        id="zoom_in", text="Zoom in", icon="zoom-in", shortcut="Ctrl++", menu="View",
        tip="Enlarge around the middle", when=lambda now: now.photograph or now.report,
        rule_above=True, bar="tools", run=lambda w, _: w.zoom(ZOOM_STEP),
    ),
    ActionRow(
        id="zoom_out", text="Zoom out", icon="zoom-out", shortcut="Ctrl+-", menu="View",
        tip="Reduce around the middle", when=lambda now: now.photograph or now.report,
        bar="tools", run=lambda w, _: w.zoom(1 / ZOOM_STEP),
    ),
    ActionRow(
        id="fit", text="Fit", icon="fit", shortcut="Ctrl+0", menu="View",
        tip="Show each photograph as a whole", when=_photograph, bar="tools",
        run=lambda w, _: w.page.fit(),
    ),
    ActionRow(
        id="actual_size", text="Every pixel", icon="actual-size", shortcut="Ctrl+1", menu="View",
        tip="One pixel of the photograph on one pixel of the screen", when=_photograph,
        bar="tools", run=lambda w, _: w.page.actual_size(),
    ),
    ActionRow(
        id="audit", text="Audit trail", icon="audit", shortcut="Ctrl+T", menu="View",
        tip="Show who did what and when, or go back to the regions", when=_case, rule_above=True,
        bar="end", run=lambda w, _: w.toggle_audit(),
    ),
    ActionRow(
        id="theme_system", text="Colours of the system", icon="theme", shortcut="Ctrl+Alt+S",
        menu="View", tip="Light or dark as the system is", checked=True, group="theme",
        rule_above=True, run=lambda w, _: w.set_theme("system"),
    ),
    ActionRow(
        id="theme_light", text="Light colours", icon="theme", shortcut="Ctrl+Alt+L", menu="View",
        tip="Dark text on light ground", checked=False, group="theme",
        run=lambda w, _: w.set_theme("light"),
    ),
    ActionRow(
        id="theme_dark", text="Dark colours", icon="theme", shortcut="Ctrl+Alt+D", menu="View",
        tip="Light text on dark ground", checked=False, group="theme",
        run=lambda w, _: w.set_theme("dark"),
    ),
    ActionRow(
        id="compare", text="Compare and explain", icon="compare", shortcut="Ctrl+Return",
        menu="Examination", tip="Compare the two photographs on the desk and explain the score",
        when=lambda now: now.pair and not now.busy, bar="main",
        run=lambda w, _: evidence_commands.compare(w), rule_above=True,
    ),
    ActionRow(
        id="cancel", text="Cancel", icon="cancel", shortcut="Ctrl+.", menu="Examination",
        tip="Stop the work that goes on", when=lambda now: now.working,
        run=lambda w, _: w.progress.cancel(),
    ),
    ActionRow(
        id="issue_report", text="Issue report …", icon="report", shortcut="Ctrl+R", menu="Report",
        tip="Make the report of this examination and sign it", bar="main", rule_above=True,
        when=lambda now: now.examination and not now.busy,
        run=lambda w, _: report_commands.issue_report(w),
    ),
    ActionRow(
        id="save_copy", text="Save a copy …", icon="save-copy", shortcut="Ctrl+Shift+S",
        menu="Report", tip="Save a copy of the report that is shown",
        when=lambda now: now.report, run=lambda w, _: report_commands.save_copy(w),
    ),
    ActionRow(
        id="previous_page", text="Previous page", icon="previous", shortcut="PgUp", menu="Report",
        tip="Go back one page", rule_above=True, when=lambda now: now.earlier_pages,
        run=lambda w, _: w.report.turn(-1),
    ),
    ActionRow(
        id="next_page", text="Next page", icon="next", shortcut="PgDown", menu="Report",
        tip="Go on one page", when=lambda now: now.more_pages, run=lambda w, _: w.report.turn(1),
    ),
    ActionRow(
        id="back", text="Back to the photographs", icon="back", shortcut="Alt+Left",
        menu="Report", tip="Leave the report", when=lambda now: now.report,
        run=lambda w, _: w.show_photographs(),
    ),
    ActionRow(
        id="new_identity", text="Create an identity …", icon="identity", shortcut="Ctrl+Shift+I",
        menu="Report", tip="Make a key and a certificate to sign reports with", rule_above=True,
        run=lambda w, _: report_commands.create_identity(w),
    ),
    ActionRow(
        id="shortcuts", text="Keys", icon="shortcuts", shortcut="F1", menu="Help",
        tip="All actions with their keys", run=lambda w, _: w.show_keys(),
    ),
    ActionRow(
        id="about", text="About XFV Desktop", icon="about", shortcut="Shift+F1", menu="Help",
        tip="Version, licence and purpose", run=lambda w, _: case_commands.show_about(w),
    ),
)  # fmt: skip
