"""A third and a fourth photograph beside the pair: linked, to look at, never a hidden one."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.driving import click, press_keys, wait_until_idle
from tests.ui.test_filmstrip import rich_case  # noqa: F401 - a fixture
from tests.ui.test_linked_views import on_screen
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion import unmasking

EXAMINER = "Dr Ada Marsh"


def test_two_more_are_shown_linked_and_closed(open_window, qtbot, rich_case):  # noqa: F811
    """By keys; a fifth is refused in one sentence."""
    window = open_window(rich_case)
    press_keys(window, "Ctrl+L")
    for _ in range(2):
        press_keys(window, "Ctrl+Shift+P")
    wait_until_idle(qtbot, window)
    further = window.page.further
    assert [pane.exhibit.number for pane in further] == ["Q2", "Q3"]

    further[1].view.zoom_at(1.5, further[1].view.viewport().rect().center())
    window.page.views[0].turn_to(12)
    middles = [on_screen(view).mean(axis=0) for view in window.page.link.views]
    assert len(middles) == 4
    assert np.ptp(middles, axis=0) == pytest.approx([0, 0], abs=1e-6)

    press_keys(window, "Ctrl+Shift+P")
    assert len(further) == 2
    assert "four photographs" in window.banner.text
    click(further[0].close_button)
    assert [pane.exhibit.number for pane in window.page.further] == ["Q3"]
    press_keys(window, "Ctrl+Shift+W")
    assert (window.page.further, len(window.page.link.views)) == ([], 2)


def test_a_hidden_photograph_is_not_offered_and_goes(open_window, qtbot, rich_case):  # noqa: F811
    """Neither in the choice nor, once it is hidden, in the view."""
    window = open_window(rich_case)
    for _ in range(2):
        press_keys(window, "Ctrl+Shift+P")
    wait_until_idle(qtbot, window)
    known = window.page.further[1]
    known.choice.setFocus()
    QTest.keyClick(known.choice, Qt.Key.Key_End)
    wait_until_idle(qtbot, window)
    assert (known.exhibit.number, known.view.image.isNull()) == ("K3", False)
    window.desk.case.change(
        "Setting the order",
        lambda file, *_: unmasking.set_order(file, Order.OPINION_FIRST, person=EXAMINER),
    )
    wait_until_idle(qtbot, window)

    assert (known.exhibit, known.view.image.isNull()) == (None, True)
    offered = [known.choice.itemText(row)[:2] for row in range(known.choice.count())]
    assert offered == ["Q1", "Q2", "Q3"]
    with casework.open_case(rich_case, writable=False) as case:
        assert unmasking.order(case) is Order.OPINION_FIRST
