"""What a case compares: its propositions, and the calibration and words that belong to them."""

from pathlib import Path

import click

from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.likelihood_facts import as_set, calibration_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import json_option, print_facts, refuse_without


@case.command("propositions")
@case_argument
@click.option("--name", is_flag=True, help="Name them now: those of the calibration, or as given.")
@calibration_option
@click.option("--hp", default="", help="Proposition Hp, as a clause that follows “if”.")
@click.option("--hd", default="", help="Proposition Hd, likewise.")
@click.option("--population", default="", help="The relevant population of this case.")
@click.option("--reason", default="", help="Why other ones than before.")
@examiner_option
@json_option
def propositions(
    folder: Path,
    name: bool,
    calibration_file: Path | None,
    hp: str,
    hd: str,
    population: str,
    reason: str,
    examiner: str,
    as_json: bool,
) -> None:
    """Show or name the propositions of a case and the calibration for them.

    Without named propositions a case gives no likelihood ratios. The calibration becomes part of
    the case.

    \b
    Example:
      xfv case propositions robbery.xfv --name --calibration laboratory.json
    """
    from xfv_desktop.domain.calibration import Propositions
    from xfv_desktop.services.cases import casework, likelihood

    if not name:
        refuse_without("--name", "calibration_file", "hp", "hd", "population", "reason")
    with opened_case(folder, writable=name) as opened:
        if name:
            file = str(calibration_file or as_set("calibration"))
            own = likelihood.calibration(file)[0].propositions
            likelihood.name_propositions(
                opened,
                person=examiner or casework.cover(opened).examiner,
                calibration_file=file,
                scale_file=as_set("verbal_scale"),
                propositions=Propositions(hp or own.hp, hd or own.hd, population or own.population),
                reason=reason,
            )
        current = likelihood.frame(opened)
    if current is None:
        print_facts({"propositions": None if as_json else "none are named"}, as_json=as_json)
        return
    print_facts(
        {
            "hp": current.propositions.hp,
            "hd": current.propositions.hd,
            "population": current.propositions.population,
            "calibration": current.calibration.title,
            "calibration sha256": current.sha256,
            "verbal scale": f"{current.scale.title}, {current.scale.edition}",
            "named": f"{current.at} by {current.by} (audit event {current.sequence})",
        },
        as_json=as_json,
    )
