"""The menu Tools."""

from xfv_desktop.ui import model_commands
from xfv_desktop.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="models", text="Models …", icon="models", shortcut="Ctrl+M", menu="Tools",
        tip="See, add and check models, and choose which of them compare",
        run=lambda w, _: model_commands.show_models(w),
    ),
)  # fmt: skip
