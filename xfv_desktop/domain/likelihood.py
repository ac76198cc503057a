"""What a score says about two propositions: a bounded likelihood ratio, or why there is none."""

import hashlib
import math
from collections.abc import Sequence

import attrs
import numpy as np

from xfv_desktop.domain.calibration import (
    Calibration,
    NumberClass,
    Propositions,
    ranged_measures,
)
from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.quality import FaceQuality

PROPOSITIONS_NAMED = "propositions named"
"""The audit event by which a case names its propositions, a calibration and a verbal scale."""


@attrs.frozen
class Band:
    """The words for likelihood ratios above ``above``, up to the next band's, included."""

    above: float
    words: str


@attrs.frozen
class VerbalScale:
    """A table of words. The words are derived from the likelihood ratio and never chosen."""

    title: str
    edition: str
    source: str
    neutral: str
    bands: tuple[Band, ...]

    def __attrs_post_init__(self) -> None:
        starts = [band.above for band in self.bands]
        if not starts or starts[0] != 1 or not np.isfinite(starts).all():
            raise ValueError("the first band begins at 1")
        if any(np.diff(starts) <= 0):
            raise ValueError("the bands rise")
        texts = (self.title, self.edition, self.neutral, *(band.words for band in self.bands))
        if not all(text.strip() for text in texts):
            raise ValueError("title, edition and words are not empty")

    def words(self, log10_lr: float) -> str:
        """The words for that log10 LR; for one below 0 they hold for Hd."""
        found = self.neutral
        for band in self.bands:
            if abs(log10_lr) > math.log10(band.above):
                found = band.words
        return found


@attrs.frozen(kw_only=True)
class ComparedBy:
    """What made a score: the names and hashes that a calibration is compared with.

    ``enhanced``: the network was given another picture than the one that came.
    """

    model_title: str
    model_sha256: str
    template_sha256: str
    detector: str
    questioned_images: int = 1
    enhanced: bool = False


@attrs.frozen(kw_only=True)
class LikelihoodRatio:
    """A bounded likelihood ratio with the words for it.

    ``unbounded``: the log10 LR of the curve; where it lies beyond a bound, ``log10_lr`` is that
    bound. ``words`` come from ``scale``.
    """

    score: float
    log10_lr: float
    unbounded: float
    propositions: Propositions
    calibration: Calibration = attrs.field(repr=False)
    scale: VerbalScale = attrs.field(repr=False)

    @property
    def at_bound(self) -> bool:
        """Whether the data carry no more than this; then “at least” or “at most” is said."""
        bounds = self.calibration.bounds
        return self.unbounded >= bounds.upper or self.unbounded <= bounds.lower

    @property
    def value(self) -> str:
        """The likelihood ratio: ``about 47``, ``at least 560``, ``at most 1/480``."""
        number = shown(self.log10_lr)
        if not self.at_bound:
            return f"about {number}"
        return (
            f"at {'least' if self.unbounded >= self.calibration.bounds.upper else 'most'} {number}"
        )

    @property
    def words(self) -> str:
        """The verbal equivalent, with the proposition that it is for."""
        words = self.scale.words(self.log10_lr)
        if self.log10_lr == 0:
            return words
        return f"{words} for {'Hp' if self.log10_lr > 0 else 'Hd'}"

    @property
    def sentence(self) -> str:
        """The findings under both propositions, in the one wording that is allowed."""
        first, second = self.propositions.hp, self.propositions.hd
        if self.log10_lr < 0:
            first, second = second, first
        number = shown(abs(self.log10_lr))
        if number == "1":
            return f"The findings are no more probable if {first} than if {second}."
        how = "at least" if self.at_bound else "about"
        return f"The findings are {how} {number} times more probable if {first} than if {second}."


