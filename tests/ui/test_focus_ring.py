"""The keyboard's focus can be seen in every set of colours."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.ui.elements.focus_ring import FocusRing, FocusRings
from xfv_desktop.ui.elements.theme import THEMES, apply_theme, current_theme

from .driving import colours_of


@pytest.fixture
def panel(qtbot, qapp):
    """A window with a field, a button and a list, and rings in the program."""
    rings = FocusRings(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (QLineEdit(), QPushButton("Button"), QListWidget()):
        column.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
        window.activateWindow()
    yield window
    del rings
    apply_theme(qapp, "light")


def rings_on(window):
    return [ring.target for ring in window.findChildren(FocusRing) if ring.isVisible()]


def painted(window, theme):
    colour = QColor(theme.focus)
    target = (colour.red(), colour.green(), colour.blue())
    return int((colours_of(window) == target).all(axis=2).sum())


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_focus_is_seen_wherever_the_tab_key_leads(panel, qapp, qtbot, theme):
    """The ring goes along, and there is never a second one."""
    apply_theme(qapp, theme.name)
    assert current_theme() is theme
    field, button, entries = (
        panel.findChildren(QLineEdit)
        + panel.findChildren(QPushButton)
        + panel.findChildren(QListWidget)
    )
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    for widget in (field, button, entries):
        qtbot.waitUntil(lambda widget=widget: rings_on(panel) == [widget])
        assert painted(panel, theme) > 150
        QTest.keyClick(widget, Qt.Key.Key_Tab)


def test_a_click_needs_no_ring_but_in_high_contrast(panel, qapp, qtbot):
    """Who clicked knows where; who needs contrast is told all the same."""
    button = panel.findChild(QPushButton)
    for name, ringed in (("light", []), ("contrast", [button])):
        apply_theme(qapp, name)
        panel.findChild(QListWidget).setFocus()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda ringed=ringed: rings_on(panel) == ringed)


def test_what_has_the_focus_may_be_deleted(panel, qapp, qtbot):
    """The ring goes with it; a hundred times."""
    column = panel.layout()
    for _ in range(100):
        field = QLineEdit()
        column.addWidget(field)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        qapp.processEvents()
        field.deleteLater()
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert all(
        ring.target.isVisible() for ring in panel.findChildren(FocusRing) if ring.isVisible()
    )


def test_the_ring_goes_along(panel, qtbot):
    """When the window changes its size, and nowhere else than around its widget."""
    entries = panel.findChild(QListWidget)
    entries.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: rings_on(panel) == [entries])
    panel.resize(500, 420)
    ring = next(ring for ring in panel.findChildren(FocusRing) if ring.isVisible())
    qtbot.waitUntil(lambda: ring.geometry() == entries.geometry().adjusted(-2, -2, 2, 2))


def test_the_ring_that_was_left_does_not_come_back(panel, qapp):
    """When the window changes its size at once, before the old ring is deleted."""
    field, button = panel.findChild(QLineEdit), panel.findChild(QPushButton)
    for widget in (field, button):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    panel.resize(500, 420)
    panel.layout().activate()
    assert rings_on(panel) == [button]


def test_the_ring_goes_around_what_is_seen_of_a_widget_with_others_in_it(qtbot, qapp):
    """Around the whole area, not around its scroll bar; around the part that is in sight."""
    window, area, tall = QWidget(), QScrollArea(), QLineEdit()
    qtbot.addWidget(window)
    tall.setFixedSize(600, 900)
    area.setWidget(tall)
    QVBoxLayout(window).addWidget(area)
    window.resize(300, 200)
    with qtbot.waitExposed(window):
        window.show()
    for target, seen in ((area, area), (tall, area.viewport())):
        ring = FocusRing(target)
        place = QRect(seen.mapTo(window, QPoint()), seen.size())
        assert ring.geometry() == place.adjusted(-2, -2, 2, 2)
        ring.leave()
