"""The cases that a search found, as a list for mouse and keys."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from xfv_desktop.services.records.case_search import FoundCase
from xfv_desktop.ui.elements.entry_list import EntryDelegate
from xfv_desktop.ui.elements.item_models import EntriesModel, Entry, Index
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pictures.canvas import ENTER


class FoundCases(QListView):
    """A click or Enter opens a case; to move along the list opens nothing."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.entries_model = EntriesModel(self)
        self.setModel(self.entries_model)
        self.setItemDelegate(EntryDelegate(self))
        self.setAccessibleName(tr("Cases that were found"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._chosen)

    def show_cases(self, cases: tuple[FoundCase, ...]) -> None:
        """These cases; the first one is where Enter would go."""
        self.entries_model.show([_entry(case) for case in cases])
        self.setCurrentIndex(self.entries_model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the case, on every system alike."""
        if event.key() in ENTER:
            self._chosen(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page takes it: back to the search
        else:
            super().keyPressEvent(event)

    def _chosen(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(Path(self.entries_model.entries[index.row()].key))


def _entry(case: FoundCase) -> Entry:
    return Entry(
        key=str(case.folder),
        title=case.title,
        subtitle=f"{case.found or case.people or tr('encrypted')}   —   {case.folder}",
        tip=f"{case.folder}\n{case.people}",
    )
