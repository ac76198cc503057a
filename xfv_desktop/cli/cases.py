"""Cases on the command line."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.output import (
    device_option,
    existing_file,
    explainer_option,
    json_option,
    model_option,
    print_facts,
    progress_bar,
)

if TYPE_CHECKING:
    from xfv_desktop.domain.casework import ExaminationSummary
    from xfv_desktop.domain.evidence import Exhibit
    from xfv_desktop.services.casework import CaseOverview

examiner_option = click.option(
    "--examiner", default="", metavar="NAME", help="Who works; default: the case's examiner."
)


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
@click.argument("folder", type=existing_file)
@click.option("--examiner", required=True, metavar="NAME", help="Who is responsible for the case.")
@click.option("--title", default="", help="Default: the folder's name.")
@click.option("--reference", default="", help="The customer's or the laboratory's file number.")
@json_option
def new_case(folder: Path, examiner: str, title: str, reference: str, as_json: bool) -> None:
    """Make a new, empty case folder.

    \b
    Example:
      xfv case new robbery.xfv --examiner "A. Examiner" --reference "2026/117"
    """
    from xfv_desktop.services import casework

    with casework.create_case(
        folder, title=title, reference=reference, examiner=examiner
    ) as opened:
        print_facts(_case_facts(casework.overview(opened)), as_json=as_json)


@case.command("add")
@click.argument("folder", type=existing_file)
@click.argument("files", nargs=-1, required=True, type=existing_file)
@click.option("--role", required=True, type=click.Choice(["questioned", "known"]))
@click.option("--label", default="", help="What the photograph shows, in a few words.")
@click.option("--source", default="", help="Where the file comes from.")
@click.option("--remarks", default="")
@click.option("--face", type=int, metavar="N", help="Which face, counted from the left.")
@examiner_option
@json_option
def add_files(
    folder: Path,
    files: tuple[Path, ...],
    role: str,
    label: str,
    source: str,
    remarks: str,
    face: int | None,
    examiner: str,
    as_json: bool,
) -> None:
    """Add photographs to a case.

    The files themselves are never altered.

    \b
    Example:
      xfv case add robbery.xfv cctv_1.jpg cctv_2.jpg --role questioned --source "Shop, camera 3"
    """
    from xfv_desktop.domain.evidence import Role
    from xfv_desktop.services import casework, intake

    added: list[str] = []
    with casework.open_case(folder, writable=True) as opened:
        who = examiner or casework.overview(opened).case.examiner
        for path in files:
            inspection = intake.inspect(path)
            changes = intake.add_exhibit(
                opened, inspection, role=Role(role), examiner=who, label=label, source=source,
                remarks=remarks, face_index=None if face is None else face - 1,
            )  # fmt: skip
            added += changes.numbers
        exhibits = [e for e in casework.overview(opened).exhibits if e.number in added]
    if as_json:
        print_facts({"exhibits": [_exhibit_facts(e) for e in exhibits]}, as_json=True)
    for exhibit in [] if as_json else exhibits:
        print_facts({exhibit.number: _exhibit_line(exhibit)}, as_json=False)
        for remark in exhibit.image.remarks:
            click.echo(f"    {remark}")


@case.command("compare")
@click.argument("folder", type=existing_file)
@click.argument("questioned")
@click.argument("known")
@model_option
@explainer_option
@device_option
@examiner_option
@json_option
def compare_exhibits(
    folder: Path,
    questioned: str,
    known: str,
    model: str,
    explainer: str,
    device: str,
    examiner: str,
    as_json: bool,
) -> None:
    """Compare two exhibits, explain and store it.

    \b
    Example:
      xfv case compare robbery.xfv Q1 K1
    """
    from xfv_desktop.cli.comparing import comparison_facts
    from xfv_desktop.services import casework, examination

    with casework.open_case(folder, writable=True) as opened, progress_bar() as progress:
        who = examiner or casework.overview(opened).case.examiner
        changes = examination.examine(
            opened, questioned, known, examiner=who, model=model, explainer=explainer,
            device=device, progress=progress,
        )  # fmt: skip
        number = int(changes.numbers[0])
        done = casework.load_examination(opened, number)
        summary = casework.overview(opened).examinations[-1]
    if as_json:
        facts = comparison_facts(done.comparison, done.explanation)
        print_facts({"examination": number, **facts}, as_json=True)
    else:
        print_facts({f"examination {number}": _examination_line(summary)}, as_json=False)
        for warning in done.comparison.warnings:
            click.echo(f"    {warning}")


@case.command("list")
@click.argument("folder", type=existing_file, default=".")
@json_option
def list_cases(folder: Path, as_json: bool) -> None:
    """List the cases in a folder (default: the current one).

    \b
    Example:
      xfv case list /home/lab/cases --json
    """
    from xfv_desktop.domain.errors import UserError
    from xfv_desktop.services import casework

    if not folder.is_dir():
        raise UserError(f"{folder} is no folder: name one that holds cases.")
    found = []
    for path in sorted(folder.glob(f"*{casework.SUFFIX}")):
        try:
            with casework.open_case(path, writable=False) as opened:
                found.append(_case_facts(casework.overview(opened)))
        except UserError as error:
            found.append({"folder": str(path), "error": str(error)})
    if as_json:
        print_facts({"cases": found}, as_json=True)
    elif not found:
        click.echo(f"{folder} holds no cases.")
    for facts in [] if as_json else found:
        click.echo(f"{facts['folder']}  {facts.get('title', facts.get('error'))}")


@case.command("show")
@click.argument("folder", type=existing_file)
@json_option
def show_case(folder: Path, as_json: bool) -> None:
    """Show what is in a case and check it.

    Lists exhibits, examinations, reports and the head of the audit trail. Exit status 1 if the
    audit trail is not sound.

    \b
    Example:
      xfv case show robbery.xfv --json
    """
    from xfv_desktop.services import casework

    with casework.open_case(folder, writable=False) as opened:
        overview, fault = casework.overview(opened), casework.verify_case(opened)
    facts = _case_facts(overview)
    facts["audit trail"] = fault or f"sound, {overview.audit_head.sequence} events"
    facts["audit head"] = overview.audit_head.seal
    if as_json:
        facts["exhibits"] = [_exhibit_facts(e) for e in overview.exhibits]
        facts["examinations"] = [_examination_facts(e) for e in overview.examinations]
    else:
        facts["exhibits"] = [f"{e.number}  {_exhibit_line(e)}" for e in overview.exhibits]
        facts["examinations"] = [
            f"{e.number}  {_examination_line(e)}" for e in overview.examinations
        ]
    facts["reports"] = [
        f"{r.id}  of examination {r.examination}, {r.file}, sha256 {r.sha256}, signed by {r.signer}"
        for r in overview.reports
    ]
    print_facts(facts, as_json=as_json)
    if fault:
        raise SystemExit(1)


def _case_facts(overview: "CaseOverview") -> dict[str, Any]:
    cover = overview.case
    return {
        "folder": str(overview.folder),
        "title": cover.title,
        "reference": cover.reference,
        "examiner": cover.examiner,
        "created": _time(cover.created_at),
        "demonstration": cover.demonstration,
    }


def _exhibit_facts(exhibit: "Exhibit") -> dict[str, Any]:
    return {
        "number": exhibit.number,
        "role": exhibit.role.value,
        "label": exhibit.label,
        "file": exhibit.image.name,
        "sha256": exhibit.image.sha256,
        "bytes": exhibit.image.byte_count,
        "faces": len(exhibit.faces),
        "face": exhibit.face_index + 1,
        "remarks": list(exhibit.image.remarks),
        "added": _time(exhibit.added_at),
        "added_by": exhibit.added_by,
    }


def _exhibit_line(exhibit: "Exhibit") -> str:
    image = exhibit.image
    label = f"{exhibit.label}, " if exhibit.label else ""
    return f"{label}{image.name}, {image.width} × {image.height} px, sha256 {image.sha256}"


def _examination_facts(examination: "ExaminationSummary") -> dict[str, Any]:
    return {
        "number": examination.number,
        "questioned": examination.questioned,
        "known": examination.known,
        "score": examination.score,
        "threshold": examination.threshold,
        "decision": _decision(examination),
        "model": examination.model,
        "explainer": examination.explainer,
        "examined": _time(examination.examined_at),
        "examined_by": examination.examined_by,
    }


def _examination_line(examination: "ExaminationSummary") -> str:
    return (
        f"{examination.questioned} – {examination.known}: score {examination.score:.4f}, threshold "
        f"{examination.threshold:g}, {_decision(examination).upper()} ({examination.model}, "
        f"{examination.explainer})"
    )


def _decision(examination: "ExaminationSummary") -> str:
    return "accept" if examination.score >= examination.threshold else "reject"


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
