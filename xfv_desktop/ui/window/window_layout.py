"""Where everything stands in the main window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolBar, QVBoxLayout, QWidget

from xfv_desktop.domain.evidence import Role
from xfv_desktop.ui.commands import note_commands
from xfv_desktop.ui.commands.custody_commands import enter_transfer
from xfv_desktop.ui.elements.close_button import CloseButton
from xfv_desktop.ui.elements.forms import scrolled
from xfv_desktop.ui.elements.icons import application_icon
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.panels.batch_panel import BatchPanel
from xfv_desktop.ui.panels.custody_panel import CustodyPanel
from xfv_desktop.ui.panels.factors_panel import FactorsPanel
from xfv_desktop.ui.panels.guides_panel import GuidesPanel
from xfv_desktop.ui.panels.metadata_panel import MetadataPanel
from xfv_desktop.ui.window import menus, tool_docks
from xfv_desktop.ui.window.seal import SealButton

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

CASE_WIDTH, SCORE_WIDTH, REGIONS_HEIGHT = 270, 350, 210
STATUS_HEIGHT = 36
MIDDLE_WIDTH, MIDDLE_HEIGHT = 400, 300


def make_docks(window: "MainWindow") -> dict[str, QDockWidget]:
    """The panels around the middle."""
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    bottom = Qt.DockWidgetArea.BottomDockWidgetArea
    docks = {
        "case": _dock(window, "case", tr("Case"), window.case_panel, left),
        "score": _dock(window, "score", tr("Comparison"), scrolled(window.score), right),
        "layers": _dock(window, "layers", tr("Saliency layers"), scrolled(window.saliency), right),
        "procedure": _dock(window, "procedure", tr("Own opinion"), window.procedure, right),
        "below": _dock(window, "below", tr("Regions and audit trail"), window.below, bottom),
    }
    for name, (title, panel) in tool_docks.panels(window).items():
        docks[name] = _dock(window, name, title, panel, right)
    window.setCorner(Qt.Corner.BottomRightCorner, right)
    window.setCorner(Qt.Corner.BottomLeftCorner, left)
    window.below.setDocumentMode(True)
    window.below.setMinimumWidth(MIDDLE_WIDTH)
    window.below.addTab(window.regions, tr("Regions"))
    window.below.addTab(window.region_map, tr("Maps by region"))
    window.below.addTab(note_commands.panel(window), tr("Notes"))
    window.below.addTab(window.audit, tr("Audit trail"))
    custody = CustodyPanel(window.desk)
    custody.transfer_wanted.connect(lambda: enter_transfer(window))
    window.below.currentChanged.connect(lambda _: custody.refresh())
    window.below.addTab(custody, tr("Custody"))
    window.below.addTab(MetadataPanel(window.desk, window.below), tr("Metadata"))
    window.below.addTab(FactorsPanel(window.desk), tr("Image factors"))
    window.below.addTab(BatchPanel(window.desk), tr("Batch"))
    window.below.addTab(GuidesPanel(window.page.guides), tr("Lines"))
    close = CloseButton(tr("Close this panel"))
    close.clicked.connect(lambda: _close_below(window))
    window.below.setCornerWidget(close)
    for name in ("case", "below"):
        docks[name].setTitleBarWidget(QWidget())
    return docks


def fill(window: "MainWindow") -> None:
    """Menus, toolbar, the pages in the middle, the status line."""
    window.setWindowIcon(application_icon())
    window.resize(1440, 900)
    menus.fill_menus(window.menuBar(), window.action_of)
    bar = QToolBar(tr("Toolbar"))
    bar.setObjectName("toolbar")
    menus.fill_bar(bar, window.action_of)
    window.addToolBar(bar)
    menus.fill_column(window.tools, window.action_of)
    window.case_panel.add_action(Role.QUESTIONED, window.action_of["add_questioned"])
    window.case_panel.add_action(Role.KNOWN, window.action_of["add_known"])
    for page in (window.start, window.page, window.report, window.overview):
        # A page at the back neither pushes the panels aside nor makes the window higher.
        page.setMinimumSize(MIDDLE_WIDTH, MIDDLE_HEIGHT)
        window.stack.addWidget(page)
    middle, column = QWidget(), QVBoxLayout()
    row = QHBoxLayout(middle)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(window.tools)  # beside the banner: no notice makes the tools stand otherwise
    row.addLayout(column, 1)
    column.addWidget(window.banner)
    column.addWidget(window.stack, 1)
    window.setCentralWidget(middle)
    status = window.statusBar()
    status.setSizeGripEnabled(False)
    status.setFixedHeight(STATUS_HEIGHT)
    status.addPermanentWidget(window.progress)
    status.addPermanentWidget(SealButton(window))
    status.addPermanentWidget(window.person)
    status.addPermanentWidget(window.saved)
    docks, orientation = window.docks, Qt.Orientation
    widths = [CASE_WIDTH, SCORE_WIDTH]
    window.resizeDocks([docks["case"], docks["score"]], widths, orientation.Horizontal)
    window.resizeDocks([docks["score"], docks["layers"]], [375, 375], orientation.Vertical)
    window.resizeDocks([docks["procedure"]], [SCORE_WIDTH], orientation.Horizontal)
    window.resizeDocks([docks["below"]], [REGIONS_HEIGHT], orientation.Vertical)


def show_docks(window: "MainWindow", page: QWidget) -> None:
    """No panels without a case; beside a report the case and, if it is open, the audit trail.

    Beside the overview what is below stands as long as it is of the whole case; beside photographs,
    on the right, either the own opinion, or score and layers.
    """
    before = _note_sizes(window)
    beside = {"case"}
    away = {"score", "layers"} if window.shows_procedure else {"procedure"}
    away |= tool_docks.closed(window)
    below = window.below.currentWidget()
    if below is window.audit or (page is window.overview and isinstance(below, CustodyPanel)):
        beside.add("below")
    window.tools.setVisible(page is window.page)
    window.below.cornerWidget().setVisible(page is not window.page)
    for name, dock in window.docks.items():
        free = page is window.page and name not in away
        dock.setVisible(window.desk.case is not None and (free or name in beside))
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


def _close_below(window: "MainWindow") -> None:
    """Beside a report and the overview, what was opened there goes again."""
    window.below.setCurrentWidget(window.regions)
    show_docks(window, window.stack.currentWidget() or window.page)


def _dock(
    window: "MainWindow", name: str, title: str, content: QWidget, area: Qt.DockWidgetArea
) -> QDockWidget:
    dock = QDockWidget(title)
    dock.setObjectName(name)
    features = QDockWidget.DockWidgetFeature
    dock.setFeatures(features.DockWidgetMovable)
    if not content.accessibleName():
        content.setAccessibleName(title)
    dock.setWidget(content)
    window.addDockWidget(area, dock)
    return dock
