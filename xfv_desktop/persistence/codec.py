"""Domain objects as JSON text, and times as text that sorts."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, get_origin

import cattrs
import numpy as np
from cattrs.gen import make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter

from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.comparison import ComparedFace, Comparison
from xfv_desktop.domain.explanation import Explanation, SaliencyMap, Side
from xfv_desktop.domain.face import DetectedFace, FaceCrop
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.maps import SideArrays

T = TypeVar("T")

UNDECODABLE = (
    cattrs.BaseValidationError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
)
"""What ``from_json`` and ``record_from_json`` raise on a text that ``to_json`` did not write."""


def timestamp(time: datetime) -> str:
    """UTC in ISO 8601 with microseconds and ``Z``.

    Raises:
        ValueError: the time has no time zone.
    """
    if time.tzinfo is None:
        raise ValueError("a time without a time zone says nothing")
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment(text: str, folder: Path) -> datetime:
    """The time that ``timestamp`` wrote, in UTC; raises CaseAltered for another text."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise altered(folder, f"it holds “{text}” in place of a time") from error


def to_json(value: object) -> str:
    """JSON text of a domain object; floats keep every bit and mappings their order."""
    plain = _converter.unstructure(value)
    return json.dumps(plain, ensure_ascii=False, allow_nan=False)


def from_json(text: str, kind: type[T]) -> T:
    """The domain object of that JSON text."""
    return _converter.structure(json.loads(text), kind)


def record_to_json(examination: Examination) -> str:
    """Everything of the comparison and the explanation that is not an array of the NPZ file."""
    return to_json({"comparison": examination.comparison, "explanation": examination.explanation})


def record_from_json(text: str, arrays: dict[Side, SideArrays]) -> tuple[Comparison, Explanation]:
    """The comparison and the explanation, complete again."""
    record = json.loads(text)
    for side in Side:
        crop = record["comparison"][side]["crop"]
        crop["pixels"], crop["transform"] = arrays[side].crop, arrays[side].transform
        record["explanation"][side] = {
            "similarity": arrays[side].saliency.similarity,
            "dissimilarity": arrays[side].saliency.dissimilarity,
        }
    return (
        _converter.structure(record["comparison"], Comparison),
        _converter.structure(record["explanation"], Explanation),
    )


def _make_converter() -> cattrs.Converter:
    converter = make_converter(forbid_extra_keys=True)
    converter.register_unstructure_hook_func(_is_array, lambda array: array.tolist())
    # The fields themselves turn lists into arrays and check the shape (domain/arrays.py).
    converter.register_structure_hook_func(_is_array, lambda value, _: value)
    for kind, left_out in (
        (FaceCrop, ("pixels", "transform")),
        (SaliencyMap, ("similarity", "dissimilarity")),
    ):
        omissions: dict[str, Any] = {name: override(omit=True) for name in left_out}
        converter.register_unstructure_hook(
            kind, make_dict_unstructure_fn(kind, converter, **omissions)
        )
    # A face whose landmarks nobody moved is written as it was before they could be moved.
    spared: dict[str, Any] = {"correction": override(omit_if_default=True)}
    converter.register_unstructure_hook(
        DetectedFace, make_dict_unstructure_fn(DetectedFace, converter, **spared)
    )
    # Nor does the record of a photograph that was given as it came tell of steps.
    spared = {"steps": override(omit_if_default=True)}
    converter.register_unstructure_hook(
        ComparedFace, make_dict_unstructure_fn(ComparedFace, converter, **spared)
    )
    return converter


def _is_array(kind: Any) -> bool:  # noqa: ANN401 - any type hint
    return get_origin(kind) is np.ndarray


_converter = _make_converter()
