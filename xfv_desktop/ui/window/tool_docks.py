"""Docks that are opened by an action and stand behind what is on the right: one tab each."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QWidget

from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.commands import landmark_commands, network_commands
from xfv_desktop.ui.dialogs.model_choice import chosen_models
from xfv_desktop.ui.elements.forms import scrolled
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.panels.enhancement_panel import EnhancementPanel
from xfv_desktop.ui.panels.landmarks_panel import LandmarksPanel

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

ROOM = 20
"""How many times as high as the score: its panel can be scrolled."""

TOOLS = ("enhancement", "move_landmarks")
"""Names of docks, and of the actions that open them."""


def panels(window: "MainWindow") -> dict[str, tuple[str, QWidget]]:
    """Title and content of each dock."""
    points = LandmarksPanel(window.desk, window.page, lambda: chosen_models(window.settings)[0])
    points.wanted.connect(lambda side: landmark_commands.correct(window, points.drafts, side))
    panel = EnhancementPanel(window.desk, window.page)
    panel.reason_wanted.connect(lambda side: network_commands.give(window, panel, side))
    compare = window.action_of["compare_enhanced"]
    panel.network.compare_button.clicked.connect(compare.trigger)
    compare.changed.connect(lambda: panel.network.compare_button.setEnabled(compare.isEnabled()))
    window.action_of["move_landmarks"].toggled.connect(lambda _: show_landmarks(window, points))
    return {
        "enhancement": (tr("Enhancement"), panel),
        "move_landmarks": (tr("Landmarks"), scrolled(points)),
    }


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
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        # a bar with one tab is out of sight, but for Qt not out of the way of the tab key
        several = bar.count() > 1
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if several else Qt.FocusPolicy.NoFocus)


def make_room(window: "MainWindow", docks: Collection[str]) -> None:
    """Most of the height for a tool, if one of these docks is."""
    for name in (name for name in TOOLS if name in docks):
        room = [window.docks["score"], window.docks[name]]
        window.resizeDocks(room, [1, ROOM], Qt.Orientation.Vertical)


def show_enhancement(window: "MainWindow") -> None:
    """Open the dock, with the photograph in the active view, or close it."""
    panel = enhancement(window)
    if _shown(window, "enhancement"):
        panel.show_side(_active(window))
        panel.steps.setFocus()


def show_landmarks(window: "MainWindow", panel: LandmarksPanel) -> None:
    """The tool is taken in hand or put away, and the dock opened or closed with it."""
    opened = _shown(window, "move_landmarks")
    panel.set_open(opened)
    if opened:
        window.page.set_landmark_tool(panel.drafts)
        panel.show_side(_active(window))
        window.page.panes[_active(window)].view.setFocus()


def enhancement(window: "MainWindow") -> EnhancementPanel:
    """The panel of that dock."""
    panel: EnhancementPanel = window.docks["enhancement"].findChildren(EnhancementPanel)[0]
    return panel


def landmarks(window: "MainWindow") -> LandmarksPanel:
    """The panel of that dock."""
    panel: LandmarksPanel = window.docks["move_landmarks"].findChildren(LandmarksPanel)[0]
    return panel


def _shown(window: "MainWindow", name: str) -> bool:
    """Open a dock and bring it to the front, or close it, as its action is."""
    if window.desk.case is None:
        return False
    window.show_procedure(window.shows_procedure)
    dock, opened = window.docks[name], window.action_of[name].isChecked()
    if opened:
        dock.raise_()
    return opened


def _active(window: "MainWindow") -> Side:
    """The side of the view with the keyboard, if its photograph may be seen."""
    side = window.page.active_side
    return side if window.desk.shown(side) else Side.PROBE
