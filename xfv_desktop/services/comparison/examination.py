"""Compare two faces and explain the decision."""

import functools
from collections.abc import Sequence
from datetime import UTC, datetime
from time import perf_counter

import attrs

import xfv_desktop.engine.explainers  # noqa: F401 - enters them all
from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.casework import COMPARED, Examination
from xfv_desktop.domain.comparison import Comparison
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import (
    DISPLAY_BLUR_KERNEL_PX,
    DISPLAY_BLUR_SIGMA_PX,
    Explanation,
    Preview,
    Side,
    no_preview,
)
from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.domain.fidelity import GalleryFace
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.model_library import CardRecord
from xfv_desktop.engine.comparison import compare, prepared_face
from xfv_desktop.engine.enhancement.chain import Enhanced
from xfv_desktop.engine.explainers.pair import pair_of
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.fidelity import strangers
from xfv_desktop.engine.files.images import Photograph
from xfv_desktop.engine.model_files.models import card_record, model_names
from xfv_desktop.engine.network import DEVICES, FaceNetwork, load_network
from xfv_desktop.engine.trials.memo import Gradients, Memory, remembering
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence import model_cards as card_rows
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.maps import maps_to_npz
from xfv_desktop.services.cases.casework import Changes, exhibit_as
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.evidence.annotation import drawn_before
from xfv_desktop.services.evidence.intake import read_exhibit
from xfv_desktop.services.evidence.network_chain import (
    given_details,
    given_pictures,
    refuse_without_original,
)
from xfv_desktop.services.evidence.portraits import portrait_faces
from xfv_desktop.services.opinion.unmasking import refuse_masked

__all__ = ["compare_faces", "examine", "maps_to_npz", "model_names"]


@attrs.frozen
class ChosenFace:
    """One side of a comparison: a photograph, the faces in it, the one that is meant.

    ``given`` is what the network sees in its place, if it is not to see the photograph.
    """

    photograph: Photograph
    faces: Sequence[DetectedFace]
    index: int
    given: Enhanced | None = None


def explainers() -> dict[str, Explainer]:
    """The explainers and the controls that can be chosen, by name."""
    return {name: EXPLAINERS[name] for name in EXPLAINERS.names()}


def device_names() -> tuple[str, ...]:
    """The devices that can be asked for; ``auto`` takes the fastest that is present."""
    return DEVICES


@functools.cache
def network(model: str, device: str) -> FaceNetwork:
    """The network, loaded and its file checked once per process."""
    return load_network(model, device)


@functools.cache
def gradients(model: str, device: str) -> Gradients:
    """What the last explanations by that network pulled back, for the check of their maps."""
    return Gradients()


@functools.cache
def remembered(face_network: FaceNetwork) -> tuple[FaceNetwork, Memory]:
    """The network with a memory, for the many trials of a check."""
    return remembering(face_network)


def forget_networks() -> None:
    """Names may stand for other files, or other cards, from now on: what was loaded is let go."""
    for kept in (network, gradients, remembered, portrait_faces):
        kept.cache_clear()


def compare_faces(
    probe: ChosenFace,
    reference: ChosenFace,
    *,
    model: str,
    explainer: str,
    device: str,
    tolerance: float | None = None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
    preview: Preview = no_preview,
) -> tuple[Comparison, Explanation]:
    """Score, decision and maps of two faces; nothing is stored.

    Explainers that can are asked to show their unfinished maps to ``preview``, in this thread, and
    to stop once at most the part ``tolerance`` of each map's L2 norm is missing. Raises UserError
    (face too small, unknown names, device absent, no such stop) or Cancelled.
    """
    cancel = cancel or CancelToken()
    chosen_explainer(explainer, tolerance)
    start = perf_counter()
    progress(0.0, f"Loading {model}")
    face_network = network(model, device)
    loaded = perf_counter()
    cancel.raise_if_cancelled()
    progress(0.1, "Aligning both faces")
    sides = [
        prepared_face(side.photograph, side.faces, side.index, face_network, side.given)
        for side in (probe, reference)
    ]
    aligned = perf_counter()
    progress(0.15, "Comparing")
    comparison = compare(
        sides[0], sides[1], face_network,
        {"loading": loaded - start, "alignment": aligned - loaded},
    )  # fmt: skip
    cancel.raise_if_cancelled()
    before = perf_counter()
    explanation = explain(
        comparison, explainer, model=model, device=device, tolerance=tolerance,
        progress=part_of(progress, 0.2, 1.0), cancel=cancel, preview=preview,
    )  # fmt: skip
    timings = {**comparison.timings_s, "explanation": perf_counter() - before}
    return attrs.evolve(comparison, timings_s=timings), explanation