@attrs.frozen
class NoLikelihoodRatio:
    """Why there is none; each reason is a sentence."""

    reasons: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The reasons in one line."""
        return f"No likelihood ratio: {' '.join(self.reasons)}"


Evaluation = LikelihoodRatio | NoLikelihoodRatio
UNNAMED = NoLikelihoodRatio(("The case names no calibration for its propositions.",))


@attrs.frozen
class Naming:
    """When a case named its propositions: the audit event, and the calibration file's SHA-256.

    ``before``: whether that was before the comparison that is evaluated, and so before its score
    was known.
    """

    sequence: int
    at: str
    by: str
    sha256: str
    before: bool


@attrs.frozen
class Mark:
    """Where a case lies in the plots: score and bounded log10 LR, ``None`` where it has no LR."""

    score: float
    log10_lr: float | None


def template_sha256(card: ModelCard) -> str:
    """SHA-256 over the alignment template as ten little-endian doubles."""
    return hashlib.sha256(card.template_px.astype("<f8").tobytes()).hexdigest()


def shown(log10_lr: float) -> str:
    """A likelihood ratio with two significant digits, rounded towards 1: ``560``, ``1/47``."""
    size = abs(log10_lr)
    digits = math.floor(size) - 1
    # The tiny addition keeps powers of ten, whose logarithm is exact, from being cut to 9.9
    factor = math.floor(10 ** (size - digits) + 1e-9)
    number = f"{factor * 10**digits:,}" if digits >= 0 else f"{factor / 10**-digits:g}"
    return number if log10_lr >= 0 or number == "1" else f"1/{number}"


def evaluated(
    score: float,
    by: ComparedBy,
    sides: Sequence[tuple[str, FaceQuality | None]],
    calibration: Calibration,
    propositions: Propositions,
    scale: VerbalScale,
) -> Evaluation:
    """The likelihood ratio of a score, or why the calibration does not hold for it.

    ``sides``: the name of each photograph and the quality of its face.
    """
    reasons = (*_system_reasons(by, calibration), *_quality_reasons(sides, calibration))
    if reasons:
        return NoLikelihoodRatio(reasons)
    unbounded = float(calibration.curve.log10_lr(np.array([score]))[0])
    return LikelihoodRatio(
        score=score,
        log10_lr=float(calibration.bounds.limited(np.array([unbounded]))[0]),
        unbounded=unbounded,
        propositions=propositions,
        calibration=calibration,
        scale=scale,
    )


def _system_reasons(by: ComparedBy, calibration: Calibration) -> tuple[str, ...]:
    system, reasons = calibration.system, []
    if by.model_sha256 != system.model_sha256:
        reasons.append(
            f"The calibration is of the model {system.model_title}, the score of {by.model_title}."
        )
    elif by.template_sha256 != system.template_sha256:
        reasons.append("The calibration was made with another alignment of the faces.")
    if by.detector != system.detector:
        reasons.append("The calibration was made with another face detector.")
    if by.enhanced:
        reasons.append(
            "The network was given enhanced pictures, and the calibration is of photographs as "
            "they came."
        )
    own = NumberClass.of(by.questioned_images)
    if own is not system.questioned_images:
        reasons.append(
            f"The calibration is for {_images(system.questioned_images)}, this score is of "
            f"{_images(own)}."
        )
    return tuple(reasons)


def _images(number: NumberClass) -> str:
    return f"{number} questioned photograph{'' if number is NumberClass.ONE else 's'}"


def _quality_reasons(
    sides: Sequence[tuple[str, FaceQuality | None]], calibration: Calibration
) -> tuple[str, ...]:
    ranges = {one.measure: one for one in calibration.quality}
    reasons = []
    for name, quality in sides:
        if quality is None:
            reasons.append(f"{name}: the quality of the face was not measured.")
            continue
        outside = []
        for measure in ranged_measures():
            value, own = measure.of(quality), ranges[measure.field]
            if value is None or not own.low <= value <= own.high:
                low, high = f"{own.low:.{measure.decimals}f}", f"{own.high:.{measure.decimals}f}"
                title = measure.title[0].lower() + measure.title[1:]
                outside.append(
                    f"{title} {measure.shown(quality)} ({low} to {high} in the calibration)"
                )
        if outside:
            reasons.append(f"{name} lies outside the calibration: {', '.join(outside)}.")
    return tuple(reasons)
