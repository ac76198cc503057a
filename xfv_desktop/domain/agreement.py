"""What several models say about one pair; nothing that one of them says is left out.

Models agree or not about the photographs as they came. What they say of enhanced pictures is told
beside it, never in its place.
"""

from collections.abc import Sequence

import attrs

from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.domain.comparison import Comparison, Decision


@attrs.frozen
class ModelResult:
    """Score and threshold of one model. Scores of different models are on different scales."""

    model: str
    score: float
    threshold: float
    enhanced: bool = False

    @property
    def decision(self) -> Decision:
        """The system's output at its threshold."""
        return Decision.at(self.threshold, self.score)


def result_of(one: Comparison | ExaminationSummary) -> ModelResult:
    """The result of a comparison, under the name of its model."""
    model = one.model if isinstance(one, ExaminationSummary) else one.model.name
    return ModelResult(model, one.score, one.threshold, one.enhanced)


def as_they_came(results: Sequence[ModelResult]) -> list[ModelResult]:
    """The results on the photographs as they came."""
    return [result for result in results if not result.enhanced]


def agreement(results: Sequence[ModelResult]) -> str:
    """One sentence on the decisions of several models; empty where there are fewer than two."""
    plain = as_they_came(results)
    if len(plain) < 2:
        return ""
    decisions = {result.decision for result in plain}
    if len(decisions) == 1:
        who = "Both models" if len(plain) == 2 else f"All {len(plain)} models"
        return f"{who} {decisions.pop().value} at their own thresholds."
    return f"The models disagree: {', '.join(_stated(plain))}."


def disagree(results: Sequence[ModelResult]) -> bool:
    """Whether one model accepts and another rejects."""
    return len({result.decision for result in as_they_came(results)}) > 1


def turned(results: Sequence[ModelResult]) -> str:
    """A sentence where enhanced pictures change the decision of a model; empty where none does."""
    changed = [result for result in results if result.enhanced and _is_turned(result, results)]
    if not changed:
        return ""
    return f"Enhanced pictures change the decision: given them, {', '.join(_stated(changed))}."


def _is_turned(enhanced: ModelResult, results: Sequence[ModelResult]) -> bool:
    own = {one.decision for one in as_they_came(results) if one.model == enhanced.model}
    return bool(own) and enhanced.decision not in own


def other_results(
    one: ExaminationSummary, summaries: Sequence[ExaminationSummary]
) -> tuple[ExaminationSummary, ...]:
    """The examinations of the same two faces whose result is not the same one again.

    Other models, and the same model where file, threshold, score or the pictures that it was given
    differ: whoever reads the result of one examination is told of all of them. Of equal results
    the first one stands.
    """
    found = {_outcome(one): one}
    for summary in summaries:
        if _pair(summary) == _pair(one):
            found.setdefault(_outcome(summary), summary)
    return tuple(sorted((s for s in found.values() if s is not one), key=lambda s: s.number))


def of_same_faces(
    one: ExaminationSummary, summaries: Sequence[ExaminationSummary]
) -> tuple[ExaminationSummary, ...]:
    """Every examination of the same two faces, by any model and explainer, itself included."""
    return tuple(summary for summary in summaries if _pair(summary) == _pair(one))


def grouped(summaries: Sequence[ExaminationSummary]) -> tuple[ExaminationSummary, ...]:
    """The examinations of the same two faces beside each other, pairs in order of their first."""
    first: dict[tuple[object, ...], int] = {}
    for summary in summaries:
        first.setdefault(_pair(summary), summary.number)
    return tuple(sorted(summaries, key=lambda s: (first[_pair(s)], s.number)))


def _pair(summary: ExaminationSummary) -> tuple[object, ...]:
    return summary.questioned, summary.questioned_face, summary.known, summary.known_face


def _outcome(summary: ExaminationSummary) -> tuple[object, ...]:
    given = summary.questioned_given, summary.known_given
    return summary.model_sha256, summary.threshold, summary.score, *given


def _stated(results: Sequence[ModelResult]) -> list[str]:
    verbs = {Decision.ACCEPT: "accepts", Decision.REJECT: "rejects"}
    return [
        f"{r.model} {verbs[r.decision]} (score {r.score:.4f}, threshold {r.threshold:g})"
        for r in results
    ]
