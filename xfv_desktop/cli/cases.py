"""Cases on the command line."""

from pathlib import Path

import attrs
import click

from xfv_desktop.cli.case_facts import (
    case_facts,
    disagreements,
    examination_facts,
    examination_line,
    exhibit_facts,
    exhibit_line,
    fidelity_lines,
)
from xfv_desktop.cli.opening import case_argument, encrypt_option, new_passphrase, opened_case
from xfv_desktop.cli.output import (
    json_option,
    path_type,
    print_facts,
    progress_bar,
)
from xfv_desktop.cli.remedies import told

examiner_option = click.option(
    "--as", "--examiner", "examiner", default="", metavar="NAME",
    help="Who works: one of the people of the case; default: the case's examiner.",
)  # fmt: skip


@click.group()
def case() -> None:
    """Make a case, add photographs, compare them.

    \b
    Example:
      xfv case new robbery.xfv --examiner "A. Examiner"
      xfv case add robbery.xfv cctv.jpg --role questioned
      xfv case add robbery.xfv portrait.jpg --role known
      xfv case compare robbery.xfv Q1 K1
    """


@case.command("new")
@case_argument
@click.option("--examiner", required=True, metavar="NAME", help="Who is responsible for the case.")
@click.option("--title", default="", help="Default: the folder's name.")
@click.option("--reference", default="", help="The customer's or the laboratory's file number.")
@click.option(
    "--own-opinion-first",
    is_flag=True,
    help="Score, decision and maps stay hidden until the examiner's own evaluation is locked, "
    "which is done in the window.",
)
@encrypt_option
@json_option
def new_case(
    folder: Path,
    examiner: str,
    title: str,
    reference: str,
    own_opinion_first: bool,
    encrypt: bool,
    as_json: bool,
) -> None:
    """Make a new, empty case folder.

    \b
    Example:
      xfv case new robbery.xfv --examiner "A. Examiner" --reference "2026/117"
      xfv case new robbery.xfv --examiner "A. Examiner" --encrypt
      xfv case new robbery.xfv --examiner "A. Examiner" --own-opinion-first
    """
    from xfv_desktop.domain.procedure import Order
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.opinion import unmasking

    with casework.create_case(
        folder, title=title, reference=reference, examiner=examiner,
        passphrase=new_passphrase(encrypt),
    ) as opened:  # fmt: skip
        if own_opinion_first:
            unmasking.set_order(opened, Order.OPINION_FIRST, person=examiner)
        print_facts(case_facts(casework.overview(opened)), as_json=as_json)


@case.command("list")
@click.argument("folder", type=path_type, default=".")
@json_option
def list_cases(folder: Path, as_json: bool) -> None:
    """List the cases in a folder (default: the current one).

    \b
    Example:
      xfv case list /home/lab/cases --json
    """
    from xfv_desktop.domain.errors import UserError
    from xfv_desktop.services.cases import casework

    if not folder.is_dir():
        raise UserError(f"{folder} is no folder: name one that holds cases.")
    found = []
    for path in sorted(one for one in folder.glob("*") if casework.is_case(one.name)):
        try:
            with opened_case(path, writable=False) as opened:
                found.append(case_facts(casework.overview(opened)))
        except UserError as error:
            found.append({"folder": str(path), "error": told(error)})
    if as_json:
        print_facts({"cases": found}, as_json=True)
    elif not found:
        click.echo(f"{folder} holds no cases.")
    for facts in [] if as_json else found:
        print_facts({facts["folder"]: facts.get("title", facts.get("error"))}, as_json=False)


@case.command("show")
@case_argument
@json_option
def show_case(folder: Path, as_json: bool) -> None:
    """Show what is in a case and check it.

    Every file is hashed again, every row compared with what the audit trail sealed. Exit status 1
    if anything is not as it was.

    \b
    Example:
      xfv case show robbery.xfv --json
    """
    from xfv_desktop.services.cases import casework, checking
    from xfv_desktop.services.comparison import case_models

    with opened_case(folder, writable=False) as opened, progress_bar() as progress:
        fault = checking.case_fault(opened, progress=progress)
        overview = casework.overview(opened)
        fidelity = casework.fidelity_records(opened)
        cards = case_models.case_cards(opened) if fault is None else {}
        missing = case_models.missing_models(opened) if fault is None else ()
    facts = case_facts(overview)
    facts["sound"] = fault is None
    facts["check"] = fault or (
        f"audit trail, files and rows are as sealed up to event {overview.audit_head.sequence}"
    )
    facts["audit head"] = overview.audit_head.seal
    if as_json:
        facts["exhibits"] = [exhibit_facts(e) for e in overview.exhibits]
        facts["examinations"] = [
            examination_facts(e, fidelity.get(e.number)) for e in overview.examinations
        ]
    else:
        facts["exhibits"] = [f"{e.number}  {exhibit_line(e)}" for e in overview.exhibits]
        facts["examinations"] = [
            line
            for e in overview.examinations
            for line in (f"{e.number}  {examination_line(e)}", *fidelity_lines(fidelity, e.number))
        ]
    facts["reports"] = [
        f"{r.id}  of examination {r.examination}, {r.file}, sha256 {r.sha256}, signed by {r.signer}"
        for r in overview.reports
    ]
    facts["models"] = [
        f"{record.card.title}, file sha256 {record.card.sha256}, card sha256 {sha256}"
        for sha256, record in cards.items()
    ]
    facts["missing models"] = list(missing)
    facts["models disagree"] = disagreements(overview)
    print_facts(facts, as_json=as_json)
    if fault:
        raise SystemExit(1)


@case.command("audit")
@case_argument
@json_option
def audit(folder: Path, as_json: bool) -> None:
    """Print the audit trail, the oldest event first.

    \b
    Example:
      xfv case audit robbery.xfv --json
    """
    from xfv_desktop.services.cases import casework

    with opened_case(folder, writable=False) as opened:
        events = casework.audit_trail(opened)
    if as_json:
        print_facts({"events": [attrs.asdict(event) for event in events]}, as_json=True)
    for event in [] if as_json else events:
        line = f"{event.at}  {event.actor}: {event.action}  seal {event.seal}"
        print_facts({str(event.sequence): line}, as_json=False)
