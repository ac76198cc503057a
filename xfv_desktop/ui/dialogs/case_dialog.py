"""The cover of a new case."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from xfv_desktop.services.cases.casework import LOST_PASSPHRASE, SHORTEST_PASSPHRASE, SUFFIX
from xfv_desktop.ui.elements.forms import Form, PathField, choose_folder, passphrase_edit
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import label


class NewCaseDialog(Form):
    """Title, reference, examiner and place of a new case."""

    chapter = "first-case"

    def __init__(self, place: Path, examiner: str, parent: QWidget, *, opinion_first: bool) -> None:
        super().__init__(
            tr("New case"),
            tr(
                "A case is a folder. It holds the photographs as they came in, every "
                "comparison, and an audit trail of all that is done."
            ),
            tr("Create case"),
            parent,
        )
        self.title_edit = QLineEdit()
        self.title_edit.setPlaceholderText(tr("for example: Robbery, Station Road"))
        self.reference_edit = QLineEdit()
        self.reference_edit.setPlaceholderText(tr("file number, if there is one"))
        self.examiner_edit = QLineEdit(examiner)
        self.place_field = PathField(tr("Place of the case"), choose_folder)
        self.place_field.edit.setText(str(place))
        self.order_box = QCheckBox(tr("My own opinion comes before the machine's"))
        self.order_box.setChecked(opinion_first)
        self.order_box.setToolTip(
            tr("Score, decision and maps stay hidden until your evaluation is locked")
        )
        self._folder_label = label("", "small", wraps=True)
        self.fields.addRow(tr("Title"), self.title_edit)
        self.fields.addRow(tr("Reference"), self.reference_edit)
        self.fields.addRow(tr("Examiner"), self.examiner_edit)
        self.fields.addRow(tr("Place"), self.place_field)
        self.fields.addRow("", self._folder_label)
        self.fields.addRow(tr("Order of work"), self.order_box)
        self.encrypt_box = QCheckBox(tr("Encrypt with a passphrase"))
        self.passphrase_edit, self.repeat_edit = passphrase_edit(), passphrase_edit()
        self._lost_label = label(said(LOST_PASSPHRASE), "notice", wraps=True)
        self.fields.addRow("", self.encrypt_box)
        self.fields.addRow(tr("Passphrase"), self.passphrase_edit)
        self.fields.addRow(tr("Once more"), self.repeat_edit)
        self.fields.addRow(self._lost_label)
        self.encrypt_box.toggled.connect(self._show_encryption)
        self._show_encryption(False)
        for edit in (self.title_edit, self.place_field.edit):
            edit.textChanged.connect(self._show_folder)
        self._show_folder()

    @property
    def folder(self) -> Path:
        """Where the case will lie: named after its title."""
        name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", self.title_edit.text())
        name = " ".join(name.split()).strip(". ") or "case"
        return (self.place_field.path or Path()) / f"{name}{SUFFIX}"

    @property
    def passphrase(self) -> str | None:
        """What encrypts the case, if anything does."""
        return self.passphrase_edit.text() if self.encrypt_box.isChecked() else None

    def fault(self) -> str | None:
        """Title, examiner and place are needed."""
        if not self.title_edit.text().strip():
            return tr("Give the case a title.")
        if not self.examiner_edit.text().strip():
            return tr("State who examines: the name stands in the audit trail.")
        if self.place_field.path is None:
            return tr("Choose the folder in which the case is to lie.")
        if not self.place_field.path.is_dir():
            return tr("There is no folder {folder}: choose another one.").format(
                folder=self.place_field.path
            )
        if self.encrypt_box.isChecked() and self.passphrase_edit.text() != self.repeat_edit.text():
            return tr("The two passphrases differ; type the same one twice.")
        if self.passphrase is not None and len(self.passphrase) < SHORTEST_PASSPHRASE:
            return tr("Choose a passphrase of at least {shortest_passphrase} characters.").format(
                shortest_passphrase=SHORTEST_PASSPHRASE
            )
        return None

    def _show_encryption(self, on: bool) -> None:
        for row in (self.passphrase_edit, self.repeat_edit, self._lost_label):
            self.fields.setRowVisible(row, on)
        self.grow()

    def _show_folder(self) -> None:
        self._folder_label.setText(tr("Creates {folder}").format(folder=self.folder))


class PassphraseDialog(Form):
    """The passphrase of an encrypted case; ``open_with`` tries it."""

    def __init__(
        self, folder: Path, open_with: Callable[["PassphraseDialog"], None], parent: QWidget
    ) -> None:
        super().__init__(
            tr("Encrypted case"),
            tr("{stem} is opened with its passphrase.").format(stem=folder.stem),
            tr("Open"),
            parent,
            work=open_with,
        )
        self.passphrase_edit = passphrase_edit()
        self.fields.addRow(tr("Passphrase"), self.passphrase_edit)
