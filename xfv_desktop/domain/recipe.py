"""Derived pictures are recipes: from which original, by which steps, to which result.

Pixels that were derived are kept only where making them again takes long, under the hash of their
bytes; whether the recipe still gives them is checked by following it
(``services.comparison.reproduction``).
"""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum

import attrs

CROP_TOLERANCE, SCORE_TOLERANCE, MAP_TOLERANCE = 1.0, 1e-4, 1e-3
"""Grey levels; score; the map's largest magnitude. A GPU and a CPU differ by about 1e-6 in a score
and 1e-5 of a map; another release of a decoder or of OpenCV may round a grey level otherwise."""

Parameter = str | float | int | bool | None


@attrs.frozen
class Step:
    """One operation with everything that decides its result, and the software that did it."""

    operation: str
    parameters: Mapping[str, Parameter]
    software: Mapping[str, str]


@attrs.frozen
class Recipe:
    """How ``result`` (for example “crop of Q1 in examination 2”) is made from original files.

    ``originals``: the SHA-256 of each file; ``steps`` in their order.
    """

    result: str
    originals: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def sha256(self) -> str:
        """The same for recipes that give the same: of the originals, operations and parameters."""
        done = [[step.operation, dict(step.parameters)] for step in self.steps]
        text = json.dumps([self.originals, done], sort_keys=True, allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()


class Outcome(StrEnum):
    """What became of a recipe that was followed again."""

    BIT_EQUAL = "bit-equal"
    WITHIN_TOLERANCE = "within tolerance"
    DIFFERENT = "different"
    NOT_POSSIBLE = "not possible"


@attrs.frozen
class Reproduction:
    """A recipe followed again, held against what the case keeps.

    ``difference`` is the largest one in ``unit``, ``None`` where the case keeps only a hash of the
    result, or nothing could be computed; ``reason`` says why not.
    """

    recipe: Recipe
    outcome: Outcome
    difference: float | None
    tolerance: float
    unit: str
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether the result is what it was."""
        return self.outcome in (Outcome.BIT_EQUAL, Outcome.WITHIN_TOLERANCE)
