"""Whether a case is as it was left: checks and checkpoints on the command line."""

from pathlib import Path

import click

from xfv_desktop.cli.cases import case, examiner_option
from xfv_desktop.cli.opening import case_argument, opened_case
from xfv_desktop.cli.output import json_option, path_type, print_facts, progress_bar
from xfv_desktop.cli.reports import passphrase_of, passphrase_option


@case.command("verify")
@case_argument
@click.option("--checkpoint", "checkpoints", multiple=True, type=path_type, metavar="FILE.json",
              help="A checkpoint that was kept outside of the case; may be repeated.")  # fmt: skip
@click.option("--report", "reports", multiple=True, type=path_type, metavar="FILE.pdf",
              help="A copy of a report issued from the case; may be repeated.")  # fmt: skip
@click.option("--without-files", is_flag=True, help="Do not hash the files again.")
@json_option
def verify_case(
    folder: Path,
    checkpoints: tuple[Path, ...],
    reports: tuple[Path, ...],
    without_files: bool,
    as_json: bool,
) -> None:
    """Check a case whole, and against what was kept outside of it.

    The first bad row or file is named, exit status 1. A case whose trail was cut off, rewritten as
    a whole or replaced by an older copy is sound in itself: only a checkpoint or a report that was
    kept elsewhere tells.

    \b
    Example:
      xfv case verify robbery.xfv --checkpoint robbery-checkpoint.json --report report.pdf
    """
    from xfv_desktop.services.cases import casework, checking

    with opened_case(folder, writable=False) as opened, progress_bar() as progress:
        fault = checking.case_fault(
            opened, with_files=not without_files, progress=progress
        ) or checking.outside_fault(opened, checkpoints=checkpoints, reports=reports)
        overview = casework.overview(opened)
    facts = {
        "folder": str(overview.folder),
        "sound": fault is None,
        "fault": fault,
        "events": overview.audit_head.sequence,
        "audit head": overview.audit_head.seal,
        "files hashed": not without_files,
        "compared with": [str(path) for path in (*checkpoints, *reports)],
    }
    if as_json:
        print_facts(facts, as_json=True)
    else:
        facts["sound"] = "yes" if fault is None else "NO"
        facts["fault"] = fault or "none"
        facts["files hashed"] = "no" if without_files else "yes"
        print_facts(facts, as_json=False)
    if fault:
        raise SystemExit(1)


@case.command("checkpoint")
@case_argument
@click.option("--identity", metavar="IDENTITY",
              help="Sign a new checkpoint; else the newest one of the case is saved.")  # fmt: skip
@click.option("--out", required=True, type=path_type, metavar="OUT.json",
              help="The file to write.")  # fmt: skip
@examiner_option
@passphrase_option
@json_option
def checkpoint(
    folder: Path,
    identity: str | None,
    out: Path,
    examiner: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Save a signed checkpoint of the audit trail, to be kept where nobody can rewrite it.

    \b
    Example:
      xfv case checkpoint robbery.xfv --identity examiner.xfvid --out robbery-checkpoint.json
    """
    from xfv_desktop.services.cases import casework, checkpoints

    passphrase = passphrase_of(identity, passphrase_file) if identity else ""
    with opened_case(folder, writable=identity is not None) as opened:
        if identity is not None:
            from xfv_desktop.services.signatures.identity import opened_identity

            who = examiner or casework.cover(opened).examiner
            checkpoints.seal_case(opened, opened_identity(identity, passphrase), person=who)
        saved = checkpoints.save_checkpoint(opened, out)
    print_facts(
        {"checkpoint": str(out), "event": saved.sequence, "seal": saved.seal,
         "signer": saved.signer, "at": saved.at},
        as_json=as_json,
    )  # fmt: skip
