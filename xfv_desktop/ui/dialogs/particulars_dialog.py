"""What only the examiner can say in a report: every field, in the order of its sections."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.particulars import About, Field, Particulars, Subject
from xfv_desktop.domain.places import Place
from xfv_desktop.services.opinion.written import particular
from xfv_desktop.services.reports.report_texts import OF_OTHERS
from xfv_desktop.ui.elements.forms import Form, scrolled
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.phrase_line import PhraseLine
from xfv_desktop.ui.elements.theme import label

Given = Mapping[Subject, Mapping[str, str]]
"""Texts by the id of their field, of each subject."""

LINE_PX = 22


class ParticularsDialog(Form):
    """All fields that a report on an examination prints; what is changed is recorded."""

    def __init__(
        self,
        fields: Sequence[Field],
        subjects: Sequence[Subject],
        there: Particulars,
        record: Callable[["ParticularsDialog", Given], None],
        parent: QWidget,
    ) -> None:
        super().__init__(
            tr("Particulars of the report"),
            tr("What stands in no photograph: who asked what, who examined, what was concluded. "
            "Earlier texts stay on record."),
            tr("Record"), parent,
        )  # fmt: skip
        self.setMinimumSize(760, 640)
        self._record = record
        self.edits: dict[tuple[str, Subject], QLineEdit | QPlainTextEdit] = {}
        self.lines: dict[tuple[str, Subject], PhraseLine] = {}
        self._before: dict[tuple[str, Subject], str] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        page = QWidget()
        page.setLayout(self._column)
        section = 0
        for field in fields:
            for subject in (one for one in subjects if one.about is field.about):
                if field.section != section:
                    section = field.section
                    self._column.addSpacing(10)
                    self._column.addWidget(
                        label(tr("SECTION {section}").format(section=section), "caption")
                    )
                self._add(field, subject, there.text(field.id, subject))
        self._column.addStretch()
        self._scroll = scrolled(page, tr("Particulars"))
        self._scroll.setFocusProxy(next(iter(self.edits.values())))
        self._scroll.setMinimumHeight(440)
        self.fields.addRow(self._scroll)

    def go_to(self, place: Place) -> None:
        """The field that a list leads to."""
        for (name, subject), edit in self.edits.items():
            key = "" if subject.about is About.CASE else f"{subject.about.value} {subject.name}"
            if (name, key) == (place.field, place.subject):
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(edit, 0, 120)

    def go_to_section(self, number: int, fields: Sequence[Field]) -> None:
        """The first field of a section."""
        ids = [one.id for one in fields if one.section == number]
        found = next((key for key in self.edits if key[0] in ids), None)
        if found is not None:
            self.edits[found].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self.edits[found], 0, 120)

    def given(self) -> Given:
        """What was changed."""
        changed: dict[Subject, dict[str, str]] = {}
        for (name, subject), edit in self.edits.items():
            text = (edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()).strip()
            if text != self._before[name, subject]:
                changed.setdefault(subject, {})[name] = text
        return changed

    def submit(self) -> None:
        """Leaves the work to the worker; without a change there is none."""
        given = self.given()
        if not given:
            self.accept()
            return
        self.set_busy(True)
        self._record(self, given)

    def _add(self, field: Field, subject: Subject, text: str) -> None:
        edit: QLineEdit | QPlainTextEdit
        if field.lines == 1:
            edit = QLineEdit(text)
        else:
            edit = QPlainTextEdit(text)
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(LINE_PX * field.lines + 14)
        words = said(particular(field, subject).words)
        edit.setAccessibleName(words)
        edit.setAccessibleDescription(said(field.hint))
        self.edits[field.id, subject] = edit
        self._before[field.id, subject] = text
        title = words if field.required else tr("{field}  – optional").format(field=words)
        self._column.addWidget(label(title, "strong", wraps=True))
        self._column.addWidget(label(said(field.hint), "small", wraps=True))
        self._column.addWidget(edit)
        if field.id not in OF_OTHERS:
            line = self.lines[field.id, subject] = PhraseLine(edit)
            self._column.addWidget(line)
        self._column.addSpacing(6)
