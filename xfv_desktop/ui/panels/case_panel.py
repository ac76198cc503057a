"""The contents of the case: exhibits by role, examinations, issued reports."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.agreement import (
    agreement,
    disagree,
    grouped,
    other_results,
    result_of,
    turned,
)
from xfv_desktop.domain.casework import ExaminationSummary, Report
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.opinion.unmasking import MASKED
from xfv_desktop.ui.elements.entry_list import EntryList
from xfv_desktop.ui.elements.item_models import Entry, OnDemand
from xfv_desktop.ui.elements.language import heading, said, tr
from xfv_desktop.ui.elements.result_words import in_short, marked
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import ROLES, Desk
from xfv_desktop.ui.state.exhibit_entries import exhibit_entry

ADD_PX = 26
"""A button in a heading makes it hardly higher."""


class CasePanel(QScrollArea):
    """Four lists; what is chosen in the first two is the pair on the desk.

    All stand in sight as long as the panel has the room, and long ones scroll in themselves.
    """

    files_dropped = Signal(tuple, Role)
    report_opened = Signal(str)
    examination_opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(tr("Case"))
        self._desk = desk
        self._title = label("", "heading", wraps=True)
        self._reference = label("", "muted", wraps=True)
        self._stamp = label(tr("DEMONSTRATION – NOT FOR COURT"), "stamp", wraps=True)
        self._stamp.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.exhibit_lists = {
            side: EntryList(
                tr("{role} exhibits").format(role=heading(role.value)),
                tr("Drop {role} photographs here").format(role=said(role.value)),
                takes_files=True,
            )
            for side, role in ROLES.items()
        }
        self.examinations = EntryList(tr("Examinations"), tr("No comparison yet"))
        self.reports = EntryList(tr("Issued reports"), tr("No report yet"))
        self.compare_button = QPushButton(tr("Compare"))
        self.compare_button.setProperty("primary", True)
        self._headers: dict[str, QHBoxLayout] = {}
        self._lay_out()
        for side, exhibits in self.exhibit_lists.items():
            exhibits.opened.connect(self._exhibit_opened)
            exhibits.files_dropped.connect(
                lambda files, role=ROLES[side]: self.files_dropped.emit(files, role)
            )
        self.examinations.opened.connect(self._examination_opened)
        self.reports.opened.connect(self.report_opened)
        desk.changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)

    def add_action(self, role: Role, action: QAction) -> None:
        """The button in the heading of one list of exhibits."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFixedSize(ADD_PX, ADD_PX)
        self._headers[role.value].addWidget(button)

    def refresh(self) -> None:
        """Show the case as it is now."""
        case = self._desk.case
        if case is None:
            return
        overview = case.overview
        self._title.setText(overview.case.title)
        self._reference.setText(overview.case.reference)
        self._reference.setVisible(bool(overview.case.reference))
        self._stamp.setVisible(overview.case.demonstration)
        for side, role in ROLES.items():
            chosen = self._desk.exhibit(side)
            entries = [exhibit_entry(self._desk, e) for e in overview.exhibits if e.role is role]
            self.exhibit_lists[side].show_entries(entries, chosen.number if chosen else None)
        examination, shown = self._desk.examination, grouped(overview.examinations)
        self.examinations.show_entries(
            OnDemand(
                len(shown),
                lambda row: self._examination_entry(shown[row], overview.examinations),
            ),
            str(examination.number) if examination else None,
        )
        self.reports.show_entries([_report_entry(r) for r in overview.reports], None)
        pair = self._desk.pair
        self.compare_button.setText(
            tr("Compare {questioned} with {known}").format(questioned=pair[0], known=pair[1])
            if pair
            else tr("Compare")
        )

    def _examination_entry(
        self, summary: ExaminationSummary, all_of_them: Sequence[ExaminationSummary]
    ) -> Entry:
        if not self._desk.masked(summary):
            return _examination_entry(summary, all_of_them)
        return Entry(key=str(summary.number), title=_title(summary), subtitle=said(MASKED))

    def _exhibit_opened(self, number: str) -> None:
        if self._desk.case:
            self._desk.put(self._desk.case.exhibit(number))
            self.examination_opened.emit()

    def _examination_opened(self, number: str) -> None:
        self._desk.show_examination(int(number))
        self.examination_opened.emit()

    def _lay_out(self) -> None:
        content = _Contents()
        content.setObjectName("case")
        column = content.column
        column.setContentsMargins(12, 6, 10, 6)
        column.setSpacing(4)
        for widget in (self._title, self._reference, self._stamp):
            column.addWidget(widget)
        column.addSpacing(2)
        for side in Side:
            role = ROLES[side].value
            self._headers[role] = _add_list(column, said(role).upper(), self.exhibit_lists[side])
        column.addSpacing(4)
        column.addWidget(self.compare_button)
        column.addSpacing(6)
        _add_list(column, tr("EXAMINATIONS"), self.examinations)
        column.addSpacing(6)
        _add_list(column, tr("REPORTS"), self.reports)
        column.addStretch()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(230)


class _Contents(QWidget):
    """As low as its lists may be, before the panel itself has to scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The least height: of words that wrap, a scroll area asks no other one."""
        return self.column.totalMinimumHeightForWidth(width)


def _add_list(column: QVBoxLayout, title: str, entries: EntryList) -> QHBoxLayout:
    header = QHBoxLayout()
    header.addWidget(label(title, "caption"), 1)
    column.addLayout(header)
    column.addWidget(entries)
    return header


def _examination_entry(
    summary: ExaminationSummary, all_of_them: Sequence[ExaminationSummary]
) -> Entry:
    """An examination with its model; a sign where another model of the pair disagrees."""
    when = summary.examined_at.astimezone().strftime("%Y-%m-%d %H:%M")
    results = [result_of(one) for one in (summary, *other_results(summary, all_of_them))]
    tip = f"{summary.model}, {summary.explainer}\n{when}, {summary.examined_by}"
    told = "\n".join(said(text) for text in (agreement(results), turned(results)) if text)
    found = f"{summary.model}: {in_short(summary.score, summary.decision)}"
    return Entry(
        key=str(summary.number),
        title=f"{_title(summary)}   {summary.explainer}",
        subtitle=marked(found, enhanced=summary.enhanced),
        tip=f"{tip}\n{told}".rstrip(),
        warns=disagree(results) or bool(turned(results)),
    )


def _title(summary: ExaminationSummary) -> str:
    return f"{summary.number}   {summary.questioned} – {summary.known}"


def _report_entry(report: Report) -> Entry:
    when = report.issued_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return Entry(
        key=report.id,
        title=report.id,
        subtitle=tr("examination {examination} · {when}").format(
            examination=report.examination, when=when
        ),
        tip=tr("{file}\nSHA-256 {sha256}\nsigned by {signer}").format(
            file=report.file, sha256=report.sha256, signer=report.signer
        ),
    )
