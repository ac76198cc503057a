"""The forms: what they ask, what they refuse, what they leave behind."""

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.errors import OutputUnwritable
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.cases.casework import load_examination, open_case
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import annotation
from xfv_desktop.services.signatures import identity
from xfv_desktop.ui.commands import case_commands, signing_commands
from xfv_desktop.ui.dialogs.identity_dialogs import IssueDialog, NewIdentityDialog
from xfv_desktop.ui.dialogs.intake_dialog import IntakeDialog
from xfv_desktop.ui.dialogs.settings_dialog import SettingsDialog
from xfv_desktop.ui.window.about_dialog import AboutDialog

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle

PASSPHRASE = "a passphrase for tests"


def test_settings_are_kept(open_window, qtbot):
    """In the file of the services; the line of state shows the new name."""
    window = open_window()
    press_keys(window, "Ctrl+,")
    form = dialog_of(qtbot, window, SettingsDialog)
    form.name_edit.setText("Dr Grace Brewster")
    form.organisation_edit.setText("State Laboratory")
    form.device_box.setCurrentText(examination.device_names()[-1])
    click(form.accept_button)

    assert window.examiner.name == window.person.text() == "Dr Grace Brewster"
    assert window.examiner.organisation == "State Laboratory"
    assert window.settings.get("compute.device") == examination.device_names()[-1]


