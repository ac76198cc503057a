"""The tools beside the photographs: one column of buttons, or more where the window is low."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from xfv_desktop.ui.elements.language import tr

LEAST_PX, EDGE_PX, MARGIN_PX, GAP_PX = 26, 30, 4, 1
RULE_PX = 9
"""What a line between two groups takes."""


class ToolColumn(QWidget):
    """As few columns as show every tool, lower ones where that saves one; none is folded away."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Tools"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._rows: list[tuple[QToolButton, QFrame | None]] = []

    def add(self, action: QAction, icon_size: QSize, *, rule_above: bool) -> None:
        """One tool more, below a line if a group begins with it."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(icon_size)
        rule = None
        if rule_above and self._rows:
            rule = QFrame(self)
            rule.setObjectName("rule")
        self._rows.append((button, rule))
        self._arrange()

    @property
    def columns(self) -> int:
        """How many there are now."""
        return round((self.width() - 2 * MARGIN_PX + GAP_PX) / (EDGE_PX + GAP_PX))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As low as may be: the photographs beside it say how high it is."""
        return QSize(self.width(), EDGE_PX + 2 * MARGIN_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for one tool in a column."""
        return self.sizeHint()

    def _arrange(self) -> None:
        """From top to bottom, then the next column; a line that would end a column is left out."""
        fewest = self._place(LEAST_PX)
        height = max(h for h in range(LEAST_PX, EDGE_PX + 1) if self._place(h) == fewest)
        self.setFixedWidth(self._place(height, for_good=True))

    def _place(self, height: int, *, for_good: bool = False) -> int:
        """How wide the columns are with tools so high; ``for_good``: they stand so from now on."""
        x = y = MARGIN_PX
        bottom = max(self.height(), EDGE_PX + 2 * MARGIN_PX) - MARGIN_PX
        for button, rule in self._rows:
            above = RULE_PX if rule and y > MARGIN_PX else 0
            if y + above + height > bottom:
                x, y, above = x + EDGE_PX + GAP_PX, MARGIN_PX, 0
            if for_good:
                button.setGeometry(x, y + above, EDGE_PX, height)
                if rule:
                    rule.setVisible(bool(above))
                    rule.setGeometry(x + 5, y + RULE_PX // 2, EDGE_PX - 10, 1)
            y += above + height + GAP_PX
        return x + EDGE_PX + MARGIN_PX

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Other columns for another height."""
        super().resizeEvent(event)
        self._arrange()
