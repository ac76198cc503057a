"""Of several files that wait, one is left out, or all that are left."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox

from xfv_desktop.ui.elements.language import tr

SKIPPED = QDialog.DialogCode.Accepted.value + 1
"""The result of a dialog whose file is left out, while the others are still asked about."""


def offer_skipping(buttons: QDialogButtonBox, dialog: QDialog, waiting: int) -> None:
    """Where more files wait, one more button leaves out this one; Cancel says that it ends all."""
    if not waiting:
        return
    stop = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    stop.setText(tr("Stop adding"))
    stop.setToolTip(
        tr("Neither this one nor those that wait are added ({waiting})").format(waiting=waiting)
    )
    skip = buttons.addButton(tr("Skip this one"), QDialogButtonBox.ButtonRole.ActionRole)
    skip.setToolTip(tr("This one is not added; the next one is asked about"))
    skip.clicked.connect(lambda: dialog.done(SKIPPED))
