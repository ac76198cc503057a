"""Cases found by words: title, reference, exhibit, person, date."""

from pathlib import Path

from xfv_desktop.assets import user_folder
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.persistence.case_index import (
    CaseIndex,
    FoundCase,
    IndexedCase,
    case_stamp,
    opened_index,
)
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.records.known_cases import known
from xfv_desktop.services.records.sketches import Condition, Sketch, sketch

__all__ = ["FoundCase", "find_cases"]

MOST = 50


def find_cases(
    settings: Settings,
    text: str,
    *,
    place: Path | None = None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[FoundCase, ...]:
    """The known cases that have all words of a text; each may be the beginning of one.

    ``place``: a folder of cases in place of that of the settings.
    The index is brought up to date first: a case that changed is read again, one that is gone is
    removed. Of encrypted cases only the name of the folder is known, and of what is hidden under
    “own opinion first” nothing.
    Raises UserError where there is no word, or the index cannot be kept.
    """
    words = tuple(word for word in text.split() if any(sign.isalnum() for sign in word))
    if not words:
        raise UserError("Say what to look for: a title, an exhibit, a name or a date (2026-11).")
    with opened_index(user_folder("data") / "cases.db") as index:
        _bring_up_to_date(index, known(settings, place), progress, cancel or CancelToken())
        return index.find(words, MOST)


def _bring_up_to_date(
    index: CaseIndex, folders: tuple[Path, ...], progress: Progress, cancel: CancelToken
) -> None:
    before, now = index.stamps(), {folder: case_stamp(folder) for folder in folders}
    changed = [folder for folder in folders if now[folder] and before.get(folder) != now[folder]]
    for folder in before:
        if not now.get(folder):
            index.remove(folder)
    for done, folder in enumerate(changed):
        cancel.raise_if_cancelled()
        progress(done / len(changed), f"Reading {folder.stem}")
        found = sketch(folder)
        if found.condition is not Condition.MISSING:
            index.put(folder, now[folder], _indexed(found))


def _indexed(found: Sketch) -> IndexedCase:
    numbers = [f"Q{n + 1}" for n in range(found.questioned)]
    numbers += [f"K{n + 1}" for n in range(found.known)]
    told = {exhibit.number: _words(exhibit) for exhibit in found.told}
    return IndexedCase(
        title=" · ".join(filter(None, (found.name, found.reference, found.folder.stem))),
        exhibits="; ".join(told.get(number, number) for number in numbers),
        people=", ".join(found.people),
        days=", ".join(found.days),
    )


def _words(exhibit: Exhibit) -> str:
    parts = (
        exhibit.number, exhibit.label, exhibit.image.name, exhibit.origin.subject,
        exhibit.source, exhibit.image.sha256,
    )  # fmt: skip
    return " ".join(part for part in parts if part)
