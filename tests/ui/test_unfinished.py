"""What is begun and not on record waits for its exhibit, and is asked about before it is lost."""

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.enhancement_record import ENHANCED, Purpose
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake
from xfv_desktop.ui.commands import case_commands
from xfv_desktop.ui.panels.notes_panel import NotesPanel
from xfv_desktop.ui.window import tool_docks, unfinished

from .conftest import EXAMINER
from .driving import click, dialog_of, let_go, press_keys, wait_until_idle

GAMMA = EnhancementStep("gamma", {"gamma": 2.0})


@pytest.fixture
def window(open_window, case_folder, portrait_paths):
    """The examined case with a second questioned exhibit."""
    with casework.open_case(case_folder, writable=True) as case:
        found = intake.inspect(portrait_paths["collins"])
        intake.add_exhibit(case, found, role=Role.QUESTIONED, examiner=EXAMINER)
    return open_window(case_folder)


@pytest.fixture
def chains(window):
    return tool_docks.enhancement(window).chains[Purpose.NETWORK]


@pytest.fixture
def points(window):
    return tool_docks.landmarks(window).drafts


def lay_out(qtbot, window, number):
    window.desk.put(window.desk.case.exhibit(number))
    wait_until_idle(qtbot, window)


def events(folder):
    with casework.open_case(folder, writable=False) as case:
        return [one for one in casework.audit_trail(case) if one.action == ENHANCED]


def test_a_chain_for_the_network_waits_for_its_exhibit(qtbot, window, chains):
    chains.edit(Side.PROBE, [GAMMA], "Gamma added")
    lay_out(qtbot, window, "Q2")
    assert chains.draft(Side.PROBE).steps == ()
    assert chains.unrecorded == ("Q1",)
    lay_out(qtbot, window, "Q1")
    assert chains.draft(Side.PROBE).steps == (GAMMA,)
    assert chains.draft(Side.PROBE).recorded == ()
    chains.give(Side.PROBE, "Does shadow decide?")
    lay_out(qtbot, window, "Q2")
    assert chains.unrecorded == ()
    lay_out(qtbot, window, "Q1")
    assert chains.draft(Side.PROBE).recorded == (GAMMA,)


def test_moved_landmarks_wait_for_their_exhibit(qtbot, window, points):
    points.move(Side.PROBE, 0, np.array([20.0, 30.0]))
    moved = points.points(Side.PROBE)
    lay_out(qtbot, window, "Q2")
    assert not points.moved(Side.PROBE)
    assert points.unrecorded == ("Q1",)
    lay_out(qtbot, window, "Q1")
    assert np.array_equal(points.points(Side.PROBE), moved)
    points.set(Side.PROBE, points.face(Side.PROBE).landmarks_px)
    assert points.unrecorded == ()


BEGUN = {
    "the enhancement of Q1": lambda window: (
        tool_docks.enhancement(window)
        .chains[Purpose.NETWORK]
        .edit(Side.PROBE, [GAMMA], "Gamma added")
    ),
    "the moved landmarks of Q1": lambda window: tool_docks.landmarks(window).drafts.move(
        Side.PROBE, 0, np.array([20.0, 30.0])
    ),
    "the note that is being written": lambda window: QTest.keyClicks(
        window.findChild(NotesPanel).text_edit, "same mole"
    ),
}


@pytest.mark.parametrize("what", BEGUN)
def test_nothing_that_was_begun_is_lost_without_a_question(qtbot, window, case_folder, what):
    BEGUN[what](window)
    press_keys(window, "Ctrl+W")
    box = dialog_of(qtbot, window, QMessageBox)
    assert what in box.informativeText()
    click(box.defaultButton())
    assert window.desk.case is not None
    assert unfinished.unfinished(window) == (what,)
    assert not window.close()  # nor when the program is left
    click(dialog_of(qtbot, window, QMessageBox).defaultButton())
    assert window.isVisible()
    case_commands.open_folder(window, case_folder)
    let_go(window)
    wait_until_idle(qtbot, window)
    qtbot.waitUntil(lambda: window.desk.case is not None)
    assert unfinished.unfinished(window) == ()
    assert window.findChild(NotesPanel).text_edit.toPlainText() == ""


def test_what_is_put_on_record_at_the_close_is_not_asked_about(qtbot, window, case_folder):
    chains = tool_docks.enhancement(window).chains[Purpose.EYE]
    chains.edit(Side.PROBE, [GAMMA], "Gamma added")
    press_keys(window, "Ctrl+W")
    assert window.desk.case is None
    wait_until_idle(qtbot, window)
    assert [one.details["change"] for one in events(case_folder)] == ["Gamma added"]
