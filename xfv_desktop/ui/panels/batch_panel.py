"""Many pairs in a table that fills as they are compared."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.agreement import result_of
from xfv_desktop.domain.batch import OPEN, Batch, BatchEntry, Pair, PairState
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.services.opinion.unmasking import MASKED
from xfv_desktop.ui.elements.item_models import TableModel, TableRow
from xfv_desktop.ui.elements.language import figure, said, tr
from xfv_desktop.ui.elements.ledger_table import HintedTable, read_by_rows
from xfv_desktop.ui.elements.result_words import in_short
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import Desk

HEADINGS = (tr("Questioned"), tr("Known"), tr("State"), tr("Result"))
SIGNS = {
    PairState.WAITING: "·",
    PairState.RUNNING: "▸",
    PairState.DONE: "✓",
    PairState.FAILED: "✗",
    PairState.REFUSED: "–",
    PairState.CANCELLED: "–",
}
EMPTY = tr(
    "Compares many pairs one after the other, in the background. Each is stored as an examination "
    "as soon as it is done; closing or cancelling loses nothing of it."
)
RUNNING = tr("While it runs, nothing else is compared or issued: pause it for that.")

Made = Mapping[int, ExaminationSummary]
"""The examinations of the case by their number."""


class BatchPanel(QWidget):
    """Pairs with state and result, their order, pause and cancel.

    It changes nothing itself: ``stepped`` asks for another batch.
    """

    stepped = Signal(Batch)
    add_wanted = Signal()
    list_wanted = Signal()
    opened = Signal(int)
    """An examination that came out of it is to be laid on the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.batch = Batch()
        self.remark = ""
        self._model = TableModel(HEADINGS, self)
        self.table = HintedTable(
            tr("Nothing waits. Add all pairs of the case, or a list of pairs.")
        )
        self.progress = QProgressBar()
        self.state = label("", "strong")
        self.note = label(EMPTY, "small", wraps=True)
        self.add_button = QPushButton(tr("Add all pairs"))
        self.list_button = QPushButton(tr("Add a list …"))
        self.pause_button = QPushButton(tr("Pause"))
        self.up_button, self.down_button = QPushButton("▲"), QPushButton("▼")
        self.cancel_button, self.cancel_all_button = (
            QPushButton(tr("Cancel")),
            QPushButton(tr("Cancel all")),
        )
        self.clear_button = QPushButton(tr("Clear"))
        self.again_box = QCheckBox(tr("Compared ones too"))
        self.check_box = QCheckBox(tr("Then check the maps"))
        self.setFocusProxy(self.add_button)
        self._lay_out()
        self._connect()
        self.show_batch(Batch())

    @property
    def chosen(self) -> Pair | None:
        """The pair of the current row."""
        row = self.table.currentIndex().row()
        return self.batch.entries[row].pair if 0 <= row < len(self.batch.entries) else None

    def show_batch(self, batch: Batch) -> None:
        """The batch as it is now."""
        chosen = self.chosen
        self.batch = batch
        case = self._desk.case
        made = {one.number: one for one in case.overview.examinations} if case else {}
        self._model.show([self._row(entry, made) for entry in batch.entries])
        places = [place for place, one in enumerate(batch.entries) if one.pair == chosen]
        if places and places[0] != self.table.currentIndex().row():
            self.table.selectRow(places[0])
        self.show_time()
        self._enable()

    def show_time(self, seconds: float = 0.0, part: float = 0.0) -> None:
        """How far the batch is, and for how long it goes on.

        ``seconds`` and ``part``: what the running pair has taken, and how much of it is done.
        """
        batch = self.batch
        over, count = len(batch.entries) - batch.count(*OPEN), len(batch.entries)
        self.progress.setRange(0, max(1000 * count, 1))
        self.progress.setValue(round(1000 * (over + part * batch.count(PairState.RUNNING))))
        self.progress.setVisible(not batch.finished)
        self.state.setText(_told(batch, batch.seconds_left(seconds)))
        self.state.setVisible(bool(batch.entries))
        self.note.setText(self.remark or (RUNNING if batch.running else ""))
        if not (batch.entries or self.remark):
            self.note.setText(EMPTY)
        self.note.setVisible(bool(self.note.text()))

    def refresh(self) -> None:
        """Results as the person at work may see them now."""
        self.show_batch(self.batch)

    def _row(self, entry: BatchEntry, made: Made) -> TableRow:
        return TableRow(
            key=" ".join(entry.pair),
            cells=(
                *entry.pair,
                f"{SIGNS[entry.state]}  {said(entry.state)}",
                self._result(entry, made),
            ),
            tip=said(entry.note),
        )

    def _result(self, entry: BatchEntry, made: Made) -> str:
        if entry.pair in self._desk.standing.masked and entry.examinations:
            return said(MASKED)
        results = [result_of(made[number]) for number in entry.examinations if number in made]
        told = "   ".join(f"{one.model} {in_short(one.score, one.decision)}" for one in results)
        return told or said(entry.note)

    def _enable(self) -> None:
        batch, chosen = self.batch, self.chosen
        state = batch.entry(chosen).state if chosen else None
        writable = self._desk.case is not None and self._desk.case.writable
        for button, possible in (
            (self.add_button, writable),
            (self.list_button, writable),
            (self.pause_button, not batch.finished),
            (self.up_button, state is PairState.WAITING),
            (self.down_button, state is PairState.WAITING),
            (self.cancel_button, state in OPEN),
            (self.cancel_all_button, not batch.finished),
            (self.clear_button, any(one.state not in OPEN for one in batch.entries)),
        ):
            button.setEnabled(possible)
        self.pause_button.setText(tr("Go on") if batch.paused else tr("Pause"))

    def _step(self, step: Callable[[Pair], Batch]) -> None:
        if self.chosen is not None:
            self.stepped.emit(step(self.chosen))

    def _open(self) -> None:
        entry = self.batch.entry(self.chosen) if self.chosen else None
        if entry and entry.examinations:
            self.opened.emit(entry.examinations[0])

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_wanted)
        self.list_button.clicked.connect(self.list_wanted)
        self.pause_button.clicked.connect(
            lambda: self.stepped.emit(self.batch.switched(paused=not self.batch.paused))
        )
        for button, step in (
            (self.up_button, lambda pair: self.batch.moved(pair, -1)),
            (self.down_button, lambda pair: self.batch.moved(pair, 1)),
            (self.cancel_button, lambda pair: self.batch.cancelled(pair)),
        ):
            button.clicked.connect(lambda _=False, step=step: self._step(step))
        self.cancel_all_button.clicked.connect(
            lambda: self.stepped.emit(self.batch.all_cancelled())
        )
        self.clear_button.clicked.connect(lambda: self.stepped.emit(self.batch.cleared()))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        self.table.activated.connect(lambda _: self._open())
        self._desk.standing_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self._model)
        read_by_rows(table, tr("Pairs of the batch"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress of the batch"))
        self.add_button.setToolTip(tr("Every questioned with every known exhibit of the case"))
        self.list_button.setToolTip(tr("Pairs of a CSV file with the columns questioned and known"))
        self.pause_button.setToolTip(tr("The pair that runs is finished; no further one begins"))
        for button, name in ((self.up_button, tr("Earlier")), (self.down_button, tr("Later"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.cancel_button.setToolTip(tr("This pair is not compared"))
        self.cancel_all_button.setToolTip(tr("Nothing more is compared; what is stored stays"))
        self.clear_button.setToolTip(tr("Takes the pairs that are over out of the table"))
        self.again_box.setToolTip(tr("Adds pairs that have such a result already as well"))
        self.check_box.setToolTip(tr("Once all pairs are compared; takes several times as long"))
        self.check_box.setChecked(True)
        self.progress.setFixedWidth(110)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head, foot = QHBoxLayout(), QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        for button in (self.add_button, self.list_button):
            head.addWidget(button)
        head.addStretch()
        for button in (
            self.pause_button, self.up_button, self.down_button, self.cancel_button,
            self.cancel_all_button, self.clear_button,
        ):  # fmt: skip
            head.addWidget(button)
        for line in (self.state, self.note):
            words.addWidget(line)
        foot.setSpacing(12)
        foot.addWidget(self.progress)
        foot.addLayout(words, 1)
        foot.addWidget(self.again_box)
        foot.addWidget(self.check_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(table, 1)
        layout.addLayout(foot)


def _told(batch: Batch, left: float | None) -> str:
    if not batch.entries:
        return tr("No pairs")
    done, bad = batch.count(PairState.DONE), batch.count(PairState.FAILED, PairState.REFUSED)
    told = [tr("{done} of {entries} compared").format(done=done, entries=len(batch.entries))]
    if bad:
        told.append(tr("{bad} failed or refused").format(bad=bad))
    if batch.paused and not batch.finished:
        told.append(tr("paused"))
    elif left is not None and not batch.finished:
        told.append(tr("about {spoken} left").format(spoken=spoken(left)))
    return " · ".join(told)


def spoken(seconds: float) -> str:
    """A time span for people: minutes from one and a half on, hours from ninety minutes on."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 5400:
        return f"{round(seconds / 60)} min"
    return figure(f"{seconds / 3600:.1f}") + " h"
