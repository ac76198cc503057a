"""The scores of a list of pairs: every image found, aligned, embedded and measured once."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.pairs import ListedPair, ScoredPair
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.engine.comparison import embedding_of, prepared_face, score_of
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.pooling import pool_weights, pooled_embedding
from xfv_desktop.services.evidence.intake import central_face, inspect
from xfv_desktop.services.performance.pair_lists import parts


@attrs.frozen(eq=False)
class EnrolledImage:
    """One image of a list: embedding as compared, the quality of its face, its file's SHA-256."""

    embedding: NDArray[np.float64]
    quality: FaceQuality
    sha256: str


@attrs.frozen(eq=False)
class ScoredList:
    """The pairs that could be compared, and why the images of the others could not be enrolled."""

    pairs: tuple[ScoredPair, ...]
    images: Mapping[str, EnrolledImage]
    failures: Mapping[str, str]

    @property
    def images_sha256(self) -> str:
        """SHA-256 over the sorted SHA-256 of all image files."""
        digests = sorted({image.sha256 for image in self.images.values()})
        return hashlib.sha256("".join(digests).encode()).hexdigest()


def scored_list(
    pairs: Sequence[ListedPair],
    folder: Path,
    network: FaceNetwork,
    *,
    progress: Progress,
    cancel: CancelToken,
) -> ScoredList:
    """Compares every pair; paths are relative to ``folder``, the face nearest the centre is taken.

    Where an entry names several images, their mean by quality is compared (and the pair states no
    quality). A pair with an image that cannot be enrolled is left out. Raises Cancelled.
    """
    entries = {entry for pair in pairs for entry in (pair.image_a, pair.image_b)}
    names = sorted({name for entry in entries for name in parts(entry)})
    images: dict[str, EnrolledImage] = {}
    failures: dict[str, str] = {}
    for done, name in enumerate(names):
        cancel.raise_if_cancelled()
        progress(done / len(names), f"Enrolling image {done + 1} of {len(names)}")
        try:
            images[name] = enrolled_image(folder / name, network)
        except UserError as error:
            failures[name] = str(error)
    progress(1.0, f"{len(images)} of {len(names)} images enrolled")
    return ScoredList(
        tuple(scored for pair in pairs if (scored := _scored(network, pair, images))),
        images,
        failures,
    )


def _scored(
    network: FaceNetwork, pair: ListedPair, images: Mapping[str, EnrolledImage]
) -> ScoredPair | None:
    sides = [parts(pair.image_a), parts(pair.image_b)]
    if not all(names and all(name in images for name in names) for names in sides):
        return None
    a, b = ([images[name] for name in names] for names in sides)
    return ScoredPair(
        pair.image_a,
        pair.image_b,
        pair.same,
        score_of(network, _embedding(network, a), _embedding(network, b)),
        pair.persons,
        (a[0].quality, b[0].quality) if len(a) == len(b) == 1 else None,
    )


def _embedding(network: FaceNetwork, images: Sequence[EnrolledImage]) -> NDArray[np.float64]:
    weights = pool_weights([image.quality for image in images])
    return pooled_embedding(network, [image.embedding for image in images], weights)


def enrolled_image(path: Path, network: FaceNetwork) -> EnrolledImage:
    """The face of a photograph that is nearest to its centre; raises UserError."""
    found = inspect(path)
    index = central_face(found.faces, found.image.width, found.image.height)
    face = prepared_face(found.photograph, found.faces, index, network)
    if face.quality is None:
        raise AssertionError("a face that was just prepared has been measured")
    return EnrolledImage(embedding_of(face, network), face.quality, found.image.sha256)
