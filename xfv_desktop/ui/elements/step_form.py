"""The parameters of one step of enhancement: sliders with exact numbers, choices, stills."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.enhancement import Choice, EnhancementStep, Number, Operation, Stills
from xfv_desktop.domain.recipe import Parameter
from xfv_desktop.ui.elements.language import figure, said, tr
from xfv_desktop.ui.elements.theme import label

TICKS = 400
"""Places of a slider; the number beside it is exact."""


class NumberRow(QWidget):
    """A slider and the exact number."""

    changed = Signal(str, object)

    def __init__(self, number: Number, value: float, largest: float) -> None:
        super().__init__()
        self._number, self._highest = number, largest
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, TICKS)
        self.slider.setPageStep(TICKS // 20)
        self.slider.setAccessibleName(tr("{number}, slider").format(number=said(number.name)))
        self.box = QDoubleSpinBox()
        self.box.setDecimals(number.decimals)
        self.box.setRange(number.lowest, largest)
        self.box.setSingleStep(number.step)
        self.box.setSuffix(f" {number.unit}" if number.unit else "")
        self.box.setKeyboardTracking(False)
        self.box.setAccessibleName(said(number.name))
        self.box.setToolTip(
            tr("{about}. From {lowest} to {largest}.").format(
                about=said(number.about),
                lowest=figure(f"{number.lowest:g}"),
                largest=figure(f"{largest:g}"),
            )
        )
        self.box.setValue(value)
        self._place_slider()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.box)
        self.slider.valueChanged.connect(self._slid)
        self.box.valueChanged.connect(self._typed)

    def _slid(self, place: int) -> None:
        span = self._highest - self._number.lowest
        value = self._number.lowest + span * place / TICKS
        steps = round((value - self._number.lowest) / self._number.step)
        with QSignalBlocker(self.box):
            self.box.setValue(self._number.lowest + steps * self._number.step)
        self.changed.emit(self._number.name, self.box.value())

    def _typed(self, value: float) -> None:
        self._place_slider()
        self.changed.emit(self._number.name, value)

    def _place_slider(self) -> None:
        span = self._highest - self._number.lowest
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(TICKS * (self.box.value() - self._number.lowest) / span))


class StepForm(QWidget):
    """All parameters of a step, and why it was taken."""

    changed = Signal(dict)
    """All values, of which one is new."""

    reasoned = Signal(str)

    def __init__(
        self,
        operation: Operation,
        step: EnhancementStep,
        largest: Mapping[str, float],
    ) -> None:
        """``largest``: the highest values where the photograph's size bounds them (margins)."""
        super().__init__()
        self._values: dict[str, Parameter] = dict(step.parameters)
        self.rows: dict[str, NumberRow | QComboBox | QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(said(operation.title), "strong"))
        column.addWidget(label(said(operation.about), "small", wraps=True))
        for one in operation.parameters:
            column.addSpacing(4)
            column.addWidget(label(said(one.name).upper(), "caption"))
            row = self._row(one, largest.get(one.name))
            self.rows[one.name] = row
            column.addWidget(row)
        self.reason_edit = QLineEdit(step.reason)
        self.reason_edit.setPlaceholderText(tr("why, in words, for the report"))
        self.reason_edit.setAccessibleName(tr("Reason of the step"))
        self.reason_edit.editingFinished.connect(
            lambda: self.reasoned.emit(self.reason_edit.text().strip())
        )
        self.found = label("", "small", wraps=True)
        self.found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.found.hide()
        column.addWidget(self.found)
        column.addSpacing(4)
        column.addWidget(label(tr("REASON"), "caption"))
        column.addWidget(self.reason_edit)
        source = label(operation.literature, "small", wraps=True)
        source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(source)
        column.addStretch()

    def show_found(self, lines: Sequence[str]) -> None:
        """What had to be found in the pictures for the step, as it stands on record."""
        self.found.setText("\n".join(map(said, lines)))
        self.found.setVisible(bool(lines))

    def _row(
        self, one: Number | Choice | Stills, largest: float | None
    ) -> "NumberRow | QComboBox | QLineEdit":
        value = self._values[one.name]
        if isinstance(one, Number):
            highest = max(one.highest if largest is None else min(largest, one.highest), 1)
            row = NumberRow(one, float(value or 0), highest)
            row.changed.connect(self._set)
            return row
        if isinstance(one, Choice):
            box = QComboBox()
            for choice in one.choices:
                box.addItem(said(choice), choice)
            box.setCurrentIndex(box.findData(str(value)))
            box.setAccessibleName(said(one.name))
            box.setToolTip(said(one.about))
            box.currentIndexChanged.connect(lambda _: self._set(one.name, box.currentData()))
            return box
        edit = QLineEdit(str(value))
        edit.setPlaceholderText(tr("numbers of exhibits, such as Q2 Q3"))
        edit.setAccessibleName(said(one.name))
        edit.setToolTip(said(one.about))
        edit.editingFinished.connect(
            lambda: self._set(one.name, " ".join(edit.text().replace(",", " ").upper().split()))
        )
        return edit

    def _set(self, name: str, value: Parameter) -> None:
        if self._values[name] != value:
            self._values[name] = value
            self.changed.emit(dict(self._values))
