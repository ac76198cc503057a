"""The steps by which an exhibit's picture is enhanced, and the numbers of the chosen one."""

from collections.abc import Callable

import attrs
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.enhancement import Chain, EnhancementStep
from xfv_desktop.domain.enhancement_record import Purpose
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.recipe import Parameter
from xfv_desktop.services.evidence import enhancement
from xfv_desktop.ui.elements.choice_bar import ChoiceBar
from xfv_desktop.ui.elements.forms import scrolled
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.network_bar import PURPOSES, NetworkBar
from xfv_desktop.ui.elements.step_form import StepForm
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pages.enhanced_views import EnhancedViews
from xfv_desktop.ui.pages.examination_page import ExaminationPage
from xfv_desktop.ui.pages.split_bar import SplitBar
from xfv_desktop.ui.panels.side_bar import SideBar
from xfv_desktop.ui.panels.step_list import StepList, state_words
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.enhancements import Enhancements


class EnhancementPanel(QWidget):
    """One chain at a time: of the questioned or the known photograph, for the eye or the network.

    ``reason_wanted`` asks why a side's chain for the network is to be put on record.
    """

    reason_wanted = Signal(Side)

    def __init__(self, desk: Desk, page: ExaminationPage) -> None:
        super().__init__()
        self._desk = desk
        self.chains = {purpose: Enhancements(desk, purpose, self) for purpose in Purpose}
        self.views = EnhancedViews(page, self.chains)
        page.superimposition.faces.follow(self.chains[Purpose.EYE])
        self._known = enhancement.operations()
        self._side = Side.PROBE
        self._shape: tuple[str, ...] = ()
        self.sides = SideBar(tr("Enhance the {role} photograph"))
        self.steps = StepList()
        self.add_button = QPushButton(tr("Add a step"))
        self.up_button, self.down_button = QPushButton(tr("Up")), QPushButton(tr("Down"))
        self.remove_button, self.copy_button = QPushButton(tr("Remove")), QPushButton(tr("Copy"))
        self.purposes, self.network, self.split = (
            ChoiceBar(PURPOSES),
            NetworkBar(),
            SplitBar(self.views),
        )
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

    @property
    def enhancements(self) -> Enhancements:
        """The chains that are shown."""
        return self.chains[self.views.purpose]

    def show_purpose(self, purpose: Purpose) -> None:
        """The chains for the eye or those for the network, in the list and in the views."""
        self.purposes.buttons[purpose].setChecked(True)
        self.network.show_purpose(purpose)
        self.views.show_purpose(purpose)
        self.show_side(self._side)

    def show_side(self, side: Side) -> None:
        """The chain of that photograph."""
        self._side = side
        self._shape = ()
        self.refresh()

    def refresh(self) -> None:
        """The chain as it is now; the form stays where the steps are the same."""
        draft, case = self.enhancements.draft(self._side), self._desk.case
        self.sides.show_sides(self._side, self._desk.shown)
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
        eye = self.views.purpose is Purpose.EYE
        self.record_button.setVisible(writable and open_ and eye)
        self.network.from_eye_button.setEnabled(writable)
        self.network.give_button.setEnabled(writable and open_)

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
        return f"{said(operation.title)}\n{said(operation.words(step.parameters))}"

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
        self.copy_button.setEnabled(writable and both and bool(steps))

    def _changed(self, side: Side) -> None:
        if side is self._side or self.enhancements.draft(self._side) is None:
            self.refresh()

    def _row_chosen(self, _: int) -> None:
        self._show_form()
        self.refresh()

    def _as_for_the_eye(self) -> None:
        eye = self.chains[Purpose.EYE].draft(self._side)
        if eye is not None:
            steps = enhancement.for_the_network(eye.steps)
            self.enhancements.edit(self._side, steps, "copied from the chain for the eye")

    def _connect(self) -> None:
        for enhancements in self.chains.values():
            enhancements.changed.connect(self._changed)
        self.purposes.chosen.connect(self.show_purpose)
        self.network.from_eye_button.clicked.connect(self._as_for_the_eye)
        self.network.give_button.clicked.connect(lambda: self.reason_wanted.emit(self._side))
        self._desk.changed.connect(self.refresh)
        self.steps.currentRowChanged.connect(self._row_chosen)
        self.steps.itemChanged.connect(self._checked)
        self.steps.moved.connect(self._move)
        self.steps.removed.connect(self._remove)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.remove_button.clicked.connect(self._remove)
        self.copy_button.clicked.connect(lambda: self.enhancements.copy(self._side))
        self.record_button.clicked.connect(self.chains[Purpose.EYE].record)
        self.sides.chosen.connect(self.show_side)

    def _lay_out(self) -> None:
        menu = QMenu(self.add_button)
        menu.setToolTipsVisible(True)
        moves = False
        for name, operation in self._known.items():
            if operation.moves_pixels and not moves:
                menu.addSeparator()
                moves = True
            action = menu.addAction(said(operation.title))
            action.setToolTip(said(operation.about))
            action.triggered.connect(lambda _=False, name=name: self.add(name))
        self.add_button.setMenu(menu)
        sides, order = QHBoxLayout(), QHBoxLayout()
        self.steps.setAccessibleName(tr("Steps of the enhancement"))
        self.steps.setToolTip(tr("Ctrl with an arrow key moves a step, Delete removes it"))
        self.steps.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.steps.setSpacing(2)
        for button in (self.up_button, self.down_button, self.remove_button):
            order.addWidget(button)
        self.copy_button.setToolTip(tr("The same steps for the other photograph as well"))
        sides.addWidget(self.sides, 1)
        sides.addWidget(self.add_button)
        order.addWidget(self.copy_button)
        chain = QWidget()  # scrolls as a whole: on a low screen its settings need the room
        both, column = QVBoxLayout(chain), QVBoxLayout(self)
        both.setContentsMargins(0, 0, 8, 0)
        both.addWidget(self.steps, 2)
        both.addLayout(self._place, 4)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(7)
        column.addWidget(self.purposes)
        column.addLayout(sides)
        column.addLayout(order)
        column.addWidget(scrolled(chain, tr("Steps and their settings")), 1)
        for widget in (self.split, self._state, self.record_button, self.network):
            column.addWidget(widget)
