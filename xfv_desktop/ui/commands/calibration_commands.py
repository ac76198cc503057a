"""The calibration in the window: shown with the case in its plots, named in the case."""

from typing import TYPE_CHECKING

import attrs
import shiboken6

from xfv_desktop.domain.calibration import Calibration, Propositions
from xfv_desktop.domain.calibration_plots import PlotKind
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.likelihood import LikelihoodRatio, Mark
from xfv_desktop.services.cases import likelihood
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.ui.dialogs.calibration_dialog import CalibrationDialog
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.forms import choose_calibration
from xfv_desktop.ui.elements.language import figure, said, tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


@attrs.frozen
class _Shown:
    """A calibration; ``file`` is empty for the program's own, ``None`` for that of the case."""

    calibration: Calibration
    propositions: Propositions
    file: str | None


def show_calibration(window: "MainWindow", file: str | None = None) -> None:
    """Open the calibration in a file, else that of the case, else the one that is set."""
    case = window.desk.case
    frame = case.frame() if case else None
    try:
        if file is None and frame is not None:
            shown = _Shown(frame.calibration, frame.propositions, None)
        else:
            path = str(window.settings.get("evaluation.calibration")) if file is None else file
            found, _ = likelihood.calibration(path)
            propositions = frame.propositions if frame else _said(found.propositions)
            shown = _Shown(found, propositions, path)
    except UserError as error:
        window.show_error(error)
        return
    dialog = CalibrationDialog(
        shown.calibration,
        shown.propositions,
        case=case is not None,
        renamed=frame is not None,
        choose=lambda: _choose(window, dialog),
        parent=window,
    )
    dialog.named.connect(lambda named, reason: _name(window, dialog, shown, named, reason))
    _draw(window, dialog, shown.calibration)
    dialog.open()


def _said(offered: Propositions) -> Propositions:
    """What a calibration offers in the language of the window, to be named as it stands there."""
    return Propositions(*map(said, attrs.astuple(offered)))


def _choose(window: "MainWindow", dialog: CalibrationDialog) -> None:
    file = choose_calibration(dialog, "")
    if file:
        dialog.close()
        show_calibration(window, file)


def _draw(window: "MainWindow", dialog: CalibrationDialog, of: Calibration) -> None:
    mark = _mark(window, of)
    if mark is not None:
        where = (
            f"log10 LR {figure(f'{mark.log10_lr:.2f}')}"
            if mark.log10_lr is not None
            else tr("no LR")
        )
        dialog.where.setText(
            tr("Black line: the comparison on the desk, score {score:.3f}, {where}.").format(
                score=mark.score, where=where
            )
        )

    def work(progress: Progress, cancel: CancelToken) -> dict[PlotKind, bytes]:
        from xfv_desktop.services.performance import calibration_plots

        drawn = {}
        for place, kind in enumerate(PlotKind):
            cancel.raise_if_cancelled()
            progress(place / len(PlotKind), tr("Drawing: {title}").format(title=said(kind.heading)))
            drawn[kind] = calibration_plots.plot(of, kind, "png", mark=mark, said=said)
        return drawn

    def show(drawn: dict[PlotKind, bytes]) -> None:
        if not shiboken6.isValid(dialog):  # closed before everything was drawn
            return
        for kind, data in drawn.items():
            dialog.plots[kind].show_png(
                data, tr("{title}: {of}").format(title=said(kind.heading), of=said(of.title))
            )

    window.runner.submit(tr("Drawing the plots of the calibration"), work, succeeded=show)


def _mark(window: "MainWindow", of: Calibration) -> Mark | None:
    """Where the comparison on the desk lies; no log10 LR where the calibration is not for it."""
    examination = window.desk.examination
    if examination is None:
        return None
    found = likelihood.evaluation(examination.comparison, of, likelihood.verbal_scale())
    log10_lr = found.log10_lr if isinstance(found, LikelihoodRatio) else None
    return Mark(examination.comparison.score, log10_lr)


def _name(
    window: "MainWindow",
    dialog: CalibrationDialog,
    shown: _Shown,
    propositions: Propositions,
    reason: str,
) -> None:
    case = window.desk.case
    if case is None:
        return
    person = window.examiner.name
    scale = str(window.settings.get("evaluation.verbal_scale"))

    def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
        return likelihood.name_propositions(
            file, person=person, calibration_file=shown.file, scale_file=scale,
            propositions=propositions, reason=reason,
        )  # fmt: skip

    case.change(
        tr("Naming the propositions"),
        work,
        succeeded=lambda _: dialog.accept(),
        failed=lambda error: dialog.complain(sentence(error, window)),
        durable=True,
    )
