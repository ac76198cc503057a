"""The state of the case's seal: a quiet button in the status line, and what is behind it."""

from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases import checkpoints
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.signatures.identity import opened_identity
from xfv_desktop.ui.commands.signing_commands import ways
from xfv_desktop.ui.dialogs.identity_dialogs import SignDialog
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.forms import fit, while_open
from xfv_desktop.ui.elements.icons import icon
from xfv_desktop.ui.elements.language import event_time, said, tr
from xfv_desktop.ui.elements.manual_window import add_help
from xfv_desktop.ui.elements.theme import current_theme, label
from xfv_desktop.ui.state.open_case import OpenCase

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

FAST = tr("Checked at opening: the newest events and every checkpoint.")
WHOLE = tr("Checked whole: every event, every row, every file.")


@attrs.frozen
class SealState:
    """What the last check found. ``checked`` says how far it went."""

    fault: str | None
    checked: str

    @property
    def word(self) -> str:
        """In a word or two."""
        return tr("Seal broken") if self.fault else tr("Seal sound")


class SealButton(QToolButton):
    """Sound or broken; a click tells more."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self._case: OpenCase | None = None
        self.state = SealState(None, FAST)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAutoRaise(True)
        self.clicked.connect(lambda: show_seal(window))
        window.desk.changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """The state of the open case."""
        case = self._window.desk.case
        if case is not self._case:
            self._case = case
            self.state = SealState(case.fault if case else None, FAST)
        self.setVisible(case is not None)
        broken = self.state.fault is not None
        self.setText(self.state.word)
        self.setIcon(icon("warning" if broken else "check", QColor(current_theme().text)))
        self.setToolTip(self.state.checked if not broken else said(str(self.state.fault)))

    def met(self, error: Exception) -> None:
        """What is met altered while working breaks the seal at once, as a check would."""
        case = self._case
        if isinstance(error, CaseAltered) and case is not None and error.folder == case.folder:
            self.state = SealState(str(error), self.state.checked)
            self.refresh()

    def found(self, fault: str | None) -> None:
        """What a whole check has found."""
        self.state = SealState(fault, WHOLE)
        self.refresh()


class SealDialog(QDialog):
    """Trail, head and checkpoints of the open case, and what can be done about them."""

    def __init__(self, window: "MainWindow", case: OpenCase, button: SealButton) -> None:
        super().__init__(window)
        self._case, self._button = case, button
        self.setWindowTitle(tr("Seal of the case"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        self.verdict = label("", "heading")
        self.words = label("", "muted", wraps=True)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(7)
        self.check_button = QPushButton(tr("Check everything"))
        self.check_button.setToolTip(tr("Every event, every row, and every file hashed again"))
        self.check_button.clicked.connect(lambda: check_whole(window, self))
        self.sign_button = QPushButton(tr("Sign a checkpoint …"))
        self.sign_button.setEnabled(case.writable)
        self.sign_button.clicked.connect(lambda: sign_checkpoint(window, self))
        self.save_button = QPushButton(tr("Save the checkpoint …"))
        self.save_button.clicked.connect(lambda: save_checkpoint(window))
        acts = QHBoxLayout()
        for one in (self.check_button, self.sign_button, self.save_button):
            acts.addWidget(one)
        acts.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        add_help(buttons, "verification", self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(self.verdict)
        column.addWidget(self.words)
        column.addLayout(self._facts)
        note = tr(
            "A trail that was cut off, rewritten as a whole or replaced by an older copy is sound "
            "in itself. Keep a checkpoint where nobody can rewrite it, and compare with it: "
            "xfv case verify CASE --checkpoint FILE"
        )
        column.addWidget(label(note, "small", wraps=True))
        column.addLayout(acts)
        column.addSpacing(4)
        column.addWidget(buttons)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """As high as its sentences are in the fonts of the theme."""
        super().showEvent(event)
        fit(self)

    @while_open
    def refresh(self) -> None:
        """As things are now."""
        state, head = self._button.state, self._case.overview.audit_head
        self.verdict.setText(
            tr("The seal is broken") if state.fault else tr("The audit trail is sound")
        )
        self.words.setText(said(state.fault) if state.fault else state.checked)
        try:
            kept = self._case.checkpoints()
        except CaseAltered:
            kept = ()
        newest = kept[-1] if kept else None
        while self._facts.rowCount():
            self._facts.removeRow(0)
        seal = " ".join(head.seal[i : i + 8] for i in range(0, 64, 8))
        for name, text in (
            (
                tr("Newest event"),
                tr("No. {sequence:,}, {action}, {actor}").format(
                    sequence=head.sequence, action=said(head.action), actor=head.actor
                ),
            ),
            (tr("When (UTC)"), event_time(head.at)),
            (tr("Seal"), f"{seal[:36]}\n{seal[36:]}"),
            (
                tr("Checkpoint"),
                tr("event {sequence:,}, signed by {signer}, {at} UTC").format(
                    sequence=newest.sequence, signer=newest.signer, at=event_time(newest.at)
                )
                if newest
                else tr("none yet: one is signed with each report, or here"),
            ),
        ):
            value = label(text, wraps=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addRow(label(name, "muted"), value)
        self.save_button.setEnabled(newest is not None)


def button_of(window: "MainWindow") -> SealButton:
    """The button in the status line."""
    found = window.statusBar().findChild(SealButton)
    assert isinstance(found, SealButton)
    return found


def show_seal(window: "MainWindow") -> None:
    """Tell more about the seal of the open case."""
    if window.desk.case is not None:
        SealDialog(window, window.desk.case, button_of(window)).open()


def check_whole(window: "MainWindow", dialog: SealDialog) -> None:
    """Check everything in the background; a fault becomes an event of the trail."""
    case, button = window.desk.case, button_of(window)
    if case is None:
        return

    def work(progress: Progress, cancel: CancelToken) -> str | None:
        return case.check(progress, cancel)

    def checked(fault: str | None) -> None:
        if window.desk.case is case:
            button.found(fault)
            dialog.refresh()

    dialog.check_button.setEnabled(False)
    window.runner.submit(
        tr("Checking the case"), work, succeeded=checked,
        finished=lambda: dialog.check_button.setEnabled(True),
    )  # fmt: skip


def sign_checkpoint(window: "MainWindow", dialog: SealDialog) -> None:
    """Ask for identity and passphrase, and sign a checkpoint of the newest event."""
    case = window.desk.case
    if case is None:
        return

    def sign(form: SignDialog) -> None:
        reference, passphrase = form.reference, form.passphrase_edit.text()

        def work(file: CaseFile, *_: object) -> Changes:
            identity = opened_identity(reference, passphrase)
            return checkpoints.seal_case(file, identity, person=case.person)[1]

        def signed(_: Changes) -> None:
            form.accept()
            dialog.refresh()

        case.change(
            tr("Signing a checkpoint"), work, succeeded=signed,
            failed=lambda error: form.complain(sentence(error, window)),
        )  # fmt: skip

    words = tr(
        "A checkpoint seals everything that stands in the trail now. Save it afterwards, and keep "
        "it outside of the case."
    )
    form = SignDialog(
        tr("Sign a checkpoint"), words, tr("Sign"), window.settings, sign,
        ways(window), window,
    )  # fmt: skip
    form.open()


def save_checkpoint(window: "MainWindow") -> None:
    """Ask for a place and save the newest checkpoint there."""
    case = window.desk.case
    if case is None:
        return
    start = str(window.place / f"{case.folder.stem} checkpoint.json")
    name, _ = QFileDialog.getSaveFileName(
        window, tr("Save the checkpoint"), start, tr("JSON (*.json)")
    )
    if name:
        try:
            case.save_checkpoint(name)
        except Exception as error:
            window.show_error(error)
