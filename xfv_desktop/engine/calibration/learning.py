"""Scored pairs of known persons → a calibration: curve, bounds, validation, ranges of quality."""

from collections.abc import Sequence

import attrs
import numpy as np

from xfv_desktop.domain.calibration import (
    FEWEST_IDENTITIES,
    BoundRule,
    Bounds,
    Method,
    QualityRange,
    ScoreCurve,
    Validation,
    ranged_measures,
)
from xfv_desktop.domain.calibration_plots import CalibrationCurves
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.domain.pairs import ScoredPair, persons_in, shared_persons
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.engine.calibration.bounds import bounds_of
from xfv_desktop.engine.calibration.curves import fitted
from xfv_desktop.engine.calibration.isotonic import pav_log10_lr
from xfv_desktop.engine.calibration.measures import cross_entropy, pav_curve
from xfv_desktop.engine.calibration.validation import arrays_of, cross_validated, validated

MIDDLE = 0.99
"""The part of the faces, by each measure, that a range of quality spans."""
PRIORS = np.linspace(-3, 3, 121)


@attrs.frozen
class Course:
    """How to learn: everything that decides the numbers."""

    method: Method = Method.LOGISTIC
    bounds: BoundRule = BoundRule.ELUB
    folds: int = 5
    resamples: int = 1000
    seed: int = 1


def learnt(
    pairs: Sequence[ScoredPair],
    test: Sequence[ScoredPair] | None,
    course: Course,
    *,
    progress: Progress,
    cancel: CancelToken,
) -> tuple[ScoreCurve, Bounds, Validation]:
    """The curve of all pairs; bounds and validation from persons whom no curve had seen.

    These are the pairs themselves, cross-validated by person, or those of an independent list.
    Raises UserError for lists that cannot calibrate anything, or Cancelled.
    """
    refuse_small(pairs, "The calibration list")
    calibrating = arrays_of(pairs)
    curve = fitted(course.method, calibrating.scores, calibrating.mated)
    if test is None:
        tried = calibrating
        log10_lr = cross_validated(
            course.method, calibrating, course.folds, course.seed,
            progress=part_of(progress, 0.0, 0.3), cancel=cancel,
        )  # fmt: skip
        if not np.isfinite(log10_lr).all():
            raise UserError(
                "Too few persons for a cross-validation: without two folds of them one kind of "
                "pair is gone; add persons or name an independent list with --test."
            )
        way = f"cross-validation by person in {course.folds} folds, seed {course.seed}"
    else:
        refuse_small(test, "The test list")
        if shared := shared_persons(pairs, test):
            raise UserError(
                f"{len(shared)} persons stand in both lists ({', '.join(shared[:3])} …): likelihood"
                " ratios tried on the persons they were learnt from look too good; use a test list "
                "of other persons."
            )
        tried = arrays_of(test)
        log10_lr = curve.log10_lr(tried.scores)
        way = "independent list of other persons"
    bounds = bounds_of(log10_lr, tried.mated, course.bounds)
    validation = validated(
        tried, log10_lr, bounds, way=way, resamples=course.resamples, seed=course.seed,
        progress=part_of(progress, 0.3, 1.0), cancel=cancel,
    )  # fmt: skip
    return curve, bounds, validation


def refuse_small(pairs: Sequence[ScoredPair], what: str) -> None:
    """Raises UserError for one-sided lists, for persons unknown, and for fewer than 30 persons."""
    if any(pair.persons is None for pair in pairs):
        raise UserError(
            f"{what} does not say whom its pictures show, so persons cannot be kept apart: add "
            "the columns person_a and person_b."
        )
    for same, kind in ((True, "mated"), (False, "non-mated")):
        persons = len(persons_in(pair for pair in pairs if pair.same is same))
        if persons == 0:
            raise UserError(
                f"{what} holds no {kind} pairs, and a likelihood ratio needs both kinds: add some."
            )
        if persons < FEWEST_IDENTITIES:
            raise UserError(
                f"{what} shows {persons} persons in its {kind} pairs, fewer than the "
                f"{FEWEST_IDENTITIES} that a calibration needs: add persons."
            )


def quality_ranges(faces: Sequence[FaceQuality]) -> tuple[QualityRange, ...]:
    """The middle 99 % of each measure over these faces."""
    ends = ((1 - MIDDLE) / 2, (1 + MIDDLE) / 2)
    ranges = []
    for measure in ranged_measures():
        low, high = np.quantile([measure.of(face) for face in faces], ends)
        ranges.append(QualityRange(measure.field, float(low), float(high)))
    return tuple(ranges)


def curves_of(validation: Validation) -> CalibrationCurves:
    """What the plots draw."""
    mated, nonmated = validation.log10_lrs
    log10_lr = np.concatenate([mated, nonmated])
    kinds = np.r_[np.ones(len(mated), bool), np.zeros(len(nonmated), bool)]
    pav = pav_log10_lr(log10_lr, kinds)
    return CalibrationCurves(
        pav=pav_curve(log10_lr, kinds),
        prior_log10_odds=PRIORS,
        ece_system=cross_entropy(log10_lr, kinds, PRIORS),
        ece_pav=cross_entropy(pav, kinds, PRIORS),
        ece_neutral=cross_entropy(np.zeros_like(log10_lr), kinds, PRIORS),
    )
