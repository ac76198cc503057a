"""What the window remembers of itself: its shape, its colours, the cases opened last.

That is no setting: it lies in an ini file of its own and may be lost.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings

FILE = "window.ini"
MOST = 6


def of(folder: Path) -> QSettings:
    """The state kept in a folder."""
    return QSettings(str(folder / FILE), QSettings.Format.IniFormat)


def kept(state: QSettings, key: str) -> QByteArray:
    """A shape that Qt wrote; empty if there is none."""
    value = state.value(key)
    return value if isinstance(value, QByteArray) else QByteArray()


def recent(state: QSettings) -> list[Path]:
    """The folders of the cases that were open last and are still there, the last one first."""
    texts = cast("Iterable[str]", state.value("recent", [], type=list))
    return [folder for folder in map(Path, texts) if folder.is_dir()]


def remember(state: QSettings, folder: Path) -> None:
    """A case was opened."""
    folders = [folder, *(known for known in recent(state) if known != folder)]
    state.setValue("recent", [str(path) for path in folders[:MOST]])
