"""Signing identities: chosen, created, and used to issue a report."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.signatures.identity import Reference, named_identity
from xfv_desktop.ui.dialogs.edition_form import EditionForm
from xfv_desktop.ui.elements.forms import (
    Form,
    PathField,
    choose_identity,
    choose_new_identity,
    passphrase_edit,
    while_open,
)
from xfv_desktop.ui.elements.language import tr


@attrs.frozen
class Ways:
    """What opens the dialogs that make an identity, or find one on a card for a form."""

    create: Callable[[], None]
    card: Callable[["IdentityForm"], None]


class IdentityForm(Form):
    """A form with a field for an identity, which may be created or found on a card on the way."""

    def __init__(
        self,
        title: str,
        words: str,
        accept: str,
        settings: Settings,
        ways: Ways,
        parent: QWidget,
        *,
        work: Callable[[Any], object] | None = None,
    ) -> None:
        super().__init__(title, words, accept, parent, work=work)
        self.identity_field = PathField(tr("Identity file"), choose_identity)
        self.identity_field.edit.setText(str(settings.get("identity.file")))
        self._create = QPushButton(tr("Create an identity …"))
        self._create.clicked.connect(ways.create)
        self.card_button = QPushButton(tr("Smart card …"))
        self.card_button.clicked.connect(lambda: ways.card(self))

    def add_identity_rows(self) -> None:
        """The field and the button below the rows that are there."""
        self.identity_field.edit.setPlaceholderText(tr("a file, or pkcs11:…"))
        self.fields.addRow(tr("Signing identity"), self.identity_field)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self._create)
        ways.addWidget(self.card_button)
        ways.addStretch()
        self.fields.addRow("", ways)

    @property
    def reference(self) -> Reference:
        """The identity file, or the address of a smart card."""
        return named_identity(self.identity_field.edit.text().strip())

    @property
    def absent(self) -> Path | None:
        """The identity file that is named but is not there."""
        if self.identity_field.path is None:
            return None
        named = self.reference
        return named if isinstance(named, Path) and not named.is_file() else None


class NewIdentityDialog(Form):
    """Name, organisation, file and passphrase of a new signing identity."""

    chapter = "report"

    def __init__(
        self,
        settings: Settings,
        place: Path,
        make: Callable[["NewIdentityDialog"], None],
        parent: QWidget,
        why: str = "",
    ) -> None:
        words = tr(
            "Makes a key and a self-signed certificate of your own. A court trusts it once your "
            "organisation has passed on the certificate's fingerprint, or has certified your key "
            "(xfv identity request)."
        )
        super().__init__(
            tr("New signing identity"),
            f"{why} {words}".strip(),
            tr("Create identity"),
            parent,
            work=make,
        )
        self.name_edit = QLineEdit(str(settings.get("examiner.name")))
        self.organisation_edit = QLineEdit(str(settings.get("examiner.organisation")))
        self.file_field = PathField(tr("Identity file"), choose_new_identity)
        self.file_field.edit.setText(str(place))
        self.passphrase_edit = passphrase_edit()
        self.repeat_edit = passphrase_edit()
        self.fields.addRow(tr("Name"), self.name_edit)
        self.fields.addRow(tr("Organisation"), self.organisation_edit)
        self.fields.addRow(tr("File"), self.file_field)
        self.fields.addRow(tr("Passphrase"), self.passphrase_edit)
        self.fields.addRow(tr("Once more"), self.repeat_edit)

    def fault(self) -> str | None:
        """All but the organisation is needed; the passphrase twice."""
        if not self.name_edit.text().strip():
            return tr("State the name that the certificate is to carry.")
        if not (self.file_field.path and self.file_field.path.name):
            return tr("Choose where the identity file is to lie.")
        if not self.passphrase_edit.text():
            return tr("Choose a passphrase: without one anybody could sign in your name.")
        if self.passphrase_edit.text() != self.repeat_edit.text():
            return tr("The two passphrases differ; type the same one twice.")
        return None


class SignDialog(IdentityForm):
    """Identity and passphrase for something that is signed."""

    chapter = "report"

    def __init__(
        self,
        title: str,
        summary: str,
        accept: str,
        settings: Settings,
        sign: Callable[[Any], None],
        ways: Ways,
        parent: QWidget,
    ) -> None:
        super().__init__(title, summary, accept, settings, ways, parent, work=sign)
        self.passphrase_edit = passphrase_edit()
        self.add_identity_rows()
        self.fields.addRow(tr("Passphrase or PIN"), self.passphrase_edit)

    def fault(self) -> str | None:
        """An identity is needed; its file has to be there."""
        if self.identity_field.path is None:
            return tr("Choose your identity file, or create one.")
        if self.absent is None:
            return None
        return tr("There is no file {reference}; choose your identity file, or create one.").format(
            reference=self.absent
        )


class IssueDialog(SignDialog):
    """Which report is issued, and the identity that signs it."""

    def __init__(
        self,
        settings: Settings,
        summary: str,
        edition: EditionForm,
        issue: Callable[["IssueDialog"], None],
        ways: Ways,
        parent: QWidget,
    ) -> None:
        super().__init__(
            tr("Issue the report"), summary, tr("Sign and issue"), settings, issue, ways, parent
        )
        self.edition = edition
        self.reason_edit = QLineEdit()
        self.reason_edit.setPlaceholderText(tr("why the words stay; goes on record"))
        self.fields.insertRow(0, edition)
        self.fields.addRow(tr("Reason"), self.reason_edit)
        self.fields.setRowVisible(self.reason_edit, False)
        edition.stand_in(self.fields)

    def fault(self) -> str | None:
        """An identity is needed; and a reason, where there was a report before."""
        return super().fault() or self.edition.fault()

    @while_open
    def ask_reason(self, sentence: str) -> None:
        """Words overstate: they can be let stand here."""
        self.fields.setRowVisible(self.reason_edit, True)
        self.complain(sentence)
        self.reason_edit.setFocus()
