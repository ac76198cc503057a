"""What can be done at the moment: the facts that enable and disable actions."""

from typing import TYPE_CHECKING

import attrs

from xfv_desktop.ui.evidence_commands import active_exhibit

if TYPE_CHECKING:
    from xfv_desktop.ui.main_window import MainWindow


@attrs.frozen(kw_only=True)
class Situation:
    """A snapshot of the window. ``busy``: a comparison or a report is being made.

    ``writable``: the open case can be changed.
    """

    case: bool = False
    writable: bool = False
    pair: bool = False
    may_compare: bool = False
    photograph: bool = False
    faces: bool = False
    examination: bool = False
    region: bool = False
    can_undo: bool = False
    can_redo: bool = False
    busy: bool = False
    working: bool = False
    report: bool = False
    more_pages: bool = False
    earlier_pages: bool = False

    @property
    def on_photographs(self) -> bool:
        """An examination is in sight and can be worked on."""
        return self.examination and not self.report


def situation_of(window: "MainWindow") -> Situation:
    """The facts as they are now."""
    desk, report, exhibit = window.desk, window.report, active_exhibit(window)
    shows_report = window.stack.currentWidget() is report
    stack = desk.document.stack if desk.document and not shows_report else None
    return Situation(
        case=desk.case is not None,
        writable=desk.case is not None and desk.case.writable,
        pair=desk.pair is not None,
        may_compare=desk.pair is not None and desk.may_compare,
        photograph=exhibit is not None,
        faces=exhibit is not None and len(exhibit.faces) > 1,
        examination=desk.examination is not None,
        region=desk.selected is not None,
        can_undo=stack is not None and stack.canUndo(),
        can_redo=stack is not None and stack.canRedo(),
        busy=window.main_job is not None,
        working=any(not job.durable for job in window.runner.jobs),
        report=shows_report,
        more_pages=shows_report and report.page + 1 < report.pages,
        earlier_pages=shows_report and report.page > 0,
    )
