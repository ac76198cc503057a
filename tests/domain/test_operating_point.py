"""Rates in words: a rare error never reads as none."""

import pytest

from xfv_desktop.domain.operating_point import percent, rate_in_words


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (0.0, "0.00 %"),
        (1.0, "100.00 %"),
        (0.003333, "0.33 %"),
        (0.0001, "0.01 %"),
        (0.00006, "0.0060 %"),
        (1e-6, "0.00010 %"),
        (3e-9, "0.00000030 %"),
    ],
)
def test_a_small_rate_keeps_its_digits(rate, shown):
    assert percent(rate) == shown


def test_the_ends_of_an_interval_do_too():
    assert rate_in_words(1e-5, (0.0, 4e-5)) == "0.0010 % (95 %: 0.00 % to 0.0040 %)"
