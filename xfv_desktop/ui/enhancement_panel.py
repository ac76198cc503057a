"""The steps by which an exhibit's picture is enhanced for the eye, and the chosen one's numbers."""

from collections.abc import Callable

import attrs
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.enhancement import Chain, EnhancementStep
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.recipe import Parameter
from xfv_desktop.services import enhancement
from xfv_desktop.ui.desk import ROLES, Desk
from xfv_desktop.ui.enhanced_views import EnhancedViews
from xfv_desktop.ui.enhancements import Enhancements
from xfv_desktop.ui.examination_page import ExaminationPage
from xfv_desktop.ui.forms import scrolled
from xfv_desktop.ui.language import tr
from xfv_desktop.ui.step_form import StepForm
from xfv_desktop.ui.step_list import StepList, state_words
from xfv_desktop.ui.theme import label

NOTICE = tr(
    "For the eye only: the network is always given the photograph as it came; it has no chain of "
    "its own here. No step makes up detail."
)


class EnhancementPanel(QWidget):
    """One chain at a time: of the questioned or of the known photograph."""

    def __init__(self, desk: Desk, page: ExaminationPage) -> None:
        super().__init__()
        self._desk = desk
        self.enhancements = Enhancements(desk, self)
        self.views = EnhancedViews(page, self.enhancements)
        page.superimposition.faces.follow(self.enhancements)
        self._known = enhancement.operations()
        self._side = Side.PROBE
        self._shape: tuple[str, ...] = ()
        self.sides = {side: QPushButton(ROLES[side].letter) for side in Side}
        self.steps = StepList()
        self.add_button = QPushButton(tr("Add a step"))
        self.up_button, self.down_button = QPushButton(tr("Up")), QPushButton(tr("Down"))
        self.remove_button = QPushButton(tr("Remove"))
        self.copy_button = QPushButton(tr("Copy"))
        self.original_button = QPushButton(tr("Original"))
        self.split_box = QCheckBox(tr("Split"))
        self.split_slider = QSlider(Qt.Orientation.Horizontal)
        self.record_button = QPushButton(tr("Put on record"))
        self._state = label("", "small", wraps=True)
        self.form: StepForm | None = None
        self._place = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def side(self) -> Side:
        """Whose chain is shown."""
        return self._side

    def show_side(self, side: Side) -> None:
        """The chain of that photograph."""
        self._side = side
        self.sides[side].setChecked(True)
        self._shape = ()
        self.refresh()

    def refresh(self) -> None:
        """The chain as it is now; the form stays where the steps are the same."""
        draft, case = self.enhancements.draft(self._side), self._desk.case
        for side in Side:
            exhibit = self._desk.shown(side)
            self.sides[side].setEnabled(exhibit is not None)
            self.sides[side].setText(exhibit.number if exhibit else ROLES[side].letter)
        steps = draft.steps if draft else ()
        writable = draft is not None and case is not None and case.writable
        self.add_button.setEnabled(writable)
        self.steps.setEnabled(writable)
        shape = (str(draft.exhibit.number) if draft else "", *(step.operation for step in steps))
        if shape != self._shape:
            self._shape = shape
            self._list(steps)
        for row, step in enumerate(steps):
            item = self.steps.item(row)
            with QSignalBlocker(self.steps):
                item.setText(self._line(step))
                state = Qt.CheckState.Checked if step.on else Qt.CheckState.Unchecked
                item.setCheckState(state)
        if self.form is not None and draft is not None:
            self.form.show_found(draft.found(self.steps.currentRow()))
        self._enable(steps, writable=writable)
        self._state.setText(state_words(draft, writable=writable))
        open_ = draft is not None and draft.steps != draft.recorded and not draft.recording
        self.record_button.setVisible(writable and open_)

    def add(self, operation: str) -> None:
        """A step of that operation, in its place."""
        draft = self.enhancements.draft(self._side)
        if draft is None:
            return
        known = self._known[operation]
        step = EnhancementStep(operation, known.defaults)
        steps = enhancement.with_step(draft.steps, step)
        row = max(at for at, one in enumerate(steps) if one is step)
        self.enhancements.edit(self._side, steps, f"{known.title} added")
        self.steps.setCurrentRow(row)

    def _line(self, step: EnhancementStep) -> str:
        operation = self._known[step.operation]
        return f"{operation.title}\n{operation.words(step.parameters)}"

    def _list(self, steps: Chain) -> None:
        row = min(max(self.steps.currentRow(), 0), len(steps) - 1)
        with QSignalBlocker(self.steps):
            self.steps.clear()
            for _ in steps:
                item = QListWidgetItem()
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self.steps.addItem(item)
            self.steps.setCurrentRow(row)
        self._show_form()

    def _show_form(self) -> None:
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        draft, row = self.enhancements.draft(self._side), self.steps.currentRow()
        if draft is None or not 0 <= row < len(draft.steps):
            return
        step, image = draft.steps[row], draft.exhibit.image
        sides = {"left": image.width, "right": image.width, "top": image.height,
                 "bottom": image.height}  # fmt: skip
        self.form = StepForm(self._known[step.operation], step, sides)
        self.form.changed.connect(lambda values: self._set(row, values))
        self.form.reasoned.connect(lambda reason: self._reason(row, reason))
        self.form.setEnabled(self.steps.isEnabled())
        self._place.addWidget(self.form)

    def _set(self, row: int, values: dict[str, Parameter]) -> None:
        self._replace(row, "set", lambda step: attrs.evolve(step, parameters=values))

    def _reason(self, row: int, reason: str) -> None:
        self._replace(row, "reason given", lambda step: attrs.evolve(step, reason=reason))

    def _replace(
        self, row: int, what: str, change: Callable[[EnhancementStep], EnhancementStep]
    ) -> None:
        draft = self.enhancements.draft(self._side)
        if draft is None or row >= len(draft.steps):
            return
        step = change(draft.steps[row])
        steps = (*draft.steps[:row], step, *draft.steps[row + 1 :])
        self.enhancements.edit(self._side, steps, f"{self._known[step.operation].title} {what}")

    def _checked(self, item: QListWidgetItem) -> None:
        on = item.checkState() is Qt.CheckState.Checked
        what = "switched on" if on else "switched off"
        self._replace(self.steps.row(item), what, lambda step: attrs.evolve(step, on=on))

    def _move(self, by: int) -> None:
        draft, row = self.enhancements.draft(self._side), self.steps.currentRow()
        if draft is None or not self._may_move(draft.steps, row, by):
            return
        steps = list(draft.steps)
        steps[row], steps[row + by] = steps[row + by], steps[row]
        title = self._known[steps[row + by].operation].title
        self.steps.setCurrentRow(row + by)
        self._shape = ()
        self.enhancements.edit(self._side, steps, f"{title} moved {'up' if by < 0 else 'down'}")

    def _remove(self) -> None:
        draft, row = self.enhancements.draft(self._side), self.steps.currentRow()
        if draft is not None and 0 <= row < len(draft.steps):
            title = self._known[draft.steps[row].operation].title
            steps = (*draft.steps[:row], *draft.steps[row + 1 :])
            self.enhancements.edit(self._side, steps, f"{title} removed")

    def _may_move(self, steps: Chain, row: int, by: int) -> bool:
        """Within its kind: steps that move pixels stand last."""
        if not (0 <= row < len(steps) and 0 <= row + by < len(steps)):
            return False
        one, other = (self._known[steps[at].operation].moves_pixels for at in (row, row + by))
        return one == other

    def _enable(self, steps: Chain, *, writable: bool) -> None:
        row = self.steps.currentRow()
        self.up_button.setEnabled(writable and self._may_move(steps, row, -1))
        self.down_button.setEnabled(writable and self._may_move(steps, row, 1))
        self.remove_button.setEnabled(writable and 0 <= row < len(steps))
        both = all(self.enhancements.draft(side) is not None for side in Side)
        self.copy_button.setEnabled(writable and both)

    def _changed(self, side: Side) -> None:
        if side is self._side or self.enhancements.draft(self._side) is None:
            self.refresh()

    def _row_chosen(self, _: int) -> None:
        self._show_form()
        self.refresh()

    def _split(self) -> None:
        self.split_slider.setEnabled(self.split_box.isChecked())
        share = self.split_slider.value() / 100
        self.views.show_split(share if self.split_box.isChecked() else None)

    def _connect(self) -> None:
        self.enhancements.changed.connect(self._changed)
        self._desk.changed.connect(self.refresh)
        self.steps.currentRowChanged.connect(self._row_chosen)
        self.steps.itemChanged.connect(self._checked)
        self.steps.moved.connect(self._move)
        self.steps.removed.connect(self._remove)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.remove_button.clicked.connect(self._remove)
        self.copy_button.clicked.connect(lambda: self.enhancements.copy(self._side))
        self.record_button.clicked.connect(self.enhancements.record)
        self.original_button.pressed.connect(lambda: self.views.show_original(True))
        self.original_button.released.connect(lambda: self.views.show_original(False))
        self.split_box.toggled.connect(self._split)
        self.split_slider.valueChanged.connect(self._split)
        for side, button in self.sides.items():
            button.clicked.connect(lambda _=False, side=side: self.show_side(side))

    def _lay_out(self) -> None:
        menu = QMenu(self.add_button)
        menu.setToolTipsVisible(True)
        moves = False
        for name, operation in self._known.items():
            if operation.moves_pixels and not moves:
                menu.addSeparator()
                moves = True
            action = menu.addAction(operation.title)
            action.setToolTip(operation.about)
            action.triggered.connect(lambda _=False, name=name: self.add(name))
        self.add_button.setMenu(menu)
        group = QButtonGroup(self)
        sides, order, compare = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for side, button in self.sides.items():
            button.setAccessibleName(tr("Enhance the {roles} photograph").format(roles=ROLES[side]))
            button.setCheckable(True)
            button.setProperty("choice", True)
            group.addButton(button)
            sides.addWidget(button, 1)
        self.sides[self._side].setChecked(True)
        self.steps.setAccessibleName(tr("Steps of the enhancement"))
        self.steps.setToolTip(tr("Ctrl with an arrow key moves a step, Delete removes it"))
        self.steps.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.steps.setMinimumHeight(96)
        for button in (self.up_button, self.down_button, self.remove_button):
            order.addWidget(button)
        self.original_button.setToolTip(
            tr("As long as it is pressed, the photographs as they came (key O, held)")
        )
        self.copy_button.setToolTip(tr("The same steps for the other photograph as well"))
        self.split_box.setToolTip(
            tr("The photograph as it came on the left, the result on the right")
        )
        self.split_slider.setRange(0, 100)
        self.split_slider.setValue(50)
        self.split_slider.setEnabled(False)
        self.split_slider.setAccessibleName(tr("Place of the split"))
        compare.addWidget(self.original_button)
        compare.addWidget(self.split_box)
        compare.addWidget(self.split_slider, 1)
        holder = QWidget()
        holder.setLayout(self._place)
        self._place.setContentsMargins(0, 2, 8, 2)
        area = scrolled(holder)
        area.setAccessibleName(tr("Settings of the step"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(7)
        sides.addWidget(self.add_button)
        order.addWidget(self.copy_button)
        column.addLayout(sides)
        column.addWidget(self.steps, 2)
        column.addLayout(order)
        column.addWidget(area, 4)
        column.addLayout(compare)
        column.addWidget(self._state)
        column.addWidget(self.record_button)
        column.addWidget(label(NOTICE, "notice", wraps=True))
