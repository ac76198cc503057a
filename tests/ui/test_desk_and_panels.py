"""What lies on the desk, and the panels that show it."""

import attrs
import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
)

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.dialogs.intake_dialog import FaceDialog, IntakeDialog
from xfv_desktop.ui.panels.score_panel import rate

from .conftest import stored
from .driving import click, dialog_of, drop, press_keys, wait_until_idle

BOX = np.array([[200.0, 150.0], [330.0, 260.0]])


def draw(window, text="Region drawn"):
    document = window.desk.document
    after = document.regions(Side.PROBE).added(RegionKind.RECTANGLE, BOX)
    document.edit(Side.PROBE, after, text)


def test_a_photograph_without_a_face_is_refused_in_one_sentence(
    open_window, qtbot, case_folder, photographs
):
    """The next file is asked about all the same."""
    window = open_window(case_folder)

    drop(window.case_panel.exhibit_lists[Side.PROBE], photographs.nobody, photographs.hopper)
    form = dialog_of(qtbot, window, IntakeDialog)

    assert "No face was found" in window.banner.text
    assert form.windowTitle() == "Add photograph"
    form.reject()


def test_another_face_can_be_chosen_later(open_window, qtbot, case_folder, photographs):
    """The examination made before keeps its face and is no longer that of the pair."""
    window = open_window(case_folder)
    drop(window.page.panes[Side.REFERENCE], photographs.group)
    form = dialog_of(qtbot, window, IntakeDialog)
    form.picker.choose(0)
    click(form.add_button)
    wait_until_idle(qtbot, window)

    window.page.views[1].setFocus()
    press_keys(window, "Ctrl+F")
    dialog = dialog_of(qtbot, window, FaceDialog)
    dialog.picker.choose(1)
    dialog.accept()
    wait_until_idle(qtbot, window)

    assert window.desk.case.exhibit("K2").face_index == 1
    assert (window.desk.pair, window.desk.examination) == (("Q1", "K2"), None)


def test_choosing_an_exhibit_lays_it_on_the_desk(open_window, qtbot, case_folder, photographs):
    """Without an examination of the pair there is no score, and none is shown."""
    window = open_window(case_folder)
    drop(window.case_panel.exhibit_lists[Side.PROBE], photographs.astronaut)
    click(dialog_of(qtbot, window, IntakeDialog).add_button)
    wait_until_idle(qtbot, window)
    assert window.desk.examination is None
    assert not window.score.score.isVisible()

    exhibits = window.case_panel.exhibit_lists[Side.PROBE]
    click(exhibits.viewport(), exhibits.visualRect(exhibits.model().index(0, 0)).center())

    assert window.desk.examination.number == 1
    assert window.score.score.isVisible()


def test_the_audit_trail_is_visible(open_window, qtbot, case_folder):
    """Every event of the case, and a new one as soon as it happens."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+T")
    before = window.audit.table.model().rowCount()
    draw(window, "Region 1 drawn")
    wait_until_idle(qtbot, window)

    assert window.audit.table.isVisible()
    assert (before, before + 1) == (8, window.audit.table.model().rowCount())
    assert "Region 1 drawn" in window.audit.table.model().rows[-1].cells[4]


def test_the_views_keep_their_offset_while_linked(open_window, qtbot, case_folder):
    """Zoom and pan by hand are done in both; unlinked, each goes its own way."""
    window = open_window(case_folder)
    left, right = window.page.views
    zooms = left.zoom, right.zoom

    left.zoom_at(2.0, left.viewport().rect().center())
    assert right.zoom / zooms[1] == pytest.approx(2.0)

    press_keys(window, "L")
    left.zoom_at(2.0, left.viewport().rect().center())
    assert right.zoom / zooms[1] == pytest.approx(2.0)


def test_every_control_has_an_accessible_name(open_window, case_folder):
    """A screen reader can name what can be worked."""
    window = open_window(case_folder)
    nameless = [
        widget
        for kind in (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and not isinstance(widget, QScrollBar)
        and not (widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip())
    ]
    assert nameless == []


def test_a_region_is_selected_in_the_table_and_described(open_window, qtbot, case_folder):
    """Table and photograph show the same selection; leaving the comment saves it."""
    window = open_window(case_folder)
    draw(window)
    after = window.desk.document.regions(Side.REFERENCE).added(RegionKind.ELLIPSE, BOX)
    window.desk.document.edit(Side.REFERENCE, after, "Region 1 drawn")
    table = window.regions.table

    click(table.viewport(), table.visualRect(table.model().index(1, 0)).center())
    assert window.desk.selected == (Side.REFERENCE, 1)
    assert window.page.views[1].selected == 1
    window.regions.details.comment_edit.setFocus()
    QTest.keyClicks(window.regions.details.comment_edit, "fold")
    window.regions.details.label_edit.setFocus()
    wait_until_idle(qtbot, window)

    assert stored(case_folder).reference_regions.region(1).comment == "fold"


def test_deleting_takes_the_selection_along(open_window, qtbot, case_folder):
    """What was selected is gone; undo brings it back."""
    window = open_window(case_folder)
    draw(window)
    window.desk.select(Side.PROBE, 1)

    press_keys(window, "Del")
    assert (len(window.desk.document.regions(Side.PROBE)), window.desk.selected) == (0, None)
    assert not window.action_of["delete_region"].isEnabled()

    press_keys(window, "Ctrl+Z")
    assert len(window.desk.document.regions(Side.PROBE)) == 1


def test_a_share_counts_what_lies_inside(open_window, qtbot, case_folder):
    """A region around everything that the network saw holds the whole mass."""
    window = open_window(case_folder)
    width, height = window.page.views[0].size_px
    document = window.desk.document
    whole = np.array([[-0.5, -0.5], [width - 0.5, height - 0.5]])
    after = document.regions(Side.PROBE).added(RegionKind.RECTANGLE, whole)

    document.edit(Side.PROBE, after, "Region 1 drawn")

    assert window.regions.table.model().rows[0].cells[2] == "100.0 %"


def test_an_examination_is_chosen_in_its_list(open_window, qtbot, case_folder):
    """It comes with its two exhibits."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+Return")
    wait_until_idle(qtbot, window)
    assert window.desk.examination.number == 2

    entries = window.case_panel.examinations
    click(entries.viewport(), entries.visualRect(entries.model().index(0, 0)).center())

    assert window.desk.examination.number == 1


