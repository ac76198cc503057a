"""The menu Tools."""

from xfv_desktop.ui.actions.row import ActionRow
from xfv_desktop.ui.commands import calibration_commands, model_commands
from xfv_desktop.ui.elements.language import tr

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="models", text=tr("Models …"), icon="models", shortcut="Ctrl+M", menu="Tools",
        tip=tr("See, add and check models, and choose which of them compare"),
        run=lambda w, _: model_commands.show_models(w),
    ),
    ActionRow(
        id="calibration", text=tr("Calibration …"), icon="calibration", shortcut="Ctrl+Shift+L",
        menu="Tools",
        tip=tr("Show the calibration and where this case lies in it, name propositions"),
        run=lambda w, _: calibration_commands.show_calibration(w),
    ),
)  # fmt: skip
