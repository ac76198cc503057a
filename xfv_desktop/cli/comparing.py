"""Compare two photographs."""

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xfv_desktop.cli.comparison_facts import (
    agreement_facts,
    comparison_facts,
    explanation_facts,
    print_comparison,
    print_explanation,
)
from xfv_desktop.cli.faces import chosen_face
from xfv_desktop.cli.likelihood_facts import (
    calibration_option,
    chosen_calibration,
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
from xfv_desktop.cli.region_tables import facial_tables
from xfv_desktop.disk import refuse_unwritable, replace_file
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.jobs import Progress, part_of

if TYPE_CHECKING:
    from xfv_desktop.domain.comparison import Comparison
    from xfv_desktop.domain.explanation import Explanation
    from xfv_desktop.domain.fidelity import FidelityRecord
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
    each has its own files: OUT-MODEL-EXPLAINER.npz and .png. Nothing is overwritten.

    \b
    Example:
      xfv compare cctv.jpg portrait.jpg --maps maps.npz --figure maps.png --json
      xfv compare cctv.jpg portrait.jpg --explainer fggb,exchange --fidelity
      xfv compare cctv.jpg portrait.jpg --model sface,my-model
    """
    from xfv_desktop.services.program import decoding

    decoding.start()  # while torch is being loaded
    from xfv_desktop.services.cases.likelihood import evaluation
    from xfv_desktop.services.comparison import examination

    if noise is not None and not regions:
        raise UserError("Noise is tried on the regions' numbers: add --regions.")
    if not explainers:
        raise UserError("No explainer is named: see “xfv explainers list”.")
    if len(set(explainers)) < len(explainers):
        raise UserError("An explainer is named twice in --explainer: name each of them once.")
    if len({Path(name).stem for name in models}) < max(1, len(models)):
        raise UserError("Name at least one model, and each of them once.")
    for name in explainers:
        examination.chosen_explainer(name, tolerance)
    if maps is not None and maps == figure:
        raise UserError("--maps and --figure name the same file: choose two names.")
    several = (len(models) > 1, len(explainers) > 1)
    for out, model, name in itertools.product((maps, figure), models, explainers):
        if out is not None:
            refuse_unwritable(_beside(out, Path(model).stem, name, *several))
    by, scale = chosen_calibration(calibration_file)
    sides = [
        chosen_face(probe, probe_face, "--probe-face N"),
        chosen_face(reference, reference_face, "--reference-face N"),
    ]
    made = []
    with progress_bar() as progress:
        for done, model in enumerate(models):
            step = part_of(progress, done / len(models), (done + 1) / len(models))
            made.append(_explained(sides, model, explainers, device, tolerance, step))
    for comparison, explanations in made:
        for explanation in explanations:
            _write(comparison, explanation, several, maps, figure)
    measured = []
    for model, (comparison, explanations) in zip(models, made, strict=True):
        rows = []
        for one in explanations:
            with progress_bar() as progress:
                tables = record = None
                if regions:
                    tables = facial_tables(comparison, one, noise, model, device, progress)
                if fidelity:
                    record = _checked(comparison, one, model, device, progress)
            rows.append((one, tables, record))
        measured.append((comparison, rows, evaluation(comparison, by, scale)))
    together = agreement_facts([comparison for comparison, _ in made])
    if as_json:
        facts = [
            {
                **comparison_facts(comparison),
                **evaluation_facts(found),
                "explanations": [explanation_facts(*row) for row in rows],
            }
            for comparison, rows, found in measured
        ]
        shown = facts[0] if len(facts) == 1 else {"comparisons": facts, **together}
        print_facts(shown, as_json=True)
        return
    for comparison, rows, found in measured:
        print_comparison(comparison)
        print_facts(evaluation_lines(found), as_json=False)
        for row in rows:
            print_explanation(*row)
    if len(made) > 1:
        click.echo(together["agreement"])


def _beside(out: Path, model: str, explainer: str, models: bool, explainers: bool) -> Path:
    """The file of one model and explainer, told apart by their names where there are several."""
    if not out.name:
        raise UserError(f"“{out}” is a folder: name the file to be written.")
    names = ((model, models), (explainer, explainers))
    return out.with_stem("-".join([out.stem, *(name for name, told in names if told)]))


def _write(
    comparison: "Comparison",
    explanation: "Explanation",
    several: tuple[bool, bool],
    maps: Path | None,
    figure: Path | None,
) -> None:
    """The maps as numbers and as a picture, each where it was asked for."""

    def named(out: Path) -> Path:
        return _beside(out, comparison.model.name, explanation.explainer, *several)

    if maps is not None:
        from xfv_desktop.services.comparison.examination import maps_to_npz

        replace_file(named(maps), maps_to_npz(comparison, explanation))
    if figure is not None:
        from xfv_desktop.services.comparison.saliency import figure_png

        replace_file(named(figure), figure_png(comparison, explanation))


def _checked(
    comparison: "Comparison",
    explanation: "Explanation",
    model: str,
    device: str,
    progress: Progress,
) -> "FidelityRecord":
    from xfv_desktop.services.comparison.fidelity import fidelity_of

    return fidelity_of(comparison, explanation, model=model, device=device, progress=progress)


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
