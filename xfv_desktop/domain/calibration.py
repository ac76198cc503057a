"""From a similarity score to a likelihood ratio: how it was learnt, and how far it may be trusted.

LR = p(score | Hp) / p(score | Hd). All likelihood ratios here are logarithms to the base 10.
"""

from collections.abc import Mapping
from enum import StrEnum

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.quality import MEASURES, Measure

Values = NDArray[np.float64]

FEWEST_IDENTITIES = 30
"""Fewer persons among the mated, or among the non-mated pairs, calibrate nothing."""


class Method(StrEnum):
    """How the score became a log10 LR."""

    LOGISTIC = "logistic"
    BI_GAUSSIAN = "bi-gaussian"
    ISOTONIC = "isotonic"

    @property
    def words(self) -> str:
        """As it is printed."""
        return {
            Method.LOGISTIC: "logistic regression",
            Method.BI_GAUSSIAN: "bi-Gaussianised calibration (after Morrison 2024)",
            Method.ISOTONIC: "isotonic regression (PAV)",
        }[self]


class BoundRule(StrEnum):
    """What limits the log10 LR."""

    ELUB = "elub"
    EMPIRICAL = "empirical"

    @property
    def short(self) -> str:
        """As people call it."""
        return {BoundRule.ELUB: "ELUB", BoundRule.EMPIRICAL: "empirical"}[self]

    @property
    def words(self) -> str:
        """As it is printed."""
        return {
            BoundRule.ELUB: "empirical lower and upper bound by expected utility (ELUB, Vergeer "
            "et al. 2016)",
            BoundRule.EMPIRICAL: "lowest and highest log10 LR of the validation, no further than "
            "log10 (N + 1)",
        }[self]


class NumberClass(StrEnum):
    """How many questioned photographs of one person make the questioned side."""

    ONE = "1"
    TWO = "2"
    FEW = "3 or 4"
    MANY = "5 or more"

    @classmethod
    def of(cls, count: int) -> "NumberClass":
        """The class of so many photographs."""
        if count < 1:
            raise ValueError(f"{count} photographs")
        return (cls.ONE, cls.TWO, cls.FEW, cls.FEW)[count - 1] if count < 5 else cls.MANY


@attrs.frozen
class Propositions:
    """What the likelihood ratio compares: Hp, Hd, and who the other person might be."""

    hp: str
    hd: str
    population: str


@attrs.frozen
class ScoreCurve:
    """log10 LR as a rising function of the score, before it is bounded.

    Logistic: ``intercept + slope * score``; no knots. Else a line through the knots (score,
    log10 LR), level beyond the first and the last one: nothing is extrapolated. ``separable``: the
    scores of both kinds did not overlap, and one invented pair of each kind keeps the slope finite.
    """

    method: Method
    intercept: float = 0.0
    slope: float = 0.0
    knots: tuple[tuple[float, float], ...] = ()
    separable: bool = False

    def __attrs_post_init__(self) -> None:
        if (self.method is Method.LOGISTIC) is bool(self.knots):
            raise ValueError("a logistic curve has no knots, every other one has")
        if self.slope < 0 or not np.isfinite([self.slope, self.intercept]).all():
            raise ValueError("the slope is finite and not negative")
        if self.knots:
            knots = np.array(self.knots)
            if not np.isfinite(knots).all() or (np.diff(knots, axis=0) < 0).any():
                raise ValueError("the knots are finite and rise")

    def log10_lr(self, scores: Values) -> Values:
        """Unbounded, one for each score."""
        if self.method is Method.LOGISTIC:
            return np.asarray(self.intercept + self.slope * scores)
        x, y = np.array(self.knots).T
        return np.asarray(np.interp(scores, x, y))


@attrs.frozen
class Bounds:
    """How far a log10 LR may go from 0; by both rules, and the rule that was chosen."""

    rule: BoundRule
    elub: tuple[float, float]
    empirical: tuple[float, float]

    def __attrs_post_init__(self) -> None:
        for low, high in (self.elub, self.empirical):
            if not (np.isfinite([low, high]).all() and low <= 0 <= high):
                raise ValueError("a lower bound is at most 0, an upper one at least 0")

    @property
    def lower(self) -> float:
        """The lowest log10 LR that is ever given."""
        return (self.elub if self.rule is BoundRule.ELUB else self.empirical)[0]

    @property
    def upper(self) -> float:
        """The highest log10 LR that is ever given."""
        return (self.elub if self.rule is BoundRule.ELUB else self.empirical)[1]

    def limited(self, log10_lr: Values) -> Values:
        """Brought to the nearer bound where it lies beyond."""
        return np.asarray(np.clip(log10_lr, self.lower, self.upper))


