"""Which texts on a widget have less room than they need."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

SLACK_PX = 2
"""Rounding at 200 %."""
FIELD_EDGES_PX = 14
"""Beside the text of a field."""


def squeezed(root: QWidget) -> set[str]:
    """The texts of labels, buttons, boxes, empty fields and headings in sight that are cut."""
    return {
        text
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.window() is root.window()
        for text, room, needed in _texts(widget)
        if text.strip() and (_is_larger(needed, room) or _is_larger(widget.size(), _seen(widget)))
    }


def _is_larger(one: QSize, other: QSize) -> bool:
    return one.width() > other.width() + SLACK_PX or one.height() > other.height() + SLACK_PX


def _seen(widget: QWidget) -> QSize:
    """What its parent shows of a widget; whoever scrolls sees all of it."""
    parent = widget.parentWidget()
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        return widget.size()
    return (widget.geometry() & parent.rect()).size()


def _texts(widget: QWidget) -> Iterator[tuple[str, QSize, QSize]]:
    """Each text of a widget, the room that it has, and the room that it needs."""
    metrics = widget.fontMetrics()
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            room = widget.size()
            yield widget.text(), room, QSize(0, widget.heightForWidth(room.width()))
        else:
            yield widget.text(), widget.size(), widget.minimumSizeHint()
    elif isinstance(widget, QToolButton):
        if widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly:
            yield widget.text(), widget.size(), widget.sizeHint()
    elif isinstance(widget, QAbstractButton):
        yield widget.text(), widget.size(), widget.minimumSizeHint()
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field: QRect = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option,
            QStyle.SubControl.SC_ComboBoxEditField, widget,
        )  # fmt: skip
        needed = QSize(metrics.horizontalAdvance(widget.currentText()), 0)
        yield widget.currentText(), field.size(), needed
    elif isinstance(widget, QLineEdit) and not isinstance(widget.parentWidget(), QAbstractSpinBox):
        words = widget.text() or widget.placeholderText()
        width = 0 if widget.text() else metrics.horizontalAdvance(words) + FIELD_EDGES_PX
        yield words, widget.size(), QSize(width, widget.minimumSizeHint().height())
    elif isinstance(widget, QHeaderView):
        for section in range(widget.count()):
            words = str(widget.model().headerData(section, widget.orientation()) or "")
            room = QSize(widget.sectionSize(section), widget.height())
            if room.width():
                yield words, room, widget.sectionSizeFromContents(section)
