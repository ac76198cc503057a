"""What an examiner says of a photograph before it becomes an exhibit."""

from collections.abc import Sequence
from datetime import datetime

import attrs
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.evidence import Exhibit, Role
from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.services.cases.originals import DIGESTS
from xfv_desktop.services.evidence.intake import Inspection
from xfv_desktop.ui.dialogs.queue_buttons import offer_skipping
from xfv_desktop.ui.elements.forms import level_labels
from xfv_desktop.ui.elements.language import heading, said, tr
from xfv_desktop.ui.elements.manual_window import add_help
from xfv_desktop.ui.elements.moments import MomentEdit
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pictures.face_picker import FacePicker
from xfv_desktop.ui.pictures.image_layers import image_from_rgb
from xfv_desktop.ui.state.exhibit_entries import file_facts

NOT_SAID = QDateTime.fromSecsSinceEpoch(0)
"""Shown as words: no time of receipt is stated."""


@attrs.frozen(kw_only=True)
class Particulars:
    """What is said of an exhibit at intake, in the words of ``intake.add_exhibit``."""

    role: Role
    label: str
    subject: str
    source: str
    received_from: str
    received_at: datetime | None
    remarks: str
    digests: tuple[str, ...]


class IntakeDialog(QDialog):
    """Role, face, subject, source, receipt and remarks of a photograph that was inspected.

    Its result is ``SKIPPED`` where it is left out and those that wait are not.
    """

    def __init__(
        self,
        inspection: Inspection,
        role: Role | None,
        same: Sequence[str],
        waiting: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add photograph"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(940, 640)
        self._inspection = inspection
        self._weak = label("", "notice", wraps=True)
        self.picker = FacePicker(
            image_from_rgb(inspection.pixels), inspection.faces, inspection.face_index
        )
        self.roles = {known: QRadioButton(heading(known.value)) for known in Role}
        self.label_edit = QLineEdit()
        self.subject_edit = QLineEdit()
        self.source_edit = QLineEdit()
        self.from_edit = QLineEdit()
        self.at_edit = MomentEdit(NOT_SAID)
        self.digests_box = QCheckBox(tr("Record {digests} too").format(digests=", ".join(DIGESTS)))
        self.all_box = QCheckBox(
            tr("The same for all that follow ({waiting})").format(waiting=waiting), self
        )
        self.all_box.setVisible(waiting > 0)
        self.remarks_edit = QPlainTextEdit()
        self.add_button = QPushButton(tr("Add to the case"))
        self._lay_out(inspection, same, waiting)
        if role:
            self.roles[role].setChecked(True)
        for button in self.roles.values():
            button.toggled.connect(self._check)
        self.picker.chosen.connect(self._check)
        self.picker.setFocus()
        self._check()

    @property
    def role(self) -> Role | None:
        """The part that the photograph plays; ``None`` until somebody has said it."""
        return next((role for role, button in self.roles.items() if button.isChecked()), None)

    @property
    def particulars(self) -> Particulars | None:
        """What was said; ``None`` until a role is."""
        if self.role is None:
            return None
        stated = self.at_edit.dateTime() != self.at_edit.minimumDateTime()
        return Particulars(
            role=self.role,
            label=self.label_edit.text().strip(),
            subject=self.subject_edit.text().strip(),
            source=self.source_edit.text().strip(),
            received_from=self.from_edit.text().strip(),
            received_at=self.at_edit.moment if stated else None,
            remarks=self.remarks_edit.toPlainText().strip(),
            digests=tuple(DIGESTS) if self.digests_box.isChecked() else (),
        )

    def _check(self) -> None:
        face = self.picker.face_index
        self.add_button.setEnabled(self.role is not None and face is not None)
        told = () if face is None else self._inspection.warnings(face)
        self._weak.setText("\n".join(said(warning) for warning in told))
        self._weak.setVisible(bool(told))

    def _lay_out(self, inspection: Inspection, same: Sequence[str], waiting: int) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add_button.setProperty("primary", True)
        buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        add_help(buttons, "evidence", self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        offer_skipping(buttons, self, waiting)
        self.add_button.setDefault(True)
        roles = QHBoxLayout()
        roles.setSpacing(16)
        group = QButtonGroup(self)
        for button in self.roles.values():
            group.addButton(button)
            roles.addWidget(button)
        roles.addStretch()
        self.label_edit.setPlaceholderText(tr("for example: camera 3, 14:02"))
        self.subject_edit.setPlaceholderText(tr("who is shown, as far as it is said"))
        self.source_edit.setPlaceholderText(tr("where the file came from"))
        self.from_edit.setPlaceholderText(tr("who handed it over"))
        self.at_edit.setMinimumDateTime(NOT_SAID)
        self.at_edit.setMaximumDateTime(QDateTime.currentDateTime())
        self.at_edit.setSpecialValueText(tr("not stated"))
        self.digests_box.setToolTip(
            tr("Hashes beside the SHA-256, to find the file in other lists")
        )
        receipt = QHBoxLayout()
        receipt.setSpacing(8)
        receipt.addWidget(self.from_edit, 1)
        receipt.addWidget(self.at_edit)
        self.from_edit.setAccessibleName(tr("Received from"))
        self.at_edit.setAccessibleName(tr("Received at"))
        self.remarks_edit.setFixedHeight(76)
        self.remarks_edit.setTabChangesFocus(True)
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.addRow(tr("Role"), roles)
        form.addRow(tr("Label"), self.label_edit)
        form.addRow(tr("Subject"), self.subject_edit)
        form.addRow(tr("Source"), self.source_edit)
        form.addRow(tr("Received"), receipt)
        form.addRow(tr("Remarks"), self.remarks_edit)
        form.addRow("", self.digests_box)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(label(inspection.image.name, "heading", wraps=True))
        facts = f"{file_facts(inspection.image)}\nSHA-256 {inspection.image.sha256[:16]} …"
        side.addWidget(label(facts, "small", wraps=True))
        for remark in inspection.image.remarks:
            side.addWidget(label(said(remark), "notice", wraps=True))
        if same:
            numbers = ", ".join(same)
            side.addWidget(
                label(
                    tr("The same file is in the case as {numbers}.").format(numbers=numbers),
                    "notice",
                    wraps=True,
                )
            )
        side.addLayout(form)
        side.addWidget(label(_face_sentence(len(inspection.faces)), "muted", wraps=True))
        side.addWidget(self._weak)
        side.addStretch()
        side.addWidget(self.all_box)
        side.addWidget(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.picker, 5)
        row.addLayout(side, 4)
        level_labels(form)


class FaceDialog(QDialog):
    """Which face of an exhibit is meant."""

    def __init__(self, image: QImage, exhibit: Exhibit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Face in {exhibit}").format(exhibit=exhibit.number))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 560)
        faces: tuple[DetectedFace, ...] = exhibit.faces
        self.picker = FacePicker(image, faces, exhibit.face_index)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(label(_face_sentence(len(faces)), "muted", wraps=True))
        column.addWidget(self.picker, 1)
        column.addWidget(buttons)
        self.picker.setFocus()


def _face_sentence(count: int) -> str:
    if count == 1:
        return tr("One face was found. Check that the box lies on it.")
    return tr("{count} faces were found. Click the one that is meant, or press its number.").format(
        count=count
    )
