"""Model cards as text: read with distrust, written in one form.

Two forms are read, as TOML or as JSON. The program's own has the fields of ``ModelCard``; the
exchange form, which exported models carry, has the tables input, alignment, output, provenance.
"""

import json
import math
import re
import tomllib
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, TypeVar

import attrs
import cattrs
import numpy as np
import tomlkit
from cattrs.v import format_exception

from xfv_desktop.domain.comparison import ModelCard, ModelFormat
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.domain.similarity import SCORE_SCALES

SUFFIXES = (".toml", ".json")
LARGEST_BYTES = 262_144
LONGEST_TEXT = 4_000
MOST_VALUES = 65_536
COLOUR_ORDERS = ("RGB", "BGR")
SMALLEST_INPUT, LARGEST_INPUT = 32, 512

T = TypeVar("T")

UNREADABLE = (
    cattrs.BaseValidationError, OSError, ValueError, TypeError, AttributeError, RecursionError,
    OverflowError,
)  # fmt: skip
"""What parsing and structuring raise on a text that is no card."""


def _strictly(kind: type) -> Any:  # noqa: ANN401 - a hook of cattrs
    """Only a value of that kind: cattrs would turn 3.7 into 3 and a list into its text."""

    def structure(value: object, _: object) -> object:
        fits = isinstance(value, (int, float) if kind is float else kind)
        if not fits or isinstance(value, bool):
            raise TypeError(f"{kind.__name__} expected, not {type(value).__name__}")
        return kind(value)

    return structure


_converter = cattrs.Converter(forbid_extra_keys=True)
for _kind in (str, int, float):
    _converter.register_structure_hook(_kind, _strictly(_kind))
_converter.register_structure_hook(ModelFormat, lambda value, _: ModelFormat(value))
_converter.register_structure_hook(np.ndarray, lambda value, _: np.array(value, dtype=np.float64))


def card_table(path: Path) -> dict[str, Any]:
    """The contents of a card file, TOML or JSON by its ending.

    Raises UserError where the file cannot be read, is larger than any card, or is not in that form.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
        if len(data) > LARGEST_BYTES:
            raise UserError(
                f"“{path.name}” is larger than the {LARGEST_BYTES:,} bytes that a card of a model "
                "may have: choose the card, not the model's file."
            )
        return parsed(data.decode("utf-8"), path.suffix)
    except UNREADABLE as error:
        raise _no_card(path.name, error) from error


def parsed(text: str, suffix: str) -> dict[str, Any]:
    """The table in a text; raises one of ``UNREADABLE``."""
    table = json.loads(text, parse_constant=_refused) if suffix == ".json" else tomllib.loads(text)
    if not isinstance(table, dict):
        raise TypeError("a table of keys and values expected")
    return table


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no number of a card")


def own_card(name: str, table: dict[str, Any]) -> ModelCard:
    """The card in the program's own form, as it is; raises one of ``UNREADABLE``."""
    point = table.get("operating_point")
    if isinstance(point, dict):  # TOML has no word for a rate that nobody measured
        table = {**table, "operating_point": {"fmr": None, "fnmr": None, **point}}
    return _converter.structure({"package": "", **table, "name": name}, ModelCard)


def foreign_card(path: Path) -> ModelCard:
    """The card in a file from outside, in either form, with the file's stem as its name.

    Its threshold is taken as stated; the exchange form states no error rates. Raises UserError.
    """
    return outside_card(path.stem, card_table(path), path.name)


def outside_card(name: str, table: dict[str, Any], file_name: str) -> ModelCard:
    """The card in a table that somebody else wrote; every value is checked. Raises UserError."""
    try:
        card = own_card(name, _from_exchange(table, file_name) if "input" in table else table)
    except KeyError as error:
        raise UserError(f"The card “{file_name}” lacks {error}: add it.") from error
    except UNREADABLE as error:
        raise _no_card(file_name, error) from error
    if (fault := card_fault(card)) is not None:
        raise UserError(f"The card “{file_name}” cannot be used: {fault}.")
    return card


def _from_exchange(card: dict[str, Any], file_name: str) -> dict[str, Any]:
    given, output, provenance = (card[key] for key in ("input", "output", "provenance"))
    if given["layout"] != "NCHW" or given["width"] != given["height"]:
        size = (given["layout"], given["width"], given["height"])
        raise UserError(
            f"“{file_name}” describes a network for an input of {size}: this program feeds NCHW "
            "of a square."
        )
    facts = {
        "title": card["name"],
        "architecture": card["architecture"],
        "format": card.get("format", "onnx").split(",")[0].lower(),
        "file": card["file"],
        "sha256": card["sha256"],
        "licence": provenance["licence"],
        "source": provenance["source"],
        "training_data": provenance["training_data"],
        "colour_order": given["colour_order"],
        "mean": given["mean"],
        "scale": given["scale"],
        "template_px": card["alignment"]["template"],
        "input_size": given["width"],
        "embedding_dim": output["embedding_dim"],
        "similarity": output["similarity"],
        "operating_point": {
            "threshold": output["threshold"],
            "mated_comparisons": 0,
            "nonmated_comparisons": 0,
            "data": output.get("threshold_note", "not stated"),
            "measured_with": f"stated on the card {file_name}",
        },
    }
    if "expected_norm" in output:
        facts["expected_norm"] = output["expected_norm"]
    return facts


