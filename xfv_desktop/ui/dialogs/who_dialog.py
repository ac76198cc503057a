"""Who works in a case: asked before anything is written there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit, QPushButton, QWidget

from xfv_desktop.services.cases.people import Duty, Person
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.elements.forms import Form
from xfv_desktop.ui.elements.language import said, tr

SOMEBODY_ELSE = tr("Somebody else …")
NEEDED = tr("State your name first: it stands in the audit trail beside everything that you do.")


class WhoDialog(Form):
    """One of the people of the case, or a new one; or nobody, to look without a name."""

    def __init__(
        self, title: str, people: Sequence[Person], settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(
            tr("Who works in this case?"),
            tr(
                "“{title}”: everything that is done stands in the audit trail under this "
                "name. To look only, no name is needed."
            ).format(title=title),
            tr("Work in the case"),
            parent,
        )
        self.only_look = False
        name = str(settings.get("examiner.name"))
        self.person_box = QComboBox()
        self.person_box.addItems([*(person.name for person in people), SOMEBODY_ELSE])
        known = [person.name for person in people]
        self.name_edit = QLineEdit("" if name in known else name)
        self.organisation_edit = QLineEdit(str(settings.get("examiner.organisation")))
        self.duty_box = QComboBox()
        for duty in Duty:
            self.duty_box.addItem(said(duty.value), duty.value)
        self.fields.addRow(tr("Person"), self.person_box)
        self.fields.addRow(tr("Name"), self.name_edit)
        self.fields.addRow(tr("Organisation"), self.organisation_edit)
        self.fields.addRow(tr("Duty"), self.duty_box)
        self.person_box.currentTextChanged.connect(lambda _: self._show_fields())
        self.person_box.setCurrentText(name if name in known else SOMEBODY_ELSE)
        self._show_fields()
        self.look_button = QPushButton(tr("Only look"))
        self.look_button.setToolTip(tr("Open the case for reading: nothing is written"))
        self.look_button.clicked.connect(self._look)
        buttons = self.findChild(QDialogButtonBox)
        if buttons is not None:
            buttons.addButton(self.look_button, QDialogButtonBox.ButtonRole.ActionRole)

    @property
    def new_person(self) -> bool:
        """Whether somebody is named who is not one of the people yet."""
        return self.person_box.currentText() == SOMEBODY_ELSE

    @property
    def name(self) -> str:
        """Who works."""
        return self.name_edit.text().strip() if self.new_person else self.person_box.currentText()

    @property
    def duty(self) -> Duty:
        """The new person's part in the case."""
        return Duty(self.duty_box.currentData())

    def fault(self) -> str | None:
        """Nothing is written anonymously."""
        return None if self.name else NEEDED

    def _look(self) -> None:
        self.only_look = True
        self.accept()

    def _show_fields(self) -> None:
        for edit in (self.name_edit, self.organisation_edit, self.duty_box):
            self.fields.setRowVisible(edit, self.new_person)
        if self.new_person:
            self.name_edit.setFocus()
