"""Reports: issued, countersigned, and brought to a higher level later."""

import getpass
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import json_option, path_type, print_facts, progress_bar
from xfv_desktop.disk import write_new
from xfv_desktop.domain.particulars import Form

if TYPE_CHECKING:
    from xfv_desktop.domain.report import Edition
    from xfv_desktop.services.cases.casework import CaseFile

F = TypeVar("F", bound=Callable[..., Any])
passphrase_option = click.option(
    "--passphrase-file",
    type=path_type,
    metavar="FILE",
    help="Read the passphrase or PIN from the first line of a file instead of asking for it.",
)
identity_option = click.option(
    "--identity",
    required=True,
    metavar="IDENTITY",
    help="An identity file (.xfvid, .p12), or a smart card: “pkcs11:token=…?module-path=…”.",
)
authority_option = click.option(
    "--time-stamps",
    "authority",
    metavar="URL",
    help="A time-stamp authority to ask. Without it nothing leaves this computer.",
)

edition_options = (
    click.option("--laboratory", type=path_type, metavar="FILE.toml",
                 help="Letterhead, sections, declaration: see reports/laboratory/example.toml."),
    click.option("--language", type=click.Choice(["en", "de"]), help="Default: the laboratory's."),
    click.option("--form", type=click.Choice([form.value for form in Form]),
                 default=Form.FULL.value, show_default=True,
                 help="Whole, the statement alone, or the verifier's note."),
    click.option("--amends", metavar="ID", help="The report takes the place of this one."),
    click.option("--supplements", metavar="ID", help="The report stands beside this one."),
    click.option("--reason", default="", help="Why there is another report."),
)  # fmt: skip
examiner_options = (
    click.option(
        "--as",
        "--examiner",
        "examiner",
        default="",
        metavar="NAME",
        help="Who signs: one of the people of the case; default: the case's examiner.",
    ),
    click.option("--organisation", default="", help="Laboratory or authority, for the report."),
    click.option("--role", default="", help="The examiner's role, for the report."),
)


def options(*of: Callable[[Callable[..., Any]], Callable[..., Any]]) -> Callable[[F], F]:
    """Several options at once, in their order."""

    def added(command: F) -> F:
        for option in reversed(of):
            command = option(command)
        return command

    return added


def chosen_edition(
    case: "CaseFile",
    laboratory: Path | None,
    language: str | None,
    form: str,
    amends: str | None,
    supplements: str | None,
    reason: str,
) -> "Edition":
    """The edition that the options ask for; raises UserError."""
    from xfv_desktop.domain.errors import UserError
    from xfv_desktop.domain.report import Succession
    from xfv_desktop.services.reports.laboratory_profile import edition
    from xfv_desktop.services.reports.report_document import earlier_report

    if amends and supplements:
        raise UserError("A report amends another one or supplements it: name one of them.")
    if reason and not (amends or supplements):
        raise UserError("A reason belongs to --amends or --supplements: name the earlier report.")
    how = Succession.AMENDED if amends else Succession.SUPPLEMENTARY
    number = amends or supplements
    earlier = earlier_report(case, number, how, reason) if number else None
    return edition(laboratory or "", language or "", Form(form), earlier)


def passphrase_from(
    file: Path | None,
    *,
    confirm: bool,
    of: str = "",
    otherwise: str = "use --passphrase-file",
) -> str:
    """The first line of a file, or what is typed; raises UserError.

    ``of`` what it is; ``otherwise``: what to do where nothing can be typed.
    """
    from xfv_desktop.domain.errors import UserError

    if file is None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", getpass.GetPassWarning)
                return str(
                    click.prompt(
                        f"Passphrase of {of}" if of else "Passphrase",
                        hide_input=True,
                        confirmation_prompt=confirm,
                        err=True,
                    )
                )
        except click.Abort as stopped:
            raise UserError(
                f"No passphrase was typed: type it in a terminal or {otherwise}."
            ) from stopped
    try:
        return (file.read_text(encoding="utf-8").splitlines() or [""])[0]
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{file} cannot be read: name a text file with the passphrase.") from error


