"""Contemporaneous notes on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import exhibit_type, json_option, print_facts, refuse_without
from xfv_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from xfv_desktop.domain.notes import Note, Subject


@case.command("note")
@case_argument
@click.argument("text")
@click.option("--on", "exhibits", type=exhibit_type, metavar="EXHIBIT", multiple=True,
              help="Q1 or K1; twice for a note about a pair.")  # fmt: skip
@click.option("--component", type=click.IntRange(1, 19), metavar="N",
              help="Component group of ASTM E3149 that it is about.")  # fmt: skip
@click.option("--examination", type=int, metavar="N", help="Comparison that it is about.")
@click.option("--amend", "number", type=int, metavar="N",
              help="Another wording of your note N; the one before stays readable.")  # fmt: skip
@click.option("--reason", default="", help="Why it is amended.")
@examiner_option
@json_option
def note(
    folder: Path,
    text: str,
    exhibits: tuple[str, ...],
    component: int | None,
    examination: int | None,
    number: int | None,
    reason: str,
    examiner: str,
    as_json: bool,
) -> None:
    """Write a note down, or amend one of your own.

    Its time is now. No wording is ever overwritten.

    \b
    Example:
      xfv case note robbery.xfv "Mole left of the mouth" --on Q1 --component 17
      xfv case note robbery.xfv "Mole right of the mouth" --amend 1 --reason "sides mixed up"
    """
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.opinion import notes

    if number is None:
        refuse_without("--amend", "reason")
    elif exhibits or component is not None or examination is not None:
        raise UserError(
            "An amended note is about what it was about: leave out --on, --component and "
            "--examination."
        )
    with opened_case(folder, writable=True) as opened:
        person = examiner or casework.cover(opened).examiner
        if number is not None:
            notes.amend_note(opened, number, text, person=person, reason=reason)
        else:
            subject = _subject(exhibits, component, examination)
            notes.take_note(opened, subject, text, person=person)
        found = notes.notes(opened)
    written = found[-1] if number is None else found[number - 1]
    _print([written], as_json=as_json)


@case.command("notes")
@case_argument
@json_option
def list_notes(folder: Path, as_json: bool) -> None:
    """Print all notes with all their wordings.

    \b
    Example:
      xfv case notes robbery.xfv --json
    """
    from xfv_desktop.services.opinion import notes

    with opened_case(folder, writable=False) as opened:
        found = notes.notes(opened)
    _print(found, as_json=as_json)


def _subject(
    exhibits: tuple[str, ...], component: int | None, examination: int | None
) -> "Subject":
    from xfv_desktop.domain.notes import Subject

    by_letter = {number[:1]: number for number in exhibits}
    if len(by_letter) < len(exhibits) or not set(by_letter) <= {"Q", "K"}:
        raise UserError("Name one questioned exhibit (Q1), one known one (K1), or one of each.")
    return Subject(
        questioned=by_letter.get("Q", ""),
        known=by_letter.get("K", ""),
        component=component,
        examination=examination,
    )


def _print(found: "tuple[Note, ...] | list[Note]", *, as_json: bool) -> None:
    if as_json:
        print_facts({"notes": [_facts(one) for one in found]}, as_json=True)
        return
    if not found:
        click.echo("Nobody has taken a note.")
    for one in found:
        click.echo(f"{one.number}  {one.taken_at}  {one.author}, {one.subject.words}")
        for wording in one.wordings:
            why = f"   (amended {wording.at}: {wording.reason})" if wording.reason else ""
            click.echo(f"   {wording.text}{why}")


def _facts(one: "Note") -> dict[str, Any]:
    return {
        "number": one.number,
        "author": one.author,
        "questioned": one.subject.questioned,
        "known": one.subject.known,
        "component": one.subject.component,
        "examination": one.subject.examination,
        "text": one.text,
        "taken": one.taken_at,
        "wordings": [
            {"text": w.text, "at": w.at, "reason": w.reason, "audit event": w.sequence}
            for w in one.wordings
        ],
    }
