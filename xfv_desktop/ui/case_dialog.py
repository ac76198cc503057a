"""The cover of a new case."""

import re
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from xfv_desktop.ui.forms import Form, PathField, choose_folder
from xfv_desktop.ui.theme import label

SUFFIX = ".xfv"


class NewCaseDialog(Form):
    """Title, reference, examiner and place of a new case."""

    def __init__(self, place: Path, examiner: str, parent: QWidget) -> None:
        super().__init__(
            "New case",
            "A case is a folder. It holds the photographs as they came in, every "
            "comparison, and an audit trail of all that is done.",
            "Create case",
            parent,
        )
        self.title_edit = QLineEdit()
        self.title_edit.setPlaceholderText("for example: Robbery, Station Road")
        self.reference_edit = QLineEdit()
        self.reference_edit.setPlaceholderText("file number, if there is one")
        self.examiner_edit = QLineEdit(examiner)
        self.place_field = PathField("Place of the case", choose_folder)
        self.place_field.edit.setText(str(place))
        self._folder_label = label("", "small", wraps=True)
        self.fields.addRow("Title", self.title_edit)
        self.fields.addRow("Reference", self.reference_edit)
        self.fields.addRow("Examiner", self.examiner_edit)
        self.fields.addRow("Place", self.place_field)
        self.fields.addRow("", self._folder_label)
        for edit in (self.title_edit, self.place_field.edit):
            edit.textChanged.connect(self._show_folder)
        self._show_folder()

    @property
    def folder(self) -> Path:
        """Where the case will lie: named after its title."""
        name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", self.title_edit.text())
        name = " ".join(name.split()).strip(". ") or "case"
        return (self.place_field.path or Path()) / f"{name}{SUFFIX}"

    def fault(self) -> str | None:
        """Title, examiner and place are needed."""
        if not self.title_edit.text().strip():
            return "Give the case a title."
        if not self.examiner_edit.text().strip():
            return "State who examines: the name stands in the audit trail."
        if self.place_field.path is None:
            return "Choose the folder in which the case is to lie."
        return None

    def _show_folder(self) -> None:
        self._folder_label.setText(f"Creates {self.folder}")
