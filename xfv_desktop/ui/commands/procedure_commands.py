"""The own opinion: begun, answered, locked, ended, amended; and the order of work of a case."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from xfv_desktop.domain.errors import Overstated
from xfv_desktop.domain.procedure import Order, Stage
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.opinion import procedure, unmasking
from xfv_desktop.services.signatures import identity
from xfv_desktop.ui.commands.view_commands import bring
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.forms import Form, passphrase_edit
from xfv_desktop.ui.elements.language import said, tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


class ReasonDialog(Form):
    """Asks for words that stand on record."""

    def __init__(
        self, title: str, words: str, accept: str, parent: QWidget, *, needed: bool = True
    ) -> None:
        super().__init__(title, words, accept, parent)
        self._needed = needed
        self.reason_edit = QPlainTextEdit()
        self.reason_edit.setAccessibleName(tr("Reason"))
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(90)
        self.fields.addRow(tr("Reason"), self.reason_edit)

    @property
    def reason(self) -> str:
        """What was written."""
        return self.reason_edit.toPlainText().strip()

    def fault(self) -> str | None:
        """A reason, where one is needed."""
        return tr("Write the reason.") if self._needed and not self.reason else None


def wire(window: "MainWindow") -> None:
    """Connects the panel to what it asks for."""
    panel = window.procedure
    panel.begin_wanted.connect(lambda: begin(window))
    panel.verify_wanted.connect(lambda: verify(window))
    panel.answered.connect(lambda *answer: answer_given(window, *answer))
    panel.lock_wanted.connect(lambda: lock(window))
    panel.end_wanted.connect(lambda: end(window))


def show_procedure(window: "MainWindow") -> None:
    """The own opinion of the pair, with the keyboard in its subjects."""
    window.show_photographs()
    window.show_procedure(True)
    bring(window, "procedure")


def begin(window: "MainWindow") -> None:
    """The analysis of the pair on the desk begins."""
    case, pair, name = window.desk.case, window.desk.pair, window.examiner.name
    if case and pair:
        case.change(
            tr("Beginning the analysis"),
            lambda file, *_: procedure.open_procedure(file, *pair, person=name),
            durable=True,
        )


def verify(window: "MainWindow") -> None:
    """The opinion of somebody else is to be repeated, blind unless a reason is given."""
    case, first, name = window.desk.case, window.desk.verifiable, window.examiner.name
    if case is None or first is None:
        return
    dialog = ReasonDialog(
        tr("Verify an opinion"),
        tr(
            "You repeat the whole examination of {questioned} and {known} by {person} "
            "without seeing its result. If you already know it, say why; that stands "
            "in the report."
        ).format(questioned=first.questioned, known=first.known, person=first.person),
        tr("Begin the verification"), window, needed=False,
    )  # fmt: skip

    def begun() -> None:
        reason = dialog.reason

        def work(file: CaseFile, *_: object) -> Changes:
            return procedure.open_procedure(
                file, first.questioned, first.known, person=name, verifies=first.number,
                informed=reason,
            )  # fmt: skip

        case.change(tr("Beginning the verification"), work, durable=True)

    dialog.accepted.connect(begun)
    dialog.open()


def answer_given(window: "MainWindow", stage: Stage, subject: str, field: str, value: str) -> None:
    """An answer is recorded; one of a locked stage only with a reason."""
    current = window.desk.procedure
    if current is None:
        return
    answer = procedure.Answer(subject, field, value)
    if not current.locked(stage):
        _record(window, current.number, stage, answer, "")
        return
    dialog = ReasonDialog(
        tr("Amend a locked answer"),
        tr("{subject}, {field}: the answer so far stays readable. Why is it "
            "changed?").format(subject=said(subject), field=said(field)),
        tr("Amend"), window,
    )  # fmt: skip
    dialog.accepted.connect(lambda: _record(window, current.number, stage, answer, dialog.reason))
    dialog.rejected.connect(lambda: window.procedure.drop_pending())
    dialog.open()


def _record(
    window: "MainWindow", number: int, stage: Stage, answer: procedure.Answer, reason: str
) -> None:
    case, name = window.desk.case, window.examiner.name
    if case:
        case.change(
            tr("Recording {subject}").format(subject=said(answer.subject)),
            lambda file, *_: procedure.record_answers(
                file, number, stage, [answer], person=name, reason=reason
            ),
            failed=lambda error: _refused(window, error),
            durable=True,
        )


def _refused(window: "MainWindow", error: Exception) -> None:
    window.procedure.drop_pending()
    window.show_error(error)


class LockDialog(Form):
    """Asks for the passphrase of the identity that signs the lock."""

    chapter = "own-opinion"

    def __init__(
        self, stage: Stage, reference: str, lock: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(
            tr("Lock the {stage}").format(stage=said(stage.value)),
            tr(
                "From now on answers can only be amended, with a reason. The lock is "
                "sealed by a checkpoint that your identity signs: {reference}"
            ).format(reference=reference),
            tr("Sign and lock"),
            parent,
        )
        self._lock = lock
        self.passphrase_edit = passphrase_edit()
        self.passphrase_edit.setAccessibleName(tr("Passphrase"))
        self.fields.addRow(tr("Passphrase"), self.passphrase_edit)

    def submit(self) -> None:
        """Stays open until the lock is signed."""
        self.set_busy(True)
        self._lock(self.passphrase_edit.text())


def lock(window: "MainWindow", override: str = "") -> None:
    """The open stage is done; where an identity is chosen in the settings, it signs that.

    ``override``: why words that overstate stay.
    """
    case, current, name = window.desk.case, window.desk.procedure, window.examiner.name
    reference = str(window.settings.get("identity.file"))
    if case is None or current is None or current.stage is None:
        return
    window.desk.settle()
    number, title = (
        current.number,
        tr("Locking the {stage}").format(stage=said(current.stage.value)),
    )
    if not reference:
        case.change(
            title,
            lambda file, *_: procedure.lock_stage(file, number, person=name, override=override),
            succeeded=lambda _: window.banner.hide(),
            failed=lambda error: _not_locked(window, error, window.show_error),
            durable=True,
        )
        return

    def sign(passphrase: str) -> None:
        def work(file: CaseFile, *_: object) -> Changes:
            signer = identity.opened_identity(reference, passphrase)
            return procedure.lock_stage(
                file, number, person=name, identity=signer, override=override
            )

        def complain(error: Exception) -> None:
            dialog.complain(sentence(error, window))

        def signed() -> None:
            dialog.accept()
            window.banner.hide()

        case.change(
            title,
            work,
            succeeded=lambda _: signed(),
            failed=lambda error: _not_locked(window, error, complain, dialog),
            durable=True,
        )

    dialog = LockDialog(current.stage, reference, sign, window)
    dialog.open()


def _not_locked(
    window: "MainWindow",
    error: Exception,
    otherwise: Callable[[Exception], object],
    dialog: LockDialog | None = None,
) -> None:
    """Words that overstate are written better, or stay for a reason."""
    if not isinstance(error, Overstated):
        otherwise(error)
        return
    if dialog is not None:
        dialog.reject()
    asked = ReasonDialog(
        tr("Words that overstate"), said(str(error)), tr("Let them stand and lock"), window
    )
    asked.accepted.connect(lambda: lock(window, asked.reason))
    asked.open()


def end(window: "MainWindow") -> None:
    """The photographs do not suffice; asks what they lack."""
    case, current, name = window.desk.case, window.desk.procedure, window.examiner.name
    if case is None or current is None:
        return
    dialog = ReasonDialog(
        tr("Insufficient quality"),
        tr("The examination ends here, properly: that the photographs do not suffice is a result. "
        "What do they lack?"),
        tr("End the examination"), window,
    )  # fmt: skip

    def ended() -> None:
        reason = dialog.reason
        case.change(
            tr("Ending the examination"),
            lambda file, *_: procedure.end_insufficient(
                file, current.number, person=name, reason=reason
            ),
            durable=True,
        )

    dialog.accepted.connect(ended)
    dialog.open()


def switch_order(window: "MainWindow") -> None:
    """Own opinion first, or, with a reason, a free order of work."""
    case, name = window.desk.case, window.examiner.name
    if case is None:
        return
    if window.desk.standing.order is Order.FREE:
        _set_order(window, Order.OPINION_FIRST, "")
        return
    dialog = ReasonDialog(
        tr("Free order of work"),
        tr(
            "{name}, from now on score and maps can be seen before an opinion is "
            "locked. The report says so, with the reason."
        ).format(name=name),
        tr("Give up the order"), window,
    )  # fmt: skip
    dialog.accepted.connect(lambda: _set_order(window, Order.FREE, dialog.reason))
    dialog.open()


def _set_order(window: "MainWindow", order: Order, reason: str) -> None:
    case, name = window.desk.case, window.examiner.name
    if case:
        case.change(
            tr("Setting the order of work"),
            lambda file, *_: unmasking.set_order(file, order, person=name, reason=reason),
            durable=True,
        )
