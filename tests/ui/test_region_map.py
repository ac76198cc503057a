"""Layers by regions and their table, with mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.regions import Shading
from xfv_desktop.services.comparison import saliency
from xfv_desktop.ui.elements.share_table import DISSIMILARITY, SIMILARITY

from .driving import LEFT, PLAIN, click, press_keys, wait_until_idle

FACIAL_ROWS = 2 * 18 + 4


def overlay_alpha(window, side, layer):
    item = window.page.panes[side].view.layers._overlays[layer]
    image = item.pixmap().toImage().convertToFormat(item.pixmap().toImage().Format.Format_RGBA8888)
    rgba = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rgba[..., 3].copy()  # the image goes; a pixmap keeps its colours multiplied by it


def lines(window, side, name):
    return getattr(window.page.panes[side].view.layers, name)._lines[0].path()


def texts(window, column):
    model = window.region_map.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def show_map(window):
    bar = window.below.tabBar()
    index = window.below.indexOf(window.region_map)
    click(bar, bar.tabRect(index).center())
    assert window.below.currentWidget() is window.region_map


def choose(window, row):
    table = window.region_map.table
    place = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, PLAIN, place)


def test_keys_show_the_layers_by_regions(open_window, case_folder):
    window = open_window(case_folder)
    for key, shading in (("5", Shading.FACIAL), ("6", Shading.SUPERPIXELS), ("4", Shading.PIXELS)):
        press_keys(window, key)
        assert window.saliency.display.shading is shading
        assert window.saliency.display.visible == {Layer.SIGNED}
        for side in Side:
            assert lines(window, side, "_outlines").isEmpty() == (shading is Shading.PIXELS)


def test_the_layer_is_painted_by_regions_on_the_warped_photograph(open_window, case_folder):
    window = open_window(case_folder)
    press_keys(window, "2")
    press_keys(window, "5")
    examination = window.desk.examination
    divided = window.desk.partitions.of(examination, Shading.FACIAL)
    for side in Side:
        painted = overlay_alpha(window, side, Layer.DISSIMILARITY)
        values = saliency.shown_values(examination.explanation, side, Layer.DISSIMILARITY, divided)
        expected = saliency.painted(values, Layer.DISSIMILARITY, "blue–orange")
        np.testing.assert_array_equal(painted, expected[..., 3])
        crop = (examination.comparison.probe, examination.comparison.reference)[
            side is Side.REFERENCE
        ].crop
        bounds = lines(window, side, "_outlines").boundingRect()
        corners = [[bounds.left(), bounds.top()], [bounds.right(), bounds.bottom()]]
        inside = crop.to_crop(np.array(corners))
        assert inside.min() > -5
        assert inside.max() < 117


def test_without_a_layer_there_are_no_outlines(open_window, case_folder):
    window = open_window(case_folder)
    press_keys(window, "5")
    press_keys(window, "3")
    assert window.saliency.display.visible == frozenset()
    assert lines(window, Side.PROBE, "_outlines").isEmpty()


def test_the_choice_beside_the_layers_does_the_same_as_the_keys(open_window, case_folder):
    window = open_window(case_folder)
    box = window.saliency.shadings
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert window.saliency.display.shading is Shading.FACIAL
    assert box.currentText() == "Facial regions"


def test_the_table_has_every_region_of_both_photographs_and_what_lies_outside(
    open_window, case_folder
):
    window = open_window(case_folder)
    show_map(window)
    assert len(texts(window, 0)) == FACIAL_ROWS
    rows = dict(zip(texts(window, 0), texts(window, SIMILARITY), strict=True))
    assert rows["Ears"] == rows["Neck"] == rows["Hair and hairline"] == "outside"
    assert rows["Face and head outline"] == "mostly outside"
    examination = window.desk.examination
    divided = window.desk.partitions.of(examination, Shading.FACIAL)
    table = saliency.region_tables(examination.explanation, divided)[Side.PROBE]
    shown = {
        name: share
        for name, on, share in zip(
            texts(window, 0), texts(window, 1), texts(window, DISSIMILARITY), strict=True
        )
        if on == "Q1"
    }
    for row in table:
        expected = f"{100 * row.dissimilarity.share:.1f} %"
        assert shown[row.name.capitalize()] == expected


@pytest.mark.parametrize("column", [SIMILARITY, DISSIMILARITY, 4, 5])
def test_a_click_on_a_heading_sorts_by_the_numbers(open_window, case_folder, column):
    window = open_window(case_folder)
    show_map(window)
    header = window.region_map.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, PLAIN, place)
    numbers = [float(t.split()[0]) for t in texts(window, column) if t and t[0].isdigit()]
    assert len(numbers) == 36
    assert numbers in (sorted(numbers), sorted(numbers, reverse=True))


def test_a_facial_region_is_pointed_out_on_both_photographs(open_window, case_folder):
    window = open_window(case_folder)
    show_map(window)
    choose(window, texts(window, 0).index("Forehead"))
    for side in Side:
        assert not lines(window, side, "_highlight").isEmpty()
    window.region_map.table.sortByColumn(SIMILARITY, Qt.SortOrder.AscendingOrder)
    choose(window, 0)  # a component outside the input
    for side in Side:
        assert lines(window, side, "_highlight").isEmpty()


def test_a_superpixel_is_pointed_out_on_its_own_photograph(open_window, case_folder):
    window = open_window(case_folder)
    press_keys(window, "6")
    show_map(window)
    assert len(texts(window, 0)) > 2 * 40
    choose(window, 0)
    own = {"Q1": Side.PROBE, "K1": Side.REFERENCE}[texts(window, 1)[0]]
    for side in Side:
        assert lines(window, side, "_highlight").isEmpty() == (side is not own)
    press_keys(window, "4")
    assert lines(window, own, "_highlight").isEmpty()


def test_noise_gives_ranges_and_says_what_it_was(open_window, qtbot, case_folder, monkeypatch):
    monkeypatch.setattr("xfv_desktop.ui.panels.region_map_panel.NOISY_COPIES", 1)
    window = open_window(case_folder)
    show_map(window)
    button = window.region_map.noise_button
    click(button)
    assert not button.isEnabled()
    wait_until_idle(qtbot, window)
    assert button.isEnabled()
    assert "1 copies with ± 2 grey levels, seed 0" in window.region_map._steadiness.text()
    row = texts(window, 0).index("Chin")
    assert "–" in texts(window, DISSIMILARITY)[row]
    assert "(" in texts(window, DISSIMILARITY)[row]


def test_noise_that_is_cancelled_leaves_the_table_as_it_was(open_window, qtbot, case_folder):
    window = open_window(case_folder)
    show_map(window)
    before = texts(window, SIMILARITY)
    click(window.region_map.noise_button)
    qtbot.waitUntil(window.action_of["cancel"].isEnabled)
    press_keys(window, "Ctrl+.")
    wait_until_idle(qtbot, window)
    assert texts(window, SIMILARITY) == before
    assert window.region_map.noise_button.isEnabled()


def test_there_is_no_table_without_an_examination(open_window):
    window = open_window()
    assert texts(window, 0) == []
    assert not window.region_map.noise_button.isEnabled()
