"""Whoever works by keyboard or with a screen reader reaches everything, in a sensible order."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout

from xfv_desktop.ui.dialogs.case_dialog import NewCaseDialog
from xfv_desktop.ui.dialogs.settings_dialog import SettingsDialog

from .accessible import controls, name_of, unnamed
from .driving import dialog_of, press_keys


def test_a_control_without_a_name_is_found(qtbot, every_control_has_a_name):
    """The check that every test of the window ends with can fail."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    for widget in (QLineEdit(), QPushButton("Named by its text")):
        column.addWidget(widget)
    dialog.open()
    assert [path.split(" ")[0] for path in unnamed(dialog)] == ["QLineEdit"]
    assert len(every_control_has_a_name) == 1
    every_control_has_a_name.clear()


def test_the_window_names_all_its_controls(open_window, case_folder):
    """With a case, the panels that are not in sight included."""
    window = open_window(case_folder)
    assert unnamed(window) == []
    names = {name_of(control) for control in controls(window)}
    assert {"Questioned photograph", "Known photograph", "Examinations"} <= names


@pytest.mark.parametrize(("keys", "kind"), [("Ctrl+,", SettingsDialog), ("Ctrl+N", NewCaseDialog)])
def test_the_tab_key_goes_through_a_form_from_top_to_bottom(open_window, qtbot, keys, kind):
    """The first field first, the buttons last, nothing left out."""
    window = open_window()
    press_keys(window, keys)
    dialog = dialog_of(qtbot, window, kind)
    dialog.activateWindow()
    seen = [dialog.focusWidget()]
    for _ in range(40):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        if dialog.focusWidget() is seen[0]:
            break
        seen.append(dialog.focusWidget())
    places = [widget.mapTo(dialog, QPoint(0, widget.height() // 2)) for widget in seen]
    reading = [(round(place.y() / 12), place.x()) for place in places]
    assert all(earlier <= later for earlier, later in pairwise(reading)), reading
    reachable = {c for c in controls(dialog) if c.isVisible() and c.isEnabled()}
    assert {c for c in reachable if not isinstance(c, QPushButton) or c.autoDefault()} <= set(seen)
    dialog.reject()
