"""How far one explanation of one pair can be trusted: what was tried with it, and the verdicts.

Three questions are asked of the map that argues for the decision (similarity map of an accepted
pair, dissimilarity map of a rejected one; both of the probe), and each has a stated rule:

- *Does it depend on the partner?* The pair's signed map is correlated with those against
  ``MOST_DISTRACTORS`` other faces at most. Dependence is 1 − mean |correlation|; the absolute
  value, because a map that only turns from similarity into dissimilarity shows the same places.
  Yes from ``LEAST_DEPENDENCE``.
- *Is it better than a fixed mask?* The score is followed while the probe is deleted, and inserted,
  in the order of the map, and likewise of ``RANDOM_MAPS`` blurred random maps and of fixed
  controls. Yes where both areas are better than those of every control and of at least
  ``LEAST_BETTER`` of the random maps.
- *Does it find a changed region?* Of the cells of the probe those ``REGIONS`` are changed, one at
  a time, whose change moves the score most; the altered pair is explained anew. A region is found
  where the map that has to show it is largest inside. Yes where at least ``LEAST_FOUND`` of them
  are found; a map that knows nothing finds one in ``CELLS``.
"""

from collections.abc import Mapping
from enum import StrEnum

import attrs

from xfv_desktop.domain.comparison import Decision
from xfv_desktop.domain.explanation import Layer, ParameterValue
from xfv_desktop.domain.face import CROP_SIZE, FaceCrop
from xfv_desktop.domain.trial import Change, RegionChange

