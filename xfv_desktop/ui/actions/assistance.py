"""The menu Help."""

from xfv_desktop.ui.actions.row import ActionRow
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.manual_window import ManualWindow
from xfv_desktop.ui.window.about_dialog import AboutDialog
from xfv_desktop.ui.window.command_palette import CommandPalette
from xfv_desktop.ui.window.key_sheet import KeySheet
from xfv_desktop.ui.window.tour import take_tour

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="manual", text=tr("Manual"), icon="manual", shortcut="Ctrl+Shift+F1", menu="Help",
        tip=tr("How to work with the program, chapter by chapter"),
        run=lambda w, _: ManualWindow(w).show(),
    ),
    ActionRow(
        id="palette", text=tr("Commands …"), icon="commands", shortcut="Ctrl+K", menu="Help",
        tip=tr("Find what to do, or where to go, by words"),
        run=lambda w, _: CommandPalette(w).open(),
    ),
    ActionRow(
        id="shortcuts", text=tr("Keys"), icon="shortcuts", shortcut="F1", also=("?",), menu="Help",
        tip=tr("All actions with their keys"), run=lambda w, _: KeySheet(w).open(),
    ),
    ActionRow(
        id="tour", text=tr("Tour"), icon="tour", shortcut="Ctrl+F1", menu="Help",
        tip=tr("Three steps that point at what is in sight"), run=lambda w, _: take_tour(w),
    ),
    ActionRow(
        id="about", text=tr("About XFV Desktop"), icon="about", shortcut="Shift+F1", menu="Help",
        tip=tr("Version, purpose, and the licences of everything"),
        run=lambda w, _: AboutDialog(w).open(),
    ),
)  # fmt: skip
