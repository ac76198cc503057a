"""What a report needs to say and nothing else in a case holds, on the command line."""

from pathlib import Path

import click

from xfv_desktop.cli.cases import examiner_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import exhibit_type, json_option, one_each, print_facts, refuse_without
from xfv_desktop.cli.reports import report


@report.command("particulars")
@case_argument
@click.option("--set", "texts", multiple=True, metavar="FIELD=TEXT", help="May be repeated.")
@click.option("--person", default="", metavar="NAME", help="Texts of this person.")
@click.option(
    "--exhibit",
    default="",
    type=exhibit_type,
    metavar="NUMBER",
    help="Texts of this exhibit.",
)
@click.option("--examination", default="", metavar="N", help="Texts of this examination.")
@click.option("--fields", "list_fields", is_flag=True, help="List what can be said, and of whom.")
@examiner_option
@json_option
def report_particulars(
    folder: Path,
    texts: tuple[str, ...],
    person: str,
    exhibit: str,
    examination: str,
    list_fields: bool,
    examiner: str,
    as_json: bool,
) -> None:
    """Print or record what only the examiner can say in a report.

    Customer, question, information given and withheld, the examiner's qualifications, the
    conclusion in words. A text that is set again is amended: the earlier one stays on record.
    Without --set, what is recorded of one person, exhibit or examination, if one is named.

    \b
    Example:
      xfv report particulars robbery.xfv --set "customer=District court" --set "question=…"
      xfv report particulars robbery.xfv --examination 1 --set "conclusion=The findings …"
      xfv report particulars robbery.xfv --fields
    """
    from xfv_desktop.domain.errors import UserError
    from xfv_desktop.domain.particulars import CASE, About, Subject
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.opinion import particulars

    named = [
        Subject(about, name)
        for about, name in (
            (About.PERSON, person),
            (About.EXHIBIT, exhibit),
            (About.EXAMINATION, examination),
        )
        if name
    ]
    if len(named) > 1:
        raise UserError(
            "Texts are of one subject at a time: name a person, exhibit or examination."
        )
    told = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise UserError(f"“{text}” sets nothing: write FIELD=TEXT, for example customer=Court.")
        told.append((name.strip(), value))
    given = one_each("--set", told)
    if not given:
        refuse_without("--set", "examiner")
    with opened_case(folder, writable=bool(given)) as opened:
        if given:
            particulars.record(
                opened, given, subject=named[0] if named else CASE,
                person=examiner or casework.cover(opened).examiner,
            )  # fmt: skip
        said = particulars.of(opened, *named)
    if list_fields:
        facts = {
            one.id: f"{one.label} (section {one.section}, of the {one.about}): {one.hint}"
            for one in particulars.fields()
            if one.about in [subject.about for subject in named] or not named
        }
    else:
        facts = {
            " ".join(part for part in (one.field, one.subject.name) if part): one.value
            for one in said
        }
    if not facts and not as_json:
        click.echo("Nothing was said yet: see --fields.")
    print_facts(facts, as_json=as_json)
