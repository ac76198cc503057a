"""Fields of days and times: the tab key leaves them, whatever stands in them."""

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xfv_desktop.ui.elements.moments import DayEdit, MomentEdit

NONE = QDate(1900, 1, 1)


def unstated():
    edit = MomentEdit(QDateTime(NONE, QTime(0, 0)))
    edit.setMinimumDateTime(QDateTime(NONE, QTime(0, 0)))
    edit.setSpecialValueText("not stated")
    return edit


@pytest.mark.parametrize(
    "make",
    [
        lambda: DayEdit(NONE, "from any day"),
        unstated,
        lambda: MomentEdit(QDateTime(QDate(2026, 11, 27), QTime(4, 0))),
    ],
)
def test_the_tab_key_leaves_it_both_ways(qtbot, make):
    holder, before, edit, after = QWidget(), QLineEdit(), make(), QLineEdit()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for widget in (before, edit, after):
        column.addWidget(widget)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    for key, end in ((Qt.Key.Key_Tab, after), (Qt.Key.Key_Backtab, before)):
        edit.setFocus()
        qtbot.waitUntil(edit.hasFocus)
        QTest.keyClick(edit, key)
        assert end.hasFocus()
