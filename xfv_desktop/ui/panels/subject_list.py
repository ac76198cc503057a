"""The list of what is asked in a stage, worked through with the keys alone."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from xfv_desktop.ui.elements.entry_list import LOW, EntryDelegate
from xfv_desktop.ui.elements.item_models import EntriesModel
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.own_keys import kept
from xfv_desktop.ui.pictures.canvas import ENTER

DIGITS = tuple("123456789")


class SubjectList(QListView):
    """1 to 9 answer; Return goes on to the next open subject, Shift+Return to the one before."""

    answered = Signal(int)
    gone_on = Signal(int)
    """1 on, −1 back."""

    def __init__(self, entries: EntriesModel) -> None:
        super().__init__()
        self.setModel(entries)
        self.setItemDelegate(EntryDelegate(self))
        self.setAccessibleName(tr("What is asked"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(LOW + 6)

    def event(self, event: QEvent) -> bool:
        """Digits are meant for the list, not for the layers that they show elsewhere."""
        return kept(event, lambda key: key.text() in DIGITS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A digit, Return, or what lists do."""
        if event.text() in DIGITS:
            self.answered.emit(int(event.text()))
        elif event.key() in ENTER:
            held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.gone_on.emit(-1 if held else 1)
        else:
            super().keyPressEvent(event)
