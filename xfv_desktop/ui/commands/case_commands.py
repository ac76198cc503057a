"""Cases made, opened and closed; settings."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from xfv_desktop.domain.errors import PassphraseNeeded
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework, occurrences
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.ui.commands.signing_commands import ways
from xfv_desktop.ui.dialogs.case_dialog import NewCaseDialog, PassphraseDialog
from xfv_desktop.ui.dialogs.settings_dialog import SettingsDialog
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.state.opened import Opened, open_in_worker
from xfv_desktop.ui.window import working

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def new_case(window: "MainWindow") -> None:
    """Ask for the cover of a new case and create it."""
    order = Order(str(window.settings.get("procedure.order")))
    dialog = NewCaseDialog(
        window.place, window.examiner.name, window, opinion_first=order is Order.OPINION_FIRST
    )

    def create() -> None:
        folder, title = dialog.folder, dialog.title_edit.text().strip()
        reference = dialog.reference_edit.text().strip()
        name = dialog.examiner_edit.text().strip()
        if not window.settings.get("examiner.name"):
            window.settings.set("examiner.name", name)
        passphrase = dialog.passphrase
        chosen = Order.OPINION_FIRST if dialog.order_box.isChecked() else Order.FREE
        window.settings.set("procedure.order", chosen.value)

        def make() -> casework.CaseFile:
            case = casework.create_case(
                folder, title=title, reference=reference, examiner=name, passphrase=passphrase
            )
            if chosen is Order.OPINION_FIRST:
                unmasking.set_order(case, chosen, person=name)
            return case

        working.put_in_place(window, tr("Creating the case"), lambda: (make(), ""), who=name)

    dialog.accepted.connect(create)
    dialog.open()


def choose_case(window: "MainWindow") -> None:
    """Ask for the folder of a case and open it."""
    folder = QFileDialog.getExistingDirectory(window, tr("Open case"), str(window.place))
    if folder:
        open_folder(window, Path(folder))


def open_folder(window: "MainWindow", folder: Path) -> None:
    """Open the case in a folder in place of the one that is open."""

    def refused(error: Exception) -> None:
        if isinstance(error, PassphraseNeeded):
            PassphraseDialog(
                folder, lambda form: _open_encrypted(window, folder, form), window
            ).open()
        else:
            window.show_error(error)

    make = partial(casework.open_or_read, folder)
    working.put_in_place(window, tr("Opening the case"), make, refused)


def _open_encrypted(window: "MainWindow", folder: Path, form: PassphraseDialog) -> None:
    def opened(case: Opened) -> None:
        form.accept()
        window.take_case(case)

    make = partial(casework.open_or_read, folder, passphrase=form.passphrase_edit.text())
    open_in_worker(
        window.runner, tr("Opening the case"), make, opened,
        lambda error: form.complain(sentence(error, window)),
    )  # fmt: skip


def edit_settings(window: "MainWindow") -> None:
    """Open the settings; what results depend on stands in the trail of the open case."""
    before = occurrences.settings_that_matter(window.settings)

    def saved() -> None:
        after = occurrences.settings_that_matter(window.settings)
        for key in (key for key in after if after[key] != before[key]):
            working.note_setting(window, key, before[key], after[key])
        window.refresh()

    dialog = SettingsDialog(window.settings, ways(window), window)
    dialog.accepted.connect(saved)
    dialog.open()
