"""The case at one look: matrix and exhibits, by mouse and keys, with nothing that is masked."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework, people
from xfv_desktop.services.comparison.pair_states import PairCell, Reached
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.opinion import procedure, unmasking
from xfv_desktop.ui.state.exhibit_entries import HIDDEN

from .conftest import EXAMINER
from .driving import click, colours_of, press_keys, wait_until_idle
from .words import words_in

VERIFIER = "Dr Bo Lind"


@pytest.fixture
def two_by_two(case_folder, photographs):
    """Q1 and K1 compared, Q2 and K2 beside them."""
    with casework.open_case(case_folder, writable=True) as case:
        for path, role in (
            (photographs.astronaut, Role.QUESTIONED),
            (photographs.hopper, Role.KNOWN),
        ):
            intake.add_exhibit(case, intake.inspect(path), role=role, examiner=EXAMINER)
    return case_folder


def states(window):
    cells = window.overview.matrix.cells_model.cells
    return {pair: cell.state.value for pair, cell in cells.items()}


def test_a_pair_goes_from_the_matrix_onto_the_desk_by_keys(open_window, qtbot, two_by_two):
    """Ctrl+Shift+M, arrow keys, Enter; then back, and a double click."""
    window = open_window(two_by_two)
    press_keys(window, "Ctrl+Shift+M")
    overview, matrix = window.overview, window.overview.matrix
    assert overview.isVisible()
    assert window.focusWidget() is matrix
    assert not window.score.isVisible()
    assert states(window)["Q1", "K1"] == "compared"
    summary = window.desk.case.overview.examinations[0]
    shown = words_in(overview)
    assert f"{summary.score:.3f}" in shown
    assert "4 pairs: 3 not begun, 1 compared" in shown

    QTest.keyClick(matrix, Qt.Key.Key_Down)
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    QTest.keyClick(matrix, Qt.Key.Key_Return)

    assert window.page.isVisible()
    assert window.desk.pair == ("Q2", "K2")
    assert window.desk.examination is None
    press_keys(window, "Ctrl+Shift+M")
    place = matrix.visualRect(matrix.cells_model.index_of(("Q1", "K1"))).center()
    click(matrix.viewport(), place)
    QTest.mouseDClick(
        matrix.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert window.desk.pair == ("Q1", "K1")
    assert window.desk.examination.number == 1
    assert window.score.isVisible()


def test_the_exhibits_are_sorted_by_number_or_size_and_opened(open_window, qtbot, two_by_two):
    window = open_window(two_by_two)
    window.show_overview()
    overview = window.overview
    overview.tabs.setCurrentWidget(overview.exhibits)
    model = overview.exhibits.model()
    assert [model.index(row, 0).data() for row in range(4)] == ["Q1", "Q2", "K1", "K2"]
    overview.exhibits.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 4).data() == "512 × 600"
    overview.exhibits.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    overview.exhibits.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(overview.exhibits, Qt.Key.Key_Return)
    assert window.page.isVisible()
    assert window.desk.exhibit(Side.REFERENCE).number == "K2"


def test_audit_trail_and_custody_stand_below_the_overview(open_window, qtbot, case_folder):
    """The button shows them, the cross closes them; regions belong to the photographs only."""
    window = open_window(case_folder)
    window.show_overview()
    assert not window.below.isVisible()
    click(window.overview.trail_button)
    assert window.audit.isVisible()
    assert window.overview.isVisible()
    click(window.overview.trail_button)
    assert window.audit.isVisible()
    click(window.below.cornerWidget())
    assert not window.below.isVisible()
    click(window.overview.back_button)
    assert window.page.isVisible()
    assert window.regions.isVisible()


def test_nothing_masked_reaches_the_matrix(open_window, qtbot, two_by_two):
    """Neither score nor decision, nor that the first examiner found the quality insufficient."""
    with casework.open_case(two_by_two, writable=True) as case:
        people.add_person(case, VERIFIER, duty=people.Duty.VERIFIER, by=EXAMINER)
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
        procedure.open_procedure(case, "Q2", "K1", person=EXAMINER)
        procedure.end_insufficient(case, 1, person=EXAMINER, reason="nothing is resolved")
        summary = casework.overview(case).examinations[0]
    window = open_window(two_by_two, examiner=VERIFIER)
    window.show_overview()
    wait_until_idle(qtbot, window)
    assert set(states(window).values()) == {"not begun"}
    shown = words_in(window).lower()
    secrets = (f"{summary.score:.2f}", "accept", "reject", "resolved", "1 insufficient")
    assert [secret for secret in secrets if secret in shown] == []
    assert "machine's result hidden" in shown
    rows = [row for row in window.overview.exhibits.model().sourceModel().rows if row.key[0] == "K"]
    assert [(row.cells[2], row.tip) for row in rows] == [(HIDDEN, HIDDEN)] * 2
    heading = window.overview.matrix.cells_model
    across = Qt.Orientation.Horizontal
    assert HIDDEN in heading.headerData(0, across, Qt.ItemDataRole.ToolTipRole)
    assert heading.headerData(0, across, Qt.ItemDataRole.DecorationRole) is None
    assert heading.headerData(
        0, Qt.Orientation.Vertical, Qt.ItemDataRole.DecorationRole
    ) is not None  # fmt: skip
    own = open_window(two_by_two)
    own.show_overview()
    assert states(own)["Q2", "K1"] == "insufficient"


def test_every_state_has_a_shape_of_its_own(open_window, qtbot, case_folder):
    """Told apart without colour: the signs differ as grey pictures."""
    window = open_window(case_folder)
    window.show_overview()
    matrix = window.overview.matrix
    pictures = {}
    for state in Reached:
        matrix.cells_model.cells = {("Q1", "K1"): PairCell(state)}
        place = matrix.visualRect(matrix.cells_model.index(0, 0))
        sign = colours_of(matrix.viewport())[place.top() : place.bottom(), 8:30].mean(axis=2)
        pictures[state] = sign < (sign.min() + sign.max()) / 2
    alike = [
        (one, other)
        for one, other in combinations(Reached, 2)
        if np.count_nonzero(pictures[one] != pictures[other]) <= 15
    ]
    assert alike == []
