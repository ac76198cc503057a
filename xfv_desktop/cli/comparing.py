"""Compare two photographs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from xfv_desktop.cli import fidelity_facts, region_tables
from xfv_desktop.cli.likelihood_facts import (
    calibration_option,
    chosen_evaluation,
    evaluation_facts,
    evaluation_lines,
)
from xfv_desktop.cli.output import (
    Names,
    device_option,
    json_option,
    models_option,
    path_type,
    print_facts,
    progress_bar,
)
from xfv_desktop.disk import replace_file
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Progress, part_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xfv_desktop.domain.comparison import ComparedFace, Comparison
    from xfv_desktop.domain.explanation import Explanation, Side
    from xfv_desktop.domain.fidelity import FidelityRecord
    from xfv_desktop.domain.regions import RegionTable
    from xfv_desktop.services.comparison.examination import ChosenFace


@click.command()
@click.argument("probe", type=path_type)
@click.argument("reference", type=path_type)
@models_option
@click.option(
    "--explainer",
    "explainers",
    type=Names(),
    default="fggb",
    show_default=True,
    metavar="NAMES",
    help="Names of “xfv explainers list”, with commas between them.",
)
@device_option
@click.option("--probe-face", type=int, metavar="N", help="Which face, counted from the left.")
@click.option("--reference-face", type=int, metavar="N", help="Which face, counted from the left.")
@click.option(
    "--tolerance",
    type=float,
    metavar="PART",
    help="Stop once at most that part of each map's L2 norm is missing (fggb; such as 0.1).",
)
@click.option("--maps", type=path_type, metavar="OUT.npz", help="Write maps and crops.")
@click.option("--figure", type=path_type, metavar="OUT.png", help="Write a picture of the maps.")
@click.option("--regions", is_flag=True, help="Add the maps up over the facial regions.")
@click.option(
    "--noise",
    type=click.IntRange(min=1),
    metavar="COPIES",
    help="With --regions: explain so many noisy copies too and give the range of each number.",
)
@click.option("--fidelity", is_flag=True, help="Check the maps: partner, fixed masks, regions.")
@calibration_option
@json_option
def compare(
    probe: Path,
    reference: Path,
    models: tuple[str, ...],
    explainers: tuple[str, ...],
    device: str,
    probe_face: int | None,
    reference_face: int | None,
    tolerance: float | None,
    maps: Path | None,
    figure: Path | None,
    regions: bool,
    noise: int | None,
    fidelity: bool,
    calibration_file: Path | None,
    as_json: bool,
) -> None:
    """Compare two photographs and explain the decision.

    PROBE is the questioned photograph, REFERENCE the known one. With several models or explainers,
    each has its own files: OUT-MODEL-EXPLAINER.npz and .png.

    \b
    Example:
      xfv compare cctv.jpg portrait.jpg --maps maps.npz --figure maps.png --json
      xfv compare cctv.jpg portrait.jpg --explainer fggb,exchange --fidelity
      xfv compare cctv.jpg portrait.jpg --model sface,my-model
    """
    from xfv_desktop.services.program import decoding

    decoding.start()  # while torch is being loaded
    from xfv_desktop.services.comparison import examination
    from xfv_desktop.services.evidence import intake

    if noise is not None and not regions:
        raise UserError("Noise is tried on the regions' numbers: add --regions.")
    if not explainers:
        raise UserError("No explainer is named: see “xfv explainers list”.")
    if len({Path(name).stem for name in models}) < max(1, len(models)):
        raise UserError("Name at least one model, and each of them once.")
    for name in explainers:
        examination.chosen_explainer(name, tolerance)
    sides = []
    for path, number in ((probe, probe_face), (reference, reference_face)):
        inspection = intake.inspect(path)
        index = inspection.chosen(None if number is None else number - 1)
        sides.append(examination.ChosenFace(inspection.photograph, inspection.faces, index))
    made = []
    with progress_bar() as progress:
        for done, model in enumerate(models):
            step = part_of(progress, done / len(models), (done + 1) / len(models))
            made.append(_explained(sides, model, explainers, device, tolerance, step))
    for comparison, explanations in made:
        for explanation in explanations:
            ending = f"-{comparison.model.name}" if len(made) > 1 else ""
            ending += f"-{explanation.explainer}" if len(explanations) > 1 else ""
            if maps is not None:
                target = maps.with_stem(maps.stem + ending)
                replace_file(target, examination.maps_to_npz(comparison, explanation))
            if figure is not None:
                from xfv_desktop.services.comparison.saliency import figure_png

                target = figure.with_stem(figure.stem + ending)
                replace_file(target, figure_png(comparison, explanation))
    measured = []
    for model, (comparison, explanations) in zip(models, made, strict=True):
        rows = []
        for explanation in explanations:
            tables = record = None
            with progress_bar() as progress:
                if regions:
                    tables = region_tables.facial_tables(
                        comparison, explanation, noise, model, device, progress
                    )
                if fidelity:
                    from xfv_desktop.services.comparison.fidelity import fidelity_of

                    record = fidelity_of(
                        comparison, explanation, model=model, device=device, progress=progress
                    )
            rows.append((explanation, tables, record))
        measured.append((comparison, rows, chosen_evaluation(comparison, calibration_file)))
    together = agreement_facts([comparison for comparison, _ in made])
    if as_json:
        facts = [
            {
                **comparison_facts(one),
                **evaluation_facts(found),
                "explanations": [explanation_facts(*row) for row in rows],
            }
            for one, rows, found in measured
        ]
        shown = facts[0] if len(facts) == 1 else {"comparisons": facts, **together}
        print_facts(shown, as_json=True)
        return
    for comparison, rows, found in measured:
        _print_comparison(comparison)
        print_facts(evaluation_lines(found), as_json=False)
        for explanation, tables, record in rows:
            chosen = ", ".join(f"{key} {value}" for key, value in explanation.parameters.items())
            print_facts({"explained by": f"{explanation.explainer}  {chosen}"}, as_json=False)
            if tables is not None:
                region_tables.print_tables(tables)
            if record is not None:
                fidelity_facts.print_fidelity(record)
    if len(made) > 1:
        click.echo(together["agreement"])


def _explained(
    sides: "list[ChosenFace]",
    model: str,
    explainers: tuple[str, ...],
    device: str,
    tolerance: float | None,
    progress: Progress,
) -> "tuple[Comparison, list[Explanation]]":
    """One model's comparison with the maps of each explainer."""
    from xfv_desktop.services.comparison import examination

    count = len(explainers)
    comparison, explanation = examination.compare_faces(
        sides[0], sides[1], model=model, explainer=explainers[0], device=device,
        tolerance=tolerance, progress=part_of(progress, 0, 1 / count),
    )  # fmt: skip
    explanations = [explanation]
    for done, name in enumerate(explainers[1:], start=1):
        step = part_of(progress, done / count, (done + 1) / count)
        explanation = examination.explain(
            comparison, name, model=model, device=device, tolerance=tolerance, progress=step
        )
        explanations.append(explanation)
    return comparison, explanations


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


def _print_comparison(comparison: "Comparison") -> None:
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
