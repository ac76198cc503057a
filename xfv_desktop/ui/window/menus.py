"""From the table of actions to menus and toolbars."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence
from PySide6.QtWidgets import QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from xfv_desktop.ui.actions import ACTIONS
from xfv_desktop.ui.actions.row import MENUS
from xfv_desktop.ui.elements.icons import icon
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import Theme
from xfv_desktop.ui.pages.tool_column import ToolColumn
from xfv_desktop.ui.window.situation import Situation

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

Actions = Mapping[str, QAction]


def build_actions(window: "MainWindow") -> dict[str, QAction]:
    """One QAction for each row, by its id."""
    groups: dict[str, QActionGroup] = {}
    result: dict[str, QAction] = {}
    for row in ACTIONS:
        action = QAction(row.text, window)
        action.setObjectName(row.id)
        action.setData(row)
        action.setShortcuts([QKeySequence(keys) for keys in (row.shortcut, *row.also)])
        action.setToolTip(f"{row.tip}  ({row.keys})")
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
    for name, title in MENUS.items():
        menu = bar.addMenu(title)
        menu.setToolTipsVisible(True)
        for row in (row for row in ACTIONS if row.menu == name):
            if row.rule_above and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(actions[row.id])


def fill_bar(bar: QToolBar, actions: Actions) -> None:
    """The actions of the toolbar ``main``; those of ``end`` stand at its far end."""
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    for row in (row for row in ACTIONS if row.bar == "main"):
        if row.rule_above and bar.actions():
            bar.addSeparator()
        bar.addAction(actions[row.id])
        button = bar.widgetForAction(actions[row.id])
        if isinstance(button, QToolButton) and row.menu != "Edit":
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for more in bar.findChildren(QToolButton, "qt_toolbar_ext_button"):
        more.setAccessibleName(tr("More of this toolbar"))
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(space)
    for row in (row for row in ACTIONS if row.bar == "end"):
        bar.addAction(actions[row.id])


def fill_column(column: ToolColumn, actions: Actions) -> None:
    """The tools beside the photographs."""
    for row in (row for row in ACTIONS if row.bar == "tools"):
        column.add(actions[row.id], QSize(18, 18), rule_above=row.rule_above)


def enable(actions: Actions, now: Situation) -> None:
    """Each action as its row says for this situation."""
    for row in ACTIONS:
        actions[row.id].setEnabled(row.when(now))


def name_steps(actions: Actions, undo: str, redo: str) -> None:
    """What Undo and Redo would take back and do again stands in their names."""
    for name, plain, of, what in (
        ("undo", tr("Undo"), tr("Undo: {what}"), undo),
        ("redo", tr("Redo"), tr("Redo: {what}"), redo),
    ):
        actions[name].setText(of.format(what=said(what)) if what else plain)


def dress(actions: Actions, theme: Theme) -> None:
    """The icons in the colours of a theme."""
    for row in ACTIONS:
        chosen = QColor(theme.accent) if row.checked is not None else None
        actions[row.id].setIcon(icon(row.icon, QColor(theme.text), chosen))
