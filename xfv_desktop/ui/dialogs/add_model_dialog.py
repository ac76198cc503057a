"""A model to import: its file, and its card or the answers that a card gives."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from xfv_desktop.domain.errors import UserError
from xfv_desktop.services.model_library.model_answers import QUESTIONS, Question, card_facts
from xfv_desktop.ui.elements.forms import Form, PathField, level_labels, scrolled
from xfv_desktop.ui.elements.jobs import JobRunner
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.notices import ProgressStrip
from xfv_desktop.ui.elements.theme import label, plain_tip

WORDS = tr(
    "The model is checked on bundled faces and then copied, with its card and the name of whoever "
    "imports it. One that is broken, or is not what its card says, is refused."
)
QUESTIONS_WORDS = tr(
    "Without a card, answer in the words of the model's authors; nothing is guessed."
)
MODEL_FILES = tr("Models (*.onnx *.safetensors *.pt *.pth *.ckpt *.bin *.tar);;All files (*)")


class AddModelDialog(Form):
    """File, card, name, licence; below, the questions for a model that comes without a card."""

    chapter = "laboratory"

    def __init__(
        self, runner: JobRunner, person: str, add: Callable[["AddModelDialog"], None],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(tr("Add a model"), WORDS, tr("Check and add"), parent, work=add)
        self.resize(640, 680)
        self.file_field = PathField(tr("Model file"), _choose(tr("Choose a model"), MODEL_FILES))
        cards = _choose(tr("Choose a card"), tr("Cards (*.toml *.json);;All files (*)"))
        self.card_field = PathField(tr("Card"), cards)
        self.card_field.edit.setPlaceholderText(tr("a .toml or .json file, if there is one"))
        self.name_edit = QLineEdit()
        self.licence_field = PathField(
            tr("Licence text"), _choose(tr("Choose a licence"), tr("All files (*)"))
        )
        self.licence_field.edit.setPlaceholderText(tr("a text file, if there is one"))
        self.answers: dict[str, QLineEdit | QComboBox] = {}
        self.questions = self._questions()
        self.fields.addRow(tr("Model file"), self.file_field)
        self.fields.addRow(tr("Card"), self.card_field)
        self.fields.addRow(tr("Name here"), self.name_edit)
        self.fields.addRow(tr("Licence text"), self.licence_field)
        self.fields.addRow(tr("Imported by"), label(person))
        self.fields.addRow(self.questions)
        self.progress = ProgressStrip(runner)
        self.fields.addRow(self.progress)
        self.file_field.edit.textChanged.connect(self._file_changed)
        self.card_field.edit.textChanged.connect(self._card_changed)

    @property
    def licence(self) -> Path | None:
        """The file with the text of the licence, if one is named."""
        return self.licence_field.path

    def facts(self) -> dict[str, Any]:
        """The answers as a card; raises UserError naming the first question without one."""
        return card_facts({q.key: q.value(self._answer(q)) for q in QUESTIONS})

    def fault(self) -> str | None:
        """The file is needed, and a card or an answer to every question."""
        if self.file_field.path is None:
            return tr("Choose the file of the model.")
        if self.card_field.path is None:
            try:
                self.facts()
            except UserError as error:
                return said(str(error))
        return None

    def _answer(self, question: Question) -> str:
        field = self.answers[question.key]
        return field.currentData() or "" if isinstance(field, QComboBox) else field.text()

    def _file_changed(self) -> None:
        path = self.file_field.path
        if path is None:
            return
        from xfv_desktop.services.model_library.models import proposed_name

        self.name_edit.setPlaceholderText(proposed_name(path))
        beside = path.with_suffix(".toml")
        if not self.card_field.edit.text() and beside.is_file():
            self.card_field.edit.setText(str(beside))

    def _card_changed(self) -> None:
        """A card answers everything."""
        self.questions.setVisible(self.card_field.path is None)

    def _questions(self) -> QScrollArea:
        content = QWidget()
        rows = QFormLayout(content)
        rows.setContentsMargins(0, 6, 10, 6)
        rows.setVerticalSpacing(7)
        rows.setHorizontalSpacing(14)
        rows.addRow(label(QUESTIONS_WORDS, "muted", wraps=True))
        for question in QUESTIONS:
            field: QLineEdit | QComboBox
            if question.choices:
                field = QComboBox()
                field.addItem("")
                for choice in question.choices:
                    field.addItem(said(choice), choice)
            else:
                field = QLineEdit()
                field.setPlaceholderText(said(question.hint))
            field.setToolTip(plain_tip(said(question.hint)))
            field.setAccessibleName(said(question.title))
            self.answers[question.key] = field
            rows.addRow(said(question.title), field)
        level_labels(rows)
        area = scrolled(content, tr("Card of the model"))
        area.setMinimumHeight(240)
        return area


def _choose(title: str, kinds: str) -> Callable[[QWidget, str], str]:
    return lambda parent, start: QFileDialog.getOpenFileName(parent, title, start, kinds)[0]
