"""Which events of the audit trail are shown: words, person, kind of action, period."""

from PySide6.QtCore import QDate, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from xfv_desktop.services.records.trail import TrailFilter
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.moments import DayEdit
from xfv_desktop.ui.elements.theme import label

EVERYBODY, EVERYTHING = tr("Everybody"), tr("Every action")
PAUSE_MS = 250
NO_DAY = QDate(2000, 1, 1)
"""Stands for no day at all: no case is older."""


class TrailFilterBar(QWidget):
    """One line of fields, or two where there is little room.

    ``changed`` comes when nothing was typed for a moment.
    """

    changed = Signal()
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text_edit = QLineEdit()
        self.text_edit.setPlaceholderText(tr("Words in person, action or details"))
        self.text_edit.setAccessibleName(tr("Words in the audit trail"))
        self.text_edit.setClearButtonEnabled(True)
        self.person_box, self.action_box = QComboBox(), QComboBox()
        self.since_edit, self.until_edit = (
            DayEdit(NO_DAY, tr("from any day")),
            DayEdit(NO_DAY, tr("to any day")),
        )
        self.clear_button = QPushButton(tr("Show all"))
        self.export_button = QPushButton(tr("Export …"))
        self.export_button.setToolTip(
            tr("Write what is shown into a CSV or JSON file, with the seals")
        )
        self.count = label("", "small")
        self._parts = words, kinds = QHBoxLayout(), QHBoxLayout()
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for line in (words, kinds):
            line.setSpacing(8)
            self._lines.addLayout(line, 1)
        words.addWidget(self.text_edit, 1)
        for box, name, first in (
            (self.person_box, tr("Person"), EVERYBODY), (self.action_box, tr("Kind of action"),
            EVERYTHING),
        ):  # fmt: skip
            box.setAccessibleName(name)
            box.addItem(first)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(len(first))
            box.currentIndexChanged.connect(self.changed)
            kinds.addWidget(box, 1)
        for edit, name in (
            (self.since_edit, tr("First day (UTC)")), (self.until_edit, tr("Last day (UTC)")),
        ):  # fmt: skip
            edit.setAccessibleName(name)
            edit.setToolTip(tr("{name}; the smallest one stands for none").format(name=name))
            edit.dateChanged.connect(self.changed)
            edit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            kinds.addWidget(edit)
        for widget in (self.count, self.clear_button, self.export_button):
            words.addWidget(widget)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.changed)
        self.text_edit.textChanged.connect(lambda _: self._pause.start())
        self.clear_button.clicked.connect(self.clear)
        self.export_button.clicked.connect(self.export_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As few lines as there is room for."""
        super().resizeEvent(event)
        words = self.text_edit.fontMetrics().horizontalAdvance(self.text_edit.placeholderText())
        beside = sum(part.sizeHint().width() for part in self._parts) + words <= self.width()
        way = QBoxLayout.Direction
        self._lines.setDirection(way.LeftToRight if beside else way.TopToBottom)

    @property
    def wanted(self) -> TrailFilter:
        """What is asked for."""
        return TrailFilter(
            text=self.text_edit.text().strip(),
            person=_chosen(self.person_box),
            action=_chosen(self.action_box),
            since=_day(self.since_edit),
            until=_day(self.until_edit),
        )

    def offer(self, people: tuple[str, ...], actions: tuple[str, ...]) -> None:
        """Who and what can be asked for; what is chosen stays chosen."""
        for box, names, shown in (
            (self.person_box, people, str),
            (self.action_box, actions, said),
        ):
            with QSignalBlocker(box):
                before = _chosen(box)
                while box.count() > 1:
                    box.removeItem(1)
                for name in names:
                    box.addItem(shown(name), name)
                box.setCurrentIndex(max(0, box.findData(before)) if before else 0)

    def clear(self) -> None:
        """Ask for everything again."""
        fields = (
            self.text_edit, self.person_box, self.action_box, self.since_edit, self.until_edit,
        )  # fmt: skip
        blockers = [QSignalBlocker(field) for field in fields]
        self.text_edit.clear()
        for box in (self.person_box, self.action_box):
            box.setCurrentIndex(0)
        for edit in (self.since_edit, self.until_edit):
            edit.setDate(NO_DAY)
        for blocker in blockers:
            blocker.unblock()
        self._pause.stop()
        self.changed.emit()


def _day(edit: DayEdit) -> str:
    date = edit.date()
    return "" if date == NO_DAY else date.toString(Qt.DateFormat.ISODate)


def _chosen(box: QComboBox) -> str:
    return box.currentData() or ""
