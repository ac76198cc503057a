"""Enhancement through the real window: steps, sliders, before and after, on record."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.enhancement_record import ENHANCED
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.persistence import records
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import enhancement, intake
from xfv_desktop.ui.pictures.image_layers import image_from_rgb, rgb_of
from xfv_desktop.ui.window import tool_docks

from .driving import click, colours_of, drag_on_photograph, press_keys, wait_until_idle

DARK = {"gamma": 0.3}


@pytest.fixture
def window(qtbot, open_window, case_folder):
    """The examined case with the dock open by its key."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+H")
    return window


@pytest.fixture
def panel(window):
    return tool_docks.enhancement(window)


def settled(qtbot, window, panel):
    """Until everything is on record and nothing runs."""
    drafts = panel.enhancements

    def done():
        both = [drafts.draft(side) for side in Side if drafts.draft(side)]
        return not window.runner.jobs and all(one.steps == one.recorded for one in both)

    qtbot.waitUntil(done)


def events(window):
    return [one for one in window.desk.case.audit_trail() if one.action == ENHANCED]


def brightness(view):
    return colours_of(view).mean()


def test_a_step_is_added_slid_typed_and_recorded_once(qtbot, window, panel):
    """Many ticks of a slider, one event; the picture follows at once."""
    assert panel.isVisible()
    view, before = window.page.views[0], brightness(window.page.views[0])
    panel.add("gamma")
    row = panel.form.rows["gamma"]
    row.slider.setFocus()
    for _ in range(12):
        QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert row.box.value() > 1
    row.box.setValue(0.3)
    qtbot.waitUntil(lambda: brightness(view) < before - 5)
    settled(qtbot, window, panel)
    (event,) = events(window)
    assert event.details["steps"][0]["parameters"] == {"gamma": 0.3}
    assert event.details["change"] == "Gamma added; Gamma set"
    assert brightness(view) < before - 5
    assert "On record" in panel._state.text()
    assert panel.views.marks[Side.PROBE].text() == "Enhanced: 1 step"
    assert not panel.views.marks[Side.REFERENCE].isVisible()


def test_a_tip_of_a_number_says_its_range(panel):
    """And nothing that does not hold: no number of tiles is without effect."""
    panel.add("clahe")
    assert panel.form.rows["tiles"].box.toolTip() == "Parts across and down. From 1 to 32."


def test_there_is_nothing_to_copy_without_a_step(panel):
    """The chain of the other photograph is not emptied by mistake."""
    assert not panel.copy_button.isEnabled()
    panel.add("gamma")
    assert panel.copy_button.isEnabled()


def test_steps_are_reordered_switched_and_removed_by_keys(qtbot, window, panel):
    panel.add("gamma")
    panel.add("rotate")
    panel.add("levels")
    names = [step.operation for step in panel.enhancements.draft(Side.PROBE).steps]
    assert names == ["gamma", "levels", "rotate"]  # what moves pixels stands last
    assert panel.steps.currentRow() == 1
    panel.steps.setFocus()
    QTest.keyClick(panel.steps, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    names = [step.operation for step in panel.enhancements.draft(Side.PROBE).steps]
    assert names == ["levels", "gamma", "rotate"]
    assert panel.steps.currentRow() == 0
    assert not panel.up_button.isEnabled()
    panel.steps.setCurrentRow(1)
    assert not panel.down_button.isEnabled()
    QTest.keyClick(panel.steps, Qt.Key.Key_Space)
    assert not panel.enhancements.draft(Side.PROBE).steps[1].on
    QTest.keyClick(panel.steps, Qt.Key.Key_Delete)
    names = [step.operation for step in panel.enhancements.draft(Side.PROBE).steps]
    assert names == ["levels", "rotate"]
    settled(qtbot, window, panel)
    assert len(events(window)) == 1


def test_a_turned_picture_carries_its_regions_and_coordinates(qtbot, window, panel):
    """The view looks through the step: a source pixel stays a source pixel."""
    view = window.page.views[0]
    width, _ = view.size_px
    panel.enhancements.edit(Side.PROBE, [EnhancementStep("rotate", {"angle": 90.0})], "turned")
    settled(qtbot, window, panel)
    corner, opposite = (view.mapFromScene(QPointF(*p)) for p in ((0, 0), (width - 1, 0)))
    assert abs(corner.x() - opposite.x()) <= 1  # the upper edge stands at the right
    assert opposite.y() > corner.y()
    window.action_of["rectangle"].trigger()
    places = [view.mapFromScene(QPointF(*p)) for p in ((100, 100), (160, 180))]
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=places[0])
    QTest.mouseMove(view.viewport(), places[1])
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=places[1])
    (region,) = window.desk.document.regions(Side.PROBE)
    assert np.abs(region.points_px - [[100, 100], [160, 180]]).max() < 3


def test_a_lens_step_hides_what_cannot_lie_over_it(qtbot, window, panel):
    panel.enhancements.edit(
        Side.PROBE, [EnhancementStep("lens", {"k1": -0.2, "k2": 0.0})], "Lens added"
    )
    settled(qtbot, window, panel)
    view = window.page.views[0]
    assert view.bent
    assert "lens step hides regions" in panel.views.marks[Side.PROBE].text()
    place = view.mapFromScene(QPointF(100, 100))
    window.action_of["rectangle"].trigger()
    drag_on_photograph(view, (100, 100), (160, 180))
    assert not window.desk.document.stack.canUndo()
    assert view.mapFromScene(QPointF(100, 100)) != place  # the picture was panned


