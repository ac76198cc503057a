"""What the dialogs with fields have in common: title, fields, a line for what is missing."""

import functools
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.manual_window import add_help
from xfv_desktop.ui.elements.theme import label

LINE_PX = 30
"""The height of a field with its button."""
D = TypeVar("D", bound=QDialog)
P = ParamSpec("P")


def while_open(tell: Callable[Concatenate[D, P], None]) -> Callable[Concatenate[D, P], None]:
    """What a dialog is told of its work; nothing where that ends after the dialog was closed."""

    @functools.wraps(tell)
    def call(dialog: D, /, *args: P.args, **named: P.kwargs) -> None:
        if shiboken6.isValid(dialog):
            tell(dialog, *args, **named)

    return call


class Form(QDialog):
    """Fields under a title.

    ``work`` that takes a moment is begun when all fields are good; it keeps the form open and
    accepts it, or complains, once it is done.
    ``cancel``: nothing is done before it is accepted; else there is nothing to call off.
    ``chapter`` of the manual is what its Help button opens, if there is one.
    """

    chapter: ClassVar[str] = ""

    def __init__(
        self,
        title: str,
        words: str,
        accept: str,
        parent: QWidget,
        *,
        work: Callable[[Any], object] | None = None,
        cancel: bool = True,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self.fields = QFormLayout()
        self.fields.setVerticalSpacing(9)
        self.fields.setHorizontalSpacing(14)
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.accept_button = QPushButton(accept)
        self.accept_button.setProperty("primary", True)
        self._complaint = label("", "notice", wraps=True)
        self._complaint.hide()
        buttons = QDialogButtonBox()
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons = [self.accept_button]
        if cancel:
            self._buttons.append(buttons.addButton(QDialogButtonBox.StandardButton.Cancel))
        if self.chapter:
            self._buttons.append(add_help(buttons, self.chapter, self))
        self.accept_button.clicked.connect(self._submit)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(label(title, "heading"))
        if words:
            column.addWidget(label(words, "muted", wraps=True))
        column.addLayout(self.fields)
        column.addWidget(self._complaint)
        column.addSpacing(4)
        column.addWidget(buttons)
        self.accept_button.setDefault(True)  # Qt keeps this only of a button in its dialog

    def fault(self) -> str | None:
        """One sentence if a field stands against accepting."""
        return None

    def submit(self) -> None:
        """What happens when all fields are good: the work begins, or the form is accepted."""
        if self._work is None:
            self.accept()
        else:
            self.set_busy(True)
            self._work(self)

    @while_open
    def accept(self) -> None:
        """All is done."""
        super().accept()

    @while_open
    def complain(self, sentence: str) -> None:
        """Show what is wrong; the fields can be used again."""
        self._complaint.setText(sentence)
        self._complaint.show()
        self.grow()
        self.set_busy(False)

    def grow(self) -> None:
        """At least as high as the rows and sentences that are shown now need."""
        grow(self)

    @property
    def complaint(self) -> str:
        """What is wrong, as it is shown."""
        return self._complaint.text() if self._complaint.isVisibleTo(self) else ""

    @while_open
    def set_busy(self, busy: bool) -> None:
        """While work goes on, nothing can be sent twice."""
        self.accept_button.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The tab key leads through the fields first, from the first one, then to the buttons."""
        super().showEvent(event)
        rows = range(self.fields.rowCount())
        roles = QFormLayout.ItemRole.FieldRole, QFormLayout.ItemRole.SpanningRole
        items = [self.fields.itemAt(row, role) for row in rows for role in roles]
        widgets = [w for item in items if item is not None and (w := item.widget()) is not None]
        for before, after in pairwise([*widgets, *self._buttons]):
            self.setTabOrder(before, after)
        reached = (one for one in widgets if (one.focusProxy() or one).focusPolicy().value)
        next(reached, self.accept_button).setFocus()
        level_labels(self.fields)
        fit(self)

    def _submit(self) -> None:
        fault = self.fault()
        if fault:
            self.complain(fault)
            return
        self._complaint.hide()
        self.submit()


def level_labels(rows: QFormLayout) -> None:
    """Each label on the line of its field; beside a high one it stays at the top.

    Qt gives a label no more than 7/4 of its own height, which is less than that of a field.
    """
    role = QFormLayout.ItemRole
    for row in range(rows.rowCount()):
        name, field = rows.itemAt(row, role.LabelRole), rows.itemAt(row, role.FieldRole)
        words = name.widget() if name is not None else None
        if words is not None and field is not None and field.sizeHint().height() <= LINE_PX:
            words.setMinimumHeight(field.sizeHint().height())


def fit(dialog: QDialog) -> None:
    """As high as its fields and sentences need, and no narrower than they may be.

    Qt itself stops at two thirds of the screen, and cuts what is more.
    """
    layout = dialog.layout()
    if layout is not None:
        dialog.setMinimumWidth(max(dialog.minimumWidth(), layout.minimumSize().width()))
    dialog.resize(dialog.width(), 0)
    grow(dialog)


def grow(dialog: QDialog) -> None:
    """At least as high as what is shown now needs."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        wraps = layout.hasHeightForWidth()
        needed = layout.totalHeightForWidth(dialog.width()) if wraps else dialog.sizeHint().height()
        dialog.resize(dialog.width(), max(dialog.height(), needed))


def passphrase_edit() -> QLineEdit:
    """A field that shows dots."""
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit


class PathField(QWidget):
    """A path that can be typed or chosen with ``choose``."""

    def __init__(self, name: str, choose: Callable[[QWidget, str], str]) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        browse = QPushButton(tr("Choose …"))
        browse.setAccessibleName(tr("{name}: choose …").format(name=name))
        browse.clicked.connect(lambda: self._take(choose(self, self.edit.text())))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit, 1)
        row.addWidget(browse)
        self.setFocusProxy(self.edit)

    @property
    def path(self) -> Path | None:
        """The path; ``None`` if nothing was given."""
        text = self.edit.text().strip()
        return Path(text).expanduser() if text else None

    def _take(self, chosen: str) -> None:
        if chosen:
            self.edit.setText(chosen)


