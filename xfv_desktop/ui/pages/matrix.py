"""The comparison matrix: questioned by known exhibits, with the state of each pair."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from xfv_desktop.domain.batch import Pair
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.domain.evidence import Exhibit, Role
from xfv_desktop.services.comparison.pair_states import PairCell, Reached, pair_states
from xfv_desktop.services.opinion.unmasking import MASKED
from xfv_desktop.ui.elements.elided import paint_line
from xfv_desktop.ui.elements.item_models import Index
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.result_words import in_short, marked
from xfv_desktop.ui.elements.theme import Theme, current_theme, plain_tip, scaled_font
from xfv_desktop.ui.pictures.canvas import ENTER
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.exhibit_entries import HIDDEN

CELL = QSize(158, 50)
HEAD_EDGE = 36
CELL_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_EMPTY = PairCell(Reached.NOT_BEGUN)


class MatrixModel(QAbstractTableModel):
    """One row for each questioned exhibit, one column for each known one."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: tuple[Exhibit, ...] = ()
        self._columns: tuple[Exhibit, ...] = ()
        self.cells: Mapping[Pair, PairCell] = {}

    def refresh(self) -> None:
        """The case as it is now; the current cell stays where it is."""
        case = self._desk.case
        exhibits = case.overview.exhibits if case else ()
        rows, columns = (
            tuple(one for one in exhibits if one.role is role)
            for role in (Role.QUESTIONED, Role.KNOWN)
        )
        cells = pair_states(case.overview, self._desk.standing, self._desk.person) if case else {}
        if (len(rows), len(columns)) == (len(self._rows), len(self._columns)):
            self._rows, self._columns, self.cells = rows, columns, cells
            if cells:
                last = self.index(len(rows) - 1, len(columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            return
        self.beginResetModel()
        self._rows, self._columns, self.cells = rows, columns, cells
        self.endResetModel()

    def pair(self, index: Index) -> Pair:
        """The numbers of both exhibits."""
        return self._rows[index.row()].number, self._columns[index.column()].number

    def index_of(self, pair: Pair | None) -> QModelIndex:
        """Where a pair stands; nowhere if it is not one of the case."""
        rows = [one.number for one in self._rows]
        columns = [one.number for one in self._columns]
        if pair is None or pair[0] not in rows or pair[1] not in columns:
            return QModelIndex()
        return self.index(rows.index(pair[0]), columns.index(pair[1]))

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Questioned exhibits."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Known exhibits."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for people and screen readers; the delegate takes the cell."""
        pair = self.pair(index)
        cell = self.cells.get(pair, _EMPTY)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return said(cell.state.value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            with_state = f"{_named(pair)}: {said(cell.state.value)}, {second_line(cell)}"
            return with_state.rstrip(", ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join((_named(pair), *_lines(cell))))
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Number and face of an exhibit; of a hidden one only the number."""
        across = orientation is Qt.Orientation.Horizontal
        exhibit = (self._columns if across else self._rows)[section]
        hidden = exhibit.number in self._desk.standing.hidden
        if role == Qt.ItemDataRole.DisplayRole:
            return exhibit.number
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{exhibit.number}   {HIDDEN if hidden else exhibit.name}")
        if role == Qt.ItemDataRole.DecorationRole and not hidden and self._desk.case:
            return self._desk.case.photographs.thumbnail(exhibit)
        return None


class MatrixDelegate(QStyledItemDelegate):
    """A sign whose shape tells the state, its name, and below it what came out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        cell: PairCell = index.data(CELL_ROLE)
        widget = option.widget
        theme = current_theme()
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or cell.state is not Reached.NOT_BEGUN:
            focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QColor(theme.accent) if focus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.raised))
            painter.drawRoundedRect(box, 5, 5)
        paint_sign(painter, QRectF(box.left() + 9, box.center().y() - 7, 14, 14), cell.state, theme)
        below = second_line(cell)
        left, middle = box.left() + 31, box.center().y()
        quiet = cell.state is Reached.NOT_BEGUN
        lines = [
            (
                scaled_font(widget, 0.93),
                theme.muted if quiet else theme.text,
                said(cell.state.value),
            )
        ]
        if below:
            lines.append((scaled_font(widget, 0.85), theme.muted, below))
        top = middle - 9 * len(lines)
        for font, colour, text in lines:
            line = QRectF(left, top, box.right() - left - 4, 18)
            paint_line(painter, line, text, font, colour)
            top += 18
        painter.restore()


class FaceHeader(QHeaderView):
    """Face and number of the exhibits along one edge."""

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:  # noqa: N802
        """One exhibit; that of the current cell stands on the selection's ground."""
        theme, model = current_theme(), self.model()
        across = self.orientation() is Qt.Orientation.Horizontal
        current = self.selectionModel().currentIndex()
        chosen = section == (current.column() if across else current.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(box, QColor(theme.selection if chosen else theme.surface))
        left = box.left() + 8
        face = model.headerData(section, self.orientation(), Qt.ItemDataRole.DecorationRole)
        if isinstance(face, QImage):
            top = box.top() + (box.height() - HEAD_EDGE) // 2
            painter.drawImage(QRect(left, top, HEAD_EDGE, HEAD_EDGE), face)
            left += HEAD_EDGE + 8
        painter.setFont(scaled_font(self, 1, bold=True))
        painter.setPen(QColor(theme.text))
        line = QRect(left, box.top(), box.right() - left, box.height())
        painter.drawText(
            line, Qt.AlignmentFlag.AlignVCenter, str(model.headerData(section, self.orientation()))
        )
        painter.restore()


class Matrix(QTableView):
    """A double click or Enter lays a pair on the desk."""

    chosen = Signal(tuple)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.cells_model = MatrixModel(desk, self)
        self.setModel(self.cells_model)
        self.setItemDelegate(MatrixDelegate(self))
        self.setAccessibleName(tr("Comparison matrix, questioned by known exhibits"))
        self.setShowGrid(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setHorizontalHeader(FaceHeader(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(FaceHeader(Qt.Orientation.Vertical, self))
        for header, edge in (
            (self.horizontalHeader(), CELL.width()), (self.verticalHeader(), CELL.height()),
        ):  # fmt: skip
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultSectionSize(edge)
        self.horizontalHeader().setFixedHeight(HEAD_EDGE + 12)
        self.verticalHeader().setFixedWidth(HEAD_EDGE + 52)
        self.doubleClicked.connect(self._choose)

    def refresh(self, pair: Pair | None) -> None:
        """The case as it is now, with the pair on the desk as the current cell."""
        self.cells_model.refresh()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.cells_model.index_of(pair))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter chooses, on every system alike."""
        if event.key() in ENTER:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(self.cells_model.pair(index))


def second_line(cell: PairCell) -> str:
    """What stands below the state: newest score and decision as it came, or why they do not."""
    if cell.masked:
        return tr("machine's result hidden")
    newest = next((one for one in reversed(cell.examinations) if not one.enhanced), None)
    if newest is None:
        return ""
    return in_short(newest.score, newest.decision)


def paint_sign(painter: QPainter, box: QRectF, state: Reached, theme: Theme) -> None:
    """The state as a shape: circles empty, half or full, a square, a diamond, a sheet."""
    colour = QColor(theme.muted if state is Reached.NOT_BEGUN else theme.accent)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(1, 1, -1, -1)
    if state in (Reached.NOT_BEGUN, Reached.OPEN, Reached.LOCKED):
        if state is Reached.LOCKED:
            painter.setBrush(colour)
        painter.drawEllipse(inner)
        if state is Reached.OPEN:
            painter.setBrush(colour)
            painter.drawPie(inner, 90 * 16, 180 * 16)
    elif state is Reached.COMPARED:
        painter.setBrush(colour)
        painter.drawRect(inner)
    elif state is Reached.REPORTED:
        fold = inner.width() / 3
        sheet = (
            inner.topLeft(), QPointF(inner.right() - fold, inner.top()),
            QPointF(inner.right(), inner.top() + fold), inner.bottomRight(), inner.bottomLeft(),
        )  # fmt: skip
        painter.drawPolygon(QPolygonF(sheet))
        for line in (0.45, 0.7):
            y = inner.top() + line * inner.height()
            painter.drawLine(QPointF(inner.left() + 3, y), QPointF(inner.right() - 3, y))
    else:
        centre = inner.center()
        across, down = QPointF(inner.width() / 2, 0), QPointF(0, inner.height() / 2)
        corners = (centre - across, centre - down, centre + across, centre + down)
        painter.drawPolygon(QPolygonF(corners))


def _named(pair: tuple[str, str]) -> str:
    questioned, known = pair
    return tr("{questioned} with {known}").format(questioned=questioned, known=known)


def _lines(cell: PairCell) -> list[str]:
    if cell.masked:
        hidden = tr("Score, decision and maps: {masked}").format(masked=said(MASKED))
        return [said(cell.state.value), hidden]
    found = [_line(one) for one in cell.examinations]
    reports = [tr("Report {number}").format(number=number) for number in cell.reports]
    return [said(cell.state.value), *found, *reports]


def _line(one: ExaminationSummary) -> str:
    told = tr("Examination {number}, {model}: {score:.3f}, {decision}").format(
        number=one.number, model=one.model, score=one.score, decision=said(one.decision.value)
    )
    return marked(told, enhanced=one.enhanced)
