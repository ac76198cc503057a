"""Days and times that are typed or taken from a calendar."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QWidget


class DayEdit(QDateEdit):
    """A day, or none, which ``none`` stands for and the smallest day means."""

    def __init__(self, smallest: QDate, none: str) -> None:
        super().__init__()
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self.setMinimumDate(smallest)
        self.setSpecialValueText(none)
        self.setDate(smallest)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802 - Qt's name
        """The tab key leaves the field: where there is no day yet, Qt never lets it go."""
        return QWidget.focusNextPrevChild(self, on)


class MomentEdit(QDateTimeEdit):
    """A day and a time, of the place where it is typed."""

    def __init__(self, shown: QDateTime) -> None:
        super().__init__(shown)
        self.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.setCalendarPopup(True)

    @property
    def moment(self) -> datetime:
        """What is shown, with its offset from UTC."""
        return datetime.fromtimestamp(self.dateTime().toSecsSinceEpoch()).astimezone()

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802 - Qt's name
        """The tab key leaves the field."""
        return QWidget.focusNextPrevChild(self, on)
