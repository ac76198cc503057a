"""The library of models in the window; everything that takes a moment runs in the worker."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtWidgets import QFileDialog, QMessageBox

from xfv_desktop.disk import write_new
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.domain.model_library import KnownModel, ModelCheck
from xfv_desktop.ui.dialogs.add_model_dialog import AddModelDialog
from xfv_desktop.ui.dialogs.model_choice import SETTING, chosen_models
from xfv_desktop.ui.dialogs.models_dialog import ModelsDialog
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.jobs import Job
from xfv_desktop.ui.elements.language import tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

T = TypeVar("T")


def show_models(window: "MainWindow") -> None:
    """Open the list of models."""
    dialog = ModelsDialog(window.runner, chosen_models(window.settings), window)
    dialog.chosen.connect(lambda names: _choose(window, names))
    dialog.add_wanted.connect(lambda: _ask_for_model(window, dialog))
    dialog.check_wanted.connect(lambda name: _check(window, dialog, name))
    dialog.remove_wanted.connect(lambda name: _ask_to_remove(window, dialog, name))
    dialog.card_wanted.connect(lambda name: _export_card(window, dialog, name))
    dialog.open()
    _read(window, dialog)


def _choose(window: "MainWindow", names: tuple[str, ...]) -> None:
    window.settings.set(SETTING, ",".join(names))
    window.refresh()


def _read(window: "MainWindow", dialog: ModelsDialog, current: str = "") -> None:
    """Every file is hashed, so this is work too."""

    def work(*_: object) -> tuple[KnownModel, ...]:
        from xfv_desktop.services.model_library import models

        return models.known_models()

    def show(known: tuple[KnownModel, ...]) -> None:
        dialog.show_models(known, current)

    _submit(window, dialog, tr("Reading the models"), work, show)


def _check(window: "MainWindow", dialog: ModelsDialog, name: str) -> None:
    device = str(window.settings.get("compute.device"))

    def work(progress: Progress, cancel: CancelToken) -> ModelCheck:
        from xfv_desktop.services.model_library import models

        return models.check_model(name, device=device, progress=progress, cancel=cancel)

    _submit(window, dialog, tr("Checking {name}").format(name=name), work, dialog.show_check)


def _ask_for_model(window: "MainWindow", dialog: ModelsDialog) -> None:
    person = window.examiner.name
    if not person:
        dialog.complain(tr("State your name in the settings first: it stands beside every import."))
        return
    AddModelDialog(window.runner, person, lambda form: _add(window, dialog, form), dialog).open()


def _add(window: "MainWindow", dialog: ModelsDialog, form: AddModelDialog) -> None:
    file, card, licence = form.file_field.path or Path(), form.card_field.path, form.licence
    name = form.name_edit.text().strip()
    facts = form.facts() if card is None else {}
    person, device = window.examiner.name, str(window.settings.get("compute.device"))

    def work(progress: Progress, cancel: CancelToken) -> tuple[KnownModel, ModelCheck]:
        from xfv_desktop.services.model_library import models

        progress(0.0, tr("Reading {file}").format(file=file.name))
        if card is None:
            called = name or models.proposed_name(file)
            offer = models.described(file, facts, name=called, licence=licence)
        else:
            offer = models.offered(file, card, name=name, licence=licence)
        return models.add_model(
            offer, by=person, device=device, progress=part_of(progress, 0.05, 1.0), cancel=cancel
        )

    def added(outcome: tuple[KnownModel, ModelCheck]) -> None:
        form.accept()
        if shiboken6.isValid(dialog):
            dialog.show_check(outcome[1])
            _read(window, dialog, outcome[0].name)

    job = window.runner.submit(
        tr("Adding {file}").format(file=file.name),
        work,
        succeeded=added,
        failed=lambda error: form.complain(sentence(error, window)),
        finished=lambda: form.set_busy(False),
    )
    form.rejected.connect(job.cancel)


def _ask_to_remove(window: "MainWindow", dialog: ModelsDialog, name: str) -> None:
    box = QMessageBox(dialog)
    box.setWindowTitle(tr("Remove a model"))
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(tr("Remove “{name}” from the library?").format(name=name))
    box.setInformativeText(
        tr(
            "Its copy here is deleted. Cases that were made with it keep its card, their scores "
            "and their maps; to compute with it again, it has to be added again."
        )
    )
    remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))

    def work(*_: object) -> tuple[KnownModel, ...]:
        from xfv_desktop.services.model_library import models

        models.remove_model(name)
        return models.known_models()

    remove.clicked.connect(
        lambda: _submit(
            window, dialog, tr("Removing {name}").format(name=name), work, dialog.show_models
        )
    )
    box.open()


def _export_card(window: "MainWindow", dialog: ModelsDialog, name: str) -> None:
    start = str(window.place / f"{name}.toml")
    chosen, _ = QFileDialog.getSaveFileName(
        dialog, tr("Export the card"), start, tr("Cards (*.toml)")
    )
    if not chosen:
        return
    path = Path(chosen)

    def work(*_: object) -> None:
        from xfv_desktop.services.model_library import models

        path.unlink(missing_ok=True)  # the file dialog has asked
        write_new(path, models.exported_card(name).encode())

    _submit(window, dialog, tr("Writing {path}").format(path=path.name), work, lambda _: None)


def _submit(
    window: "MainWindow",
    dialog: ModelsDialog,
    title: str,
    work: Callable[[Progress, CancelToken], T],
    show: Callable[[T], object],
) -> Job:
    """Work for the list: the buttons wait, and closing the list cancels it."""
    dialog.set_busy(True)
    job = window.runner.submit(
        title,
        work,
        succeeded=show,
        failed=lambda error: dialog.complain(sentence(error, window)),
        finished=lambda: dialog.set_busy(False),
    )
    dialog.finished.connect(job.cancel)
    return job
