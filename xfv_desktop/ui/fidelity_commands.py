"""The maps on the desk checked in the background."""

from typing import TYPE_CHECKING

from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services import fidelity
from xfv_desktop.services.casework import CaseFile, Changes

if TYPE_CHECKING:
    from xfv_desktop.ui.main_window import MainWindow


def check(window: "MainWindow") -> None:
    """Check the maps of the examination on the desk, unless that was done."""
    case, examination = window.desk.case, window.desk.examination
    if case is None or examination is None or window.desk.fidelity is not None:
        return
    number, badge = examination.number, window.saliency.fidelity
    name, device = window.examiner.name, str(window.settings.get("compute.device"))

    def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
        return fidelity.assess(
            file, number, examiner=name, device=device, progress=progress, cancel=cancel
        )

    badge.show_running(number)
    case.change(
        f"Checking the maps of examination {number}",
        work,
        finished=lambda: badge.show_running(None),
    )
