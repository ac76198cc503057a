"""The maps on the desk checked in the background."""

from typing import TYPE_CHECKING

from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.ui.elements.language import tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def check(window: "MainWindow", numbers: tuple[int, ...] = ()) -> None:
    """Check the maps of these examinations, or those of the one on the desk, unless that was done.

    One after the other; a cancel ends them all.
    """
    case, shown = window.desk.case, window.desk.examination
    if case is None:
        return
    wanted = numbers or ((shown.number,) if shown else ())
    waiting = [number for number in wanted if case.fidelity(number) is None]
    if not waiting:
        return
    number, rest = waiting[0], tuple(waiting[1:])
    name, device = window.examiner.name, str(window.settings.get("compute.device"))
    badge = window.saliency.fidelity

    def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
        from xfv_desktop.services.comparison import fidelity

        return fidelity.assess(
            file, number, examiner=name, device=device, progress=progress, cancel=cancel
        )

    def finished() -> None:
        badge.show_running(None)
        if rest and not job.cancelled and window.desk.case is case:
            check(window, rest)

    badge.show_running(number)
    job = case.change(
        tr("Checking the maps of examination {number}").format(number=number),
        work,
        finished=finished,
    )
