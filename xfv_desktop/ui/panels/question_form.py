"""The questions about one subject: choices as buttons, words as fields."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.procedure import Question
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.phrase_line import PhraseLine
from xfv_desktop.ui.elements.theme import label

PAUSE_MS = 700
"""Words are recorded once nothing was typed for so long, or the field is left.

Each recording is an event of the trail for good: a shorter pause fills it with halves of sentences.
"""
LONG = 5
"""From so many choices on they stand below each other."""
GAP, BESIDE_TEXT = 4, 24
"""Between two choices, and what a button adds to its text on both sides, in pixels."""


class ChoiceRow(QWidget):
    """One question with choices; exactly one of them can be on."""

    answered = Signal(Question, str)

    def __init__(self, question: Question, value: str) -> None:
        super().__init__()
        self.question = question
        self.buttons: dict[str, QPushButton | QRadioButton] = {}
        group = QButtonGroup(self)
        many = len(question.choices) >= LONG
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._most = 1 if many else 2
        for number, choice in enumerate(question.choices, 1):
            name = said(forms.opinion(choice).name)
            button = QRadioButton(name) if many else QPushButton(f"{number}  {name}")
            button.setCheckable(True)
            button.setProperty("choice", True)
            button.setAccessibleName(f"{said(question.field)}: {name}")
            button.setToolTip(said(forms.opinion(choice).words))
            button.clicked.connect(lambda _=False, choice=choice: self._chosen(choice))
            group.addButton(button)
            button.toggled.connect(self._lead)
            if not many:
                button.setMinimumWidth(1)  # the row decides how many stand side by side
            self.buttons[choice] = button
        if value in self.buttons:
            self.buttons[value].setChecked(True)
        self._across = 0
        self._stand(self._most)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Below each other where they are too long to stand side by side, chosen or not."""
        super().resizeEvent(event)
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        longest = max(metrics.horizontalAdvance(button.text()) for button in self.buttons.values())
        room = (self.width() - GAP) // 2
        self._stand(self._most if longest + BESIDE_TEXT <= room else 1)

    def _stand(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // across, place % across)
        self._grid.setColumnStretch(1, across - 1)
        self._grid.setColumnStretch(0, 1)

    def choose(self, number: int) -> None:
        """The choice of that number, from 1, as if it were clicked."""
        if number <= len(self.question.choices):
            self.buttons[self.question.choices[number - 1]].click()

    def _lead(self) -> None:
        """The tab key leads to what is chosen: Space says the same again, not something else."""
        given = any(button.isChecked() for button in self.buttons.values())
        for button in self.buttons.values():
            reached = button.isChecked() or not given
            policy = Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _chosen(self, choice: str) -> None:
        self.answered.emit(self.question, choice)


class WordsField(QPlainTextEdit):
    """One question that is answered in words."""

    answered = Signal(Question, str)

    def __init__(self, question: Question, value: str) -> None:
        super().__init__(value)
        self.question = question
        self._recorded = value
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self.setAccessibleName(said(question.field))
        self.setPlaceholderText(
            tr("in words") if question.required else tr("in words, if there is any")
        )
        self.setTabChangesFocus(True)
        self.setFixedHeight(58)
        self.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.settle)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The field is left."""
        super().focusOutEvent(event)
        self.settle()

    def settle(self) -> None:
        """What was typed is an answer now."""
        self._pause.stop()
        text = self.toPlainText().strip()
        if text != self._recorded:
            self._recorded = text
            self.answered.emit(self.question, text)


class QuestionForm(QWidget):
    """All questions about one subject, with the answers that count now."""

    answered = Signal(Question, str)

    def __init__(self, questions: Sequence[Question], answers: Mapping[str, str]) -> None:
        super().__init__()
        self.rows: list[ChoiceRow | WordsField] = []
        self._parts: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for question in questions:
            caption = said(question.field).upper()
            if not question.required:
                caption = tr("{field}  – optional").format(field=caption)
            value = answers.get(question.field, "")
            row = ChoiceRow(question, value) if question.choices else WordsField(question, value)
            row.answered.connect(self.answered)
            self.rows.append(row)
            part = QWidget()
            together = QVBoxLayout(part)
            together.setContentsMargins(0, 0, 0, 4)
            together.setSpacing(3)
            together.addWidget(label(caption, "caption"))
            together.addWidget(row)
            if isinstance(row, WordsField):
                together.addWidget(PhraseLine(row))
            self._parts.append(part)
            column.addWidget(part)
        column.addStretch(1)
        self.show_relevant(answers)

    def show_relevant(self, answers: Mapping[str, str]) -> None:
        """Questions that hang on another answer are shown where that answer is given."""
        for row, part in zip(self.rows, self._parts, strict=True):
            only_if = row.question.only_if
            part.setVisible(only_if is None or answers.get(only_if[0], "") in only_if[1])

    def follow(self, before: QWidget) -> None:
        """The tab key leads from that widget through the questions, and then on as it did."""
        for control in self.findChildren(QWidget):
            if control.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(before, control)
                before = control

    def settle(self) -> None:
        """Everything that was typed is an answer now."""
        for row in self.rows:
            if isinstance(row, WordsField):
                row.settle()

    def open_part(self, answers: Mapping[str, str]) -> QWidget | None:
        """What shows the first required question that has no answer; ``None`` without one."""
        for row, part in zip(self.rows, self._parts, strict=True):
            if (
                row.question.required
                and not part.isHidden()
                and not answers.get(row.question.field)
            ):
                return part
        return None

    def choose(self, number: int, answers: Mapping[str, str]) -> None:
        """A number answers the first required choice that is open, or the last one again."""
        rows = [r for r in self.rows if isinstance(r, ChoiceRow) and r.question.required]
        open_ = [row for row in rows if not answers.get(row.question.field)]
        for row in open_[:1] or rows[-1:]:
            row.choose(number)