def test_a_chain_is_copied_to_the_other_photograph(qtbot, window, panel):
    panel.add("channel")
    click(panel.copy_button)
    click(panel.sides.buttons[Side.REFERENCE])
    assert panel.steps.count() == 1
    settled(qtbot, window, panel)
    assert [one.details["exhibit"] for one in events(window)] == ["Q1", "K1"]
    assert "copied from Q1" in events(window)[1].details["change"]


def test_a_chain_comes_back_with_the_case_and_is_kept_when_closing_at_once(
    qtbot, open_window, window, panel, case_folder
):
    panel.add("channel")
    window.close()  # before the pause is over
    again = open_window(case_folder)
    view = again.page.views[0]
    found = tool_docks.enhancement(again)
    assert [s.operation for s in found.enhancements.draft(Side.PROBE).steps] == ["channel"]
    qtbot.waitUntil(lambda: found.views.marks[Side.PROBE].isVisible())
    found.views.marks[Side.PROBE].hide()
    wait_until_idle(qtbot, again)
    again.page.set_alignment_visible(False)
    colours = colours_of(view)
    assert np.abs(colours[..., 0] - colours[..., 1]).max() <= 8  # the picture is grey


def test_a_chain_is_seen_while_something_else_is_computed(
    qtbot, open_window, case_folder, photographs
):
    """As a preview, until the worker has time for the record: never the bare photograph."""
    with casework.open_case(case_folder, writable=True) as case:
        other = intake.inspect(photographs.astronaut)
        intake.add_exhibit(case, other, role=Role.QUESTIONED, examiner="Dr Ada Marsh")
        steps = (EnhancementStep("gamma", DARK),)
        made = enhancement.enhanced(case, records.exhibit(case, "Q2"), steps)
        enhancement.set_chain(case, "Q2", made, person="Dr Ada Marsh", change="Gamma added")
    window = open_window(case_folder)
    panel = tool_docks.enhancement(window)
    free = threading.Event()
    window.runner.submit("Comparing", lambda *_: free.wait(60))

    window.desk.put(window.desk.case.exhibit("Q2"))

    qtbot.waitUntil(panel.views.marks[Side.PROBE].isVisible, timeout=20_000)
    assert panel.enhancements.draft(Side.PROBE).made is None
    free.set()
    qtbot.waitUntil(lambda: panel.enhancements.draft(Side.PROBE).made is not None)


def test_a_mistake_is_a_sentence_and_nothing_is_recorded(qtbot, window, panel):
    panel.add("average")
    panel.form.rows["stills"].setText("k1")
    panel.form.rows["stills"].editingFinished.emit()
    panel.enhancements.record()
    wait_until_idle(qtbot, window)
    qtbot.waitUntil(lambda: "other questioned exhibits" in panel._state.text())
    assert events(window) == []
    assert panel.record_button.isVisible()


def test_a_cancelled_chain_can_be_put_on_record_again(qtbot, window, panel, monkeypatch):
    enhanced = enhancement.enhanced
    waits = [True]

    def slow(*args, cancel, **options):
        while waits[0] and not cancel.cancelled:
            QTest.qSleep(5)
        return enhanced(*args, cancel=cancel, **options)

    monkeypatch.setattr(enhancement, "enhanced", slow)
    panel.add("channel")
    panel.enhancements.record()
    qtbot.waitUntil(lambda: bool(window.runner.jobs))
    window.runner.jobs[0].cancel()
    wait_until_idle(qtbot, window)
    assert events(window) == []
    assert panel.record_button.isVisible()
    waits[0] = False
    click(panel.record_button)
    settled(qtbot, window, panel)
    assert events(window)[0].details["change"] == "Channel added"


def test_pixels_come_out_of_an_image_as_they_went_in():
    """In the format of the screen, so that a view has nothing to convert or to copy."""
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    image = image_from_rgb(pixels)
    assert image.format() is QImage.Format.Format_RGB32
    assert np.array_equal(rgb_of(image), pixels)
    QApplication.processEvents()


def test_how_a_registered_still_lies_is_told_and_comes_back(
    qtbot, open_window, case_folder, photographs
):
    """Below the settings of the step, once it is on record; not for a step that was changed."""
    with casework.open_case(case_folder, writable=True) as case:
        again = intake.inspect(photographs.hopper)
        intake.add_exhibit(case, again, role=Role.QUESTIONED, examiner="Dr Ada Marsh")
    for opening in range(2):
        window = open_window(case_folder)
        press_keys(window, "Ctrl+H")
        panel = tool_docks.enhancement(window)
        if not opening:
            panel.add("average")
            panel.form.rows["stills"].setText("q2")
            panel.form.rows["stills"].editingFinished.emit()
            panel.form.rows["registration"].setCurrentText("affine")
            assert not panel.form.found.isVisible()
            settled(qtbot, window, panel)
        qtbot.waitUntil(lambda form=panel.form: form.found.isVisible())
        assert panel.form.found.text().startswith("Q2 lies 0.00, 0.00 px off")
        assert "1.000 after" in panel.form.found.text()
        if opening:
            panel.form.rows["registration"].setCurrentText("none")
            assert not panel.form.found.isVisible()
        window.close()
