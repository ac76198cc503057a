"""What a report lacks before it is issued, on the command line."""

from pathlib import Path

import click

from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import json_option, print_facts, progress_bar
from xfv_desktop.cli.reports import report
from xfv_desktop.domain.particulars import Form


@report.command("check")
@case_argument
@click.argument("examination", type=int, default=None, required=False)
@click.option("--as", "--examiner", "examiner", default="", metavar="NAME",
              help="Who is to sign; default: the case's examiner.")  # fmt: skip
@click.option(
    "--form",
    type=click.Choice([form.value for form in Form]),
    default=Form.FULL.value,
    show_default=True,
    help="Whole, the statement alone, or the verifier's note.",
)
@json_option
def report_check(
    folder: Path, examination: int | None, examiner: str, form: str, as_json: bool
) -> None:  # fmt: skip
    """Say what is missing or open before the report of an examination is issued.

    Without a number the last examination is meant. Exit status 1 if something blocks the report.

    \b
    Example:
      xfv report check robbery.xfv
      xfv report check robbery.xfv 2 --form statement --json
    """
    from xfv_desktop.domain.errors import UserError
    from xfv_desktop.services.cases import casework, people
    from xfv_desktop.services.reports.completeness import Severity, gaps

    with opened_case(folder, writable=False) as opened, progress_bar() as progress:
        seen = casework.overview(opened)
        if examination is None:
            if not seen.examinations:
                raise UserError("The case holds no examination yet: compare two photographs first.")
            examination = seen.examinations[-1].number
        name = examiner or seen.case.examiner
        if people.people(opened):  # none in a case of an earlier version
            people.acting(opened, name)
        found = gaps(opened, examination, name, Form(form), progress=progress)
    if as_json:
        print_facts(
            {
                "examination": examination,
                "gaps": [
                    {
                        "severity": gap.severity.value,
                        "section": gap.section,
                        "sentence": gap.sentence,
                        "edited at": gap.place.words,
                    }
                    for gap in found
                ],
            },
            as_json=True,
        )
    elif not found:
        click.echo(f"Nothing is missing from the report of examination {examination}.")
    for gap in () if as_json else found:
        click.echo(f"{gap.severity.value:<15}  section {gap.section:>2}  {gap.sentence}")
    if any(gap.severity is Severity.BLOCKS for gap in found):
        raise SystemExit(1)
