"""The menu Edit."""

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.ui.actions.row import ActionRow, drawing, on_photograph

# “Move landmarks” does its work where it is switched on and off, in tool_docks.
ROWS: tuple[ActionRow, ...] = (
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
        when=on_photograph, bar="tools", run=lambda w, _: w.page.set_select_tool(),
    ),
    ActionRow(
        id="rectangle", text="Rectangle", icon="rectangle", shortcut="R", menu="Edit",
        tip="Draw a rectangle; then Select comes back", checked=False, group="tool",
        when=drawing, bar="tools",
        run=lambda w, _: w.page.set_box_tool(RegionKind.RECTANGLE),
    ),
    ActionRow(
        id="ellipse", text="Ellipse", icon="ellipse", shortcut="E", menu="Edit",
        tip="Draw an ellipse; then Select comes back", checked=False, group="tool",
        when=drawing, bar="tools", run=lambda w, _: w.page.set_box_tool(RegionKind.ELLIPSE),
    ),
    ActionRow(
        id="polygon", text="Polygon", icon="polygon", shortcut="P", menu="Edit",
        tip="Draw a polygon by its vertices; a double click or Enter closes it", checked=False,
        group="tool", when=drawing, bar="tools", run=lambda w, _: w.page.set_polygon_tool(),
    ),
    ActionRow(
        id="move_landmarks", text="Move landmarks", icon="move-landmarks", shortcut="K",
        menu="Edit", tip="Move the five points that a face is aligned by; corrected on record",
        checked=False, group="tool", when=on_photograph, bar="tools", run=lambda *_: None,
    ),
    ActionRow(
        id="describe_region", text="Describe region", icon="region", shortcut="F2", menu="Edit",
        tip="Write a label and a comment for the selected region", rule_above=True,
        when=lambda now: now.region and drawing(now), run=lambda w, _: w.regions.describe(),
    ),
    ActionRow(
        id="delete_region", text="Delete region", icon="delete", shortcut="Del", menu="Edit",
        tip="Delete the selected region", when=lambda now: now.region and drawing(now),
        bar="tools", run=lambda w, _: w.desk.delete_selected(),
    ),
)  # fmt: skip
