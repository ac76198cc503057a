"""What the window remembers of itself: its shape, its colours, how photographs are looked at.

That is no setting: it lies in an ini file of its own and may be lost.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE = "window.ini"


def of(folder: Path) -> QSettings:
    """The state kept in a folder."""
    return QSettings(str(folder / FILE), QSettings.Format.IniFormat)


def kept(state: QSettings, key: str) -> QByteArray:
    """A shape that Qt wrote; empty if there is none."""
    value = state.value(key)
    return value if isinstance(value, QByteArray) else QByteArray()
