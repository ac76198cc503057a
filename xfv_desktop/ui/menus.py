"""From the table of actions to menus, toolbars and a sheet of keys."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QMenuBar,
    QScrollArea,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.ui.actions import ACTIONS, MENUS
from xfv_desktop.ui.actions.row import ActionRow
from xfv_desktop.ui.icons import icon
from xfv_desktop.ui.situation import Situation
from xfv_desktop.ui.theme import Theme, label

if TYPE_CHECKING:
    from xfv_desktop.ui.main_window import MainWindow

Actions = Mapping[str, QAction]


def build_actions(window: "MainWindow") -> dict[str, QAction]:
    """One QAction for each row, by its id."""
    groups: dict[str, QActionGroup] = {}
    result: dict[str, QAction] = {}
    for row in ACTIONS:
        action = QAction(row.text, window)
        action.setObjectName(row.id)
        action.setShortcut(QKeySequence(row.shortcut))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{row.tip}  ({keys})")
        action.setStatusTip(row.tip)
        if row.checked is not None:
            action.setCheckable(True)
            action.setChecked(row.checked)
        if row.group:
            group = groups.setdefault(row.group, QActionGroup(window))
            group.addAction(action)
        action.triggered.connect(lambda on, row=row: row.run(window, on))
        result[row.id] = action
    return result


def fill_menus(bar: QMenuBar, actions: Actions) -> None:
    """All actions in the menus of the table, in its order."""
    for name in MENUS:
        menu = bar.addMenu(f"&{name}")
        menu.setToolTipsVisible(True)
        for row in (row for row in ACTIONS if row.menu == name):
            if row.rule_above and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(actions[row.id])


def fill_bar(bar: QToolBar, name: str, actions: Actions) -> None:
    """The actions of one toolbar; those of ``end`` stand at the far end of ``main``."""
    bar.setMovable(False)
    edge = 20 if bar.orientation() is Qt.Orientation.Horizontal else 18
    bar.setIconSize(QSize(edge, edge))
    for row in (row for row in ACTIONS if row.bar == name):
        if row.rule_above and bar.actions():
            bar.addSeparator()
        bar.addAction(actions[row.id])
        button = bar.widgetForAction(actions[row.id])
        if name == "main" and isinstance(button, QToolButton) and row.menu != "Edit":
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if name == "main":
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        for row in (row for row in ACTIONS if row.bar == "end"):
            bar.addAction(actions[row.id])


def enable(actions: Actions, now: Situation) -> None:
    """Each action as its row says for this situation."""
    for row in ACTIONS:
        actions[row.id].setEnabled(row.when(now))


def dress(actions: Actions, theme: Theme) -> None:
    """The icons in the colours of a theme."""
    for row in ACTIONS:
        chosen = QColor(theme.accent) if row.checked is not None else None
        actions[row.id].setIcon(icon(row.icon, QColor(theme.text), chosen))


class KeySheet(QDialog):
    """All actions with their keys, menu by menu."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(780, 700)
        sheet = QWidget()
        columns = QGridLayout(sheet)
        columns.setHorizontalSpacing(40)
        columns.setColumnStretch(0, 1)
        columns.setColumnStretch(1, 1)
        halves = (("Case", "Edit", "Examination", "Help"), ("View", "Report", "Tools"))
        for column, names in enumerate(halves):
            side = QVBoxLayout()
            for name in names:
                side.addWidget(label(name.upper(), "caption"))
                side.addSpacing(3)
                side.addLayout(_keys([row for row in ACTIONS if row.menu == name]))
                side.addSpacing(14)
            side.addStretch()
            columns.addLayout(side, 0, column)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        mouse = (
            "Wheel: zoom to the cursor. Middle button, or the left one beside a region: pan. "
            "Arrow keys move the selected region by one pixel, with Shift by ten; with Ctrl they "
            "stretch it. Enter draws a rectangle or an ellipse in the middle of the view. "
            "A double click on a polygon's edge adds a vertex, on a vertex removes it. "
            "Escape takes back a gesture."
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(22, 18, 22, 16)
        column_layout.setSpacing(12)
        column_layout.addWidget(label("Keys", "heading"))
        column_layout.addWidget(area, 1)
        column_layout.addWidget(label(mouse, "muted", wraps=True))
        column_layout.addWidget(buttons)


def _keys(rows: list[ActionRow]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for number, row in enumerate(rows):
        keys = QKeySequence(row.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        name = label(row.text.rstrip(" …"))
        name.setToolTip(row.tip)
        grid.addWidget(name, number, 0)
        grid.addWidget(label(keys, "muted"), number, 1, Qt.AlignmentFlag.AlignRight)
    return grid
