"""An explanation seen before it is done, and stopped where a tolerance says so."""

import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.comparison.examination import ChosenFace
from xfv_desktop.services.evidence import intake


def compared(portraits, **options):
    faces = []
    for path in portraits:
        inspection = intake.inspect(path)
        faces.append(ChosenFace(inspection.photograph, inspection.faces, inspection.chosen(None)))
    chosen = {"model": "sface", "explainer": "fggb", "device": "cpu"} | options
    return examination.compare_faces(*faces, **chosen)


def test_unfinished_maps_are_shown_on_the_crops_and_the_stop_is_recorded(portraits):
    shown = []
    comparison, explanation = compared(portraits, tolerance=0.5, preview=shown.append)
    crops = {Side.PROBE: comparison.probe.crop, Side.REFERENCE: comparison.reference.crop}
    assert len(shown) > 2
    assert all(partial.crops == crops for partial in shown)
    assert explanation.parameters["tolerance"] == 0.5
    for side in Side:
        assert explanation.parameters[f"channels used for the {side}"] < 128
        assert 0 < explanation.parameters[f"missing from the {side} at most"] <= 0.5
        assert shown[-1].explanation.of(side) == explanation.of(side)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"explainer": "lime", "tolerance": 0.1}, "lime cannot stop early.*fggb"),
        ({"tolerance": 0.0}, "between 0 and 1"),
        ({"tolerance": 1.5}, "between 0 and 1"),
    ],
)
def test_stop_that_cannot_be_had_is_refused_before_anything_is_computed(
    portraits, monkeypatch, options, words
):
    monkeypatch.setattr(examination, "network", lambda *_: pytest.fail("a network was loaded"))
    with pytest.raises(UserError, match=words):
        compared(portraits, **options)
