"""Pools in the window: compared in the worker, listed from the audit trail."""

from typing import TYPE_CHECKING

from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.opinion.unmasking import hides_pool
from xfv_desktop.ui.dialogs.model_choice import chosen_models
from xfv_desktop.ui.dialogs.pool_dialog import PoolDialog
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.language import tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def show_pools(window: "MainWindow") -> None:
    """Ask which exhibits are compared as one; the dialog stays open and shows what came out."""
    desk, case = window.desk, window.desk.case
    if case is None:
        return
    visible = [
        one for one in case.overview.exhibits if one.number not in desk.standing.hidden
    ]  # fmt: skip
    models = chosen_models(window.settings)
    dialog = PoolDialog(visible, desk.pair, models, window)

    def show(_: Changes | None = None) -> None:
        dialog.show_pools([one for one in case.pools() if not hides_pool(desk.standing, one)])

    def compare() -> None:
        questioned, known = dialog.chosen, dialog.known.currentText()
        person, device = window.examiner.name, str(window.settings.get("compute.device"))
        model = dialog.model.currentText()

        def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
            from xfv_desktop.services.comparison import pooling  # loads torch

            return pooling.pool_exhibits(
                file, questioned, known, examiner=person, model=model, device=device,
                progress=progress, cancel=cancel,
            )[2]  # fmt: skip

        window.begin(
            case.change(
                tr("Comparing {questioned} as one with {known}").format(
                    questioned=", ".join(questioned), known=known
                ),
                work,
                succeeded=show,
                failed=lambda error: dialog.complain(sentence(error, window)),
                finished=lambda: dialog.set_busy(False),
            )
        )

    dialog.compared.connect(compare)
    show()
    dialog.open()
