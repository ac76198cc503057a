"""The window: docks around the examination, and the wiring between desk, worker and panels."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.layers import LayerDisplay
from xfv_desktop.services.cases.casework import Changes, Document
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.records import known_cases
from xfv_desktop.services.signatures.verification import verify_report
from xfv_desktop.ui.commands import region_commands, signing_commands
from xfv_desktop.ui.elements.entry_list import dropped_files
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.jobs import Job, JobRunner
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.notices import Banner, ProgressStrip
from xfv_desktop.ui.elements.theme import apply_theme, current_theme, label
from xfv_desktop.ui.pages.examination_page import ExaminationPage
from xfv_desktop.ui.pages.overview_page import OverviewPage
from xfv_desktop.ui.pages.report_page import ReportPage
from xfv_desktop.ui.pages.start_page import StartPage
from xfv_desktop.ui.pages.tool_column import ToolColumn
from xfv_desktop.ui.panels.audit_panel import AuditPanel
from xfv_desktop.ui.panels.case_panel import CasePanel
from xfv_desktop.ui.panels.procedure_panel import ProcedurePanel
from xfv_desktop.ui.panels.region_map_panel import RegionMapPanel
from xfv_desktop.ui.panels.regions_panel import RegionsPanel
from xfv_desktop.ui.panels.saliency_panel import SaliencyPanel
from xfv_desktop.ui.panels.score_panel import ScorePanel
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.open_case import OpenCase
from xfv_desktop.ui.state.opened import Opened, close_in_worker
from xfv_desktop.ui.state.saving import Saving
from xfv_desktop.ui.window import edits, menus, seal, window_layout, window_state, wiring, working
from xfv_desktop.ui.window.situation import situation_of


class MainWindow(QMainWindow):
    """Start page, examination or report in the middle; case, score, layers, regions around it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.state = window_state.of(settings.folder)
        self.runner = JobRunner(self)
        self.who = ""
        self.desk: Desk = Desk(self)
        self.saving = Saving(self.desk, lambda: self.examiner.name, self)
        self.main_job: Job | None = None
        self._closing = False
        self.action_of = menus.build_actions(self)
        self.banner = Banner()
        self.progress: ProgressStrip = ProgressStrip(self.runner)
        self.start: StartPage = StartPage(settings, self.action_of)
        self.page: ExaminationPage = ExaminationPage(self.desk)
        self.tools = ToolColumn()
        self.report: ReportPage = ReportPage(self.runner)
        self.overview: OverviewPage = OverviewPage(self.desk)
        self.case_panel: CasePanel = CasePanel(self.desk)
        self.score = ScorePanel(self.desk)
        self.saliency: SaliencyPanel = SaliencyPanel(
            self.desk,
            colour_map=str(settings.get("display.colour_map")),
            opacity=int(settings.get("display.opacity")) / 100,
        )
        self.regions: RegionsPanel = RegionsPanel(self.desk)
        self.region_map = RegionMapPanel(
            self.desk, self.runner, lambda: str(settings.get("compute.device"))
        )
        self.audit = AuditPanel(self.desk)
        self.procedure = ProcedurePanel(self.desk)
        self.shows_procedure = False
        self.below: QTabWidget = QTabWidget()
        self.docks = window_layout.make_docks(self)
        self.dock_sizes: dict[frozenset[str], dict[str, QSize]] = {}
        self.saved = label("", "small")
        self.person = label("", "small")
        self.stack = QStackedWidget()
        window_layout.fill(self)
        wiring.wire(self)
        self.restoreGeometry(window_state.kept(self.state, "geometry"))
        self.set_theme(str(self.state.value("theme", "system")))
        self._show_case()

    # what actions and commands use

    @property
    def examiner(self) -> Examiner:
        """Who works; without a case, whom the settings name."""
        return working.examiner_of(self)

    @property
    def place(self) -> Path:
        """Where cases lie: beside the last one; where that is away, at home."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        recent = known_cases.recent(self.settings)
        place = recent[0].parent if recent else Path(QStandardPaths.writableLocation(documents))
        return place if place.is_dir() else Path.home()

    def take_case(self, opened: Opened, before: str | None = None) -> None:
        """Show a case that the worker has opened, once it is known who works in it (``ask``)."""
        if self._closing:
            close_in_worker(self.runner, opened)
            return
        if opened.file.writable and not opened.person:
            working.ask(self, opened, before)
            return
        self.close_case()
        case = OpenCase(self.runner, opened, self)
        case.changed.connect(self.case_changed)
        case.photographs.thumbnail_made.connect(lambda _: self.case_panel.refresh())
        case.photographs.thumbnail_made.connect(lambda _: self.page.filmstrip.refresh())
        self.desk.set_case(case)
        known_cases.remember(self.settings, case.folder)
        if case.fault:
            unsound = tr("The audit trail of this case is not sound. {fault}")
            self.banner.say(unsound.format(fault=said(case.fault)))
        elif case.why_reading:
            reading = tr("This case is shown for reading only: {why}.")
            self.banner.say(reading.format(why=said(case.why_reading)))
        self._show_case()

    def close_case(self) -> None:
        """Save what waits, stop what runs, and go back to the start page."""
        case = self.desk.case
        if case is None:
            return
        self._show_page(self.page)  # other pages leave most panels out
        self.state.setValue("docks", self.saveState())
        self.banner.hide()
        self.desk.set_case(None)
        for job in self.runner.jobs:
            job.cancel()
        case.close()
        case.deleteLater()
        self._show_case()

    def begin(self, job: Job, comparing: tuple[str, str] | None = None) -> None:
        """Remember the comparison or report that is being made: there is one at a time."""
        self.main_job = job
        self.score.show_comparing(comparing)
        self.refresh()

    def show_report(self, document: Document, title: str, trust: Sequence[Path]) -> None:
        """Show an issued report, verified against certificates that are trusted."""
        if document != self.report.document:
            verified = partial(verify_report, document, trust=trust)
            if case := self.desk.case:
                verified = partial(case.verified, document, trust)
            self.report.show_report(document, title, verified)
        self._show_page(self.report)

    def show_photographs(self) -> None:
        """Leave the report."""
        self.report.document = None
        self._show_page(self.page if self.desk.case else self.start)

    def show_overview(self) -> None:
        """The case at one look; from there a pair goes onto the desk."""
        self._show_page(self.overview)

    def show_procedure(self, shown: bool) -> None:
        """The own opinion in place of score and layers, or the other way round."""
        self.shows_procedure = shown
        self._show_page(self.report if self.stack.currentWidget() is self.report else self.page)

    def show_audit(self) -> None:
        """The audit trail; beside a report and the overview too."""
        self.below.setCurrentWidget(self.audit)
        shown = self.stack.currentWidget()
        self._show_page(shown if shown in (self.report, self.overview) else self.page)

    def zoom(self, factor: float) -> None:
        """Zoom what is in the middle."""
        if self.stack.currentWidget() is self.report:
            self.report.set_zoom(self.report.zoom * factor)
        else:
            self.page.zoom(factor)

    def set_theme(self, choice: str) -> None:
        """Colours: those of the system, light, dark or high contrast."""
        self.state.setValue("theme", choice)
        self.action_of[f"theme_{choice}"].setChecked(True)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, choice)
        menus.dress(self.action_of, current_theme())
        self.report.dress()
        self.desk.changed.emit()

    def show_error(self, error: Exception) -> None:
        """The user's errors as one sentence, the program's with their details."""
        self.banner.say(sentence(error, self))
        seal.button_of(self).met(error)

    def refresh(self) -> None:
        """Actions and lines of state as things are now."""
        self.desk.set_person(self.examiner.name)
        case = self.desk.case
        now = situation_of(self)
        menus.enable(self.action_of, now)
        self.case_panel.compare_button.setEnabled(self.action_of["compare"].isEnabled())
        menus.name_steps(self.action_of, *edits.next_steps(self))
        self.saved.setText(self.saving.state)
        self.person.setText(self.examiner.name)
        title = case.overview.case.title if case else ""
        self.setWindowTitle(f"{title} – XFV Desktop" if title else "XFV Desktop")

    # what is told by others

    def desk_changed(self) -> None:
        """Another pair or examination lies on the desk."""
        if self.desk.case:
            self.show_procedure(self._machine_hidden)
        if self.desk.case and self.stack.currentWidget() is self.start:
            self._show_page(self.page)
        self.refresh()

    def standing_changed(self) -> None:
        """The own opinion is in sight as long as the machine's is hidden."""
        if self.desk.case and self._machine_hidden:
            self.show_procedure(True)
        self.audit.refresh()

    @property
    def _machine_hidden(self) -> bool:
        return self.desk.pair is not None and not self.desk.may_compare

    def case_changed(self, _: Changes) -> None:
        """A job has changed the case: lists and audit trail are read again."""
        self.case_panel.refresh()
        self.page.filmstrip.refresh()
        self.audit.refresh()
        self.refresh()

    def job_ended(self, job: Job) -> None:
        """There may be another comparison or report now."""
        if job is self.main_job:
            self.main_job = None
            self.score.show_comparing(None)
        self.refresh()

    def display_changed(self, display: LayerDisplay) -> None:
        """Layers as they were chosen, and remembered."""
        self.page.show_display(display)
        self.region_map.show_shading(display.shading)
        if not self.saliency.opacity.isSliderDown():  # a file is not written with every pixel
            self.settings.set("display.opacity", round(100 * display.opacity))
        self.settings.set("display.colour_map", display.colour_map)

    def system_colours_changed(self) -> None:
        """Follow the system, if that was chosen."""
        if self.action_of["theme_system"].isChecked():
            self.set_theme("system")

    def _show_case(self) -> None:
        """Docks and page for an open case, or the start page without them."""
        if self.desk.case:
            self.restoreState(window_state.kept(self.state, "docks"))
        self._show_page(self.page if self.desk.case else self.start)

    def _show_page(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        window_layout.show_docks(self, page)
        self.refresh()

    # events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Photographs and reports may be dropped anywhere."""
        if signing_commands.takes(self, dropped_files(event)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Outside of the lists the dialog asks for the role."""
        event.acceptProposedAction()
        signing_commands.take(self, dropped_files(event))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Saves what waits, cancels what runs, and waits for both."""
        self._closing = True
        self.start.end()
        self.state.setValue("geometry", self.saveGeometry())
        self.close_case()
        self.runner.close()
        region_commands.let_go()
        self.state.sync()
        super().closeEvent(event)
