"""The phrase guard: which words overstate, and which stay for a reason on record."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping

import attrs

from xfv_desktop.assets import resources
from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.errors import Overstated, UserError
from xfv_desktop.domain.phrases import OVERRIDDEN, Flag, Phrase, flags
from xfv_desktop.domain.phrases import overrides as fold
from xfv_desktop.domain.places import Place
from xfv_desktop.domain.report import LANGUAGES
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting

_BESIDE = ("not_after", "not_before")

Written = tuple[Place, str]
"""A free text and where it is edited."""


@attrs.frozen
class Flagged:
    """A flag in a text of the case, and where that is edited."""

    place: Place
    flag: Flag

    @property
    def words(self) -> str:
        """One sentence for a list."""
        return f"{self.place.words}: “{self.flag.sentence}” {self.flag.advice}"


@functools.cache
def phrases() -> tuple[Phrase, ...]:
    """Everything that is flagged, in every language: words of one stand in texts of another."""
    found = []
    for language in LANGUAGES:
        text = resources("phrases", f"{language}.toml").read_text(encoding="utf-8")
        found += [
            Phrase(
                one["name"], _pattern(one["pattern"]), one["reason"], one["instead"],
                *(_pattern(one[key]) if key in one else None for key in _BESIDE),
            )
            for one in tomllib.loads(text)["phrase"]
        ]  # fmt: skip
    return tuple(found)


def flags_of(text: str) -> tuple[Flag, ...]:
    """The places of a text that overstate."""
    return flags(text, phrases())


def flagged(case: CaseFile, texts: Iterable[Written]) -> tuple[Flagged, ...]:
    """Every flag in these texts whose sentence nobody let stand; raises CaseAltered."""
    overrides = audit_log.folded(case, (OVERRIDDEN,), fold, "words that were let stand")
    allowed = {one.sentence for one in overrides}
    return tuple(
        Flagged(place, flag)
        for place, text in texts
        for flag in flags_of(text)
        if flag.sentence not in allowed
    )


def override(
    case: CaseFile,
    found: Iterable[Flagged],
    *,
    of: Mapping[str, JsonValue],
    reason: str,
    person: str,
) -> Changes:
    """Lets sentences stand as they are, with a reason on record; raises UserError without one.

    ``of`` names the procedure or the examination that they were written of: whoever may not see
    that yet may not read them in the trail either.
    """
    if not reason.strip():
        raise UserError("Say why these words stay: the reason goes on record.")
    who, events = acting(case, person), {}
    with case.transaction():
        for one in found:
            if one.flag.sentence not in events:
                events[one.flag.sentence] = audit_log.append(
                    case, actor=who, action=OVERRIDDEN,
                    details={
                        **of, "sentence": one.flag.sentence, "phrase": one.flag.phrase.name,
                        "where": one.place.words, "reason": reason.strip(),
                    },
                )  # fmt: skip
    if not events:
        raise UserError("No words are flagged: there is nothing to let stand.")
    return Changes(frozenset({"phrases"}), (), list(events.values())[-1])


def refuse_flagged(
    case: CaseFile,
    texts: Iterable[Written],
    *,
    of: Mapping[str, JsonValue],
    override_reason: str,
    person: str,
) -> None:
    """Raises Overstated with the first sentence that says too much and was not let stand.

    With a reason all of them stay, on record; ``of`` as in ``override``.
    """
    found = flagged(case, texts)
    if found and override_reason.strip():
        override(case, found, of=of, reason=override_reason, person=person)
    elif found:
        more = f" More such places: {len(found) - 1}." if len(found) > 1 else ""
        raise Overstated(
            f"These words say more than a comparison can. {found[0].words}{more} Write it better, "
            "or let it stand with a reason."
        )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
