"""Calibrate scores, look at a calibration, and what a score is worth by it."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from xfv_desktop.cli.likelihood_facts import as_set, measured
from xfv_desktop.cli.output import (
    device_option,
    json_option,
    model_option,
    path_type,
    print_facts,
    progress_bar,
    refuse_without,
)
from xfv_desktop.disk import refuse_unwritable, replace_file, writing_to
from xfv_desktop.domain.operating_point import percent

if TYPE_CHECKING:
    from xfv_desktop.domain.calibration import Calibration


@click.command()
@click.argument("listed", metavar="PAIRS.csv|SCORES.csv", type=path_type)
@model_option
@click.option("--out", required=True, type=path_type, metavar="OUT.json", help="The file to write.")
@click.option("--population", required=True, help="The relevant population that the list is of.")
@click.option("--hp", default="", help="Proposition Hp, as a clause that follows “if”.")
@click.option("--hd", default="", help="Proposition Hd, likewise.")
@click.option("--title", default="", help="Default: the model and the list.")
@click.option(
    "--method",
    type=click.Choice(["logistic", "bi-gaussian", "isotonic"]),
    default="logistic",
    show_default=True,
    help="How scores become likelihood ratios.",
)
@click.option(
    "--bounds",
    type=click.Choice(["elub", "empirical"]),
    default="elub",
    show_default=True,
    help="What keeps likelihood ratios within what the list can bear.",
)
@click.option(
    "--test",
    type=path_type,
    metavar="LIST.csv",
    help="Bounds and validation from this list of other persons instead of a cross-validation.",
)
@click.option("--folds", type=click.IntRange(3, 20), default=5, show_default=True,
              help="Parts of the cross-validation, by persons.")  # fmt: skip
@click.option("--resamples", type=click.IntRange(100, 20_000), default=1000, show_default=True,
              help="Draws for the intervals.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, help="Of folds and draws.")
@click.option("--plots", type=path_type, metavar="FOLDER", help="Write the plots (PNG and PDF).")
@click.option("--demonstration", is_flag=True, help="Mark it as a demonstration.")
@device_option
@json_option
def calibrate(
    listed: Path,
    model: str,
    out: Path,
    population: str,
    hp: str,
    hd: str,
    title: str,
    method: str,
    bounds: str,
    test: Path | None,
    folds: int,
    resamples: int,
    seed: int,
    plots: Path | None,
    demonstration: bool,
    device: str,
    as_json: bool,
) -> None:
    """Learn likelihood ratios from a list of pairs or of scores.

    A list of pairs has the columns image_a, image_b, same (1 or 0) and, where the folders of the
    images are no persons, person_a, person_b; several images of one person under image_a are
    separated by |. A list of scores has score, same, person_a, person_b and the quality of both
    faces, as “xfv evaluate verification --out” writes it.

    \b
    Example:
      xfv calibrate lfw/pairs.csv --out lfw.json --population "web press photographs"
    """
    from xfv_desktop.domain.calibration import BoundRule, Method, Propositions
    from xfv_desktop.services.performance import calibration

    refuse_unwritable(out)
    with progress_bar() as progress:
        made = calibration.calibrate(
            listed,
            model=model,
            device=device,
            purpose=calibration.Purpose(
                title=title,
                propositions=Propositions(
                    hp or calibration.HP, hd or calibration.HD, population.strip()
                ),
                demonstration=demonstration,
            ),
            course=calibration.Course(Method(method), BoundRule(bounds), folds, resamples, seed),
            test=test,
            progress=progress,
        )
    sha256 = calibration.write_calibration(made, out)
    _print(made, {"file": str(out), "sha256 of the file": sha256}, as_json)
    if plots is not None:
        _write_plots(made, plots, None)


@click.group("calibration")
def calibration_group() -> None:
    """Look at a calibration.

    \b
    Example:
      xfv calibration show lfw.json --plots plots
    """


@calibration_group.command("show")
@click.argument("file", type=path_type, required=False)
@click.option("--plots", type=path_type, metavar="FOLDER", help="Write the plots (PNG and PDF).")
@click.option("--score", type=float, help="Mark this score in the plots.")
@json_option
def show_calibration(
    file: Path | None, plots: Path | None, score: float | None, as_json: bool
) -> None:
    """Print what a calibration says about itself; without FILE, the one that is set.

    An altered file is refused with exit status 2.

    \b
    Example:
      xfv calibration show lfw.json --json
    """
    from xfv_desktop.services.cases import likelihood

    if plots is None:
        refuse_without("--plots", "score")
    made, data = likelihood.calibration(str(file or as_set("calibration")))
    _print(made, {"sha256 of the file": hashlib.sha256(data).hexdigest()}, as_json)
    if plots is not None:
        _write_plots(made, plots, score)


def _print(made: "Calibration", more: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_facts({**attrs.asdict(made), **more}, as_json=True)
        return
    data, tried, curve, bounds = made.data, made.validation, made.curve, made.bounds
    learnt = (
        f"log10 LR = {curve.intercept:.4f} + {curve.slope:.4f} × score"
        if not curve.knots
        else f"{len(curve.knots)} knots"
    )
    print_facts(
        {
            "calibration": f"{made.title}{'  DEMONSTRATION' if made.demonstration else ''}",
            "Hp": made.propositions.hp,
            "Hd": made.propositions.hd,
            "population": made.propositions.population,
            "model": f"{made.system.model_title}  sha256 {made.system.model_sha256}",
            "questioned images": made.system.questioned_images.value,
            "data": f"{data.mated} mated and {data.nonmated} non-mated pairs of {data.identities} "
            f"persons ({data.left_out} pairs left out); {data.file}, sha256 {data.sha256}",
            "persons by": data.persons_by,
            "method": f"{curve.method.words}: {learnt}",
            "bounds (log10 LR)": [
                f"{rule} {low:.3f} to {high:.3f}{'  in force' if rule == bounds.rule else ''}"
                for rule, (low, high) in (("elub", bounds.elub), ("empirical", bounds.empirical))
            ],
            "validated by": tried.way,
            "Cllr": measured(tried.cllr),
            "Cllr-min": measured(tried.cllr_min),
            "Cllr-cal": measured(tried.cllr_cal),
            "devPAV": measured(tried.devpav),
            "misleading": f"{percent(tried.misleading_mated)} of mated pairs below 1, "
            f"{percent(tried.misleading_nonmated)} of non-mated pairs above 1",
            "intervals": tried.intervals,
            "quality": [f"{q.measure} {q.low:.3g} to {q.high:.3g}" for q in made.quality],
            "made": f"{made.made_at}; {', '.join(f'{k} {v}' for k, v in made.software.items())}",
            "remarks": list(made.remarks),
            **more,
        },
        as_json=False,
    )


def _write_plots(made: "Calibration", folder: Path, score: float | None) -> None:
    import numpy as np

    from xfv_desktop.domain.calibration_plots import PlotKind
    from xfv_desktop.domain.likelihood import Mark
    from xfv_desktop.services.performance import calibration_plots

    mark = None
    if score is not None:
        mark = Mark(score, float(made.bounded(np.array([score]))[0]))
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for kind in PlotKind:
        for form in ("png", "pdf"):
            target = folder / f"{kind.value}.{form}"
            replace_file(target, calibration_plots.plot(made, kind, form, mark=mark))
