"""The factors of both images: what was measured, beside what the person at work judged."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Stage
from xfv_desktop.services.evidence import image_factors
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.procedure_forms import Factor
from xfv_desktop.ui.elements.forms import scrolled
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.quality_bars import QualityBars
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import ROLES, Desk

TOP = Qt.AlignmentFlag.AlignTop


class FactorsPanel(QWidget):
    """One row for each factor; measured when the panel is in sight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: QWidget | None = None
        holder = QWidget()
        self._place = QVBoxLayout(holder)
        self._place.setContentsMargins(12, 6, 12, 6)
        area = scrolled(holder, tr("Factors of the images"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        desk.changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)
        desk.measurements.changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """In sight: now the measures are wanted."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """What is on the desk, as far as it is measured and judged."""
        if not self.isVisible():
            return
        if self._rows is not None:
            self._place.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(9)
        for column, stretch in enumerate((3, 3, 4, 4)):
            grid.setColumnStretch(column, stretch)
        self._head(grid)
        for row, factor in enumerate(forms.factors(), 1):
            grid.addWidget(label(said(factor.name), "strong", wraps=True), row, 0, TOP)
            grid.addWidget(label(self._judgement(factor), "", wraps=True), row, 1, TOP)
            for column, side in enumerate(Side, 2):
                grid.addWidget(self._measured(factor, side), row, column, TOP)
        note = tr("Measured in the face alone. {reference}").format(
            reference=said(image_factors.reference())
        )
        grid.addWidget(label(note, "small", wraps=True), grid.rowCount(), 0, 1, 4)
        self._place.addWidget(self._rows)

    def _head(self, grid: QGridLayout) -> None:
        names = [tr("FACTOR"), tr("YOUR JUDGEMENT OF THE QUESTIONED")]
        for side in Side:
            exhibit = self._desk.shown(side)
            names.append(
                tr("MEASURED: {exhibit}").format(
                    exhibit=exhibit.number if exhibit else said(ROLES[side].value).upper()
                )
            )
        for column, name in enumerate(names):
            grid.addWidget(label(name, "caption", wraps=True), 0, column)

    def _judgement(self, factor: Factor) -> str:
        current = self._desk.procedure
        if current is None:
            return "–"
        judged, remark = (
            current.answer(Stage.ANALYSIS, factor.subject, field)
            for field in ("judgement", "remark")
        )
        return (
            f"{said(judged) if judged else tr('not judged yet')}{(f': {remark}' if remark else '')}"
        )

    def _measured(self, factor: Factor, side: Side) -> QWidget:
        if not factor.measures:
            return label(tr("judged by eye only"), "small")
        quality = self._desk.measurements.of(side)
        if quality is not None:
            return QualityBars(image_factors.readings(factor, quality))
        return label(tr("being measured …") if self._desk.shown(side) else "–", "small")
