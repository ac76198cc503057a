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
from xfv_desktop.ui.elements.roomy import Roomy
from xfv_desktop.ui.panels.batch_panel import BatchPanel
from xfv_desktop.ui.panels.custody_panel import CustodyPanel
from xfv_desktop.ui.panels.factors_panel import FactorsPanel
from xfv_desktop.ui.panels.guides_panel import GuidesPanel
from xfv_desktop.ui.panels.metadata_panel import MetadataPanel
from xfv_desktop.ui.window import dock_places, menus, tool_docks
from xfv_desktop.ui.window.seal import SealButton

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

STATUS_HEIGHT = 36
MIDDLE_WIDTH, MIDDLE_HEIGHT = 240, 200
BELOW_WIDTH, BELOW_HEIGHT = 330, 140


def make_docks(window: "MainWindow") -> dict[str, QDockWidget]:
    """The panels around the middle."""
    own = tr("Own opinion")
    opinion = Roomy(window.procedure, own, wide=True)
    docks = {
        "case": _dock(window, "case", tr("Case"), window.case_panel),
        "score": _dock(window, "score", tr("Comparison"), scrolled(window.score)),
        "layers": _dock(window, "layers", tr("Saliency layers"), scrolled(window.saliency)),
        "procedure": _dock(window, "procedure", own, opinion),
        "below": _dock(window, "below", tr("Regions and audit trail"), window.below),
    }
    for name, (title, panel) in tool_docks.panels(window).items():
        docks[name] = _dock(window, name, title, panel)
    window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
    window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
    window.below.setDocumentMode(True)
    window.below.setMinimumSize(BELOW_WIDTH, BELOW_HEIGHT)
    _add_tab(window, window.regions, tr("Regions"))
    _add_tab(window, window.region_map, tr("Maps by region"))
    _add_tab(window, note_commands.panel(window), tr("Notes"))
    _add_tab(window, window.audit, tr("Audit trail"))
    custody = CustodyPanel(window.desk)
    custody.transfer_wanted.connect(lambda: enter_transfer(window))
    window.below.currentChanged.connect(lambda _: custody.refresh())
    _add_tab(window, custody, tr("Custody"))
    _add_tab(window, MetadataPanel(window.desk, window.below), tr("Metadata"))
    _add_tab(window, FactorsPanel(window.desk), tr("Image factors"))
    _add_tab(window, BatchPanel(window.desk), tr("Batch"))
    _add_tab(window, GuidesPanel(window.page.guides), tr("Lines"))
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
    window.start.setMinimumSize(MIDDLE_WIDTH, MIDDLE_HEIGHT)  # it scrolls itself
    window.stack.addWidget(window.start)
    for page, name in (
        (window.page, tr("Photographs")),
        (window.report, tr("Report")),
        (window.overview, tr("Case overview")),
    ):
        area = Roomy(page, name)
        area.setMinimumSize(MIDDLE_WIDTH, MIDDLE_HEIGHT)
        window.stack.addWidget(area)
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
    dock_places.arrange(window)


def _close_below(window: "MainWindow") -> None:
    """Beside a report and the overview, what was opened there goes again."""
    window.below.setCurrentWidget(window.regions)
    dock_places.show_docks(window, window.stack.currentWidget())


def _add_tab(window: "MainWindow", panel: QWidget, title: str) -> None:
    window.below.addTab(Roomy(panel, title), title)


def _dock(window: "MainWindow", name: str, title: str, content: QWidget) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    features = QDockWidget.DockWidgetFeature
    dock.setFeatures(features.DockWidgetMovable)
    if not content.accessibleName():
        content.setAccessibleName(title)
    dock.setWidget(content)
    return dock
