"""Words that overstate: each list's own examples, and what holds for every text."""

import re
import tomllib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.assets import resources
from xfv_desktop.domain.phrases import Phrase, flags
from xfv_desktop.services.opinion.phrases import flags_of, phrases

LISTS = [
    one
    for language in ("en", "de")
    for one in tomllib.loads(resources("phrases", f"{language}.toml").read_text("utf-8"))["phrase"]
]
WRONG = [(one["name"], text) for one in LISTS for text in one["wrong"]]
HARMLESS = [text for one in LISTS for text in one["harmless"]]


@pytest.mark.parametrize(("name", "text"), WRONG, ids=[text for _, text in WRONG])
def test_what_overstates_is_flagged_with_a_better_wording(name, text):
    found = flags_of(text)
    assert name in [flag.phrase.name for flag in found]
    assert all(flag.phrase.reason and flag.phrase.instead for flag in found)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_words_are_not_flagged(text):
    assert flags_of(text) == ()


@pytest.mark.parametrize("one", LISTS, ids=[one["name"] for one in LISTS])
def test_advice_does_not_overstate_itself(one):
    quoted = re.compile("[“„][^”“]*[”“]")
    assert flags_of(quoted.sub("", one["instead"])) == ()


def test_who_asks_states_nothing():
    assert flags_of("Do the faces match?") == ()
    assert [flag.start for flag in flags_of("Do they match? They match.")] == [20]


def test_a_list_of_sentences_keeps_their_bounds():
    text = "See p. 3.5 of it.\nThe faces match; so it is.\nNothing else."
    (flag,) = flags_of(text)
    assert text[flag.start : flag.end] == "match"
    assert flag.sentence == "The faces match; so it is."


def test_of_overlapping_places_the_longest_is_told_once():
    (flag,) = flags_of("A positive identification was made.")
    assert flag.end - flag.start == len("positive identification")


words = st.sampled_from(
    [*(w for _, text in WRONG for w in text.split()), "\n", ".", "?", "if", "Ä", "👩‍🦰", "\u202e"]
)


@given(st.one_of(st.text(), st.lists(words, max_size=40).map(" ".join)))
def test_flags_lie_in_the_text_in_order_and_apart(text):
    found = flags_of(text)
    assert all(0 <= flag.start < flag.end <= len(text) for flag in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(flag.sentence in text for flag in found)
    assert all(text[flag.start : flag.end].strip() in flag.sentence for flag in found)


@given(st.text())
def test_without_phrases_nothing_is_flagged(text):
    assert flags(text, ()) == ()
    every = Phrase("all", re.compile(".+"), "r", "i")
    said = [one for one in flags(text, [every]) if one.sentence]
    assert all(not one.sentence.endswith("?") for one in said)


def test_a_long_text_is_read_at_once():
    assert len(flags_of("the probability that " * 2_000 + "match")) >= 1


def test_every_phrase_has_a_name_of_its_own():
    names = [phrase.name for phrase in phrases()]
    assert len(set(names)) == len(names)