def passphrase_of(identity: Path | str, file: Path | None) -> str:
    """The passphrase of an identity, asked for if that can be read at all; raises UserError."""
    from xfv_desktop.services.signatures.identity import refuse_unreadable

    refuse_unreadable(identity)
    return passphrase_from(file, confirm=False)


@click.group()
def report() -> None:
    """Signed reports.

    \b
    Example:
      xfv report issue robbery.xfv 1 --identity examiner.xfvid --out report.pdf
      xfv report countersign report.pdf --identity verifier.xfvid
    """


@report.command()
@case_argument
@click.argument("examination", type=int)
@identity_option
@click.option("--out", type=path_type, metavar="OUT.pdf", help="A copy beside the case's own.")
@options(*examiner_options, *edition_options)
@click.option(
    "--override-phrase",
    "override",
    default="",
    metavar="REASON",
    help="Words that overstate stay as they are, with this reason on record.",
)
@authority_option
@passphrase_option
@json_option
def issue(
    folder: Path,
    examination: int,
    identity: str,
    out: Path | None,
    examiner: str,
    organisation: str,
    role: str,
    override: str,
    authority: str | None,
    passphrase_file: Path | None,
    as_json: bool,
    **chosen: Any,  # noqa: ANN401 - the values of edition_options
) -> None:
    """Issue the signed report of an examination.

    The examiner's signature certifies the document. If a time-stamp authority does not answer,
    the report is signed without its testimony. Words of yours that say more than a comparison can
    (“match”, “identified”, …) are refused with a better wording.

    \b
    Example:
      xfv report issue robbery.xfv 1 --identity examiner.xfvid --out report.pdf
      xfv report issue robbery.xfv 1 --identity examiner.xfvid --laboratory lab.toml --language de
      xfv report issue robbery.xfv 1 --identity e.xfvid --amends 2026-0001-5f3a9c21 --reason "..."
    """
    passphrase = passphrase_of(identity, passphrase_file)
    from xfv_desktop.domain.casework import Examiner
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.program.trust import TrustStore
    from xfv_desktop.services.reports import issue as issuing

    with opened_case(folder, writable=True) as opened, progress_bar() as progress:
        name = examiner or casework.cover(opened).examiner
        path, changes = issuing.issue_report(
            opened, examination, examiner=Examiner(name, organisation, role), identity=identity,
            passphrase=passphrase, out=out, known=TrustStore().material(),
            authority=authority or "", edition=chosen_edition(opened, **chosen), override=override,
            progress=progress,
        )  # fmt: skip
        issued = casework.overview(opened).reports[-1]
    told = ("signature level", "no time stamp")
    print_facts(
        {
            "report": issued.id,
            "file": str(path),
            "sha256": issued.sha256,
            "signer": issued.signer,
            **{key: said for key, said in changes.event.details.items() if key in told},
        },
        as_json=as_json,
    )


@report.command()
@case_argument
@click.argument("examination", type=int)
@click.option("--out", required=True, type=path_type, metavar="OUT.pdf", help="The draft.")
@options(*examiner_options, *edition_options)
@json_option
def draft(
    folder: Path,
    examination: int,
    out: Path,
    examiner: str,
    organisation: str,
    role: str,
    as_json: bool,
    **chosen: Any,  # noqa: ANN401 - the values of edition_options
) -> None:
    """Write a draft of the report of an examination.

    It is marked as a draft on every page and has no fields for signatures. Nothing is logged.

    \b
    Example:
      xfv report draft robbery.xfv 1 --form statement --language de --out draft.pdf
    """
    from xfv_desktop.domain.casework import Examiner
    from xfv_desktop.services.cases import casework
    from xfv_desktop.services.reports import report_document

    with opened_case(folder, writable=False) as opened:
        name = examiner or casework.cover(opened).examiner
        made = report_document.draft(
            opened, examination, Examiner(name, organisation, role),
            chosen_edition(opened, **chosen),
        )  # fmt: skip
    write_new(out, made.pdf)
    print_facts({"file": str(out), "extract sha256": made.extract.sha256}, as_json=as_json)
