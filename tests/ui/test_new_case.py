"""The cover of a new case: what it needs, where it lies, and what the keyboard does in it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from xfv_desktop.ui.dialogs.case_dialog import NewCaseDialog

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle


@pytest.mark.parametrize(
    ("title", "folder"),
    [
        ("Station Road", "Station Road.xfv"),
        ("4711/23: a|b?", "4711 23 a b.xfv"),
        ("..", "case.xfv"),
        ("Überfall “Café”", "Überfall “Café”.xfv"),
    ],
)
def test_a_case_lies_in_a_folder_named_after_its_title(qtbot, open_window, tmp_path, title, folder):
    """Without what a file system may refuse."""
    form = NewCaseDialog(tmp_path, EXAMINER, open_window(), opinion_first=True)
    form.title_edit.setText(title)
    assert form.folder == tmp_path / folder
    form.reject()


def test_a_new_case_needs_title_examiner_and_place(open_window, tmp_path):
    """One complaint after the other, until nothing is missing."""
    form = NewCaseDialog(tmp_path, "", open_window(), opinion_first=True)
    complaints = []
    for edit, text in (
        (form.place_field.edit, ""),
        (form.title_edit, "Station Road"),
        (form.examiner_edit, EXAMINER),
        (form.place_field.edit, str(tmp_path)),
    ):
        edit.setText(text)
        complaints.append(form.fault())
    assert [bool(complaint) for complaint in complaints] == [True, True, True, False]
    assert len(set(complaints)) == 4
    form.reject()


def test_a_case_that_exists_is_not_overwritten(open_window, qtbot, case_folder, tmp_path):
    """The refusal stands in the banner."""
    window = open_window()
    press_keys(window, "Ctrl+N")
    form = dialog_of(qtbot, window, NewCaseDialog)
    form.place_field.edit.setText(str(tmp_path))
    form.title_edit.setText("case")
    click(form.accept_button)
    wait_until_idle(qtbot, window)

    assert window.desk.case is None
    assert "case.xfv" in window.banner.text


def test_the_enter_key_does_what_the_form_is_for(open_window, qtbot, tmp_path, monkeypatch):
    """From a field it sends the form, and chooses no folder."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: pytest.fail("asked"))
    window = open_window()
    press_keys(window, "Ctrl+N")
    form = dialog_of(qtbot, window, NewCaseDialog)
    form.place_field.edit.setText(str(tmp_path))
    QTest.keyClicks(form.title_edit, "Station Road")
    QTest.keyClick(form.title_edit, "\r")
    wait_until_idle(qtbot, window)
    assert window.desk.case.folder == tmp_path / "Station Road.xfv"


def test_a_new_case_is_offered_a_folder_that_is_there(open_window, tmp_path, monkeypatch):
    """A system without a folder for documents has a home; a form with another one stays open."""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "none"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    window = open_window()
    assert window.place == tmp_path
    form = NewCaseDialog(tmp_path / "none", EXAMINER, window, opinion_first=True)
    form.title_edit.setText("Station Road")
    assert str(tmp_path / "none") in form.fault()
    form.reject()
