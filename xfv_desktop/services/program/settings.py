"""What a user can set. The file holds only what differs from the default."""

from pathlib import Path
from typing import Literal

import attrs
import tomlkit
from tomlkit.exceptions import TOMLKitError

from xfv_desktop.assets import user_folder
from xfv_desktop.disk import replace_file, writing_to
from xfv_desktop.domain.errors import UserError

Value = str | int


@attrs.frozen
class Setting:
    """One setting: its key in the file, its kind, its default, and how a dialog names it."""

    key: str
    kind: Literal["text", "whole", "file", "choice"]
    default: Value
    label: str
    note: str


SETTINGS: tuple[Setting, ...] = (
    Setting("examiner.name", "text", "", "Name", "As it stands in the log and in reports."),
    Setting("examiner.organisation", "text", "", "Organisation", "Laboratory or authority."),
    Setting("examiner.role", "text", "", "Role", "For example “Forensic examiner”."),
    Setting(
        "procedure.order",
        "choice",
        "own opinion first",
        "New cases",
        "Score and maps stay hidden until the examiner's own evaluation is locked.",
    ),
    Setting(
        "cases.folder", "file", "", "Folder of cases",
        "The search looks for cases here as well; empty: only those that were open last.",
    ),
    Setting("identity.file", "file", "", "Signing identity", "The identity file used last."),
    Setting(
        "signing.card_driver", "file", "", "Driver of the card reader",
        "The PKCS#11 library that was used last.",
    ),
    Setting(
        "signing.authority", "text", "", "Time-stamp authority",
        "Asked at every signature if it is named; only a hash is sent. Empty: no network is used.",
    ),
    Setting(
        "evaluation.calibration", "file", "", "Calibration",
        "The laboratory's own; without one the demonstration that comes with the program.",
    ),
    Setting(
        "evaluation.verbal_scale", "file", "", "Verbal scale",
        "The laboratory's own table of words; without one the program's.",
    ),
    Setting(
        "report.laboratory", "file", "", "Laboratory",
        "The laboratory's file: letterhead, sections, declaration; see reports/laboratory.",
    ),
    Setting(
        "report.language", "choice", "", "Language of reports",
        "“en” or “de”; without one that of the laboratory's file.",
    ),
    Setting(
        "display.language", "choice", "system", "Language of the window",
        "“en”, “de”, or “system” for that of the system; from the next start on.",
    ),
    Setting("comparison.models", "text", "sface", "Models", "Names of the models that compare."),
    Setting("compute.device", "choice", "auto", "Device", "“auto” takes a GPU where there is one."),
    Setting(
        "display.colour_map", "choice", "blue–orange", "Colour map", "All are colour-blind-safe."
    ),
    Setting("display.opacity", "whole", 70, "Layer opacity", "Per cent."),
    Setting(
        "display.scale", "whole", 100, "Size of everything", "Per cent; from the next start on."
    ),
)  # fmt: skip
_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings:
    """The settings of one user, kept in ``settings.toml`` of the base folder."""

    def __init__(self, base_dir: Path | None = None) -> None:
        self.folder = base_dir or user_folder("config")
        self._path = self.folder / "settings.toml"
        try:
            self._document = tomlkit.parse(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self._document = tomlkit.document()
        except (OSError, UnicodeDecodeError, TOMLKitError) as error:
            raise UserError(
                f"The settings file {self._path} cannot be read ({error}): mend or remove it."
            ) from error

    def get(self, key: str) -> Value:
        """The value of a setting; one of a wrong kind in the file counts as not set."""
        default = _BY_KEY[key].default
        section, name = key.split(".")
        table = self._document.get(section)
        value = table.get(name) if isinstance(table, dict) else None
        if isinstance(default, int):
            return int(value) if isinstance(value, int) else default
        return str(value) if isinstance(value, str) else default

    def set(self, key: str, value: Value) -> None:
        """Writes the file, if the value is another one; the default is removed from it."""
        if value == self.get(key):
            return
        section, name = key.split(".")
        table = self._document.get(section)
        if not isinstance(table, dict):
            table = tomlkit.table()
            self._document[section] = table
        if value == _BY_KEY[key].default:
            table.pop(name, None)
        else:
            table[name] = value
        if not table:
            self._document.pop(section, None)
        text = tomlkit.dumps(self._document)
        with writing_to(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, text.encode())