LEAST_DEPENDENCE = 0.3
LEAST_BETTER = 0.95
LEAST_FOUND = 0.5
RANDOM_MAPS = 20
REGIONS, REGION_SIZE_PX = 8, 28
CELLS = (CROP_SIZE // REGION_SIZE_PX) ** 2
FEWEST_DISTRACTORS, MOST_DISTRACTORS = 2, 3


class Question(StrEnum):
    """What is asked of a map."""

    PARTNER = "depends on the partner"
    MASK = "better than a fixed mask"
    REGION = "finds a changed region"


@attrs.frozen
class GalleryFace:
    """Another face to swap the partner with; ``sha256`` is that of its file."""

    name: str
    sha256: str
    crop: FaceCrop


@attrs.frozen
class Distractor:
    """Who took the partner's place: its name, its file's hash, its score with both of the pair."""

    name: str
    sha256: str
    score_with_probe: float
    score_with_reference: float


@attrs.frozen
class PartnerDependence:
    """1 − mean |correlation| of the map with those against the distractors, in [0, 1]."""

    dependence: float
    distractors: tuple[Distractor, ...]

    @property
    def passed(self) -> bool:
        """The rule above."""
        return self.dependence >= LEAST_DEPENDENCE


@attrs.frozen
class MapCurve:
    """The score at even shares of pixels from 0 to 1 in the order of a map, and the area below."""

    name: str
    scores: tuple[float, ...]
    area: float


@attrs.frozen
class MaskCurves:
    """One way to perturb the probe: the map's own curve beside fixed controls and random maps.

    ``higher_is_better``: of an accepted pair, insertion; of a rejected one, deletion.
    """

    change: Change
    higher_is_better: bool
    own: MapCurve
    controls: tuple[MapCurve, ...]
    random: tuple[MapCurve, ...]

    def beats(self, other: MapCurve) -> bool:
        """Whether the map's area is strictly better."""
        if self.higher_is_better:
            return self.own.area > other.area
        return self.own.area < other.area

    @property
    def share_of_random_beaten(self) -> float:
        """The percentile among the random maps, as a fraction."""
        return sum(map(self.beats, self.random)) / len(self.random)

    @property
    def controls_beaten(self) -> tuple[str, ...]:
        """The names of the fixed controls that are worse."""
        return tuple(control.name for control in self.controls if self.beats(control))

    @property
    def passed(self) -> bool:
        """Better than every control and nearly all random maps."""
        return (
            len(self.controls_beaten) == len(self.controls)
            and self.share_of_random_beaten >= LEAST_BETTER
        )


@attrs.frozen
class MaskComparison:
    """Deletion and insertion in the order of the layer that argues for the decision."""

    layer: Layer
    deletion: MaskCurves
    insertion: MaskCurves

    @property
    def curves(self) -> tuple[MaskCurves, MaskCurves]:
        """Both of them."""
        return self.deletion, self.insertion

    @property
    def passed(self) -> bool:
        """The rule above."""
        return self.deletion.passed and self.insertion.passed


@attrs.frozen
class RegionFinding:
    """One changed cell, counted row by row from 0; the score before it is the pair's."""

    cell: int
    score_after: float
    found: bool


@attrs.frozen
class RegionCheck:
    """Regions of the probe that were changed one at a time, and whether the map showed them.

    ``donor`` names the face that the pixels came from.
    """

    change: RegionChange
    donor: str
    findings: tuple[RegionFinding, ...]

    @property
    def found(self) -> int:
        """How many were found."""
        return sum(finding.found for finding in self.findings)

    @property
    def by_chance(self) -> float:
        """How many a map that knows nothing would find."""
        return len(self.findings) / CELLS

    @property
    def passed(self) -> bool:
        """The rule above."""
        return self.found >= LEAST_FOUND * len(self.findings)


@attrs.frozen(kw_only=True)
class FidelityRecord:
    """What was tried with one explanation of one pair, and what came out.

    A part is ``None`` where it does not apply: the method has no dissimilarity map.
    ``settings``: everything else that the figures depend on.
    """

    explainer: str
    decision: Decision
    score: float
    partner: PartnerDependence
    mask: MaskComparison | None
    region: RegionCheck | None
    settings: Mapping[str, ParameterValue]

    @property
    def verdicts(self) -> tuple["Verdict", ...]:
        """One for each question, always in the same order."""
        return (_partner(self.partner), _mask(self.mask), _region(self.region))

    @property
    def failed(self) -> tuple["Verdict", ...]:
        """The verdicts that a warning has to name."""
        return tuple(verdict for verdict in self.verdicts if verdict.passed is False)

    @property
    def warning(self) -> str:
        """One sentence for the map's place of display; empty where nothing failed."""
        if not self.failed:
            return ""
        return f"This map did not pass: {'; '.join(verdict.text for verdict in self.failed)}."


@attrs.frozen
class Verdict:
    """The answer to one question: in words, with its figures and the rule behind it.

    ``passed`` is ``None`` where the question does not apply.
    """

    question: Question
    passed: bool | None
    text: str
    figures: str
    rule: str

    @property
    def word(self) -> str:
        """“passed”, “not passed” or “not applicable”."""
        return {True: "passed", False: "not passed", None: "not applicable"}[self.passed]

    @property
    def answer(self) -> str:
        """What stands behind the question's colon."""
        return self.text.partition(": ")[2]


NO_DISSIMILARITY = "not applicable, the method has no dissimilarity map"


def _partner(found: PartnerDependence) -> Verdict:
    answer = "yes" if found.passed else "no"
    return Verdict(
        Question.PARTNER,
        found.passed,
        f"{Question.PARTNER}: {answer}",
        f"dependence {found.dependence:.2f} against {len(found.distractors)} other faces",
        f"yes if 1 − mean |correlation| with the maps against other faces is at least "
        f"{LEAST_DEPENDENCE:g}",
    )


def _mask(found: MaskComparison | None) -> Verdict:
    rule = (
        f"yes if better than every fixed control and at least {100 * LEAST_BETTER:.0f} % of "
        f"{RANDOM_MAPS} blurred random maps, by the area of the score in deletion and in insertion"
    )
    if found is None:
        return _not_applicable(Question.MASK, rule)
    return Verdict(
        Question.MASK,
        found.passed,
        f"{Question.MASK}: {'yes' if found.passed else 'no'}",
        "; ".join(map(_curve_figures, found.curves)),
        rule,
    )


def _not_applicable(question: Question, rule: str) -> Verdict:
    return Verdict(question, None, f"{question}: {NO_DISSIMILARITY}", "", rule)


def _curve_figures(curves: MaskCurves) -> str:
    return (
        f"{curves.change} area {curves.own.area:.3f}, better than "
        f"{100 * curves.share_of_random_beaten:.0f} % of random maps and "
        f"{len(curves.controls_beaten)} of {len(curves.controls)} fixed controls"
    )


def _region(found: RegionCheck | None) -> Verdict:
    rule = (
        f"passed if at least {100 * LEAST_FOUND:.0f} % of the {REGIONS} regions of "
        f"{REGION_SIZE_PX} px whose change moves the score most are found"
    )
    if found is None:
        return _not_applicable(Question.REGION, rule)
    count = len(found.findings)
    return Verdict(
        Question.REGION,
        found.passed,
        f"finds a {found.change} region: {found.found} of {count}",
        f"a map that knows nothing finds {found.by_chance:g} of {count}",
        rule,
    )
