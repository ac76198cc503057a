"""Two aligned faces → embeddings → one similarity score."""

import platform
from collections.abc import Mapping, Sequence
from time import perf_counter

import attrs
import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from xfv_desktop import __version__
from xfv_desktop.domain.comparison import ComparedFace, Comparison
from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.engine.alignment import aligned_crop
from xfv_desktop.engine.images import Photograph
from xfv_desktop.engine.models import detector_card
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.quality import check_size, face_quality, face_warnings


def prepared_face(
    photograph: Photograph, faces: Sequence[DetectedFace], index: int, network: FaceNetwork
) -> ComparedFace:
    """One of the faces found, aligned for a network, with everything worth telling.

    Raises FaceTooSmall.
    """
    image, face = photograph.image, faces[index]
    check_size(face, image.name)
    crop = aligned_crop(photograph.pixels, face.landmarks_px, network.card.template_px)
    told = image.remarks + face_warnings(face, crop)
    if len(faces) > 1:
        told += (
            f"The picture holds {len(faces)} faces; number {index + 1} from the left is compared.",
        )
    return ComparedFace(image, face, crop, told, face_quality(photograph, face, crop))


def compare(
    probe: ComparedFace,
    reference: ComparedFace,
    network: FaceNetwork,
    timings_s: Mapping[str, float],
) -> Comparison:
    """The cosine of the two embeddings; each image is embedded by itself.

    A batch of two could round differently from a batch of one, and A against B must be bitwise
    the same as B against A.
    """
    if probe.image.sha256 == reference.image.sha256:
        itself = probe.image.key == reference.image.key
        told = (
            "Both sides are the same file (equal SHA-256): the score compares it with itself."
            if itself
            else "Both sides are pictures of one and the same file (equal SHA-256).",
        )
        probe, reference = (
            attrs.evolve(side, warnings=side.warnings + told) for side in (probe, reference)
        )
    start = perf_counter()
    score = cosine(unit_embedding(probe, network), unit_embedding(reference, network))
    elapsed = perf_counter() - start
    return Comparison(
        probe=probe,
        reference=reference,
        model=network.card,
        score=score,
        environment=environment(network),
        timings_s={**timings_s, "embedding": elapsed},
    )


def unit_embedding(face: ComparedFace, network: FaceNetwork) -> NDArray[np.float64]:
    """(N,) float64 of unit length; the score of two faces is their product."""
    embedding = network.embed(face.crop.pixels[None])[0].astype(np.float64)
    return np.asarray(embedding / np.linalg.norm(embedding))


def cosine(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """The product of two unit embeddings, in [-1, 1] even where rounding would leave it."""
    return min(1.0, max(-1.0, float(first @ second)))


def environment(network: FaceNetwork) -> dict[str, str]:
    """Versions and device that a score depends on."""
    detector = detector_card()
    return {
        "XFV Desktop": __version__,
        "Python": platform.python_version(),
        "PyTorch": torch.__version__,
        "OpenCV": cv2.__version__,
        "NumPy": np.__version__,
        "operating system": f"{platform.system()} {platform.release()} ({platform.machine()})",
        "device": network.runs_on,
        "detector": f"{detector.title}, SHA-256 {detector.sha256}",
    }
