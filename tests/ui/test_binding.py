"""The Qt binding keeps its books: PySide6 6.12.0 on Python 3.11 does not, and then aborts."""

import gc
import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Bell(QObject):
    rung = Signal(int)


CALLS = {
    "a method without a result": lambda widget, bell: widget.setWindowTitle("title"),
    "a signal": lambda widget, bell: bell.rung.emit(1),
    "a method that returns None": lambda widget, bell: widget.parentWidget(),
    "a method that returns a bool": lambda widget, bell: widget.isVisible(),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_thousand_calls_drop_no_reference_to_the_singletons(qtbot, call):
    widget, bell = QWidget(), Bell()
    qtbot.addWidget(widget)
    bell.rung.connect(lambda number: None)
    singletons = (None, True, False)
    gc.collect()  # what others left behind lets go of them too
    before = [sys.getrefcount(value) for value in singletons]
    for _ in range(1000):
        call(widget, bell)
    lost = [b - sys.getrefcount(value) for b, value in zip(before, singletons, strict=True)]
    assert max(lost) < 100
