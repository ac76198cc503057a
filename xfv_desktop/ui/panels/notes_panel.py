"""Notes of the open case about what lies on the desk: taken, read with their history, amended."""

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.notes import Note, Subject
from xfv_desktop.services.opinion.procedure_forms import component_groups
from xfv_desktop.ui.elements.item_models import TableModel, TableRow
from xfv_desktop.ui.elements.language import event_time, said, tr
from xfv_desktop.ui.elements.ledger_table import LedgerTable
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import Desk

HEADINGS = (tr("No."), tr("Text"), tr("About"), tr("Who"), tr("When (UTC)"))
WIDTHS = (34, 0, 74, 74, 116)


class NotesPanel(QWidget):
    """All notes of the case that the person at work may read, and the place to take one."""

    taken = Signal(object, str)
    """What it is about, and the text."""

    amendment_wanted = Signal(object)
    """The note that is to be amended."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._notes: tuple[Note, ...] = ()
        self._model = TableModel(HEADINGS, self)
        self.table = LedgerTable(
            self._model,
            tr("Notes"),
            WIDTHS,
            tr("No note yet. Write down what you see, and take the note."),
        )
        self.text_edit = QPlainTextEdit()
        self.subject_box, self.component_box = QComboBox(), QComboBox()
        self.take_button = QPushButton(tr("Take note"))
        self.amend_button = QPushButton(tr("Amend …"))
        self._history = label("", "small", wraps=True)
        self._lay_out()
        self.take_button.clicked.connect(self._take)
        self.amend_button.clicked.connect(self._amend)
        self.text_edit.textChanged.connect(self._show_state)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_state())
        desk.changed.connect(self.refresh)
        desk.case_changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen(self) -> Note | None:
        """The note whose row is chosen."""
        row = self.table.currentIndex().row()
        return self._notes[row] if 0 <= row < len(self._notes) else None

    def refresh(self) -> None:
        """Read the notes again, and what a note can be about now."""
        case = self._desk.case
        if case is None:
            self.text_edit.clear()  # the next case, or the next person, is told nothing of it
        try:
            self._notes = case.notes(self._desk.person) if case else ()
        except UserError:  # an unreadable event: the check of the case names it
            self._notes = ()
        self._model.show([_row(note) for note in self._notes])
        self._show_subjects()
        self._show_state()

    def clear(self) -> None:
        """The note that was written is taken; the next one can be typed."""
        self.text_edit.clear()
        if self.isVisible():
            self.text_edit.setFocus()
        last = self._model.index(len(self._notes) - 1, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(last, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(last)

    def _show_subjects(self) -> None:
        """Each photograph in sight, the pair, the examination of it."""
        shown = {side: self._desk.shown(side) for side in Side}
        questioned, known = (one.number if one else "" for one in shown.values())
        subjects = [Subject(questioned=questioned)] if questioned else []
        subjects += [Subject(known=known)] if known else []
        if questioned and known:
            subjects.append(Subject(questioned=questioned, known=known))
            if self._desk.examination:
                number = self._desk.examination.number
                subjects.append(Subject(questioned=questioned, known=known, examination=number))
        words = [said(subject.words) for subject in subjects]
        box = self.subject_box
        if words != [box.itemText(place) for place in range(box.count())]:
            blocker = QSignalBlocker(box)
            box.clear()
            for subject in subjects:
                box.addItem(said(subject.words), subject)
            del blocker

    def _show_state(self) -> None:
        case, note = self._desk.case, self.chosen
        writable = case is not None and case.writable and self.subject_box.count() > 0
        for widget in (self.text_edit, self.subject_box, self.component_box):
            widget.setEnabled(writable)
        self.take_button.setEnabled(writable and bool(self.text_edit.toPlainText().strip()))
        own = note is not None and note.author == self._desk.person
        self.amend_button.setEnabled(writable and own)
        self._history.setText(_history(note) if note else "")
        self._history.setVisible(note is not None)

    def _take(self) -> None:
        subject = self.subject_box.currentData()
        component = self.component_box.currentIndex() or None
        about = Subject(
            questioned=subject.questioned, known=subject.known, component=component,
            examination=subject.examination,
        )  # fmt: skip
        self.taken.emit(about, self.text_edit.toPlainText())

    def _amend(self) -> None:
        if self.chosen:
            self.amendment_wanted.emit(self.chosen)

    def _lay_out(self) -> None:
        self.text_edit.setPlaceholderText(tr("What do you see?"))
        self.text_edit.setAccessibleName(tr("New note"))
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setMinimumHeight(40)
        self.setFocusProxy(self.text_edit)
        self.subject_box.setAccessibleName(tr("What the note is about"))
        self.component_box.setAccessibleName(tr("Component that the note is about"))
        self.component_box.addItem(tr("The whole"))
        self.component_box.addItems([f"{g.number}  {said(g.name)}" for g in component_groups()])
        for box in (self.subject_box, self.component_box):
            box.setMinimumWidth(110)
        about = QHBoxLayout()
        about.setSpacing(6)
        about.addWidget(self.subject_box, 1)
        about.addWidget(self.component_box, 1)
        chosen = QHBoxLayout()
        chosen.addWidget(self._history, 1)
        chosen.addStretch()
        chosen.addWidget(self.amend_button)
        writing = QVBoxLayout()
        writing.setSpacing(6)
        writing.addLayout(about)
        writing.addWidget(self.text_edit, 1)
        writing.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignRight)
        reading = QVBoxLayout()
        reading.setSpacing(6)
        reading.addWidget(self.table, 1)
        reading.addLayout(chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(12)
        layout.addLayout(reading, 2)
        layout.addLayout(writing, 1)


def _row(note: Note) -> TableRow:
    amended = len(note.wordings) - 1
    text = tr("{note}  (amended)").format(note=note.text) if amended else note.text
    cells = (
        str(note.number), text.replace("\n", " "), said(note.subject.words), note.author,
        event_time(note.taken_at)[:16],
    )  # fmt: skip
    return TableRow(key=str(note.number), cells=cells, tip=_history(note))


def _history(note: Note) -> str:
    """Every wording with its time, and why it took the place of the one before."""
    lines = []
    for wording in note.wordings:
        text = wording.text
        if wording.reason:
            text = tr("{text} – amended: {reason}").format(text=text, reason=wording.reason)
        lines.append(f"{event_time(wording.at)}  {text}")
    return "\n".join(lines)
