"""The sentences that every report says in the same words, and how a language writes numbers.

``reports/wording/<language>`` holds the sentences. What the program itself said in English, when
something was taken in or computed, is looked up in the language's ``words.toml`` and
``program.toml``; what is not found there stands as it is, like everything that people wrote.
"""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from xfv_desktop.assets import report_parts

ENGLISH = "en"
_DIGITS = r"(?:1/)?[−-]?\d[\d,]*(?:\.\d+)?(?:\s?%)?"
_NUMBER = re.compile(_DIGITS)
_NUMERIC = {"number", "count"}
_PLACE = re.compile(r"\{(\w+)\}")


class Wording(Mapping[str, Any]):
    """The sentences of one language by file and key, those of ``report.toml`` without a file."""

    def __init__(self, language: str) -> None:
        self.language = language
        files = {
            file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
            for file in report_parts("wording", language).iterdir()
            if file.name.endswith(".toml")
        }
        self._words: Mapping[str, str] = files.pop("words", {})
        program: Mapping[str, Any] = files.pop("program", {"sentence": []})
        self._sentences = [(_pattern(one["en"]), one["to"]) for one in program["sentence"]]
        self._texts: Mapping[str, Any] = files.pop("report") | files

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - what a TOML file may hold
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def number(self, value: float, decimals: int) -> str:
        """A number with that many decimals: ``−1,234.50``, in German ``−1.234,50``."""
        # Adding zero turns the −0 of a rounded small number into 0
        return self._local(f"{round(value, decimals) + 0.0:,.{decimals}f}")

    def count(self, value: int) -> str:
        """A whole number: ``12,345``, in German ``12.345``."""
        return self._local(f"{value:,}")

    def digits(self, value: float, digits: int) -> str:
        """A number with that many significant digits."""
        return self._local(f"{value:.{digits}g}")

    def percent(self, fraction: float, decimals: int = 1) -> str:
        """A fraction in per cent: ``12.3 %``."""
        return f"{self.number(100 * fraction, decimals)} %"

    def moment(self, moment: datetime | str) -> str:
        """A moment in UTC to the second; a text is ISO 8601, as the audit trail writes it."""
        at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        return f"{at.astimezone(UTC):{self['times']['moment']}} UTC"

    def said(self, text: str) -> str:
        """What the program said in English, in this language; else the text as it is."""
        if self.language == ENGLISH or not text:
            return text
        if (word := self._words.get(text)) is not None:
            return word
        if _NUMBER.fullmatch(text):
            return self._local(text)
        for pattern, to in self._sentences:
            if (found := pattern.fullmatch(text)) is not None:
                return str(to).format(**{k: self.said(v) for k, v in found.groupdict().items()})
        return text

    def _local(self, english: str) -> str:
        point, comma = self["times"]["point"], self["times"]["thousands"]
        swapped = english.replace(",", "\0").replace(".", point).replace("\0", comma)
        return swapped.replace("-", "−")


def _pattern(template: str) -> re.Pattern[str]:
    """A sentence with ``{places}`` as a pattern that finds what stands in them.

    In ``{number}`` and ``{count}`` only a number does.
    """
    parts = _PLACE.split(template)
    found = [
        f"(?P<{part}>{_DIGITS if part in _NUMERIC else '.+?'})" if place % 2 else re.escape(part)
        for place, part in enumerate(parts)
    ]
    return re.compile("".join(found), re.DOTALL)


@functools.cache
def wording(language: str = ENGLISH) -> Wording:
    """The wording of a language."""
    return Wording(language)
