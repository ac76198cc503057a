"""The user's own models on disk: a folder for each, with its file and its card.

``card.toml`` is the card in the program's own form and, in the table ``imported``, how the model
came in. What is in the folder is not trusted: the card is read as one from outside, and the file
is used only with the SHA-256 on it.
"""

import os
import re
import secrets
import shutil
from pathlib import Path
from typing import Any

import attrs
import cattrs
import tomlkit

from xfv_desktop.assets import user_folder
from xfv_desktop.disk import growing_folder
from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.errors import OutputUnwritable, UserError
from xfv_desktop.domain.model_library import ModelImport
from xfv_desktop.engine.model_files.cards import UNREADABLE, card_table, card_text, outside_card

CARD_FILE = "card.toml"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_KEPT_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")


def library_folder() -> Path:
    """Where the folders of the models lie; it need not exist yet."""
    return user_folder("data") / "models"


def names() -> tuple[str, ...]:
    """Names of the models in the library, in alphabetical order."""
    try:
        found = [path.name for path in library_folder().iterdir() if (path / CARD_FILE).is_file()]
    except OSError:
        return ()
    return tuple(sorted(filter(possible_name, found)))


def possible_name(name: str) -> bool:
    """Whether a model may be called so: a plain lower-case name on every operating system."""
    return bool(_NAME.fullmatch(name)) and not _KEPT_BY_WINDOWS.fullmatch(name)


def folder_of(name: str) -> Path:
    """The folder of a model of the library."""
    return library_folder() / name


def card(name: str) -> ModelCard:
    """The card of a model of the library; raises UserError where it cannot be used."""
    return outside_card(name, _tables(name)[0], CARD_FILE)


def imported(name: str) -> ModelImport:
    """How a model came into the library; raises UserError where that cannot be read."""
    try:
        return cattrs.structure(_tables(name)[1], ModelImport)
    except UNREADABLE as error:
        raise UserError(
            f"The card of “{name}” does not say how the model came in: remove the model and add "
            "it again."
        ) from error


def _tables(name: str) -> tuple[dict[str, Any], Any]:
    table = card_table(folder_of(name) / CARD_FILE)
    return {k: v for k, v in table.items() if k != "imported"}, table.get("imported")


def store(card: ModelCard, origin: ModelImport, data: bytes) -> None:
    """A new model, whole or not at all; ``card.file`` names the file. Raises OutputUnwritable."""
    folder = folder_of(card.name)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with growing_folder(folder) as draft:
            _written(draft / card.file, data)
            _written(draft / CARD_FILE, _text(card, origin).encode())
    except OSError as error:
        raise _refused(folder, error) from error


def remove(name: str) -> None:
    """The model with its file; raises OutputUnwritable."""
    folder = folder_of(name)
    grave = folder.with_name(f".{name}.{secrets.token_hex(4)}")
    try:
        folder.rename(grave)  # a kill in the middle leaves no half model under the name
        shutil.rmtree(grave)
    except OSError as error:
        raise _refused(folder, error) from error


def _text(card: ModelCard, origin: ModelImport) -> str:
    return f"{card_text(card)}\n{tomlkit.dumps({'imported': attrs.asdict(origin)})}"


def _written(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _refused(path: Path, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(
        f"The model library cannot be changed at {path} ({error.strerror}): check the disk and "
        "your permissions."
    )
