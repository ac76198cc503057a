"""The likelihood ratio beside the score, the calibration with its plots, and naming it."""

import attrs
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.calibrations import calibration
from xfv_desktop.domain.calibration_plots import PlotKind
from xfv_desktop.domain.likelihood import UNNAMED, Band, LikelihoodRatio, VerbalScale
from xfv_desktop.engine.calibration import document
from xfv_desktop.services.cases import casework, likelihood
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.dialogs.calibration_dialog import CalibrationDialog
from xfv_desktop.ui.dialogs.identity_dialogs import Ways
from xfv_desktop.ui.dialogs.settings_dialog import SettingsDialog
from xfv_desktop.ui.panels.likelihood_block import NONE, LikelihoodBlock

from .driving import click, dialog_of, press_keys, wait_until_idle

SCALE = VerbalScale("Words", "1", "", "nothing", (Band(1, "weak"), Band(100, "strong")))


def ratio(log10_lr, **changes):
    of = calibration(**changes)
    return LikelihoodRatio(
        score=0.5, log10_lr=log10_lr, unbounded=log10_lr, propositions=of.propositions,
        calibration=of, scale=SCALE,
    )  # fmt: skip


@pytest.fixture
def block(qtbot):
    made = LikelihoodBlock()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("log10_lr", "value", "words"),
    [(2.2, "about 150", "strong for Hp"), (-1.0, "about 1/10", "weak for Hd"),
     (2.5, "at least 310", "strong for Hp"), (-2.0, "at most 1/100", "weak for Hd")],
)  # fmt: skip
def test_the_block_shows_the_whole_ratio(block, log10_lr, value, words):
    block.show_evaluation(ratio(log10_lr))
    assert (block.value.text(), block.words.text()) == (value, words)
    assert "more probable if" in block.sentence.text()
    assert "bounds −2.00 to 2.50" in block.grounds.text()
    assert block.demonstration.isVisible()


def test_the_block_shows_no_ratio_but_the_reasons(block):
    block.show_evaluation(ratio(2.2))
    block.show_evaluation(UNNAMED)
    assert block.value.text() == NONE
    assert block.sentence.text() == UNNAMED.reasons[0]
    assert not any(part.isVisible() for part in (block.words, block.grounds, block.demonstration))


def test_a_laboratorys_own_calibration_carries_no_warning(block):
    block.show_evaluation(ratio(1.0, demonstration=False))
    assert not block.demonstration.isVisible()


def test_propositions_are_named_in_the_window(qtbot, open_window, case_folder):
    window = open_window(case_folder)
    assert window.score.likelihood.sentence.text() == UNNAMED.reasons[0]
    press_keys(window, "Ctrl+Shift+L")
    dialog = dialog_of(qtbot, window, CalibrationDialog)
    wait_until_idle(qtbot, window)
    assert all(not plot.pixmap().isNull() for plot in dialog.plots.values())
    assert list(dialog.plots) == list(PlotKind)
    assert "the comparison on the desk" in dialog.where.text()
    facts = [told.text() for told in dialog.findChildren(QLabel)]
    assert "log10 LR −2.68 to 2.75 (ELUB)" in facts
    assert not dialog.reason_edit.isVisible()
    dialog.population_edit.clear()
    click(dialog.name_button)
    wait_until_idle(qtbot, window)
    assert "have to be stated" in dialog.complaint.text()
    dialog.population_edit.setFocus()
    QTest.keyClicks(dialog.population_edit, "persons in portraits")
    QTest.keyClick(dialog.name_button, Qt.Key.Key_Space)
    wait_until_idle(qtbot, window)
    with casework.open_case(case_folder, writable=False) as case:
        assert likelihood.frame(case).propositions.population == "persons in portraits"
    told = window.score.likelihood.sentence.text()
    assert "The questioned photograph lies outside the calibration: eye distance" in told


def test_other_propositions_need_a_reason_in_the_window(qtbot, open_window, case_folder):
    with casework.open_case(case_folder, writable=True) as case:
        likelihood.name_propositions(case, person=casework.cover(case).examiner)
    window = open_window(case_folder)
    window.action_of["calibration"].trigger()
    dialog = dialog_of(qtbot, window, CalibrationDialog)
    wait_until_idle(qtbot, window)
    click(dialog.name_button)
    wait_until_idle(qtbot, window)
    assert "give the reason" in dialog.complaint.text()
    QTest.keyClicks(dialog.reason_edit, "The defence names the brother.")
    click(dialog.name_button)
    wait_until_idle(qtbot, window)
    qtbot.waitUntil(lambda: not window.findChildren(CalibrationDialog))


def test_without_a_case_a_calibration_can_be_seen_and_closed_early(qtbot, open_window):
    window = open_window()
    window.action_of["calibration"].trigger()
    dialog = dialog_of(qtbot, window, CalibrationDialog)
    assert not dialog.name_button.isEnabled()
    dialog.close()
    wait_until_idle(qtbot, window)


def test_an_altered_calibration_is_refused_in_the_settings(qtbot, tmp_path, own_base_dir):
    file = tmp_path / "own.json"
    made = attrs.evolve(calibration(), title="Own")
    file.write_bytes(document.to_bytes(made).replace(b'"Own"', b'"New"'))
    settings = Settings()
    settings.set("examiner.name", "A")
    dialog = SettingsDialog(settings, Ways(lambda: None, lambda _: None), None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.calibration_field.edit.setText(str(file))
    click(dialog.accept_button)
    assert "was altered after it was made" in dialog.complaint
    file.write_bytes(document.to_bytes(made))
    click(dialog.accept_button)
    assert settings.get("evaluation.calibration") == str(file)
