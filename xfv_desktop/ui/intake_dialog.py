"""What an examiner says of a photograph before it becomes an exhibit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
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

from xfv_desktop.domain.evidence import Exhibit, ImageFile, Role
from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.services.intake import Inspection
from xfv_desktop.ui.face_picker import FacePicker
from xfv_desktop.ui.image_layers import image_from_rgb
from xfv_desktop.ui.theme import label


class IntakeDialog(QDialog):
    """Role, face, label, source and remarks of a photograph that was inspected."""

    def __init__(
        self,
        inspection: Inspection,
        role: Role | None,
        same: Sequence[str],
        waiting: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add photograph")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 560)
        self.picker = FacePicker(
            image_from_rgb(inspection.pixels), inspection.faces, inspection.face_index
        )
        self.roles = {known: QRadioButton(known.value.capitalize()) for known in Role}
        self.label_edit = QLineEdit()
        self.source_edit = QLineEdit()
        self.remarks_edit = QPlainTextEdit()
        self.add_button = QPushButton("Add to the case")
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

    def _check(self) -> None:
        ready = self.role is not None and self.picker.face_index is not None
        self.add_button.setEnabled(ready)

    def _lay_out(self, inspection: Inspection, same: Sequence[str], waiting: int) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add_button.setProperty("primary", True)
        buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.add_button.setDefault(True)
        roles = QHBoxLayout()
        group = QButtonGroup(self)
        for button in self.roles.values():
            group.addButton(button)
            roles.addWidget(button)
        roles.addStretch()
        self.label_edit.setPlaceholderText("for example: camera 3, 14:02")
        self.source_edit.setPlaceholderText("where the file came from")
        self.remarks_edit.setFixedHeight(76)
        self.remarks_edit.setTabChangesFocus(True)
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.addRow("Role", roles)
        form.addRow("Label", self.label_edit)
        form.addRow("Source", self.source_edit)
        form.addRow("Remarks", self.remarks_edit)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(label(inspection.image.name, "heading", wraps=True))
        side.addWidget(label(_facts(inspection.image), "small", wraps=True))
        for remark in inspection.image.remarks:
            side.addWidget(label(remark, "notice", wraps=True))
        if same:
            numbers = ", ".join(same)
            side.addWidget(
                label(f"The same file is in the case as {numbers}.", "notice", wraps=True)
            )
        side.addLayout(form)
        side.addWidget(label(_face_sentence(len(inspection.faces)), "muted", wraps=True))
        side.addStretch()
        if waiting:
            side.addWidget(label(f"{waiting} more to come", "small"))
        side.addWidget(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.picker, 3)
        row.addLayout(side, 2)


class FaceDialog(QDialog):
    """Which face of an exhibit is meant."""

    def __init__(self, image: QImage, exhibit: Exhibit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Face in {exhibit.number}")
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


def _facts(image: ImageFile) -> str:
    return (
        f"{image.format}, {image.width} × {image.height} px, {image.byte_count:,} bytes\n"
        f"SHA-256 {image.sha256[:16]} …"
    )


def _face_sentence(count: int) -> str:
    if count == 1:
        return "One face was found. Check that the box lies on it."
    return f"{count} faces were found. Click the one that is meant, or press its number."
