"""Days and times that are typed or taken from a calendar."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime
from PySide6.QtWidgets import QDateTimeEdit, QWidget


class _CalendarEdit(QDateTimeEdit):
    """Shown in ``form``, or taken from a calendar."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.setDisplayFormat(form)
        self.setCalendarPopup(True)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802 - Qt's name
        """The tab key leaves the field: where nothing is stated yet, Qt never lets it go."""
        return QWidget.focusNextPrevChild(self, on)


class DayEdit(_CalendarEdit):
    """A day, or none, which ``none`` stands for and the smallest day means."""

    def __init__(self, smallest: QDate, none: str) -> None:
        super().__init__("yyyy-MM-dd")
        self.setMinimumDate(smallest)
        self.setSpecialValueText(none)
        self.setDate(smallest)


class MomentEdit(_CalendarEdit):
    """A day and a time, of the place where it is typed."""

    def __init__(self, shown: QDateTime) -> None:
        super().__init__("yyyy-MM-dd HH:mm")
        self.setDateTime(shown)

    @property
    def moment(self) -> datetime:
        """What is shown, with its offset from UTC."""
        return datetime.fromtimestamp(self.dateTime().toSecsSinceEpoch()).astimezone()
