"""Is this map of this pair worth looking at? The check that follows a comparison."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.comparison import Comparison
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Explanation
from xfv_desktop.domain.fidelity import (
    FEWEST_DISTRACTORS,
    MOST_DISTRACTORS,
    FidelityRecord,
    GalleryFace,
)
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.engine import fidelity as trials
from xfv_desktop.engine.explainers.pair import Pair, pair_of
from xfv_desktop.engine.explanation import EXPLAINERS
from xfv_desktop.engine.face_images.alignment import crop_for
from xfv_desktop.persistence import audit_log, fidelity_records, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes, named
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.comparison.examination import gradients, remembered
from xfv_desktop.services.comparison.repetition import method_of, network_of
from xfv_desktop.services.evidence.intake import read_exhibit
from xfv_desktop.services.evidence.portraits import portrait_faces
from xfv_desktop.services.opinion.unmasking import pair_with, refusal, standing


def fidelity_of(
    comparison: Comparison,
    explanation: Explanation,
    *,
    model: str = "",
    device: str,
    others: Iterable[GalleryFace] = (),
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> FidelityRecord:
    """The fidelity of the maps of a comparison; nothing is stored.

    ``model``: the model as it was asked for, where that is the path of a card. ``others``: faces at
    hand; those of strangers to both photographs take the partner's place, then the bundled
    portraits, then the pair's own crops turned by 180°. Raises UserError (the model's file is
    another one by now, device absent) or Cancelled.
    """
    cancel = cancel or CancelToken()
    name = model or comparison.model.name
    progress(0.0, f"Loading {name}")
    face_network, memory = remembered(network_of(comparison, model, device))
    own = {comparison.probe.image.sha256, comparison.reference.image.sha256}
    probe, reference = comparison.probe.crop, comparison.reference.crop
    progress(0.01, "Checking the map: looking for other faces")
    known = gradients(name, device)
    try:
        gallery = _gallery(pair_of(face_network, probe, reference), own, others, cancel)
        candidate = trials.Candidate(
            network=face_network,
            explain=method_of(explanation, face_network),
            has_dissimilarity=EXPLAINERS[explanation.explainer].dissimilarity,
            probe=probe,
            reference=reference,
            explanation=explanation,
        )
        with known.recalled():
            return trials.fidelity(
                candidate, gallery, progress=part_of(progress, 0.05, 1.0), cancel=cancel
            )
    finally:
        memory.forget()
        known.forget()


def assess(
    case: CaseFile,
    number: int,
    *,
    examiner: str,
    model: str = "",
    device: str = "auto",
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Changes:
    """The maps of an examination checked, once; the record is stored and logged.

    The record tells how the other faces scored with the pair, so under “own opinion first” none is
    taken that makes a pair of which the examiner has no locked opinion. Raises NotInCase, UserError
    (checked before, the model's file is another one by now) or Cancelled; nothing is stored then.
    """
    examination = records.examination(case, number)
    if examination.fidelity is not None:
        raise UserError(
            f"The maps of examination {number} were checked already: see its fidelity record."
        )
    record = fidelity_of(
        examination.comparison, examination.explanation, model=model, device=device,
        others=_other_faces(case, examination, named(examiner)),
        progress=part_of(progress, 0.0, 0.99), cancel=cancel,
    )  # fmt: skip
    progress(0.99, "Storing the fidelity record")
    with case.transaction():
        text = fidelity_records.add_fidelity(
            case, number, record, at=datetime.now(UTC), by=acting(case, examiner)
        )
        event = audit_log.append(
            case,
            actor=acting(case, examiner),
            action="explanation checked",
            details={
                "examination": number,
                "explainer": record.explainer,
                "verdicts": [verdict.text for verdict in record.verdicts],
                "passed": not record.failed,
                "record sha256": hashlib.sha256(text.encode()).hexdigest(),
            },
        )
    progress(1.0, "Done")
    return Changes(frozenset({"fidelity"}), (str(number),), event)


def _gallery(
    pair: Pair, own: set[str], others: Iterable[GalleryFace], cancel: CancelToken
) -> list[GalleryFace]:
    at_hand = (face for face in others if face.sha256 not in own)
    found = list(trials.strangers(pair, at_hand, MOST_DISTRACTORS, cancel))
    if len(found) < FEWEST_DISTRACTORS:
        known = own | {face.sha256 for face in found}
        bundled = [face for face in portrait_faces(pair.network) if face.sha256 not in known]
        found += trials.strangers(pair, bundled, MOST_DISTRACTORS - len(found), cancel)
    return found + list(trials.stand_ins(*pair.crops))[: max(0, FEWEST_DISTRACTORS - len(found))]


def _other_faces(case: CaseFile, examination: Examination, person: str) -> Iterator[GalleryFace]:
    """The faces that are meant in the other exhibits that may be asked about, each file once."""
    card, now = examination.comparison.model, standing(case, person)
    seen = set()
    for exhibit in records.exhibits(case):
        pair = pair_with(exhibit.number, examination.questioned.number, examination.known.number)
        if exhibit.image.sha256 not in seen and not refusal(now, person, *pair):
            seen.add(exhibit.image.sha256)
            pixels = read_exhibit(case, exhibit).pixels
            crop = crop_for(card, pixels, exhibit.face.landmarks_px)
            yield GalleryFace(exhibit.number, exhibit.image.sha256, crop)
