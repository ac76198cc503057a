"""How the photographs are looked at: asked for by actions, remembered by the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from xfv_desktop.domain.drawn_lines import LineKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.panels.guides_panel import GuidesPanel
from xfv_desktop.ui.panels.metadata_panel import MetadataPanel
from xfv_desktop.ui.pictures.linked_views import LinkedBy

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def bring(window: "MainWindow", dock: str, panel: QWidget | None = None) -> None:
    """A dock in front of those that share its place, the keyboard in it or in a panel of it.

    Every command that goes to a panel ends here, so none of them ever hides one.
    """
    window.docks[dock].raise_()
    (panel or window.docks[dock].widget()).setFocus(Qt.FocusReason.OtherFocusReason)


def bring_below(window: "MainWindow", panel: QWidget) -> None:
    """A panel below the photographs, with the keyboard where it begins."""
    window.below.setCurrentWidget(panel)
    window.show_photographs()
    bring(window, "below", panel)


def show_audit(window: "MainWindow") -> None:
    """The audit trail, with the keyboard in its search."""
    window.show_audit()
    bring(window, "below", window.audit)


def show_score(window: "MainWindow") -> None:
    """Score and layers in place of the own opinion."""
    window.show_photographs()
    window.show_procedure(False)
    bring(window, "score")


def set_linked(window: "MainWindow", linked: bool) -> None:
    """Link the views as they lie, or let each go its own way."""
    window.page.link.set_linked(linked)


def link_by(window: "MainWindow", by: LinkedBy) -> None:
    """Link the views in this way; by landmarks the faces are aligned."""
    window.page.link.link_by(by)
    window.action_of["linked"].setChecked(True)
    window.state.setValue("view/linked_by", by.value)


def set_smooth(window: "MainWindow", smooth: bool) -> None:
    """Enlarge by bilinear interpolation, or by nearest neighbour."""
    window.page.set_smooth(smooth)
    window.state.setValue("view/smooth", smooth)


def draw(window: "MainWindow", kind: LineKind) -> None:
    """Draw lines of this kind; what they tell stands below the photographs."""
    window.page.set_line_tool(kind)
    panel = window.below.findChild(GuidesPanel)
    if panel is not None:
        window.below.setCurrentWidget(panel)


def add_pane(window: "MainWindow") -> None:
    """One photograph more beside the pair."""
    if not window.page.add_pane():
        window.banner.say(
            tr("There are four photographs in sight already: close one of them first.")
        )


def close_panes(window: "MainWindow") -> None:
    """The pair alone."""
    for pane in tuple(window.page.further):
        window.page.close_pane(pane)


def show_filmstrip(window: "MainWindow", shown: bool) -> None:
    """All photographs of the case below the pair, or the pair alone."""
    window.page.filmstrip.setVisible(shown)
    window.state.setValue("view/filmstrip", shown)


def superimpose(window: "MainWindow", superimposed: bool) -> None:
    """Both faces in one place, or side by side again."""
    window.page.superimpose(superimposed)
    window.refresh()


def keep_apart(window: "MainWindow") -> None:
    """Side by side again, where one of the two may not be seen."""
    action = window.action_of["superimpose"]
    if action.isChecked() and not all(window.desk.shown(side) for side in Side):
        action.setChecked(False)
        superimpose(window, False)


def restore(window: "MainWindow") -> None:
    """As the window was left; what may not be seen is never superimposed."""
    window.desk.changed.connect(lambda: keep_apart(window))
    window.desk.standing_changed.connect(lambda: keep_apart(window))
    if window.state.value("view/filmstrip", False, type=bool):
        window.action_of["filmstrip"].trigger()
    by = window.state.value("view/linked_by", LinkedBy.PIXELS.value, type=str)
    if by == LinkedBy.LANDMARKS:
        window.action_of["link_landmarks"].trigger()
    if window.state.value("view/smooth", False, type=bool):
        window.action_of["smooth"].trigger()


def show_metadata(window: "MainWindow") -> None:
    """What the file of the exhibit in the active view says, in the panel below."""
    (panel,) = window.below.findChildren(MetadataPanel)
    exhibit = window.desk.shown(window.page.active_side)
    bring_below(window, panel)
    panel.refresh()
    if exhibit is not None:
        panel.exhibits.setCurrentText(exhibit.number)
