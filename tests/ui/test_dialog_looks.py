"""How dialogs stand: labels on the lines of their fields, no larger than a small screen."""

import pytest
from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout

from tests.ui.driving import dialog_of, wait_until_idle
from xfv_desktop.ui.elements.forms import LINE_PX, Form
from xfv_desktop.ui.elements.moments import MomentEdit
from xfv_desktop.ui.elements.theme import THEMES, apply_theme


def lines(form):
    """Middle of each label and of its field, from the top of the form."""
    role = QFormLayout.ItemRole
    for row in range(form.fields.rowCount()):
        items = [form.fields.itemAt(row, place) for place in (role.LabelRole, role.FieldRole)]
        if all(items) and items[1].geometry().height() <= LINE_PX:
            yield [item.geometry().center().y() for item in items]


@pytest.mark.parametrize("action", ["settings", "transfer", "new_case", "export_case"])
def test_a_label_stands_on_the_line_of_its_field(open_window, qtbot, case_folder, action):
    """And nothing of the form is higher than it needs to be."""
    window = open_window(case_folder)
    window.action_of[action].trigger()
    form = dialog_of(qtbot, window, Form)
    found = list(lines(form))
    assert len(found) > 3
    assert max(abs(name - field) for name, field in found) <= 1
    if form.layout().hasHeightForWidth():
        assert form.height() == form.layout().totalHeightForWidth(form.width())
    form.reject()


def test_every_dialog_fits_the_smallest_screen(open_window, qtbot, case_folder):
    """1280 × 720 px, less what its frame and a task bar take."""
    window = open_window(case_folder)
    for action in (
        "calibration", "compare_maps", "manual", "models", "about", "shortcuts", "pool",
        "particulars", "settings", "trust", "export_case",
    ):  # fmt: skip
        window.action_of[action].trigger()
        dialog = dialog_of(qtbot, window, QDialog)
        assert (dialog.width() <= 1260, dialog.height() <= 680) == (True, True), action
        dialog.reject()
        wait_until_idle(qtbot, window)


def test_fields_of_one_line_are_equally_high(qtbot, qapp):
    """Words, a choice and a day stand beside each other in one row."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    fields = (QLineEdit(), QComboBox(), MomentEdit(QDateTime.currentDateTime()))
    for theme in THEMES:
        apply_theme(qapp, theme)
        for field in fields:
            column.addWidget(field)
        dialog.show()
        assert len({field.sizeHint().height() for field in fields}) == 1, theme
