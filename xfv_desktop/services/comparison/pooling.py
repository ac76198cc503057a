"""Several questioned photographs of one person, compared as one with a known photograph.

A pooled score has no maps: they explain a pair. It has no decision either: the threshold was
measured on pairs of single photographs. Its likelihood ratio needs a calibration of such pools.
"""

from collections.abc import Mapping, Sequence

import attrs

from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.calibration import Calibration, Propositions
from xfv_desktop.domain.comparison import ComparedFace, ModelCard
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.likelihood import (
    UNNAMED,
    Evaluation,
    LikelihoodRatio,
    VerbalScale,
    evaluated,
)
from xfv_desktop.domain.pool import POOLED
from xfv_desktop.engine.comparison import embedding_of, environment, prepared_face, score_of
from xfv_desktop.engine.pooling import RULE, pool_weights, pooled_embedding
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes, exhibit_as
from xfv_desktop.services.cases.likelihood import compared_by, frame
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.comparison.examination import ChosenFace, network
from xfv_desktop.services.evidence.intake import read_exhibit
from xfv_desktop.services.opinion.unmasking import refuse_masked

__all__ = ["RULE", "PooledComparison", "pool", "pool_exhibits", "pooled_evaluation"]


@attrs.frozen(eq=False)
class PooledComparison:
    """The similarity score of the pool and the known photograph; ``weights`` add up to 1."""

    questioned: tuple[ComparedFace, ...]
    weights: tuple[float, ...]
    known: ComparedFace
    model: ModelCard
    score: float
    environment: Mapping[str, str]


def pool(
    questioned: Sequence[ChosenFace],
    known: ChosenFace,
    *,
    model: str,
    device: str,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> PooledComparison:
    """Compares the mean of the questioned embeddings, weighted by quality, with the known one.

    Raises UserError (fewer than two photographs, one of them twice, a face too small) or Cancelled.
    """
    digests = [side.photograph.image.sha256 for side in (*questioned, known)]
    if len(questioned) < 2:
        raise UserError("A pool needs two questioned photographs or more: compare one by itself.")
    if len(set(digests)) < len(digests):
        raise UserError("The same file is there twice: a photograph counts once.")
    cancel = cancel or CancelToken()
    progress(0.0, f"Loading {model}")
    face_network = network(model, device)
    sides, faces, embeddings = (*questioned, known), [], []
    for done, side in enumerate(sides, start=1):
        cancel.raise_if_cancelled()
        faces.append(prepared_face(side.photograph, side.faces, side.index, face_network))
        embeddings.append(embedding_of(faces[-1], face_network))
        progress(0.2 + 0.8 * done / len(sides), f"Embedded {done} of {len(sides)} photographs")
    weights = pool_weights([face.quality for face in faces[:-1] if face.quality is not None])
    return PooledComparison(
        tuple(faces[:-1]),
        tuple(weights.tolist()),
        faces[-1],
        face_network.card,
        score_of(
            face_network,
            pooled_embedding(face_network, embeddings[:-1], weights),
            embeddings[-1],
        ),
        environment(face_network),
    )


def pooled_evaluation(
    pooled: PooledComparison, by: Calibration, scale: VerbalScale, propositions: Propositions
) -> Evaluation:
    """The likelihood ratio of a pooled score: every photograph must lie in the calibration."""
    sides = [
        (f"Questioned photograph {number}", face.quality)
        for number, face in enumerate(pooled.questioned, start=1)
    ]
    return evaluated(
        pooled.score,
        compared_by(pooled.model, pooled.environment, len(pooled.questioned)),
        (*sides, ("The known photograph", pooled.known.quality)),
        by,
        propositions,
        scale,
    )


def pool_exhibits(
    case: CaseFile,
    questioned: Sequence[str],
    known: str,
    *,
    examiner: str,
    model: str = "sface",
    device: str = "auto",
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[PooledComparison, Evaluation, Changes]:
    """The same of exhibits of a case; everything is logged as one event.

    Raises UserError or Cancelled.
    """
    cancel = cancel or CancelToken()
    person = acting(case, examiner)
    exhibits = [exhibit_as(case, number, Role.QUESTIONED) for number in questioned]
    exhibits.append(exhibit_as(case, known, Role.KNOWN))
    refuse_masked(case, person, questioned, known)
    faces = []
    for done, exhibit in enumerate(exhibits):
        cancel.raise_if_cancelled()
        progress(0.4 * done / len(exhibits), f"Reading {exhibit.number}")
        faces.append(ChosenFace(read_exhibit(case, exhibit), exhibit.faces, exhibit.face_index))
    pooled = pool(
        faces[:-1], faces[-1], model=model, device=device, progress=part_of(progress, 0.4, 1.0),
        cancel=cancel,
    )  # fmt: skip
    current = frame(case)
    found: Evaluation = UNNAMED
    if current is not None:
        found = pooled_evaluation(pooled, current.calibration, current.scale, current.propositions)
    details: dict[str, JsonValue] = {
        "questioned": list(questioned),
        "known": known,
        "weights": list(pooled.weights),
        "rule": RULE,
        "model": pooled.model.name,
        "model sha256": pooled.model.sha256,
        "score": pooled.score,
        "log10 LR": found.log10_lr if isinstance(found, LikelihoodRatio) else None,
        "findings": found.sentence,
    }
    with case.transaction():
        event = audit_log.append(case, actor=person, action=POOLED, details=details)
    return pooled, found, Changes(frozenset({"pools"}), (known,), event)
