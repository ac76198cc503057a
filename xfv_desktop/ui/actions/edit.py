"""The menu Edit."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.ui.actions.row import ActionRow, drawing, side_by_side
from xfv_desktop.ui.commands import region_commands
from xfv_desktop.ui.elements.language import heading, tr
from xfv_desktop.ui.window import edits

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

DRAWING = (
    (RegionKind.RECTANGLE, "R", tr("Draw a rectangle; then Select comes back")),
    (RegionKind.ELLIPSE, "E", tr("Draw an ellipse; then Select comes back")),
    (
        RegionKind.POLYGON,
        "P",
        tr("Draw a polygon by its vertices; a double click or Enter closes it"),
    ),
    (RegionKind.FREEHAND, "D", tr("Draw by hand; a stroke that ends where it began is a polygon")),
    (RegionKind.LINE, "Y", tr("Draw a line; a double click on it adds a vertex")),
    (RegionKind.ARROW, "W", tr("Draw an arrow from its tail to its tip")),
    (RegionKind.POINT, "M", tr("Mark a place; it snaps to a landmark, unless Ctrl is held")),
    (RegionKind.TEXT, "T", tr("Write on the photograph: click, then give it a label")),
)
"""What draws, in the order of the toolbar: kind, key, tip."""


def _with(kind: RegionKind) -> Callable[["MainWindow", bool], object]:
    return lambda window, _: window.page.set_drawing_tool(kind)


# “Move landmarks” does its work where it is switched on and off, in tool_docks.
ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="undo", text=tr("Undo"), icon="undo", shortcut="Ctrl+Z", menu="Edit",
        tip=tr("Take back the last edit of a region or a line"), bar="main",
        when=lambda now: now.can_undo,
        run=lambda w, _: edits.undo(w), rule_above=True,
    ),
    ActionRow(
        id="redo", text=tr("Redo"), icon="redo", shortcut="Ctrl+Shift+Z", menu="Edit",
        tip=tr("Do again what was taken back"), when=lambda now: now.can_redo, bar="main",
        run=lambda w, _: edits.redo(w),
    ),
    ActionRow(
        id="select", text=tr("Select"), icon="select", shortcut="V", menu="Edit", rule_above=True,
        tip=tr("Select, move and reshape regions; drag elsewhere to pan"), checked=True,
        group="tool",
        when=side_by_side, bar="tools", run=lambda w, _: w.page.set_select_tool(),
    ),
    *(
        ActionRow(
            id=kind.value, text=heading(kind.value), icon=kind.value, shortcut=key, tip=tip,
            menu="Edit", checked=False, group="tool", bar="tools",
            when=lambda now: drawing(now) and not now.superimposed, run=_with(kind),
        )
        for kind, key, tip in DRAWING
    ),
    ActionRow(
        id="amend_regions", text=tr("Amend regions …"), icon="amend", shortcut="Ctrl+Shift+A",
        menu="Edit",
        tip=tr("Edit regions after the comparison was locked, with a reason on record"),
        when=lambda now: now.sheet and now.writable and now.locked and not now.report,
        run=lambda w, _: region_commands.amend(w), rule_above=True,
    ),
    ActionRow(
        id="copy_region", text=tr("Copy region"), icon="copy", shortcut="Ctrl+C", menu="Edit",
        tip=tr("Copy the selected region; it can be pasted on either photograph"),
        when=lambda now: now.region and not now.report, run=lambda w, _: region_commands.copy(w),
        rule_above=True,
    ),
    ActionRow(
        id="duplicate_region", text=tr("Duplicate to the other photograph"), icon="duplicate",
        shortcut="Ctrl+Shift+D", menu="Edit", bar="tools",
        tip=tr("Put the selected region where the alignment finds it on the other one, as a pair"),
        when=lambda now: now.region and drawing(now),
        run=lambda w, _: region_commands.duplicate(w),
    ),
    ActionRow(
        id="move_landmarks", text=tr("Move landmarks"), icon="move-landmarks", shortcut="K",
        menu="Edit", tip=tr("Move the five points that a face is aligned by; corrected on record"),
        checked=False, group="tool", when=side_by_side, bar="tools", run=lambda *_: None,
    ),
    ActionRow(
        id="describe_region", text=tr("Describe region"), icon="region", shortcut="F2", menu="Edit",
        tip=tr("Write a label and a comment for the selected region"), rule_above=True,
        when=lambda now: now.region and drawing(now), run=lambda w, _: region_commands.describe(w),
    ),
    ActionRow(
        id="delete_region", text=tr("Delete region"), icon="delete", shortcut="Del", menu="Edit",
        tip=tr("Delete the selected region"), when=lambda now: now.region and drawing(now),
        bar="tools", run=lambda w, _: region_commands.delete(w),
    ),
)  # fmt: skip
