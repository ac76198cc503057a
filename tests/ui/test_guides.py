"""Grid, cross-hair and lines lie in the same places of both faces; lengths are told as ratios."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from tests.ui.driving import colours_of, drag_on_photograph, press_keys, wait_until_idle
from xfv_desktop.domain.drawn_lines import LINES_SET, LineKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.measurement import CAUTION
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import drawn_lines
from xfv_desktop.ui.panels.guides_panel import GuidesPanel


@pytest.fixture
def window(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    press_keys(window, "Ctrl+L")
    press_keys(window, "Ctrl+2")
    return window


def on_screen(window, side, point):
    view = window.page.panes[side].view
    base = view.base().map(QPointF(*point))
    return view.camera.linear @ (np.array([base.x(), base.y()]) - view.camera.middle)


def test_a_guide_lies_at_the_same_place_of_both_faces(window):
    """With linked faces its ends have the same place on the screen, from whichever side."""
    for side in Side:
        view = window.page.panes[side].view
        eye, mouth = view.face.landmarks_px[0], view.face.landmarks_px[4]
        press_keys(window, "U")
        drag_on_photograph(view, eye, mouth)
        assert window.action_of["select"].isChecked()
        line = window.page.guides.lines[-1]
        places = [
            [on_screen(window, one, end) for end in window.page.guides.ends(line, one)]
            for one in Side
        ]
        assert np.abs(np.subtract(*places)).max() < 1e-6
        assert np.abs(line.ends_px - [eye, mouth]).max() <= view.screen_px


def test_a_length_is_told_by_the_eyes_with_its_uncertainty(window):
    """From eye to eye it is one; on the other photograph it says nothing."""
    view = window.page.panes[Side.REFERENCE].view
    right, left = view.face.landmarks_px[:2]
    press_keys(window, "Shift+D")
    drag_on_photograph(view, right, (right + left) / 2, left)
    panel = window.below.findChild(GuidesPanel)

    assert panel.isVisible()
    cells = panel.lines.rows[0].cells
    assert cells[:3] == ("1", "length", "–")
    value, uncertainty = map(float, cells[3].split(" ± "))
    assert value == pytest.approx(1, abs=0.03)
    assert uncertainty > 0
    assert (panel.caution.isVisible(), panel.caution.text()) == (True, CAUTION)


def test_a_profile_is_drawn_by_keys_and_removed(window):
    """Enter puts a level line into the middle; both curves are those of the photographs."""
    press_keys(window, "Shift+P")
    view = window.page.views[0]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    panel = window.below.findChild(GuidesPanel)
    assert set(panel.plot.curves) == set(Side)
    assert all(np.ptp(curve) > 1 for curve in panel.plot.curves.values())

    panel.remove_button.click()
    assert (window.page.guides.lines, panel.plot.curves) == ((), {})


def test_grid_and_cross_hair_are_painted_on_both_and_go_again(window):
    views = window.page.views
    before = [colours_of(view.viewport()) for view in views]
    press_keys(window, "G")
    with_grid = [colours_of(view.viewport()) for view in views]
    changed = [np.any(a != b, axis=2) for a, b in zip(before, with_grid, strict=True)]
    assert all(0.005 < one.mean() < 0.4 for one in changed)
    press_keys(window, "G")
    assert all((colours_of(v.viewport()) == b).all() for v, b in zip(views, before, strict=True))

    press_keys(window, "H")
    centre = views[0].viewport().rect().center()
    QTest.mouseMove(views[0].viewport(), centre)
    crossed = [
        np.any(colours_of(v.viewport()) != b, axis=2) for v, b in zip(views, before, strict=True)
    ]
    for one in crossed:
        middle = (one.shape[0] // 2, one.shape[1] // 2)
        rows, columns = one.mean(axis=1), one.mean(axis=0)
        assert abs(int(rows.argmax()) - middle[0]) <= 5
        assert abs(int(columns.argmax()) - middle[1]) <= 5
    QTest.mouseMove(window.case_panel)  # nothing is pointed at any more
    assert all((colours_of(v.viewport()) == b).all() for v, b in zip(views, before, strict=True))
    press_keys(window, "H")


def test_delete_takes_a_line_away_and_no_region(window):
    """In the table of lines, although a region is selected on the photograph."""
    view, regions = window.page.views[0], window.desk.document.regions
    press_keys(window, "R")
    drag_on_photograph(view, (200, 150), (330, 260))
    window.desk.select(Side.PROBE, 1)
    for _ in range(2):
        press_keys(window, "U")
        drag_on_photograph(view, (100, 100), (200, 150))
    panel = window.below.findChild(GuidesPanel)
    panel.table.selectRow(0)
    panel.table.setFocus()

    press_keys(panel.table, "Del")

    assert [line.number for line in window.page.guides.lines] == [2]
    assert len(regions(Side.PROBE)) == 1


def test_another_pair_begins_without_lines(window, qtbot):
    view = window.page.views[0]
    press_keys(window, "U")
    drag_on_photograph(view, (100, 100), (200, 150))
    assert window.page.guides.lines
    window.close_case()
    wait_until_idle(qtbot, window)
    assert window.page.guides.lines == ()


def kept(folder, person="Dr Ada Marsh", pair=("Q1", "K1")):
    with casework.open_case(folder, writable=False) as case:
        return drawn_lines.lines_of(case, *pair, person)


def test_lines_are_taken_back_by_keys_in_the_order_of_all_edits(window):
    """After a region its edit is taken back first, then the lines."""
    view, guides = window.page.views[0], window.page.guides
    press_keys(window, "U")
    drag_on_photograph(view, (100, 100), (200, 150))
    assert window.action_of["undo"].text() == "Undo: Line 1 drawn"
    press_keys(window, "R")
    drag_on_photograph(view, (200, 150), (260, 210))
    for left in ((0, 1), (0, 0)):
        press_keys(window, "Ctrl+Z")
        assert (len(window.desk.document.regions(Side.PROBE)), len(guides.lines)) == left
    press_keys(window, "Ctrl+Shift+Z")
    assert len(guides.lines) == 1
    press_keys(window, "Ctrl+Shift+U")
    assert guides.lines == ()
    press_keys(window, "Ctrl+Z")
    assert [line.number for line in guides.lines] == [1]


def test_lines_come_back_with_pair_and_case(window, qtbot, case_folder, open_window):
    """Also when it is closed at once; another person has none, and no length is on record."""
    view = window.page.views[0]
    for keys in ("U", "Shift+D"):
        press_keys(window, keys)
        drag_on_photograph(view, (100, 100), (200, 150))
    before = window.page.guides.lines
    window.close()
    assert [line.kind for line in kept(case_folder)] == [LineKind.GUIDE, LineKind.LENGTH]
    assert kept(case_folder, "Somebody else") == ()
    again = open_window(case_folder)
    assert [line.number for line in again.page.guides.lines] == [1, 2]
    assert np.abs(again.page.guides.lines[0].ends_px - before[0].ends_px).max() <= 0.005
    assert not again.page.guides.stack.canUndo()
    told = [e.details for e in again.desk.case.audit_trail() if e.action == LINES_SET]
    assert len(told[-1]["lines"]) == 2
    assert {key for one in told[-1]["lines"] for key in one} == {"number", "kind", "on", "ends"}
    panel = again.below.findChild(GuidesPanel)
    assert len(panel.lines.rows) == 2
