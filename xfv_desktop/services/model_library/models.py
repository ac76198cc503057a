"""The library of models: what is there, what comes in, what is checked."""

import functools
import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs

from xfv_desktop import __version__
from xfv_desktop.domain.comparison import ModelCard, ModelFormat
from xfv_desktop.domain.errors import UserError, WeightsAltered, WeightsMissing
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.model_library import (
    CheckRow,
    KnownModel,
    ModelCheck,
    ModelImport,
    ModelState,
)
from xfv_desktop.engine.model_check import BundledFace, check_network
from xfv_desktop.engine.model_files import model_library
from xfv_desktop.engine.model_files.cards import (
    SUFFIXES,
    card_table,
    card_text,
    foreign_card,
    outside_card,
    plain_file_name,
)
from xfv_desktop.engine.model_files.models import (
    built_in_names,
    card_folder,
    model_card,
    model_names,
    weights,
)
from xfv_desktop.engine.network import FaceNetwork, read_network
from xfv_desktop.services.cases.casework import named
from xfv_desktop.services.comparison.examination import forget_networks
from xfv_desktop.services.evidence.intake import inspect
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path

FORMATS = {
    ".onnx": ModelFormat.ONNX,
    ".safetensors": ModelFormat.SAFETENSORS,
    ".dat": ModelFormat.DLIB,
}
"""By the file's ending; files of any other are taken for state dicts."""

LARGEST_FILE = 4 * 1024**3
LONGEST_LICENCE = 100_000


@attrs.frozen
class Offered:
    """A model that somebody wants to import: its file, its card, the text of its licence."""

    data: bytes = attrs.field(repr=False)
    file_name: str
    card: ModelCard
    licence_text: str


def known_models() -> tuple[KnownModel, ...]:
    """Every model that can be named, with its state; each file is hashed."""
    return tuple(known_model(name) for name in model_names())


def known_model(name: str) -> KnownModel:
    """One model by name, or by the path of its card, with its state; its file is hashed.

    Raises UnknownName.
    """
    imported = None
    try:
        if name in model_library.names() and name not in built_in_names():
            imported = model_library.imported(name)
        card = model_card(name)
    except UserError as error:
        if name not in model_names():
            raise
        return KnownModel(name, ModelState.UNREADABLE, None, imported, str(error))
    try:
        weights(card, card_folder(name))
    except WeightsMissing as error:
        return KnownModel(name, ModelState.MISSING, card, imported, str(error))
    except WeightsAltered as error:
        return KnownModel(name, ModelState.ALTERED, card, imported, str(error))
    return KnownModel(name, ModelState.READY, card, imported)


def offered(file: Path, card_file: Path, *, name: str = "", licence: Path | None = None) -> Offered:
    """A model file with the card that describes it; nothing is stored.

    ``file`` may be the card itself: then the file that it names lies beside it. ``licence`` is a
    text file; without it the one that the card names is taken, if it lies there. Raises UserError.
    """
    card = foreign_card(card_file)
    path = card_file.parent / card.file if file == card_file else file
    data = model_bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != card.sha256:
        raise WeightsAltered(
            f"“{path.name}” is not the file that “{card_file.name}” describes (SHA-256 {sha256}, "
            f"on the card {card.sha256}): find the right file or the right card."
        )
    text = licence_text(licence) if licence else _licence_beside(card_file)
    card = attrs.evolve(card, name=checked_name(name or proposed_name(card_file)), file=path.name)
    return Offered(data, path.name, card, text)


def described(file: Path, facts: dict[str, Any], *, name: str, licence: Path | None) -> Offered:
    """A model file with a card made of answers, in the form of ``ModelCard``. Raises UserError."""
    data = model_bytes(file)
    facts = {
        **facts,
        "format": FORMATS.get(file.suffix.lower(), ModelFormat.STATE_DICT).value,
        "file": file.name,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    card = outside_card(checked_name(name), facts, "the answers")
    return Offered(data, file.name, card, licence_text(licence) if licence else "")


def proposed_name(file: Path) -> str:
    """A name for the model in a file, made from the file's name."""
    return re.sub(r"[^a-z0-9_]+", "-", file.stem.lower()).strip("-_")[:64] or "model"


def checked_name(name: str) -> str:
    """The name, if a new model may have it; raises UserError."""
    if not model_library.possible_name(name):
        raise UserError(
            f"“{name}” is no name for a model: take up to 64 of a–z, 0–9, “-” and “_”, and begin "
            "with a letter or a digit."
        )
    if name in model_names() or model_library.folder_of(name).exists():
        raise UserError(
            f"There is a model “{name}” already: choose another name, or remove it first."
        )
    return name


def model_bytes(path: Path) -> bytes:
    """The contents of a model file; raises UserError for one that cannot be a model."""
    if is_card(path) or not plain_file_name(path.name):
        raise UserError(f"“{path.name}” is no name that a model's file may have: rename the file.")
    try:
        size = path.stat().st_size
        if not path.is_file() or not 0 < size <= LARGEST_FILE:
            raise UserError(
                f"“{path.name}” holds {size:,} bytes and is no model file: choose another file."
            )
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read ({error.strerror}): check the path."
        ) from error


