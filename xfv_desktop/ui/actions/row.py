"""What every action is described by, and the conditions that several share."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs
from PySide6.QtGui import QKeySequence

from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.window.situation import Situation

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


MENUS = {
    "Case": tr("&Case"),
    "Edit": tr("&Edit"),
    "View": tr("&View"),
    "Photographs": tr("&Photographs"),
    "Examination": tr("&Examination"),
    "Report": tr("&Report"),
    "Tools": tr("&Tools"),
    "Help": tr("&Help"),
}
"""The menus in their order, each with its title."""


def always(_: Situation) -> bool:
    """In every situation."""
    return True


def in_case(now: Situation) -> bool:
    """A case is open."""
    return now.case


def in_writable_case(now: Situation) -> bool:
    """A case is open and can be changed."""
    return now.writable


def drawing(now: Situation) -> bool:
    """Regions can be drawn on the photographs in sight."""
    return now.sheet and now.writable and not now.locked and not now.report


def in_examination(now: Situation) -> bool:
    """An examination is in sight and can be worked on."""
    return now.on_photographs


def on_photograph(now: Situation) -> bool:
    """A photograph is in sight."""
    return now.photograph and not (now.report or now.overview)


def side_by_side(now: Situation) -> bool:
    """A photograph is in sight in a pane of its own."""
    return on_photograph(now) and not now.superimposed


@attrs.frozen(kw_only=True)
class ActionRow:
    """One action. ``run`` gets the window and, for an action that is switched, its new state.

    ``checked`` is the state at the start, ``None`` for an action that is no switch; of the
    actions of one ``group`` exactly one is on. ``bar``: the toolbar that shows it. ``also``: more
    keys that do the same.
    """

    id: str
    text: str
    icon: str
    shortcut: str
    menu: str
    tip: str
    run: Callable[["MainWindow", bool], object]
    when: Callable[[Situation], bool] = always
    bar: str = ""
    checked: bool | None = None
    group: str = ""
    rule_above: bool = False
    also: tuple[str, ...] = ()

    @property
    def menu_name(self) -> str:
        """What its menu is called."""
        return MENUS[self.menu].replace("&", "")

    @property
    def keys(self) -> str:
        """The keys as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        every = (self.shortcut, *self.also)
        return tr(" or ").join(QKeySequence(keys).toString(native) for keys in every)


def rows_of(window: "MainWindow") -> tuple[ActionRow, ...]:
    """The table from which the actions of a window were made, in the order of its menus."""
    return tuple(action.data() for action in window.action_of.values())
