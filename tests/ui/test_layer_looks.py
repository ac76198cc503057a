"""Threshold, iso-lines, colours and readings of maps whose answer is known."""

import hashlib
from pathlib import Path

import attrs
import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.explanation import Explanation, Layer, SaliencyMap, Side
from xfv_desktop.domain.layers import Drawing
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import layer_export, saliency
from xfv_desktop.ui.commands.layer_export import LayerExportDialog
from xfv_desktop.ui.elements import language

from .conftest import stored
from .driving import click, dialog_of, press_keys, wait_until_idle

LIKE, UNLIKE, BETWEEN = (20, 56), (95, 56), (55, 56)
"""Crop pixels on the plateaus of 1 and of −0.5, and on the bare strip between them."""


def plateaus() -> Explanation:
    signed = np.zeros((112, 112), np.float32)
    signed[:, :40] = 2.0
    signed[:, 70:] = -1.0
    one = SaliencyMap.from_signed(signed)
    return Explanation("toy", {}, one, one)


@pytest.fixture
def window(open_window, case_folder):
    window = open_window(case_folder)
    toy = attrs.evolve(window.desk.examination, explanation=plateaus())
    window.desk._show(toy)
    press_keys(window, "3")
    return window


def place(window, side, at):
    """A pixel of the crop as a point of the viewport."""
    comparison = window.desk.examination.comparison
    crop = (comparison.probe if side is Side.PROBE else comparison.reference).crop
    return window.page.panes[side].view.mapFromScene(
        QPointF(*crop.to_source(np.array([at], float))[0])
    )


def told(window, side, at):
    """What the footer says with the mouse there."""
    view = window.page.panes[side].view
    QTest.mouseMove(view.viewport(), place(window, side, at))
    return window.page.panes[side]._reading.reading


def test_nothing_is_read_where_the_mouse_is_not(window):
    """Not on another photograph that came under it, nor once it has left."""
    pane = window.page.panes[Side.PROBE]
    assert told(window, Side.PROBE, LIKE)
    assert pane.bar._pixel.text()
    pane.view.show_photograph(pane.view.image)
    assert pane.bar._pixel.text() == ""
    window.desk.changed.emit()
    assert told(window, Side.PROBE, UNLIKE)
    QTest.mouseMove(window.case_panel)
    assert (pane._reading.reading, pane.bar._pixel.text()) == ("", "")


def alpha(window, side, at):
    pixmap = window.page.panes[side].view.layers._overlays[Layer.SIGNED].pixmap()
    x, y = (4 * at[0] + 2, 4 * at[1] + 2)
    return pixmap.toImage().pixelColor(x, y).alpha()


def lines(window, side):
    return window.page.panes[side]._maps._lines.childItems()


def test_the_cursor_reads_value_and_region(window):
    """On both photographs, of every visible layer; outside of the input it says so."""
    for side in Side:
        assert told(window, side, LIKE).startswith("signed 1.00   ·   ")
        assert told(window, side, UNLIKE).startswith("signed −0.50   ·   ")
        assert told(window, side, BETWEEN) == "signed 0.00   ·   nose root and bridge"
    press_keys(window, "1")
    press_keys(window, "2")
    press_keys(window, "3")
    assert "similarity 1.00   dissimilarity 0.00" in told(window, Side.PROBE, LIKE)
    assert told(window, Side.PROBE, (-12, 50)) == "outside the network's input"


@pytest.mark.usefixtures("german")
def test_the_cursor_reads_in_german(window):
    assert told(window, Side.PROBE, UNLIKE).startswith("mit Vorzeichen −0,50   ·   ")
    assert told(window, Side.PROBE, BETWEEN).endswith("   ·   Nasenwurzel und -rücken")


def test_values_below_the_threshold_vanish_from_picture_and_legend(window):
    slider = window.saliency.threshold
    slider.setFocus()
    for _ in range(6):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert window.saliency.display.threshold == 0.6
    for side in Side:
        assert alpha(window, side, LIKE) == 255
        assert alpha(window, side, UNLIKE) == 0
    legend = window.saliency._legends[Layer.SIGNED]
    assert "below 0.60 are not shown" in legend.toolTip()
    bare = np.linspace(-1, 1, 9)[np.abs(np.linspace(-1, 1, 9)) < 0.6]
    picture = legend.grab().toImage()
    ratio = picture.width() / legend.width()
    for value in bare:
        x = int((value + 1) / 2 * (legend.width() - 1) * ratio)
        assert picture.pixelColor(x, int(5 * ratio)).getRgb()[:3] == (226, 226, 226)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert alpha(window, Side.PROBE, UNLIKE) > 100


