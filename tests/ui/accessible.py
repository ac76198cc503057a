"""What a screen reader is told of the controls that the keyboard can reach."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QMenu,
    QMenuBar,
    QScrollBar,
    QTabBar,
    QWidget,
)

NAMED_BY_QT = (QMenu, QMenuBar, QScrollBar, QTabBar)
"""Their parts have the names: entries, tabs."""


def name_of(widget: QWidget) -> str:
    """As assistive technology gets it: set by hand, or from the text, or from the label beside."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def controls(widget: QWidget) -> Iterator[QWidget]:
    """Everything within that the tab key leads to, in sight or not."""
    for child in widget.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not _inner(child):
            yield child


def unnamed(widget: QWidget) -> list[str]:
    """The controls within that have no name; each with its parents, to be found by."""
    return [_path(child) for child in controls(widget) if not name_of(child)]


def _inner(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another control."""
    parent = widget.parentWidget()
    return (
        isinstance(widget, NAMED_BY_QT)
        or widget.objectName().startswith("qt_")
        or (isinstance(parent, QAbstractScrollArea) and widget is parent.viewport())
        or any(isinstance(above, QComboBox) for above in _above(widget))
    )


def _above(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def _path(widget: QWidget) -> str:
    kinds = [type(one).__name__ for one in (widget, *_above(widget))]
    text = getattr(widget, "text", lambda: "")()
    tip = widget.toolTip()
    return f"{' < '.join(kinds[:5])} “{text or tip}”"
