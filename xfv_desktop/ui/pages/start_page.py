"""What is seen while no case is open: how to begin, the cases that were open last, a search."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.records import known_cases
from xfv_desktop.services.records.case_search import FoundCase
from xfv_desktop.services.records.sketches import Sketch
from xfv_desktop.ui.elements.forms import scrolled
from xfv_desktop.ui.elements.icons import picture
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.tagline import tagline
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pages import case_card
from xfv_desktop.ui.pages.case_card import CaseCard
from xfv_desktop.ui.pages.case_glances import CaseGlances
from xfv_desktop.ui.pages.found_cases import FoundCases

GAP = 14
MARGIN = 40
PAUSE_MS = 250
"""The search begins when nothing was typed for so long."""


class StartPage(QWidget):
    """New case, open case, demonstration; below them the known cases or what was found."""

    case_chosen = Signal(Path)

    def __init__(self, settings: Settings, actions: dict[str, QAction]) -> None:
        super().__init__()
        self._settings = settings
        self.glances = CaseGlances(self)
        self.cards: dict[Path, CaseCard] = {}
        self.new_button = _button(tr("New case …"), actions["new_case"], primary=True)
        self.open_button = _button(tr("Open case …"), actions["open_case"])
        self.demonstration_button = _button(tr("Look at a demonstration"), actions["demonstration"])
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText(tr("Find a case: title, exhibit, name, date"))
        self.search_edit.setAccessibleName(tr("Find a case"))
        self.search_edit.setClearButtonEnabled(True)
        self.search_edit.setMinimumHeight(30)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._search)
        self._caption = label("", "caption")
        self._welcome = label(
            tr("No case has been open here yet. Make one, or look at the demonstration: two "
            "portraits, compared, explained and reported. Everything stays on this computer."),
            "muted", wraps=True,
        )  # fmt: skip
        self._grid = QGridLayout()
        self.found = FoundCases()
        self.below = QStackedWidget()
        self._lay_out()
        self.search_edit.textChanged.connect(self._typed)
        self.search_edit.returnPressed.connect(self._search)
        self.found.chosen.connect(self.case_chosen)
        self.glances.sketched.connect(self._sketched)
        self.glances.pictured.connect(lambda f, faces: self._tell(f, CaseCard.show_faces, faces))
        self.glances.checking.connect(lambda f, done: self._tell(f, CaseCard.show_checking, done))
        self.glances.checked.connect(lambda f, seal: self._tell(f, CaseCard.show_seal, seal))
        self.glances.found.connect(self._show_found)
        self.glances.refused.connect(lambda _, error: self._caption.setText(said(str(error))))

    def refresh(self) -> None:
        """The cases that were open last, looked at again if the page is in sight."""
        folders = known_cases.recent(self._settings)
        if tuple(self.cards) != folders:
            for card in self.cards.values():
                self._grid.removeWidget(card)
                card.hide()
                card.deleteLater()
            self.cards = {folder: self._card(folder) for folder in folders}
            self._arrange()
        self._welcome.setVisible(not folders)
        if not self.search_edit.text():
            self._caption.setText(tr("RECENT CASES") if folders else "")
        if self.isVisible():
            self.glances.look(folders)

    def end(self) -> None:
        """Nothing is looked at any more; the thread is waited for."""
        self._pause.stop()
        self.glances.end()

    def _card(self, folder: Path) -> CaseCard:
        card = CaseCard(folder)
        card.chosen.connect(self.case_chosen)
        card.unwanted.connect(self._forget)
        card.walked.connect(self._walk)
        return card

    def _forget(self, folder: Path) -> None:
        known_cases.forget(self._settings, folder)
        self.refresh()
        self.search_edit.setFocus()

    def _tell(self, folder: Path, show: Callable[..., None], *facts: object) -> None:
        if folder in self.cards:
            show(self.cards[folder], *facts)

    def _sketched(self, sketch: Sketch) -> None:
        self._tell(sketch.folder, CaseCard.show_sketch, sketch)

    # the search

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
            return
        self._pause.stop()
        self.below.setCurrentIndex(0)
        self.refresh()

    def _search(self) -> None:
        self._pause.stop()
        if text := self.search_edit.text().strip():
            self._caption.setText(tr("LOOKING …"))
            self.glances.find(self._settings, text)

    def _show_found(self, text: str, cases: tuple[FoundCase, ...]) -> None:
        if text == self.search_edit.text().strip():
            self._caption.setText(
                tr("FOUND: {cases}").format(cases=len(cases))
                if cases
                else tr("NO CASE HAS ALL THESE WORDS")
            )
            self.found.show_cases(cases)
            self.below.setCurrentIndex(1)

    # where things stand

    def _lay_out(self) -> None:
        sign = QLabel()
        sign.setPixmap(picture("application", QColor("black"), 128))
        sign.setScaledContents(True)
        sign.setFixedSize(64, 64)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(label("XFV Desktop", "title"))
        words.addWidget(label(tagline(), "muted"))
        words.addStretch()
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(sign)
        head.addLayout(words, 1)
        for button in (self.new_button, self.open_button, self.demonstration_button):
            head.addWidget(button)
        line = QHBoxLayout()
        line.addWidget(self._caption, 1)
        self.search_edit.setFixedWidth(case_card.WIDTH)
        line.addWidget(self.search_edit)
        self._grid.setSpacing(GAP)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        cards = QWidget()
        cards.setLayout(self._grid)
        self._area = scrolled(cards)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.below.addWidget(self._area)
        self.below.addWidget(self.found)
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 34, 0, 16)
        column.setSpacing(12)
        column.addLayout(head)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column.addWidget(rule)
        column.addLayout(line)
        column.addWidget(self._welcome)
        column.addWidget(self.below, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch()
        outer.addWidget(self._middle)
        outer.addStretch()

    @property
    def columns(self) -> int:
        """So many cards stand side by side."""
        room = self.width() - 2 * MARGIN + GAP
        return min(4, max(1, room // (case_card.WIDTH + GAP)))

    def _arrange(self) -> None:
        columns = self.columns
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
        width = columns * (case_card.WIDTH + GAP)
        self._middle.setFixedWidth(min(max(width, 640), max(self.width(), 320)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many cards side by side as fit."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the cases that are in sight."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody works: nothing else is read."""
        super().hideEvent(event)
        self._pause.stop()
        self.glances.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Down goes from the search into what was found or to the cards, Escape back."""
        if event.key() == Qt.Key.Key_Escape and self.search_edit.text():
            self.search_edit.clear()
            self.search_edit.setFocus()
        elif event.key() == Qt.Key.Key_Down and self.below.currentIndex() == 1:
            self.found.setFocus()
        elif event.key() == Qt.Key.Key_Down and self.cards:
            next(iter(self.cards.values())).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _walk(self, key: int) -> None:
        """From the card with the focus to the one beside it, or to the last one on the way."""
        left, right, up, down = case_card.ARROWS
        steps = {left: -1, right: 1, up: -self.columns, down: self.columns}
        cards = list(self.cards.values())
        at = next(number for number, card in enumerate(cards) if card.hasFocus())
        card = cards[min(max(at + steps[Qt.Key(key)], 0), len(cards) - 1)]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(card)


def _button(text: str, action: QAction, *, primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("primary", primary)
    button.setToolTip(action.toolTip())
    button.setMinimumHeight(36)
    button.clicked.connect(action.trigger)
    return button