def explain(
    comparison: Comparison,
    explainer: str,
    *,
    model: str,
    device: str,
    tolerance: float | None = None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
    preview: Preview = no_preview,
) -> Explanation:
    """The maps of a comparison that ``model`` made just now, by any explainer; nothing is stored.

    ``tolerance`` and ``preview`` as in ``compare_faces``. Raises UserError or Cancelled.
    """
    chosen = chosen_explainer(explainer, tolerance)
    face_network, method = network(model, device), chosen.explain
    if chosen.anytime is not None:
        method = functools.partial(chosen.anytime, preview=preview, tolerance=tolerance)
    if chosen.with_third_face is not None and (third := _stranger(comparison, face_network)):
        method = chosen.with_third_face(third)
    with gradients(model, device).collected():
        explanation = method(
            face_network,
            comparison.probe.crop,
            comparison.reference.crop,
            progress=progress,
            cancel=cancel or CancelToken(),
        )
    shown = {
        "display blur kernel px": DISPLAY_BLUR_KERNEL_PX,
        "display blur sigma px": DISPLAY_BLUR_SIGMA_PX,
    }
    return attrs.evolve(explanation, parameters={**explanation.parameters, **shown})


def _stranger(comparison: Comparison, face_network: FaceNetwork) -> GalleryFace | None:
    pair = pair_of(face_network, comparison.probe.crop, comparison.reference.crop)
    own = {comparison.probe.image.sha256, comparison.reference.image.sha256}
    faces = (face for face in portrait_faces(face_network) if face.sha256 not in own)
    return next(strangers(pair, faces, 1, CancelToken()), None)


def chosen_explainer(name: str, tolerance: float | None = None) -> Explainer:
    """The explainer of that name; raises UserError if there is none or it cannot stop early."""
    chosen = EXPLAINERS[name]
    if tolerance is not None and not 0 < tolerance < 1:
        raise UserError("A tolerance lies between 0 and 1, such as 0.1: choose another.")
    if tolerance is not None and chosen.anytime is None:
        able = ", ".join(name for name, one in explainers().items() if one.anytime)
        raise UserError(f"The explainer {name} cannot stop early: choose one of {able}.")
    return chosen


def examine(
    case: CaseFile,
    questioned: str,
    known: str,
    *,
    examiner: str,
    models: Sequence[str] = ("sface",),
    explainer: str = "fggb",
    device: str = "auto",
    enhanced: bool = False,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
    preview: Preview = no_preview,
) -> Changes:
    """One questioned exhibit compared with one known exhibit by each of the models.

    Each comparison is stored as the next examination, with the card of its model and with what the
    examiner drew on the pair before. With ``enhanced`` the network is given what the examiner's
    chains for it make of the photographs; these must have been compared as they came before.
    Raises UserError or Cancelled; nothing is stored then.
    """
    if not models or len(set(models)) < len(models):
        raise UserError("Name at least one model, and each of them once.")
    exhibits = [
        exhibit_as(case, questioned, Role.QUESTIONED), exhibit_as(case, known, Role.KNOWN)
    ]  # fmt: skip
    refuse_masked(case, examiner, [questioned], known)
    progress(0.0, "Reading both photographs")
    given: list[Enhanced | None] = [None, None]
    begin, end = 0.2 if enhanced else 0.02, 0.98
    if enhanced:
        for model in models:
            refuse_without_original(case, exhibits[0], exhibits[1], network(model, device).card)
        given = given_pictures(
            case, exhibits, examiner, progress=part_of(progress, 0.0, begin), cancel=cancel
        )
    faces = [
        ChosenFace(read_exhibit(case, one), one.faces, one.face_index, seen)
        for one, seen in zip(exhibits, given, strict=True)
    ]
    compared = []
    for done, model in enumerate(models):
        start, stop = (begin + (end - begin) * n / len(models) for n in (done, done + 1))
        one = compare_faces(
            faces[0], faces[1], model=model, explainer=explainer, device=device,
            progress=part_of(progress, start, stop), cancel=cancel, preview=preview,
        )  # fmt: skip
        compared.append(one)
    progress(0.99, "Storing the examination")
    numbers, who = [], acting(case, examiner)
    regions = drawn_before(case, who, questioned, known)
    with case.transaction():
        for model, (comparison, explanation) in zip(models, compared, strict=True):
            examination = Examination(
                records.next_examination_number(case), exhibits[0], exhibits[1], comparison,
                explanation, regions[Side.PROBE], regions[Side.REFERENCE], datetime.now(UTC), who,
            )  # fmt: skip
            event = _stored(case, examination, card_record(model, comparison.model))
            numbers.append(str(examination.number))
    progress(1.0, "Done")
    return Changes(frozenset({"examinations"}), tuple(numbers), event)


def _stored(case: CaseFile, examination: Examination, record: CardRecord) -> AuditEvent:
    comparison, explanation = examination.comparison, examination.explanation
    records.add_examination(case, examination)
    card = card_rows.add_card(case, record, at=examination.examined_at, by=examination.examined_by)
    return audit_log.append(
        case,
        actor=examination.examined_by,
        action=COMPARED,
        details={
            "examination": examination.number,
            "questioned": examination.questioned.number,
            "known": examination.known.number,
            "model": comparison.model.name,
            "model sha256": comparison.model.sha256,
            "model card sha256": card,
            "score": comparison.score,
            "threshold": comparison.threshold,
            "decision": comparison.decision.value,
            "explainer": explanation.explainer,
            "parameters": dict(explanation.parameters),
            **given_details(examination),
        },
    )
