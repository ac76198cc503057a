"""Bundles and backups on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.opening import case_argument, encrypt_option, new_passphrase, opened_case
from xfv_desktop.cli.output import exhibit_type, json_option, path_type, print_facts, progress_bar
from xfv_desktop.cli.reports import passphrase_of, passphrase_option

if TYPE_CHECKING:
    from xfv_desktop.services.cases.casework import Changes
    from xfv_desktop.services.exchange.bundles import Bundle


def _bundle_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that writes a bundle."""
    for option in (
        json_option,
        passphrase_option,
        examiner_option,
        click.option("--identity", metavar="IDENTITY",
                     help="Sign the bundle; without it, it says that nobody signed it."),
        click.option("--redact", type=exhibit_type, multiple=True, metavar="WHAT",
                     help="Leave out an exhibit (Q2) or “remarks”, openly. May be repeated."),
        click.option("--to", "recipient", default="", metavar="NAME",
                     help="Who receives it, for the custody ledger."),
        click.option("--out", required=True, type=path_type, metavar="OUT.zip",
                     help="The file to write."),
        case_argument,
    ):  # fmt: skip
        command = option(command)
    return command


@case.command("export")
@_bundle_options
def export_case(**given: Any) -> None:  # noqa: ANN401 - click's values
    """Write the whole case into one file that anybody can check.

    The bundle is a ZIP file with a BagIt bag: all records, the originals, the maps, the reports,
    the models' cards and a CASE/UCO extract, each listed with its SHA-256. The case is checked
    first; the export is written into its audit trail and custody ledger. Nothing is overwritten.

    \b
    Example:
      xfv case export robbery.xfv --out robbery.zip --identity examiner.xfvid
      xfv case export robbery.xfv --out robbery-open.zip --redact Q2 --redact remarks
    """
    from xfv_desktop.services.exchange.bundles import export_case

    _write(export_case, **given)


@case.command("disclose")
@_bundle_options
def disclose_case(**given: Any) -> None:  # noqa: ANN401 - click's values
    """Write the bundle for the defence: the export, and what is needed to check it without us.

    Added are the audit trail in words, the settings of every examination, the environment with all
    packages, a checking program of plain Python, and instructions.

    \b
    Example:
      xfv case disclose robbery.xfv --out disclosure.zip --identity examiner.xfvid --to "Counsel"
      python verify_bundle.py disclosure.zip
    """
    from xfv_desktop.services.exchange.disclosure import disclose_case

    _write(disclose_case, **given)


def _write(
    service: "Callable[..., tuple[Bundle, Changes]]",
    *,
    folder: Path,
    out: Path,
    recipient: str,
    redact: tuple[str, ...],
    identity: str | None,
    examiner: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.exchange.bundles import NOT_ENCRYPTED

    passphrase = passphrase_of(identity, passphrase_file) if identity else ""
    with opened_case(folder, writable=True) as opened, progress_bar() as progress:
        made, _ = service(
            opened, out, examiner=examiner or casework.cover(opened).examiner,
            recipient=recipient, redact=redact, identity=identity, passphrase=passphrase,
            progress=progress,
        )  # fmt: skip
        if opened.vault is not None:
            click.echo(NOT_ENCRYPTED, err=True)
    print_facts(
        {
            "bundle": str(made.path),
            "sha256": made.sha256,
            "signed by": made.signer.name if made.signer else "nobody",
            "certificate sha256": made.signer.fingerprint if made.signer else None,
            "left out": list(made.left.asked),
        },
        as_json=as_json,
    )


@case.command("import")
@click.argument("bundle", type=path_type)
@click.option("--to", "folder", required=True, type=path_type, metavar="CASE",
              help="The new case folder.")  # fmt: skip
@click.option("--examiner", required=True, metavar="NAME", help="Who imports it.")
@encrypt_option
@json_option
def import_case(bundle: Path, folder: Path, examiner: str, encrypt: bool, as_json: bool) -> None:
    """Make a case again from a bundle.

    Everything is verified before anything is stored. Whoever wants to know that the bundle comes
    from where it says compares the fingerprint of the signer's certificate.

    \b
    Example:
      xfv case import robbery.zip --to copy.xfv --examiner "B. Examiner"
    """
    from xfv_desktop.services.exchange.bundles import import_case

    passphrase = new_passphrase(encrypt)
    with progress_bar() as progress:
        done = import_case(
            bundle, folder, examiner=examiner, case_passphrase=passphrase, progress=progress
        )
    print_facts(
        {
            "folder": str(done.folder),
            "bundle sha256": done.sha256,
            "signed by": done.signer.name if done.signer else "nobody",
            "certificate sha256": done.signer.fingerprint if done.signer else None,
        },
        as_json=as_json,
    )


@case.command("backup")
@case_argument
@click.option("--out", "place", required=True, type=path_type, metavar="FOLDER",
              help="An existing folder; the copy is named after case and time.")  # fmt: skip
@json_option
def back_up_case(folder: Path, place: Path, as_json: bool) -> None:
    """Copy a case, also while somebody works in it, and check the copy.

    \b
    Example:
      xfv case backup robbery.xfv --out /media/backups
    """
    from xfv_desktop.services.cases import backup

    with opened_case(folder, writable=False) as opened, progress_bar() as progress:
        done = backup.back_up(opened, place, progress=progress)
    print_facts(
        {"backup": str(done.folder), "events": done.sequence, "audit head": done.seal},
        as_json=as_json,
    )
