"""What stands above the questions about one subject: its name, what belongs to it, measures."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Procedure, Stage
from xfv_desktop.services.evidence import image_factors
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.contradictions import contradictions
from xfv_desktop.ui.elements.language import said
from xfv_desktop.ui.elements.quality_bars import QualityBars
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.procedure_words import about, before, title_of


class SubjectHead(QWidget):
    """For a factor, what was measured of it on the questioned photograph.

    For a component to be compared, what was said of it there, and what contradicts itself.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subject, self._stage = "", Stage.ANALYSIS
        self._heading = label("", "strong", wraps=True)
        self._about = label("", "small", wraps=True)
        self._said = label("", "", wraps=True)
        self._wrong = label("", "notice", wraps=True)
        self._bars: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._about)
        self._column.addWidget(self._said)
        self._column.addWidget(self._wrong)
        desk.measurements.changed.connect(self._show_measures)

    def show_subject(self, subject: str, stage: Stage) -> None:
        """Another subject, as a stage asks about it."""
        self._subject, self._stage = subject, stage
        self._heading.setText(title_of(subject))
        self._about.setText(about(subject))
        if self._desk.procedure:
            self.show_said(self._desk.procedure)
        self._show_measures()

    def show_said(self, procedure: Procedure) -> None:
        """What the record holds of the subject now."""
        earlier = before(procedure, self._stage, self._subject, self._desk.standing.procedures)
        wrong = [
            said(one.sentence)
            for one in contradictions(procedure, self._stage)
            if one.subject == self._subject
        ]
        for words, shown in ((self._said, earlier), (self._wrong, "\n".join(wrong))):
            words.setText(shown)
            words.setVisible(bool(shown))

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
