"""What stands above the questions about one subject: its name, what belongs to it, measures."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.evidence import image_factors
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.ui.elements.language import said
from xfv_desktop.ui.elements.quality_bars import QualityBars
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.procedure_words import about, title_of


class SubjectHead(QWidget):
    """For a factor, what was measured of it on the questioned photograph."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subject = ""
        self._heading = label("", "strong", wraps=True)
        self._about = label("", "small", wraps=True)
        self._bars: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._about)
        desk.measurements.changed.connect(self._show_measures)

    def show_subject(self, subject: str) -> None:
        """Another subject."""
        self._subject = subject
        self._heading.setText(title_of(subject))
        self._about.setText(about(subject))
        self._show_measures()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """In sight: now the measures are wanted."""
        super().showEvent(event)
        self._show_measures()

    def _show_measures(self) -> None:
        if self._bars is not None:
            self._column.removeWidget(self._bars)
            self._bars.hide()
            self._bars.deleteLater()
            self._bars = None
        found = next((one for one in forms.factors() if one.subject == self._subject), None)
        if found is None or not found.measures or not self.isVisible():
            return
        quality = self._desk.measurements.of(Side.PROBE)
        if quality is not None:
            self._bars = QualityBars(image_factors.readings(found, quality))
            self._bars.setToolTip(said(image_factors.reference()))
            self._column.addWidget(self._bars)