def licence_text(path: Path) -> str:
    """A licence from a text file; raises UserError."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"“{path.name}” cannot be read as a text: check the path.") from error
    if len(data) > LONGEST_LICENCE or not all(c.isprintable() or c in "\r\n\t\f" for c in text):
        raise UserError(f"“{path.name}” is no text of a licence: choose another file.")
    return text.replace("\r\n", "\n")


def _licence_beside(card_file: Path) -> str:
    provenance = card_table(card_file).get("provenance")
    file = provenance.get("licence_file") if isinstance(provenance, dict) else None
    if not isinstance(file, str) or not plain_file_name(file):
        return ""
    path = card_file.parent / file
    return licence_text(path) if path.is_file() else ""


def add_model(
    offer: Offered,
    *,
    by: str,
    device: str = "auto",
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[KnownModel, ModelCheck]:
    """The model copied into the library, after the checks that may refuse it.

    Raises UserError (anonymous, no such network, name taken, a check that failed) or Cancelled;
    nothing is stored then.
    """
    cancel = cancel or CancelToken()
    who, card = named(by), offer.card
    progress(0.0, f"Building the network of {card.title}")
    built = read_network(card, offer.data, device)
    found = _checked(
        built, offer.data, timed=False, progress=part_of(progress, 0.1, 0.9), cancel=cancel
    )
    if found.refusals:
        row = found.refusals[0]
        raise UserError(f"{card.title} is not imported, its {row.name} is at fault: {row.found}.")
    progress(0.9, "Copying the model into the library")
    origin = ModelImport(
        file=offer.file_name,
        byte_count=len(offer.data),
        sha256=card.sha256,
        imported_by=who,
        imported_at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        program=f"XFV Desktop {__version__}",
        licence_text=offer.licence_text,
    )
    checked_name(card.name)  # once more: the check of the network took its time
    model_library.store(card, origin, offer.data)
    forget_networks()
    progress(1.0, "Done")
    return known_model(card.name), found


def check_model(
    name: str,
    *,
    device: str = "auto",
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> ModelCheck:
    """Everything that can be asked of a model, times included; its file is hashed anew.

    Raises UserError where the model cannot be loaded at all, or Cancelled.
    """
    card = model_card(name)
    progress(0.0, f"Loading {card.title}")
    data = weights(card, card_folder(name))
    return _checked(
        read_network(card, data, device), data, timed=True,
        progress=part_of(progress, 0.1, 1.0), cancel=cancel or CancelToken(),
    )  # fmt: skip


def _checked(
    built: FaceNetwork, data: bytes, *, timed: bool, progress: Progress, cancel: CancelToken
) -> ModelCheck:
    progress(0.0, "Finding the bundled faces")
    plain = built.runs_on == "cpu"
    exact = built.module if plain else read_network(built.card, data, "cpu").module
    rows = check_network(
        built, exact, _bundled_faces(), timed=timed, progress=progress, cancel=cancel
    )
    identical = CheckRow("file", True, f"SHA-256 {built.card.sha256}, as on the card")
    return ModelCheck(built.card.name, built.card.sha256, built.runs_on, (identical, *rows))


@functools.cache
def _bundled_faces() -> tuple[BundledFace, ...]:
    faces = []
    for portrait in PORTRAITS:
        found = inspect(portrait_path(portrait))
        landmarks = found.faces[found.chosen()].landmarks_px
        faces.append(BundledFace(portrait.person, found.pixels, landmarks))
    return tuple(faces)


def remove_model(name: str) -> None:
    """The model taken out of the library, its file deleted; raises UserError."""
    if name in built_in_names():
        raise UserError(f"The model “{name}” comes with the program and cannot be removed.")
    if name not in model_library.names():
        model_card(name)  # says which models there are
        raise UserError(f"“{name}” is a card outside of the library: delete the file yourself.")
    model_library.remove(name)
    forget_networks()


def exported_card(name: str) -> str:
    """The card as a TOML text that ``xfv models add FILE --card`` takes. Raises UserError."""
    card = model_card(name)
    return card_text(attrs.evolve(card, package="", file=Path(card.file).name))


def is_card(path: Path) -> bool:
    """Whether a file is a card by its ending."""
    return path.suffix in SUFFIXES
