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
from xfv_desktop.domain.comparison import SAME_FACE, SAME_FILE, ComparedFace, Comparison
from xfv_desktop.domain.enhancement import switched_on
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.domain.similarity import SCORE_SCALES
from xfv_desktop.engine.enhancement.chain import Enhanced, carrying
from xfv_desktop.engine.face_images.alignment import carried, crop_for, standard_crop
from xfv_desktop.engine.face_images.quality import (
    Given,
    check_size,
    face_quality,
    face_warnings,
    which_face,
)
from xfv_desktop.engine.files.images import Photograph
from xfv_desktop.engine.model_files.models import detector_card
from xfv_desktop.engine.network import FaceNetwork

GIVEN = (
    "The network was given an enhanced picture, not the photograph as it came; its error rates "
    "were not measured on such pictures."
)
"""Told of every side of which it is true."""


def prepared_face(
    photograph: Photograph,
    faces: Sequence[DetectedFace],
    index: int,
    network: FaceNetwork,
    given: Enhanced | None = None,
) -> ComparedFace:
    """One of the faces found, aligned for a network, with everything worth telling.

    ``given`` is the picture, made from the photograph, that the network sees in its place. The
    landmarks stay those of the photograph and are carried over. Of the face's quality sharpness,
    brightness, clipping and contrast are then those of the given picture; distances, pose and
    traces of compression are those of the photograph, because enlarging brings no detail.

    Raises FaceTooSmall, or UserError where the face cannot be found again in the given picture.
    """
    image, face = photograph.image, faces[index]
    check_size(face, image.name)
    seen = photograph.pixels if given is None else given.pixels
    where = None if given is None else _where(photograph, face, given)
    placed = None if where is None else where[0]
    crop = crop_for(network.card, seen, face.landmarks_px, placed)
    standard = standard_crop(seen, face.landmarks_px, placed)
    told = image.remarks + face_warnings(face, standard)
    told += which_face(len(faces), index)
    steps = () if given is None else switched_on(given.steps)
    if steps:
        told += (GIVEN,)
    quality = face_quality(photograph, face, standard, where)
    return ComparedFace(image, face, crop, told, quality, steps)


def _where(photograph: Photograph, face: DetectedFace, given: Enhanced) -> Given:
    """Where the photograph lies in the given picture, by which the landmarks are carried over."""
    image = photograph.image
    found = carrying(given.steps, image.width, image.height)
    points = carried(face.landmarks_px, found.matrix)
    if (points < -0.5).any() or (points > np.array(found.size_px) - 0.5).any():
        raise UserError(
            f"The face of “{image.name}” does not lie in the enhanced picture any more: change "
            "the crop in the chain for the network."
        )
    check_size(attrs.evolve(face, landmarks_px=points), image.name)
    return found.matrix, found.size_px


def compare(
    probe: ComparedFace,
    reference: ComparedFace,
    network: FaceNetwork,
    timings_s: Mapping[str, float],
) -> Comparison:
    """The similarity score of two faces; each image is embedded by itself.

    A batch of two could round differently from a batch of one, and A against B must be bitwise
    the same as B against A.
    """
    if probe.image.sha256 == reference.image.sha256:
        told = (SAME_FACE if probe.same_as(reference) else SAME_FILE,)
        probe, reference = (
            attrs.evolve(side, warnings=side.warnings + told) for side in (probe, reference)
        )
    start = perf_counter()
    score = score_of(network, embedding_of(probe, network), embedding_of(reference, network))
    elapsed = perf_counter() - start
    return Comparison(
        probe=probe,
        reference=reference,
        model=network.card,
        score=score,
        environment=environment(network),
        timings_s={**timings_s, "embedding": elapsed},
    )


def embedding_of(face: ComparedFace, network: FaceNetwork) -> NDArray[np.float64]:
    """(N,) float64, as it is compared; ``score_of`` compares two of them."""
    return as_compared(network, network.embed(face.crop.pixels[None])[0].astype(np.float64))


def as_compared(network: FaceNetwork, embedding: NDArray[np.float64]) -> NDArray[np.float64]:
    """(N,) brought to the form in which the network's similarity compares it."""
    return np.asarray(network.similarity.compared(torch.from_numpy(embedding)).numpy())


def score_of(
    network: FaceNetwork, first: NDArray[np.float64], second: NDArray[np.float64]
) -> float:
    """The similarity score of two embeddings, within its limits even where rounding left them."""
    score = network.similarity.scores(torch.from_numpy(first), torch.from_numpy(second))
    return min(1.0, max(SCORE_SCALES[network.card.similarity].lowest, float(score)))


def environment(network: FaceNetwork) -> dict[str, str]:
    """Versions and device that a score depends on; its last digits hang on the threads too."""
    detector = detector_card()
    return {
        "XFV Desktop": __version__,
        "Python": platform.python_version(),
        "PyTorch": torch.__version__,
        "OpenCV": cv2.__version__,
        "NumPy": np.__version__,
        "operating system": f"{platform.system()} {platform.release()} ({platform.machine()})",
        "device": network.runs_on,
        "threads": str(torch.get_num_threads()),
        "detector": f"{detector.title}, SHA-256 {detector.sha256}",
    }
