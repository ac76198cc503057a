"""What an examiner is asked in each stage; the lists lie in ``resources/procedure``."""

import functools
import tomllib
from typing import Any

import attrs

from xfv_desktop.assets import resources
from xfv_desktop.domain.procedure import (
    Influence,
    Question,
    Rating,
    Stability,
    Stage,
    Suitability,
    Visibility,
)

PHOTOGRAPH, OPINION, MACHINE, AGREEMENT = "photograph", "opinion", "machine", "agreement"
"""Subjects that are neither a factor nor a component."""
YES, NO = "yes", "no"
SEEN = {
    Stage.ANALYSIS: "visibility (questioned)",
    Stage.COMPARISON: "visibility (known)",
}
DESCRIBED = {
    Stage.ANALYSIS: "description (questioned)",
    Stage.COMPARISON: "description (known)",
}
"""Fields of a component: how well it is seen on each photograph, and as what."""


@attrs.frozen
class Factor:
    """A factor of the image, with what belongs to it.

    ``measures`` are the fields of ``FaceQuality`` that say something about it.
    """

    name: str
    about: str
    measures: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """The subject of its questions."""
        return f"factor: {self.name}"


@attrs.frozen
class ComponentGroup:
    """A component group of the feature list, with the characteristics to describe."""

    number: int
    name: str
    characteristics: tuple[str, ...]

    @property
    def subject(self) -> str:
        """The subject of its questions."""
        return f"component {self.number}: {self.name}"


@attrs.frozen
class Opinion:
    """A category of the scale without numbers: its short name, and the sentence it stands for."""

    id: str
    name: str
    words: str


@functools.cache
def factors() -> tuple[Factor, ...]:
    """The factors of the image, in the order in which they are judged."""
    return tuple(
        Factor(one["name"], one["about"], tuple(one.get("measures", ())))
        for one in _toml("factors")["factor"]
    )


@functools.cache
def component_groups() -> tuple[ComponentGroup, ...]:
    """The 19 component groups, from the top of the face to the bottom."""
    return tuple(
        ComponentGroup(one["number"], one["name"], tuple(one["characteristics"]))
        for one in _toml("components")["component"]
    )


@functools.cache
def opinions() -> tuple[Opinion, ...]:
    """The categories, from the strongest support for the same person down."""
    return tuple(Opinion(**one) for one in _toml("opinions")["opinion"])


def edition() -> str:
    """Which feature list and which scale the forms follow."""
    return f"{_toml('components')['edition']}; opinion scale: {_toml('opinions')['edition']}"


def opinion(category: str) -> Opinion:
    """The opinion of a category; one that the scale has lost stands for itself."""
    lost = Opinion(category, category, category)
    return next((one for one in opinions() if one.id == category), lost)


def questions(*, conflict: bool = False) -> tuple[Question, ...]:
    """Everything that is asked, stage by stage.

    ``conflict``: a verifier came to another opinion, so how it was resolved has to be told.
    """
    return (*_analysis(), *_comparison(), *_evaluation(), *_machine(conflict=conflict))


def _analysis() -> list[Question]:
    stage, asked = Stage.ANALYSIS, list[Question]()
    seen, described = SEEN[stage], DESCRIBED[stage]
    for factor in factors():
        asked.append(Question(stage, factor.subject, "judgement", tuple(Influence), required=True))
        asked.append(Question(stage, factor.subject, "remark"))
    for group in component_groups():
        asked.append(Question(stage, group.subject, seen, tuple(Visibility), required=True))
        asked.append(Question(stage, group.subject, described))
    asked.append(Question(stage, PHOTOGRAPH, "suitability", tuple(Suitability), required=True))
    asked.append(Question(stage, PHOTOGRAPH, "notes"))
    return asked


def _comparison() -> list[Question]:
    stage = Stage.COMPARISON
    asked = []
    for group in component_groups():
        unlike = ("rating", (Rating.DISSIMILAR.value,))
        asked += [
            Question(stage, group.subject, SEEN[stage], tuple(Visibility), required=True),
            Question(stage, group.subject, DESCRIBED[stage]),
            Question(stage, group.subject, "rating", tuple(Rating), required=True),
            Question(stage, group.subject, "explanation", required=True, only_if=unlike),
            Question(stage, group.subject, "stability", tuple(Stability)),
            Question(stage, group.subject, "comment"),
        ]
    asked.append(Question(stage, PHOTOGRAPH, "notes"))
    return asked


def _evaluation() -> list[Question]:
    stage, categories = Stage.EVALUATION, tuple(one.id for one in opinions())
    return [
        Question(stage, OPINION, "category", categories, required=True),
        Question(stage, OPINION, "reasons", required=True),
        Question(stage, OPINION, "limits", required=True),
    ]


def _machine(*, conflict: bool) -> list[Question]:
    stage, categories = Stage.MACHINE, tuple(one.id for one in opinions())
    changed = ("opinion changed", (YES,))
    asked = [
        Question(stage, MACHINE, "opinion changed", (NO, YES), required=True),
        Question(stage, MACHINE, "category", categories, required=True, only_if=changed),
        Question(stage, MACHINE, "reasons", required=True),
    ]
    if conflict:
        asked.append(Question(stage, AGREEMENT, "resolution", required=True))
    return asked


@functools.cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(resources("procedure", f"{name}.toml").read_text(encoding="utf-8"))
