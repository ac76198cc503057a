"""What a bundle is to hold, and what a bundle is to become."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from xfv_desktop.services.exchange.bundles import NOT_ENCRYPTED
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.signatures.identity import Reference
from xfv_desktop.ui.dialogs.identity_dialogs import IdentityForm, Ways
from xfv_desktop.ui.elements.forms import PathField, passphrase_edit
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import label

KINDS = tr("Case bundles (*.zip)")


class ExportDialog(IdentityForm):
    """File, kind, recipient, what is left out, and who signs."""

    chapter = "report"

    def __init__(
        self,
        settings: Settings,
        place: Path,
        write: Callable[["ExportDialog"], None],
        ways: Ways,
        parent: QWidget,
        *,
        encrypted: bool,
    ) -> None:
        super().__init__(
            tr("Export the case"),
            tr(
                "Writes one ZIP file with everything in the case, each file listed with its hash. "
                "Anybody can check it; this program can make a case of it again. The export is "
                "written into the audit trail and the custody ledger."
            ),
            tr("Export"),
            settings,
            ways,
            parent,
            work=write,
        )
        self.file_field = PathField(tr("Bundle"), choose_new_bundle)
        self.file_field.edit.setText(str(place))
        self.disclosure_box = QCheckBox(tr("For the defence, with what is needed to check it"))
        self.disclosure_box.setToolTip(
            tr(
                "Adds the audit trail in words, the settings of every examination, the "
                "environment, a checking program and instructions"
            )
        )
        self.recipient_edit = QLineEdit()
        self.recipient_edit.setPlaceholderText(tr("who receives it, for the custody ledger"))
        self.left_out_edit = QLineEdit()
        self.left_out_edit.setPlaceholderText(tr("nothing, or for example: Q2, remarks"))
        self.passphrase_edit = passphrase_edit()
        self.fields.addRow(tr("File"), self.file_field)
        self.fields.addRow("", self.disclosure_box)
        self.fields.addRow(tr("Recipient"), self.recipient_edit)
        self.fields.addRow(tr("Leave out"), self.left_out_edit)
        self.add_identity_rows()
        self.fields.addRow(tr("Passphrase"), self.passphrase_edit)
        if encrypted:
            self.fields.addRow(label(said(NOT_ENCRYPTED), "notice", wraps=True))
        self.identity_field.edit.setPlaceholderText(tr("none: nobody signs the bundle"))

    @property
    def signer(self) -> Reference | None:
        """Who signs the bundle, if anybody does."""
        return self.reference if self.identity_field.path else None

    @property
    def left_out(self) -> tuple[str, ...]:
        """Exhibits and words, as the service takes them."""
        return tuple(re.findall(r"[^\s,;]+", self.left_out_edit.text()))

    def fault(self) -> str | None:
        """A file is needed, and an identity file that exists if one is named."""
        if self.file_field.path is None:
            return tr("Choose the file that is to be written.")
        if self.absent is not None:
            return tr(
                "There is no file {identity}; choose your identity file, or leave it empty."
            ).format(identity=self.absent)
        return None


def choose_new_bundle(parent: QWidget, start: str) -> str:
    """Ask where a new bundle is to lie."""
    return QFileDialog.getSaveFileName(parent, tr("Export the case"), start, KINDS)[0]


def choose_bundle(parent: QWidget, start: str) -> str:
    """Ask for an existing bundle."""
    return QFileDialog.getOpenFileName(parent, tr("Import a bundle"), start, KINDS)[0]


def choose_new_case(parent: QWidget, start: str) -> str:
    """Ask where the case of a bundle is to lie."""
    kinds = tr("Case folders (*.xfv)")
    return QFileDialog.getSaveFileName(parent, tr("Import as"), start, kinds)[0]
