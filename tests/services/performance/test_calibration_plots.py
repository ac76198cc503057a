"""The plots of a calibration speak the language of whoever reads them."""

import itertools
import re
from types import SimpleNamespace

import pytest

from tests.calibrations import calibration
from xfv_desktop.domain.calibration_plots import PlotKind
from xfv_desktop.domain.likelihood import Mark
from xfv_desktop.services.performance.calibration_plots import plot
from xfv_desktop.services.program import language

ALIKE = {"log₁₀ LR", "LR = 1"}
NUMBER = re.compile(r"[−\d,.]+")


@pytest.mark.parametrize("kind", PlotKind)
def test_every_word_and_number_has_its_german(kind):
    told = {}

    def said(text):
        return told.setdefault(text, language.said("de", text))

    made = calibration()
    drawn = plot(made, kind, "png", mark=Mark(0.5, 1.2), said=said)
    words = {text: german for text, german in told.items() if not NUMBER.fullmatch(text)}
    assert kind.heading in words
    assert len(words) >= 5
    assert {text for text, german in words.items() if text == german} - ALIKE == set()
    assert not any("." in german for text, german in told.items() if NUMBER.fullmatch(text))
    assert drawn != plot(made, kind, "png", mark=Mark(0.5, 1.2))


@pytest.mark.parametrize("kind", PlotKind)
def test_a_slow_machine_draws_it_without_a_warning(kind, monkeypatch):
    """No legend seeks its place among the data: that takes time, and says so after a second."""
    seconds = itertools.count(0, 10)
    monkeypatch.setattr("matplotlib.legend.time", SimpleNamespace(perf_counter=seconds.__next__))
    assert plot(calibration(), kind, "png").startswith(b"\x89PNG")


def test_equal_input_gives_equal_bytes():
    one, other = (plot(calibration(), PlotKind.TIPPETT, "pdf") for _ in range(2))
    assert one == other
