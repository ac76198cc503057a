"""Text of any origin reaches the paper whole and harmless."""

import pytest
from reportlab.pdfbase import pdfmetrics

from xfv_desktop.reporting.typesetting import fonts
from xfv_desktop.reporting.typesetting import typography as ty


@pytest.fixture(autouse=True)
def _fonts() -> None:
    ty.register_fonts()


def test_markup_characters_stand_for_themselves() -> None:
    assert ty.markup("<b>A & B</b>", ty.SANS) == "&lt;b&gt;A &amp; B&lt;/b&gt;"


def test_han_characters_get_the_font_that_draws_them() -> None:
    assert fonts.runs("照片_1", ty.SANS) == [(fonts.HAN, "照片"), (fonts.SANS, "_1")]
    assert fonts.runs("한국 日本", fonts.MONO)[0] == (fonts.HAN, "한국")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("photo\u202egpj.exe", "photo[U+202E]gpj.exe"),
        ("zero\u200bwidth", "zero[U+200B]width"),
        ("bell\x07", "bell[U+0007]"),
        ("face 😀", "face [U+1F600]"),
        ("lone \ud800", "lone [U+D800]"),
    ],
)
def test_what_cannot_be_printed_safely_is_spelled_out(text: str, shown: str) -> None:
    assert "".join(part for _, part in fonts.runs(text)) == shown


def test_decomposed_letters_are_composed() -> None:
    assert fonts.runs("Gro\u0308ße") == [(fonts.SANS, "Größe")]


def test_lines_and_tabs() -> None:
    assert ty.markup("a\n\tb", ty.SANS) == "a<br/>    b"


def test_shortened_fits_and_says_so() -> None:
    assert ty.shortened("short", 100, ty.SANS, 8) == "short"
    cut = ty.shortened("照片 word " * 40, 100, ty.SANS, 8)
    assert cut.endswith("…")
    assert ty.width_of(cut, ty.SANS, 8) <= 100


def test_widths_are_those_of_the_fonts() -> None:
    assert ty.width_of("Ab", ty.SANS, 10) == pdfmetrics.stringWidth("Ab", ty.SANS, 10)
