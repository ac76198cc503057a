"""The chain for the network through the real window: apart, on purpose, beside the original."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.enhancement_record import ENHANCED, Purpose
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.commands.landmark_commands import ReasonDialog
from xfv_desktop.ui.state.desk_results import result_name
from xfv_desktop.ui.window import tool_docks

from .driving import click, colours_of, dialog_of, press_keys, wait_until_idle


@pytest.fixture
def window(open_window, case_folder):
    """The examined case with the dock open by its key."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+H")
    return window


@pytest.fixture
def panel(window):
    return tool_docks.enhancement(window)


def events(window):
    return [one for one in window.desk.case.audit_trail() if one.action == ENHANCED]


def for_the_network(panel):
    click(panel.purposes.buttons[Purpose.NETWORK])


def give(qtbot, window, panel, reason="Does shadow decide?"):
    """Put the chain on record by its button, with a reason."""
    click(panel.network.give_button)
    dialog = dialog_of(qtbot, window, ReasonDialog)
    click(dialog.accept_button)
    assert dialog.complaint  # a reason is needed
    QTest.keyClicks(dialog.reason_edit, reason)
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)
    draft = panel.enhancements.draft(panel.side)
    qtbot.waitUntil(lambda: draft.steps == draft.recorded)


def test_each_purpose_has_its_own_steps_pictures_and_words(qtbot, window, panel):
    view, mark = window.page.views[0], panel.views.marks[Side.PROBE]
    window.page.set_alignment_visible(False)
    wait_until_idle(qtbot, window)

    def grey():
        mark.hide()
        colours = colours_of(view)
        return np.abs(colours[..., 0] - colours[..., 1]).max() <= 8

    assert not grey()
    assert "For the eye only" in panel.network._notice.text()
    for_the_network(panel)
    assert not panel.record_button.isVisible()
    assert "must not be chosen for its score" in panel.network._notice.text()
    panel.add("channel")
    qtbot.waitUntil(lambda: "For the network" in mark.text())
    qtbot.waitUntil(grey)
    click(panel.purposes.buttons[Purpose.EYE])
    assert panel.steps.count() == 0
    assert not mark.isVisible()
    assert not grey()
    for_the_network(panel)
    assert panel.steps.count() == 1
    qtbot.waitUntil(grey)
    qtbot.wait(1000)  # longer than the pause after which a chain for the eye is recorded
    assert events(window) == []
    assert panel._state.text().startswith("Not on record yet")


def test_the_steps_for_the_eye_are_taken_over_without_the_lens(window, panel):
    panel.add("channel")
    panel.add("lens")
    for_the_network(panel)
    click(panel.network.from_eye_button)
    steps = panel.enhancements.draft(Side.PROBE).steps
    assert [step.operation for step in steps] == ["channel"]


def test_a_comparison_of_enhanced_pictures_stands_beside_the_original(qtbot, window, panel):
    original = window.desk.examination
    for_the_network(panel)
    panel.add("gamma")
    panel.form.rows["gamma"].box.setValue(2.5)
    give(qtbot, window, panel)
    (event,) = events(window)
    assert (event.details["purpose"], event.details["why"], event.details["after"]) == (
        "network", "Does shadow decide?", [1],
    )  # fmt: skip
    assert window.desk.examination is original
    QTest.mouseClick(panel.network.compare_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.desk.examination.number == 2)
    wait_until_idle(qtbot, window)
    made = window.desk.examination
    assert made.comparison.enhanced
    assert made.comparison.score != original.comparison.score
    assert window.score._enhanced.isVisible()
    assert list(window.score.others.buttons) == [1]
    two = window.desk.case.overview.examinations[1]
    assert result_name(two).endswith("enhanced")
    entry = window.case_panel._examination_entry(two, window.desk.case.overview.examinations)
    assert entry.subtitle.endswith("enhanced")
    click(window.score.others.buttons[1])
    assert window.desk.examination.number == 1
    assert not window.score._enhanced.isVisible()
    assert window.score.others.buttons[2].text().endswith("enhanced")


def test_without_a_chain_the_comparison_is_refused_in_one_sentence(qtbot, window, panel):
    press_keys(window, "Ctrl+Alt+Shift+Return")
    wait_until_idle(qtbot, window)
    assert "set no chain for the network" in window.banner.text
    assert window.desk.examination.number == 1


def test_what_is_not_on_record_yet_is_not_compared(qtbot, window, panel):
    for_the_network(panel)
    panel.add("gamma")
    give(qtbot, window, panel)
    panel.form.rows["gamma"].box.setValue(2.5)
    press_keys(window, "Ctrl+Alt+Shift+Return")
    assert "not on record yet for Q1" in window.banner.text
    assert not window.runner.jobs
    assert window.desk.case.overview.examinations[1:] == ()
