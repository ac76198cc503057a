"""The menu Photographs: how both are looked at."""

from xfv_desktop.domain.drawn_lines import LineKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.actions.row import ActionRow, in_case, on_photograph, side_by_side
from xfv_desktop.ui.commands import view_commands
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pictures.linked_views import LinkedBy

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="linked", text=tr("Link the views"), icon="link", shortcut="L", menu="Photographs",
        tip=tr("Zoom, pan and turn the photographs together; offset, scale and turn stay as they "
        "are"),
        checked=True, when=on_photograph, bar="tools",
        run=lambda w, on: view_commands.set_linked(w, on),
    ),
    ActionRow(
        id="link_pixels", text=tr("Link by pixels"), icon="link-pixels", shortcut="Shift+L",
        menu="Photographs", tip=tr("Linked views keep the offset, scale and turn that they have"),
        checked=True, group="linked by", when=on_photograph,
        run=lambda w, _: view_commands.link_by(w, LinkedBy.PIXELS),
    ),
    ActionRow(
        id="link_landmarks", text=tr("Link by landmarks"), icon="link-landmarks", shortcut="Ctrl+L",
        menu="Photographs", checked=False, group="linked by", when=on_photograph, bar="tools",
        tip=tr("Give all faces one size, turn and place by their five landmarks, and keep them so"),
        run=lambda w, _: view_commands.link_by(w, LinkedBy.LANDMARKS),
    ),
    ActionRow(
        id="level_eyes", text=tr("Level the eyes"), icon="level-eyes", shortcut="Ctrl+3",
        menu="Photographs",
        tip=tr("Turn each photograph until the line through both eyes is level"),
        when=side_by_side, rule_above=True, run=lambda w, _: w.page.level_eyes(),
    ),
    ActionRow(
        id="turn_left", text=tr("Turn left by 1°"), icon="turn-left", shortcut=",",
        menu="Photographs",
        tip=tr("Turn the active view anticlockwise, and linked ones with it"), when=on_photograph,
        run=lambda w, _: w.page.turn(-1),
    ),
    ActionRow(
        id="turn_right", text=tr("Turn right by 1°"), icon="turn-right", shortcut=".",
        menu="Photographs", tip=tr("Turn the active view clockwise, and linked ones with it"),
        when=on_photograph, run=lambda w, _: w.page.turn(1),
    ),
    ActionRow(
        id="quarter_left", text=tr("Turn left by 90°"), icon="turn-left", shortcut="Alt+,",
        menu="Photographs", tip=tr("Turn the active view anticlockwise by a quarter"),
        when=on_photograph, run=lambda w, _: w.page.turn(-90),
    ),
    ActionRow(
        id="quarter_right", text=tr("Turn right by 90°"), icon="turn-right", shortcut="Alt+.",
        menu="Photographs", tip=tr("Turn the active view clockwise by a quarter"),
        when=on_photograph, run=lambda w, _: w.page.turn(90),
    ),
    ActionRow(
        id="mirror", text=tr("Mirror"), icon="mirror", shortcut="X", menu="Photographs",
        tip=tr("Exchange left and right of the active view; its heading says so"),
        when=side_by_side,
        run=lambda w, _: w.page.mirror(),
    ),
    ActionRow(
        id="smooth", text=tr("Smooth enlargement"), icon="smooth", shortcut="I", menu="Photographs",
        bar="tools",
        tip=tr("Enlarge by bilinear interpolation in place of nearest neighbour"), checked=False,
        when=on_photograph, run=lambda w, on: view_commands.set_smooth(w, on),
    ),
    ActionRow(
        id="filmstrip", text=tr("Filmstrip"), icon="filmstrip", shortcut="Ctrl+Shift+B",
        menu="Photographs", checked=False, rule_above=True, bar="tools", when=in_case,
        tip=tr("Show all photographs of the case below the pair"),
        run=lambda w, on: view_commands.show_filmstrip(w, on),
    ),
    ActionRow(
        id="next_questioned", text=tr("Next questioned photograph"), icon="next-questioned",
        shortcut="Alt+Down", menu="Photographs", tip=tr("Lay the next questioned photograph out"),
        when=in_case, run=lambda w, _: w.page.filmstrip.step(Side.PROBE, 1),
    ),
    ActionRow(
        id="previous_questioned", text=tr("Previous questioned photograph"),
        icon="previous-questioned", shortcut="Alt+Up", menu="Photographs",
        tip=tr("Lay the questioned photograph before it out"), when=in_case,
        run=lambda w, _: w.page.filmstrip.step(Side.PROBE, -1),
    ),
    ActionRow(
        id="next_known", text=tr("Next known photograph"), icon="next-known",
        shortcut="Alt+Shift+Down", menu="Photographs", tip=tr("Lay the next known photograph out"),
        when=in_case, run=lambda w, _: w.page.filmstrip.step(Side.REFERENCE, 1),
    ),
    ActionRow(
        id="previous_known", text=tr("Previous known photograph"), icon="previous-known",
        shortcut="Alt+Shift+Up", menu="Photographs",
        tip=tr("Lay the known photograph before it out"),
        when=in_case, run=lambda w, _: w.page.filmstrip.step(Side.REFERENCE, -1),
    ),
    ActionRow(
        id="further_pane", text=tr("One photograph more"), icon="further-pane",
        shortcut="Ctrl+Shift+P",
        menu="Photographs",
        tip=tr("Show a third and a fourth photograph beside the pair, to look at"),
        when=side_by_side, run=lambda w, _: view_commands.add_pane(w),
    ),
    ActionRow(
        id="pair_alone", text=tr("The pair alone"), icon="pair-alone", shortcut="Ctrl+Shift+W",
        menu="Photographs", tip=tr("Close the photographs beside the pair"), when=side_by_side,
        run=lambda w, _: view_commands.close_panes(w),
    ),
    ActionRow(
        id="superimpose", text=tr("Superimpose the faces"), icon="superimpose", shortcut="S",
        menu="Photographs", checked=False, rule_above=True, bar="tools",
        tip=tr("Blend, wipe or blink both faces in one place, which is no basis for an opinion"),
        when=lambda now: now.both_shown and not now.report,
        run=lambda w, on: view_commands.superimpose(w, on),
    ),
    ActionRow(
        id="swap", text=tr("Swap superimposed faces"), icon="swap", shortcut="B",
        menu="Photographs",
        tip=tr("Show the other one of two superimposed faces in the same place, at once"),
        when=lambda now: now.superimposed and not now.report,
        run=lambda w, _: w.page.superimposition.swap(),
    ),
    ActionRow(
        id="grid", text=tr("Grid"), icon="grid", shortcut="G", menu="Photographs", checked=False,
        tip=tr("A grid over both faces, a quarter of the eye distance wide, level with the eyes"),
        when=side_by_side, rule_above=True, run=lambda w, on: w.page.guides.set_grid(on),
    ),
    ActionRow(
        id="cross_hair", text=tr("Cross-hair"), icon="cross-hair", shortcut="H", menu="Photographs",
        tip=tr("A cross under the mouse, and in the same place of the other face"), checked=False,
        when=side_by_side, run=lambda w, on: w.page.guides.set_cross(on),
    ),
    ActionRow(
        id="guide_line", text=tr("Guide line"), icon="guide-line", shortcut="U", menu="Photographs",
        tip=tr("Draw a line that shows on both faces; then Select comes back"), checked=False,
        group="tool", when=side_by_side, run=lambda w, _: view_commands.draw(w, LineKind.GUIDE),
    ),
    ActionRow(
        id="profile_line", text=tr("Profile line"), icon="profile-line", shortcut="Shift+P",
        menu="Photographs", checked=False, group="tool", when=side_by_side,
        tip=tr("Draw a line along which the brightness of both faces is plotted"),
        run=lambda w, _: view_commands.draw(w, LineKind.PROFILE),
    ),
    ActionRow(
        id="relative_length", text=tr("Relative length"), icon="relative-length",
        shortcut="Shift+D",
        menu="Photographs", checked=False, group="tool", when=side_by_side,
        tip=tr("Draw a line whose length is told by the distance of the eyes, with its "
        "uncertainty"),
        run=lambda w, _: view_commands.draw(w, LineKind.LENGTH),
    ),
    ActionRow(
        id="clear_lines", text=tr("Remove all lines"), icon="clear-lines", shortcut="Ctrl+Shift+U",
        menu="Photographs", tip=tr("Take guides, profiles and lengths away"), when=on_photograph,
        run=lambda w, _: w.page.guides.clear(),
    ),
)  # fmt: skip
