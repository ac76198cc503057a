"""A whole examination in the real window, with mouse and keys, over the real services."""

import numpy as np
from PySide6.QtTest import QTest

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.services.cases import casework, checking
from xfv_desktop.services.signatures import identity
from xfv_desktop.ui.dialogs.case_dialog import NewCaseDialog
from xfv_desktop.ui.dialogs.identity_dialogs import IssueDialog, NewIdentityDialog
from xfv_desktop.ui.dialogs.intake_dialog import IntakeDialog

from .driving import (
    click,
    colours_of,
    dialog_of,
    drag_on_photograph,
    drop,
    press_keys,
    wait_until_idle,
)

PASSPHRASE = "a passphrase for tests"


def test_from_a_new_case_to_a_signed_report_and_back(open_window, qtbot, tmp_path, photographs):
    """New case, two photographs, several faces, comparison, layers, regions, report, reopening."""
    window = open_window()
    create_case(window, qtbot, tmp_path)
    add_both(window, qtbot, photographs)
    compare(window, qtbot)
    look_at_layers(window)
    draw_and_describe(window, qtbot)
    issue(window, qtbot, tmp_path)
    folder = window.desk.case.folder
    window.close()

    again = open_window(folder)

    desk = again.desk
    assert [e.number for e in desk.case.overview.exhibits] == ["Q1", "K1"]
    assert desk.case.exhibit("K1").face_index == 1
    region = desk.document.regions(Side.PROBE).region(1)
    assert (region.kind, region.label) == (RegionKind.RECTANGLE, "left brow")
    assert len(desk.case.overview.reports) == 1
    assert again.page.views[0].size_px == (512, 600)
    assert again.score.decision.text() in ("Accept", "Reject")
    with casework.open_case(folder, writable=False) as case:
        assert checking.case_fault(case) is None


def create_case(window, qtbot, tmp_path):
    press_keys(window, "Ctrl+N")
    form = dialog_of(qtbot, window, NewCaseDialog)
    form.place_field.edit.setText(str(tmp_path))
    QTest.keyClicks(form.title_edit, "Station Road")
    QTest.keyClicks(form.reference_edit, "4711")
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert window.windowTitle() == "Station Road – XFV Desktop"
    assert (tmp_path / "Station Road.xfv").is_dir()


def add_both(window, qtbot, photographs):
    drop(window.case_panel.exhibit_lists[Side.PROBE], photographs.hopper)
    form = dialog_of(qtbot, window, IntakeDialog)
    assert form.role is Role.QUESTIONED
    QTest.keyClicks(form.label_edit, "Camera 3")
    click(form.add_button)
    wait_until_idle(qtbot, window)

    drop(window, photographs.group)
    form = dialog_of(qtbot, window, IntakeDialog)
    assert not form.add_button.isEnabled()
    click(form.roles[Role.KNOWN])
    assert not form.add_button.isEnabled()
    click(form.picker, form.picker.box(0).center().toPoint())
    QTest.keyClicks(form.picker, "2")
    click(form.add_button)
    wait_until_idle(qtbot, window)
    assert window.desk.pair == ("Q1", "K1")
    assert not window.saliency.isEnabled()


def compare(window, qtbot):
    plain = colours_of(window.page.views[0].viewport())
    click(window.case_panel.compare_button)
    assert window.runner.jobs
    assert not window.action_of["compare"].isEnabled()
    wait_until_idle(qtbot, window)
    assert window.desk.examination.number == 1
    assert window.saliency.display.visible == {Layer.SIGNED}
    assert np.abs(colours_of(window.page.views[0].viewport()) - plain).max() > 40
    assert "FMR" not in window.score.score.text()


def look_at_layers(window):
    view = window.page.views[0]
    press_keys(window, "N")  # without outline and landmarks, only the photograph and the layers
    pictures = []
    for keys in ("3", "1", "1", "2", "2", "3"):
        press_keys(window, keys)
        pictures.append(colours_of(view.viewport()))
    off, similarity, off_again = pictures[:3]
    assert np.array_equal(off, off_again)
    assert not np.array_equal(off, similarity)
    window.saliency.opacity.setValue(0)
    assert np.abs(colours_of(view.viewport()) - off).max() <= 1
    window.saliency.opacity.setValue(70)
    press_keys(window, "N")


def draw_and_describe(window, qtbot):
    view, desk = window.page.views[0], window.desk
    press_keys(window, "R")
    drag_on_photograph(view, (200, 150), (250, 200), (330, 260))
    assert len(desk.document.regions(Side.PROBE)) == 1
    assert window.action_of["select"].isChecked()
    assert "%" in window.regions.table.model().rows[0].cells[2]
    press_keys(window, "Ctrl+Z")
    assert len(desk.document.regions(Side.PROBE)) == 0
    press_keys(window, "Ctrl+Shift+Z")
    desk.select(Side.PROBE, 1)
    press_keys(window, "F2")
    QTest.keyClicks(window.regions.details.label_edit, "left brow")
    QTest.keyClick(window.regions.details.label_edit, "\r")
    wait_until_idle(qtbot, window)
    assert window.saved.text() == "Saved"
    edits = [e.details["edit"] for e in desk.case.audit_trail() if e.action == "regions edited"]
    assert edits == [
        "Region 1 drawn", "Undone: Region 1 drawn", "Redone: Region 1 drawn", "Region 1 described",
    ]  # fmt: skip


def issue(window, qtbot, tmp_path):
    file = tmp_path / "examiner.p12"
    identity.new_identity(file, name="Dr Ada Marsh", organisation="", passphrase=PASSPHRASE)
    press_keys(window, "Ctrl+R")
    dialog_of(qtbot, window, NewIdentityDialog).reject()  # offered, as there is none yet
    form = dialog_of(qtbot, window, IssueDialog)
    form.identity_field.edit.setText(str(file))
    QTest.keyClicks(form.passphrase_edit, "wrong")
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert "passphrase" in form.complaint
    form.passphrase_edit.clear()
    QTest.keyClicks(form.passphrase_edit, PASSPHRASE)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    report = window.report
    assert report.isVisible()
    assert report.pages > 1
    assert not report.sheet.isNull()
    first = colours_of(report)
    press_keys(window, "PgDown")
    wait_until_idle(qtbot, window)
    assert report.page == 1
    assert not np.array_equal(first, colours_of(report))
    press_keys(window, "Alt+Left")
    assert window.page.isVisible()
