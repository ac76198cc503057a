"""Notes taken and amended."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from xfv_desktop.domain.notes import Note, Subject
from xfv_desktop.services.opinion import notes
from xfv_desktop.ui.commands.view_commands import bring_below
from xfv_desktop.ui.elements.forms import Form
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.panels.notes_panel import NotesPanel

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


class AmendDialog(Form):
    """Another wording of a note, and why."""

    def __init__(self, note: Note, parent: QWidget) -> None:
        super().__init__(
            tr("Amend note {note}").format(note=note.number),
            tr("The wording so far stays readable, with its time."),
            tr("Amend"),
            parent,
        )
        self._before = note.text
        self.text_edit, self.reason_edit = QPlainTextEdit(note.text), QPlainTextEdit()
        for name, edit in ((tr("Note"), self.text_edit), (tr("Reason"), self.reason_edit)):
            edit.setAccessibleName(name)
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(80)
            self.fields.addRow(name, edit)

    def fault(self) -> str | None:
        """Another wording, and a reason."""
        if self.text_edit.toPlainText().strip() in ("", self._before):
            return tr("Write what the note is to say from now on.")
        return None if self.reason_edit.toPlainText().strip() else tr("Write the reason.")


def panel(window: "MainWindow") -> NotesPanel:
    """The panel, connected with what it asks for."""
    made = NotesPanel(window.desk)
    made.taken.connect(lambda subject, text: _take(window, made, subject, text))
    made.amendment_wanted.connect(lambda note: _amend(window, note))
    return made


def begin(window: "MainWindow") -> None:
    """The panel in sight, with the keyboard in a new note."""
    notes_panel = window.findChild(NotesPanel)
    if isinstance(notes_panel, NotesPanel):
        bring_below(window, notes_panel)


def _take(window: "MainWindow", asked: NotesPanel, subject: Subject, text: str) -> None:
    case, name = window.desk.case, window.examiner.name
    if case:
        case.change(
            tr("Taking a note"),
            lambda file, *_: notes.take_note(file, subject, text, person=name),
            succeeded=lambda _: asked.clear(),
            failed=window.show_error,
            durable=True,
        )


def _amend(window: "MainWindow", note: Note) -> None:
    case, name = window.desk.case, window.examiner.name
    dialog = AmendDialog(note, window)

    def amended() -> None:
        text, reason = dialog.text_edit.toPlainText(), dialog.reason_edit.toPlainText()
        if case:
            case.change(
                tr("Amending note {note}").format(note=note.number),
                lambda file, *_: notes.amend_note(
                    file, note.number, text, person=name, reason=reason
                ),
                failed=window.show_error,
                durable=True,
            )

    dialog.accepted.connect(amended)
    dialog.open()
