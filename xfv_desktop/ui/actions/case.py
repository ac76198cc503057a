"""The menu Case."""

from xfv_desktop.domain.evidence import Role
from xfv_desktop.ui.actions.row import ActionRow, in_case, in_writable_case
from xfv_desktop.ui.commands import (
    bundle_commands,
    case_commands,
    custody_commands,
    demonstration_commands,
    evidence_commands,
    intake_commands,
    region_commands,
)
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.window import seal, unfinished, working

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="new_case", text=tr("New case …"), icon="new-case", shortcut="Ctrl+N", menu="Case",
        tip=tr("Create an empty case"), run=lambda w, _: case_commands.new_case(w), bar="main",
    ),
    ActionRow(
        id="open_case", text=tr("Open case …"), icon="open-case", shortcut="Ctrl+O", menu="Case",
        tip=tr("Open the folder of a case"), run=lambda w, _: case_commands.choose_case(w),
        bar="main",
    ),
    ActionRow(
        id="close_case", text=tr("Close case"), icon="close-case", shortcut="Ctrl+W", menu="Case",
        tip=tr("Close the case; everything in it is saved"), when=in_case,
        run=lambda w, _: unfinished.ask(w, w.close_case),
    ),
    ActionRow(
        id="find_case", text=tr("Find a case …"), icon="find", shortcut="Ctrl+Shift+F", menu="Case",
        tip=tr("Find a case by title, exhibit, name or date"), when=lambda now: not now.case,
        run=lambda w, _: w.start.search_edit.setFocus(),
    ),
    ActionRow(
        id="demonstration", text=tr("Demonstration case"), icon="demonstration",
        shortcut="Ctrl+Alt+X", menu="Case", when=lambda now: not now.busy,
        tip=tr("Make a case with two portraits, compared and reported, and open it; not for court"),
        run=lambda w, _: demonstration_commands.show_demonstration(w),
    ),
    ActionRow(
        id="export_case", text=tr("Export …"), icon="export", shortcut="Ctrl+E", menu="Case",
        tip=tr("Write the case, or a bundle for the defence, into one file that anybody can check"),
        when=lambda now: now.case and not now.busy, rule_above=True,
        run=lambda w, _: bundle_commands.export_case(w),
    ),
    ActionRow(
        id="import_bundle", text=tr("Import bundle …"), icon="import", shortcut="Ctrl+Shift+O",
        menu="Case", tip=tr("Make a case again from an exported file"),
        run=lambda w, _: bundle_commands.import_bundle(w),
    ),
    ActionRow(
        id="back_up", text=tr("Back up …"), icon="backup", shortcut="Ctrl+B", menu="Case",
        tip=tr("Put a checked copy of the case into another folder"), when=in_case,
        run=lambda w, _: bundle_commands.back_up(w),
    ),
    ActionRow(
        id="add_photographs", text=tr("Add photographs …"), icon="add-photograph",
        shortcut="Ctrl+I",
        menu="Case", tip=tr("Add photographs to the case"), when=in_writable_case, bar="main",
        rule_above=True, run=lambda w, _: intake_commands.add_photographs(w, None),
    ),
    ActionRow(
        id="add_questioned", text=tr("Add questioned …"), icon="add", shortcut="Ctrl+Shift+Q",
        menu="Case", tip=tr("Add a photograph of the person in question"), when=in_writable_case,
        run=lambda w, _: intake_commands.add_photographs(w, Role.QUESTIONED),
    ),
    ActionRow(
        id="add_known", text=tr("Add known …"), icon="add", shortcut="Ctrl+Shift+K", menu="Case",
        tip=tr("Add a photograph of a known person"), when=in_writable_case,
        run=lambda w, _: intake_commands.add_photographs(w, Role.KNOWN),
    ),
    ActionRow(
        id="add_folder", text=tr("Add folder …"), icon="add-folder", shortcut="Ctrl+Alt+I",
        menu="Case",
        tip=tr("Add all photographs in a folder"), when=in_writable_case,
        run=lambda w, _: intake_commands.add_folder(w),
    ),
    ActionRow(
        id="paste", text=tr("Paste"), icon="paste", shortcut="Ctrl+V", menu="Case",
        tip=tr("Add the picture or the files on the clipboard, or the region that was copied"),
        when=in_writable_case, run=lambda w, _: region_commands.paste(w),
    ),
    ActionRow(
        id="choose_face", text=tr("Choose face …"), icon="choose-face", shortcut="Ctrl+F",
        menu="Case",
        tip=tr("Say which face of the active photograph is meant"),
        when=lambda now: now.faces and now.writable and not now.busy,
        run=lambda w, _: evidence_commands.choose_face(w),
    ),
    ActionRow(
        id="transfer", text=tr("Enter a transfer …"), icon="custody", shortcut="Ctrl+Alt+T",
        menu="Case", tip=tr("Enter into the custody ledger that an exhibit changed hands"),
        when=in_writable_case, rule_above=True, run=lambda w, _: custody_commands.enter_transfer(w),
    ),
    ActionRow(
        id="seal", text=tr("Seal of the case …"), icon="seal", shortcut="Ctrl+Alt+E", menu="Case",
        tip=tr("Show the state of the audit trail, check everything, sign a checkpoint"),
        when=in_case, run=lambda w, _: seal.show_seal(w),
    ),
    ActionRow(
        id="who", text=tr("Who works …"), icon="person", shortcut="Ctrl+Alt+W", menu="Case",
        tip=tr("Say that somebody else works in the case now"), when=in_case,
        run=lambda w, _: working.change_person(w),
    ),
    ActionRow(
        id="settings", text=tr("Settings …"), icon="settings", shortcut="Ctrl+,", menu="Case",
        tip=tr("Examiner, device and signing identity"), rule_above=True, bar="end",
        run=lambda w, _: case_commands.edit_settings(w),
    ),
    ActionRow(
        id="quit", text=tr("Quit"), icon="quit", shortcut="Ctrl+Q", menu="Case",
        tip=tr("Close the window; everything is saved"), run=lambda w, _: w.close(),
    ),
)  # fmt: skip
