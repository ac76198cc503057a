"""What the program is, and the licences of everything that it is made of."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop import __version__
from xfv_desktop.services.program.licences import Component, components
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import label

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

PURPOSE = tr(
    "Explainable face verification for forensic examiners. It compares two faces with a "
    "recognition network, shows what the network's score rests on, and issues a signed report. "
    "A score is the output of an algorithm; the opinion about identity is the examiner's. "
    "Everything stays on this computer."
)


class AboutDialog(QDialog):
    """Version and purpose above; below, every component with its licence, to be searched."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setWindowTitle(tr("About XFV Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(940, 660)
        self._components: tuple[Component, ...] = ()
        self.search_edit = QLineEdit()
        self.search_edit.setAccessibleName(tr("Search components and licences"))
        self.search_edit.setPlaceholderText(tr("Search names, licences and their texts"))
        self.search_edit.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Components"))
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts = label(tr("Reading the licences …"), "muted", wraps=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Licence"))
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._count = label("", "small")
        self._lay_out(window)
        self.search_edit.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(self._show_current)
        window.runner.submit(
            tr("Reading the licences"),
            lambda _, __: components(),
            succeeded=self._take,
        )

    def _take(self, read: tuple[Component, ...]) -> None:
        if not shiboken6.isValid(self):  # closed before everything was read
            return
        self._components = read
        for number, one in enumerate(read):
            item = QListWidgetItem(f"{one.name} {one.version}".strip())
            item.setToolTip(one.licence)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
        self._narrow(self.search_edit.text())

    def _narrow(self, words: str) -> None:
        wanted, first = words.lower().split(), -1
        for row, one in enumerate(self._components):
            everything = f"{one.name} {one.kind} {one.licence} {one.source} {one.text}".lower()
            fits = all(word in everything for word in wanted)
            self.list.item(row).setHidden(not fits)
            first = row if fits and first < 0 else first
        shown = sum(not self.list.item(row).isHidden() for row in range(self.list.count()))
        self._count.setText(
            tr("{shown} of {count} components").format(shown=shown, count=self.list.count())
        )
        self.list.setCurrentRow(first)

    def _show_current(self, item: QListWidgetItem | None) -> None:
        if item is None:
            self.facts.setText(tr("Nothing of that name.") if self._components else "")
            self.text.clear()
            return
        one = self._components[item.data(Qt.ItemDataRole.UserRole)]
        lines = (
            f"{one.name} {one.version}".strip(),
            f"{said(one.kind)}, {one.licence}",
            one.source,
        )
        self.facts.setText("\n".join(line for line in lines if line))
        self.text.setPlainText(one.text)

    def _lay_out(self, window: QWidget) -> None:
        sign = QLabel()
        sign.setPixmap(window.windowIcon().pixmap(64, 64))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(f"XFV Desktop {__version__}", "title"))
        words.addWidget(label(PURPOSE, wraps=True))
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.facts)
        column.addWidget(self.text, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([250, 640])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.search_edit)
        whole.addWidget(split, 1)
        whole.addLayout(foot)
