"""What a comparison and its maps have to say, for JSON and for people."""

from typing import TYPE_CHECKING, Any

import attrs

from xfv_desktop.cli import fidelity_facts, region_tables
from xfv_desktop.cli.output import print_facts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xfv_desktop.domain.comparison import ComparedFace, Comparison
    from xfv_desktop.domain.explanation import Explanation, Side
    from xfv_desktop.domain.fidelity import FidelityRecord
    from xfv_desktop.domain.regions import RegionTable


def agreement_facts(comparisons: "Sequence[Comparison]") -> dict[str, Any]:
    """What several models say together."""
    from xfv_desktop.domain.agreement import agreement, disagree, result_of

    results = [result_of(comparison) for comparison in comparisons]
    return {"models_disagree": disagree(results), "agreement": agreement(results)}


def explanation_facts(
    explanation: "Explanation",
    tables: "Mapping[Side, RegionTable] | None",
    record: "FidelityRecord | None",
) -> dict[str, Any]:
    """The explainer as it was run and, where asked for, what its maps add up to and are worth."""
    facts: dict[str, Any] = {"explainer": {"name": explanation.explainer, **explanation.parameters}}
    if tables is not None:
        facts["regions"] = region_tables.table_facts(tables)
    if record is not None:
        facts["fidelity"] = fidelity_facts.fidelity_facts(record)
    return facts


def print_explanation(
    explanation: "Explanation",
    tables: "Mapping[Side, RegionTable] | None",
    record: "FidelityRecord | None",
) -> None:
    """The same for people, as lines and tables."""
    chosen = ", ".join(f"{key} {value}" for key, value in explanation.parameters.items())
    print_facts({"explained by": f"{explanation.explainer}  {chosen}"}, as_json=False)
    if tables is not None:
        region_tables.print_tables(tables)
    if record is not None:
        fidelity_facts.print_fidelity(record)


def comparison_facts(comparison: "Comparison") -> dict[str, Any]:
    """Everything about a comparison that JSON can say."""
    point = comparison.model.operating_point
    return {
        "score": comparison.score,
        "threshold": comparison.threshold,
        "decision": comparison.decision.value,
        "model": {
            "name": comparison.model.name,
            "sha256": comparison.model.sha256,
            "embedding_dim": comparison.model.embedding_dim,
        },
        "operating_point": {**attrs.asdict(point), "validated": point.validated},
        "probe": _face_facts(comparison.probe),
        "reference": _face_facts(comparison.reference),
        "environment": dict(comparison.environment),
        "timings_s": {key: round(value, 4) for key, value in comparison.timings_s.items()},
        "warnings": list(comparison.warnings),
    }


def _face_facts(side: "ComparedFace") -> dict[str, Any]:
    box = side.face.box
    return {
        "file": side.image.name,
        "sha256": side.image.sha256,
        "width": side.image.width,
        "height": side.image.height,
        "face": {
            "box": [box.x, box.y, box.width, box.height],
            "landmarks": side.face.landmarks_px.tolist(),
            "detector_score": side.face.detector_score,
            "turn": side.face.turn,
            "eye_distance_px": side.face.eye_distance_px,
            "alignment_residual_px": side.crop.residual_px,
            "quality": None if side.quality is None else attrs.asdict(side.quality),
        },
        "steps for the network": [attrs.asdict(step) for step in side.steps],
    }


def print_comparison(comparison: "Comparison") -> None:
    """The same for people, as lines."""
    print_facts(
        {
            "probe": f"{comparison.probe.image.name}  sha256 {comparison.probe.image.sha256}",
            "reference": f"{comparison.reference.image.name}  "
            f"sha256 {comparison.reference.image.sha256}",
            "similarity score": f"{comparison.score:.4f}",
            "threshold": comparison.model.operating_point.in_words,
            "decision": f"{comparison.decision.value.upper()}: the system's output at its "
            "threshold, no opinion on identity",
            "model": f"{comparison.model.title}  sha256 {comparison.model.sha256}",
            "seconds": ", ".join(f"{k} {v:.2f}" for k, v in comparison.timings_s.items()),
            "warnings": list(comparison.warnings),
        },
        as_json=False,
    )
