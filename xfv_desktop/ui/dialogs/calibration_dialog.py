"""A calibration: what it states, its plots with the case in them, and naming it in the case."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.calibration import Calibration, Measured, Propositions
from xfv_desktop.domain.calibration_plots import PlotKind
from xfv_desktop.ui.elements.forms import scrolled, while_open
from xfv_desktop.ui.elements.language import figure, said, tr
from xfv_desktop.ui.elements.theme import label

PLOT_SIZE = QSize(420, 292)
FACTS_WIDTH = 400


class Plot(QLabel):
    """One picture that keeps its proportions."""

    def __init__(self, kind: PlotKind) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.kind = kind
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(PLOT_SIZE * 0.6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_png(self, data: bytes, words: str) -> None:
        """Show this picture; ``words`` say what it is."""
        self._whole.loadFromData(data)
        self.setAccessibleName(words)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Large enough to read."""
        return PLOT_SIZE

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The picture grows with its place."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._whole.isNull():
            ratio = self.devicePixelRatio()
            fitted = self._whole.scaled(
                self.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fitted.setDevicePixelRatio(ratio)
            self.setPixmap(fitted)


class CalibrationDialog(QDialog):
    """``named`` is emitted with the propositions and the reason that were put in."""

    named = Signal(Propositions, str)

    def __init__(
        self,
        calibration: Calibration,
        propositions: Propositions,
        *,
        case: bool,
        renamed: bool,
        choose: Callable[[], None],
        parent: QWidget,
    ) -> None:
        """``renamed``: the case names propositions already; other ones need a reason."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Calibration"))
        self.resize(1240, 680)
        self.plots = {kind: Plot(kind) for kind in PlotKind}
        self.where = label("", "small", wraps=True)
        grid = QGridLayout()
        for place, plot in enumerate(self.plots.values()):
            grid.addWidget(plot, *divmod(place, 2))
        right = QVBoxLayout()
        right.addLayout(grid, 1)
        right.addWidget(self.where)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(16)
        row.addWidget(self._statement(calibration, propositions, case, renamed, choose))
        row.addLayout(right, 1)

    @while_open
    def accept(self) -> None:
        """The propositions are named."""
        super().accept()

    @while_open
    def complain(self, sentence: str) -> None:
        """Show what is wrong; the fields can be used again."""
        self.complaint.setText(sentence)
        self.complaint.show()
        self.name_button.setEnabled(True)

    def _statement(
        self,
        calibration: Calibration,
        propositions: Propositions,
        case: bool,
        renamed: bool,
        choose: Callable[[], None],
    ) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(said(calibration.title), "heading", wraps=True))
        if calibration.demonstration:
            column.addWidget(label(tr("Demonstration: not for court."), "notice", wraps=True))
        facts = QFormLayout()
        facts.setVerticalSpacing(3)
        facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, text in _facts(calibration):
            facts.addRow(label(name, "small"), label(text, wraps=True))
        column.addLayout(facts)
        self.choose_button = QPushButton(tr("Another calibration …"))
        self.choose_button.clicked.connect(choose)
        column.addWidget(self.choose_button)
        column.addWidget(label(tr("Propositions of the case"), "heading"))
        self.hp_edit, self.hd_edit = _words_edit(propositions.hp), _words_edit(propositions.hd)
        self.population_edit = _words_edit(propositions.population)
        self.reason_edit = QLineEdit()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for name, edit in (
            (tr("Hp: the findings, if …"), self.hp_edit),
            (tr("Hd: than if …"), self.hd_edit),
            (tr("Relevant population"), self.population_edit),
            (tr("Reason for other ones than before"), self.reason_edit),
        ):
            edit.setAccessibleName(name)
            edit.setEnabled(case)
            form.addRow(name, edit)
        form.setRowVisible(3, renamed)
        column.addLayout(form)
        self.complaint = label("", "notice", wraps=True)
        self.complaint.hide()
        column.addWidget(self.complaint)
        self.name_button = QPushButton(tr("Name them in the case"))
        self.name_button.setProperty("primary", True)
        self.name_button.setEnabled(case)
        self.name_button.clicked.connect(self._name)
        column.addWidget(self.name_button)
        column.addStretch()
        content = QWidget()
        content.setLayout(column)
        area = scrolled(content, tr("About the calibration"))
        area.setFixedWidth(FACTS_WIDTH)
        return area

    def _name(self) -> None:
        self.name_button.setEnabled(False)
        edits = (self.hp_edit, self.hd_edit, self.population_edit)
        self.named.emit(
            Propositions(*(edit.toPlainText() for edit in edits)), self.reason_edit.text()
        )


def _words_edit(text: str) -> QPlainTextEdit:
    """Room for two lines."""
    edit = QPlainTextEdit(text)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(2 * edit.fontMetrics().lineSpacing() + 18)
    return edit


def _facts(made: Calibration) -> tuple[tuple[str, str], ...]:
    data, tried, bounds = made.data, made.validation, made.bounds
    return (
        (tr("Population"), said(made.propositions.population)),
        (tr("Model"), made.system.model_title),
        (tr("Pairs"), tr("{mated:,} mated, {nonmated:,} non-mated").format(mated=data.mated,
        nonmated=data.nonmated)),
        (tr("Persons"), figure(f"{data.identities:,}")),
        (tr("Method"), said(made.curve.method.words)),
        (tr("Bounds"),
        tr("log10 LR {lower:.2f} to {upper:.2f} ({rule})").format(lower=bounds.lower,
        upper=bounds.upper, rule=said(bounds.rule.short))),
        (tr("Validation"), said(tried.way)),
        (tr("Cllr"), _measured(tried.cllr)),
        (tr("Cllr-min"), _measured(tried.cllr_min)),
        (tr("Cllr-cal"), _measured(tried.cllr_cal)),
        (tr("devPAV"), _measured(tried.devpav)),
        (tr("Made"), f"{datetime.fromisoformat(made.made_at):%Y-%m-%d %H:%M} UTC"),
    )  # fmt: skip


def _measured(one: Measured) -> str:
    if one.value is None:
        return tr("not defined")
    if one.low is None or one.high is None:
        return figure(f"{one.value:.3f}")
    return tr("{value:.3f} (95 %: {low:.3f} to {high:.3f})").format(
        value=one.value, low=one.low, high=one.high
    )
