"""Cases exported, imported and backed up."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases import backup
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.exchange import bundles, disclosure
from xfv_desktop.ui.commands import case_commands
from xfv_desktop.ui.commands.signing_commands import ways
from xfv_desktop.ui.dialogs.bundle_dialogs import ExportDialog, choose_bundle, choose_new_case
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.language import tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def export_case(window: "MainWindow") -> None:
    """Ask what is to be in the bundle, and write it."""
    case = window.desk.case
    if case is None:
        return
    window.desk.settle()
    place = window.place / f"{case.folder.stem}{bundles.SUFFIX}"
    ExportDialog(
        window.settings, place, lambda form: _export(window, form),
        ways(window), window, encrypted=case.vault is not None,
    ).open()  # fmt: skip


def _export(window: "MainWindow", form: ExportDialog) -> None:
    case, out = window.desk.case, form.file_field.path
    if case is None or out is None:
        return
    write = disclosure.disclose_case if form.disclosure_box.isChecked() else bundles.export_case
    identity, passphrase = form.signer, form.passphrase_edit.text()
    recipient, left_out = form.recipient_edit.text().strip(), form.left_out
    examiner = window.examiner.name

    def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
        _, changes = write(
            file, out, examiner=examiner, recipient=recipient, redact=left_out,
            identity=identity, passphrase=passphrase, progress=progress, cancel=cancel,
        )  # fmt: skip
        return changes

    def written(changes: Changes) -> None:
        form.accept()
        window.banner.say(
            tr("The bundle lies in {out}. SHA-256: {details}").format(
                out=out, details=changes.event.details.get("sha256", "")
            ),
            done=True,
        )

    job = case.change(
        tr("Exporting the case"),
        work,
        succeeded=written,
        failed=lambda error: form.complain(sentence(error, window)),
        finished=lambda: form.set_busy(False),
    )
    window.begin(job)


def import_bundle(window: "MainWindow") -> None:
    """Ask for a bundle and a place, make a case of it, and open that."""
    chosen = choose_bundle(window, str(window.place))
    if not chosen:
        return
    bundle = Path(chosen)
    place = choose_new_case(window, str(window.place / f"{bundle.stem}.xfv"))
    if not place:
        return
    examiner = window.examiner.name

    def work(progress: Progress, cancel: CancelToken) -> bundles.Imported:
        return bundles.import_case(
            bundle, Path(place), examiner=examiner, progress=progress, cancel=cancel
        )

    def imported(done: bundles.Imported) -> None:
        case_commands.open_folder(window, done.folder)
        signer = done.signer
        window.banner.say(
            tr("The bundle is sound, but nobody signed it: it proves nothing about its origin.")
            if signer is None
            else tr(
                "The bundle is sound and signed by {signer}. Compare the fingerprint of "
                "the certificate with the one that the signer gave you: {fingerprint}"
            ).format(signer=signer.name, fingerprint=signer.fingerprint)
        )

    window.runner.submit(tr("Importing the bundle"), work, succeeded=imported)


def back_up(window: "MainWindow") -> None:
    """Ask for a folder and put a checked copy of the case into it."""
    case = window.desk.case
    folder = QFileDialog.getExistingDirectory(window, tr("Back up into"), str(window.place))
    if case is None or not folder:
        return
    window.desk.settle()

    def work(progress: Progress, cancel: CancelToken) -> backup.Backup:
        return case.back_up(Path(folder), progress, cancel)

    def copied(done: backup.Backup) -> None:
        window.banner.say(
            tr("The backup lies in {folder}; it is whole up to audit event {sequence}.").format(
                folder=done.folder, sequence=done.sequence
            ),
            done=True,
        )

    window.runner.submit(tr("Backing up the case"), work, succeeded=copied)
