"""Signing identities: chosen, created, and used to issue a report."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from xfv_desktop.services.identity import Reference
from xfv_desktop.services.settings import Settings
from xfv_desktop.ui.forms import (
    Form,
    PathField,
    choose_identity,
    choose_new_identity,
    passphrase_edit,
)

CARD = "pkcs11:"


class IdentityForm(Form):
    """A form with a field for an identity file, which may be created on the way."""

    def __init__(
        self,
        title: str,
        words: str,
        accept: str,
        settings: Settings,
        create_identity: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(title, words, accept, parent)
        self.identity_field = PathField("Identity file", choose_identity)
        self.identity_field.edit.setText(str(settings.get("identity.file")))
        self._create = QPushButton("Create an identity …")
        self._create.clicked.connect(create_identity)

    def add_identity_rows(self) -> None:
        """The field and the button below the rows that are there."""
        self.identity_field.edit.setPlaceholderText("a file, or pkcs11:token=…?module-path=…")
        self.fields.addRow("Signing identity", self.identity_field)
        self.fields.addRow("", self._create)

    @property
    def reference(self) -> Reference:
        """The identity file, or the address of a smart card."""
        text = self.identity_field.edit.text().strip()
        return text if text.startswith(CARD) else Path(text).expanduser()


def identity_fault(form: IdentityForm) -> str | None:
    """One sentence if no identity is named, or its file is not there."""
    reference = form.reference
    if form.identity_field.path is None:
        return "Choose your identity file, or create one."
    if isinstance(reference, Path) and not reference.is_file():
        return f"There is no file {reference}; choose your identity file, or create one."
    return None


class NewIdentityDialog(Form):
    """Name, organisation, file and passphrase of a new signing identity."""

    chapter = "report"

    def __init__(
        self,
        settings: Settings,
        place: Path,
        make: Callable[["NewIdentityDialog"], None],
        parent: QWidget,
    ) -> None:
        super().__init__(
            "New signing identity",
            "Makes a key and a self-signed certificate of your own. A court trusts it once your "
            "organisation has passed on the certificate's fingerprint, or has certified your key "
            "(xfv identity request).",
            "Create identity",
            parent,
        )
        self._make = make
        self.name_edit = QLineEdit(str(settings.get("examiner.name")))
        self.organisation_edit = QLineEdit(str(settings.get("examiner.organisation")))
        self.file_field = PathField("Identity file", choose_new_identity)
        self.file_field.edit.setText(str(place))
        self.passphrase_edit = passphrase_edit()
        self.repeat_edit = passphrase_edit()
        self.fields.addRow("Name", self.name_edit)
        self.fields.addRow("Organisation", self.organisation_edit)
        self.fields.addRow("File", self.file_field)
        self.fields.addRow("Passphrase", self.passphrase_edit)
        self.fields.addRow("Once more", self.repeat_edit)

    def fault(self) -> str | None:
        """All but the organisation is needed; the passphrase twice."""
        if not self.name_edit.text().strip():
            return "State the name that the certificate is to carry."
        if self.file_field.path is None:
            return "Choose where the identity file is to lie."
        if not self.passphrase_edit.text():
            return "Choose a passphrase: without one anybody could sign in your name."
        if self.passphrase_edit.text() != self.repeat_edit.text():
            return "The two passphrases differ; type the same one twice."
        return None

    def submit(self) -> None:
        """Leaves the work to the worker; the dialog stays until it is done."""
        self.set_busy(True)
        self._make(self)


class IssueDialog(IdentityForm):
    """Identity and passphrase for signing a report."""

    chapter = "report"

    def __init__(
        self,
        settings: Settings,
        summary: str,
        issue: Callable[["IssueDialog"], None],
        create_identity: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(
            "Issue the report", summary, "Sign and issue", settings, create_identity, parent
        )
        self._issue = issue
        self.passphrase_edit = passphrase_edit()
        self.add_identity_rows()
        self.fields.addRow("Passphrase or PIN", self.passphrase_edit)
        if self.identity_field.path:
            self.passphrase_edit.setFocus()

    def fault(self) -> str | None:
        """An identity is needed."""
        return identity_fault(self)

    def submit(self) -> None:
        """Leaves the work to the worker; the dialog stays until it is done."""
        self.set_busy(True)
        self._issue(self)