@attrs.frozen
class Measured:
    """A measure with its 95 % interval; ``None`` where it is not defined (devPAV)."""

    value: float | None
    low: float | None
    high: float | None


@attrs.frozen(kw_only=True)
class Validation:
    """How good the bounded likelihood ratios of persons are whom the curve had not seen.

    ``way``: cross-validation, or an independent list with its SHA-256. ``mated`` and ``nonmated``:
    (score, bounded log10 LR) in rising order, thinned evenly to at most ``MOST_KEPT`` of a kind.
    ``intervals``: how they were made.
    """

    way: str
    cllr: Measured
    cllr_min: Measured
    cllr_cal: Measured
    devpav: Measured
    misleading_mated: float
    misleading_nonmated: float
    intervals: str
    mated: tuple[tuple[float, float], ...]
    nonmated: tuple[tuple[float, float], ...]

    def __attrs_post_init__(self) -> None:
        for kind in (self.mated, self.nonmated):
            values = np.array(kind)
            if values.ndim != 2 or values.shape[1] != 2 or not np.isfinite(values).all():
                raise ValueError("the validation has finite scores and log10 LRs of both kinds")

    @property
    def log10_lrs(self) -> tuple[Values, Values]:
        """Of the mated, of the non-mated comparisons."""
        return np.array(self.mated)[:, 1], np.array(self.nonmated)[:, 1]

    @property
    def scores(self) -> tuple[Values, Values]:
        """Of the mated, of the non-mated comparisons."""
        return np.array(self.mated)[:, 0], np.array(self.nonmated)[:, 0]


MOST_KEPT = 4000


@attrs.frozen(kw_only=True)
class CalibratedSystem:
    """What made the scores; a pair that anything else has compared gets no likelihood ratio.

    ``template_sha256``: of the alignment template; ``detector``: with its file's SHA-256.
    """

    model: str
    model_title: str
    model_sha256: str
    template_sha256: str
    detector: str
    questioned_images: NumberClass


@attrs.frozen(kw_only=True)
class CalibrationData:
    """What the curve was learnt from. ``images_sha256``: over the sorted SHA-256 of all images.

    ``origin``: whether this program compared the pairs or read their scores from a list.
    """

    file: str
    sha256: str
    images_sha256: str
    origin: str
    mated: int
    nonmated: int
    identities: int
    mated_identities: int
    nonmated_identities: int
    left_out: int
    persons_by: str


@attrs.frozen
class QualityRange:
    """The middle 99 % of one measure over the faces of the calibration, and its extremes."""

    measure: str
    low: float
    high: float


RANGED = (
    "eye_distance_px", "sharpness", "brightness", "clipped", "contrast",
    "yaw_degrees", "pitch_degrees", "roll_degrees",
)  # fmt: skip
"""The measures of ``FaceQuality`` that the domain check looks at."""


def ranged_measures() -> tuple[Measure, ...]:
    """Those measures, with title and unit."""
    return tuple(measure for measure in MEASURES if measure.field in RANGED)


@attrs.frozen(kw_only=True)
class Calibration:
    """A calibrated system: curve, bounds, validation, and everything that says what they hold for.

    ``made_at`` is UTC in ISO 8601. ``remarks``: sentences that belong to every use of it.
    """

    title: str
    demonstration: bool
    propositions: Propositions
    system: CalibratedSystem
    curve: ScoreCurve
    bounds: Bounds
    data: CalibrationData
    quality: tuple[QualityRange, ...]
    validation: Validation
    made_at: str
    software: Mapping[str, str]
    remarks: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if tuple(one.measure for one in self.quality) != RANGED:
            raise ValueError("the ranges of quality are those of all measures, in their order")
        if not all(one.low <= one.high for one in self.quality):
            raise ValueError("a range begins before it ends")

    def bounded(self, scores: Values) -> Values:
        """The log10 LR of each score, within the bounds."""
        return self.bounds.limited(self.curve.log10_lr(scores))
