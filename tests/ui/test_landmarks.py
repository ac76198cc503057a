"""Landmarks moved by mouse and keys, corrected on record, and the comparison made again."""

import shutil

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.landmarks import CORRECTED
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.ui.commands import evidence_commands
from xfv_desktop.ui.commands.procedure_commands import ReasonDialog
from xfv_desktop.ui.panels.landmarks_panel import LandmarksPanel

from .conftest import EXAMINER
from .driving import click, dialog_of, drag_on_photograph, press_keys, wait_until_idle


def panel_of(window):
    (panel,) = window.docks["move_landmarks"].findChildren(LandmarksPanel)
    return panel


@pytest.fixture
def window(open_window, case_folder):
    window = open_window(case_folder)
    press_keys(window, "K")
    return window


@pytest.fixture
def panel(window):
    return panel_of(window)


def give_reason(qtbot, window, words):
    dialog = dialog_of(qtbot, window, ReasonDialog)
    dialog.reason_edit.setPlainText(words)
    click(dialog.accept_button)


def corrections(window):
    return [one for one in window.desk.case.audit_trail() if one.action == CORRECTED]


def test_a_landmark_follows_the_mouse_and_the_rest_stays(window, panel):
    before = panel.drafts.points(Side.PROBE).copy()
    view = window.page.views[0]
    start, end = before[2], before[2] + (6, -4)
    drag_on_photograph(view, start, (start + end) / 2, end)
    after = panel.drafts.points(Side.PROBE)
    assert np.abs(after[2] - end).max() < 2 * view.screen_px
    assert np.array_equal(np.delete(after, 2, 0), np.delete(before, 2, 0))
    assert panel.names[2].isChecked()
    assert panel.boxes[2][0].value() == pytest.approx(after[2, 0], abs=0.01)
    assert "on record" in panel.residual.text()


def test_keys_move_by_quarters_and_go_on_to_the_next(window, panel):
    view, before = window.page.views[0], panel.drafts.points(Side.PROBE).copy()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    step = np.zeros((5, 2))
    step[0, 0], step[1, 1] = 0.25, -2.5
    assert np.array_equal(panel.drafts.points(Side.PROBE), before + step)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert np.array_equal(panel.drafts.points(Side.PROBE), before)
    assert not panel.correct_button.isEnabled()


def test_beside_the_landmarks_the_picture_is_panned(window, panel):
    view, before = window.page.views[0], panel.drafts.points(Side.PROBE).copy()
    window.page.zoom(3.0)
    place = view.mapFromScene(QPointF(100, 560))
    drag_on_photograph(view, (100, 560), (110, 540))
    assert np.array_equal(panel.drafts.points(Side.PROBE), before)
    assert view.mapFromScene(QPointF(100, 560)) != place


def test_a_point_stays_inside_of_the_photograph(panel):
    panel.boxes[0][0].setValue(99_999)
    assert (
        panel.drafts.points(Side.PROBE)[0, 0] == panel.drafts.exhibit(Side.PROBE).image.width - 0.5
    )


def test_a_correction_makes_the_comparison_again_on_record(qtbot, window, panel):
    """The whole way: moved by keys, reason given, examination 2 beside examination 1."""
    view, before = window.page.views[0], panel.drafts.points(Side.PROBE).copy()
    score = window.desk.examination.comparison.score
    view.setFocus()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Return)
    dialog = dialog_of(qtbot, window, ReasonDialog)
    click(dialog.accept_button)
    assert dialog.complaint  # a reason is needed
    give_reason(qtbot, window, "the eye lies beside its mark")
    qtbot.waitUntil(
        lambda: window.desk.examination is not None and window.desk.examination.number == 2
    )
    (event,) = corrections(window)
    assert event.details["before px"] == before.tolist()
    assert event.details["after px"][0] == [before[0, 0] + 7.5, before[0, 1]]
    face = window.desk.examination.comparison.probe.face
    assert face.correction.reason == "the eye lies beside its mark"
    assert window.desk.examination.comparison.score != score
    assert window.desk.case.examination(1).comparison.score == score
    wait_until_idle(qtbot, window)
    click(panel.detected_button)
    assert np.array_equal(panel.drafts.points(Side.PROBE), before)
    assert "the eye lies beside its mark" in panel._words.text()


def test_before_an_examination_only_the_landmarks_change(
    qtbot, open_window, case_folder, tmp_path, monkeypatch
):
    """And in the order of work the known photograph offers nothing before it is revealed."""
    folder = shutil.copytree(case_folder, tmp_path / "strict.xfv")
    with casework.open_case(folder, writable=True) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    window = open_window(folder)
    monkeypatch.setattr(evidence_commands, "compare", lambda _: pytest.fail("compared"))
    press_keys(window, "K")
    panel = panel_of(window)
    assert panel.drafts.points(Side.REFERENCE) is None
    assert not panel.sides.buttons[Side.REFERENCE].isEnabled()
    panel.boxes[2][1].setValue(panel.boxes[2][1].value() + 1)
    click(panel.correct_button)
    give_reason(qtbot, window, "the tip lies lower")
    qtbot.waitUntil(lambda: len(corrections(window)) == 1)
    wait_until_idle(qtbot, window)
    assert window.desk.exhibit(Side.PROBE).face.correction.reason == "the tip lies lower"
    assert window.desk.examination is None


def test_the_marks_are_there_as_long_as_the_tool_is_in_hand(window, panel):
    mark = panel._marks[Side.PROBE]
    assert mark.isVisible()
    assert window.docks["move_landmarks"].isVisible()
    press_keys(window, "V")
    assert not mark.isVisible()
    assert not window.docks["move_landmarks"].isVisible()
