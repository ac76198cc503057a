"""Words, numbers and sentences for a likelihood ratio, and when there is none."""

import math
import re

import attrs
import numpy as np
import pytest

from tests.calibrations import GOOD, calibration
from xfv_desktop.domain.calibration import (
    BoundRule,
    Bounds,
    Method,
    NumberClass,
    ScoreCurve,
)
from xfv_desktop.domain.likelihood import (
    Band,
    ComparedBy,
    LikelihoodRatio,
    NoLikelihoodRatio,
    VerbalScale,
    evaluated,
    shown,
)

WORDS = ("weak", "moderate", "moderately strong", "strong", "very strong", "extremely strong")
LIMITS = (1, 10, 100, 1e3, 1e4, 1e6)
SCALE = VerbalScale(
    "Scale", "1", "", "no support",
    tuple(Band(limit, words) for limit, words in zip(LIMITS, WORDS, strict=True)),
)  # fmt: skip
BY = ComparedBy(
    model_title="Toy", model_sha256="a" * 64, template_sha256="b" * 64, detector="Toy detector"
)
SIDES = (("The questioned photograph", GOOD), ("The known photograph", GOOD))


def evaluate(score, by=BY, sides=SIDES, of=None):
    made = of or calibration()
    return evaluated(score, by, sides, made, made.propositions, SCALE)


@pytest.mark.parametrize("side", [1, -1])
@pytest.mark.parametrize(("limit", "number"), [(limit, n) for n, limit in enumerate(LIMITS)])
def test_the_words_change_exactly_at_the_limits(limit, number, side):
    before = ("no support", *WORDS)[number]
    log = math.log10(limit)
    assert SCALE.words(side * log) == before
    assert SCALE.words(side * np.nextafter(log, np.inf)) == WORDS[number]


def test_a_ratio_of_one_supports_nothing():
    assert SCALE.words(0.0) == "no support"


@pytest.mark.parametrize(
    "bands", [(), (Band(2, "a"),), (Band(1, "a"), Band(1, "b")), (Band(1, " "),),
              (Band(1, "a"), Band(math.inf, "b"))],
)  # fmt: skip
def test_a_scale_that_is_none_is_refused(bands):
    with pytest.raises(ValueError, match=r"band|empty"):
        VerbalScale("a", "b", "", "c", bands)


@pytest.mark.parametrize(
    ("log10_lr", "text"),
    [(0, "1"), (0.04, "1"), (0.3, "1.9"), (1, "10"), (2.75, "560"), (3, "1,000"), (6, "1,000,000"),
     (-1, "1/10"), (-2.68, "1/470"), (-0.04, "1")],
)  # fmt: skip
def test_a_ratio_is_shown_with_two_digits_rounded_towards_one(log10_lr, text):
    assert shown(log10_lr) == text


@pytest.mark.parametrize(
    ("score", "value", "words", "how", "first"),
    [
        (0.45, "about 31", "moderate for Hp", "about 31 times more", "the questioned"),
        (0.55, "at least 310", "moderately strong for Hp", "at least 310 times more", "the q"),
        (1.0, "at least 310", "moderately strong for Hp", "at least 310 times more", "the q"),
        (0.2, "about 1/10", "weak for Hd", "about 10 times more", "they show two"),
        (-1.0, "at most 1/100", "moderate for Hd", "at least 100 times more", "they show two"),
        (0.3, "about 1", "no support", "no more", "the questioned"),
    ],
)
def test_findings_are_worded_in_one_way(score, value, words, how, first):
    found = evaluate(score)
    assert isinstance(found, LikelihoodRatio)
    assert (found.value, found.words) == (value, words)
    assert found.sentence.startswith(f"The findings are {how} probable if {first}")
    assert re.search(r"more probable if .* than if .*\.$", found.sentence)


def test_a_ratio_at_its_bound_says_so():
    assert not evaluate(0.5).at_bound
    assert evaluate(0.5500001).at_bound
    assert evaluate(0.9).log10_lr == 2.5


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"model_sha256": "f" * 64}, "The calibration is of the model Toy"),
        ({"template_sha256": "f" * 64}, "another alignment"),
        ({"detector": "other"}, "another face detector"),
        ({"enhanced": True}, "given enhanced pictures"),
        ({"questioned_images": 2}, "for 1 questioned photograph, this score is of 2 questioned"),
    ],
)
def test_another_system_gets_no_ratio(changes, reason):
    found = evaluate(0.5, attrs.evolve(BY, **changes))
    assert isinstance(found, NoLikelihoodRatio)
    assert reason in found.sentence


@pytest.mark.parametrize(
    ("measure", "value", "reason"),
    [
        ("eye_distance_px", 11.0, "eye distance 11.0 px (20.1 to 39"),
        ("eye_distance_px", 210.0, "eye distance 210.0 px"),
        ("sharpness", 0.05, "sharpness 0.050"),
        ("brightness", 240.0, "brightness 240"),
        ("clipped", 0.5, "clipped part of the face 0.500"),
        ("contrast", 5.0, "contrast 5.0"),
        ("yaw_degrees", -50.0, "yaw (estimate) -50"),
        ("pitch_degrees", 40.0, "pitch (estimate) 40"),
        ("roll_degrees", 60.0, "roll (estimate) 60"),
        ("sharpness", math.nan, "sharpness nan"),
    ],
)
@pytest.mark.parametrize("side", [0, 1])
def test_a_photograph_outside_the_calibration_gets_no_ratio(measure, value, reason, side):
    sides = list(SIDES)
    sides[side] = (sides[side][0], attrs.evolve(GOOD, **{measure: value}))
    found = evaluate(0.5, sides=sides)
    assert isinstance(found, NoLikelihoodRatio)
    assert len(found.reasons) == 1
    assert found.reasons[0].startswith(f"{sides[side][0]} lies outside the calibration: {reason}")


def test_a_face_that_was_not_measured_gets_no_ratio():
    found = evaluate(0.5, sides=(SIDES[0], ("The known photograph", None)))
    assert found == NoLikelihoodRatio(
        ("The known photograph: the quality of the face was not measured.",)
    )


@pytest.mark.parametrize(
    ("count", "number"),
    [(1, NumberClass.ONE), (2, NumberClass.TWO), (3, NumberClass.FEW), (4, NumberClass.FEW),
     (5, NumberClass.MANY), (40, NumberClass.MANY)],
)  # fmt: skip
def test_photographs_are_counted_in_classes(count, number):
    assert NumberClass.of(count) is number


@pytest.mark.parametrize("ends", [(0.1, 1.0), (-1.0, -0.1), (-math.inf, 1.0), (math.nan, 1.0)])
def test_bounds_lie_on_both_sides_of_one(ends):
    with pytest.raises(ValueError, match="lower bound"):
        Bounds(BoundRule.ELUB, ends, (-1.0, 1.0))


@pytest.mark.parametrize(
    "curve",
    [(Method.LOGISTIC, 0, -1.0), (Method.LOGISTIC, math.nan, 1.0), (Method.ISOTONIC,),
     (Method.LOGISTIC, 0, 1.0, ((0, 0),)), (Method.ISOTONIC, 0, 0, ((0, 1), (1, 0)))],
)  # fmt: skip
def test_a_curve_that_falls_is_refused(curve):
    with pytest.raises(ValueError, match=r"slope|knots"):
        ScoreCurve(*curve)
