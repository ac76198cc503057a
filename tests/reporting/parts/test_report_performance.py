"""The report never shows a threshold without how well it is known."""

import attrs

from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.reporting.parts.performance import error_rates, operating_point
from xfv_desktop.reporting.typesetting.wording import wording

from ..specimen import MODEL

WORDS = wording()
POINT = MODEL.operating_point
BARE = OperatingPoint(0.25, None, None, 0, 0, "taken from a paper", "stated on the card")


def test_rates_stand_with_their_intervals_and_counts():
    text = error_rates(WORDS, POINT)
    assert "5 of 3,000 comparisons of different persons were accepted" in text
    assert "(FMR) of 0.0017 [0.0004, 0.0033]" in text
    assert "25 of 3,000 comparisons of the same person were rejected" in text
    assert "(FNMR) of 0.0083 [0.0051, 0.0121]" in text
    assert "in brackets 95 % intervals" in text
    assert POINT.data in text


def test_without_intervals_none_are_spoken_of():
    text = error_rates(WORDS, attrs.evolve(POINT, fmr_interval=None, fnmr_interval=None))
    assert "[" not in text
    assert "intervals" not in text


def test_no_error_observed_is_said_and_its_interval_is_not_empty():
    text = error_rates(WORDS, attrs.evolve(POINT, fmr=0.0, fmr_interval=(0.0, 0.005)))
    assert "0 (no error observed) [0.0000, 0.0050]" in text


def test_a_rare_error_does_not_read_as_none():
    rare = attrs.evolve(POINT, fmr=1e-5, fmr_interval=(0.0, 3e-5), nonmated_comparisons=1_000_000)
    text = error_rates(WORDS, rare)
    assert "10 of 1,000,000 comparisons" in text
    assert "(FMR) of 0.000010 [0.0000, 0.000030]" in text


def test_a_threshold_without_data_is_unvalidated_in_both_places():
    text = error_rates(WORDS, BARE)
    assert text.startswith("Unvalidated")
    assert "must not be relied on" in text
    assert "taken from a paper" in text
    assert "unvalidated" in operating_point(WORDS, BARE)


def test_the_operating_point_says_where_it_comes_from():
    point = attrs.evolve(
        POINT, name="Lab 1", measured_on="2026-11-26", list_sha256="a" * 64, command="xfv evaluate"
    )
    text = operating_point(WORDS, point)
    for part in ("0.3080 (“Lab 1”)", "4,281 persons", "2026-11-26", "a" * 64, "xfv evaluate",
                 "all ten folds", "YuNet"):  # fmt: skip
        assert part in text
