"""The audit trail: who did what and when; the seal of each event in its tip."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.errors import UserError
from xfv_desktop.services.opinion.unmasking import MASKED, concealed
from xfv_desktop.services.records import trail
from xfv_desktop.services.records.trail import TrailFilter
from xfv_desktop.ui.elements.item_models import OnDemand, TableModel, TableRow, paged
from xfv_desktop.ui.elements.jobs import Job
from xfv_desktop.ui.elements.language import figure, said, tr
from xfv_desktop.ui.elements.ledger_table import LedgerTable
from xfv_desktop.ui.panels.trail_filter import TrailFilterBar
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.open_case import OpenCase

WIDTHS = (44, 150, 130, 170, 0)
HEADINGS = (tr("No."), tr("When (UTC)"), tr("Who"), tr("What"), tr("Details"))


class AuditPanel(QWidget):
    """The events of the open case that are asked for, the last one in sight."""

    export_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._search: Job | None = None
        self._model = TableModel(HEADINGS, self)
        self.table = LedgerTable(self._model, tr("Audit trail"), WIDTHS)
        self.filter = TrailFilterBar()
        self.setFocusProxy(self.filter.text_edit)
        self.filter.changed.connect(self.refresh)
        self.filter.export_wanted.connect(self.export_wanted)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(12, 8, 12, 10)
        column_layout.addWidget(self.filter)
        column_layout.addWidget(self.table)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """In sight: now the trail is wanted."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the trail again; where not all of it is asked for, in the worker's thread.

        Out of sight there is nothing in the table.
        """
        case = self._desk.case
        if self._search:
            self._search.cancel()
            self._search = None
        if case is None or not self.isVisible():
            self._model.show(())
            return
        case.ask(
            tr("Reading the audit trail"),
            lambda file, *_: trail.kinds(file),
            lambda kinds: self.filter.offer(*kinds),
        )
        total = case.overview.audit_head.sequence
        wanted, conceals = self.filter.wanted, self.conceals()
        if wanted == TrailFilter():
            self._show(_rows(case, conceals), tr("{total:,} events").format(total=total))
            return

        def show(events: tuple[AuditEvent, ...]) -> None:
            if wanted == self.filter.wanted:
                rows = OnDemand(
                    len(events),
                    lambda number: _row(events[number], hidden=conceals(events[number])),
                )
                self._show(
                    rows,
                    tr("{events:,} of {total:,} events").format(events=len(events), total=total),
                )

        self._search = case.ask(
            tr("Searching the audit trail"),
            lambda file, progress, cancel: trail.found(
                file, wanted, conceals, progress=progress, cancel=cancel
            ),
            show,
        )

    def conceals(self) -> trail.Conceals:
        """Which events keep their details from the person at work."""
        case = self._desk.case
        examinations = case.overview.examinations if case else ()
        return concealed(self._desk.standing, self._desk.person, examinations)

    def _show(self, rows: Sequence[TableRow], count: str) -> None:
        self._model.show(rows)
        self.filter.count.setText(count)
        self.table.scrollToBottom()


def _rows(case: OpenCase, conceals: trail.Conceals) -> Sequence[TableRow]:
    def read(first: int, count: int) -> Sequence[TableRow]:
        try:
            events = case.audit_trail(after=first, most=count)
            rows = [_row(event, hidden=conceals(event)) for event in events]
        except UserError as error:
            rows = [TableRow(key="", cells=("", "", "", tr("unreadable"), said(str(error))))]
        # Where events are missing, rows are empty: the check of the case says so in words.
        return [*rows, *[TableRow(key="", cells=("",) * len(HEADINGS))] * (count - len(rows))]

    return paged(case.overview.audit_head.sequence, read)


def _row(event: AuditEvent, *, hidden: bool) -> TableRow:
    when = datetime.fromisoformat(event.at)
    details = ", ".join(f"{said(name)}: {_brief(value)}" for name, value in event.facts.items())
    if hidden:
        details = said(MASKED)
    return TableRow(
        key=str(event.sequence),
        cells=(
            str(event.sequence),
            f"{when:%Y-%m-%d %H:%M:%S}",
            event.actor,
            said(event.action),
            details,
        ),
        tip=tr("{details}\nSeal: {seal}\nSeal before: {previous}").format(
            details=details, seal=event.seal, previous=event.previous
        ),
    )


def _brief(value: JsonValue) -> str:
    """A detail in a few characters; the whole of it stands in the case and in the report."""
    if isinstance(value, float):
        return figure(f"{value:.4f}")
    if isinstance(value, list):
        return str(len(value)) if any(isinstance(v, dict) for v in value) else _listed(value)
    if isinstance(value, dict):
        return _listed([f"{said(name)} {_brief(part)}" for name, part in value.items()])
    text = str(value)
    return f"{text[:12]}…" if len(text) == 64 and " " not in text else text


def _listed(values: Sequence[JsonValue]) -> str:
    return ", ".join(str(value) for value in values) or tr("none")
