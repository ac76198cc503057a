"""What a trial of an explanation found out, and how trials are made."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

import attrs

from xfv_desktop.domain.explanation import DISPLAY_BLUR_SIGMA_PX, Layer, ParameterValue

Fill = Literal["black", "mean", "blur"]
PerturbedImages = Literal["one", "both"]

CONSEQUENTIAL = 0.05
"""A region matters to the network where replacing it changes the score by at least this much."""


class Change(StrEnum):
    """The two ways to perturb an image in the order of a map."""

    DELETION = "deletion"
    INSERTION = "insertion"


class RegionChange(StrEnum):
    """The two trials with a known answer."""

    REPLACED = "replaced"
    """A region of a mated probe shows another person: the dissimilarity map has to find it."""
    TRANSPLANTED = "transplanted"
    """A region of a non-mated probe shows the reference: the similarity map has to find it."""

    @property
    def layer(self) -> Layer:
        """The map that has to find the region."""
        return Layer.DISSIMILARITY if self is RegionChange.REPLACED else Layer.SIMILARITY


@attrs.frozen(kw_only=True)
class TrialSettings:
    """Everything that a trial can be told; sizes in pixels of the crop.

    ``sigma_px`` is that of the blur that every map gets alike before its pixels are ordered or it
    is compared with another map (0: none). ``region_sizes_px`` must divide 112. ``costly_pairs``
    is the number of pairs on which the costly trials are made.
    """

    images: PerturbedImages = "one"
    fill: Fill = "black"
    sigma_px: float = DISPLAY_BLUR_SIGMA_PX
    steps: int = attrs.field(default=11, validator=attrs.validators.ge(11))
    region_sizes_px: tuple[int, ...] = (28,)
    swaps: int = attrs.field(default=2, validator=attrs.validators.ge(1))
    costly_pairs: int = 20
    seed: int = 0


@attrs.frozen
class Measurement:
    """One number of one trial; ``None`` where the trial has no answer.

    ``layer`` is the map that was tried. ``detail`` holds what the number depends on and what it
    was computed from: the region's cell, the scores, the share of weights that were drawn anew.
    """

    metric: str
    quantity: str
    value: float | None
    layer: Layer
    detail: Mapping[str, ParameterValue] = attrs.field(factory=dict)


@attrs.frozen
class ScoreCurve:
    """The similarity score while the pixels of a map are taken away, or shown, step by step.

    ``scores``: one for each share of pixels, from 0 to 1 in even steps. ``layer`` gave the order.
    """

    change: Change
    layer: Layer
    scores: tuple[float, ...]


@attrs.frozen
class TrialResult:
    """What one metric says of one explanation."""

    measurements: tuple[Measurement, ...]
    curves: tuple[ScoreCurve, ...] = ()
