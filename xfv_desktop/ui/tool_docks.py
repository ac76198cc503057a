"""Docks that are opened by an action and stand behind what is on the right: one tab each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.enhancement_panel import EnhancementPanel

if TYPE_CHECKING:
    from xfv_desktop.ui.main_window import MainWindow

ROOM = 20
"""How many times as high as the score: its panel can be scrolled."""

TOOLS = ("enhancement",)
"""Names of docks, and of the actions that open them."""


def panels(window: "MainWindow") -> dict[str, tuple[str, QWidget]]:
    """Title and content of each dock."""
    return {"enhancement": ("Enhancement", EnhancementPanel(window.desk, window.page))}


def closed(window: "MainWindow") -> set[str]:
    """The docks that nobody has opened."""
    return {name for name in TOOLS if not window.action_of[name].isChecked()}


def place(window: "MainWindow") -> None:
    """The open ones stand in tabs with the own opinion or with the saliency layers."""
    beside = window.docks["procedure" if window.shows_procedure else "layers"]
    there = window.tabifiedDockWidgets(beside)
    for name in TOOLS:
        if window.docks[name] not in there:
            window.tabifyDockWidget(beside, window.docks[name])


def show(window: "MainWindow", name: str) -> None:
    """Open a dock and bring it to the front, or close it."""
    window.show_procedure(window.shows_procedure)
    dock = window.docks[name]
    if window.action_of[name].isChecked():
        dock.raise_()
        window.resizeDocks([window.docks["score"], dock], [1, ROOM], Qt.Orientation.Vertical)
        for panel in dock.findChildren(EnhancementPanel):
            active = window.page.active_view is window.page.views[1]
            side = Side.REFERENCE if active and window.desk.shown(Side.REFERENCE) else Side.PROBE
            panel.show_side(side)
            panel.steps.setFocus()


def enhancement(window: "MainWindow") -> EnhancementPanel:
    """The panel of that dock."""
    panel: EnhancementPanel = window.docks["enhancement"].findChildren(EnhancementPanel)[0]
    return panel
