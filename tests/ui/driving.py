"""Hands on the window: what a person does with mouse and keys, and waiting for what follows."""

import warnings
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QMessageBox, QWidget

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
D = TypeVar("D", bound=QDialog)
SLOW_MS = 240_000
"""How long whatever a test waits for may take on a busy machine."""


def wait_until_idle(qtbot, window):
    """Until the worker has nothing to do and has told everything."""
    qtbot.waitUntil(lambda: not window.runner.jobs)


def dialog_of(qtbot, window, kind: type[D]) -> D:
    """The open dialog of that kind."""

    def found():
        return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[-1]


def let_go(window) -> None:
    """The answer to the question before closing: what is not on record is lost."""
    (box,) = (one for one in window.findChildren(QMessageBox) if one.isVisible())
    role = QMessageBox.ButtonRole.DestructiveRole
    (close,) = (one for one in box.buttons() if box.buttonRole(one) is role)
    click(close)


def drop(widget: QWidget, *files: Path) -> None:
    """Drag files onto a widget and let go; a list takes them with its viewport."""
    widget = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    assert widget.acceptDrops()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    place = QPointF(widget.rect().center())
    args = (Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    with warnings.catch_warnings():
        # Qt 6.12 wants a QPointF here and 6.11 knows none
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(place.toPoint(), *args)
    QApplication.sendEvent(widget, enter)
    QApplication.sendEvent(widget, QDropEvent(place, *args))


def press_keys(window, keys: str) -> None:
    """A key combination, as it stands in the menus."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, SLOW_MS)
    QTest.keySequence(window, keys)


def drag_on_photograph(view, *points) -> None:
    """Press at the first source pixel, move over the others, let go at the last one."""
    places = [view.mapFromScene(QPointF(*map(float, point))) for point in points]
    QTest.mousePress(view.viewport(), LEFT, PLAIN, places[0])
    for place in places[1:]:
        QTest.mouseMove(view.viewport(), place)
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, places[-1])


def colours_of(widget: QWidget) -> np.ndarray:
    """(H, W, 3) of a widget as it is painted."""
    image = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """The left button, in the middle or at a place."""
    QTest.mouseClick(widget, LEFT, PLAIN, place or widget.rect().center())
