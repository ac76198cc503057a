"""Exhibits of a case compared, explained and checked."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xfv_desktop.cli.case_facts import examination_line
from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import (
    device_option,
    exhibit_type,
    explainer_option,
    json_option,
    models_option,
    print_facts,
    progress_bar,
)

if TYPE_CHECKING:
    from xfv_desktop.domain.casework import Examination, ExaminationSummary


@case.command("compare")
@case_argument
@click.argument("questioned", type=exhibit_type)
@click.argument("known", type=exhibit_type)
@models_option
@explainer_option
@device_option
@examiner_option
@click.option(
    "--enhanced",
    is_flag=True,
    help="Give the network what your chains for it make of the photographs (“xfv case enhance”).",
)
@click.option("--no-fidelity", is_flag=True, help="Do not check the maps afterwards.")
@json_option
def compare_exhibits(
    folder: Path,
    questioned: str,
    known: str,
    models: tuple[str, ...],
    explainer: str,
    device: str,
    examiner: str,
    enhanced: bool,
    no_fidelity: bool,
    as_json: bool,
) -> None:
    """Compare two exhibits, explain and store it; then check the maps and store that too.

    With several models each makes an examination of its own, and the report of one names the
    results of all. An enhanced comparison needs that of the photographs as they came before, and
    stands beside it.

    \b
    Example:
      xfv case compare robbery.xfv Q1 K1
      xfv case compare robbery.xfv Q1 K1 --enhanced
    """
    from xfv_desktop.cli.comparison_facts import (
        agreement_facts,
        comparison_facts,
        explanation_facts,
    )
    from xfv_desktop.cli.fidelity_facts import print_fidelity
    from xfv_desktop.cli.likelihood_facts import evaluation_facts, evaluation_lines
    from xfv_desktop.domain.jobs import part_of
    from xfv_desktop.services.cases import casework, likelihood
    from xfv_desktop.services.comparison import examination, fidelity

    with opened_case(folder, writable=True) as opened, progress_bar() as progress:
        who = examiner or casework.cover(opened).examiner
        share = 1.0 if no_fidelity else 0.2
        changes = examination.examine(
            opened, questioned, known, examiner=who, models=models, explainer=explainer,
            device=device, enhanced=enhanced, progress=part_of(progress, 0.0, share),
        )  # fmt: skip
        numbers = [int(number) for number in changes.numbers]
        for done, (number, model) in enumerate(zip(numbers, models, strict=True)):
            start, stop = (share + (1 - share) * n / len(numbers) for n in (done, done + 1))
            if not no_fidelity:
                fidelity.assess(
                    opened, number, examiner=who, model=model, device=device,
                    progress=part_of(progress, start, stop),
                )  # fmt: skip
        made = [casework.load_examination(opened, number) for number in numbers]
        summaries = casework.overview(opened).examinations
        found = {one.number: likelihood.case_evaluation(opened, one.comparison) for one in made}
    lines = {summary.number: examination_line(summary) for summary in summaries}
    if as_json:
        facts = [
            {
                "examination": one.number,
                **comparison_facts(one.comparison),
                **evaluation_facts(found[one.number]),
                **explanation_facts(one.explanation, None, one.fidelity),
            }
            for one in made
        ]
        together = agreement_facts([one.comparison for one in made])
        print_facts(
            facts[0] if len(facts) == 1 else {"examinations": facts, **together}, as_json=True
        )
        return
    for one in made:
        print_facts({f"examination {one.number}": lines[one.number]}, as_json=False)
        for warning in one.comparison.warnings:
            click.echo(f"    {warning}")
        print_facts(evaluation_lines(found[one.number]), as_json=False)
        if one.fidelity is not None:
            print_fidelity(one.fidelity)
    if enhanced:
        _print_beside(made, summaries)
    if len(made) > 1:
        click.echo(agreement_facts([one.comparison for one in made])["agreement"])


def _print_beside(made: "Sequence[Examination]", summaries: "Sequence[ExaminationSummary]") -> None:
    """What the same faces gave as they came, and how often other pictures were tried."""
    from xfv_desktop.domain.agreement import of_same_faces

    own = next(one for one in summaries if one.number == made[0].number)
    same = of_same_faces(own, summaries)
    for one in same:
        if not one.enhanced:
            print_facts({f"as they came, examination {one.number}": examination_line(one)},
                        as_json=False)  # fmt: skip
    tried = sum(one.enhanced for one in same)
    click.echo(f"Comparisons of these two faces with enhanced pictures: {tried}")
