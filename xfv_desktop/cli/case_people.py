"""People and custody on the command line."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import exhibit_type, json_option, path_type, print_facts, refuse_without

if TYPE_CHECKING:
    from xfv_desktop.domain.custody import CustodyEntry
    from xfv_desktop.domain.people import Person


@case.command("people")
@case_argument
@click.option("--add", "name", metavar="NAME", help="Add a person, or a newer entry of one.")
@click.option("--duty", type=click.Choice(["examiner", "verifier"]), default="examiner",
              show_default=True, help="What the person does in the case.")  # fmt: skip
@click.option("--organisation", default="", help="Laboratory or authority.")
@click.option("--certificate", type=path_type, metavar="FILE.cer", help="DER or PEM.")
@examiner_option
@json_option
def show_people(
    folder: Path,
    name: str | None,
    duty: str,
    organisation: str,
    certificate: Path | None,
    examiner: str,
    as_json: bool,
) -> None:
    """List the people of a case, or add one.

    Whoever writes in a case is one of them. A person's certificate is recorded with the first
    signature too.

    \b
    Example:
      xfv case people robbery.xfv --add "B. Verifier" --duty verifier
    """
    from xfv_desktop.services.cases import casework, people
    from xfv_desktop.services.signatures.identity import read_certificate

    if name is None:
        refuse_without("--add", "duty", "organisation", "certificate", "examiner")
    der = read_certificate(certificate) if certificate else b""
    with opened_case(folder, writable=name is not None) as opened:
        if name is not None:
            people.add_person(
                opened, name, duty=people.Duty(duty), organisation=organisation,
                certificate=der, by=examiner or casework.cover(opened).examiner,
            )  # fmt: skip
        found = people.people(opened)
    if as_json:
        print_facts({"people": [_person_facts(one) for one in found]}, as_json=True)
    elif not found:
        click.echo("The case is of an earlier version, which named no people.")
    for one in [] if as_json else found:
        identity = f"certificate sha256 {one.fingerprint}" if one.certificate else "no identity yet"
        parts = (one.duty.value, one.organisation, identity)
        print_facts({one.name: ", ".join(part for part in parts if part)}, as_json=False)


@case.command("custody")
@case_argument
@click.argument("exhibit", default="", type=exhibit_type)
@json_option
def show_custody(folder: Path, exhibit: str, as_json: bool) -> None:
    """Print the custody ledger of an exhibit, or of all.

    \b
    Example:
      xfv case custody robbery.xfv Q1 --json
    """
    from xfv_desktop.services.cases import custody

    with opened_case(folder, writable=False) as opened:
        entries = custody.ledger(opened, exhibit)
    others = _others_hands(entries)
    if as_json:
        print_facts({"custody": [_entry_facts(entry, others) for entry in entries]}, as_json=True)
    elif not entries:
        click.echo("The ledger holds no entry.")
    for entry in [] if as_json else entries:
        print_facts({entry.exhibit: _entry_line(entry, others)}, as_json=False)


@case.command("transfer")
@case_argument
@click.argument("exhibit", type=exhibit_type)
@click.option("--from", "given_by", required=True, metavar="NAME", help="Who gave it.")
@click.option("--to", "received_by", required=True, metavar="NAME", help="Who received it.")
@click.option("--reason", required=True, help="Why.")
@click.option("--at", metavar="TIME", help='When, as "2026-03-01 14:30" or with an offset from UTC '
              "as 2026-03-01T14:30+01:00; default: now.")  # fmt: skip
@click.option("--gap", is_flag=True, help="The chain has a gap here: the ledger has the exhibit in "
              "other hands, and --reason tells why.")  # fmt: skip
@examiner_option
@json_option
def transfer(
    folder: Path,
    exhibit: str,
    given_by: str,
    received_by: str,
    reason: str,
    at: str | None,
    gap: bool,
    examiner: str,
    as_json: bool,
) -> None:
    """Enter into the ledger that an exhibit changed hands; its bytes are hashed again.

    The giver is who has it by the ledger: what happened is entered hand by hand, earlier hands with
    --at. A hand that is not known any more is stated as a gap, which ledger and report show.

    \b
    Example:
      xfv case transfer robbery.xfv Q1 --from "A. Examiner" --to "Court registry" --reason "Trial"
    """
    from xfv_desktop.services.cases import casework, custody

    moment = _moment(at) if at else None
    with opened_case(folder, writable=True) as opened:
        custody.transfer(
            opened, exhibit, given_by=given_by, received_by=received_by, reason=reason, at=moment,
            gap=gap, person=examiner or casework.cover(opened).examiner,
        )  # fmt: skip
        entries = custody.ledger(opened, exhibit)
    entry, others = entries[-1], _others_hands(entries)
    facts = _entry_facts(entry, others) if as_json else {entry.exhibit: _entry_line(entry, others)}
    print_facts(facts, as_json=as_json)


def _moment(text: str) -> datetime:
    from xfv_desktop.domain.errors import UserError

    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"“{text}” is no time: write it as 2026-03-01T14:30+01:00.") from error
    return moment if moment.tzinfo else moment.astimezone()


def _person_facts(person: "Person") -> dict[str, Any]:
    return {
        "name": person.name,
        "duty": person.duty.value,
        "organisation": person.organisation,
        "certificate sha256": person.fingerprint,
        "added": person.added_at.isoformat(timespec="seconds"),
        "added by": person.added_by,
    }


def _others_hands(entries: "Sequence[CustodyEntry]") -> dict[int, str]:
    """By the number of an entry that leaves a gap, who had the exhibit in place of its giver."""
    from xfv_desktop.domain.custody import breaks

    return {after.number: before.received_by for before, after in breaks(entries)}


def _entry_facts(entry: "CustodyEntry", others: Mapping[int, str]) -> dict[str, Any]:
    return {
        "entry": entry.number,
        "exhibit": entry.exhibit,
        "act": entry.act.value,
        "at": entry.at.isoformat(timespec="seconds"),
        "utc": entry.at.astimezone(UTC).isoformat(timespec="seconds"),
        "by": entry.person,
        "from": entry.given_by,
        "to": entry.received_by,
        "reason": entry.reason,
        "sha256": entry.sha256,
        "hash verified": entry.hash_verified,
        "gap, was with": others.get(entry.number),
    }


def _entry_line(entry: "CustodyEntry", others: Mapping[int, str]) -> str:
    hands = " ".join(
        part
        for part in (
            f"from {entry.given_by}" if entry.given_by else "",
            f"to {entry.received_by}" if entry.received_by else "",
        )
        if part
    )
    verified = "hash verified" if entry.hash_verified else "hash NOT verified"
    gap = f"; GAP: it was with {others[entry.number]}" if entry.number in others else ""
    return (
        f"{entry.at.isoformat(timespec='seconds')}  {entry.act.value} {hands}, {entry.reason}; "
        f"entered by {entry.person}, {verified}{gap}"
    )
