"""Reports issued and copied; identities to sign them with."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from xfv_desktop.disk import replace_file
from xfv_desktop.domain.errors import Overstated, UserError
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases import occurrences
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.program.files import read_file
from xfv_desktop.services.program.trust import TrustStore
from xfv_desktop.services.reports import issue
from xfv_desktop.ui.commands.draft_commands import edition_of
from xfv_desktop.ui.commands.signing_commands import create_identity, trusted, ways
from xfv_desktop.ui.dialogs.edition_form import EditionForm
from xfv_desktop.ui.dialogs.identity_dialogs import IssueDialog
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.language import said, tr

FIRST = tr(
    "A report is signed, and no identity is chosen on this computer yet. Make one now; or cancel "
    "this, and name a file or a smart card."
)

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def issue_report(window: "MainWindow") -> None:
    """Ask for identity and passphrase, and issue the report of the examination on the desk."""
    shown, case = window.desk.examination, window.desk.case
    if shown is None or case is None:
        return
    window.desk.settle()
    document = window.desk.document
    count = sum(len(document.regions(side)) for side in Side) if document else 0
    summary = tr(
        "Examination {shown}: {questioned} compared with {known}, with {count} "
        "regions. The report is signed in the name of the identity's holder and "
        "filed in the case."
    ).format(
        shown=shown.number,
        questioned=shown.questioned.number,
        known=shown.known.number,
        count=count,
    )
    edition = EditionForm(window.settings, case.overview.reports)
    if window.report.draft and window.report.draft_panel.edition is not None:
        edition.show_choice(window.report.draft_panel.edition.choice)
    dialog = IssueDialog(
        window.settings, summary, edition, lambda form: _issue(window, shown.number, form),
        ways(window), window,
    )  # fmt: skip
    dialog.open()
    if not window.settings.get("identity.file"):
        create_identity(window, FIRST)


def _issue(window: "MainWindow", number: int, form: IssueDialog) -> None:
    case, path = window.desk.case, form.reference
    if case is None:
        return
    known = TrustStore(window.settings.folder).material()
    passphrase, examiner = form.passphrase_edit.text(), window.examiner
    choice, override = form.edition.choice, form.reason_edit.text()
    authority = str(window.settings.get("signing.authority"))

    def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
        _, changes = issue.issue_report(
            file, number, examiner=examiner, identity=path, passphrase=passphrase,
            known=known, authority=authority, edition=edition_of(file, choice),
            override=override, progress=progress, cancel=cancel,
        )  # fmt: skip
        return changes

    def issued(changes: Changes) -> None:
        window.settings.set("identity.file", str(path))
        form.accept()
        open_report(window, changes.numbers[-1])
        window.report.setFocus()
        if complaint := changes.event.details.get("no time stamp"):
            window.banner.say(said(str(complaint)))

    def failed(error: Exception) -> None:
        tell = form.ask_reason if isinstance(error, Overstated) else form.complain
        tell(sentence(error, window))

    job = case.change(
        tr("Issuing the report"),
        work,
        succeeded=issued,
        failed=failed,
        finished=lambda: form.set_busy(False),
    )
    window.begin(job)


def open_report(window: "MainWindow", number: str) -> None:
    """Show a report of the case."""
    case = window.desk.case
    if case is None:
        return
    report = next(r for r in case.overview.reports if r.id == number)
    if window.desk.masked(case.summary(report.examination)):
        window.banner.say(
            tr("Report {number} is hidden until your own evaluation is locked.").format(
                number=number
            )
        )
        return
    case.view(report=number)
    window.show_report(
        case.report(number), tr("Report {number}").format(number=number), trusted(window)
    )


def save_copy(window: "MainWindow") -> None:
    """Ask for a place and copy the report that is shown."""
    source, case = window.report.document, window.desk.case
    if source is None:
        return
    start = str(window.place / source.name)
    name, _ = QFileDialog.getSaveFileName(
        window, tr("Save a copy"), start, tr("PDF documents (*.pdf)")
    )
    if name:
        try:
            replace_file(Path(name), read_file(source))
        except UserError as error:
            window.show_error(error)
            return
        if case and case.writable:
            case.change(
                tr("Noting the copy"),
                lambda file, *_: occurrences.copied(
                    file, Path(source.name).stem, Path(name).name, person=case.person
                ),
                durable=True,
            )
