"""The menu Examination."""

from xfv_desktop.ui import evidence_commands
from xfv_desktop.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="compare", text="Compare and explain", icon="compare", shortcut="Ctrl+Return",
        menu="Examination", tip="Compare the two photographs on the desk and explain the score",
        when=lambda now: now.pair and now.writable and not now.busy, bar="main",
        run=lambda w, _: evidence_commands.compare(w), rule_above=True,
    ),
    ActionRow(
        id="cancel", text="Cancel", icon="cancel", shortcut="Ctrl+.", menu="Examination",
        tip="Stop the work that goes on", when=lambda now: now.working,
        run=lambda w, _: w.progress.cancel(),
    ),
)  # fmt: skip
