"""What the files of the exhibits on the desk say of themselves: searched, copied, never edited."""

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.evidence.metadata import WORDED, MetadataEntry, metadata
from xfv_desktop.ui.elements.item_models import TableModel, TableRow
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.ledger_table import LedgerTable
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import Desk

HEADINGS = (tr("Part"), tr("Name"), tr("Value"))


class MetadataPanel(QWidget):
    """A table of facts about one exhibit; they are read when the panel is in sight."""

    def __init__(self, desk: Desk, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._desk = desk
        self._shown: tuple[str, str, int] | None = None
        self._model = TableModel(HEADINGS, self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterKeyColumn(-1)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.exhibits = QComboBox()
        self.exhibits.setAccessibleName(tr("Exhibit"))
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Search the metadata"))
        self.search.setPlaceholderText(tr("Search names and values"))
        self.search.setClearButtonEnabled(True)
        self.setFocusProxy(self.search)
        self.copy_button = QPushButton(tr("Copy"))
        self.copy_button.setToolTip(tr("Copy the chosen rows, or all that are shown"))
        self.table = LedgerTable(self._found, tr("Metadata"), (160, 220, 0))
        self.table.setWordWrap(True)
        self.table.setToolTip(tr("As it was read; nothing of it can be edited"))
        self._note = label("", "muted", wraps=True)
        self._lay_out()
        self.search.textChanged.connect(self._found.setFilterFixedString)
        self.exhibits.currentIndexChanged.connect(lambda _: self._ask())
        self.copy_button.clicked.connect(self.copy)
        keys = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copy)
        desk.changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)

    @property
    def texts(self) -> list[tuple[str, ...]]:
        """What is shown: part, name, value."""
        rows = (self._found.mapToSource(self._found.index(row, 0)).row()
                for row in range(self._found.rowCount()))  # fmt: skip
        return [self._model.rows[row].cells for row in rows]

    def refresh(self) -> None:
        """The exhibits that are on the desk now; the chosen one is read if it is in sight."""
        on_desk = [exhibit for side in Side if (exhibit := self._desk.shown(side))]
        numbers = [exhibit.number for exhibit in on_desk]
        if numbers != [self.exhibits.itemText(at) for at in range(self.exhibits.count())]:
            chosen = self.exhibits.currentText()
            self.exhibits.blockSignals(True)
            self.exhibits.clear()
            self.exhibits.addItems(numbers)
            self.exhibits.setCurrentIndex(max(self.exhibits.findText(chosen), 0))
            self.exhibits.blockSignals(False)
        self._ask()

    def copy(self) -> None:
        """The chosen rows, or all that are shown, as lines with tabs between the columns."""
        chosen = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        texts = self.texts
        rows = [texts[row] for row in chosen] or texts
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """In sight: now the facts are wanted."""
        super().showEvent(event)
        self.refresh()

    def _exhibit(self) -> Exhibit | None:
        number, case = self.exhibits.currentText(), self._desk.case
        return case.exhibit(number) if case and number else None

    def _ask(self) -> None:
        exhibit, case = self._exhibit(), self._desk.case
        if exhibit is None or case is None:
            self._shown = None
            self._model.show(())
            self._say(tr("Put an exhibit on the desk to see what its file says of itself."))
            return
        asked = (exhibit.number, *exhibit.image.key)
        if not self.isVisible() or asked == self._shown:
            return
        self._shown = asked
        self._say(tr("Reading {image} …").format(image=exhibit.image.name))

        def show(entries: tuple[MetadataEntry, ...]) -> None:
            if asked == self._shown:
                self._show(entries)

        def failed(error: Exception) -> None:
            if asked == self._shown:
                self._model.show(())
                self._say(said(str(error)))

        case.view(metadata=exhibit.number)
        number = exhibit.number
        case.ask(
            tr("Reading the metadata of {number}").format(number=number), lambda file,
            *_: metadata(file, number), show,
            failed,
        )  # fmt: skip

    def _say(self, words: str) -> None:
        """Words in place of the facts; none leaves the room to them."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _show(self, entries: tuple[MetadataEntry, ...]) -> None:
        self._say("")
        self._model.show([
            TableRow(key=str(at), cells=(said(e.group), said(e.name), value),
            tip=f"{said(e.name)}\n{value}")
            for at, e in enumerate(entries)
            for value in (said(e.value) if e.name in WORDED else e.value,)
        ])  # fmt: skip
        self.table.resizeRowsToContents()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.exhibits)
        row.addWidget(self.search, 1)
        row.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self._note)
