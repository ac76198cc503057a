"""Two quiet lines of the window: a banner with one sentence, and the progress of the work."""

import time

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from xfv_desktop.ui.elements.elided import Elided
from xfv_desktop.ui.elements.jobs import Job, JobRunner
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.sign import Sign
from xfv_desktop.ui.elements.theme import label, plain_tip

PATIENCE_MS = 600
"""A job that is over sooner shows no progress."""


def time_left(fraction: float, elapsed_s: float) -> str:
    """How long the rest will take if it goes on like this; empty while that cannot be said."""
    if fraction < 0.05 or elapsed_s < 2 or fraction >= 1:
        return ""
    left_s = elapsed_s * (1 - fraction) / fraction
    if left_s < 10:
        return tr("a few seconds left")
    if left_s < 90:
        return tr("about {left_s} s left").format(left_s=10 * round(left_s / 10))
    return tr("about {left_s} min left").format(left_s=round(left_s / 60))


class Banner(QFrame):
    """One sentence that can be put away; nothing waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._sign = Sign(20, "on_notice")
        self._text = label(wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        dismiss = QPushButton(tr("Dismiss"))
        dismiss.setProperty("flat", True)
        dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def say(self, sentence: str, *, done: bool = False) -> None:
        """Show a sentence in place of the one before; ``done`` is one that warns of nothing."""
        self._sign.show_icon("check" if done else "warning")
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()


class Phase(Elided):
    """All of its line where there is room."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The whole line."""
        return QLabel.sizeHint(self)


class ProgressStrip(QWidget):
    """Phase, bar and Cancel of the running job, once it has lasted for a moment."""

    def __init__(self, runner: JobRunner) -> None:
        super().__init__()
        self._job: Job | None = None
        self._began_at = 0.0
        self._phase, self._left = Phase(), label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setFixedWidth(140)
        self._bar.setAccessibleName(tr("Progress"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setToolTip(tr("Stop this work; nothing of it is kept"))
        self.cancel_button.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(self._phase)
        row.addWidget(self._bar)
        row.addWidget(self._left)
        row.addWidget(self.cancel_button)
        self._timer = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._timer.timeout.connect(self.show)
        runner.began.connect(self._began)
        runner.progressed.connect(self._progressed)
        runner.ended.connect(self._ended)
        self.hide()

    @property
    def phase(self) -> str:
        """What the running job does now."""
        return self._phase.text()

    def cancel(self) -> None:
        """Stop the running job."""
        if self._job:
            self._job.cancel()
            self._show(tr("Cancelling …"))
            self.cancel_button.setEnabled(False)

    def _began(self, job: Job) -> None:
        self._job = job
        self._began_at = time.monotonic()
        self._show(f"{job.title} …")
        self._left.clear()
        self._bar.setRange(0, 0)
        self.cancel_button.setVisible(not job.durable)
        self.cancel_button.setEnabled(True)
        self._timer.start()

    def _progressed(self, job: Job, fraction: float, message: str) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * fraction))
        if not job.cancelled:
            self._show(said(message))
            self._left.setText(time_left(fraction, time.monotonic() - self._began_at))

    def _show(self, phase: str) -> None:
        self._phase.setText(phase)
        self._phase.setToolTip(plain_tip(phase))

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._timer.stop()
            self.hide()
