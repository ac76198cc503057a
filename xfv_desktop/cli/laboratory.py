"""Put explanations on trial: ``xfv evaluate explanations``."""

import sys
from pathlib import Path
from typing import Any

import click

from xfv_desktop.cli.output import (
    Names,
    device_option,
    json_option,
    path_type,
    print_facts,
    progress_bar,
)

METRICS = (
    "deletion", "replaced-region", "transplanted-region", "partner", "randomisation",
    "sensitivity", "runtime",
)  # fmt: skip


class _Sizes(Names):
    """Whole numbers with commas between them."""

    name = "sizes"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Any, ...]:
        """The numbers in their order."""
        try:
            return tuple(int(name) for name in super().convert(value, param, ctx))
        except ValueError:
            self.fail(f"{value!r} is no list of whole numbers", param, ctx)


@click.command()
@click.argument("pairs", metavar="PAIRS.csv", type=path_type)
@click.option(
    "--out", type=path_type, required=True, metavar="FOLDER", help="Folder for the results."
)
@click.option(
    "--model",
    "--models",
    "models",
    type=Names(),
    default="sface",
    show_default=True,
    metavar="NAMES",
    help="Names of “xfv models list”, or paths of cards (.toml) beside their weights.",
)
@click.option(
    "--explainer",
    "--explainers",
    "explainers",
    type=Names(),
    default="fggb,exchange,corrrise,controls",
    show_default=True,
    metavar="NAMES",
    help="Names of “xfv explainers list”; “controls” or “all” stand for many.",
)
@click.option(
    "--metrics",
    type=Names(),
    default=",".join(METRICS),
    show_default=True,
    metavar="NAMES",
    help="Which trials to make.",
)
@click.option(
    "--subset",
    type=click.IntRange(2),
    metavar="N",
    help="A random subset, half mated and half non-mated.  [default: all pairs]",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True,
              help="Of the subset and of random weights.")  # fmt: skip
@click.option(
    "--images",
    type=click.Choice(["one", "both"]),
    default="one",
    show_default=True,
    help="Deletion and insertion: perturb the probe alone or both images.",
)
@click.option(
    "--fill",
    type=click.Choice(["black", "mean", "blur"]),
    default="black",
    show_default=True,
    help="Deletion and insertion: what shows where pixels are taken away.",
)
@click.option(
    "--sigma",
    type=click.FloatRange(0),
    default=5.0,
    show_default=True,
    metavar="PX",
    help="Gaussian blur of every map alike; 0 for none.",
)
@click.option("--steps", type=click.IntRange(11), default=11, show_default=True,
              help="Deletion and insertion: points of the curve.")  # fmt: skip
@click.option(
    "--region-sizes",
    type=_Sizes(),
    default="28",
    show_default=True,
    metavar="PX",
    help="Sides of the changed regions: 16, 28, 56.",
)
@click.option(
    "--swaps",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    metavar="K",
    help="Partner dependence: other persons per pair.",
)
@click.option(
    "--costly-pairs",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    metavar="N",
    help="Randomisation, sensitivity and runtime look at the first N pairs only.",
)
@click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Worker processes."
)
@device_option
@json_option
def explanations(
    pairs: Path,
    out: Path,
    models: tuple[str, ...],
    explainers: tuple[str, ...],
    metrics: tuple[str, ...],
    subset: int | None,
    seed: int,
    images: str,
    fill: str,
    sigma: float,
    steps: int,
    region_sizes: tuple[int, ...],
    swaps: int,
    costly_pairs: int,
    jobs: int,
    device: str,
    as_json: bool,
) -> None:
    """Try explanations over a list of pairs (columns image_a, image_b, same: 1 or 0).

    Deletion and insertion, regions with a known answer, dependence on the partner and on the
    weights, sensitivity, runtime: the same trials for every method, controls beside them. Writes
    pairs.csv, summary.json, summary.md, curves and manifest.json. A run that was stopped goes on
    when the same command is given again; other explainers can be added to it. A person is the
    folder that a picture lies in.

    \b
    Example:
      xfv evaluate explanations lfw/pairs.csv --explainer fggb,corrrise,controls
        --subset 200 --seed 1 --jobs 2 --out trials
    """
    from xfv_desktop.domain.trial import TrialSettings
    from xfv_desktop.services.trials.laboratory import (
        LabPlan,
        evaluate_explanations,
        explainer_names,
    )

    settings = TrialSettings(
        images=images,  # type: ignore[arg-type] # click has checked it
        fill=fill,  # type: ignore[arg-type]
        sigma_px=sigma,
        steps=steps,
        region_sizes_px=region_sizes,
        swaps=swaps,
        costly_pairs=costly_pairs,
        seed=seed,
    )
    plan = LabPlan(
        models=models,
        explainers=explainer_names(explainers),
        metrics=metrics,
        settings=settings,
        subset=subset,
        device=device,
        jobs=jobs,
    )
    with progress_bar() as progress:
        outcome = evaluate_explanations(
            pairs, out, plan, command=["xfv", *sys.argv[1:]], progress=progress
        )
    print_facts(
        {
            "folder": str(outcome.folder),
            "files": list(outcome.files),
            "pairs": outcome.pairs,
            "left out": [f"{name}: {reason}" for name, reason in outcome.failures.items()],
        },
        as_json=as_json,
    )
