"""A report countersigned; an identity just made, and its backup; whom this computer trusts."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from xfv_desktop.domain.errors import UserError
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.program.trust import TrustStore
from xfv_desktop.services.signatures.identity import Identity
from xfv_desktop.ui.dialogs.identity_dialogs import SignDialog, Ways
from xfv_desktop.ui.elements.forms import Form, PathField
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import label

COLUMNS = (tr("What"), tr("Whose"), tr("Valid until"), tr("Number"))


class CountersignDialog(SignDialog):
    """The verifier's identity and where the countersigned report is to lie."""

    def __init__(
        self,
        settings: Settings,
        place: Path,
        sign: Callable[["CountersignDialog"], None],
        ways: Ways,
        parent: QWidget,
    ) -> None:
        super().__init__(
            tr("Countersign the report"),
            tr("As its verifier, a second person signs in the field that waits for it. The report "
               "is verified first. This signature closes the document: nobody can sign after it."),
            tr("Verify and countersign"), settings, sign, ways, parent,
        )  # fmt: skip
        self.identity_field.edit.clear()  # the one in the settings is the examiner's
        self.out_field = PathField(tr("Countersigned report"), _choose_pdf)
        self.out_field.edit.setText(str(place))
        self.fields.addRow(tr("Save as"), self.out_field)

    def fault(self) -> str | None:
        """An identity and a file that is not there yet are needed."""
        if fault := super().fault():
            return fault
        out = self.out_field.path
        if out is None:
            return tr("Choose where the countersigned report is to lie.")
        return (
            tr("{out} exists already; choose another name.").format(out=out)
            if out.exists()
            else None
        )


class IdentityMadeDialog(Form):
    """The fingerprint of a new identity to be passed on, and a backup that must be made."""

    def __init__(
        self, made: Identity, file: Path, back_up: Callable[[Path], None], parent: QWidget
    ) -> None:
        super().__init__(
            tr("Your signing identity"),
            tr(
                "{made}, in {file}. It is self-signed: nobody else vouches for it. Give "
                "the fingerprint to your organisation or to the court by another way than "
                "the report."
            ).format(made=made.name, file=file),
            tr("Done"), parent,
        )  # fmt: skip
        groups = [made.fingerprint[i : i + 8] for i in range(0, 64, 8)]
        self.fingerprint = label("\n".join(" ".join(groups[i : i + 4]) for i in (0, 4)), "strong")
        by = Qt.TextInteractionFlag
        self.fingerprint.setTextInteractionFlags(
            by.TextSelectableByMouse | by.TextSelectableByKeyboard
        )
        self.fingerprint.setAccessibleName(tr("Fingerprint of the certificate"))
        self.backup_button = QPushButton(tr("Save a backup …"))
        self._start = file.name
        self._back_up = back_up
        self.backed_up: Path | None = None
        self.backup_button.clicked.connect(self._choose)
        self.fields.addRow(tr("Fingerprint, SHA-256"), self.fingerprint)
        self.fields.addRow(tr("Backup"), self.backup_button)
        self.fields.addRow(
            "",
            label(
                tr("A lost file or a forgotten passphrase cannot be replaced. Keep the backup on "
                "another medium, the passphrase apart from both."),
                "small", wraps=True,
            ),
        )  # fmt: skip

    def fault(self) -> str | None:
        """It is done only once there is a backup."""
        if self.backed_up is None:
            return tr("Save a backup first: a lost identity cannot be replaced.")
        return None

    def saved(self, place: Path) -> None:
        """The backup was made, and opened again with the passphrase."""
        self.backed_up = place
        self.backup_button.setText(tr("Saved to {place}").format(place=place))
        self.set_busy(False)

    def _choose(self) -> None:
        kinds = tr("Signing identities (*.xfvid *.p12)")
        name, _ = QFileDialog.getSaveFileName(self, tr("Save a backup"), self._start, kinds)
        if name:
            self._back_up(Path(name))


class TrustDialog(Form):
    """The trust store: roots and revocation lists. Nothing is ever fetched."""

    chapter = "report"

    def __init__(self, store: TrustStore, parent: QWidget) -> None:
        super().__init__(
            tr("Trusted certificates"),
            tr("Reports signed under these certificates count as trusted on this computer. Add "
               "your laboratory's root, single signers, and revocation lists. Nothing is ever "
               "fetched."),
            tr("Close"), parent, cancel=False,
        )  # fmt: skip
        self._store = store
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setHorizontalHeaderLabels(COLUMNS)
        self.table.setAccessibleName(tr("Trusted certificates and revocation lists"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setFixedHeight(220)
        self.setMinimumWidth(720)
        self.add_button = QPushButton(tr("Add …"))
        self.remove_button = QPushButton(tr("Remove"))
        self.add_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._remove)
        self.fields.addRow(self.table)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        self.fields.addRow(buttons)
        self._show()

    def add(self, files: list[Path]) -> None:
        """Take these files in; what cannot be trusted is told."""
        try:
            for file in files:
                self._store.add(file)
        except UserError as error:
            self.complain(said(str(error)))
        self._show()

    def _choose(self) -> None:
        kinds = tr("Certificates and lists (*.cer *.crt *.pem *.der *.crl *.ocsp);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, tr("Trust"), "", kinds)
        self.add([Path(name) for name in names])

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self._store.remove(self._store.entries()[row].fingerprint)
        self._show()

    def _show(self) -> None:
        entries = self._store.entries()
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            until = f"{entry.until:%Y-%m-%d}" if entry.until else "–"
            for column, text in enumerate((said(entry.kind), entry.name, until, entry.number)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        self.table.setCurrentCell(0, 0)
        self.remove_button.setEnabled(bool(entries))


def _choose_pdf(parent: QWidget, start: str) -> str:
    kinds = tr("PDF documents (*.pdf)")
    return QFileDialog.getSaveFileName(parent, tr("Countersigned report"), start, kinds)[0]
