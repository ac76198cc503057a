"""Two explanations of a pair side by side: chosen, computed, cancelled, compared, hidden."""

import re
import threading

import attrs
import numpy as np
import pytest
from PySide6.QtCore import QPoint

from xfv_desktop.domain.explanation import Explanation, Layer, SaliencyMap, Side
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.ui.window.map_comparison import NOTHING, MapComparison

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle


def ramp(sign: float, explainer: str) -> Explanation:
    values = sign * np.linspace(-1, 1, 112 * 112, dtype=np.float32).reshape(112, 112)
    one = SaliencyMap.from_signed(values)
    return Explanation(explainer, {}, one, one)


@pytest.fixture
def machine(monkeypatch, examined_case):
    """Explains at once, or when it is let go: upside down where the explainer is not FGGB."""
    with casework.open_case(examined_case, writable=False) as case:
        comparison = casework.load_examination(case, 1).comparison
    go_on = threading.Event()
    go_on.set()

    def compare_faces(*_, explainer, progress, cancel, **__):
        progress(0.4, "Explaining")
        while not go_on.wait(0.02):
            cancel.raise_if_cancelled()
        return comparison, ramp(1 if explainer == "fggb" else -1, explainer)

    monkeypatch.setattr(examination, "compare_faces", compare_faces)
    yield go_on
    go_on.set()


@pytest.fixture
def opened(open_window, qtbot, case_folder, machine):
    """The window with maps of known answer, and the dialog."""
    with casework.open_case(case_folder, writable=True) as case:
        examination.examine(case, "Q1", "K1", examiner=EXAMINER)
    window = open_window(case_folder)
    window.desk.show_examination(2)
    wait_until_idle(qtbot, window)
    press_keys(window, "Ctrl+Shift+2")
    return window, dialog_of(qtbot, window, MapComparison)


def choose(column, text):
    place = next(i for i in range(column.choice.count()) if text in column.choice.itemText(i))
    column.choice.setCurrentIndex(place)
    column.choice.activated.emit(place)


def test_an_explainer_is_run_stored_and_compared(opened, qtbot):
    window, dialog = opened
    left, right = dialog.columns
    assert left.number == 2
    assert right.number == 1  # the other result of the pair
    choose(right, "exchange · not computed yet")
    assert right.examination is None
    assert "compute the second explanation first" in dialog.agreement.text()
    click(right.compute_button)
    wait_until_idle(qtbot, window)

    assert right.number == 3
    assert right.examination.explanation.explainer == "exchange"
    assert dialog.agreement.text().endswith("Q1 −1.00   K1 −1.00")
    assert window.desk.examination.number == 2  # what was on the desk stays there
    assert "3 · sface · exchange" in [
        window.saliency.map_choice.itemText(i) for i in range(window.saliency.map_choice.count())
    ]
    assert not [
        i for i in range(right.choice.count()) if "exchange · not" in right.choice.itemText(i)
    ]

    choose(right, "2 · sface · fggb")
    assert dialog.agreement.text().endswith("Q1 1.00   K1 1.00")
    window.action_of["dissimilarity"].trigger()
    for column in dialog.columns:
        for side in Side:
            shown = column.views[side].layers._overlays[Layer.DISSIMILARITY]
            assert shown.isVisible()
            assert not shown.pixmap().isNull()
    dialog.close()
    box = window.saliency.map_choice
    box.setCurrentIndex(box.findData(3))
    box.activated.emit(box.currentIndex())
    assert window.desk.examination.number == 3


def test_all_four_are_zoomed_together_and_read_below_the_cursor(opened):
    _, dialog = opened
    left, right = dialog.columns
    view = left.views[Side.PROBE]
    before = view.zoom
    view.zoom_at(2.0, QPoint(60, 60))
    assert view.zoom == pytest.approx(2 * before)
    factors = [other.zoom / view.zoom for c in dialog.columns for other in c.views.values()]
    assert np.allclose(factors, factors[0], rtol=0.05)
    right.views[Side.REFERENCE].pointed.emit(np.array([50.0, 111.0]))
    assert right._readings[Side.REFERENCE].reading


@pytest.mark.usefixtures("german")
def test_the_columns_speak_german(opened):
    _, dialog = opened
    left, right = dialog.columns
    assert left._check.text() == "Die Karten dieses Paares sind nicht geprüft."
    choose(right, "lime · not computed yet")
    assert right._cost.text().endswith("Vorwärtsläufe")
    left.views[Side.REFERENCE].pointed.emit(np.array([56.0, 56.0]))
    assert left._readings[Side.REFERENCE].reading.startswith("mit Vorzeichen")
    choose(right, "1 · sface · fggb")
    assert re.search(r"Q1 −?\d,\d\d   K1 −?\d,\d\d$", dialog.agreement.text())


def test_a_run_can_be_cancelled_and_nothing_is_stored(opened, qtbot, machine, case_folder):
    window, dialog = opened
    right = dialog.columns[1]
    choose(right, "lime · not computed yet")
    machine.clear()
    click(right.compute_button)
    qtbot.waitUntil(lambda: "Explaining" in window.progress.phase)
    assert not right.compute_button.isEnabled()
    assert not window.action_of["compare"].isEnabled()
    click(dialog.progress.cancel_button)
    wait_until_idle(qtbot, window)
    assert right.compute_button.isEnabled()
    assert right.explainer == "lime"
    with casework.open_case(case_folder, writable=False) as case:
        assert len(casework.overview(case).examinations) == 2


def test_what_is_masked_leaves_the_dialog(opened, qtbot):
    window, dialog = opened
    window.desk.case.change(
        "Own opinion first",
        lambda file, *_: unmasking.set_order(file, Order.OPINION_FIRST, person=EXAMINER),
    )
    wait_until_idle(qtbot, window)
    assert window.desk.examination is None
    assert dialog.agreement.text() == NOTHING
    for column in dialog.columns:
        assert column.examination is None
        assert column.choice.count() == 0


def test_maps_of_networks_that_see_other_crops_have_no_correlation(opened):
    _, dialog = opened
    left, right = dialog.columns
    crop = left.examination.comparison.probe.crop
    larger = attrs.evolve(crop, pixels=np.zeros((160, 160, 3), np.uint8))
    comparison = right.examination.comparison
    probe = attrs.evolve(comparison.probe, crop=larger)
    right._examination = attrs.evolve(
        right.examination, comparison=attrs.evolve(comparison, probe=probe)
    )
    assert "different sizes" in dialog._agreement()
