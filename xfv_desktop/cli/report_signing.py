"""A report after its issue: countersigned, and brought to a higher level, on the command line."""

from pathlib import Path

import click

from xfv_desktop.cli.output import json_option, path_type, print_facts
from xfv_desktop.cli.reports import (
    authority_option,
    identity_option,
    passphrase_of,
    passphrase_option,
    report,
)


@report.command()
@click.argument("file", metavar="FILE.pdf", type=path_type)
@identity_option
@click.option("--out", type=path_type, metavar="OUT.pdf", help="Default: FILE-countersigned.pdf.")
@authority_option
@passphrase_option
@json_option
def countersign(
    file: Path,
    identity: str,
    out: Path | None,
    authority: str | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Sign a report as its verifier, in the field that waits for it.

    The report is verified first. A second person must sign, and that signature closes the
    document: nothing can be signed after it.

    \b
    Example:
      xfv report countersign report.pdf --identity verifier.xfvid
    """
    passphrase = passphrase_of(identity, passphrase_file)
    from xfv_desktop.services.program.trust import TrustStore
    from xfv_desktop.services.signatures import signing

    out = out or file.with_stem(f"{file.stem}-countersigned")
    signed = signing.countersign_report(
        file, identity=identity, passphrase=passphrase, out=out, known=TrustStore().material(),
        authority=authority or "",
    )  # fmt: skip
    facts = {"file": str(out), "signature level": signed.level, "no time stamp": signed.complaint}
    print_facts({key: said for key, said in facts.items() if said}, as_json=as_json)


@report.command()
@click.argument("file", metavar="FILE.pdf", type=path_type)
@click.option(
    "--time-stamps", "authority", required=True, metavar="URL", help="The time-stamp authority."
)
@click.option(
    "--trust",
    multiple=True,
    type=path_type,
    metavar="FILE",
    help="Certificates, revocation lists, status answers to store with it; may be repeated.",
)
@click.option("--out", type=path_type, metavar="OUT.pdf", help="Default: FILE-stamped.pdf.")
@json_option
def upgrade(
    file: Path, authority: str, trust: tuple[Path, ...], out: Path | None, as_json: bool
) -> None:
    """Add a time stamp and revocation words to a signed report, later or elsewhere.

    For a report that was signed on a computer without a network. Only a hash is sent to the
    authority. What was signed stays as it is.

    \b
    Example:
      xfv report upgrade report.pdf --time-stamps http://tsa.example --trust authority.crl
    """
    from xfv_desktop.services.program.trust import TrustStore, material_of
    from xfv_desktop.services.signatures import signing, verification

    out = out or file.with_stem(f"{file.stem}-stamped")
    known = material_of(trust, TrustStore())
    signing.upgrade_report(file, authority=authority, out=out, known=known)
    found = verification.verify_report(out, known=known)
    levels = [f"{one.signer}: {one.level}" for one in found.signatures]
    print_facts({"file": str(out), "signature levels": levels}, as_json=as_json)
