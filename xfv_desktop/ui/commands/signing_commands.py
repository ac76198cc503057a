"""Reports of any origin verified, and countersigned; identities made; whom to trust."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from xfv_desktop.services.program.trust import TrustStore
from xfv_desktop.services.signatures import identity, signing
from xfv_desktop.ui.commands import intake_commands
from xfv_desktop.ui.dialogs.card_dialog import CardDialog
from xfv_desktop.ui.dialogs.identity_dialogs import IdentityForm, NewIdentityDialog, Ways
from xfv_desktop.ui.dialogs.signing_dialogs import (
    CountersignDialog,
    IdentityMadeDialog,
    TrustDialog,
)
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.language import said, tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def trusted(window: "MainWindow") -> list[Path]:
    """The trust store, and the examiner's own certificate."""
    own = Path(str(window.settings.get("identity.file")) or "none")
    certificate = own.with_suffix(identity.CERTIFICATE_SUFFIX)
    mine = [certificate] if certificate.is_file() else []
    return [*mine, *TrustStore(window.settings.folder).files]


def choose_report(window: "MainWindow") -> None:
    """Ask for a report file and show what it is worth."""
    kinds = tr("PDF documents (*.pdf)")
    name, _ = QFileDialog.getOpenFileName(window, tr("Verify a report"), str(window.place), kinds)
    if name:
        verify(window, Path(name))


def verify(window: "MainWindow", path: Path) -> None:
    """Show the pages of a report and what it is worth."""
    window.show_report(path, path.name, trusted(window))


def takes(window: "MainWindow", files: Sequence[Path]) -> bool:
    """Whether these files mean anything when they are dropped: a report, or photographs."""
    return bool(files) and (window.desk.case is not None or _is_report(files))


def take(window: "MainWindow", files: Sequence[Path]) -> None:
    """A report is verified, photographs are added."""
    if _is_report(files):
        verify(window, files[0])
    else:
        intake_commands.add_files(window, files, None)


def _is_report(files: Sequence[Path]) -> bool:
    return len(files) == 1 and files[0].suffix.lower() == ".pdf"


def countersign(window: "MainWindow") -> None:
    """Ask for the verifier's identity and countersign the report that is shown."""
    shown = window.report.document
    if shown is None:
        return

    authority = str(window.settings.get("signing.authority"))

    def sign(form: CountersignDialog) -> None:
        reference, passphrase = form.reference, form.passphrase_edit.text()
        out, known = form.out_field.path or Path(), TrustStore(window.settings.folder).material()

        def signed(made: signing.Signed) -> None:
            form.accept()
            verify(window, out)
            if made.complaint:
                window.banner.say(said(made.complaint))

        window.runner.submit(
            tr("Countersigning the report"),
            lambda *_: signing.countersign_report(
                shown,
                identity=reference,
                passphrase=passphrase,
                out=out,
                known=known,
                authority=authority,
            ),
            succeeded=signed,
            failed=lambda error: form.complain(sentence(error, window)),
        )

    place = window.place / f"{Path(shown.name).stem}-countersigned.pdf"
    CountersignDialog(window.settings, place, sign, ways(window), window).open()


def edit_trust(window: "MainWindow") -> None:
    """Show whom this computer trusts."""
    TrustDialog(TrustStore(window.settings.folder), window).open()


def ways(window: "MainWindow") -> Ways:
    """How a form comes to an identity that is not there yet."""
    return Ways(lambda: create_identity(window), lambda form: choose_card(window, form))


def choose_card(window: "MainWindow", form: IdentityForm) -> None:
    """Find the certificates on smart cards; the chosen one goes into the form."""

    def look(dialog: CardDialog, driver: str) -> None:
        window.runner.submit(
            tr("Reading smart cards"),
            lambda *_: identity.card_certificates(driver),
            succeeded=dialog.show_cards,
            failed=lambda error: dialog.complain(sentence(error, window)),
        )

    def chosen(address: str, driver: str) -> None:
        window.settings.set("signing.card_driver", driver)
        form.identity_field.edit.setText(address)

    CardDialog(str(window.settings.get("signing.card_driver")), look, chosen, form).open()


def create_identity(window: "MainWindow", why: str = "") -> None:
    """Ask for a name and a passphrase, make an identity, show its fingerprint, demand a backup.

    ``why``: a sentence on why it is asked for now.
    """

    def make(form: NewIdentityDialog) -> None:
        path = identity.identity_path(form.file_field.path or place)
        name, organisation = form.name_edit.text().strip(), form.organisation_edit.text().strip()
        passphrase = form.passphrase_edit.text()

        def made(created: identity.Identity) -> None:
            window.settings.set("identity.file", str(path))
            form.accept()
            for dialog in window.findChildren(IdentityForm):
                dialog.identity_field.edit.setText(str(path))
            _show_made(window, created, path, passphrase)

        window.runner.submit(
            tr("Creating the identity"),
            lambda *_: identity.new_identity(
                path, name=name, organisation=organisation, passphrase=passphrase
            ),
            succeeded=made,
            failed=lambda error: form.complain(sentence(error, window)),
        )

    place = window.settings.folder / tr("identity{identity_suffix}").format(
        identity_suffix=identity.IDENTITY_SUFFIX
    )
    NewIdentityDialog(window.settings, place, make, window, why).open()


def _show_made(
    window: "MainWindow", created: identity.Identity, path: Path, passphrase: str
) -> None:
    def back_up(place: Path) -> None:
        place = identity.identity_path(place)
        dialog.set_busy(True)
        window.runner.submit(
            tr("Saving the backup"),
            lambda *_: identity.copy_identity(path, passphrase, place),
            succeeded=lambda _: dialog.saved(place),
            failed=lambda error: dialog.complain(sentence(error, window)),
        )

    dialog = IdentityMadeDialog(created, path, back_up, window)
    dialog.rejected.connect(
        lambda: window.banner.say(
            tr("There is no backup of the identity in {path} yet: make one.").format(path=path)
        )
    )
    dialog.open()
