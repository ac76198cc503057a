"""The audit trail, or what is shown of it, written into a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.records import trail
from xfv_desktop.ui.elements.language import tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

KINDS = tr("Tables (*.csv);;JSON (*.json)")
ENDINGS = {tr("Tables (*.csv)"): ".csv", tr("JSON (*.json)"): ".json"}


def export_trail(window: "MainWindow") -> None:
    """Ask for a new file and write the events that are shown into it, with their seals."""
    case = window.desk.case
    if case is None:
        return
    start = str(window.place / f"{case.folder.stem} audit trail.csv")
    # A file that exists is refused, so nothing is asked about it.
    option = QFileDialog.Option.DontConfirmOverwrite
    name, kind = QFileDialog.getSaveFileName(
        window, tr("Export the audit trail"), start, KINDS, options=option
    )
    if not name:
        return
    out = Path(name) if Path(name).suffix else Path(name + ENDINGS.get(kind, ".csv"))
    wanted, conceals, person = window.audit.filter.wanted, window.audit.conceals(), case.person

    def write(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
        return trail.export_trail(
            file, out, wanted, conceals, person=person, progress=progress, cancel=cancel
        )

    def written(_: Changes) -> None:
        told = tr("The audit trail was written to {out}.").format(out=out)
        if not case.writable:
            told += " " + tr("The case is open for reading only: no event notes it.")
        window.banner.say(told, done=case.writable)

    if case.writable:
        case.change(
            tr("Exporting the audit trail"), write, succeeded=written, failed=window.show_error
        )
    else:
        case.ask(tr("Exporting the audit trail"), write, written, window.show_error)
