"""Every text that a window shows or tells in a tip: what must not leak is looked for here."""

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QWidget


def words_in(window: QWidget) -> str:
    """Titles, labels, buttons, tips, names for screen readers, and the items of every view."""
    texts = [window.windowTitle()]
    for child in window.findChildren(QWidget):
        texts += [child.toolTip(), child.accessibleName(), child.accessibleDescription()]
        if isinstance(child, QLabel | QAbstractButton):
            texts.append(child.text())
        if isinstance(child, QComboBox):
            texts += [child.itemText(row) for row in range(child.count())]
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount() if model else 0):
            for column in range(
                model.columnCount() if isinstance(model, QAbstractTableModel) else 1
            ):
                index = model.index(row, column)
                for role in (
                    Qt.ItemDataRole.DisplayRole,
                    Qt.ItemDataRole.ToolTipRole,
                    Qt.ItemDataRole.AccessibleTextRole,
                ):
                    if index.isValid():
                        texts.append(str(index.data(role)))
    return "\n".join(texts)
