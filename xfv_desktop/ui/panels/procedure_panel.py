"""The examiner's own opinion of the pair on the desk, stage by stage."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.procedure import Procedure, Question, Stage
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.contradictions import contradictions
from xfv_desktop.ui.elements.entry_list import LOW
from xfv_desktop.ui.elements.forms import scrolled
from xfv_desktop.ui.elements.item_models import ENTRY_ROLE, EntriesModel, Entry, Index
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.stage_bar import ProgressRing, StageBar
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.panels.procedure_invitation import ProcedureInvitation
from xfv_desktop.ui.panels.question_form import QuestionForm
from xfv_desktop.ui.panels.subject_head import SubjectHead
from xfv_desktop.ui.panels.subject_list import SubjectList
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.procedure_words import (
    NOT_ANSWERED,
    closing,
    summary,
    title_of,
)


class ProcedurePanel(QWidget):
    """The open procedure of the person at work, or what can be begun."""

    begin_wanted = Signal()
    verify_wanted = Signal()
    answered = Signal(Stage, str, str, str)
    """Stage, subject, field and value."""

    lock_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._number: int | None = None
        self._open_stage: Stage | None = None
        self._stage = Stage.ANALYSIS
        self._subject = ""
        self._pending: dict[tuple[Stage, str, str], str] = {}
        self.form: QuestionForm | None = None
        self.stages, self.ring = StageBar(), ProgressRing()
        self.invitation = ProcedureInvitation(desk)
        self._state = label("", "small", wraps=True)
        self._head = SubjectHead(desk)
        self._entries = EntriesModel(self)
        self.subjects = SubjectList(self._entries)
        self.open_button = QPushButton(tr("Unanswered"))
        self.lock_button = QPushButton(tr("Lock"))
        self.lock_button.setProperty("primary", True)
        self.end_button = QPushButton(tr("Insufficient quality …"))
        self._place = QVBoxLayout()
        self._pages = QStackedWidget()
        self._lay_out()
        self.invitation.begin_button.clicked.connect(self.begin_wanted)
        self.invitation.verify_button.clicked.connect(self.verify_wanted)
        self.lock_button.clicked.connect(self._lock)
        self.end_button.clicked.connect(self.end_wanted)
        self.stages.chosen.connect(self._show_stage)
        self.subjects.selectionModel().currentChanged.connect(self._subject_chosen)
        self.subjects.answered.connect(self._answer_by_number)
        self.subjects.gone_on.connect(self.next_open)
        self.open_button.toggled.connect(lambda _: self.refresh())
        desk.changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)
        desk.settling.connect(self.settle)
        self.refresh()

    @property
    def stage(self) -> Stage:
        """The stage that is shown."""
        return self._stage

    def settle(self) -> None:
        """What was typed is recorded now."""
        if self.form:
            self.form.settle()

    def go_to(self, stage: Stage, subject: str) -> None:
        """Show a subject of a stage."""
        self._show_stage(stage)
        self.subjects.setCurrentIndex(self._entries.index_of(subject))

    def drop_pending(self) -> None:
        """Answers that were not recorded are forgotten; the form shows those that were."""
        self._pending = {}
        if self._desk.procedure:
            self._show_form()
            self._show_subjects(self._desk.procedure)

    def refresh(self) -> None:
        """Show the procedure of the pair on the desk as it is now."""
        procedure = self._desk.procedure
        begun = self.invitation.isAncestorOf(QApplication.focusWidget() or self)
        self._pages.setCurrentIndex(1 if procedure else 0)
        if procedure is None:
            self._number = None
            self.invitation.refresh()
            self.setFocusProxy(self.invitation)
            return
        self.setFocusProxy(self.subjects)
        given = procedure.answers()
        self._pending = {k: v for k, v in self._pending.items() if given.get(k, "") != v}
        if procedure.number != self._number:
            self._pending = {}
        locked = procedure.number == self._number and procedure.stage is not self._open_stage
        if locked or procedure.number != self._number:
            self._number, self._open_stage = procedure.number, procedure.stage
            self._stage, self._subject = procedure.stage or Stage.EVALUATION, ""
        self._show(procedure)
        if (locked or begun) and self.isVisible():
            self.setFocus()  # the button that did it is off, and keys go on with what is next

    def _show(self, procedure: Procedure) -> None:
        self.stages.show_procedure(procedure, self._stage)
        unknown = self._subject not in (subjects := self._subjects())
        if unknown or self.form is None:
            self._subject = next(iter(subjects), "") if unknown else self._subject
            self._show_form()
        self._show_subjects(procedure)

    def _show_subjects(self, procedure: Procedure) -> None:
        answers, asked = self._answers(), self._asked()
        missing = {q.subject for q in self._open(answers)}
        wrong = {one.subject for one in contradictions(procedure, self._stage)}
        is_open = procedure.stage is self._stage
        listed = (
            missing | wrong | {self._subject} if self.open_button.isChecked() else self._subjects()
        )
        begun = {subject for (stage, subject, _) in answers if stage is self._stage}
        entries = [
            Entry(
                key=subject,
                title=title_of(subject),
                subtitle=summary(asked, answers, subject) or NOT_ANSWERED,
                warns=subject in wrong or (subject in missing & begun and is_open),
            )
            for subject in self._subjects()
            if subject in listed
        ]
        self._entries.show(entries)
        self.subjects.setMaximumHeight(LOW * len(entries) + 6)
        self.subjects.setCurrentIndex(self._entries.index_of(self._subject))
        if self.form:
            self.form.show_relevant(self._own_answers())
        required = [q for q in asked if q.wanted(answers)]
        open_ = len(self._open(answers))
        self.ring.show_progress(len(required) - open_, len(required))
        self._state.setText(closing(procedure, self._stage, open_, wrong))
        self._head.show_said(procedure)
        self.lock_button.setVisible(is_open)
        lock = tr("Lock the {stage}").format(stage=said(self._stage))
        last = self._stage is Stage.MACHINE
        self.lock_button.setText(tr("Close the record") if last else lock)
        self.lock_button.setEnabled(is_open and not open_ and not wrong)
        self.end_button.setVisible(is_open and not procedure.unmasked)

    def _show_form(self) -> None:
        if self.form is not None:
            self.form.settle()
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._head.show_subject(self._subject, self._stage)
        if not self._subject:
            return
        questions = [q for q in self._asked() if q.subject == self._subject]
        self.form = QuestionForm(questions, self._own_answers())
        self.form.answered.connect(self._answered)
        self._place.addWidget(self.form)
        self.form.follow(self._questions)

    def _answered(self, question: Question, value: str) -> None:
        self._pending[question.key] = value
        procedure = self._desk.procedure
        if procedure:
            self._show_subjects(procedure)
            self.answered.emit(question.stage, question.subject, question.field, value)

    def _lock(self) -> None:
        self.settle()
        self.lock_wanted.emit()

    def _show_stage(self, stage: Stage) -> None:
        self.settle()
        self._stage, self._subject = stage, ""
        self.refresh()

    def _subject_chosen(self, index: Index, _: Index) -> None:
        if index.isValid() and index.data(ENTRY_ROLE).key != self._subject:
            self.settle()
            self._subject = index.data(ENTRY_ROLE).key
            self._show_form()

    def _asked(self) -> tuple[Question, ...]:
        conflict = self._desk.in_conflict
        return tuple(q for q in forms.questions(conflict=conflict) if q.stage is self._stage)

    def _subjects(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(question.subject for question in self._asked()))

    def _answers(self) -> Mapping[tuple[Stage, str, str], str]:
        procedure = self._desk.procedure
        return {**(procedure.answers() if procedure else {}), **self._pending}

    def _own_answers(self) -> dict[str, str]:
        """The answers about the subject that is shown, by field."""
        here = (self._stage, self._subject)
        return {f: v for (stage, s, f), v in self._answers().items() if (stage, s) == here}

    def _open(self, answers: Mapping[tuple[Stage, str, str], str]) -> list[Question]:
        return [q for q in self._asked() if q.wanted(answers) and not answers.get(q.key)]

    def _answer_by_number(self, number: int) -> None:
        if self.form:
            self.form.choose(number, self._own_answers())
        if not any(q.subject == self._subject for q in self._open(self._answers())):
            self.next_open()
        else:
            self._show_open()

    def _show_open(self) -> None:
        """Who answers by keys in the list sees what is asked next; others scroll themselves."""
        if not (self.form and self.subjects.hasFocus()):
            return
        if part := self.form.open_part(self._own_answers()):
            self._questions.ensureWidgetVisible(part, 0, 0)

    def next_open(self, step: int = 1) -> None:
        """The next subject with an open question (−1: the one before), round and round."""
        subjects = self._subjects()[::step]
        here = subjects.index(self._subject) if self._subject in subjects else 0
        open_ = {question.subject for question in self._open(self._answers())}
        for subject in (*subjects[here + 1 :], *subjects[: here + 1]):
            if subject in open_:
                self.subjects.setCurrentIndex(self._entries.index_of(subject))
                return

    def _lay_out(self) -> None:
        self.open_button.setCheckable(True)
        self.open_button.setToolTip(tr("List only what has not been answered yet"))
        self._pages.addWidget(self.invitation)
        self._pages.addWidget(self._record())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def _record(self) -> QWidget:
        page = QWidget()
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.ring)
        top.addWidget(self._state, 1)
        top.addWidget(self.open_button)
        below.addWidget(self.end_button)
        below.addStretch()
        below.addWidget(self.lock_button)
        holder = QWidget()
        holder.setLayout(self._place)
        self._place.setContentsMargins(0, 4, 8, 4)
        self._place.addWidget(self._head)
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 6, 8, 10)
        column.setSpacing(6)
        column.addWidget(self.stages)
        column.addLayout(top)
        column.addWidget(self.subjects, 3)
        self._questions = scrolled(holder, tr("Questions"))
        self._questions.verticalScrollBar().rangeChanged.connect(lambda *_: self._show_open())
        column.addWidget(self._questions, 4)
        column.addLayout(below)
        return page
