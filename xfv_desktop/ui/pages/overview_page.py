"""The case at one look: the comparison matrix and the table of exhibits."""

from collections import Counter

from PySide6.QtCore import QRectF, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.batch import Pair
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.services.comparison.pair_states import Reached
from xfv_desktop.ui.elements.item_models import ORDER_ROLE, TableModel, TableRow
from xfv_desktop.ui.elements.language import figure, said, tr
from xfv_desktop.ui.elements.ledger_table import LedgerTable
from xfv_desktop.ui.elements.theme import current_theme, label
from xfv_desktop.ui.pages.matrix import Matrix, paint_sign
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.exhibit_entries import HIDDEN
from xfv_desktop.ui.state.open_case import OpenCase

EXHIBITS = (
    tr("No."), tr("Role"), tr("Label"), tr("File"), tr("Size (px)"), tr("Between the eyes"),
    tr("Added"), tr("By"), "SHA-256",
)  # fmt: skip
WIDTHS = (56, 92, 0, 0, 104, 124, 130, 130, 140)


class OverviewPage(QWidget):
    """Everything that belongs to the open case; a pair that is chosen comes onto the desk."""

    pair_chosen = Signal()
    closed = Signal()
    trail_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._case: OpenCase | None = None
        self._title, self._facts = label("", "title"), label("", "muted", wraps=True)
        self._stamp = label(tr("DEMONSTRATION – NOT FOR COURT"), "stamp")
        self.matrix = Matrix(desk)
        self._model = TableModel(EXHIBITS, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(ORDER_ROLE)
        self.exhibits = LedgerTable(self._sorted, tr("Exhibits of the case"), WIDTHS)
        self.exhibits.setSortingEnabled(True)
        self.exhibits.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Matrix or exhibits"))
        self.back_button = QPushButton(tr("Back to the photographs"))
        self.trail_button = QPushButton(tr("Audit trail and custody"))
        self.trail_button.setToolTip(tr("Show them below"))
        self.trail_button.clicked.connect(self.trail_wanted)
        self.back_button.clicked.connect(self.closed)
        self._lay_out()
        self.matrix.chosen.connect(self._choose)
        self.exhibits.doubleClicked.connect(lambda _: self._exhibit_chosen())
        enter = QShortcut(QKeySequence("Return"), self.exhibits)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        enter.activated.connect(self._exhibit_chosen)
        desk.changed.connect(self._changed)
        desk.case_changed.connect(self._changed)
        desk.standing_changed.connect(self._changed)

    def refresh(self) -> None:
        """The case as it is now."""
        case = self._desk.case
        if case is not self._case:
            self._case = case
            if case:
                case.photographs.thumbnail_made.connect(lambda _: self._head_changed())
        if case is None:
            return
        cover = case.overview.case
        self._title.setText(cover.title)
        self._stamp.setVisible(cover.demonstration)
        self.matrix.refresh(self._desk.pair)
        counts = Counter(cell.state for cell in self.matrix.cells_model.cells.values())
        pairs = (
            tr("{counts:,} pairs").format(counts=counts.total())
            if counts.total() != 1
            else tr("1 pair")
        )
        states = ", ".join(
            f"{figure(f'{counts[state]:,}')} {said(state)}" for state in Reached if counts[state]
        )
        words = (
            cover.reference,
            tr("examiner {examiner}").format(examiner=cover.examiner),
            f"{pairs}: {states}".rstrip(": "),
        )
        self._facts.setText(" · ".join(word for word in words if word))
        self._model.show([self._row(exhibit) for exhibit in case.overview.exhibits])

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _head_changed(self) -> None:
        if self.isVisible():
            self.matrix.horizontalHeader().viewport().update()
            self.matrix.verticalHeader().viewport().update()

    def _choose(self, pair: Pair) -> None:
        if self._desk.case:
            for number in pair:
                self._desk.put(self._desk.case.exhibit(number))
            self.pair_chosen.emit()

    def _exhibit_chosen(self) -> None:
        number = self._sorted.index(self.exhibits.currentIndex().row(), 0).data()
        if number and self._desk.case:
            self._desk.put(self._desk.case.exhibit(number))
            self.pair_chosen.emit()

    def _row(self, exhibit: Exhibit) -> TableRow:
        number, role = exhibit.number, said(exhibit.role.value)
        place = (exhibit.role.letter != "Q", int(number[1:]))
        if number in self._desk.standing.hidden:
            cells = (number, role, HIDDEN, *("",) * 6)
            order: tuple[str | float, ...] = (_order(place), role, *("",) * 7)
            return TableRow(key=number, cells=cells, tip=HIDDEN, order=order)
        image, eyes = exhibit.image, exhibit.face.eye_distance_px
        added = f"{exhibit.added_at.astimezone():%Y-%m-%d %H:%M}"
        cells = (
            number, role, exhibit.label or "–", image.name, f"{image.width} × {image.height}",
            f"{eyes:.0f} px", added, exhibit.added_by, f"{image.sha256[:16]}…",
        )  # fmt: skip
        order = (
            _order(place), role, exhibit.label, image.name, image.width * image.height, eyes,
            added, exhibit.added_by, image.sha256,
        )  # fmt: skip
        tip = tr("{image}\n{format}, {byte_count:,} bytes\nSHA-256 {sha256}").format(
            image=image.name, format=image.format, byte_count=image.byte_count, sha256=image.sha256
        )
        return TableRow(key=number, cells=cells, tip=tip, order=order)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._stamp, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch()
        head.addWidget(self.trail_button)
        head.addWidget(self.back_button)
        pairs = QWidget()
        column = QVBoxLayout(pairs)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(Legend())
        column.addWidget(self.matrix, 1)
        self.tabs.addTab(pairs, tr("Comparison matrix"))
        self.tabs.addTab(self.exhibits, tr("Exhibits"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 12)
        outer.setSpacing(6)
        outer.addLayout(head)
        outer.addWidget(self._facts)
        outer.addWidget(self.tabs, 1)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing was kept up to date while it was out of sight."""
        super().showEvent(event)
        self.refresh()
        self.matrix.setFocus()


class Legend(QWidget):
    """The signs of the states with their names."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            tr("States of a pair: {states}").format(states=", ".join(map(said, Reached)))
        )

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Side by side."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 4.0
        for state in Reached:
            paint_sign(painter, QRectF(left, 4, 14, 14), state, theme)
            painter.setPen(theme.muted)
            width = painter.fontMetrics().horizontalAdvance(said(state.value))
            line = QRectF(left + 20, 0, width + 4, 22)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, said(state.value))
            left += width + 44
        painter.end()


def _order(place: tuple[bool, int]) -> float:
    return place[0] * 1e6 + place[1]