def test_both_views_are_handled_by_keys(open_window, case_folder):
    """Zoom, fit, every pixel, aligned crops; panning one pans the other."""
    window = open_window(case_folder)
    left, right = window.page.views
    fitted = left.zoom
    press_keys(window, "Ctrl++")
    assert left.zoom > fitted
    place = right.mapFromScene(100.0, 100.0)
    left.pan(QPoint(15, 10))
    moved = right.mapFromScene(100.0, 100.0) - place
    assert (moved.x(), moved.y()) == (15, 10)
    press_keys(window, "Ctrl+1")
    assert (left.zoom, right.zoom) == pytest.approx((1.0, 1.0))
    press_keys(window, "Ctrl+0")
    assert left.zoom == pytest.approx(fitted)
    press_keys(window, "A")
    assert left.layers.crop.isVisible()
    press_keys(window, "P")
    press_keys(window, "V")
    assert window.action_of["select"].isChecked()


def test_the_score_stands_with_its_error_rates(open_window, case_folder):
    """Threshold, FMR, FNMR and their data; no percentage anywhere."""
    window = open_window(case_folder)
    texts = [child.text() for child in window.score.findChildren(QLabel) if child.isVisible()]
    point = window.desk.examination.comparison.model.operating_point

    assert f"{window.desk.examination.comparison.score:.3f}" in texts
    assert f"{point.threshold:.3f}" in window.score.scale.accessibleName()
    assert any(str(point.nonmated_comparisons) in text for text in texts)
    assert any(point.data in text for text in texts)
    assert any("interval 0.00000 to 0.01970" in text for text in texts)
    assert not any("%" in text.replace("95 % bootstrap", "") for text in texts)


def test_a_threshold_without_data_is_unvalidated_on_the_scale_and_below(open_window, case_folder):
    window = open_window(case_folder)
    examination = window.desk.examination
    card = examination.comparison.model
    bare = attrs.evolve(
        card.operating_point, fmr=None, fnmr=None, fmr_interval=None, fnmr_interval=None
    )
    comparison = attrs.evolve(
        examination.comparison, model=attrs.evolve(card, operating_point=bare)
    )
    window.score._show(comparison)
    assert window.score.scale.accessibleName().endswith(", unvalidated")
    texts = [child.text() for child in window.score.findChildren(QLabel)]
    assert any(text.startswith("Threshold unvalidated: no error rates") for text in texts)
    assert texts.count("not measured") == 2


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.2, "0.20000 · 1\u202f200 of 6\u202f000 mated comparisons"),
        (0.0, "0.00000 · 0 of 6\u202f000 mated comparisons"),
        (2e-6, "0.0000020 · 0 of 6\u202f000 mated comparisons"),
    ],
)
def test_an_error_rate_says_of_how_many(value, expected):
    """A rate without its count is worth little."""
    assert rate(value, 6000, "mated") == expected


@pytest.mark.usefixtures("german")
def test_an_error_rate_has_the_decimal_point_of_the_language():
    said = rate(0.2, 6000, "mated", (0.19, 0.21))
    assert said == (
        "0,20000 · 1\u202f200 of 6\u202f000 mated comparisons · interval 0,19000 to 0,21000"
    )
