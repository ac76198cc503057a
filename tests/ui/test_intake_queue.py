"""Several files are added one after the other: one is left out, or all that are left."""

import shutil

import cv2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.dialogs.frame_dialog import FrameDialog
from xfv_desktop.ui.dialogs.intake_dialog import IntakeDialog

from .driving import click, dialog_of, drop, wait_until_idle


def known(window):
    """Names of the files of the known exhibits; the case has one before."""
    exhibits = window.desk.case.overview.exhibits
    return [exhibit.image.name for exhibit in exhibits if exhibit.role is Role.KNOWN]


def button_of(dialog, words):
    (found,) = (b for b in dialog.findChildren(QPushButton) if b.text() == words)
    return found


def files_to_add(tmp_path, photographs):
    """Two portraits, a file with two pages, one more portrait."""
    paths = [tmp_path / name for name in ("a.jpg", "b.jpg", "c.tif", "d.jpg")]
    for path in paths:
        shutil.copy(photographs.hopper, path)
    with Image.open(photographs.hopper) as one:
        page = one.convert("RGB").resize((128, 150))
        page.save(paths[2], save_all=True, append_images=[page])
    return paths


def test_one_file_is_skipped_and_the_next_one_asked_about(
    open_window, qtbot, case_folder, photographs, tmp_path
):
    window = open_window(case_folder)
    drop(window.case_panel.exhibit_lists[Side.REFERENCE], *files_to_add(tmp_path, photographs))
    click(button_of(dialog_of(qtbot, window, IntakeDialog), "Skip this one"))
    wait_until_idle(qtbot, window)
    click(dialog_of(qtbot, window, IntakeDialog).add_button)
    click(button_of(dialog_of(qtbot, window, FrameDialog), "Skip this one"))
    wait_until_idle(qtbot, window)
    last = dialog_of(qtbot, window, IntakeDialog)
    assert [b.text() for b in last.findChildren(QPushButton) if "kip" in b.text()] == []
    click(last.add_button)
    wait_until_idle(qtbot, window)
    assert known(window)[1:] == ["b.jpg", "d.jpg"]


@pytest.mark.parametrize("how", ["button", "Esc"])
def test_adding_is_stopped_with_all_that_wait(
    open_window, qtbot, case_folder, photographs, tmp_path, how
):
    window = open_window(case_folder)
    drop(window.case_panel.exhibit_lists[Side.REFERENCE], *files_to_add(tmp_path, photographs))
    click(dialog_of(qtbot, window, IntakeDialog).add_button)
    wait_until_idle(qtbot, window)
    form = dialog_of(qtbot, window, IntakeDialog)
    if how == "button":
        click(button_of(form, "Stop adding"))
    else:
        qtbot.keyClick(form, Qt.Key.Key_Escape)
    wait_until_idle(qtbot, window)
    assert known(window)[1:] == ["a.jpg"]
    assert window.banner.text == "Adding was stopped; files that were not added: 3."


def test_what_weakens_a_comparison_is_said_before_a_photograph_comes_in(
    open_window, qtbot, case_folder, photographs, tmp_path
):
    portrait = cv2.imread(str(photographs.hopper))
    cv2.imwrite(str(tmp_path / "a.png"), cv2.GaussianBlur(portrait, (0, 0), 15))
    window = open_window(case_folder)
    drop(window.case_panel.exhibit_lists[Side.REFERENCE], tmp_path / "a.png")
    form = dialog_of(qtbot, window, IntakeDialog)
    told = [one.text() for one in form.findChildren(QLabel) if one.isVisible()]
    assert any("The face is blurred" in text for text in told)
    form.reject()
