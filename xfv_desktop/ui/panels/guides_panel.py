"""The lines over the photographs, with relative lengths and brightness along one of them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from xfv_desktop.domain.drawn_lines import DrawnLine
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.measurement import CAUTION
from xfv_desktop.ui.elements.item_models import TableModel, TableRow
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.ledger_table import LedgerTable
from xfv_desktop.ui.elements.own_keys import kept
from xfv_desktop.ui.elements.theme import current_theme, label
from xfv_desktop.ui.state.desk import ROLES
from xfv_desktop.ui.state.guides import Guides

HEADINGS = (tr("Line"), tr("Kind"), tr("Questioned\n(eyes = 1)"), tr("Known\n(eyes = 1)"))

AXIS = tr("grey value along the line")


class ProfilePlot(QWidget):
    """Two curves of grey values, 0 to 255, from one end of a line to the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Brightness along the line"))
        self.setMinimumSize(200, 80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.curves: dict[Side, NDArray[np.float32]] = {}

    def show_curves(self, curves: dict[Side, NDArray[np.float32]]) -> None:
        """These curves; the known one is dashed."""
        self.curves = curves
        ends = [
            tr("{role}: {low:.0f} to {high:.0f}").format(
                role=said(ROLES[side].value), low=c.min(), high=c.max()
            )
            for side, c in curves.items()
        ]
        self.setAccessibleDescription("; ".join(ends))
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Frame, curves and names."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(34, 8, -8, -20)
        painter.setPen(QColor(theme.border))
        painter.drawRect(box)
        painter.setPen(QColor(theme.muted))
        corner = Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, box.top() - 4, 30, 16), corner, "255")
        painter.drawText(QRectF(0, box.bottom() - 12, 30, 16), corner, "0")
        below = QRectF(box.left(), box.bottom() + 2, box.width(), 18)
        names = [
            f"{said(ROLES[s].value)} {'– –' if s is Side.REFERENCE else '—'}" for s in self.curves
        ]
        words = "   ".join(names)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, words)
        if painter.fontMetrics().horizontalAdvance(words + AXIS) + 12 < below.width():
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, AXIS)
        for side, values in self.curves.items():
            pen = QPen(QColor(theme.accent if side is Side.PROBE else theme.text), 1.6)
            if side is Side.REFERENCE:
                pen.setDashPattern([4, 3])
            painter.setPen(pen)
            across = np.linspace(box.left(), box.right(), len(values))
            down = box.bottom() - values / 255 * box.height()
            painter.drawPolyline(
                QPolygonF([QPointF(x, y) for x, y in zip(across, down.tolist(), strict=True)])
            )
        painter.end()


class LinesTable(LedgerTable):
    """In it Delete takes the line away, and never a region that is selected elsewhere."""

    removed = Signal()

    def event(self, event: QEvent) -> bool:
        """The key is the table's own, whatever it does elsewhere in the window."""
        return kept(event, _deletes) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete; everything else as tables do."""
        if _deletes(event):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _deletes(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Delete


class GuidesPanel(QWidget):
    """Every line with its relative length on each side; the caution always stands below."""

    def __init__(self, guides: Guides) -> None:
        super().__init__()
        self._guides = guides
        self.lines = TableModel(HEADINGS, self)
        self.table = LinesTable(
            self.lines,
            tr("Lines over the photographs"),
            (48, 72, 0, 0),
            tr("No line yet: see the menu Photographs."),
        )
        self.plot = ProfilePlot()
        self.remove_button, self.clear_button = (
            QPushButton(tr("Remove")),
            QPushButton(tr("Remove all")),
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.clear_button)
        buttons.addStretch()
        left, row, column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        left.addWidget(self.table, 1)
        left.addLayout(buttons)
        row.addLayout(left, 1)
        row.addWidget(self.plot, 1)
        column.addLayout(row, 1)
        self.caution = label(said(CAUTION), "notice", wraps=True)
        column.addWidget(self.caution)
        self.remove_button.clicked.connect(self._remove)
        self.table.removed.connect(self._remove)
        self.clear_button.clicked.connect(guides.clear)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_curves())
        guides.changed.connect(self.refresh)
        self.refresh()

    @property
    def _line(self) -> DrawnLine | None:
        row = self.table.currentIndex().row()
        lines = self._guides.lines
        return lines[row] if 0 <= row < len(lines) else lines[-1] if lines else None

    def refresh(self) -> None:
        """The lines as they are now."""
        self.lines.show([self._row(line) for line in self._guides.lines])
        for button in (self.remove_button, self.clear_button):
            button.setEnabled(bool(self._guides.lines))
        self._show_curves()

    def _row(self, line: DrawnLine) -> TableRow:
        ratios = [self._guides.ratio(line, side) for side in Side]
        told = [said(ratio.words) if ratio else "–" for ratio in ratios]
        return TableRow(
            key=str(line.number), cells=(str(line.number), said(line.kind.value), *told)
        )

    def _show_curves(self) -> None:
        line = self._line
        curves = {side: self._guides.profile(line, side) for side in Side} if line else {}
        self.plot.show_curves({side: c for side, c in curves.items() if c is not None})

    def _remove(self) -> None:
        if self._line:
            self._guides.remove(self._line.number)
