"""Every difficult file through the window: refused in one sentence, or added and compared."""

import csv

import pytest
from PySide6.QtWidgets import QLabel

from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake
from xfv_desktop.ui.dialogs.frame_dialog import FrameDialog
from xfv_desktop.ui.dialogs.intake_dialog import IntakeDialog

from .conftest import EXAMINER
from .driving import click, dialog_of, drop, press_keys, wait_until_idle


@pytest.fixture
def difficult(shared_faces):
    folder = shared_faces / "difficult"
    with (folder / "manifest.csv").open(encoding="utf-8") as stream:
        return [(folder / row["file"], row["expected"]) for row in csv.DictReader(stream)]


@pytest.fixture
def window(open_window, tmp_path, photographs):
    """A case with one known exhibit, open in the window."""
    folder = tmp_path / "difficult.xfv"
    with casework.create_case(folder, title="Difficult", examiner=EXAMINER) as case:
        inspection = intake.inspect(photographs.astronaut)
        intake.add_exhibit(case, inspection, role=Role.KNOWN, examiner=EXAMINER)
    return open_window(folder)


def test_refused_files_are_refused_in_one_sentence(window, qtbot, difficult):
    for path, expected in difficult:
        if expected != "reject" or path.name == "two_equal_faces.jpg":
            continue
        window.banner.hide()
        drop(window.case_panel.exhibit_lists[Side.PROBE], path)
        wait_until_idle(qtbot, window)
        assert window.banner.isVisible(), path.name
        assert path.name in window.banner.text
        assert "\n" not in window.banner.text
    assert [e.number for e in window.desk.case.overview.exhibits] == ["K1"]


def test_several_faces_wait_for_a_choice(window, qtbot, difficult):
    (path,) = (p for p, _ in difficult if p.name == "two_equal_faces.jpg")
    drop(window.case_panel.exhibit_lists[Side.PROBE], path)
    form = dialog_of(qtbot, window, IntakeDialog)
    assert not form.add_button.isEnabled()
    assert any(text.startswith("2 faces") for text in texts_of(form))
    form.reject()
    wait_until_idle(qtbot, window)


def test_accepted_files_are_added_and_what_weakens_them_is_said(window, qtbot, difficult):
    """All are added; those with a warning are compared and the warning stands in the window."""
    number = 0
    for path, expected in difficult:
        if expected == "reject":
            continue
        drop(window.case_panel.exhibit_lists[Side.PROBE], path)
        if path.name in ("animated.gif", "multi_page.tif"):
            click(dialog_of(qtbot, window, FrameDialog).use_button)
        click(dialog_of(qtbot, window, IntakeDialog).add_button)
        wait_until_idle(qtbot, window)
        number += 1
        exhibit = window.desk.case.exhibit(f"Q{number}")
        assert exhibit.image.name == path.name
        if expected == "accept":
            assert not exhibit.image.remarks
            continue
        window.desk.put(exhibit)
        press_keys(window, window.action_of["compare"].shortcut().toString())
        wait_until_idle(qtbot, window)
        warnings = window.desk.examination.comparison.probe.warnings
        assert warnings, path.name
        qtbot.waitUntil(lambda said=warnings: all_stand_in(said, window.score))


def all_stand_in(sentences, widget):
    shown = " ".join(texts_of(widget))
    return all(sentence in shown for sentence in sentences)


def texts_of(widget):
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible()]