def scrolled(content: QWidget, name: str = "") -> QScrollArea:
    """The content in an area that scrolls up and down only, so never narrower than the content.

    ``name`` is what a screen reader says of it, where nothing else gives it one.
    """
    area = QScrollArea()
    area.setAccessibleName(name)
    bar = area.verticalScrollBar().sizeHint().width()
    area.setMinimumWidth(content.minimumSizeHint().width() + bar)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def empty(layout: QLayout) -> None:
    """Take away all that stands in it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget:
            widget.hide()
            widget.deleteLater()


def choose_folder(parent: QWidget, start: str) -> str:
    """Ask for an existing folder."""
    return QFileDialog.getExistingDirectory(parent, tr("Choose a folder"), start)


def choose_identity(parent: QWidget, start: str) -> str:
    """Ask for an existing identity file."""
    kinds = tr("Signing identities (*.xfvid *.p12 *.pfx);;All files (*)")
    return QFileDialog.getOpenFileName(parent, tr("Choose an identity"), start, kinds)[0]


def choose_new_identity(parent: QWidget, start: str) -> str:
    """Ask where a new identity file is to lie."""
    kinds = tr("Signing identities (*.xfvid *.p12)")
    return QFileDialog.getSaveFileName(parent, tr("New identity"), start, kinds)[0]


def choose_calibration(parent: QWidget, start: str) -> str:
    """Ask for the file of a calibration."""
    kinds = tr("Calibrations (*.json);;All files (*)")
    return QFileDialog.getOpenFileName(parent, tr("Choose a calibration"), start, kinds)[0]


def choose_verbal_scale(parent: QWidget, start: str) -> str:
    """Ask for the file of a verbal scale."""
    kinds = tr("Verbal scales (*.toml);;All files (*)")
    return QFileDialog.getOpenFileName(parent, tr("Choose a verbal scale"), start, kinds)[0]
