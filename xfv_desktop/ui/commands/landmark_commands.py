"""Landmarks corrected with a reason; then the comparison is made again."""

from typing import TYPE_CHECKING

from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.evidence import landmarks
from xfv_desktop.ui.commands import evidence_commands
from xfv_desktop.ui.commands.procedure_commands import ReasonDialog
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.state.landmark_drafts import LandmarkDrafts

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def correct(window: "MainWindow", drafts: LandmarkDrafts, side: Side) -> None:
    """Ask for the reason and put the points on record; an examination in sight is made again."""
    case, exhibit, points = window.desk.case, drafts.exhibit(side), drafts.points(side)
    if case is None or exhibit is None or points is None:
        return
    name, again = window.examiner.name, window.desk.examination is not None
    words = tr("Comparisons from now on are aligned by these points.")
    if again:
        words = tr("The comparison is made again with these points; the one before is kept.")
    dialog = ReasonDialog(
        tr("Correct the landmarks of {exhibit}").format(exhibit=exhibit.number),
        tr(
            "{words} Old and new points and the reason stand in the audit trail. Why "
            "are they moved?"
        ).format(words=words),
        tr("Correct"), window,
    )  # fmt: skip

    def corrected(_: Changes) -> None:
        if again and window.desk.may_compare:
            evidence_commands.compare(window)

    def accepted() -> None:
        reason = dialog.reason

        def work(file: CaseFile, *_: object) -> Changes:
            return landmarks.correct_landmarks(
                file, exhibit.number, points, person=name, reason=reason
            )

        case.change(
            tr("Correcting the landmarks of {exhibit}").format(exhibit=exhibit.number),
            work,
            succeeded=corrected,
            durable=True,
        )

    dialog.accepted.connect(accepted)
    dialog.open()