def test_an_identity_is_created_on_the_way_to_a_report(open_window, qtbot, case_folder, tmp_path):
    """The form that asked for one takes it; the services can read it."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+R")
    issuing = dialog_of(qtbot, window, IssueDialog)
    click(issuing.accept_button)
    assert "identity" in issuing.complaint
    form = dialog_of(qtbot, window, NewIdentityDialog)  # comes by itself before the first report
    assert any("no identity is chosen" in one.text() for one in form.findChildren(QLabel))
    file = tmp_path / "own.p12"
    form.passphrase_edit.setText(PASSPHRASE)
    form.repeat_edit.setText("another one")
    for nameless in ("", ".", "/"):
        form.file_field.edit.setText(nameless)
        click(form.accept_button)
        assert "where the identity file" in form.complaint
    form.file_field.edit.setText(str(file))
    click(form.accept_button)
    assert "differ" in form.complaint
    form.repeat_edit.setText(PASSPHRASE)
    click(form.accept_button)
    wait_until_idle(qtbot, window)

    assert identity.read_identity(file, PASSPHRASE).name == EXAMINER
    assert issuing.identity_field.path == file
    issuing.reject()


def test_an_identity_is_never_overwritten(open_window, qtbot, tmp_path):
    """The form stays open and says why."""
    window = open_window()
    file = tmp_path / "own.p12"
    file.write_bytes(b"somebody's")
    signing_commands.create_identity(window)
    form = dialog_of(qtbot, window, NewIdentityDialog)
    for edit, text in (
        (form.file_field.edit, str(file)),
        (form.passphrase_edit, PASSPHRASE),
        (form.repeat_edit, PASSPHRASE),
    ):
        edit.setText(text)
    click(form.accept_button)
    wait_until_idle(qtbot, window)

    assert (form.isVisible(), "exists" in form.complaint) == (True, True)
    assert file.read_bytes() == b"somebody's"
    form.reject()


def open_first_report(window, qtbot):
    reports = window.case_panel.reports
    click(reports.viewport(), reports.visualRect(reports.model().index(0, 0)).center())
    wait_until_idle(qtbot, window)


def test_a_report_is_opened_from_the_case_and_enlarged(open_window, qtbot, issued_case):
    """Page and facts are seen; zooming makes the page larger."""
    window = open_window(issued_case)
    open_first_report(window, qtbot)
    width = window.report.sheet.width()

    press_keys(window, "Ctrl++")
    wait_until_idle(qtbot, window)

    assert window.report.sheet.width() == pytest.approx(1.25 * width, rel=0.01)
    assert not window.docks["score"].isVisible()
    press_keys(window, "Alt+Left")
    assert window.docks["score"].isVisible()


@pytest.mark.usefixtures("german")
def test_what_a_report_is_worth_is_said_in_german(open_window, qtbot, issued_case):
    window = open_window(issued_case)
    open_first_report(window, qtbot)
    told = "Das Gutachten ist genau so, wie es signiert wurde."
    assert window.report._verdict.text().startswith(told)


def test_a_report_that_was_altered_is_told_apart(open_window, qtbot, issued_case):
    """The first fact says so."""
    report = next((issued_case / "reports").glob("*.pdf"))
    data = bytearray(report.read_bytes())
    data[len(data) // 3] ^= 1
    report.chmod(0o600)
    report.write_bytes(bytes(data))
    window = open_window(issued_case)

    open_first_report(window, qtbot)

    def facts():
        return {one.text() for one in window.report.findChildren(QLabel) if one.isVisible()}

    qtbot.waitUntil(lambda: bool(facts() & {"Altered", "Problem"}))
    assert "Unaltered" not in facts()


def test_a_copy_of_the_report_is_saved(open_window, qtbot, issued_case, tmp_path, monkeypatch):
    """Byte for byte; a place that cannot be written is told in one sentence."""
    window = open_window(issued_case)
    open_first_report(window, qtbot)
    copy = tmp_path / "copy.pdf"
    places = iter([(str(copy), ""), (str(tmp_path / "no" / "where.pdf"), ""), ("", "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(places))

    for _ in range(3):
        press_keys(window, "Ctrl+Shift+S")

    assert copy.read_bytes() == window.report.document.read_bytes()
    assert "cannot be written" in window.banner.text


def test_files_are_chosen_by_dialog(open_window, qtbot, case_folder, photographs, monkeypatch):
    """The same bytes twice are allowed and pointed out."""
    window = open_window(case_folder)
    chosen = ([str(photographs.hopper)], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    press_keys(window, "Ctrl+I")
    form = dialog_of(qtbot, window, IntakeDialog)
    said = [child.text() for child in form.findChildren(QLabel)]

    assert form.role is None
    assert "The same file is in the case as Q1." in said
    form.reject()


def test_a_case_is_chosen_by_dialog(open_window, qtbot, case_folder, monkeypatch):
    """And closed by its key; the start page names it then."""
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(case_folder))
    press_keys(window, "Ctrl+O")
    wait_until_idle(qtbot, window)
    assert window.desk.case is not None

    press_keys(window, "Ctrl+W")
    wait_until_idle(qtbot, window)

    assert window.start.isVisible()
    case_commands.open_folder(window, case_folder)
    wait_until_idle(qtbot, window)
    assert window.desk.case is not None


def test_the_program_says_what_it_is(open_window, qtbot):
    """Version and purpose."""
    window = open_window()
    press_keys(window, "Shift+F1")
    dialog = dialog_of(qtbot, window, AboutDialog)
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "opinion about identity is the examiner's" in said
    dialog.reject()


def test_what_cannot_be_saved_is_not_called_saved(open_window, qtbot, case_folder, monkeypatch):
    """The line of state says so, the banner says why; the next edit mends it."""
    window = open_window(case_folder)

    def refuse(*_args, **_more):
        raise OutputUnwritable("The disk is full: make room.")

    def draw():
        document = window.desk.document
        box = np.array([[200.0, 150.0], [330.0, 260.0]])
        after = document.regions(Side.PROBE).added(RegionKind.RECTANGLE, box)
        document.edit(Side.PROBE, after, "Region drawn")
        wait_until_idle(qtbot, window)

    with monkeypatch.context() as patch:
        patch.setattr(annotation, "annotate", refuse)
        draw()
    assert (window.saved.text(), window.banner.text) == (
        "Not saved",
        "The disk is full: make room.",
    )

    draw()

    assert window.saved.text() == "Saved"
    with open_case(case_folder, writable=False) as case:
        assert len(load_examination(case, 1).probe_regions) == 2
