"""The menu Report."""

from xfv_desktop.ui.actions.row import ActionRow
from xfv_desktop.ui.commands import draft_commands, report_commands, signing_commands
from xfv_desktop.ui.elements.language import tr

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="draft_report", text=tr("Draft of the report …"), icon="draft", shortcut="Ctrl+P",
        menu="Report",
        tip=tr("Lay out the pages as they would be issued now, and see what they lack"),
        when=lambda now: now.examination and not now.busy,
        run=lambda w, _: draft_commands.lay_out(w),
    ),
    ActionRow(
        id="particulars", text=tr("Particulars of the report …"), icon="particulars",
        shortcut="Ctrl+Alt+P", menu="Report",
        tip=tr("Say what only you can say: customer, question, qualifications, conclusion"),
        when=lambda now: now.examination and now.writable,
        run=lambda w, _: draft_commands.edit_particulars(w),
    ),
    ActionRow(
        id="issue_report", text=tr("Issue report …"), icon="report", shortcut="Ctrl+R",
        menu="Report",
        tip=tr("Make the report of this examination and sign it"), bar="main",
        when=lambda now: now.examination and now.writable and not now.busy,
        run=lambda w, _: report_commands.issue_report(w),
    ),
    ActionRow(
        id="verify_report", text=tr("Verify a report …"), icon="verify", shortcut="Ctrl+Shift+V",
        menu="Report", tip=tr("Say what a report is worth; it can also be dropped on the window"),
        run=lambda w, _: signing_commands.choose_report(w),
    ),
    ActionRow(
        id="countersign", text=tr("Countersign the report …"), icon="countersign",
        shortcut="Ctrl+Shift+R", menu="Report",
        tip=tr("Sign the report that is shown as its verifier"), when=lambda now: now.report,
        run=lambda w, _: signing_commands.countersign(w),
    ),
    ActionRow(
        id="save_copy", text=tr("Save a copy …"), icon="save-copy", shortcut="Ctrl+Shift+S",
        menu="Report", tip=tr("Save a copy of the report that is shown"),
        when=lambda now: now.report, run=lambda w, _: report_commands.save_copy(w),
    ),
    ActionRow(
        id="previous_page", text=tr("Previous page"), icon="previous", shortcut="PgUp",
        menu="Report",
        tip=tr("Go back one page"), rule_above=True, when=lambda now: now.earlier_pages,
        run=lambda w, _: w.report.turn(-1),
    ),
    ActionRow(
        id="next_page", text=tr("Next page"), icon="next", shortcut="PgDown", menu="Report",
        tip=tr("Go on one page"), when=lambda now: now.more_pages,
        run=lambda w, _: w.report.turn(1),
    ),
    ActionRow(
        id="back", text=tr("Back to the photographs"), icon="back", shortcut="Alt+Left",
        menu="Report", tip=tr("Leave the report"), when=lambda now: now.report,
        run=lambda w, _: w.show_photographs(),
    ),
    ActionRow(
        id="new_identity", text=tr("Create an identity …"), icon="identity",
        shortcut="Ctrl+Shift+I",
        menu="Report", tip=tr("Make a key and a certificate to sign reports with"), rule_above=True,
        run=lambda w, _: signing_commands.create_identity(w),
    ),
    ActionRow(
        id="trust", text=tr("Trusted certificates …"), icon="trust", shortcut="Ctrl+Shift+T",
        menu="Report", tip=tr("Say whose signatures count as trusted on this computer"),
        run=lambda w, _: signing_commands.edit_trust(w),
    ),
)  # fmt: skip
