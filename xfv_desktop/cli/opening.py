"""Cases opened by commands, encrypted ones with their passphrase."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xfv_desktop.cli.output import path_type, printable
from xfv_desktop.domain.errors import PassphraseNeeded

if TYPE_CHECKING:
    from xfv_desktop.services.cases.casework import CaseFile

PASSPHRASE_VARIABLE = "XFV_PASSPHRASE"
"""The environment variable with the passphrase of an encrypted case."""

_OTHERWISE = f"set {PASSPHRASE_VARIABLE}"


def known_passphrase() -> str | None:
    """The passphrase in the environment, if there is one."""
    return os.environ.get(PASSPHRASE_VARIABLE)


def opened_case(folder: Path, *, writable: bool) -> "CaseFile":
    """The case; the passphrase of an encrypted one comes from the environment or is asked for.

    Raises as ``services.cases.casework.open_case``, and UserError where nothing is typed.
    """
    from xfv_desktop.cli.reports import passphrase_from  # which opens cases itself
    from xfv_desktop.services.cases import casework

    try:
        return casework.open_case(folder, writable=writable, passphrase=known_passphrase())
    except PassphraseNeeded:
        typed = passphrase_from(
            None, confirm=False, of=printable(folder.name), otherwise=_OTHERWISE
        )
        return casework.open_case(folder, writable=writable, passphrase=typed)


case_argument = click.argument("folder", metavar="CASE", type=path_type)
encrypt_option = click.option(
    "--encrypt",
    is_flag=True,
    help="Encrypt the case with a passphrase (XFV_PASSPHRASE, or asked for). If the passphrase is "
    "lost, the case is lost.",
)


def new_passphrase(encrypt: bool) -> str | None:
    """For a case that is made: from the environment, or typed twice; says what losing it means."""
    from xfv_desktop.cli.reports import passphrase_from
    from xfv_desktop.services.cases import casework

    if not encrypt:
        return None
    click.echo(casework.LOST_PASSPHRASE, err=True)
    known = known_passphrase()
    if known is not None:
        return known
    return passphrase_from(None, confirm=True, otherwise=_OTHERWISE)
