"""How well a model verifies, and how fast it explains."""

from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.engine.benchmark import FggbBench, bench_fggb
from xfv_desktop.engine.comparison import cosine, prepared_face, unit_embedding
from xfv_desktop.engine.evaluation import ErrorRates, error_rates
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.services.examination import network
from xfv_desktop.services.intake import central_face, inspect
from xfv_desktop.services.pair_lists import read_pairs

FACE_RULE = "the face nearest to the centre of the picture"


@attrs.frozen
class Verification:
    """The outcome; ``failures_to_enrol`` maps each image left out to the reason."""

    model: str
    model_sha256: str
    pairs_file: str
    face_rule: str
    pairs: int
    pairs_compared: int
    failures_to_enrol: dict[str, str]
    rates: ErrorRates


def evaluate_verification(
    pairs_file: Path,
    *,
    model: str,
    device: str,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Verification:
    """Compares every pair of a CSV file (columns ``image_a,image_b,same``; others are ignored).

    Paths are relative to the file. A pair with an image that cannot be enrolled is left out of the
    rates and counted. Raises UserError for a list that cannot be used, or Cancelled.
    """
    pairs = read_pairs(pairs_file)
    face_network = network(model, device)
    names = sorted({name for pair in pairs for name in (pair.image_a, pair.image_b)})
    embeddings: dict[str, NDArray[np.float64]] = {}
    failures: dict[str, str] = {}
    for done, name in enumerate(names):
        if cancel is not None:
            cancel.raise_if_cancelled()
        progress(done / len(names), f"Enrolling image {done + 1} of {len(names)}")
        try:
            embeddings[name] = _embedding(pairs_file.parent / name, face_network)
        except UserError as error:
            failures[name] = str(error)
    compared = [p for p in pairs if p.image_a in embeddings and p.image_b in embeddings]
    scores = {True: list[float](), False: list[float]()}
    for pair in compared:
        scores[pair.same].append(cosine(embeddings[pair.image_a], embeddings[pair.image_b]))
    if not scores[True] or not scores[False]:
        raise UserError(
            f"“{pairs_file.name}” leaves no mated or no non-mated pairs to compare, and error "
            f"rates need both. {next(iter(failures.values()), '')}".strip()
        )
    card = face_network.card
    progress(1.0, "Done")
    return Verification(
        model=card.name,
        model_sha256=card.sha256,
        pairs_file=pairs_file.name,
        face_rule=FACE_RULE,
        pairs=len(pairs),
        pairs_compared=len(compared),
        failures_to_enrol=failures,
        rates=error_rates(
            np.array(scores[True]), np.array(scores[False]), card.operating_point.threshold
        ),
    )


def benchmark_fggb(
    model: str,
    device: str,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> FggbBench:
    """FGGB's engine, the literature's loop and the limit, on this machine and in one run."""
    return bench_fggb(network(model, device), progress=progress, cancel=cancel)


def _embedding(path: Path, face_network: FaceNetwork) -> NDArray[np.float64]:
    """Unit embedding of the central face of a photograph; raises UserError."""
    inspection = inspect(path)
    index = central_face(inspection.faces, inspection.image.width, inspection.image.height)
    face = prepared_face(inspection.photograph, inspection.faces, index, face_network)
    return unit_embedding(face, face_network)
