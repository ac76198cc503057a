"""Transfers of exhibits, entered into the ledger."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from xfv_desktop.services.cases import custody
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.forms import Form, MomentEdit
from xfv_desktop.ui.elements.language import tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


class TransferDialog(Form):
    """Which exhibit, from whom to whom, when and why."""

    chapter = "evidence"

    def __init__(self, exhibits: Sequence[str], chosen: str, giver: str, parent: QWidget) -> None:
        super().__init__(
            tr("Enter a transfer"),
            tr("The stored bytes of the exhibit are hashed again. An entry is never changed."),
            tr("Enter"),
            parent,
        )
        self.exhibit_box = QComboBox()
        self.exhibit_box.addItems(exhibits)
        self.exhibit_box.setCurrentText(chosen)
        self.from_edit = QLineEdit(giver)
        self.to_edit = QLineEdit()
        self.reason_edit = QLineEdit()
        self.time_edit = MomentEdit(QDateTime.currentDateTime())
        self.fields.addRow(tr("Exhibit"), self.exhibit_box)
        self.fields.addRow(tr("From"), self.from_edit)
        self.fields.addRow(tr("To"), self.to_edit)
        self.fields.addRow(tr("Reason"), self.reason_edit)
        self.fields.addRow(tr("When"), self.time_edit)

    def fault(self) -> str | None:
        """Both hands and the reason are needed."""
        edits = (self.from_edit, self.to_edit, self.reason_edit)
        if all(edit.text().strip() for edit in edits):
            return None
        return tr("Say who gave the exhibit, who received it, and why.")


def enter_transfer(window: "MainWindow", exhibit: str = "") -> None:
    """Ask about a transfer and enter it; of that exhibit unless another one is chosen."""
    case = window.desk.case
    if case is None or not case.overview.exhibits:
        return
    numbers = [exhibit.number for exhibit in case.overview.exhibits]
    chosen = exhibit or (window.desk.pair or (numbers[0],))[0]
    form = TransferDialog(numbers, chosen, case.person, window)

    def enter() -> None:
        words = {
            "given_by": form.from_edit.text(),
            "received_by": form.to_edit.text(),
            "reason": form.reason_edit.text(),
        }
        given, at = form.exhibit_box.currentText(), form.time_edit.moment

        def work(file: CaseFile, *_: object) -> Changes:
            return custody.transfer(file, given, person=case.person, at=at, **words)

        case.change(
            tr("Entering the transfer of {given}").format(given=given),
            work,
            failed=lambda error: window.banner.say(sentence(error, window)),
        )

    form.accepted.connect(enter)
    form.open()
