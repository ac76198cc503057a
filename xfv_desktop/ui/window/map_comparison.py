"""The maps of two explainers, or of two models, of the pair on the desk side by side."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.layers import LayerDisplay
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.comparison import saliency
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.forms import while_open
from xfv_desktop.ui.elements.jobs import JobRunner
from xfv_desktop.ui.elements.language import figure, tr
from xfv_desktop.ui.elements.notices import ProgressStrip
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pictures.legend import Legend
from xfv_desktop.ui.pictures.linked_views import LinkedViews
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.desk_results import result_name, results_on_desk
from xfv_desktop.ui.window.map_column import MapColumn, visible_layers

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

FIRST_OTHER = "exchange"
"""The explainer that is offered beside the result on the desk where there is no other result."""

SCALE_RULE = tr(
    "Layers, threshold and colours are those of the window. Each explanation is divided by its own "
    "largest magnitude over both photographs: colours tell where it puts its weight, not which of "
    "the two is stronger."
)
NOTHING = tr("There are no maps of a pair on the desk.")


class MapComparison(QDialog):
    """Two columns that are zoomed together, and how alike their maps are."""

    def __init__(
        self,
        desk: Desk,
        runner: JobRunner,
        display: LayerDisplay,
        compute: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._display = desk, display
        self._pair: tuple[str, str] | None = None
        self.setWindowTitle(tr("Two explanations side by side"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 680)
        self.columns = MapColumn(tr("Left")), MapColumn(tr("Right"))
        self.agreement = label("", "strong", wraps=True)
        self.complaint = label("", "notice", wraps=True)
        self.complaint.hide()
        self.legend = Legend()
        self.progress = ProgressStrip(runner)
        self._link = LinkedViews(
            [view for column in self.columns for view in column.views.values()], self
        )
        self._lay_out()
        for column in self.columns:
            column.chosen.connect(self._show)
            column.wanted.connect(compute)
        desk.changed.connect(self.refresh)
        self.refresh()

    def show_display(self, display: LayerDisplay) -> None:
        """The layers in another way."""
        self._display = display
        self._show()

    @while_open
    def refresh(self, wanted: int | None = None) -> None:
        """The results of the pair on the desk; ``wanted`` is chosen on the right."""
        shown, pair = self._desk.examination, self._desk.pair
        entries = self._entries()
        new = pair != self._pair
        self._pair = pair if shown else None
        numbers = [data for _, data in entries if isinstance(data, int)]
        left, right = self.columns
        left.offer(entries, shown.number if shown and new else None)
        others = [number for number in numbers if shown and number != shown.number]
        offered = others[-1] if others else FIRST_OTHER
        right.offer(entries, wanted if wanted else offered if new else None)
        self._show()

    @while_open
    def complain(self, sentence: str) -> None:
        """Say what went wrong; empty to say nothing."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))

    @while_open
    def set_busy(self, busy: bool) -> None:
        """One piece of work at a time."""
        for column in self.columns:
            column.compute_button.setEnabled(not busy)

    def _entries(self) -> list[tuple[str, int | str]]:
        from xfv_desktop.services.comparison import examination

        shown = self._desk.examination
        if shown is None:
            return []
        results = results_on_desk(self._desk)
        model = shown.comparison.model
        made = {one.explainer for one in results if one.model_sha256 == model.sha256}
        return [(result_name(one), one.number) for one in results] + [
            (_not_computed(name, control=one.control), name)
            for name, one in examination.explainers().items()
            if name not in made
        ]

    def _show(self) -> None:
        from xfv_desktop.services.comparison import examination

        case = self._desk.case
        display = visible_layers(self._display)
        layer = next(one for one in reversed(Layer) if one in display.visible)
        scale = saliency.colour_scale(layer, display.colour_map)
        self.legend.show_scale(scale, display.threshold, display.levels)
        for column in self.columns:
            made = column.examination
            if made is None or made.number != column.number:
                made = case.examination(column.number) if case and column.number else None
            column.show_maps(made, display)
            explainer = column.explainer
            cost = examination.explainers()[explainer].cost if explainer else ""
            column.show_cost(cost)
        self.agreement.setText(self._agreement())

    def _agreement(self) -> str:
        left, right = (column.examination for column in self.columns)
        if self._desk.examination is None:
            return NOTHING
        if left is None or right is None:
            return tr("Rank correlation: compute the second explanation first.")
        if left.comparison.probe.crop.size != right.comparison.probe.crop.size:
            return tr("Rank correlation: none, as the two networks see crops of different sizes.")
        told = [
            f"{left.exhibit(side).number} {figure(f'{alike:.2f}')}"
            for side in Side
            for alike in [saliency.rank_correlation(left.explanation, right.explanation, side)]
        ]
        return tr("Rank correlation (Spearman) of the signed maps: {told}").format(
            told="   ".join(told)
        )

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(14)
        for column in self.columns:
            pictures.addWidget(column, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.progress, 1)
        foot.addWidget(buttons)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(18, 14, 18, 14)
        column_layout.setSpacing(8)
        column_layout.addLayout(pictures, 1)
        column_layout.addWidget(self.legend)
        column_layout.addWidget(self.agreement)
        column_layout.addWidget(label(SCALE_RULE, "small", wraps=True))
        column_layout.addWidget(self.complaint)
        column_layout.addLayout(foot)


def _not_computed(name: str, *, control: bool) -> str:
    words = tr("{name} · not computed yet")
    return (tr("{name} (control) · not computed yet") if control else words).format(name=name)


def show_comparison(window: "MainWindow") -> None:
    """Open the comparison of two explanations beside the window."""
    dialog = MapComparison(
        window.desk,
        window.runner,
        window.saliency.display,
        lambda explainer: _compute(window, dialog, explainer),
        window,
    )
    window.saliency.changed.connect(dialog.show_display)
    dialog.show()


def _compute(window: "MainWindow", dialog: MapComparison, explainer: str) -> None:
    """One more examination of the pair by the same model; what lies on the desk stays there."""
    case, shown = window.desk.case, window.desk.examination
    if case is None or shown is None:
        return
    if window.main_job is not None:
        dialog.complain(
            tr("Something else is compared or issued: wait for it, or cancel it first.")
        )
        return
    dialog.complain("")
    pair, model, number = window.desk.pair, shown.comparison.model.name, shown.number
    person, device = window.examiner.name, str(window.settings.get("compute.device"))
    if pair is None:
        return

    def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
        from xfv_desktop.services.comparison import examination

        return examination.examine(
            file, *pair, examiner=person, models=(model,), explainer=explainer, device=device,
            progress=progress, cancel=cancel,
        )  # fmt: skip

    def computed(changes: Changes) -> None:
        if window.desk.pair == pair:
            window.desk.show_examination(number)
        dialog.refresh(int(changes.numbers[0]))

    dialog.set_busy(True)
    job = case.change(
        tr("Explaining by {explainer}").format(explainer=explainer),
        work,
        succeeded=computed,
        failed=lambda error: dialog.complain(sentence(error, window)),
        finished=lambda: dialog.set_busy(False),
    )
    window.begin(job)
    dialog.finished.connect(job.cancel)
