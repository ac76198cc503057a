"""What an enhancement is for: the eye, or the network; and what only the latter can do."""

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from xfv_desktop.domain.enhancement_record import Purpose
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import label

PURPOSES = {Purpose.EYE: tr("For the eye"), Purpose.NETWORK: tr("For the network")}
NOTICES = {
    Purpose.EYE: tr(
        "For the eye only: the network is given the photograph as it came, unless a chain of its "
        "own is set and asked for. No step makes up detail."
    ),
    Purpose.NETWORK: tr(
        "The network compares these pictures only where you ask for it. Error rates and "
        "calibration do not hold for them: there is no likelihood ratio. Every chain and every "
        "comparison stands in the report. A picture must not be chosen for its score."
    ),
}


class NetworkBar(QWidget):
    """The warning, and the ways to fill a chain for the network, to record and to compare it."""

    def __init__(self) -> None:
        super().__init__()
        self.from_eye_button = QPushButton(tr("As for the eye"))
        self.from_eye_button.setToolTip(
            tr("The same steps as in the chain for the eye, without those of the lens")
        )
        self.give_button = QPushButton(tr("Put on record …"))
        self.compare_button = QPushButton(tr("Compare enhanced"))
        self.compare_button.setProperty("primary", True)
        self.compare_button.setToolTip(
            tr("Compare the pair with these pictures, beside the result of the originals")
        )
        self._notice = label("", "notice", wraps=True)
        self._buttons = QWidget()
        grid = QGridLayout(self._buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.from_eye_button, 0, 0)
        grid.addWidget(self.give_button, 0, 1)
        grid.addWidget(self.compare_button, 1, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self._buttons)
        column.addWidget(self._notice)
        self.show_purpose(Purpose.EYE)

    def show_purpose(self, purpose: Purpose) -> None:
        """The notice for it; the buttons are there for the network only."""
        self._buttons.setVisible(purpose is Purpose.NETWORK)
        self._notice.setText(NOTICES[purpose])
