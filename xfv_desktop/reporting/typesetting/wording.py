"""The sentences that every report says in the same words, and how a language writes numbers.

``reports/wording/<language>`` holds the sentences. What the program itself said in English, when
something was taken in or computed, is looked up in the language's ``words.toml`` and
``program.toml``; what is not found there stands as it is, like everything that people wrote.
"""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from xfv_desktop.assets import report_parts
from xfv_desktop.domain.translation import Translation
from xfv_desktop.reporting.typesetting.bidi import isolated

ENGLISH = "en"


class Sentence(str):
    """A sentence with places; a value that runs from right to left leaves its direction alone."""

    __slots__ = ()

    def format(self, *values: object, **named: object) -> str:
        """The sentence with values in its places."""
        return super().format(
            *(isolated(value) if isinstance(value, str) else value for value in values),
            **{
                name: isolated(value) if isinstance(value, str) else value
                for name, value in named.items()
            },
        )


def _sentences(texts: Any) -> Any:  # noqa: ANN401 - what a TOML file may hold
    match texts:
        case str():
            return Sentence(texts)
        case dict():
            return {key: _sentences(value) for key, value in texts.items()}
        case list():
            return [_sentences(value) for value in texts]
    return texts


class Wording(Mapping[str, Any]):
    """The sentences of one language by file and key, those of ``report.toml`` without a file."""

    def __init__(self, language: str) -> None:
        self.language = language
        files = {
            file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
            for file in report_parts("wording", language).iterdir()
            if file.name.endswith(".toml")
        }
        self.program: Mapping[str, str] = files.pop("words", {}) | files.pop("program", {})
        """What the program says in English, with its translation; none for English."""
        self._texts: Mapping[str, Any] = _sentences(files.pop("report") | files)
        times = self._texts["times"]
        self._translation = Translation.of(self.program, times["point"], times["thousands"])

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - what a TOML file may hold
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def number(self, value: float, decimals: int) -> str:
        """A number with that many decimals: ``−1,234.50``, in German ``−1.234,50``."""
        # Adding zero turns the −0 of a rounded small number into 0
        return self._translation.number(f"{round(value, decimals) + 0.0:,.{decimals}f}")

    def count(self, value: int) -> str:
        """A whole number: ``12,345``, in German ``12.345``."""
        return self._translation.number(f"{value:,}")

    def digits(self, value: float, digits: int) -> str:
        """A number with that many significant digits."""
        return self._translation.number(f"{value:.{digits}g}")

    def percent(self, fraction: float, decimals: int = 1) -> str:
        """A fraction in per cent: ``12.3 %``."""
        return f"{self.number(100 * fraction, decimals)} %"

    def moment(self, moment: datetime | str) -> str:
        """A moment in UTC to the second; a text is ISO 8601, as the audit trail writes it."""
        at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        return f"{at.astimezone(UTC):{self['times']['moment']}} UTC"

    def day(self, text: str) -> str:
        """A day that is written as ISO 8601 has it; any other text as it is."""
        try:
            return f"{date.fromisoformat(text):{self['times']['day']}}"
        except ValueError:
            return text

    def settings(self, recorded: Mapping[str, object]) -> str:
        """Settings of a method by the names and values that a reader is told."""
        names, values = self["settings"]["names"], self["settings"]["values"]
        shown = {
            name: f"{value:.6g}" if isinstance(value, float) else str(value)
            for name, value in recorded.items()
        }
        return "; ".join(
            f"{names.get(name, name)}: {values.get(value) or self.told(value)}"
            for name, value in shown.items()
        )

    def said(self, text: str) -> str:
        """What the program said in English, in this language; else the text as it is."""
        return text if self.language == ENGLISH else self._translation.said(text)

    def told(self, text: str) -> str:
        """The same of a text that the program, and nobody else, has put together of several."""
        english = self.language == ENGLISH
        return text if english else self._translation.said_in_parts(text)


@functools.cache
def wording(language: str = ENGLISH) -> Wording:
    """The wording of a language."""
    return Wording(language)
