"""The lists of a case beside the photographs: what is in sight, and what scrolls."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar

from tests.ui.conftest import EXAMINER
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake
from xfv_desktop.ui.elements.entry_list import TALL
from xfv_desktop.ui.elements.item_models import Entry


@pytest.fixture(scope="module")
def long_case(tmp_path_factory, photographs):
    """Ten questioned photographs and two known ones."""
    folder = tmp_path_factory.mktemp("long") / "long.xfv"
    with casework.create_case(folder, title="Car Park", examiner=EXAMINER) as case:
        found = intake.inspect(photographs.hopper)
        for role in (*[Role.QUESTIONED] * 10, *[Role.KNOWN] * 2):
            intake.add_exhibit(case, found, role=role, examiner=EXAMINER)
    return folder


def inside(panel, widget):
    """Whether the whole of a widget is in sight in the panel, which has not been scrolled."""
    top = widget.mapTo(panel.viewport(), widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= panel.viewport().height()


def test_ten_questioned_photographs_push_nothing_out_of_sight(open_window, qtbot, long_case):
    """On the smallest screen that has to do, and on larger ones."""
    window = open_window(long_case)
    panel = window.case_panel
    lists = (*panel.exhibit_lists.values(), panel.examinations, panel.reports)
    for size in ((1280, 720), (1440, 900), (1920, 1080), (2560, 1440)):
        window.resize(*size)
        qtbot.waitUntil(lambda size=size: window.width() == size[0])
        qtbot.waitUntil(lambda: panel.verticalScrollBar().maximum() == 0)
        assert all(inside(panel, widget) for widget in (*lists, panel.compare_button)), size
        assert all(entries.height() >= 2 * TALL for entries in panel.exhibit_lists.values()), size


def test_a_case_of_four_photographs_needs_no_scrolling_on_the_smallest_screen(
    open_window, qtbot, long_case
):
    """With the stamp of a demonstration, two examinations and two reports."""
    window = open_window(long_case)
    panel = window.case_panel
    panel._reference.setText("DEMO")
    panel._reference.show()
    panel._stamp.show()
    two = [Entry(key=str(n), title=f"2026-000{n}", subtitle="examination 1") for n in (1, 2)]
    panel.examinations.show_entries(two, None)
    panel.reports.show_entries(two, None)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.height() == 720)
    qtbot.waitUntil(lambda: panel.widget().height() <= panel.viewport().height())
    assert panel.verticalScrollBar().maximum() == 0
    assert panel._stamp.height() < 2 * panel._stamp.fontMetrics().height()


def test_the_current_entry_stays_in_sight_when_its_list_gets_lower(open_window, qtbot, long_case):
    """Chosen by the keys far down in a high window, which is then made low."""
    window = open_window(long_case)
    window.resize(1440, 1440)
    entries = window.case_panel.exhibit_lists[Side.PROBE]
    qtbot.waitUntil(lambda: entries.verticalScrollBar().maximum() == 0)
    entries.setFocus()
    QTest.keyClick(entries, Qt.Key.Key_End)
    assert window.desk.exhibit(Side.PROBE).number == "Q10"

    window.resize(1440, 900)
    qtbot.waitUntil(lambda: entries.verticalScrollBar().maximum() > 0)

    box = entries.visualRect(entries.currentIndex())
    assert entries.viewport().rect().contains(box)


def test_the_tab_key_opens_nothing_and_return_does(open_window, qtbot, issued_case):
    """A list without a current entry is passed; the report in it is opened by Return."""
    window = open_window(issued_case)
    reports = window.case_panel.reports
    window.activateWindow()
    window.case_panel.examinations.setFocus()
    QTest.keyClick(window.case_panel.examinations, Qt.Key.Key_Tab)
    assert reports.hasFocus()
    assert window.page.isVisible()
    QTest.keyClick(reports, Qt.Key.Key_Return)
    qtbot.waitUntil(window.report.isVisible)


def test_the_tab_key_meets_nothing_that_is_out_of_sight(open_window, case_folder):
    """Qt keeps the bar of docks that were tabs once, far outside of the window."""
    window = open_window(case_folder)
    for _ in range(2):
        window.action_of["enhancement"].trigger()
    window.activateWindow()
    met = []
    while (focus := QApplication.focusWidget()) not in met:
        met.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert [one for one in met if isinstance(one, QTabBar) and one.count() < 2] == []
