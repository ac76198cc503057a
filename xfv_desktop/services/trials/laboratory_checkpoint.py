"""What a laboratory run has found out so far, on disk: one line of JSON for each unit of work.

A line is flushed to the disk before the next unit's result is taken. The file is also the lock of
the run: of the operating system, so a kill frees it.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import cattrs

from xfv_desktop.disk import writing_to
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.trial import Measurement, ScoreCurve
from xfv_desktop.persistence.lock import locked

CHECKPOINT = "checkpoint.jsonl"
DIGITS = 6
Key = tuple[str, str, int]
"""Model, explainer and the pair's number."""

_converter = cattrs.Converter()
_converter.register_structure_hook(str | float | int | bool, lambda value, _: value)


@attrs.frozen
class UnitResult:
    """What was found out in a unit; ``seconds`` by metric, ``explanation`` among them."""

    model: str
    explainer: str
    pair: int
    score: float
    measurements: tuple[Measurement, ...]
    curves: tuple[ScoreCurve, ...]
    seconds: Mapping[str, float]

    @property
    def key(self) -> Key:
        """What tells units apart."""
        return self.model, self.explainer, self.pair


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """A folder, made if need be, into which no other run writes in the block.

    Raises UserError where one does already, or OutputUnwritable.
    """
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / CHECKPOINT).open("ab")
    with stream:
        with writing_to(folder):
            free = locked(stream)
        if not free:
            raise UserError(
                f"Another laboratory run is writing into {folder}: wait until it is done, "
                "or name another folder."
            )
        yield


@contextmanager
def writing(folder: Path) -> Iterator[Callable[[UnitResult], UnitResult]]:
    """Inside it, a function that writes a result and gives it back as it would be read again.

    Numbers are rounded to six digits after the point. Raises OutputUnwritable.
    """
    path = folder / CHECKPOINT
    with writing_to(path):
        stream = path.open("a", encoding="utf-8", newline="\n")

    def write(result: UnitResult) -> UnitResult:
        values = _rounded(_converter.unstructure(result))
        with writing_to(path):
            stream.write(json.dumps(values, ensure_ascii=False) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        return _structured(values)

    with stream:
        yield write


def read_checkpoint(folder: Path) -> dict[Key, UnitResult]:
    """The results on disk; a last line that a kill cut short is cut off.

    Raises UserError for a line in the middle that is no result.
    """
    path = folder / CHECKPOINT
    if not path.exists():
        return {}
    data = path.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if len(whole) < len(data):
        with path.open("r+b") as stream:
            stream.truncate(len(whole))
    done = {}
    for number, line in enumerate(whole.splitlines(), 1):
        try:
            result = _structured(json.loads(line))
        except (ValueError, KeyError, TypeError, cattrs.BaseValidationError) as error:
            raise UserError(
                f"Line {number} of {path} is damaged: delete the folder and start anew."
            ) from error
        done[result.key] = result
    return done


def _structured(values: Any) -> UnitResult:  # noqa: ANN401 - parsed JSON
    return _converter.structure(values, UnitResult)


def _rounded(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, Mapping):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value
