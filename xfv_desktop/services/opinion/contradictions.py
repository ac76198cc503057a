"""Answers of one record that cannot both be true: found before a stage is locked."""

import attrs

from xfv_desktop.domain.procedure import Procedure, Rating, Stage, Suitability, Visibility
from xfv_desktop.services.opinion import procedure_forms as forms

JUDGED = (Rating.SIMILAR, Rating.DISSIMILAR)
"""Ratings that only a component gets that was seen on both photographs."""
UNSEEN = {
    Stage.ANALYSIS: "not visible on the questioned photograph",
    Stage.COMPARISON: "not visible on the known photograph",
}
"""What is said of a component that the stage of a photograph does not show."""


@attrs.frozen
class Contradiction:
    """The subject that has to be looked at again, and a sentence that says why."""

    subject: str
    sentence: str


def contradictions(current: Procedure, stage: Stage) -> tuple[Contradiction, ...]:
    """What contradicts itself in a stage, or what an earlier one says of the same.

    ASTM E3149: what is not visible on one photograph is not compared. A photograph that was judged
    insufficient ends the examination, it is not compared after all.
    """
    if stage is Stage.ANALYSIS:
        suitability = current.answer(stage, forms.PHOTOGRAPH, "suitability")
        if suitability != Suitability.INSUFFICIENT:
            return ()
        sentence = (
            "The photograph was judged insufficient: end the examination for insufficient quality, "
            "or judge it “suitable with limits” and say what limits it."
        )
        return (Contradiction(forms.PHOTOGRAPH, sentence),)
    if stage is not Stage.COMPARISON:
        return ()
    return tuple(
        Contradiction(
            group.subject,
            f"{group.name}: rated “{rating}”, though {unseen}. Rate it “not comparable”, or "
            "correct what was said of its visibility.",
        )
        for group in forms.component_groups()
        if (rating := current.answer(stage, group.subject, "rating")) in JUDGED
        for seen, unseen in UNSEEN.items()
        if current.answer(seen, group.subject, forms.SEEN[seen]) == Visibility.NOT_VISIBLE
    )
