"""Measured factors of an image: numbers, words, places on a bar."""

import attrs
import pytest

from xfv_desktop.domain.quality import MEASURES, FaceQuality, Spread
from xfv_desktop.persistence import records
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import image_factors
from xfv_desktop.services.opinion import procedure_forms as forms

from ..bundle_world import EXAMINER

QUALITY = FaceQuality(
    eye_distance_px=40, sharpness=0.3, brightness=120, clipped=0.0, contrast=50, yaw_degrees=-3,
    pitch_degrees=2, roll_degrees=0, jpeg_quality=None, blockiness=0.1,
)  # fmt: skip


def reading(field, **parts):
    (factor,) = (one for one in forms.factors() if field in one.measures)
    quality = attrs.evolve(QUALITY, **parts)
    (found,) = (
        one for one in image_factors.readings(factor, quality) if one.measure.field == field
    )
    return found


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.9, "below 95 % of LFW"),
        (1.5, "in the lowest quarter of LFW"),
        (3.0, "in the middle half of LFW"),
        (4.5, "in the highest quarter of LFW"),
        (5.1, "above 95 % of LFW"),
    ],
)
def test_a_value_among_others_in_words(value, words):
    spread = Spread((1.0, 2.0, 3.0, 4.0, 5.0))
    assert spread.words(value, "LFW") == words
    assert spread.scale == (0.0, 7.0)


def test_every_measure_belongs_to_one_factor():
    named = [field for factor in forms.factors() for field in factor.measures]
    assert sorted(named) == sorted(measure.field for measure in MEASURES)


@pytest.mark.parametrize(
    ("value", "words"),
    [(9.0, "too few"), (15.0, "little detail"), (60.0, "at least 20 px"), (400.0, "at least")],
)
def test_an_eye_distance_is_held_against_what_a_comparison_needs(value, words):
    found = reading("eye_distance_px", eye_distance_px=value)
    assert words in found.words
    assert found.place == min(value / 120, 1)
    assert found.band == (0.0, pytest.approx(20 / 120))


def test_a_turn_to_either_side_is_as_far():
    """The magnitude counts on the bar, the number keeps its sign."""
    left, right = (reading("yaw_degrees", yaw_degrees=angle) for angle in (-40.0, 40.0))
    assert left.place == right.place
    assert left.words == right.words == "above 95 % of LFW"
    assert (left.shown, right.shown) == ("-40°", "40°")


def test_what_cannot_be_measured_says_so():
    found = reading("jpeg_quality")
    assert (found.place, found.shown, found.words) == (None, "–", "the file is no JPEG")
    assert image_factors.readings(forms.factors()[-1], QUALITY) == ()


def test_before_a_comparison_the_same_is_measured_as_in_it(filled):
    before = image_factors.measured(filled, "Q1")
    examination.examine(filled, "Q1", "K1", examiner=EXAMINER)
    assert records.examination(filled, 1).comparison.probe.quality == before
