"""The demonstration case, made by one click."""

from pathlib import Path
from typing import TYPE_CHECKING

from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.ui.commands import case_commands
from xfv_desktop.ui.elements.language import tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

FOLDER = "XFV demonstration"


def show_demonstration(window: "MainWindow") -> None:
    """Make the demonstration case beside the other cases, unless it is there, and open it."""
    device, place = str(window.settings.get("compute.device")), window.place
    folder = place if place.name == FOLDER else place / FOLDER  # it may be the last one itself

    def make(progress: Progress, cancel: CancelToken) -> Path:
        from xfv_desktop.services.demo import demonstration

        return demonstration.demonstration_case(
            folder, device=device, progress=progress, cancel=cancel
        )

    def made(case: Path) -> None:
        from xfv_desktop.services.demo.demonstration import EXAMINER

        window.who = EXAMINER.name
        case_commands.open_folder(window, case)

    window.begin(window.runner.submit(tr("Making the demonstration"), make, succeeded=made))
