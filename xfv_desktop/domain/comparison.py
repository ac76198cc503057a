"""What a face-recognition network says about two faces, and how well it is known to say it.

Terms follow ISO/IEC 2382-37 and ISO/IEC 19795-1: probe and reference, mated and non-mated
comparisons, false match rate (FMR) and false non-match rate (FNMR).
"""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.arrays import array_field
from xfv_desktop.domain.enhancement import Chain
from xfv_desktop.domain.evidence import ImageFile
from xfv_desktop.domain.face import CROP_SIZE, DetectedFace, FaceCrop
from xfv_desktop.domain.operating_point import OperatingPoint
from xfv_desktop.domain.quality import FaceQuality


class Decision(StrEnum):
    """The system's output at its threshold; no opinion about identity."""

    ACCEPT = "accept"
    REJECT = "reject"

    @classmethod
    def at(cls, threshold: float, score: float) -> "Decision":
        """Accept a score at or above the threshold."""
        return cls.ACCEPT if score >= threshold else cls.REJECT


class ModelFormat(StrEnum):
    """What a model file is: a whole network, or the weights of one that this program builds."""

    ONNX = "onnx"
    SAFETENSORS = "safetensors"
    STATE_DICT = "state-dict"
    DLIB = "dlib"


@attrs.frozen(kw_only=True)
class ModelCard:
    """Everything that is known about a model file; ``sha256`` is checked at every load.

    The value given to the network is ``(pixel - mean) * scale`` per channel, in ``colour_order``.
    ``template_px``: (5, 2) landmark positions in the crop, a square of ``input_size`` px.
    ``architecture`` describes an ONNX network in words; for weights alone it is the name of the
    network that they are the weights of (``engine.networks.ARCHITECTURES``). ``expected_norm``:
    lowest and highest Euclidean norm to expect of the raw embedding of a face, ``None`` where
    nobody states it.
    """

    name: str
    title: str
    architecture: str
    format: ModelFormat = ModelFormat.ONNX
    file: str
    package: str
    sha256: str
    licence: str
    source: str
    training_data: str
    colour_order: str
    mean: tuple[float, float, float]
    scale: tuple[float, float, float]
    template_px: NDArray[np.float64] = array_field(np.float64, 5, 2)
    input_size: int = CROP_SIZE
    embedding_dim: int
    similarity: str
    operating_point: OperatingPoint
    expected_norm: tuple[float, float] | None = None

    @property
    def scoring_sha256(self) -> str:
        """SHA-256 over all that decides a score: network, colours, alignment, similarity.

        What was measured with one card holds for every card that agrees in it.
        """
        network = "" if self.format is ModelFormat.ONNX else self.architecture
        deciding = (
            self.sha256, self.format, network, self.colour_order, self.similarity,
            *map(float, (*self.mean, *self.scale, *self.template_px.ravel())),
            *([] if self.input_size == CROP_SIZE else [self.input_size]),
        )  # fmt: skip
        return hashlib.sha256(json.dumps(deciding).encode()).hexdigest()


SAME_FACE = "Both sides are the same file (equal SHA-256): the score compares it with itself."
SAME_FILE = "Both sides are pictures of one and the same file (equal SHA-256)."
OF_BOTH = (SAME_FACE, SAME_FILE)
"""Warnings of the pair: each side has them, and a reader is told once."""


@attrs.frozen
class ComparedFace:
    """One side of a comparison: the file, the face in it, the crop that the network saw.

    ``warnings`` are sentences about this side (decoding, turn, size, sharpness, occlusion).
    ``quality`` is ``None`` in cases that were made before it was measured. ``steps`` were done to
    the photograph for the network, each with the hash of its result; none if the network was given
    it as it came. ``face`` and ``crop.transform`` are in pixels of the photograph all the same.
    """

    image: ImageFile
    face: DetectedFace
    crop: FaceCrop
    warnings: tuple[str, ...] = ()
    quality: FaceQuality | None = None
    steps: Chain = ()

    @property
    def own_warnings(self) -> tuple[str, ...]:
        """Those of this side alone."""
        return tuple(text for text in self.warnings if text not in OF_BOTH)

    def same_as(self, other: "ComparedFace") -> bool:
        """Whether both are one face of one picture, so that a score of them says nothing."""
        return (self.image.key, self.face.box) == (other.image.key, other.face.box)


@attrs.frozen
class Comparison:
    """Two faces, one network, one similarity score.

    ``score`` compares the two embeddings by the model's similarity, 1 at most. ``environment``
    names the software versions and the device; ``timings_s`` the seconds spent by phase.
    """

    probe: ComparedFace
    reference: ComparedFace
    model: ModelCard
    score: float
    environment: Mapping[str, str]
    timings_s: Mapping[str, float] = attrs.field(eq=False)

    @property
    def threshold(self) -> float:
        """The decision threshold of the model's operating point."""
        return self.model.operating_point.threshold

    @property
    def decision(self) -> Decision:
        """Accept at or above the threshold."""
        return Decision.at(self.threshold, self.score)

    @property
    def enhanced(self) -> bool:
        """Whether the network was given another picture of either side than the one that came."""
        return bool(self.probe.steps or self.reference.steps)

    @property
    def warnings_of_both(self) -> tuple[str, ...]:
        """Those of the pair."""
        return tuple(text for text in OF_BOTH if text in self.probe.warnings)

    @property
    def warnings(self) -> tuple[str, ...]:
        """All sentences about either side, each with the side in front, and those of the pair."""
        return (
            *(f"Probe: {text}" for text in self.probe.own_warnings),
            *(f"Reference: {text}" for text in self.reference.own_warnings),
            *self.warnings_of_both,
        )