def test_iso_lines_stand_where_the_map_has_their_values(window):
    """Key 7: lines only, then both, then colours. Similar ones right of 27, unlike ones dashed."""
    press_keys(window, "7")
    assert window.saliency.display.drawing is Drawing.LINES
    for side in Side:
        assert not window.page.panes[side].view.layers._overlays[Layer.SIGNED].isVisible()
        comparison = window.desk.examination.comparison
        crop = (comparison.probe if side is Side.PROBE else comparison.reference).crop
        drawn = {}
        for item in lines(window, side):
            path = item.path()
            corners = np.array(
                [(path.elementAt(i).x, path.elementAt(i).y) for i in range(path.elementCount())]
            )
            dashed = item.pen().style() is Qt.PenStyle.CustomDashLine
            drawn.setdefault(dashed, []).append(crop.to_crop(corners)[:, 0])
        assert len(drawn[False]) == 2 * 4  # each with its halo
        assert len(drawn[True]) == 2 * 2  # the other side reaches −0.5
        shown = saliency.display_map(plateaus(), side, Layer.SIGNED)[56]
        for sign, dashed, levels in ((1, False, (0.2, 0.4, 0.6, 0.8)), (-1, True, (0.2, 0.4))):
            where = sorted(float(one.mean()) for one in drawn[dashed][::2])
            for x in where:
                near = np.interp(x, np.arange(112), shown)
                assert min(abs(near - sign * level) for level in levels) < 0.01
    press_keys(window, "7")
    assert alpha(window, Side.PROBE, LIKE) == 255
    assert lines(window, Side.PROBE)
    press_keys(window, "5")
    assert not lines(window, Side.PROBE)
    assert not window.saliency.drawings.isEnabled()
    press_keys(window, "4")
    press_keys(window, "7")
    assert not lines(window, Side.PROBE)
    assert window.saliency.display.drawing is Drawing.COLOURS


def test_a_threshold_takes_away_the_lines_below_it(window):
    press_keys(window, "7")
    before = len(lines(window, Side.PROBE))
    window.saliency.threshold.setValue(50)
    after = len(lines(window, Side.PROBE))
    assert (before, after) == (12, 4)


def test_nothing_is_left_without_an_examination(window):
    press_keys(window, "7")
    window.desk._show(None)
    assert not lines(window, Side.PROBE)
    window.page.panes[Side.PROBE]._pointed(np.array([200.0, 150.0]))
    assert window.page.panes[Side.PROBE]._reading.reading == ""


def test_a_layer_is_exported_as_it_is_shown_and_told(window, qtbot, tmp_path):
    """By keys; the file is read again and its hash stands in the audit trail."""
    window.saliency.threshold.setValue(30)
    press_keys(window, "Ctrl+Shift+X")
    dialog = dialog_of(qtbot, window, LayerExportDialog)
    assert dialog.layer is Layer.SIGNED
    path = tmp_path / "layer.png"
    path.write_bytes(b"mine")
    dialog.file_field.edit.setText(str(path))
    click(dialog.accept_button)
    qtbot.waitUntil(lambda: "exists already" in dialog.complaint)
    path.unlink()
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)

    assert str(path) in window.banner.text
    event = casework.audit_trail(window.desk.case._reader)[-1]
    assert event.details["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert event.details["hidden below"] == 0.3
    assert path.read_bytes() == layer_export.layer_png(
        stored(window.desk.case.folder), Layer.SIGNED, window.saliency.display
    )


def test_a_picture_of_a_layer_speaks_the_language_of_the_window(german, window, qtbot, tmp_path):
    """And its name is that of the layer that is chosen in the end, unless somebody names it."""
    press_keys(window, "Ctrl+Shift+X")
    dialog = dialog_of(qtbot, window, LayerExportDialog)
    assert Path(dialog.file_field.edit.text()).name == "examination 1 mit Vorzeichen.png"
    dialog.layers.setCurrentIndex(tuple(Layer).index(Layer.DISSIMILARITY))
    assert Path(dialog.file_field.edit.text()).name == "examination 1 Unähnlichkeit.png"
    path = tmp_path / "mine.png"
    dialog.file_field.edit.setText(str(path))
    dialog.layers.setCurrentIndex(tuple(Layer).index(Layer.SIMILARITY))
    assert dialog.file_field.path == path
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)
    shown = stored(window.desk.case.folder), Layer.SIMILARITY, window.saliency.display
    assert path.read_bytes() == layer_export.layer_png(*shown, language.said)
    assert path.read_bytes() != layer_export.layer_png(*shown)


def test_opacity_is_seen_at_once_and_remembered_when_the_slider_is_let_go(window):
    slider, before = window.saliency.opacity, window.settings.get("display.opacity")
    slider.setSliderDown(True)
    slider.setValue(33)
    group = window.page.panes[Side.PROBE].view.layers.saliency
    assert group.opacity() == pytest.approx(0.33)
    assert window.settings.get("display.opacity") == before
    slider.setSliderDown(False)
    assert window.settings.get("display.opacity") == 33
