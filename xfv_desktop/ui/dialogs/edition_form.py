"""Which report is made: form, language, laboratory, and the earlier one that it refers to."""

from collections.abc import Sequence

import attrs
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QLineEdit, QWidget

from xfv_desktop.domain.casework import Report
from xfv_desktop.domain.particulars import Form
from xfv_desktop.domain.report import LANGUAGES, Succession
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.elements.forms import PathField, level_labels
from xfv_desktop.ui.elements.language import tr

FORMS = {
    Form.FULL: tr("Full report"),
    Form.STATEMENT: tr("Statement only"),
    Form.NOTE: tr("Verifier’s note"),
}
LANGUAGE_NAMES = {"": tr("as the laboratory’s file says"), "en": tr("English"), "de": tr("Deutsch")}


@attrs.frozen
class Choice:
    """What was chosen; ``earlier`` is the id of a report, empty for none."""

    form: Form
    language: str
    laboratory: str
    earlier: str
    how: Succession
    reason: str


class EditionForm(QWidget):
    """The rows in which an edition is chosen."""

    def __init__(self, settings: Settings, reports: Sequence[Report]) -> None:
        super().__init__()
        self.form_box = _box(tr("Form of the report"), list(FORMS.values()))
        self.language_box = _box(
            tr("Language of the report"), [LANGUAGE_NAMES[k] for k in _LANGUAGES]
        )
        language = str(settings.get("report.language"))
        if language in _LANGUAGES:
            self.language_box.setCurrentIndex(_LANGUAGES.index(language))
        self.laboratory_field = PathField(tr("Laboratory’s file"), choose_laboratory)
        self.laboratory_field.edit.setText(str(settings.get("report.laboratory")))
        self.laboratory_field.edit.setPlaceholderText(tr("none: no letterhead"))
        self._ids = ["", *(report.id for report in reversed(reports))]
        self.earlier_box = _box(tr("Earlier report"), [tr("no report"), *self._ids[1:]])
        self.how_box = _box(
            tr("How it refers to that"),
            [tr("in its place (amended)"), tr("beside it (supplementary)")],
        )
        self.reason_edit = QLineEdit()
        self.reason_edit.setAccessibleName(tr("Why there is another report"))
        self.reason_edit.setPlaceholderText(tr("why; stands on the first page"))
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.rows.addRow(tr("Form"), self.form_box)
        self.rows.addRow(tr("Language"), self.language_box)
        self.rows.addRow(tr("Laboratory"), self.laboratory_field)
        if reports:
            self.rows.addRow(tr("Earlier one"), self.earlier_box)
            self.rows.addRow(tr("Stands"), self.how_box)
            self.rows.addRow(tr("Reason"), self.reason_edit)
        level_labels(self.rows)
        self.setFocusProxy(self.form_box)
        self.earlier_box.currentIndexChanged.connect(self._show_relevant)
        self._show_relevant()

    @property
    def choice(self) -> Choice:
        """As it is now."""
        return Choice(
            list(FORMS)[self.form_box.currentIndex()],
            _LANGUAGES[self.language_box.currentIndex()],
            self.laboratory_field.edit.text().strip(),
            self._ids[self.earlier_box.currentIndex()],
            list(Succession)[self.how_box.currentIndex()],
            self.reason_edit.text().strip(),
        )

    def show_choice(self, choice: Choice) -> None:
        """Choose what was chosen elsewhere."""
        self.form_box.setCurrentIndex(list(FORMS).index(choice.form))
        self.language_box.setCurrentIndex(_LANGUAGES.index(choice.language))
        self.laboratory_field.edit.setText(choice.laboratory)
        if choice.earlier in self._ids:
            self.earlier_box.setCurrentIndex(self._ids.index(choice.earlier))
        self.how_box.setCurrentIndex(list(Succession).index(choice.how))
        self.reason_edit.setText(choice.reason)

    def stand_in(self, rows: QFormLayout) -> None:
        """The fields begin where those of the rows around them do."""
        self.rows.setHorizontalSpacing(rows.horizontalSpacing())
        self.rows.setVerticalSpacing(rows.verticalSpacing())
        items = [
            one.itemAt(row, QFormLayout.ItemRole.LabelRole)
            for one in (rows, self.rows)
            for row in range(one.rowCount())
        ]
        names = [name for item in items if item is not None and (name := item.widget())]
        width = max(name.sizeHint().width() for name in names)
        for name in names:
            name.setMinimumWidth(width)

    def fault(self) -> str | None:
        """Another report needs a reason."""
        if self.choice.earlier and not self.choice.reason:
            return tr("Say why there is another report: the reason stands on its first page.")
        return None

    def _show_relevant(self) -> None:
        second = self.earlier_box.currentIndex() > 0
        self.how_box.setEnabled(second)
        self.reason_edit.setEnabled(second)


_LANGUAGES = ("", *LANGUAGES)


def _box(name: str, items: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(items)
    box.setAccessibleName(name)
    return box


def choose_laboratory(parent: QWidget, start: str) -> str:
    """Ask for a laboratory’s file."""
    kinds = tr("Laboratories (*.toml);;All files (*)")
    return QFileDialog.getOpenFileName(parent, tr("Choose a laboratory’s file"), start, kinds)[0]
