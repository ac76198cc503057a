"""What the program says in English, in another language.

Code and case store hold English; a reader's language is looked up when something is shown or
printed. A table maps an English text to its translation. Where the English has places in braces,
any text stands there, in ``{number}`` and ``{count}`` a number; what stands in a place is itself
looked up, but for what people wrote or called so (``VERBATIM``).
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

import attrs

VERBATIM = frozenset({"file", "folder", "path", "person", "reason", "text", "version"})
"""Places whose text stays as it is, numbers too."""

_DIGITS = r"(?:1/)?[−-]?\d[\d,]*(?:\.\d+)?(?:\s?%)?"
_NUMBER = re.compile(_DIGITS)
_NUMERIC = {"number", "count"}
_PLACE = re.compile(r"\{(\w+)\}")
_BETWEEN_SENTENCES = re.compile(r"(\n+|(?<=[.!?”)]) +(?=[A-ZÄÖÜ“])|; )")
_BETWEEN_ITEMS = re.compile(r"(, | and | or )")
_JOINING = {" and ": "and", " or ": "or"}


class _Sentence(NamedTuple):
    """A text with places: what finds it, a part of it that has to occur, its translation."""

    pattern: re.Pattern[str]
    fragment: str
    to: str


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
        for english in sorted(filter(_PLACE.search, table), key=_literal_length, reverse=True):
            fragments = _PLACE.split(english)[::2]
            first, space, _ = fragments[0].partition(" ")
            sentence = _Sentence(_pattern(english), max(fragments, key=len), table[english])
            sentences.setdefault(first if space else "", []).append(sentence)
        words = {english: to for english, to in table.items() if not _PLACE.search(english)}
        return cls(words, sentences, point, thousands)

    def said(self, text: str) -> str:
        """A text in this language; what the table does not hold stands as it is."""
        whole = self._whole(text)
        return text if whole is None else whole

    def said_in_parts(self, text: str) -> str:
        """The same where the program, and nobody else, has put a text together.

        Of several sentences or lines each is looked up by itself; a list is translated if all of
        its items are.
        """
        if (whole := self._whole(text)) is not None:
            return whole
        parts = _BETWEEN_SENTENCES.split(text)
        if len(parts) > 1:
            said = self.said_in_parts
            return "".join(part if at % 2 else said(part) for at, part in enumerate(parts))
        parts = _BETWEEN_ITEMS.split(text)
        found = [self._between(p) if at % 2 else self._whole(p) for at, p in enumerate(parts)]
        return text if None in found else "".join(filter(None, found))

    def number(self, english: str) -> str:
        """A number as this language writes it."""
        swapped = english.replace(",", "\0").replace(".", self._point)
        return swapped.replace("\0", self._thousands).replace("-", "−")

    def _whole(self, text: str) -> str | None:
        if (word := self._words.get(text)) is not None:
            return word
        if _NUMBER.fullmatch(text):
            return self.number(text)
        own = self._sentences.get(text.partition(" ")[0], ())
        for pattern, fragment, to in (*own, *self._sentences.get("", ())):
            if fragment in text and (found := pattern.fullmatch(text)) is not None:
                filled = found.groupdict().items()
                said = self.said_in_parts
                return to.format(**{k: v if k in VERBATIM else said(v) for k, v in filled})
        return None

    def _between(self, separator: str) -> str:
        joining = _JOINING.get(separator)
        return f" {self._words.get(joining, joining)} " if joining else separator


def _literal_length(english: str) -> int:
    return len(_PLACE.sub("", english))


def _pattern(english: str) -> re.Pattern[str]:
    found = [
        f"(?P<{part}>{_DIGITS if part in _NUMERIC else '.+?'})" if place % 2 else re.escape(part)
        for place, part in enumerate(_PLACE.split(english))
    ]
    return re.compile("".join(found), re.DOTALL)
