"""Text of both directions is read in the order of UAX #9."""

import bidi as oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xfv_desktop.domain.casework import Examiner
from xfv_desktop.reporting.typesetting.bidi import (
    base_level,
    isolated,
    levels,
    unmarked,
    visual_order,
)

SIGNS = "abאבسگی 012٠۴+-*/.,:;()[]{}<>%$#&!?\"'«»…–\u05b7\u0651漢é"


def seen(text: str, base: int) -> str:
    return "".join(text[place] for place in visual_order(levels(text, base)))


@pytest.mark.parametrize(
    ("text", "base", "shown"),
    [
        ("plain 12", 0, "plain 12"),
        ("שלום", 0, "םולש"),
        ("שלום abc", 1, "abc םולש"),
        ("car שלום 12.", 0, "car 12 םולש."),
        ("سعر 12,5", 1, "12,5 رعس"),
        ("a (שלום) b", 0, "a (םולש) b"),
        ("ב (abc) א", 1, "א )abc( ב"),
    ],
)
def test_known_orders(text: str, base: int, shown: str) -> None:
    assert seen(text, base) == shown


@settings(max_examples=300)
@given(st.text(SIGNS, min_size=1, max_size=14).map(str.strip).filter(bool))
def test_the_order_is_that_of_another_implementation(text: str) -> None:
    for base, name in enumerate("LR"):
        assert seen(text, base) == oracle.get_display(text, base_dir=name)


def test_a_value_keeps_its_sentence_in_order() -> None:
    sentence = f"by {isolated('محمد')}, 26 May"
    drawn = "".join(one for one in seen(sentence, 0) if one.isprintable())
    assert drawn == "by دمحم, 26 May"
    assert isolated("Müller 12") == "Müller 12"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0), ("12", 0), ("Latin", 0), ("שלום", 1), ("12 محمد", 1),
        ("محمد looked at all photographs", 0), ("شاهد IMG_1.jpg اليوم", 1), ("صورة_12.jpg", 0),
        (f"{isolated('محمد')} looked", 0), (isolated("محمد"), 1),
    ],
)  # fmt: skip
def test_the_direction_of_a_paragraph(text: str, level: int) -> None:
    assert base_level(text) == level


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("a\ufdd0b\ufdd1", "a[U+FDD0]b[U+FDD1]"),
        (("a", "\ufdd0", 1), ("a", "[U+FDD0]", 1)),
        ({"a": ["\ufdd1", None]}, {"a": ["[U+FDD1]", None]}),
        (Examiner("A\ufdd1", "B"), Examiner("A[U+FDD1]", "B")),
    ],
)
def test_the_marks_in_a_text_from_outside_are_spelled_out(value: object, told: object) -> None:
    assert unmarked(value) == told
    assert unmarked(told) is told
