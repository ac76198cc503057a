"""What the program says in English, in another language.

Code and case store hold English; a reader's language is looked up when something is shown or
printed. A table maps an English text to its translation. Where the English has places in braces,
something else stands there: in ``{number}`` and ``{count}`` a number, in those of ``VERBATIM`` what
people wrote or called so, in all others words that are looked up themselves.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

import attrs

VERBATIM = frozenset({"file", "folder", "path", "person", "reason", "text", "version"})
"""Places whose text stays as it is, numbers too."""
LOOSE = frozenset({"data", "place", "source", "tool"})
"""Places that may hold words of other people's."""

_DIGITS = r"(?:1/)?[−-]?\d[\d,]*(?:\.\d+)?(?:\s?%)?"
_NUMBER = re.compile(_DIGITS)
_BARE_PERCENT = re.compile(r"(?<=\d)%")
_EXHIBIT = re.compile(r"[QK]\d+")
_NUMERIC = {"number", "count"}
_PLACE = re.compile(r"\{(\w+)\}")
_STOP = r"(?<!Dr)(?<!Prof)(?<!No)[.!?][”)]?"
_END = rf"(?:; |{_STOP} (?=[A-ZÄÖÜ“]))"
_OUTSIDE = r"(?![^()]*\))"
_BETWEEN_PARTS = (
    re.compile(r"(\n+|(?<!Dr.)(?<!Prof.)(?<!No.)(?<=[.!?”)]) (?=[A-ZÄÖÜ“]))"),
    re.compile(rf"(; {_OUTSIDE})"),
)
_BETWEEN_ITEMS = re.compile(rf"((?:, | and | or ){_OUTSIDE})")
_JOINING = {" and ": "and", " or ": "or"}
_LONG = {"complaint", "fault", "flag", "problem", "reasons", "verdict", "verdicts", "why"}
"""Places of several sentences."""
_FEW_LETTERS = 6
"""Below that a sentence says so little that it fits by chance: its places have to be known."""


class _Sentence(NamedTuple):
    """A text with places, a part of it that has to occur, its translation."""

    english: str
    fragment: str
    to: str
    short: bool


@attrs.frozen
class Translation:
    """One language: its words and sentences, and how it writes numbers."""

    _words: Mapping[str, str]
    _sentences: Mapping[str, Sequence[_Sentence]]
    """By their first word; those that begin with a place under the empty text."""
    _point: str
    _thousands: str

    @classmethod
    def of(cls, table: Mapping[str, str], point: str, thousands: str) -> Self:
        """The language of a table; of several sentences that fit, the longest one is taken."""
        sentences: dict[str, list[_Sentence]] = {}
        for english in sorted(filter(_PLACE.search, table), key=_letters, reverse=True):
            fragments = _PLACE.split(english)[::2]
            first, space, _ = fragments[0].partition(" ")
            sentence = _Sentence(
                english, max(fragments, key=len), table[english],
                short=_letters(english) < _FEW_LETTERS,
            )  # fmt: skip
            sentences.setdefault(first if space else "", []).append(sentence)
        words = {english: to for english, to in table.items() if not _PLACE.search(english)}
        return cls(words, sentences, point, thousands)

    def said(self, text: str) -> str:
        """A text in this language; what the table does not hold stands as it is."""
        word = self._word(text)
        whole = self._sentence(text) if word is None else word
        return text if whole is None else whole

    def said_in_parts(self, text: str) -> str:
        """The same where the program, and nobody else, has put a text together.

        Of several sentences or lines each is looked up by itself; a list is translated if all of
        its items are.
        """
        told = self._told(text)
        return text if told is None else told

    def number(self, english: str) -> str:
        """A number as this language writes it, with a space before the per cent sign."""
        swapped = english.replace(",", "\0").replace(".", self._point)
        return _BARE_PERCENT.sub(" %", swapped.replace("\0", self._thousands).replace("-", "−"))

    def _word(self, text: str) -> str | None:
        if (word := self._words.get(text)) is not None:
            return word
        return self.number(text) if _NUMBER.fullmatch(text) else None

    def _sentence(self, text: str) -> str | None:
        own = self._sentences.get(text.partition(" ")[0], ())
        for english, fragment, to, short in (*own, *self._sentences.get("", ())):
            if fragment not in text or (found := _pattern(english).fullmatch(text)) is None:
                continue
            told = {
                place: value if place in VERBATIM else self._told(value)
                for place, value in found.groupdict().items()
            }
            if not short or all(told[place] is not None for place in told.keys() - LOOSE):
                return to.format(**{p: found[p] if t is None else t for p, t in told.items()})
        return None

    def _told(self, text: str) -> str | None:
        """The text in parts; ``None`` where nothing of it is known."""
        if (word := self._word(text)) is not None:
            return word
        if _EXHIBIT.fullmatch(text):
            return text
        parts = _BETWEEN_ITEMS.split(text)
        if len(parts) > 1:
            items = [self._between(p) if at % 2 else self._told(p) for at, p in enumerate(parts)]
            if None not in items:
                return "".join(filter(None, items))
        if (sentence := self._sentence(text)) is not None:
            return sentence
        for between in _BETWEEN_PARTS:
            parts = between.split(text)
            told = [None if at % 2 else self._told(p) for at, p in enumerate(parts) if parts[1:]]
            if any(told):
                return "".join(p if t is None else t for p, t in zip(parts, told, strict=True))
        return None

    def _between(self, separator: str) -> str:
        joining = _JOINING.get(separator)
        return f" {self._words.get(joining, joining)} " if joining else separator


def _letters(english: str) -> int:
    return sum(map(str.isalpha, _PLACE.sub("", english)))


@functools.cache
def _pattern(english: str) -> re.Pattern[str]:
    """Made when a text may fit for the first time: all together would take a fifth of a second."""
    found = [
        f"(?P<{part}>{_filling(part)})" if place % 2 else re.escape(part)
        for place, part in enumerate(_PLACE.split(english))
    ]
    return re.compile("".join(found), re.DOTALL)


def _filling(place: str) -> str:
    """A number, anything, or what does not go on beyond the end of a sentence."""
    if place in _NUMERIC:
        return _DIGITS
    return ".+?" if place in (VERBATIM | _LONG) - {"person"} else rf"(?:(?!{_END}).)+?"
