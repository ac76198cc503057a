"""Which of the two photographs a panel is about."""

from collections.abc import Callable

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.elements.choice_bar import ChoiceBar
from xfv_desktop.ui.elements.language import said
from xfv_desktop.ui.state.desk import ROLES


class SideBar(ChoiceBar[Side]):
    """A button for each side, with the number of its exhibit; one without an exhibit is pale."""

    def __init__(self, spoken: str) -> None:
        """``spoken``: what a screen reader says of each, with a place for its role."""
        super().__init__({side: ROLES[side].letter for side in Side})
        for side, button in self.buttons.items():
            button.setAccessibleName(spoken.format(role=said(ROLES[side])))

    def show_sides(self, side: Side, exhibit: Callable[[Side], Exhibit | None]) -> None:
        """That side is down, and each has its exhibit."""
        for one, button in self.buttons.items():
            found = exhibit(one)
            button.setEnabled(found is not None)
            button.setText(found.number if found else ROLES[one].letter)
            button.setChecked(one is side)
