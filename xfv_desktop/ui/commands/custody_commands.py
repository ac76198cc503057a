"""Transfers of exhibits, entered into the ledger."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.services.cases import custody
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.forms import Form
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.moments import MomentEdit

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


Ledger = Mapping[str, Sequence[custody.CustodyEntry]]


class TransferDialog(Form):
    """Which exhibit, from whom to whom, when and why."""

    chapter = "evidence"

    def __init__(self, ledger: Ledger, chosen: str, person: str, parent: QWidget) -> None:
        """``ledger``: by exhibit its entries, as far as they may be seen; ``person``: who works."""
        super().__init__(
            tr("Enter a transfer"),
            tr("The stored bytes of the exhibit are hashed again. An entry is never changed."),
            tr("Enter"),
            parent,
        )
        self._ledger, self._person = ledger, person
        self.exhibit_box = QComboBox()
        self.exhibit_box.addItems(list(ledger))
        self.exhibit_box.setCurrentText(chosen)
        self.from_edit = QLineEdit()
        self.to_edit = QLineEdit()
        self.reason_edit = QLineEdit()
        self.time_edit = MomentEdit(QDateTime.currentDateTime())
        self.fields.addRow(tr("Exhibit"), self.exhibit_box)
        self.fields.addRow(tr("From"), self.from_edit)
        self.fields.addRow(tr("To"), self.to_edit)
        self.fields.addRow(tr("Reason"), self.reason_edit)
        self.fields.addRow(tr("When"), self.time_edit)
        self.gap_box = QCheckBox(tr("The chain has a gap here; the reason tells why"))
        self.fields.addRow("", self.gap_box)
        self.exhibit_box.currentTextChanged.connect(self._name_holder)
        self._name_holder(self.exhibit_box.currentText())

    def _name_holder(self, exhibit: str) -> None:
        """Whoever has the exhibit by the ledger is who can give it away."""
        has_it = custody.holder(self._ledger[exhibit], self.time_edit.moment)
        self.from_edit.setText(has_it or self._person)

    def fault(self) -> str | None:
        """Both hands and the reason are needed, and a chain without a gap unless one is stated."""
        edits = (self.from_edit, self.to_edit, self.reason_edit)
        if not all(edit.text().strip() for edit in edits):
            return tr("Say who gave the exhibit, who received it, and why.")
        exhibit = self.exhibit_box.currentText()
        broken = custody.broken_chain(
            exhibit, self._ledger[exhibit], given_by=self.from_edit.text(),
            received_by=self.to_edit.text(), at=self.time_edit.moment,
        )  # fmt: skip
        return said(broken) if broken and not self.gap_box.isChecked() else None


def enter_transfer(window: "MainWindow", exhibit: str = "") -> None:
    """Ask about a transfer and enter it; of that exhibit unless another one is chosen."""
    case = window.desk.case
    if case is None or not case.overview.exhibits:
        return
    numbers = [exhibit.number for exhibit in case.overview.exhibits]
    chosen = exhibit or (window.desk.pair or (numbers[0],))[0]
    entries = case.custody()
    hidden = window.desk.standing.hidden  # who has it could tell whom it shows
    ledger = {
        number: [e for e in entries if e.exhibit == number and number not in hidden]
        for number in numbers
    }
    form = TransferDialog(ledger, chosen, case.person, window)

    def enter() -> None:
        words = {
            "given_by": form.from_edit.text(),
            "received_by": form.to_edit.text(),
            "reason": form.reason_edit.text(),
        }
        given, at = form.exhibit_box.currentText(), form.time_edit.moment
        gap = form.gap_box.isChecked()

        def work(file: CaseFile, *_: object) -> Changes:
            return custody.transfer(file, given, person=case.person, at=at, gap=gap, **words)

        def refused(error: Exception) -> None:
            told = sentence(error, window)
            broken = isinstance(error, UserError) and error.remedy is Remedy.STATE_GAP
            if broken and given in hidden:
                told = tr(
                    "The transfer leaves a gap in the chain of {exhibit}. Who has it is hidden "
                    "from you still: ask whoever keeps the ledger, or state the gap."
                ).format(exhibit=given)
            window.banner.say(told)

        case.change(
            tr("Entering the transfer of {given}").format(given=given), work, failed=refused
        )

    form.accepted.connect(enter)
    form.open()
