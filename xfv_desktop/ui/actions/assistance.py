"""The menu Help."""

from xfv_desktop.ui import case_commands
from xfv_desktop.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="shortcuts", text="Keys", icon="shortcuts", shortcut="F1", menu="Help",
        tip="All actions with their keys", run=lambda w, _: w.show_keys(),
    ),
    ActionRow(
        id="about", text="About XFV Desktop", icon="about", shortcut="Shift+F1", menu="Help",
        tip="Version, licence and purpose", run=lambda w, _: case_commands.show_about(w),
    ),
)  # fmt: skip
