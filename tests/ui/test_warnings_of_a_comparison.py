"""What speaks against a score stands right below it, each thing once."""

import attrs
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel

from xfv_desktop.domain.comparison import SAME_FACE, SAME_FILE

from .driving import wait_until_idle


@pytest.fixture
def window(open_window, qtbot, case_folder):
    opened = open_window(case_folder)
    wait_until_idle(qtbot, opened)
    return opened


def show(window, *warnings):
    """The examination on the desk, with these warnings of the questioned and the known side."""
    comparison = window.desk.examination.comparison
    probe, reference = (
        attrs.evolve(side, warnings=told)
        for side, told in zip((comparison.probe, comparison.reference), warnings, strict=True)
    )
    window.score._show(attrs.evolve(comparison, probe=probe, reference=reference))
    QApplication.processEvents()


def notices(window):
    labels = window.score.findChildren(QLabel)
    return [one for one in labels if one.property("role") == "notice" and one.isVisible()]


def span(window, widget):
    top = widget.mapTo(window.score, QPoint()).y()
    return top, top + widget.height()


def test_warnings_stand_right_below_the_score(window):
    """Above likelihood ratio, other results and error rates; nothing but its scale between."""
    show(window, ("Blurred.",), ("Small.",))
    first, second = notices(window)
    assert (first.text(), second.text()) == ("Questioned: Blurred.", "Known: Small.")
    above = [span(window, one) for one in (window.score.score, window.score.decision)]
    above += [span(window, window.score.scale), span(window, window.score._meaning)]
    below = [span(window, window.score.likelihood), span(window, window.score.others)]
    top, bottom = span(window, first)[0], span(window, second)[1]
    assert max(end for _, end in above) <= top
    assert span(window, first)[1] <= span(window, second)[0]
    assert bottom <= min(start for start, _ in below)
    assert top - max(end for _, end in above) < 20
    (facts,) = (
        one for one in window.score.findChildren(QLabel) if one.isVisible() and one.text() == "FMR"
    )
    assert bottom <= span(window, facts)[0]


@pytest.mark.parametrize("words", [SAME_FACE, SAME_FILE])
def test_that_both_are_one_file_is_said_once_and_first(window, words):
    show(window, ("Blurred.", words), (words,))
    assert [one.text() for one in notices(window)] == [words, "Questioned: Blurred."]
