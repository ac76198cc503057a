"""The menu Report."""

from xfv_desktop.ui import report_commands
from xfv_desktop.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="issue_report", text="Issue report …", icon="report", shortcut="Ctrl+R", menu="Report",
        tip="Make the report of this examination and sign it", bar="main", rule_above=True,
        when=lambda now: now.examination and now.writable and not now.busy,
        run=lambda w, _: report_commands.issue_report(w),
    ),
    ActionRow(
        id="save_copy", text="Save a copy …", icon="save-copy", shortcut="Ctrl+Shift+S",
        menu="Report", tip="Save a copy of the report that is shown",
        when=lambda now: now.report, run=lambda w, _: report_commands.save_copy(w),
    ),
    ActionRow(
        id="previous_page", text="Previous page", icon="previous", shortcut="PgUp", menu="Report",
        tip="Go back one page", rule_above=True, when=lambda now: now.earlier_pages,
        run=lambda w, _: w.report.turn(-1),
    ),
    ActionRow(
        id="next_page", text="Next page", icon="next", shortcut="PgDown", menu="Report",
        tip="Go on one page", when=lambda now: now.more_pages, run=lambda w, _: w.report.turn(1),
    ),
    ActionRow(
        id="back", text="Back to the photographs", icon="back", shortcut="Alt+Left",
        menu="Report", tip="Leave the report", when=lambda now: now.report,
        run=lambda w, _: w.show_photographs(),
    ),
    ActionRow(
        id="new_identity", text="Create an identity …", icon="identity", shortcut="Ctrl+Shift+I",
        menu="Report", tip="Make a key and a certificate to sign reports with", rule_above=True,
        run=lambda w, _: report_commands.create_identity(w),
    ),
)  # fmt: skip
