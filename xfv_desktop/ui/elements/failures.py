"""Errors that nobody expected: logged with their traceback and shown with details to copy."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import label

log = logging.getLogger(__name__)

CLICKED = {
    Remedy.ADD_PERSON: (tr("Case"), tr("Who works …")),
    Remedy.ADD_MODEL: (tr("Tools"), tr("Models …")),
    Remedy.SET_CHAIN: (tr("View"), tr("Enhancement")),
    Remedy.SIGN_CHECKPOINT: (tr("Case"), tr("Seal of the case …")),
    Remedy.LOCK_OPINION: (tr("Examination"), tr("Own opinion")),
}
"""Where in the window an error is put right, unless that is in sight when it is told."""

SENTENCE = tr(
    "The program met an error of its own. Nothing that was saved is lost. "
    "Please send the details below to the people who maintain it."
)


class Failures(QObject):
    """Takes every exception that nobody caught, of any thread, into the window's thread."""

    happened = Signal(Exception)

    def install(self) -> Callable[[], None]:
        """Take the place of Python's own hooks; the result puts them back."""
        hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

        def put_back() -> None:
            sys.excepthook, threading.excepthook = hooks

        return put_back

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            self.happened.emit(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            self.happened.emit(args.exc_value)


class FailureDialog(QDialog):
    """What went wrong, for the people who can mend it."""

    def __init__(self, error: Exception, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Unexpected error"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 420)
        self.details = "".join(traceback.format_exception(error))
        text = QPlainTextEdit(self.details)
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(tr("Details of the error"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(label(tr("Unexpected error"), "heading"))
        column.addWidget(label(SENTENCE, wraps=True))
        column.addWidget(text)
        column.addWidget(buttons)


def sentence(error: Exception, parent: QWidget) -> str:
    """What to tell of an error; one of the program's own is logged and opens its details."""
    if isinstance(error, UserError):
        words, where = said(str(error)), CLICKED.get(error.remedy) if error.remedy else None
        return f"{words.removesuffix('.')} ({' → '.join(where)})." if where else words
    log.error("unexpected error", exc_info=error)
    FailureDialog(error, parent).open()
    return tr("The program met an error of its own; the details are shown.")
