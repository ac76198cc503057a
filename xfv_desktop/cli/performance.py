"""Error rates on a list of pairs, and the operating point that they make: ``xfv evaluate``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.output import (
    device_option,
    json_option,
    model_option,
    path_type,
    print_facts,
    progress_bar,
    refuse_without,
)
from xfv_desktop.domain.operating_point import percent, rate_in_words

if TYPE_CHECKING:
    from xfv_desktop.services.performance.evaluation import Verification
    from xfv_desktop.services.performance.operating_points import Measured


@click.command()
@click.argument("pairs", metavar="PAIRS.csv", type=path_type)
@model_option
@click.option(
    "--out", type=path_type, metavar="FOLDER", help="Folder for scores, tables and curves."
)
@click.option(
    "--threshold",
    type=click.FloatRange(max=1),
    metavar="SCORE",
    help="Measure at this threshold.  [default: the one on the model's card]",
)
@click.option(
    "--at-fmr",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    metavar="FMR",
    help="Measure at the lowest threshold whose FMR on this list does not exceed this one.",
)
@click.option(
    "--write-operating-point",
    "name",
    metavar="NAME",
    help="Let the result stand with the model's threshold from now on, under this name.",
)
@click.option("--data", metavar="TEXT", help="What the list is, in words, for the operating point.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of resampling.")
@device_option
@json_option
def verification(
    pairs: Path,
    model: str,
    out: Path | None,
    threshold: float | None,
    at_fmr: float | None,
    name: str | None,
    data: str | None,
    seed: int,
    device: str,
    as_json: bool,
) -> None:
    """Error rates over a list of pairs (columns image_a, image_b, same: 1 or 0).

    Terms of ISO/IEC 19795-1: FMR, FNMR, EER, failures to acquire and to enrol, with 95 % intervals
    that draw persons anew, because comparisons that share a person are not independent. A person is
    named by the columns person_a and person_b, else by the folder that an image lies in. Paths are
    relative to the list. Where a picture shows several faces, the one nearest to its centre is
    taken. With --out: scores.csv, which “xfv calibrate” reads, summary.json, summary.md, the DET
    curve, scores and error rates by covariate as PNG and PDF, and manifest.json.

    \b
    Example:
      xfv evaluate verification lfw/pairs.csv --out lfw-sface
        --write-operating-point "LFW 2026" --data "LFW View 2, folds 1 and 2"
    """
    from xfv_desktop.services.performance.evaluation import evaluate_verification
    from xfv_desktop.services.performance.operating_points import (
        checked_name,
        measured_point,
        write_operating_point,
    )
    from xfv_desktop.services.performance.performance_output import check_folder, write_outputs
    from xfv_desktop.services.performance.performance_summary import summary_facts

    if threshold is not None and at_fmr is not None:
        raise click.UsageError("Give --threshold or --at-fmr, not both.")
    if name is None:
        refuse_without("--write-operating-point", "data")
    command = ["xfv", *sys.argv[1:]]
    if name is not None:
        name = checked_name(name)
    if out is not None:
        check_folder(out)
    with progress_bar() as progress:
        outcome = evaluate_verification(
            pairs, model=model, device=device, threshold=threshold, at_fmr=at_fmr, seed=seed,
            progress=progress,
        )  # fmt: skip
    written: dict[str, Any] = {}
    if out is not None:
        written["files"] = [str(out / file) for file in write_outputs(out, outcome, command)]
    if name is not None:
        point = measured_point(outcome, name, data=data or pairs.name, command=command)
        written["operating_point_file"] = str(write_operating_point(outcome.card, point))
    if as_json:
        print_facts({**summary_facts(outcome), **written}, as_json=True)
        return
    print_facts(_shown(outcome), as_json=False)
    if written:
        click.echo("")
        print_facts({key.replace("_", " "): value for key, value in written.items()}, as_json=False)


def _shown(outcome: "Verification") -> dict[str, Any]:
    rates, intervals = outcome.rates, outcome.rates.intervals
    return {
        "pairs": f"{len(outcome.scored)} of {outcome.pairs} compared "
        f"({rates.mated} mated, {rates.nonmated} non-mated)",
        "persons": "not known" if outcome.persons is None else outcome.persons,
        "failures to acquire": [f"{k}: {v}" for k, v in outcome.failures_to_acquire.items()],
        "failures to enrol": "not known"
        if outcome.failures_to_enrol is None
        else list(outcome.failures_to_enrol),
        "threshold": f"{rates.threshold:.4f}, {outcome.threshold_rule}",
        "accuracy": f"{percent(rates.accuracy)} at the threshold",
        "FMR": f"{rate_in_words(rates.fmr, intervals.get('fmr'))} at the threshold",
        "FNMR": f"{rate_in_words(rates.fnmr, intervals.get('fnmr'))} at the threshold",
        "EER": f"{rate_in_words(rates.eer, intervals.get('eer'))} at {rates.eer_threshold:.4f}",
        **{
            f"FNMR at FMR {key}": rate_in_words(value, intervals.get(f"fnmr_at_fmr {key}"))
            for key, value in rates.fnmr_at_fmr.items()
        },
        "notes": list(rates.notes),
    }


@click.command("operating-point")
@model_option
@click.option("--forget", is_flag=True, help="Go back to the operating point on the model's card.")
@json_option
def operating_point(model: str, forget: bool, as_json: bool) -> None:
    """Show the operating point in force for a model, or forget the one that was measured here.

    Cases keep the operating point that they were made with.

    \b
    Example:
      xfv evaluate operating-point --model sface
    """
    import attrs

    from xfv_desktop.services.performance import operating_points

    found = (
        operating_points.forget_operating_point if forget else operating_points.operating_point
    )(model)
    point = found.card.operating_point
    if as_json:
        file = None if found.file is None else str(found.file)
        print_facts(
            {"model": found.card.name, "file": file, **attrs.asdict(point),
             "validated": point.validated},
            as_json=True,
        )  # fmt: skip
        return
    print_facts(_point_shown(found), as_json=False)


def _point_shown(found: "Measured") -> dict[str, Any]:
    point = found.card.operating_point
    return {
        "model": found.card.title,
        "operating point": point.name or "as on the model's card",
        "threshold": f"{point.threshold:.4f}" + (f"  ({point.caution})" if point.caution else ""),
        "FMR": f"{rate_in_words(point.fmr, point.fmr_interval)}, "
        f"{point.nonmated_comparisons} non-mated",
        "FNMR": f"{rate_in_words(point.fnmr, point.fnmr_interval)}, "
        f"{point.mated_comparisons} mated",
        "intervals": point.intervals_by or "none",
        "data": point.data,
        "measured with": point.measured_with,
        "measured on": point.measured_on or "not stated",
        "threshold from": point.threshold_rule or "not stated",
        "list SHA-256": point.list_sha256 or "not stated",
        "file": str(found.file or "the model's card"),
    }
