"""A chain for the network put on record with its reason."""

from typing import TYPE_CHECKING

from xfv_desktop.domain.enhancement_record import Purpose
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.commands.procedure_commands import ReasonDialog
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.panels.enhancement_panel import EnhancementPanel

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def give(window: "MainWindow", panel: EnhancementPanel, side: Side) -> None:
    """Ask why the network is to be given another picture, then put the chain on record."""
    chains = panel.chains[Purpose.NETWORK]
    draft = chains.draft(side)
    if draft is None:
        return
    dialog = ReasonDialog(
        tr("Another picture of {exhibit} for the network").format(exhibit=draft.exhibit.number),
        tr(
            "The chain, the results that you could know by now and your reason stand in the audit "
            "trail and in the report, whether the picture is compared or not. Why is the network "
            "to be given another picture than the one that came?"
        ),
        tr("Put on record"), window,
    )  # fmt: skip
    dialog.accepted.connect(lambda: chains.give(side, dialog.reason))
    dialog.open()
