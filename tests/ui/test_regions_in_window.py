"""Regions through the real window, by mouse and keys: pairs, layers, copies, and the lock."""

import shutil

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.opinions import locked
from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.people import Duty
from xfv_desktop.domain.procedure import Order, Stage
from xfv_desktop.services.cases import casework, people
from xfv_desktop.services.evidence import annotation
from xfv_desktop.services.opinion import procedure, unmasking
from xfv_desktop.ui.commands.note_commands import AmendDialog
from xfv_desktop.ui.commands.procedure_commands import ReasonDialog
from xfv_desktop.ui.commands.region_commands import FORMAT
from xfv_desktop.ui.panels.notes_panel import NotesPanel
from xfv_desktop.ui.panels.regions_panel import EDITS, LAYER

from .conftest import EXAMINER, stored
from .driving import LEFT, PLAIN, click, dialog_of, drag_on_photograph, press_keys, wait_until_idle

Q, K = Side.PROBE, Side.REFERENCE
VERIFIER = "Dr Bo Lind"


def marks(window):
    """The marks of the regions on both photographs."""
    return [[region.mark for region in window.desk.document.regions(side)] for side in Side]


def draw_polygon(window, view, around, size=40):
    """The polygon tool by its key, four vertices clicked, closed with Enter."""
    view.setFocus()
    press_keys(window, "P")
    for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        place = view.mapFromScene(QPointF(around[0] + dx * size, around[1] + dy * size))
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, place)
    QTest.keyClick(view, Qt.Key.Key_Return)


def cell(window, row, column):
    """Click a cell of the table of regions."""
    table = window.regions.table
    index = table.model().index(row, column)
    table.scrollTo(index)
    click(table.viewport(), table.visualRect(index).center())


def test_polygons_are_paired_described_and_taken_back(qtbot, open_window, case_folder):
    """Drawn on one photograph, duplicated to the other, of a component; undo, redo, stored."""
    window = open_window(case_folder)
    questioned = window.page.views[0]
    draw_polygon(window, questioned, (250, 250))
    press_keys(window, "Ctrl+Shift+D")

    assert marks(window) == [["P1"], ["P1"]]
    assert window.desk.selected == (K, 1)
    examination = window.desk.examination
    crops = [examination.comparison.probe.crop, examination.comparison.reference.crop]
    at = [window.desk.document.regions(side).region(1).points_px for side in Side]
    there = crops[1].to_source(crops[0].to_crop(at[0]))
    size = examination.known.image.width, examination.known.image.height
    assert (abs(at[1] - there.clip(-0.5, [size[0] - 0.5, size[1] - 0.5])) < 1e-6).all()

    box = window.regions.details.component_box
    box.setFocus()
    QTest.keyClicks(box, "9")
    box.activated.emit(box.currentIndex())
    assert [window.desk.document.regions(s).region(1).component for s in Side] == [9, 9]

    for _ in range(2):
        press_keys(window, "Ctrl+Z")
    assert marks(window) == [["1"], []]
    for _ in range(2):
        press_keys(window, "Ctrl+Shift+Z")
    assert marks(window) == [["P1"], ["P1"]]
    wait_until_idle(qtbot, window)
    found = stored(case_folder)
    drawn = [found.regions(side).region(1) for side in Side]
    assert [(r.mark, r.component, r.kind) for r in drawn] == [("P1", 9, RegionKind.POLYGON)] * 2

    window.desk.select(Q, 1)
    partner = window.regions.details.partner_box
    assert partner.currentText() == "With K1: P1"
    partner.setCurrentIndex(0)
    partner.activated.emit(0)
    assert marks(window) == [["1"], ["1"]]
    partner.setCurrentIndex(1)
    partner.activated.emit(1)
    assert marks(window) == [["P2"], ["P2"]]
    press_keys(window, "Del")
    assert marks(window) == [[], ["1"]]
    wait_until_idle(qtbot, window)


def test_layers_are_hidden_locked_covered_and_put_in_order(qtbot, open_window, case_folder):
    """By a click in the table or with the fields beside it; each can be taken back."""
    window = open_window(case_folder)
    view = window.page.views[0]
    for left in (150, 200):
        view.setFocus()
        press_keys(window, "R")
        drag_on_photograph(view, (left, 200), (left + 40, 230), (left + 80, 260))
    document, details = window.desk.document, window.regions.details

    cell(window, 1, LAYER)
    cell(window, 1, EDITS)
    region = document.regions(Q).region(2)
    assert (region.visible, region.locked) == (False, True)
    assert window.regions.table.model().rows[1].cells[LAYER:] == ("hidden", "locked")
    assert not details.label_edit.isEnabled()
    press_keys(window, "Del")
    assert marks(window)[0] == ["1", "2"]

    details.opacity_slider.setFocus()
    for _ in range(3):
        QTest.keyClick(details.opacity_slider, Qt.Key.Key_Left)
    assert document.regions(Q).region(2).opacity == pytest.approx(0.7)
    click(details.lower_button)
    assert marks(window)[0] == ["2", "1"]
    for _ in range(4):
        press_keys(window, "Ctrl+Z")
    region = document.regions(Q).region(2)
    assert (region.visible, region.locked, region.opacity) == (True, False, 1.0)
    assert marks(window)[0] == ["1", "2"]
    wait_until_idle(qtbot, window)


