"""The custody ledger: every hand that the exhibits went through."""

from datetime import UTC

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.custody import CustodyAct, CustodyEntry, breaks
from xfv_desktop.domain.errors import UserError
from xfv_desktop.ui.elements.item_models import TableModel, TableRow
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.ledger_table import LedgerTable
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.exhibit_entries import HIDDEN

HEADINGS = (
    tr("Exhibit"),
    tr("When (local)"),
    tr("What"),
    tr("From"),
    tr("To"),
    tr("Reason"),
    tr("Entered by"),
    tr("Hash"),
)
WIDTHS = (60, 182, 92, 0, 0, 0, 130, 72)
"""0: the column takes its part of what is left."""


class CustodyPanel(QWidget):
    """All entries of the open case, the oldest first."""

    transfer_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model = TableModel(HEADINGS, self)
        self.table = LedgerTable(self._model, tr("Custody ledger"), WIDTHS)
        self.transfer_button = QPushButton(tr("Enter a transfer …"))
        self.transfer_button.clicked.connect(self.transfer_wanted)
        row = QHBoxLayout()
        note = tr(
            "Times are those of the place, with their offset from UTC. Entries are only added."
        )
        row.addWidget(label(note, "small", wraps=True), 1)
        row.addWidget(self.transfer_button)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(12, 8, 12, 10)
        column_layout.addLayout(row)
        column_layout.addWidget(self.table, 1)
        desk.changed.connect(self.refresh)
        desk.case_changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read the ledger again."""
        case = self._desk.case
        try:
            entries = case.custody() if case else ()
        except UserError:  # an unreadable entry: the check of the case names it
            entries = ()
        hidden = self._desk.standing.hidden
        gaps = {after for _, after in breaks(entries)}
        self._model.show(
            [_row(one, hidden=one.exhibit in hidden, gap=one in gaps) for one in entries]
        )
        self.transfer_button.setEnabled(case is not None and case.writable)


def _row(entry: CustodyEntry, *, hidden: bool, gap: bool) -> TableRow:
    if hidden:  # from whom a photograph came can tell whom it shows
        return TableRow(
            key=str(entry.number), cells=(entry.exhibit, "–", "–", "–", "–", HIDDEN, "–", "–")
        )
    return TableRow(
        key=str(entry.number),
        cells=(
            entry.exhibit,
            f"{entry.at:%Y-%m-%d %H:%M %z}",
            said(entry.act.value),
            tr("{person} (gap)").format(person=entry.given_by) if gap else entry.given_by or "–",
            entry.received_by or "–",
            said(entry.reason) if entry.act is CustodyAct.RECEIVED else entry.reason,
            entry.person,
            tr("verified") if entry.hash_verified else tr("not verified"),
        ),
        tip=f"{entry.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC\nSHA-256 {entry.sha256}",
    )
