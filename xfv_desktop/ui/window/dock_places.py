"""Where the docks stand, how large they are, and beside which page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from xfv_desktop.ui.panels.custody_panel import CustodyPanel
from xfv_desktop.ui.window import tool_docks

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

CASE_WIDTH, SCORE_WIDTH, REGIONS_HEIGHT = 270, 350, 210

AREAS = {
    "case": Qt.DockWidgetArea.LeftDockWidgetArea,
    "below": Qt.DockWidgetArea.BottomDockWidgetArea,
}
"""Where panels stand at first; all others on the right."""


def arrange(window: "MainWindow") -> None:
    """Every panel where it stands at first, and as large."""
    docks, orientation = window.docks, Qt.Orientation
    for name, dock in docks.items():
        window.addDockWidget(AREAS.get(name, Qt.DockWidgetArea.RightDockWidgetArea), dock)
    widths = [CASE_WIDTH, SCORE_WIDTH]
    window.resizeDocks([docks["case"], docks["score"]], widths, orientation.Horizontal)
    window.resizeDocks([docks["score"], docks["layers"]], [375, 375], orientation.Vertical)
    window.resizeDocks([docks["procedure"]], [SCORE_WIDTH], orientation.Horizontal)
    window.resizeDocks([docks["below"]], [REGIONS_HEIGHT], orientation.Vertical)


def put_back(window: "MainWindow") -> None:
    """All panels where they stand at first; the sizes that were chosen are forgotten."""
    window.action_of["panels"].setChecked(True)
    window.show_photographs()
    window.dock_sizes.clear()
    arrange(window)
    tool_docks.place(window)


def show_docks(window: "MainWindow", page: QWidget) -> None:
    """No panels without a case; beside a report the case and, if it is open, the audit trail.

    Beside the overview what is below stands as long as it is of the whole case; beside photographs,
    on the right, either the own opinion, or score and layers; or the photographs stand alone.
    """
    before = _note_sizes(window)
    beside = {"case"}
    away = {"score", "layers"} if window.shows_procedure else {"procedure"}
    away |= tool_docks.closed(window)
    alone = page is window.page and not window.action_of["panels"].isChecked()
    below = window.below.currentWidget()
    if below is window.audit or (page is window.overview and isinstance(below, CustodyPanel)):
        beside.add("below")
    window.tools.setVisible(page is window.page)
    window.below.cornerWidget().setVisible(page is not window.page)
    for name, dock in window.docks.items():
        free = page is window.page and name not in away
        wanted = (free or name in beside) and not alone
        dock.setVisible(window.desk.case is not None and wanted)
    tool_docks.place(window)
    if (now := _arrangement(window)) != before:
        _give_sizes(window, now)


def _arrangement(window: "MainWindow") -> frozenset[str]:
    """The docks that are open."""
    return frozenset(name for name, dock in window.docks.items() if not dock.isHidden())


def _note_sizes(window: "MainWindow") -> frozenset[str]:
    """Keep the sizes that the open docks have now; a dock behind another has none of its own."""
    now = _arrangement(window)
    sizes = {name: window.docks[name].size() for name in now if _in_front(window.docks[name])}
    if sizes:
        window.dock_sizes[now] = sizes
    return now


def _give_sizes(window: "MainWindow", now: frozenset[str]) -> None:
    """The sizes that were chosen when the same docks were open last; else room for the tools."""
    sizes = window.dock_sizes.get(now, {})
    docks = [window.docks[name] for name in sizes]
    for lengths, orientation in (
        ([size.width() for size in sizes.values()], Qt.Orientation.Horizontal),
        ([size.height() for size in sizes.values()], Qt.Orientation.Vertical),
    ):
        window.resizeDocks(docks, lengths, orientation)
    if not sizes:
        tool_docks.make_room(window, now)


def _in_front(dock: QDockWidget) -> bool:
    return not dock.visibleRegion().isEmpty()
