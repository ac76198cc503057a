"""How well a model verifies, and how fast it explains."""

from pathlib import Path

import attrs
import numpy as np

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.engine.benchmark import FggbBench, bench_fggb
from xfv_desktop.engine.evaluation import ErrorRates, error_rates
from xfv_desktop.services.examination import network
from xfv_desktop.services.pair_lists import read_pairs
from xfv_desktop.services.pair_scores import scored_list

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
    scored = scored_list(
        pairs, pairs_file.parent, face_network,
        progress=progress, cancel=cancel or CancelToken(),
    )  # fmt: skip
    scores = {True: list[float](), False: list[float]()}
    for pair in scored.pairs:
        scores[pair.same].append(pair.score)
    if not scores[True] or not scores[False]:
        raise UserError(
            f"“{pairs_file.name}” leaves no mated or no non-mated pairs to compare, and error "
            f"rates need both. {next(iter(scored.failures.values()), '')}".strip()
        )
    card = face_network.card
    progress(1.0, "Done")
    return Verification(
        model=card.name,
        model_sha256=card.sha256,
        pairs_file=pairs_file.name,
        face_rule=FACE_RULE,
        pairs=len(pairs),
        pairs_compared=len(scored.pairs),
        failures_to_enrol=dict(scored.failures),
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
