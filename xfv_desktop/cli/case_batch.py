"""Many pairs of a case compared by one command."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.case_facts import examination_facts, examination_line
from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import (
    device_option,
    explainer_option,
    json_option,
    models_option,
    path_type,
    print_facts,
    printable,
    progress_bar,
)
from xfv_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from xfv_desktop.domain.batch import BatchEntry
    from xfv_desktop.domain.evidence import Exhibit
    from xfv_desktop.services.cases.casework import CaseFile


@case.command("compare-all")
@case_argument
@click.option("--pairs", type=path_type, help="CSV file with the columns questioned,known.")
@click.option("--again", is_flag=True, help="Pairs that have such a result already as well.")
@models_option
@explainer_option
@device_option
@examiner_option
@click.option("--no-fidelity", is_flag=True, help="Do not check the maps afterwards.")
@json_option
def compare_all(
    folder: Path,
    pairs: Path | None,
    again: bool,
    models: tuple[str, ...],
    explainer: str,
    device: str,
    examiner: str,
    no_fidelity: bool,
    as_json: bool,
) -> None:
    """Compare every questioned with every known exhibit, or the pairs of a list.

    Each pair is stored as soon as it is done, so a stop loses nothing: the same command goes on
    with what is left. Exit status 1 if a pair failed or was refused.

    \b
    Example:
      xfv case compare-all robbery.xfv
      xfv case compare-all robbery.xfv --pairs pairs.csv --no-fidelity
    """
    from xfv_desktop.domain.batch import Batch, PairState
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.comparison import batch
    from xfv_desktop.services.opinion import unmasking

    with opened_case(folder, writable=True) as opened, progress_bar() as progress:
        overview = casework.overview(opened)
        _refuse_without_pairs(overview.exhibits)
        who = examiner or overview.case.examiner
        wanted = (
            batch.every_pair(overview.exhibits)
            if pairs is None
            else batch.listed_pairs(pairs, overview.exhibits)
        )
        chosen = (
            wanted
            if again
            else batch.not_yet_compared(wanted, overview, models=models, explainer=explainer)
        )
        left_out = len(wanted) - len(chosen)
        nothing_left = "" if chosen else _nothing_left(left_out, models, explainer)
        made = Batch(batch.entries(unmasking.standing(opened, who), chosen, person=who))
        if not as_json:
            _tell(opened, [one for one in made.entries if one.state is PairState.REFUSED])
        for step in batch.compare_all(
            opened, made, examiner=who, models=models, explainer=explainer, device=device,
            check=not no_fidelity, progress=progress,
        ):  # fmt: skip
            if not as_json:
                _tell(opened, [one for one in step.entries if one not in made.entries])
            made = step
        if as_json:
            facts = {"pairs": _facts(opened, made.entries), "compared before": left_out}
            print_facts(facts | {"nothing left": nothing_left or None}, as_json=True)
    bad = made.count(PairState.FAILED, PairState.REFUSED)
    if not as_json:
        click.echo(
            nothing_left
            or f"{made.count(PairState.DONE)} compared, {bad} failed or refused, "
            f"{left_out} compared before"
        )
    if bad:
        raise SystemExit(1)


def _refuse_without_pairs(exhibits: "Sequence[Exhibit]") -> None:
    """Raises UserError naming the role that no exhibit of the case has."""
    from xfv_desktop.domain.evidence import Role

    for role in Role:
        if all(one.role is not role for one in exhibits):
            raise UserError(
                f"There is no pair to compare: the case holds no {role} exhibit. Add one with "
                f"“xfv case add CASE FILE --role {role}”."
            )


def _nothing_left(count: int, models: Sequence[str], explainer: str) -> str:
    by = f"{', '.join(models)} with {explainer}"
    what = "The pair was" if count == 1 else f"All {count} pairs were"
    return f"{what} compared by {by} before: add --again to compare once more."


def _tell(opened: "CaseFile", entries: "list[BatchEntry]") -> None:
    from xfv_desktop.services.cases import casework

    lines = {one.number: examination_line(one) for one in casework.overview(opened).examinations}
    for entry in entries:
        for number in entry.examinations:
            click.echo(f"examination {number}  {lines[number]}")
        if not entry.examinations:
            click.echo(f"{' – '.join(entry.pair)}: {entry.state}: {printable(entry.note)}")


def _facts(opened: "CaseFile", entries: "Sequence[BatchEntry]") -> list[dict[str, Any]]:
    from xfv_desktop.services.cases import casework

    made = {one.number: one for one in casework.overview(opened).examinations}
    records = casework.fidelity_records(opened)
    return [
        {
            "questioned": entry.pair[0],
            "known": entry.pair[1],
            "state": entry.state.value,
            "note": entry.note,
            "examinations": [
                examination_facts(made[number], records.get(number))
                for number in entry.examinations
            ],
        }
        for entry in entries
    ]
