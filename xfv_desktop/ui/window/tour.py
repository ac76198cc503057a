"""A tour of three steps: marks that point at what is there, beside the work and never before it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolBar, QVBoxLayout, QWidget

from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import current_theme, label

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

SEEN = "tour_seen"
WIDTH, GAP = 340, 12


@attrs.frozen
class Step:
    """One mark: its words, and the widget that it points at."""

    title: str
    words: str
    target: Callable[["MainWindow"], QWidget]


START = (
    Step(
        tr("Look around first"),
        tr(
            "One click makes a demonstration case: two portraits, compared, explained, checked and "
            "reported. It is labelled as such everywhere."
        ),
        lambda w: w.start.demonstration_button,
    ),
    Step(
        tr("Begin a case"),
        tr(
            "A case is a folder on this computer. Photographs are copied into it byte by byte, and "
            "whatever is done stands in its audit trail."
        ),
        lambda w: w.start.new_button,
    ),
    Step(
        tr("Find it again"),
        tr(
            "The cases that were open last stand below as cards with the state of their seal. Here "
            "they are found by title, exhibit, name or date."
        ),
        lambda w: w.start.search_edit,
    ),
)
IN_CASE = (
    Step(
        tr("Photographs come in here"),
        tr(
            "Drop questioned and known photographs onto their lists. The pair that is chosen lies "
            "on the desk in the middle."
        ),
        lambda w: w.case_panel.exhibit_lists[Side.PROBE],
    ),
    Step(
        tr("The own opinion comes first"),
        tr(
            "Analysis, comparison and evaluation are recorded and locked here. Until then the "
            "machine's score and maps stay hidden, unless the case gives that up on record."
        ),
        lambda w: _button(w, "opinion"),
    ),
    Step(
        tr("Report what was found"),
        tr(
            "The report is signed with your identity, and anybody can verify it. Every key stands "
            "on the sheet of keys (F1)."
        ),
        lambda w: _button(w, "issue_report"),
    ),
)


def _button(window: "MainWindow", action: str) -> QWidget:
    """Where an action stands in the toolbar; the menus where the toolbar has no room for it."""
    bar = window.findChild(QToolBar, "toolbar")
    button = bar.widgetForAction(window.action_of[action]) if isinstance(bar, QToolBar) else None
    return button if button is not None and button.isVisible() else window.menuBar()


class Ring(QWidget):
    """A line around the widget that is meant; clicks go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Rounded, in the colour of what is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_theme().accent), 2.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 7, 7)
        painter.end()


class Tour(QFrame):
    """The mark in sight. It goes with the page that it tells of, with Skip or with Escape."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._steps = IN_CASE if window.desk.case else START
        self._place = 0
        self._ring = Ring(window)
        self.setProperty("role", "mark")
        self.setFixedWidth(WIDTH)
        self._count = label("", "caption")
        self._title, self._words = label("", "heading"), label("", wraps=True)
        self.next_button, self.skip_button = (
            QPushButton(tr("Next")),
            QPushButton(tr("Skip the tour")),
        )
        self.next_button.setProperty("primary", True)
        self.next_button.clicked.connect(self.go_on)
        self.skip_button.clicked.connect(self.end)
        buttons = QHBoxLayout()
        buttons.addWidget(self.skip_button)
        buttons.addStretch()
        buttons.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        for widget in (self._count, self._title, self._words):
            column.addWidget(widget)
        column.addLayout(buttons)
        window.stack.currentChanged.connect(self.end)
        window.installEventFilter(self)
        self._tell()

    @property
    def step(self) -> Step:
        """The step that is told of."""
        return self._steps[self._place]

    def go_on(self) -> None:
        """The next step, or the end."""
        self._place += 1
        if self._place == len(self._steps):
            self.end()
        else:
            self._tell()

    def end(self) -> None:
        """Away with the marks; the tour can be taken again from the menu Help."""
        self._window.removeEventFilter(self)
        self._window.stack.currentChanged.disconnect(self.end)
        self._ring.hide()
        self._ring.deleteLater()
        self.hide()
        self.deleteLater()

    def _tell(self) -> None:
        last = self._place + 1 == len(self._steps)
        self._count.setText(
            tr("STEP {place} OF {steps}").format(place=self._place + 1, steps=len(self._steps))
        )
        self._title.setText(self.step.title)
        self._words.setText(self.step.words)
        self.next_button.setText(tr("Done") if last else tr("Next"))
        self.skip_button.setVisible(not last)
        self.setAccessibleName(
            tr("Tour: {title}. {words}").format(title=self.step.title, words=self.step.words)
        )
        self._lay()

    def _lay(self) -> None:
        """Ring and words beside the target as it stands now."""
        target = self.step.target(self._window)
        box = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self._ring.setGeometry(box.adjusted(-5, -5, 5, 5))
        self.adjustSize()
        room = self._window.rect().adjusted(GAP, GAP, -GAP, -GAP)
        top = box.bottom() + GAP
        if top + self.height() > room.bottom():
            top = max(room.top(), box.top() - GAP - self.height())
        left = min(max(room.left(), box.center().x() - WIDTH // 2), room.right() - WIDTH)
        self.move(left, top)
        for widget in (self._ring, self):
            widget.show()
            widget.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The marks stay beside their target when the window changes its size.

        What it holds is laid out later than that.
        """
        if event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._lay)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape skips the tour."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)


def take_tour(window: "MainWindow") -> None:
    """Begin the tour of what is in sight, with its button ready for the keyboard."""
    for earlier in window.findChildren(Tour):
        if earlier.isVisible():
            earlier.end()
    if window.desk.case:
        window.show_photographs()
    window.state.setValue(SEEN, True)
    Tour(window).next_button.setFocus()


def at_first_start(window: "MainWindow") -> None:
    """Begin the tour unless it was shown before; the focus stays where it is."""
    if not window.state.value(SEEN, False, type=bool):
        window.state.setValue(SEEN, True)
        Tour(window)
