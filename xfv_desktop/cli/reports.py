"""Identities, reports, and what a report's signature is worth."""

import getpass
import warnings
from pathlib import Path

import attrs
import click

from xfv_desktop.cli.output import json_option, path_type, print_facts, progress_bar

passphrase_option = click.option(
    "--passphrase-file",
    type=path_type,
    metavar="FILE",
    help="Read the passphrase from the first line of a file instead of asking for it.",
)


def passphrase_from(file: Path | None, *, confirm: bool) -> str:
    """The first line of a file, or what is typed; raises UserError."""
    from xfv_desktop.domain.errors import UserError

    if file is None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", getpass.GetPassWarning)
                return str(
                    click.prompt(
                        "Passphrase", hide_input=True, confirmation_prompt=confirm, err=True
                    )
                )
        except click.Abort as stopped:
            raise UserError(
                "No passphrase was typed: type it in a terminal or use --passphrase-file."
            ) from stopped
    try:
        return (file.read_text(encoding="utf-8").splitlines() or [""])[0]
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{file} cannot be read: name a text file with the passphrase.") from error


@click.command()
@click.argument("folder", metavar="CASE", type=path_type)
@click.argument("examination", type=int)
@click.option("--identity", required=True, type=path_type, metavar="FILE.p12")
@click.option("--out", type=path_type, metavar="FILE.pdf", help="A copy beside the case's own.")
@click.option("--examiner", default="", metavar="NAME", help="Default: the case's examiner.")
@click.option("--organisation", default="", help="Laboratory or authority, for the report.")
@click.option("--role", default="", help="The examiner's role, for the report.")
@passphrase_option
@json_option
def report(
    folder: Path,
    examination: int,
    identity: Path,
    out: Path | None,
    examiner: str,
    organisation: str,
    role: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Issue the signed report of an examination.

    \b
    Example:
      xfv report robbery.xfv 1 --identity examiner.p12 --out report.pdf
    """
    passphrase = passphrase_from(passphrase_file, confirm=False)
    from xfv_desktop.domain.casework import Examiner
    from xfv_desktop.services import casework, issue

    with casework.open_case(folder, writable=True) as opened, progress_bar() as progress:
        name = examiner or casework.cover(opened).examiner
        path, _ = issue.issue_report(
            opened, examination, examiner=Examiner(name, organisation, role), identity=identity,
            passphrase=passphrase, out=out, progress=progress,
        )  # fmt: skip
        issued = casework.overview(opened).reports[-1]
    print_facts(
        {"report": issued.id, "file": str(path), "sha256": issued.sha256, "signer": issued.signer},
        as_json=as_json,
    )


@click.command()
@click.argument("file", metavar="FILE.pdf", type=path_type)
@click.option("--trust", multiple=True, type=path_type, metavar="CERT", help="Trusted (DER, PEM).")
@json_option
def verify(file: Path, trust: tuple[Path, ...], as_json: bool) -> None:
    """Say what the signature of a report is worth.

    Separate facts, offline. Exit status 1 if the file is not exactly what was signed, or if a
    certificate is named with --trust and the signer is not trusted by it.

    \b
    Example:
      xfv verify report.pdf --trust examiner.cer
    """
    from xfv_desktop.services import issue

    status = issue.verify_report(file, trust=trust)
    facts = {
        **attrs.asdict(status),
        "signed_at": status.signed_at.isoformat() if status.signed_at else None,
        "problems": list(status.problems),
        "ok": status.ok,
        "verdict": status.verdict,
    }
    if as_json:
        print_facts(facts, as_json=True)
    elif not status.signed:
        click.echo(status.verdict)
    else:
        shown = {key.replace("_", " "): _words(value) for key, value in facts.items()}
        print_facts(shown, as_json=False)
    if not status.ok or (trust and not status.trusted):
        raise SystemExit(1)


def _words(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return "–" if value in (None, "") else value


@click.group()
def identity() -> None:
    """Signing identities (PKCS#12).

    \b
    Example:
      xfv identity new examiner.p12 --name "A. Examiner" --organisation "Laboratory"
    """


@identity.command("new")
@click.argument("file", metavar="FILE.p12", type=path_type)
@click.option("--name", required=True, help="The person who signs.")
@click.option("--organisation", default="", help="Laboratory or authority.")
@click.option("--demonstration", is_flag=True, help="Mark it: NOT FOR COURT.")
@passphrase_option
@json_option
def new_identity(
    file: Path,
    name: str,
    organisation: str,
    demonstration: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Make a self-signed signing identity and its certificate.

    Nobody but you vouches for a self-signed identity: a laboratory's certificate authority is
    better. Keep a copy of the file; a lost passphrase cannot be replaced.

    \b
    Example:
      xfv identity new examiner.p12 --name "A. Examiner" --organisation "Laboratory"
    """
    passphrase = passphrase_from(passphrase_file, confirm=True)
    from xfv_desktop.services import identity as identities

    made = identities.new_identity(
        file, name=name, organisation=organisation, passphrase=passphrase,
        demonstration=demonstration,
    )  # fmt: skip
    print_facts(
        {
            "identity": str(file),
            "certificate": str(file.with_suffix(identities.CERTIFICATE_SUFFIX)),
            "name": made.name,
            "sha256 fingerprint": made.fingerprint,
            "valid until": made.valid_until.date().isoformat(),
            "self-signed": "yes: vouched for by nobody else",
        },
        as_json=as_json,
    )
