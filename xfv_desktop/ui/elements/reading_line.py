"""A line for what is read below the cursor."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

BLANK = "\u00a0"


class ReadingLine(QLabel):
    """Text that comes and goes: the line is always as high, and widens nothing around it."""

    def __init__(self) -> None:
        super().__init__(BLANK)
        self.setProperty("role", "small")
        self.setContentsMargins(10, 0, 10, 3)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def reading(self) -> str:
        """What it says; empty where there is nothing to read."""
        return self.text().strip(BLANK)

    def read(self, *told: str) -> None:
        """Say these, as far as they are not empty."""
        self.setText("   ·   ".join(filter(None, told)) or BLANK)
