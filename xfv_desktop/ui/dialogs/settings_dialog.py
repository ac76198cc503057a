"""Who examines, on what device, and with which identity reports are signed."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from xfv_desktop.domain.errors import UserError
from xfv_desktop.services.cases import likelihood
from xfv_desktop.services.program.authority import authority_at
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.program.trust import TrustStore
from xfv_desktop.services.reports.laboratory_profile import laboratory_profile
from xfv_desktop.ui.dialogs.edition_form import choose_laboratory
from xfv_desktop.ui.dialogs.identity_dialogs import IdentityForm, Ways
from xfv_desktop.ui.dialogs.signing_dialogs import TrustDialog
from xfv_desktop.ui.dialogs.who_dialog import NEEDED
from xfv_desktop.ui.elements import scaling
from xfv_desktop.ui.elements.forms import (
    PathField,
    choose_calibration,
    choose_folder,
    choose_verbal_scale,
)
from xfv_desktop.ui.elements.language import LANGUAGES, said, tr

WIDTH = 660
"""The fields say in words what stands for nothing."""


class SettingsDialog(IdentityForm):
    """The settings that an examiner has."""

    chapter = "display-and-keys"

    def __init__(self, settings: Settings, ways: Ways, parent: QWidget) -> None:
        from xfv_desktop.services.comparison import examination

        super().__init__(tr("Settings"), "", tr("Save"), settings, ways, parent)
        self._settings = settings
        self.setMinimumWidth(WIDTH)
        self.name_edit = QLineEdit(str(settings.get("examiner.name")))
        self.organisation_edit = QLineEdit(str(settings.get("examiner.organisation")))
        self.role_edit = QLineEdit(str(settings.get("examiner.role")))
        self.device_box = QComboBox()
        self.device_box.addItems(examination.device_names())
        self.device_box.setCurrentText(str(settings.get("compute.device")))
        self.fields.addRow(tr("Examiner"), self.name_edit)
        self.fields.addRow(tr("Organisation"), self.organisation_edit)
        self.fields.addRow(tr("Role"), self.role_edit)
        self.fields.addRow(tr("Compute device"), self.device_box)
        self.cases_field = PathField(tr("Folder of cases"), choose_folder)
        self.cases_field.edit.setText(str(settings.get("cases.folder")))
        self.cases_field.edit.setPlaceholderText(tr("searched on the start page; none"))
        self.fields.addRow(tr("Folder of cases"), self.cases_field)
        self.calibration_field = PathField(tr("Calibration"), choose_calibration)
        self.scale_field = PathField(tr("Verbal scale"), choose_verbal_scale)
        for name, field, key, without in (
            (tr("Calibration"), self.calibration_field, "calibration", tr("the demonstration")),
            (tr("Verbal scale"), self.scale_field, "verbal_scale", tr("the program's table")),
        ):
            field.edit.setText(str(settings.get(f"evaluation.{key}")))
            field.edit.setPlaceholderText(without)
            self.fields.addRow(name, field)
        self.laboratory_field = PathField(tr("Laboratory’s file"), choose_laboratory)
        self.laboratory_field.edit.setText(str(settings.get("report.laboratory")))
        self.laboratory_field.edit.setPlaceholderText(tr("letterhead of reports; none"))
        self.fields.addRow(tr("Laboratory"), self.laboratory_field)
        self.authority_edit = QLineEdit(str(settings.get("signing.authority")))
        self.authority_edit.setPlaceholderText(tr("none: no network is ever used"))
        self.authority_edit.setToolTip(
            tr(
                "Address (http:// or https://) that is asked at every signature. Only a hash is "
                "sent."
            )
        )
        self.fields.addRow(tr("Time-stamp authority"), self.authority_edit)
        self.trust_button = QPushButton(tr("Trusted certificates and revocation lists …"))
        self.trust_button.clicked.connect(
            lambda: TrustDialog(TrustStore(settings.folder), self).open()
        )
        self.fields.addRow("", self.trust_button)
        self.scale_box = QComboBox()
        self.scale_box.addItems([f"{percent} %" for percent in scaling.PERCENTS])
        self.scale_box.setCurrentText(f"{scaling.percent(settings)} %")
        self.scale_box.setToolTip(tr("From the next start of the program on"))
        self.fields.addRow(tr("Size, from the next start"), self.scale_box)
        self.language_box = QComboBox()
        for code, name in {"system": tr("as the system"), **LANGUAGES}.items():
            self.language_box.addItem(name, code)
        of_now = self.language_box.findData(settings.get("display.language"))
        self.language_box.setCurrentIndex(max(of_now, 0))
        self.language_box.setToolTip(tr("From the next start of the program on"))
        self.fields.addRow(tr("Language, from the next start"), self.language_box)
        self.add_identity_rows()

    def fault(self) -> str | None:
        """Nothing is done without a name; a calibration and a scale must be usable."""
        try:
            likelihood.calibration(self.calibration_field.edit.text().strip())
            likelihood.verbal_scale(self.scale_field.edit.text().strip())
            laboratory_profile(self.laboratory_field.edit.text().strip())
            if address := self.authority_edit.text().strip():
                authority_at(address)
        except UserError as error:
            return said(str(error))
        return None if self.name_edit.text().strip() else NEEDED

    def submit(self) -> None:
        """Saves everything."""
        for key, value in (
            ("examiner.name", self.name_edit.text().strip()),
            ("examiner.organisation", self.organisation_edit.text().strip()),
            ("examiner.role", self.role_edit.text().strip()),
            ("compute.device", self.device_box.currentText()),
            ("cases.folder", self.cases_field.edit.text().strip()),
            ("evaluation.calibration", self.calibration_field.edit.text().strip()),
            ("evaluation.verbal_scale", self.scale_field.edit.text().strip()),
            ("report.laboratory", self.laboratory_field.edit.text().strip()),
            ("signing.authority", self.authority_edit.text().strip()),
            ("identity.file", self.identity_field.edit.text().strip()),
        ):
            self._settings.set(key, value)
        self._settings.set("display.scale", scaling.PERCENTS[self.scale_box.currentIndex()])
        self._settings.set("display.language", self.language_box.currentData())
        self.accept()
