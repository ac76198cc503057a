"""Several questioned photographs compared as one, in the window."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.pool import Pool
from xfv_desktop.services.cases import casework, likelihood
from xfv_desktop.services.comparison.pooling import RULE
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.program.language import said
from xfv_desktop.ui.dialogs.pool_dialog import PoolDialog

from .driving import click, dialog_of, press_keys, wait_until_idle


def with_second(case_folder, tmp_path):
    """A reduced copy of the questioned photograph as Q2."""
    with casework.open_case(case_folder, writable=True) as case:
        (questioned,) = (e for e in casework.overview(case).exhibits if e.role is Role.QUESTIONED)
        picture = Image.fromarray(intake.photograph(case, questioned))
        picture.resize((picture.width * 2 // 3, picture.height * 2 // 3)).save(tmp_path / "q2.png")
        small = intake.inspect(tmp_path / "q2.png")
        intake.add_exhibit(case, small, role=Role.QUESTIONED, examiner="Dr Ada Marsh")
    return case_folder


def test_two_photographs_are_compared_as_one(qtbot, open_window, case_folder, tmp_path):
    window = open_window(with_second(case_folder, tmp_path))
    press_keys(window, "Ctrl+Alt+Return")
    dialog = dialog_of(qtbot, window, PoolDialog)
    assert dialog.table.model().rowCount() == 0
    click(dialog.accept_button)
    assert dialog.complaint == "Tick two questioned exhibits or more."
    dialog.questioned.setFocus()
    for row in range(2):
        dialog.questioned.setCurrentRow(row)
        QTest.keyClick(dialog.questioned, Qt.Key.Key_Space)
    assert dialog.chosen == ("Q1", "Q2")
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)
    assert dialog.complaint == ""
    model = dialog.table.model()
    assert model.rowCount() == 1
    told = [model.index(0, column).data() for column in range(4)]
    (pool,) = likelihood_pools(case_folder)
    assert told[0].startswith("Q1 (0.")
    assert told[0].endswith("– K1")
    assert told[2] == f"{pool.score:.3f}"
    assert told[3] == pool.findings
    assert dialog.accept_button.isEnabled()


def test_a_refusal_is_one_sentence_and_the_dialog_stays(qtbot, open_window, case_folder, tmp_path):
    """The very same file twice is no pool."""
    with casework.open_case(case_folder, writable=True) as case:
        (questioned,) = (e for e in casework.overview(case).exhibits if e.role is Role.QUESTIONED)
        Image.fromarray(intake.photograph(case, questioned)).save(tmp_path / "same.png")
        for _ in range(2):
            found = intake.inspect(tmp_path / "same.png")
            intake.add_exhibit(case, found, role=Role.QUESTIONED, examiner="Dr Ada Marsh")
    window = open_window(case_folder)
    press_keys(window, "Ctrl+Alt+Return")
    dialog = dialog_of(qtbot, window, PoolDialog)
    for row in (1, 2):
        dialog.questioned.item(row).setCheckState(Qt.CheckState.Checked)
    click(dialog.accept_button)
    wait_until_idle(qtbot, window)
    assert "The same file is there twice" in dialog.complaint
    assert likelihood_pools(case_folder) == ()


def likelihood_pools(folder):
    with casework.open_case(folder, writable=False) as case:
        return likelihood.pools(case)


@pytest.mark.usefixtures("german")
def test_a_pool_is_told_in_german(qtbot, open_window, case_folder):
    findings = "No likelihood ratio: The case names no calibration for its propositions."
    pool = Pool(
        questioned=("Q1", "Q2"), known="K1", weights=(0.25, 0.75), rule=RULE, model="sface",
        model_sha256="a" * 64, score=0.5, log10_lr=None, findings=findings,
        person="Dr Ada Marsh", at="2026-11-26T08:00:00+00:00",
    )  # fmt: skip
    dialog = PoolDialog([], None, ["sface"], open_window(case_folder))
    dialog.show_pools([pool])
    (row,) = dialog._model.rows
    assert row.cells[0] == "Q1 (0,25), Q2 (0,75) – K1"
    assert row.cells[2:] == ("0,500", said("de", findings))
    assert said("de", RULE) in row.tip
    assert findings not in row.tip
