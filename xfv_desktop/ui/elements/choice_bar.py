"""Buttons in a row, of which one is down."""

from collections.abc import Mapping
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

Choice = TypeVar("Choice", bound=Enum)


class ChoiceBar(QWidget, Generic[Choice]):
    """One button for each choice, the first one down; ``chosen`` tells of a click."""

    chosen = Signal(object)

    def __init__(self, names: Mapping[Choice, str]) -> None:
        super().__init__()
        self.buttons = {choice: QPushButton(name) for choice, name in names.items()}
        group, row = QButtonGroup(self), QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for choice, button in self.buttons.items():
            button.setCheckable(True)
            button.setProperty("choice", True)
            button.clicked.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
            group.addButton(button)
            row.addWidget(button, 1)
        next(iter(self.buttons.values())).setChecked(True)
