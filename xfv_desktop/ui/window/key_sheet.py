"""All keys on one sheet that can be searched."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.ui.actions.row import rows_of
from xfv_desktop.ui.elements.forms import scrolled
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.elements.words import fit

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

BY_HAND: tuple[tuple[str, str], ...] = (
    (tr("Zoom to the cursor"), tr("Wheel")),
    (tr("Pan"), tr("Middle button, or the left one or arrow keys with no region in hand")),
    (tr("Move the selected region by one pixel"), tr("Arrow keys")),
    (tr("Move the selected region by ten pixels"), tr("Shift+Arrow keys")),
    (tr("Stretch the selected region"), tr("Ctrl+Arrow keys")),
    (tr("Any region but a freehand one in the middle of the view"), tr("Enter, with its tool")),
    (tr("Add a vertex to a polygon or a line"), tr("Double click on an edge")),
    (tr("Remove a vertex of a polygon or a line"), tr("Double click on it")),
    (tr("Close a polygon"), tr("Double click or Enter")),
    (tr("Take back a gesture"), tr("Escape")),
    (tr("The other one of two superimposed faces"), tr("Space, in their picture")),
    (tr("Move the line of a wipe; blend more or less"), tr("Arrow keys, in the picture")),
    (tr("Turn a line of a wipe that is drawn freely"), tr("Shift+Arrow keys, in the picture")),
    (tr("Move the picture of superimposed faces"), tr("Ctrl+Arrow keys, in the picture")),
    (tr("Move a landmark by a quarter of a pixel"), tr("Arrow keys, with its tool")),
    (tr("The next landmark; the one before"), tr("Space; Shift+Space, with that tool")),
    (tr("Guide, profile or length in the middle of the view"), tr("Enter, with its tool")),
    (tr("Answer what is asked"), tr("Its number, in the list of questions")),
    (tr("The next question that is open; the one before"), tr("Enter; Shift+Enter, in that list")),
    (tr("Choose a face of several"), tr("Its number or arrow keys, in the picture of the faces")),
    (tr("Copy metadata"), tr("Ctrl+C, in their table")),
    (tr("From one control to the next"), tr("Tab, back with Shift+Tab")),
    (tr("Open the menus"), tr("Alt with the underlined letter")),
)
"""What mouse and keys do besides the actions of the table."""

LONG = 24
"""Letters of a key that may take more than one line."""

Line = tuple[str, str, str]
"""What is done, by which keys, and what it is good for."""


class KeySheet(QDialog):
    """All actions with their keys, menu by menu, and what the hand does; a word narrows it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 640)
        self.search_edit = QLineEdit()
        self.search_edit.setAccessibleName(tr("Search the keys"))
        self.search_edit.setPlaceholderText(tr("Search: a word, or a key such as Ctrl+R"))
        self.search_edit.setClearButtonEnabled(True)
        self.nothing = label(tr("No key is called that."), "muted")
        self.nothing.hide()
        self._groups = [
            _Group(name, [(row.text.rstrip(" …"), row.keys, row.tip) for row in rows])
            for name, rows in groupby(rows_of(window), lambda row: row.menu_name)
        ]
        self._groups.append(_Group(tr("By hand"), [(what, how, "") for what, how in BY_HAND]))
        sheet = QWidget()
        columns = QGridLayout(sheet)
        columns.setHorizontalSpacing(40)
        for number, half in enumerate(_halves(self._groups)):
            columns.setColumnStretch(number, 1)
            side = QVBoxLayout()
            for group in half:
                side.addWidget(group)
            side.addStretch()
            columns.addLayout(side, 0, number)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("Keys"), "heading"))
        column.addWidget(self.search_edit)
        column.addWidget(self.nothing)
        column.addWidget(scrolled(sheet, tr("Keys")), 1)
        column.addWidget(buttons)
        self.search_edit.textChanged.connect(self._narrow)

    @property
    def texts_in_sight(self) -> list[str]:
        """What is done, of every line that is shown."""
        return [text for group in self._groups for text in group.texts_in_sight]

    def _narrow(self, words: str) -> None:
        found = [group.narrow(words) for group in self._groups]
        self.nothing.setVisible(not any(found))


class _Group(QWidget):
    """The lines of one menu under its name."""

    def __init__(self, name: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self.lines = lines
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.addWidget(label(name.upper(), "caption"), 0, 0)
        self._cells: list[tuple[QLabel, QLabel]] = []
        for number, (what, keys, tip) in enumerate(lines, start=1):
            cells = label(what, wraps=True), label(keys, "muted", wraps=len(keys) > LONG)
            cells[0].setToolTip(tip)
            grid.addWidget(cells[0], number, 0)
            cells[1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(cells[1], number, 1)
            self._cells.append(cells)

    @property
    def texts_in_sight(self) -> list[str]:
        """What is done, of the lines that are shown."""
        return [what.text() for what, _ in self._cells if what.isVisibleTo(self)]

    def narrow(self, words: str) -> bool:
        """Show the lines that fit; whether there is one."""
        fitting = [all(_fits(word, line) for word in words.split()) for line in self.lines]
        for cells, fits in zip(self._cells, fitting, strict=True):
            for cell in cells:
                cell.setVisible(fits)
        self.setVisible(any(fitting))
        return any(fitting)


def _fits(word: str, line: Line) -> bool:
    what, keys, tip = line
    return fit(word, what) > 0 or word.lower() in f"{keys} {tip}".lower()


def _halves(groups: Iterable[_Group]) -> tuple[list[_Group], list[_Group]]:
    """Two columns of about the same length, each group whole and put where there is more room."""
    halves: tuple[list[_Group], list[_Group]] = ([], [])
    lengths = [0, 0]
    for group in groups:
        shorter = lengths.index(min(lengths))
        halves[shorter].append(group)
        lengths[shorter] += len(group.lines) + 2
    return halves
