"""Which parts of the two crops the network's similarity score rests on."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.arrays import array_field
from xfv_desktop.domain.face import FaceCrop

ParameterValue = str | float | int | bool

DISPLAY_BLUR_KERNEL_PX, DISPLAY_BLUR_SIGMA_PX = 25, 5.0
"""How maps are blurred where they are shown; stored maps and measurements are not."""


class Side(StrEnum):
    """The two images of a comparison; the questioned exhibit is the probe."""

    PROBE = "probe"
    REFERENCE = "reference"


class Layer(StrEnum):
    """The three ways to look at a saliency map."""

    SIMILARITY = "similarity"
    DISSIMILARITY = "dissimilarity"
    SIGNED = "signed"


@attrs.frozen
class SaliencyMap:
    """Saliency over one crop: unblurred, unnormalised.

    ``similarity`` and ``dissimilarity``: (S, S) float32, ≥ 0, row (y) first.
    """

    similarity: NDArray[np.float32] = array_field(np.float32, None, None)
    dissimilarity: NDArray[np.float32] = array_field(np.float32, None, None)

    def __attrs_post_init__(self) -> None:
        if self.similarity.shape != self.dissimilarity.shape:
            raise ValueError("the two halves of a saliency map differ in size")
        if self.similarity.min() < 0 or self.dissimilarity.min() < 0:
            raise ValueError("a saliency map holds negative values")

    @classmethod
    def from_signed(cls, signed: NDArray[np.float32]) -> "SaliencyMap":
        """Positive part: similarity; magnitude of the negative part: dissimilarity."""
        return cls(similarity=np.maximum(signed, 0), dissimilarity=np.maximum(-signed, 0))

    @property
    def signed(self) -> NDArray[np.float32]:
        """Similarity minus dissimilarity."""
        return self.similarity - self.dissimilarity

    def layer(self, layer: Layer) -> NDArray[np.float32]:
        """The map of that layer, (S, S) float32."""
        return {
            Layer.SIMILARITY: self.similarity,
            Layer.DISSIMILARITY: self.dissimilarity,
            Layer.SIGNED: self.signed,
        }[layer]


@attrs.frozen
class Explanation:
    """The maps of both images with the method and every parameter that made them."""

    explainer: str
    parameters: Mapping[str, ParameterValue]
    probe: SaliencyMap
    reference: SaliencyMap

    def of(self, side: Side) -> SaliencyMap:
        """The map of one side."""
        return self.probe if side is Side.PROBE else self.reference


@attrs.frozen
class PartialExplanation:
    """An explanation that its method still refines; a map that was not begun is zero.

    ``crops``: what the maps lie on. ``missing``: for each side, an upper bound of the L2 norm that
    its signed map lacks, as a part of the norm that it has.
    """

    explanation: Explanation
    crops: Mapping[Side, FaceCrop]
    missing: Mapping[Side, float]


Preview = Callable[[PartialExplanation], object]
"""Anyone who wants to see an explanation before it is done."""


def no_preview(_: PartialExplanation) -> None:
    """A viewer who does not look."""


@attrs.frozen(kw_only=True)
class ColourScale:
    """How the values of a layer become colours, for the picture and for its legend alike.

    ``rgba``: (256, 4) uint8, from ``lowest`` to ``highest`` in even steps; values are those of the
    map as it is displayed (blurred or as means over regions, divided by the largest magnitude over
    both images). ``ground``: the RGB grey that a legend lies on, so that no colour is lost on it.
    """

    name: str
    layer: Layer
    rgba: NDArray[np.uint8] = array_field(np.uint8, 256, 4)
    lowest: float
    highest: float
    ground: tuple[int, int, int]

    def place(self, value: float) -> int:
        """The row of ``rgba`` that a value has."""
        return round((value - self.lowest) / (self.highest - self.lowest) * (len(self.rgba) - 1))
