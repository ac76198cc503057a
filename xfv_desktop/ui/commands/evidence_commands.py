"""Faces chosen, pairs compared."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from xfv_desktop.domain.enhancement_record import Purpose
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import PartialExplanation, Side
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.procedure import Stage
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.evidence import intake
from xfv_desktop.ui.commands.fidelity_commands import check as check_maps
from xfv_desktop.ui.dialogs.intake_dialog import FaceDialog
from xfv_desktop.ui.dialogs.model_choice import chosen_models
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.window import tool_docks

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def active_exhibit(window: "MainWindow") -> Exhibit | None:
    """The exhibit in the view that has the keyboard; the other one if only that has faces."""
    sides = sorted(Side, key=lambda side: side is not window.page.active_side)
    exhibits = [exhibit for side in sides if (exhibit := window.desk.shown(side))]
    several = [exhibit for exhibit in exhibits if len(exhibit.faces) > 1]
    return next(iter(several), next(iter(exhibits), None))


def choose_face(window: "MainWindow") -> None:
    """Ask which face of the exhibit in the active view is meant."""
    case = window.desk.case
    exhibit = active_exhibit(window)
    if case and exhibit and len(exhibit.faces) > 1:
        case.photographs.ask(exhibit, lambda image: _ask_for_face(window, exhibit, image))


def _ask_for_face(window: "MainWindow", exhibit: Exhibit, image: QImage) -> None:
    dialog = FaceDialog(image, exhibit, window)
    case, name = window.desk.case, window.examiner.name

    def choose() -> None:
        index = dialog.picker.face_index
        if case and index is not None and index != exhibit.face_index:
            case.change(
                tr("Choosing the face in {exhibit}").format(exhibit=exhibit.number),
                lambda file, *_: intake.choose_face(file, exhibit.number, index, examiner=name),
            )

    dialog.accepted.connect(choose)
    dialog.open()


def compare(window: "MainWindow", *, enhanced: bool = False) -> None:
    """Compare the pair on the desk and explain the score.

    With ``enhanced`` the network is given what the examiner's chains for it make of the pair.
    """
    case, pair = window.desk.case, window.desk.pair
    if case is None or pair is None:
        return
    chains = tool_docks.enhancement(window).chains[Purpose.NETWORK]
    if enhanced and chains.open_exhibits:
        window.show_error(
            UserError(
                tr(
                    "The chain for the network is not on record yet for {exhibits}: put it on "
                    "record first, or take back what you changed."
                ).format(exhibits=", ".join(chains.open_exhibits))
            )
        )
        return
    name, device = window.examiner.name, str(window.settings.get("compute.device"))
    models = chosen_models(window.settings)

    def show(partial: PartialExplanation) -> None:
        if window.desk.case is case and window.desk.pair == pair:
            window.saliency.show_something()
            window.page.show_partial(partial)

    preview = window.runner.relay(show)

    def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
        from xfv_desktop.services.comparison import examination

        return examination.examine(
            file, *pair, examiner=name, models=models, device=device, enhanced=enhanced,
            progress=progress, cancel=cancel, preview=preview,
        )  # fmt: skip

    def show_and_check(changes: Changes) -> None:
        window.saliency.show_something()
        check_maps(window, tuple(map(int, changes.numbers)))
        current = window.desk.procedure
        if current and current.stage is Stage.MACHINE:
            window.banner.say(
                tr(
                    "Look at score and maps; then say under “Own opinion” (Ctrl+J) whether they "
                    "change your opinion, and why."
                )
            )

    window.begin(
        case.change(
            tr("Comparing {questioned} with {known}").format(questioned=pair[0], known=pair[1]),
            work,
            succeeded=show_and_check,
            finished=window.page.refresh,
        ),
        comparing=pair,
    )
