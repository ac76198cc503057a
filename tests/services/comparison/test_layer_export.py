"""A layer leaves the case: as it was shown, on record, and never over another file."""

import hashlib
import io
import json

import numpy as np
import pytest
from PIL import Image

from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.layers import LayerDisplay
from xfv_desktop.domain.people import Duty
from xfv_desktop.domain.procedure import Order
from xfv_desktop.domain.regions import Shading
from xfv_desktop.services.cases import casework, people
from xfv_desktop.services.comparison import layer_export
from xfv_desktop.services.opinion import unmasking

from ..bundle_world import EXAMINER

SHOWN = LayerDisplay(frozenset({Layer.SIGNED}), 0.7, "blue–orange", Shading.FACIAL, 0.2)


def export(case, path, **more):
    person = more.pop("examiner", EXAMINER)
    return layer_export.export_layer(case, 1, Layer.SIGNED, SHOWN, path, examiner=person, **more)


def test_a_picture_is_written_and_told_with_its_threshold(examined, tmp_path):
    path = tmp_path / "signed.png"
    event = export(examined, path).event
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        said = json.loads(picture.info["Description"])
    assert event.action == "saliency layer exported"
    assert event.details["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert event.details["hidden below"] == said["hidden below"] == 0.2
    assert event.details["shown by"] == said["shown by"] == "facial regions"
    assert said["check"] == event.details["check"] == "The maps of this pair have not been checked."
    assert casework.audit_trail(examined)[-1] == event


def test_numbers_are_the_maps_as_they_are(examined, tmp_path):
    path = tmp_path / "maps.npz"
    event = export(examined, path).event
    stored = casework.load_examination(examined, 1)
    with np.load(path) as arrays:
        for side in Side:
            np.testing.assert_array_equal(
                arrays[f"{side}_signed"], stored.explanation.of(side).signed
            )
        np.testing.assert_array_equal(arrays["probe_crop"], stored.comparison.probe.crop.pixels)
    assert "hidden below" not in event.details


@pytest.mark.parametrize("name", ["taken.png", "taken.npz"])
def test_nothing_is_overwritten_and_nothing_told_of_what_was_not_written(examined, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"mine")
    before = casework.audit_trail(examined)
    with pytest.raises(OutputUnwritable, match="exists already"):
        export(examined, path)
    assert path.read_bytes() == b"mine"
    assert casework.audit_trail(examined) == before


def test_another_ending_is_refused(examined, tmp_path):
    with pytest.raises(UserError, match=r"written as \.png or \.npz: give “layer\.jpg”"):
        export(examined, tmp_path / "layer.jpg")
    assert not list(tmp_path.glob("layer*"))


def test_what_is_hidden_from_a_person_cannot_be_exported_by_them(examined, tmp_path):
    people.add_person(examined, "Dr Bo Lind", duty=Duty.VERIFIER, by=EXAMINER)
    unmasking.set_order(examined, Order.OPINION_FIRST, person=EXAMINER)
    with pytest.raises(UserError, match="hidden from Dr Bo Lind until their own evaluation"):
        export(examined, tmp_path / "signed.png", examiner="Dr Bo Lind")
    assert not (tmp_path / "signed.png").exists()
