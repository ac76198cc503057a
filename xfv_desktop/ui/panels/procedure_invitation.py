"""What can be begun with the pair on the desk: an opinion, or the verification of one."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.procedure_words import invitation


class ProcedureInvitation(QWidget):
    """Words and buttons; where somebody else's opinion waits, to verify it comes first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words = label("", "muted", wraps=True)
        self.verify_button = QPushButton(tr("Verify this opinion …"))
        self.verify_button.setProperty("primary", True)
        self.begin_button = QPushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(10)
        for widget in (self._words, self.verify_button, self.begin_button):
            column.addWidget(widget)
        column.addStretch()

    def refresh(self) -> None:
        """As the pair on the desk stands now."""
        verifies = self._desk.verifiable is not None
        words, can_begin = invitation(self._desk)
        self._words.setText(words)
        self.verify_button.setVisible(verifies)
        own = tr("Begin an opinion of your own") if verifies else tr("Begin the analysis")
        self.begin_button.setText(own)
        self.begin_button.setEnabled(can_begin)
        self.begin_button.setProperty("primary", not verifies)
        self.begin_button.style().polish(self.begin_button)
        self.setFocusProxy(self.verify_button if verifies else self.begin_button)