def test_a_region_is_copied_beside_itself_and_to_the_other_photograph(
    qtbot, open_window, case_folder
):
    window = open_window(case_folder)
    questioned, known = window.page.views
    questioned.setFocus()
    press_keys(window, "E")
    drag_on_photograph(questioned, (200, 200), (230, 240), (260, 260))
    press_keys(window, "Ctrl+C")
    press_keys(window, "Ctrl+V")
    document = window.desk.document
    first, copy = (document.regions(Q).region(n).points_px for n in (1, 2))
    assert (copy - first > 0).all()
    known.setFocus()
    press_keys(window, "Ctrl+V")
    assert marks(window) == [["1", "2"], ["1"]]
    width, height = known.size_px
    there = document.regions(K).region(1).points_px
    assert there.min() >= -0.5
    assert (there < [width, height]).all()
    wait_until_idle(qtbot, window)
    assert QGuiApplication.clipboard().mimeData().hasFormat(FORMAT)
    window.close()
    content = QGuiApplication.clipboard().mimeData()
    assert not content or not content.hasFormat(FORMAT)


@pytest.fixture
def strict(examined_case, tmp_path):
    """The examined case under “own opinion first”, with the examiner's analysis locked."""
    folder = shutil.copytree(examined_case, tmp_path / "strict.xfv")
    with casework.open_case(folder, writable=True) as case:
        people.add_person(case, VERIFIER, duty=Duty.VERIFIER, by=EXAMINER)
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
        procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
    return folder


def test_regions_are_drawn_before_the_machine_and_amended_after_the_lock(
    qtbot, open_window, strict
):
    """On the questioned photograph in the analysis; after the lock a tool asks why."""
    with casework.open_case(strict, writable=True) as case:
        locked(case, 1, EXAMINER, Stage.ANALYSIS)
    window = open_window(strict)
    questioned = window.page.views[0]
    assert window.desk.examination is None
    draw_polygon(window, questioned, (250, 250))
    press_keys(window, "Ctrl+Shift+D")
    wait_until_idle(qtbot, window)
    assert marks(window) == [["P1"], ["P1"]]
    assert window.regions.table.model().rows[0].cells[2] == "–"
    window.close_case()
    wait_until_idle(qtbot, window)
    with casework.open_case(strict, writable=True) as case:
        drawn = annotation.drawn(case, 1)
        assert [region.mark for side in Side for region in drawn[side]] == ["P1", "P1"]
        locked(case, 1, EXAMINER, Stage.COMPARISON)

    window = open_window(strict)
    assert marks(window) == [["P1"], ["P1"]]
    assert not window.action_of["polygon"].isEnabled()
    questioned = window.page.views[0]
    drag_on_photograph(questioned, (250, 250), (260, 260), (270, 270))
    dialog = dialog_of(qtbot, window, ReasonDialog)
    before = window.desk.document.regions(Q).region(1)
    dialog.reason_edit.setPlainText("the border was overlooked")
    click(dialog.accept_button)
    assert window.action_of["polygon"].isEnabled()
    drag_on_photograph(questioned, (250, 250), (260, 260), (270, 270))
    wait_until_idle(qtbot, window)
    moved = window.desk.document.regions(Q).region(1)
    assert (moved.points_px != before.points_px).all()
    event = [e for e in window.desk.case.audit_trail() if e.action == "regions drawn"][-1]
    assert event.details["reason"] == "the border was overlooked"


def note(window, text):
    press_keys(window, "Ctrl+Shift+N")
    panel = window.findChild(NotesPanel)
    QTest.keyClicks(panel.text_edit, text)
    click(panel.take_button)
    return panel


def test_notes_are_taken_amended_and_kept_from_a_blind_verifier(qtbot, open_window, strict):
    window = open_window(strict)
    panel = note(window, "Blurred at the left")
    wait_until_idle(qtbot, window)
    assert [row.cells[1:3] for row in panel._model.rows] == [("Blurred at the left", "Q1")]
    assert [panel.subject_box.itemText(n) for n in range(panel.subject_box.count())] == ["Q1"]
    assert panel.text_edit.hasFocus()
    QTest.keyClicks(panel.text_edit, "x")
    QTest.keyClick(panel.text_edit, Qt.Key.Key_Tab)
    assert panel.take_button.hasFocus()
    panel.text_edit.clear()
    click(panel.amend_button)
    dialog = dialog_of(qtbot, window, AmendDialog)
    click(dialog.accept_button)
    assert dialog.complaint
    dialog.text_edit.setPlainText("Blurred at the right")
    dialog.reason_edit.setPlainText("sides mixed up")
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)
    assert panel._model.rows[0].cells[1] == "Blurred at the right  (amended)"
    assert "Blurred at the left" in panel._model.rows[0].tip
    window.close_case()
    wait_until_idle(qtbot, window)

    window = open_window(strict, examiner=VERIFIER)
    press_keys(window, "Ctrl+Shift+N")
    panel = window.findChild(NotesPanel)
    assert panel.isVisible()
    assert panel._model.rows == []
    window.show_audit()
    wait_until_idle(qtbot, window)
    rows = window.audit.table.model().rows
    told = " ".join(text for row in (rows[n] for n in range(len(rows))) for text in row.cells)
    assert "Blurred" not in told
