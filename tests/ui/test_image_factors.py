"""Measured factors in the window: beside the judgement, and nothing of a hidden photograph."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Order, Stage
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion import procedure, unmasking
from xfv_desktop.ui.elements.quality_bars import QualityBar
from xfv_desktop.ui.panels.factors_panel import FactorsPanel

from .conftest import EXAMINER
from .driving import colours_of


def panel_of(window):
    (panel,) = window.below.findChildren(FactorsPanel)
    return panel


def texts(widget):
    return [child.text() for child in widget.findChildren(QLabel) if child.isVisible()]


def bars(widget):
    return [bar for bar in widget.findChildren(QualityBar) if bar.isVisible()]


@pytest.fixture
def begun(case_folder, tmp_path):
    """Own opinion first; the analysis is begun and one factor judged."""
    folder = shutil.copytree(case_folder, tmp_path / "begun.xfv")
    with casework.open_case(folder, writable=True) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
        procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
        answers = [
            procedure.Answer("factor: Resolution", "judgement", "limits"),
            procedure.Answer("factor: Resolution", "remark", "few pixels"),
        ]
        procedure.record_answers(case, 1, Stage.ANALYSIS, answers, person=EXAMINER)
    return folder


def test_both_faces_of_an_examination_are_told_with_bars(qtbot, open_window, case_folder):
    window = open_window(case_folder)
    panel = panel_of(window)
    window.below.setCurrentWidget(panel)
    qtbot.waitUntil(lambda: len(bars(panel)) == 20)
    quality = window.desk.examination.comparison.probe.quality
    assert any(f"{quality.eye_distance_px:.1f} px" in text for text in texts(panel))
    assert any("middle half" in bar.accessibleName() for bar in bars(panel))
    # nothing is measured twice
    assert not any("easur" in job.title for job in window.runner.jobs)


def test_the_judgement_stands_beside_what_was_measured(qtbot, open_window, begun):
    """The known photograph is hidden: nothing of it is measured or named."""
    window = open_window(begun)
    panel = panel_of(window)
    window.below.setCurrentWidget(panel)
    qtbot.waitUntil(lambda: len(bars(panel)) == 10)
    shown = texts(panel)
    assert "limits: few pixels" in shown
    assert "not judged yet" in shown
    assert window.desk.measurements.of(Side.REFERENCE) is None
    assert "MEASURED: KNOWN" in shown


def test_the_form_of_a_factor_shows_its_measures(qtbot, open_window, begun):
    window = open_window(begun)
    head = window.procedure._head
    qtbot.waitUntil(lambda: len(bars(head)) == 1)
    assert any("Eye distance" in text for text in texts(head))
    window.procedure.next_open()
    qtbot.waitUntil(lambda: any("Sharpness" in bar.accessibleName() for bar in bars(head)))
    (bar,) = bars(head)
    assert len({tuple(pixel) for row in colours_of(bar) for pixel in row}) > 3  # something is drawn
