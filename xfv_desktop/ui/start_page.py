"""What is seen while no case is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xfv_desktop import __version__
from xfv_desktop.ui.icons import picture
from xfv_desktop.ui.theme import label, plain_tip

DEMONSTRATION = "xfv demo FOLDER"


class StartPage(QWidget):
    """New case, open case, the cases that were open last, and how to see a demonstration."""

    recent_chosen = Signal(Path)

    def __init__(self, new_case: QAction, open_case: QAction) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(picture("application", QColor("black"), 72))
        sign.setFixedSize(72, 72)
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(label("XFV Desktop", "title"))
        words.addWidget(label(f"Explainable face verification · {__version__}", "muted"))
        words.addStretch()
        head.addLayout(words, 1)
        self.new_button = _button("New case …", new_case, primary=True)
        self.open_button = _button("Open case …", open_case)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.open_button)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_title = label("RECENT CASES", "caption")
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(520)
        column = QVBoxLayout(card)
        column.setContentsMargins(34, 30, 34, 28)
        column.setSpacing(14)
        column.addLayout(head)
        column.addSpacing(14)
        column.addLayout(buttons)
        column.addSpacing(6)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        hint = label(
            f"To look around first, type  {DEMONSTRATION}  in a terminal: it makes a "
            "demonstration case with two portraits. Everything stays on this computer.",
            "small",
            wraps=True,
        )
        column.addWidget(hint)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def show_recent(self, folders: Sequence[Path]) -> None:
        """The cases that were open last, the last one first."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        self._recent_title.setVisible(bool(folders))
        for folder in folders:
            button = QPushButton(f"{folder.stem}   —   {folder.parent}")
            button.setProperty("flat", True)
            button.setToolTip(plain_tip(str(folder)))
            button.clicked.connect(lambda _, folder=folder: self.recent_chosen.emit(folder))
            self._recent.addWidget(button)


def _button(text: str, action: QAction, *, primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("primary", primary)
    button.setToolTip(action.toolTip())
    button.setMinimumHeight(36)
    button.clicked.connect(action.trigger)
    return button
