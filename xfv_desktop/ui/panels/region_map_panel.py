"""The maps added up over facial regions or superpixels, as a table that can be sorted."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.regions import (
    Component,
    Interval,
    Measure,
    NoisyExplanations,
    Place,
    RegionRow,
    Shading,
)
from xfv_desktop.services.comparison import saliency
from xfv_desktop.ui.elements.item_models import ORDER_ROLE, Index, TableModel, TableRow
from xfv_desktop.ui.elements.jobs import Job, JobRunner
from xfv_desktop.ui.elements.language import figure, heading, said, tr
from xfv_desktop.ui.elements.ledger_table import HintedTable
from xfv_desktop.ui.elements.share_table import DISSIMILARITY, SIMILARITY, as_percent, set_up
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import ROLES, Desk

HEADINGS = (
    tr("Region"), tr("On"), tr("Share of\nsimilarity"), tr("Share of\ndissimilarity"),
    tr("Mean\nsimilarity"),
    tr("Mean\ndissimilarity"),
)  # fmt: skip
NOISY_COPIES = 5
NAME_WIDTH, WORDS_WIDTH = 200, 216
READING = tr(
    "Share of the map's sum: grows with the region. Mean, relative to the whole crop's: does not. "
    "Right and left are the subject's."
)


class RegionMapPanel(QWidget):
    """Both maps over the regions that layers are shown by; over facial regions beside pixels.

    ``device`` says where the network is to run when the maps are tried with noise. ``pointed``
    tells which region is chosen: the shading, and the region's index on each side that has it.
    """

    pointed = Signal(Shading, dict)

    def __init__(self, desk: Desk, runner: JobRunner, device: Callable[[], str]) -> None:
        super().__init__()
        self._desk, self._runner, self._device = desk, runner, device
        self._shading = Shading.FACIAL
        self._noisy: tuple[Examination, NoisyExplanations] | None = None
        self._job: Job | None = None
        self._model = TableModel(HEADINGS, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(ORDER_ROLE)
        self.table = HintedTable(tr("There are no maps in sight."))
        self.noise_button = QPushButton(tr("Try with noise"))
        self._what = label("", "strong", wraps=True)
        self._steadiness = label("", "small", wraps=True)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.noise_button.clicked.connect(self._try_noise)
        desk.changed.connect(self.refresh)
        self.refresh()

    def show_shading(self, shading: Shading) -> None:
        """The table of these regions; pixels leave the facial regions in it."""
        wanted = Shading.FACIAL if shading is Shading.PIXELS else shading
        if wanted is not self._shading:
            self._shading = wanted
            self.refresh()

    def refresh(self) -> None:
        """The maps of the examination on the desk; nothing is added up while out of sight."""
        examination = self._desk.examination
        rows = self._rows(examination) if examination and self.isVisible() else []
        self.table.selectionModel().clear()
        self._model.show(rows)
        self._what.setText(tr("Maps over {shading}").format(shading=said(self._shading.value)))
        self._show_noise()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Now the numbers are wanted."""
        super().showEvent(event)
        self.refresh()

    def _rows(self, examination: Examination) -> list[TableRow]:
        divided = self._desk.partitions.of(examination, self._shading)
        noisy = self._noisy_maps()
        tables = saliency.region_tables(examination.explanation, divided, noisy)
        rows = [
            _row(examination, side, index, row)
            for side, table in tables.items()
            for index, row in enumerate(table)
        ]
        if self._shading is Shading.FACIAL:
            rows += [_outside(component) for component in saliency.facial_atlas().beyond_input()]
        return rows

    def _noisy_maps(self) -> NoisyExplanations | None:
        known = self._noisy
        return known[1] if known and known[0] is self._desk.examination else None

    def _show_noise(self) -> None:
        self.noise_button.setEnabled(self._desk.examination is not None and self._job is None)
        noisy = self._noisy_maps()
        if noisy is None:
            self._steadiness.setText(
                tr(
                    "Range of each number over {noisy_copies} copies with ± "
                    "{noise_grey_levels} grey levels:"
                ).format(noisy_copies=NOISY_COPIES, noise_grey_levels=saliency.NOISE_GREY_LEVELS)
            )
            return
        noise = noisy.noise
        self._steadiness.setText(
            tr(
                "In brackets: range over the map and {copies} copies with ± {grey_levels} "
                "grey levels, seed {seed}."
            ).format(copies=noise.copies, grey_levels=noise.grey_levels, seed=noise.seed)
        )

    def _try_noise(self) -> None:
        examination, device = self._desk.examination, self._device()
        if examination is None:
            return

        def work(progress: Progress, cancel: CancelToken) -> NoisyExplanations:
            return saliency.explained_under_noise(
                examination.comparison, examination.explanation,
                copies=NOISY_COPIES, device=device, progress=progress, cancel=cancel,
            )  # fmt: skip

        def succeeded(noisy: NoisyExplanations) -> None:
            self._noisy = (examination, noisy)
            self.refresh()

        self._job = self._runner.submit(
            tr("Trying the maps with noise"), work, succeeded=succeeded, finished=self._finished
        )
        self._show_noise()

    def _finished(self) -> None:
        self._job = None
        self._show_noise()

    def _row_chosen(self, index: Index) -> None:
        chosen: dict[Side, int] = {}
        source = self._sorted.mapToSource(index) if index.isValid() else QModelIndex()
        key = self._model.rows[source.row()].key.split() if source.isValid() else []
        examination = self._desk.examination
        if len(key) == 2 and examination:
            side, place = Side(key[0]), int(key[1])
            divided = self._desk.partitions.of(examination, self._shading)
            if place < len(divided[side].names):
                # A facial region is the same on both crops, a superpixel has its own one only
                sides = tuple(Side) if self._shading is Shading.FACIAL else (side,)
                chosen = dict.fromkeys(sides, place)
        self.pointed.emit(self._shading, chosen)

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self._sorted)
        table.setSortingEnabled(True)
        table.sortByColumn(SIMILARITY, Qt.SortOrder.DescendingOrder)
        set_up(table, tr("Maps by region"), row_height=26)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, NAME_WIDTH)
        self.noise_button.setToolTip(tr("How far each number moves when the crops change a little"))
        side = QWidget()
        side.setFixedWidth(WORDS_WIDTH)
        words = QVBoxLayout(side)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(6)
        words.addWidget(self._what)
        words.addWidget(label(READING, "small", wraps=True))
        words.addStretch()
        words.addWidget(self._steadiness)
        words.addWidget(self.noise_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(12)
        layout.addWidget(table, 1)
        layout.addWidget(side)


def _row(examination: Examination, side: Side, index: int, row: RegionRow) -> TableRow:
    shares = ((SIMILARITY, row.similarity.share), (DISSIMILARITY, row.dissimilarity.share))
    order = (
        row.name, examination.exhibit(side).number, row.similarity.share, row.dissimilarity.share,
        row.similarity.density, row.dissimilarity.density,
    )  # fmt: skip
    tip = tr("{share} of the crop of the {role} photograph")
    if row.component is not None:
        tip = tr("{share} of the crop of the {role} photograph; component {component} of the list")
    return TableRow(
        key=f"{side.value} {index}",
        cells=(
            heading(row.name),
            examination.exhibit(side).number,
            _share(row.similarity),
            _share(row.dissimilarity),
            _density(row.similarity),
            _density(row.dissimilarity),
        ),
        tip=tip.format(
            share=as_percent(row.area), role=said(ROLES[side].value), component=row.component
        ),
        shares=tuple((column, value) for column, value in shares if value is not None),
        order=tuple(-1.0 if value is None else value for value in order),
    )


def _outside(component: Component) -> TableRow:
    """A component that no number can be given for."""
    note, tip = tr("outside"), tr("Component {number} of the list lies outside the network's input")
    if component.place is Place.MOSTLY_OUTSIDE:
        note = tr("mostly outside")
        tip = tr("Component {number} of the list lies mostly outside the network's input")
    return TableRow(
        key=f"{component.number}",
        cells=(heading(component.name), "", note, note, "", ""),
        tip=tip.format(number=component.number),
        order=(component.name, "", *[-2.0] * (len(HEADINGS) - 2)),
    )


def _share(measure: Measure) -> str:
    return as_percent(measure.share) + _within(measure.share_range, 100, 1)


def _density(measure: Measure) -> str:
    if measure.density is None:
        return "–"
    return figure(f"{measure.density:.2f}") + _within(measure.density_range, 1, 2)


def _within(span: Interval | None, scale: float, digits: int) -> str:
    if not span:
        return ""
    low, high = (figure(f"{scale * end:.{digits}f}") for end in (span.low, span.high))
    return f"  ({low}–{high})"
