"""Facts that came into the records of examinations after the first cases were written."""

import json

import attrs
import pytest

from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.persistence.codec import record_from_json, record_to_json
from xfv_desktop.persistence.maps import SideArrays

QUALITY = FaceQuality(
    eye_distance_px=31.5,
    sharpness=0.25,
    brightness=120.1,
    clipped=0.0,
    contrast=40.5,
    yaw_degrees=-12.5,
    pitch_degrees=1.5,
    roll_degrees=-179.5,
    jpeg_quality=90,
    blockiness=0.14,
)


def read(record, examination):
    arrays = {
        side: SideArrays(
            getattr(examination.comparison, side).crop.pixels,
            getattr(examination.comparison, side).crop.transform,
            examination.explanation.of(side),
        )
        for side in Side
    }
    comparison, _ = record_from_json(json.dumps(record), arrays)
    return comparison


@pytest.mark.parametrize("jpeg_quality", [90, None])
def test_the_quality_of_a_face_comes_back_the_same(make_examination, jpeg_quality):
    examination = make_examination()
    quality = attrs.evolve(QUALITY, jpeg_quality=jpeg_quality)
    probe = attrs.evolve(examination.comparison.probe, quality=quality)
    comparison = attrs.evolve(examination.comparison, probe=probe)
    examination = attrs.evolve(examination, comparison=comparison)
    assert read(json.loads(record_to_json(examination)), examination) == comparison


def test_a_record_from_before_quality_was_measured_can_be_read(make_examination):
    examination = make_examination()
    record = json.loads(record_to_json(examination))
    for side in Side:
        del record["comparison"][side]["quality"]
    assert read(record, examination) == examination.comparison


def test_the_steps_for_the_network_come_back_and_a_record_without_them_tells_of_none(
    make_examination,
):
    examination = make_examination()
    record = json.loads(record_to_json(examination))
    assert "steps" not in record["comparison"]["probe"]
    assert read(record, examination).probe.steps == ()
    step = EnhancementStep("gamma", {"gamma": 1.5}, reason="shadow", result_sha256="e" * 64)
    probe = attrs.evolve(examination.comparison.probe, steps=(step,))
    comparison = attrs.evolve(examination.comparison, probe=probe)
    examination = attrs.evolve(examination, comparison=comparison)
    assert read(json.loads(record_to_json(examination)), examination) == comparison
