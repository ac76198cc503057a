"""Which cases this user knows: those that were open last, and those in the folder of the settings.

The list of the last ones is no setting: it lies in a file of its own and may be lost.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from xfv_desktop.disk import replace_file, writing_to
from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.services.cases.casework import is_case
from xfv_desktop.services.program.settings import Settings

FILE = "recent.json"
MOST = 12
DEEPEST = 3
"""So many folders below the one of the settings cases are looked for."""


def recent(settings: Settings) -> tuple[Path, ...]:
    """The folders of the cases that were open last, the last one first; they may be gone."""
    try:
        listed = json.loads((settings.folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    texts = listed if isinstance(listed, list) else []
    return tuple(Path(text) for text in texts if isinstance(text, str))[:MOST]


def remember(settings: Settings, folder: Path) -> None:
    """A case was opened."""
    _write(settings, (folder, *(one for one in recent(settings) if one != folder)))


def forget(settings: Settings, folder: Path) -> None:
    """A case is no longer listed; nothing happens to its folder."""
    _write(settings, tuple(one for one in recent(settings) if one != folder))


def known(settings: Settings, place: Path | None = None) -> tuple[Path, ...]:
    """The folders of all known cases: the last ones, then those found, each once.

    ``place``: where they are looked for; else in the folder of the settings, if there is one.
    Raises UserError where that is no folder.
    """
    chosen = str(settings.get("cases.folder"))
    place = place or (Path(chosen).expanduser() if chosen else None)
    if place is not None and not place.is_dir():
        raise UserError(f"The folder of cases {place} is not there: choose another one.")
    found = _cases_in(place.absolute()) if place else ()
    return tuple(dict.fromkeys((*recent(settings), *found)))


def _cases_in(place: Path) -> tuple[Path, ...]:
    found = []
    for at, folders, _ in os.walk(place):
        here = Path(at)
        found += [here / name for name in folders if is_case(name)]
        deep = len(here.relative_to(place).parts) >= DEEPEST
        folders[:] = [] if deep else [n for n in folders if n[0] != "." and not is_case(n)]
    return tuple(sorted(found))


def _write(settings: Settings, folders: tuple[Path, ...]) -> None:
    text = json.dumps([str(one) for one in folders[:MOST]], indent=1)
    # A convenience: no case is kept from opening by it
    with suppress(OutputUnwritable), writing_to(settings.folder):
        settings.folder.mkdir(parents=True, exist_ok=True)
        replace_file(settings.folder / FILE, text.encode())
