"""Both languages say the same things, and nothing English is left in a German report."""

import re
import tomllib
from string import Formatter

import pytest

from xfv_desktop.assets import report_parts
from xfv_desktop.domain import procedure as forms
from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.custody import CustodyAct
from xfv_desktop.domain.report import LANGUAGES, SECTIONS, Truth
from xfv_desktop.engine.maps.partitions import facial_atlas
from xfv_desktop.reporting.typesetting.bidi import isolated
from xfv_desktop.reporting.typesetting.wording import wording
from xfv_desktop.services.cases.likelihood import verbal_scale
from xfv_desktop.services.opinion import particulars
from xfv_desktop.services.opinion.procedure_forms import component_groups, factors, opinions

OWN = {"words.toml", "program.toml"}
"""What a language has beside the sentences of every language."""


def texts(language):
    """Every text by file and path of keys."""
    found = {}

    def walk(name, value):
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(f"{name}.{key}", inner)
        elif isinstance(value, list):
            for place, inner in enumerate(value):
                walk(f"{name}[{place}]", inner)
        else:
            found[name] = value

    for file in report_parts("wording", language).iterdir():
        if file.name not in OWN:
            walk(file.name, tomllib.loads(file.read_text(encoding="utf-8")))
    return found


def places(text):
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_language_has_the_same_texts_with_the_same_places(language):
    english, other = texts("en"), texts(language)
    assert english.keys() == other.keys()
    for key, text in english.items():
        assert places(text) == places(other[key]), key
        assert other[key].strip(), key


def test_no_text_holds_what_cannot_be_printed():
    for language in LANGUAGES:
        for key, text in texts(language).items():
            assert not re.search("[\u00ad\u200b\u202e]", text), key


def test_every_section_and_declaration_has_a_text():
    for language in LANGUAGES:
        words = wording(language)
        assert set(words["sections"]) == {str(number) for number in SECTIONS}
        assert set(words["truth"]) == {"note", *Truth}
        assert set(words["particulars"]) == {field.id for field in particulars.fields()}


ENGLISH_WORDS = [
    *(one.name for one in (*component_groups(), *factors(), *facial_atlas().components)),
    *(one.words for one in opinions()),
    *(band.words for band in verbal_scale().bands),
    verbal_scale().neutral,
    *(region.name for region in facial_atlas().regions),
    *(
        member.value
        for kind in (
            forms.Visibility, forms.Rating, forms.Influence, forms.Stability, forms.Suitability,
            RegionKind, CustodyAct,
        )
        for member in kind
    ),
    *forms.ACTIONS, forms.ORDER_SET,
]  # fmt: skip


def test_every_word_of_the_program_is_german():
    said = wording("de").said
    assert [word for word in ENGLISH_WORDS if said(word) == word and word not in {"Pose"}] == []


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("about 1,500", "etwa 1.500"),
        ("at most 1/480", "höchstens 1/480"),
        ("moderate support for Hp", "mäßige Stützung für Hp"),
        ("0.46", "0,46"),
        ("121 grey levels", "121 Graustufen"),
        ("-12°", "−12°"),
        ("frame 138 of 200, at 5.480 s", "Einzelbild 138 von 200, bei 5,480 s"),
        ("finds a replaced region: 6 of 8", "findet eine ersetzte Region: 6 von 8"),
        ("component 9: Nose", "Merkmalsgruppe 9: Nase"),
        ("What somebody wrote: Größe", "What somebody wrote: Größe"),
        ("", ""),
    ],
)
def test_what_the_program_says_is_said_in_german(english, german):
    assert wording("de").said(english) == german
    assert wording("en").said(english) == english


@pytest.mark.parametrize(
    ("language", "number", "percent", "moment"),
    [
        ("en", "−1,234.50", "12.3 %", "2026-11-23 08:15:29 UTC"),
        ("de", "−1.234,50", "12,3 %", "23.11.2026, 08:15:29 UTC"),
    ],
)
def test_numbers_and_times_are_those_of_the_language(language, number, percent, moment):
    words = wording(language)
    assert words.number(-1234.5, 2) == number
    assert words.percent(0.1234) == percent
    assert words.moment("2026-11-23T08:15:29.000120Z") == moment


def test_a_value_that_runs_from_right_to_left_is_isolated_in_its_sentence():
    sentence = wording("en")["page"]["case"]
    assert sentence.format(case="Größe 12") == "Case Größe 12"
    assert sentence.format(case="ملف 12") == f"Case {isolated('ملف 12')}" != "Case ملف 12"
