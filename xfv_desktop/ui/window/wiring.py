"""Who listens to whom in the window."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from xfv_desktop.ui.commands import (
    batch_commands,
    case_commands,
    draft_commands,
    fidelity_commands,
    intake_commands,
    procedure_commands,
    region_commands,
    report_commands,
    trail_commands,
    view_commands,
)
from xfv_desktop.ui.window import unfinished

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def wire(window: "MainWindow") -> None:
    """Connects desk, worker, panels and pages with the window and with each other."""
    window.runner.failed.connect(window.show_error)
    window.runner.began.connect(lambda _: window.refresh())
    window.runner.ended.connect(window.job_ended)
    window.saving.changed.connect(window.refresh)
    window.saving.failed.connect(window.show_error)
    window.desk.changed.connect(window.desk_changed)
    window.desk.selection_changed.connect(window.refresh)
    window.desk.undo_changed.connect(window.refresh)
    window.page.guides.stepped.connect(window.refresh)
    window.saliency.changed.connect(window.display_changed)
    window.saliency.compare_button.clicked.connect(window.action_of["compare_maps"].trigger)
    window.saliency.export_button.clicked.connect(window.action_of["export_layer"].trigger)
    window.saliency.fidelity.wanted.connect(lambda: fidelity_commands.check(window))
    window.region_map.pointed.connect(window.page.highlight)
    window.page.show_display(window.saliency.display)
    for dropped in (
        window.case_panel.files_dropped,
        *(pane.files_dropped for pane in window.page.panes.values()),
    ):
        dropped.connect(lambda files, role: intake_commands.add_files(window, files, role))
    window.case_panel.report_opened.connect(
        lambda number: report_commands.open_report(window, number)
    )
    window.case_panel.examination_opened.connect(window.show_photographs)
    window.case_panel.compare_button.clicked.connect(window.action_of["compare"].trigger)
    window.audit.export_wanted.connect(lambda: trail_commands.export_trail(window))
    window.overview.pair_chosen.connect(window.show_photographs)
    window.overview.trail_wanted.connect(window.action_of["audit"].trigger)
    window.overview.closed.connect(window.show_photographs)
    window.report.closed.connect(window.show_photographs)
    window.report.turned.connect(window.refresh)
    window.start.case_chosen.connect(lambda folder: case_commands.open_folder(window, folder))
    hints = QApplication.styleHints()
    hints.colorSchemeChanged.connect(window.system_colours_changed)
    window.setAcceptDrops(True)
    procedure_commands.wire(window)
    batch_commands.wire(window)
    region_commands.wire(window)
    draft_commands.wire(window)
    unfinished.wire(window)
    window.desk.standing_changed.connect(window.standing_changed)
    view_commands.restore(window)