def card_fault(card: ModelCard) -> str | None:
    """What a card from outside says that cannot be; ``None`` if nothing."""
    texts = (
        card.title,
        card.architecture,
        card.file,
        card.licence,
        card.source,
        card.training_data,
    )
    eyes = float(np.hypot(*(card.template_px[1] - card.template_px[0])))
    norm = card.expected_norm
    for holds, fault in (
        (all(map(_plain, texts)), "a text holds control characters or is too long"),
        (all(map(str.strip, (card.title, card.licence, card.source))),
         "title, licence and source must be stated"),
        (not card.package, "it names a package, and only the program's own cards may"),
        (plain_file_name(card.file), "its file must be a plain file name, without folders"),
        (re.fullmatch("[0-9a-f]{64}", card.sha256), "its SHA-256 is not 64 digits from 0 to f"),
        (card.colour_order in COLOUR_ORDERS, "the colour order is neither RGB nor BGR"),
        (all(math.isfinite(v) and abs(v) <= 1e6 for v in card.mean), "the mean is no number"),
        (all(math.isfinite(v) and 0 < abs(v) <= 1e6 for v in card.scale),
         "the scale is zero or no number"),
        (SMALLEST_INPUT <= card.input_size <= LARGEST_INPUT,
         f"the input is a square of {SMALLEST_INPUT} to {LARGEST_INPUT} px"),
        (np.abs(card.template_px).max() <= 10 * card.input_size and eyes >= 1,
         "the alignment template is no face in the network's input"),
        (1 < card.embedding_dim <= MOST_VALUES,
         f"an embedding has 2 to {MOST_VALUES:,} values"),
        (card.similarity in SCORE_SCALES, f"the similarity is none of {', '.join(SCORE_SCALES)}"),
        (norm is None or 0 <= norm[0] <= norm[1] < math.inf,
         "the expected norm is no range of positive numbers"),
    ):  # fmt: skip
        if not holds:
            return fault
    return point_fault(card.operating_point, SCORE_SCALES[card.similarity].lowest)


def point_fault(point: OperatingPoint, lowest: float) -> str | None:
    """What an operating point from outside says that cannot be; ``None`` if nothing.

    ``lowest`` is the least score of the similarity that it is a threshold of.
    """
    texts = [value for value in attrs.astuple(point) if isinstance(value, str)]
    rates = ((point.fmr, point.fmr_interval), (point.fnmr, point.fnmr_interval))
    counts = (point.mated_comparisons, point.nonmated_comparisons, point.persons or 0)
    for holds, fault in (
        (all(map(_plain, texts)), "a text holds control characters or is too long"),
        (math.isfinite(point.threshold) and lowest <= point.threshold <= 1,
         "a threshold of this similarity lies "
         + ("at 1 or below" if lowest == -math.inf else f"from {lowest:g} to 1")),
        (all(rate is None or 0 <= rate <= 1 for rate, _ in rates),
         "an error rate lies from 0 to 1"),
        (all(interval is None or (rate is not None and 0 <= interval[0] <= rate <= interval[1] <= 1)
             for rate, interval in rates),
         "the interval of an error rate does not hold it"),
        (min(counts) >= 0 and max(counts) < 2**53, "a number of comparisons is impossible"),
    ):  # fmt: skip
        if not holds:
            return fault
    return None


def structured(table: object, kind: type[T]) -> T:
    """The object in a table that somebody else wrote; raises one of ``UNREADABLE``."""
    return _converter.structure(table, kind)


def _plain(text: str) -> bool:
    return len(text) <= LONGEST_TEXT and all(c.isprintable() or c in "\n\t" for c in text)


def plain_file_name(name: str) -> bool:
    """Whether a name means a file beside its card, on every operating system."""
    parts = {PurePosixPath(name).name, PureWindowsPath(name).name}
    sound = 0 < len(name) <= 200 and name.strip(". ") == name and name.isprintable()
    return parts == {name} and sound


def card_text(card: ModelCard) -> str:
    """The card as TOML in the program's own form; ``own_card`` reads the same card from it.

    The name is left out: it is that of the file or folder.
    """
    facts = _converter.unstructure(card)
    facts["template_px"] = card.template_px.tolist()
    facts["operating_point"] = _stated(facts["operating_point"])
    del facts["name"]
    if not facts["package"]:
        del facts["package"]
    return tomlkit.dumps(_stated(facts))


def _stated(facts: dict[str, Any]) -> dict[str, Any]:
    plain = {k: list(v) if isinstance(v, tuple) else v for k, v in facts.items()}
    return {key: value for key, value in plain.items() if value is not None}


def _no_card(file_name: str, error: BaseException) -> UserError:
    if isinstance(error, cattrs.BaseValidationError):
        reason = cattrs.transform_error(error, format_exception=_described)[0]
    elif isinstance(error, OSError):
        reason = error.strerror or str(error)
    elif isinstance(error, RecursionError):
        reason = "it is nested too deeply"
    else:
        reason = " ".join(str(error).split())
    reason = "".join(c if c.isprintable() else "?" for c in reason)
    return UserError(
        f"“{file_name}” is no card of a model that this program can read ({reason[:300]}): mend it."
    )


def _described(error: BaseException, kind: type | None) -> str:
    own_words = isinstance(error, TypeError | ValueError) and bool(str(error))
    return str(error) if own_words else format_exception(error, kind)
