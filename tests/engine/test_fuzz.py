"""A sample of damaged model files: XFV_FUZZ says how many, ``fuzz.py`` runs any number."""

import os

import pytest

from xfv_desktop.engine.network import read_network

from .fuzz import run, sound_files

PARTS, COUNT = 5, int(os.environ.get("XFV_FUZZ", "100"))


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_file_is_refused_in_a_sentence_or_runs(part):
    outcomes = {run(number) for number in range(part, COUNT, PARTS)}
    assert any("refused" in outcome for outcome in outcomes)


@pytest.mark.parametrize("index", range(4))
def test_what_is_damaged_was_sound(index):
    told, data = sound_files()[index]
    assert read_network(told, data, "cpu").card is told
