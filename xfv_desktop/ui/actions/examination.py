"""The menu Examination."""

from xfv_desktop.ui.actions.row import ActionRow, in_case, in_writable_case
from xfv_desktop.ui.commands import (
    batch_commands,
    evidence_commands,
    note_commands,
    pool_commands,
    procedure_commands,
    view_commands,
)
from xfv_desktop.ui.elements.language import tr

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        id="compare", text=tr("Compare and explain"), icon="compare", shortcut="Ctrl+Return",
        menu="Examination", tip=tr("Compare the two photographs on the desk and explain the score"),
        when=lambda now: now.may_compare and now.writable and not now.busy, bar="main",
        run=lambda w, _: evidence_commands.compare(w), rule_above=True,
    ),
    ActionRow(
        id="compare_enhanced", text=tr("Compare enhanced pictures"), icon="compare-enhanced",
        shortcut="Ctrl+Alt+Shift+Return", menu="Examination",
        when=lambda now: now.may_compare and now.writable and not now.busy,
        tip=tr("Compare the pair as your chains for the network make it, beside the result of the "
        "photographs as they came"),
        run=lambda w, _: evidence_commands.compare(w, enhanced=True),
    ),
    ActionRow(
        id="batch", text=tr("Compare many pairs"), icon="batch", shortcut="Ctrl+Shift+Return",
        menu="Examination", when=in_case,
        tip=tr("Compare all questioned with all known exhibits, or the pairs of a list, in a "
        "queue"),
        run=lambda w, _: batch_commands.show_batch(w),
    ),
    ActionRow(
        id="pool", text=tr("Compare as one …"), icon="pool", shortcut="Ctrl+Alt+Return",
        menu="Examination", when=in_writable_case,
        tip=tr("Compare several questioned photographs of one person, as one, with a known one"),
        run=lambda w, _: pool_commands.show_pools(w),
    ),
    ActionRow(
        id="opinion", text=tr("Own opinion"), icon="opinion", shortcut="Ctrl+J", menu="Examination",
        tip=tr("Record your own opinion of the pair, step by step"), when=lambda now: now.pair,
        run=lambda w, _: procedure_commands.show_procedure(w), bar="main", rule_above=True,
    ),
    ActionRow(
        id="score", text=tr("Score and layers"), icon="score", shortcut="Ctrl+Shift+J",
        menu="Examination", bar="end", when=lambda now: now.pair,
        tip=tr("Show score, decision and saliency layers in place of your own opinion"),
        run=lambda w, _: view_commands.show_score(w),
    ),
    ActionRow(
        id="note", text=tr("Take a note"), icon="notes", shortcut="Ctrl+Shift+N",
        menu="Examination",
        tip=tr("Write down what you see, of a photograph, a pair, a component or a comparison"),
        when=lambda now: now.case and not now.report, run=lambda w, _: note_commands.begin(w),
    ),
    ActionRow(
        id="order", text=tr("Own opinion first …"), icon="order", shortcut="Ctrl+Shift+E",
        menu="Examination", when=in_case,
        tip=tr("Hide score and maps until the own evaluation is locked, or give that up on record"),
        run=lambda w, _: procedure_commands.switch_order(w),
    ),
    ActionRow(
        id="cancel", text=tr("Cancel"), icon="cancel", shortcut="Ctrl+.", menu="Examination",
        tip=tr("Stop the work that goes on"), when=lambda now: now.working,
        run=lambda w, _: w.progress.cancel(),
    ),
)  # fmt: skip
