"""From a list of pairs or of scores to a calibration that a case can use."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import attrs

from xfv_desktop.disk import write_new
from xfv_desktop.domain.calibration import (
    CalibratedSystem,
    Calibration,
    CalibrationData,
    NumberClass,
    Propositions,
)
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.likelihood import template_sha256
from xfv_desktop.domain.pairs import ListedPair, ScoredPair, persons_in
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.engine.calibration import document
from xfv_desktop.engine.calibration.learning import Course, learnt, quality_ranges, refuse_small
from xfv_desktop.engine.comparison import environment
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.services.comparison.examination import network
from xfv_desktop.services.performance.pair_lists import (
    PERSON_RULES,
    list_sha256,
    parts,
    person_rule,
    read_pairs,
    read_scores,
)
from xfv_desktop.services.performance.pair_scores import scored_list
from xfv_desktop.services.program.csv_tables import csv_rows

__all__ = ["Course"]

HP = "the questioned and the known photograph show the same person"
HD = "they show two different persons of the relevant population"
LISTED = "scores read from a list; that this model made them, so aligned, is its maker's statement"
COMPARED = "pairs compared by this program"
SEPARABLE = (
    "The scores of mated and non-mated pairs did not overlap; one invented pair of each kind keeps "
    "the slope finite."
)


@attrs.frozen(kw_only=True)
class Purpose:
    """What a calibration is called and what it compares."""

    title: str
    propositions: Propositions
    demonstration: bool = False


@attrs.frozen(eq=False)
class _Source:
    """A list as it was read, when it still lay there, and, where it names pictures, compared."""

    sha256: str
    pairs: tuple[ScoredPair, ...]
    faces: tuple[FaceQuality, ...]
    images_sha256: str
    origin: str
    left_out: int
    persons_by: str
    number: NumberClass


def calibrate(
    listed: Path,
    *,
    model: str,
    device: str,
    purpose: Purpose,
    course: Course | None = None,
    test: Path | None = None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Calibration:
    """Learns log10 LR from a list of pairs, or of scores (a column ``score``).

    ``test``: an independent list of other persons for bounds and validation; without it they come
    from a cross-validation by person. Raises UserError for lists and models that cannot be used,
    or Cancelled.
    """
    course, cancel = course or Course(), cancel or CancelToken()
    if not purpose.propositions.population.strip():
        raise UserError("A calibration holds for a population: say which one (--population).")
    face_network = network(model, device)
    share = 0.45 if test is not None else 0.9
    source = _source(listed, face_network, part_of(progress, 0.0, share), cancel)
    tried = None
    if test is not None:
        tried = _source(test, face_network, part_of(progress, share, 2 * share), cancel)
        if tried.number is not source.number:
            raise UserError(
                f"“{test.name}” has {tried.number} images of a questioned side, “{listed.name}” "
                f"{source.number}: use lists of one kind."
            )
    curve, bounds, validation = learnt(
        source.pairs, tried.pairs if tried else None, course,
        progress=part_of(progress, 0.9, 1.0), cancel=cancel,
    )  # fmt: skip
    if test is not None and tried is not None:
        way = f"{validation.way}: {test.name}, SHA-256 {tried.sha256}"
        validation = attrs.evolve(validation, way=way)
    mated = [pair for pair in source.pairs if pair.same]
    nonmated = [pair for pair in source.pairs if not pair.same]
    remarks = (SEPARABLE,) if curve.separable else ()
    progress(1.0, "Done")
    return Calibration(
        title=purpose.title.strip() or f"{face_network.card.title}, {listed.name}",
        demonstration=purpose.demonstration,
        propositions=purpose.propositions,
        system=system_of(face_network, source.number),
        curve=curve,
        bounds=bounds,
        data=CalibrationData(
            file=listed.name,
            sha256=source.sha256,
            images_sha256=source.images_sha256,
            origin=source.origin,
            mated=len(mated),
            nonmated=len(nonmated),
            identities=len(persons_in(source.pairs)),
            mated_identities=len(persons_in(mated)),
            nonmated_identities=len(persons_in(nonmated)),
            left_out=source.left_out,
            persons_by=source.persons_by,
        ),
        quality=quality_ranges(source.faces),
        validation=validation,
        made_at=datetime.now(UTC).replace(microsecond=0).isoformat(),
        software={k: v for k, v in environment(face_network).items() if k != "detector"},
        remarks=remarks,
    )


def write_calibration(calibration: Calibration, path: Path) -> str:
    """Writes the sealed file and gives the SHA-256 of its bytes; never over another file.

    Raises OutputUnwritable.
    """
    data = document.to_bytes(calibration)
    write_new(path, data)
    return hashlib.sha256(data).hexdigest()


def system_of(face_network: FaceNetwork, number: NumberClass) -> CalibratedSystem:
    """What makes the scores of that network."""
    card = face_network.card
    return CalibratedSystem(
        model=card.name,
        model_title=card.title,
        model_sha256=card.sha256,
        template_sha256=template_sha256(card),
        detector=environment(face_network)["detector"],
        questioned_images=number,
    )


def _source(
    path: Path, face_network: FaceNetwork, progress: Progress, cancel: CancelToken
) -> _Source:
    columns, _ = csv_rows(path, ("same",))
    if "score" in columns:
        return _scores(path)
    pairs, sha256 = read_pairs(path), list_sha256(path)
    number, rule = _number_class(path, pairs), PERSON_RULES[person_rule(path, pairs)]
    refuse_small(
        [ScoredPair(p.image_a, p.image_b, p.same, 0.0, p.persons) for p in pairs],
        f"“{path.name}”",
    )
    scored = scored_list(pairs, path.parent, face_network, progress=progress, cancel=cancel)
    if not scored.pairs:
        why = next(iter(scored.failures.values()), "")
        raise UserError(f"No pair of “{path.name}” could be compared. {why}".strip())
    return _Source(
        sha256,
        scored.pairs,
        tuple(image.quality for image in scored.images.values()),
        scored.images_sha256,
        COMPARED,
        len(pairs) - len(scored.pairs),
        rule,
        number,
    )


def _scores(path: Path) -> _Source:
    pairs = read_scores(path)
    refuse_small(pairs, f"“{path.name}”")
    faces: dict[object, FaceQuality] = {}
    for pair in pairs:
        if pair.quality is None:
            raise UserError(
                f"“{path.name}” does not state the quality of the faces, so nobody could tell which"
                " cases it holds for: make it with “xfv evaluate verification --out”, or give "
                "the list of pairs."
            )
        for image, quality in zip((pair.image_a, pair.image_b), pair.quality, strict=True):
            faces[image or (id(pair), len(faces))] = quality
    return _Source(
        list_sha256(path),
        pairs,
        tuple(faces.values()),
        "",
        LISTED,
        0,
        PERSON_RULES[person_rule(path, pairs)],
        NumberClass.ONE,
    )


def _number_class(path: Path, pairs: Sequence[ListedPair]) -> NumberClass:
    """How many questioned images each pair has; raises UserError where that differs."""
    found = {NumberClass.of(max(1, len(parts(pair.image_a)))) for pair in pairs}
    if len(found) > 1 or any(len(parts(pair.image_b)) != 1 for pair in pairs):
        raise UserError(
            f"“{path.name}” mixes pairs of one and of several images: image_b names one image, and "
            "image_a the same number in all rows, with | between them."
        )
    return found.pop()
