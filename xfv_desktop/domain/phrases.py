"""Words that say more than a comparison of faces can: found in what an examiner writes.

A list of phrases is data (``resources/phrases``); here is only how it is applied. A flag never
stops anybody from writing. Before an opinion is locked or a report issued, each needs a better
wording or a reason on record, and that reason holds for the sentence as it stands.
"""

import re
from collections.abc import Iterable, Sequence

import attrs

from xfv_desktop.domain.audit import AuditEvent

OVERRIDDEN = "phrase overridden"
"""The event by which a flagged sentence stays as it is."""

_SENTENCE = re.compile(r"[^.!?\n]*(?:(?:[.!?](?!\s|$))[^.!?\n]*)*[.!?]*\n?")


@attrs.frozen
class Phrase:
    """What overstates: its pattern, why, and what to write instead.

    ``not_after``, ``not_before``: patterns in the same sentence, before and behind, that make it
    harmless; ``None`` for none.
    """

    name: str
    pattern: re.Pattern[str]
    reason: str
    instead: str
    not_after: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None


@attrs.frozen
class Flag:
    """One place in a text, as half-open interval of characters, and the sentence around it."""

    start: int
    end: int
    sentence: str
    phrase: Phrase

    @property
    def advice(self) -> str:
        """Why it is flagged and what to write, for a line below the text."""
        return f"{self.phrase.reason} {self.phrase.instead}"


@attrs.frozen
class Override:
    """A sentence that stays, with its reason. ``sequence`` is that of its event; UTC."""

    sequence: int
    sentence: str
    reason: str
    at: str
    by: str


def flags(text: str, phrases: Iterable[Phrase]) -> tuple[Flag, ...]:
    """The places that overstate, in their order; of overlapping ones the first and longest.

    A sentence that asks something states nothing and is never flagged.
    """
    every = tuple(phrases)
    found = [
        flag
        for sentence in _SENTENCE.finditer(text)
        if not sentence.group().rstrip().endswith("?")
        for flag in _of_sentence(sentence.group(), sentence.start(), every)
    ]
    kept: list[Flag] = []
    for flag in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or flag.start >= kept[-1].end:
            kept.append(flag)
    return tuple(kept)


def overrides(events: Iterable[AuditEvent]) -> tuple[Override, ...]:
    """All of them, from the events ``OVERRIDDEN`` in their order; raises KeyError."""
    return tuple(
        Override(
            event.sequence, str(event.details["sentence"]), str(event.details["reason"]),
            event.at, event.actor,
        )
        for event in events
    )  # fmt: skip


def _of_sentence(sentence: str, offset: int, phrases: Sequence[Phrase]) -> Iterable[Flag]:
    for phrase in phrases:
        for hit in phrase.pattern.finditer(sentence):
            before, behind = sentence[: hit.start()], sentence[hit.end() :]
            harmless = (phrase.not_after is not None and phrase.not_after.search(before)) or (
                phrase.not_before is not None and phrase.not_before.search(behind)
            )
            if hit.group() and not harmless:
                yield Flag(offset + hit.start(), offset + hit.end(), sentence.strip(), phrase)
