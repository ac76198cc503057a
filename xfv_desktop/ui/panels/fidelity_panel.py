"""What the check of the maps found: three lines beside the layers, a warning over the pictures."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.fidelity import MaskCurves, Question, Verdict
from xfv_desktop.services.comparison.layer_export import UNCHECKED
from xfv_desktop.ui.elements.language import heading, said, tr
from xfv_desktop.ui.elements.sign import Sign
from xfv_desktop.ui.elements.theme import current_theme, label, plain_tip, scaled_font
from xfv_desktop.ui.state.desk import Desk

SIGNS = {True: "✓", False: "✗", None: "–"}
CHECKING = tr("Checking the maps; they can be used meanwhile.")


class CurvePlot(QWidget):
    """The score in the order of the map, over that of the controls, for one way to perturb."""

    def __init__(self) -> None:
        super().__init__()
        self._curves: MaskCurves | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curves(self, curves: MaskCurves) -> None:
        """Draw these."""
        self._curves = curves
        better = tr("higher") if curves.higher_is_better else tr("lower")
        text = tr(
            "Score under {change} of the probe in the order of the map (thick), of "
            "fixed controls (dashed) and of random maps (band); {better} is better"
        ).format(change=said(curves.change), better=better)
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Low: the table in the report has the figures."""
        return QSize(120, 62)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Band, dashes, line, and the name above."""
        curves = self._curves
        if curves is None:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(self, 0.82))
        painter.setPen(QColor(theme.muted))
        better = tr("higher") if curves.higher_is_better else tr("lower")
        title = tr("{change} ({better} is better)").format(
            change=heading(curves.change.value), better=better
        )
        painter.drawText(QRectF(0, 0, self.width(), 14), Qt.AlignmentFlag.AlignLeft, title)
        every = [one.scores for one in (curves.own, *curves.controls, *curves.random)]
        low, high = min(0.0, *map(min, every)), max(0.1, *map(max, every))
        area = QRectF(1, 17, self.width() - 2, self.height() - 19)

        def placed(scores: tuple[float, ...]) -> list[QPointF]:
            step = area.width() / (len(scores) - 1)
            return [
                QPointF(area.left() + step * i, area.bottom() - area.height() * (s - low) / span)
                for i, s in enumerate(scores)
            ]

        span = high - low
        each = list(zip(*(one.scores for one in curves.random), strict=True))
        band = placed(tuple(map(min, each))) + placed(tuple(map(max, each)))[::-1]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.border))
        painter.drawPolygon(QPolygonF(band))
        painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
        for control in curves.controls:
            painter.drawPolyline(QPolygonF(placed(control.scores)))
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawPolyline(QPolygonF(placed(curves.own.scores)))
        painter.end()


class FidelityBadge(QWidget):
    """The three verdicts with sign and word; until there are any, a button that asks for them."""

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._running: int | None = None
        self.lines = {question: label("", "small", wraps=True) for question in Question}
        self.state = label("", "small", wraps=True)
        self.check_button = QPushButton(tr("Check the maps"))
        self.check_button.setToolTip(
            tr(
                "Partner, fixed masks and changed regions are tried on this pair; the result is "
                "stored"
            )
        )
        self._plots = CurvePlot(), CurvePlot()
        self._lay_out()
        self.check_button.clicked.connect(self.wanted)
        desk.changed.connect(self.refresh)
        desk.fidelity_changed.connect(self.refresh)
        self.refresh()

    def show_running(self, examination: int | None) -> None:
        """The maps of that examination are being checked, or none are."""
        self._running = examination
        self.refresh()

    def refresh(self) -> None:
        """The check of the examination on the desk."""
        examination, record = self._desk.examination, self._desk.fidelity
        running = examination is not None and examination.number == self._running
        self.setVisible(examination is not None)
        self.state.setText(CHECKING if running else said(UNCHECKED))
        self.state.setVisible(record is None)
        self.check_button.setVisible(record is None and not running)
        for plot in self._plots:
            plot.setVisible(record is not None and record.mask is not None)
        for line in self.lines.values():
            line.setVisible(record is not None)
        if record:
            for verdict in record.verdicts:
                _show_verdict(self.lines[verdict.question], verdict)
            if record.mask:
                for plot, curves in zip(self._plots, record.mask.curves, strict=True):
                    plot.show_curves(curves)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("CHECK OF THESE MAPS"), "caption"))
        column.addWidget(self.state)
        column.addWidget(self.check_button)
        for line in self.lines.values():
            column.addWidget(line)
        plots = QGridLayout()
        plots.setHorizontalSpacing(12)
        for place, plot in enumerate(self._plots):
            plots.addWidget(plot, 0, place)
        column.addLayout(plots)


def _show_verdict(line: QLabel, verdict: Verdict) -> None:
    line.setText(f"{SIGNS[verdict.passed]}  {said(verdict.text)}")
    told = "\n".join(said(t) for t in (verdict.word, verdict.figures, verdict.rule) if t)
    line.setToolTip(plain_tip(told))
    line.setAccessibleName(f"{said(verdict.text)}: {said(verdict.word)}")
    line.setAccessibleDescription(told)


class FidelityStrip(QFrame):
    """The warning over the pictures, as long as a map that did not pass is on the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("role", "banner")
        self._sign = Sign(18, "on_notice")
        self._text = label(wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        desk.changed.connect(self.refresh)
        desk.fidelity_changed.connect(self.refresh)
        self.refresh()

    @property
    def text(self) -> str:
        """The warning; empty where there is none."""
        return self._text.text()

    def refresh(self) -> None:
        """What the check of the maps on the desk found."""
        record = self._desk.fidelity
        warning = said(record.warning) if record else ""
        self._sign.show_icon("warning")
        self._text.setText(warning)
        self.setAccessibleName(warning)
        self.setVisible(bool(warning))
