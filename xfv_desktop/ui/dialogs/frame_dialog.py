"""Which page, or which frame of an animation or a video, is the exhibit's picture."""

from bisect import bisect_right

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.services.cases.originals import Survey
from xfv_desktop.ui.dialogs.queue_buttons import offer_skipping
from xfv_desktop.ui.elements.language import figure, heading, said, tr
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pictures.image_layers import image_from_rgb


class FrameDialog(QDialog):
    """Small pictures to choose from, and the exact number, or the time in a video.

    Its result is ``SKIPPED`` where the file is left out and those that wait are not.
    """

    def __init__(self, name: str, survey: Survey, waiting: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._survey = survey
        self.setWindowTitle(tr("Choose a {kind}").format(kind=said(survey.kind)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 600)
        self.pictures = QListWidget()
        self.number = QSpinBox()
        self.number.setRange(1, survey.count)
        self.number.setAccessibleName(heading(survey.kind))
        self.time_s = QDoubleSpinBox()
        self.time_s.setDecimals(3)
        self.time_s.setSuffix(" s")
        self.time_s.setAccessibleName(tr("Time"))
        self.use_button = QPushButton(tr("Use this {kind}").format(kind=said(survey.kind)))
        self._fill()
        self._lay_out(name, waiting)
        self.pictures.currentRowChanged.connect(self._picture_chosen)
        self.pictures.itemActivated.connect(lambda _: self.accept())
        self.number.valueChanged.connect(self._number_changed)
        self.time_s.valueChanged.connect(self._time_changed)
        self.pictures.setCurrentRow(0)
        self.pictures.setFocus()

    @property
    def index(self) -> int:
        """The chosen one, from 0."""
        return self.number.value() - 1

    def _fill(self) -> None:
        survey = self._survey
        height, width = survey.pictures.shape[1:3]
        self.pictures.setViewMode(QListWidget.ViewMode.IconMode)
        self.pictures.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.pictures.setMovement(QListWidget.Movement.Static)
        self.pictures.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.pictures.setIconSize(QSize(width, height))
        self.pictures.setSpacing(8)
        self.pictures.setAccessibleName(tr("Small pictures"))
        for place, index in enumerate(survey.indices):
            time = f"\n{figure(f'{survey.times_s[place]:.2f}')} s" if survey.times_s else ""
            picture = QPixmap.fromImage(image_from_rgb(survey.pictures[place]))
            item = QListWidgetItem(QIcon(picture), f"{index + 1}{time}")
            self.pictures.addItem(item)
        if survey.times_s:
            self.time_s.setMaximum(survey.times_s[-1] + survey.count / max(survey.rate, 1))
            self.time_s.setSingleStep(1 / max(survey.rate, 1))

    def _lay_out(self, name: str, waiting: int) -> None:
        survey = self._survey
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use_button.setProperty("primary", True)
        self.use_button.setDefault(True)
        buttons.addButton(self.use_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        offer_skipping(buttons, self, waiting)
        exact = QHBoxLayout()
        exact.setSpacing(8)
        exact.addWidget(label(heading(survey.kind)))
        exact.addWidget(self.number)
        exact.addWidget(label(tr("of {count:,}").format(count=survey.count), "muted"))
        if survey.times_s:
            exact.addSpacing(16)
            exact.addWidget(label(tr("Time")))
            exact.addWidget(self.time_s)
            exact.addWidget(
                label(
                    tr("{codec}, {rate:g} frames a second").format(
                        codec=survey.codec, rate=survey.rate
                    ),
                    "muted",
                )
            )
        exact.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(label(name, "heading", wraps=True))
        words = (
            tr(
                "The file itself is kept as the original; the frame is decoded from its start, so "
                "that the number always means the same picture."
            )
            if survey.times_s
            else tr("The file itself is kept as the original; one picture of it is the exhibit's.")
        )
        column.addWidget(label(words, "muted", wraps=True))
        column.addWidget(self.pictures, 1)
        column.addLayout(exact)
        column.addWidget(buttons)

    def _picture_chosen(self, row: int) -> None:
        if row >= 0 and self._nearest(self.index) != row:
            self.number.setValue(self._survey.indices[row] + 1)

    def _number_changed(self, number: int) -> None:
        row = self._nearest(number - 1)
        self.pictures.setCurrentRow(row)
        survey = self._survey
        if survey.times_s:
            passed = (number - 1 - survey.indices[row]) / max(survey.rate, 1)
            self.time_s.blockSignals(True)
            self.time_s.setValue(survey.times_s[row] + passed)
            self.time_s.blockSignals(False)

    def _time_changed(self, time_s: float) -> None:
        survey = self._survey
        row = max(bisect_right(survey.times_s, time_s + 1e-6) - 1, 0)
        passed = round((time_s - survey.times_s[row]) * survey.rate)
        number = min(survey.indices[row] + passed, survey.count - 1) + 1
        self.number.blockSignals(True)
        self.number.setValue(number)
        self.number.blockSignals(False)
        self.pictures.setCurrentRow(self._nearest(number - 1))

    def _nearest(self, index: int) -> int:
        """The row of the last small picture at or before a frame."""
        return max(bisect_right(self._survey.indices, index) - 1, 0)
