"""Who signs, and whom this computer trusts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xfv_desktop.cli.output import json_option, path_type, print_facts, printable
from xfv_desktop.cli.reports import passphrase_from, passphrase_of, passphrase_option

if TYPE_CHECKING:
    from xfv_desktop.services.program.trust import TrustEntry
    from xfv_desktop.services.signatures.identity import Identity

SELF_SIGNED = "nobody else (self-signed)"


@click.group()
def identity() -> None:
    """Signing identities: files (.xfvid, PKCS#12) and smart cards (PKCS#11).

    \b
    Example:
      xfv identity new examiner.xfvid --name "A. Examiner" --organisation "Laboratory"
    """


@identity.command("new")
@click.argument("file", metavar="FILE.xfvid", type=path_type)
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
    better, see “xfv identity request”. Keep a copy of the file; a lost passphrase cannot be
    replaced. FILE gets .xfvid as its ending; one that ends in .p12 is written as PKCS#12, which
    protects the key less well.

    \b
    Example:
      xfv identity new examiner.xfvid --name "A. Examiner" --organisation "Laboratory"
    """
    passphrase = passphrase_from(passphrase_file, confirm=True)
    from xfv_desktop.services.signatures import identity as identities

    file = identities.identity_path(file)
    made = identities.new_identity(
        file, name=name, organisation=organisation, passphrase=passphrase,
        demonstration=demonstration,
    )  # fmt: skip
    certificate = file.with_suffix(identities.CERTIFICATE_SUFFIX)
    print_facts(
        _facts(made, {"identity": str(file), "certificate": str(certificate)}), as_json=as_json
    )


@identity.command()
@click.argument("reference", metavar="IDENTITY")
@passphrase_option
@json_option
def show(reference: str, passphrase_file: Path | None, as_json: bool) -> None:
    """Say who an identity is: a file, or a smart card by its address (RFC 7512).

    \b
    Example:
      xfv identity show examiner.xfvid
      xfv identity show "pkcs11:token=Examiner?module-path=/usr/lib/opensc-pkcs11.so"
    """
    passphrase = passphrase_of(reference, passphrase_file)
    from xfv_desktop.services.signatures import identity as identities

    print_facts(_facts(identities.read_identity(reference, passphrase), {}), as_json=as_json)


@identity.command()
@click.argument("reference", metavar="IDENTITY")
@click.argument("out", metavar="OUT.csr", type=path_type)
@passphrase_option
@json_option
def request(reference: str, out: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write a certificate request for the laboratory's authority (PKCS#10).

    \b
    Example:
      xfv identity request examiner.xfvid examiner.csr
      xfv identity install-certificate examiner.xfvid issued.pem authority.pem
    """
    passphrase = passphrase_of(reference, passphrase_file)
    from xfv_desktop.services.signatures import identity as identities

    asked = identities.certificate_request(reference, passphrase, out)
    print_facts({"request": str(out), "for": asked.name}, as_json=as_json)


@identity.command("install-certificate")
@click.argument("file", metavar="FILE.xfvid", type=path_type)
@click.argument("issued", metavar="CERT...", type=path_type, nargs=-1, required=True)
@passphrase_option
@json_option
def install_certificate(
    file: Path, issued: tuple[Path, ...], passphrase_file: Path | None, as_json: bool
) -> None:
    """Put the certificate that an authority issued into an identity.

    Give the certificates of the authorities above it too, up to the root.

    \b
    Example:
      xfv identity install-certificate examiner.xfvid issued.pem authority.pem
    """
    passphrase = passphrase_of(file, passphrase_file)
    from xfv_desktop.services.signatures import identity as identities

    installed = identities.install_certificate(file, passphrase, issued)
    print_facts(_facts(installed, {"identity": str(file)}), as_json=as_json)


@identity.command()
@click.argument("file", metavar="FILE", type=path_type)
@click.argument("out", metavar="OUT", type=path_type)
@passphrase_option
@json_option
def copy(file: Path, out: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Copy an identity: as a backup, or as PKCS#12 (.p12) for another program.

    \b
    Example:
      xfv identity copy examiner.xfvid /media/backup/examiner.xfvid
    """
    passphrase = passphrase_of(file, passphrase_file)
    from xfv_desktop.services.signatures import identity as identities

    out = identities.identity_path(out)
    copied = identities.copy_identity(file, passphrase, out)
    print_facts(_facts(copied, {"copy": str(out)}), as_json=as_json)


@click.group()
def trust() -> None:
    """Whom this computer trusts: roots and revocation lists. Nothing is ever fetched.

    \b
    Example:
      xfv trust add laboratory-root.cer
      xfv trust add laboratory.crl
    """


@trust.command("add")
@click.argument("files", metavar="FILE...", type=path_type, nargs=-1, required=True)
@json_option
def add(files: tuple[Path, ...], as_json: bool) -> None:
    """Trust certificates; take in revocation lists (CRL) and status answers (OCSP).

    \b
    Example:
      xfv trust add laboratory-root.cer laboratory.crl
    """
    from xfv_desktop.services.program.trust import TrustStore

    store = TrustStore()
    added = [entry for file in files for entry in store.add(file)]
    _print_entries(added, as_json)


@trust.command("list")
@json_option
def list_trusted(as_json: bool) -> None:
    """List everything that is trusted here.

    \b
    Example:
      xfv trust list
    """
    from xfv_desktop.services.program.trust import TrustStore

    _print_entries(list(TrustStore().entries()), as_json)


@trust.command()
@click.argument("number")
@json_option
def remove(number: str, as_json: bool) -> None:
    """Trust something no longer, by the beginning of its number.

    \b
    Example:
      xfv trust remove 3fa1
    """
    from xfv_desktop.services.program.trust import TrustStore

    _print_entries([TrustStore().remove(number)], as_json)


def _facts(identity: "Identity", before: dict[str, str]) -> dict[str, str]:
    return {
        **before,
        "name": identity.name + (" – NOT FOR COURT" if identity.demonstration else ""),
        "sha256 fingerprint": identity.fingerprint,
        "valid until": identity.valid_until.date().isoformat(),
        "vouched for by": identity.vouched_by or SELF_SIGNED,
    }


def _print_entries(entries: "list[TrustEntry]", as_json: bool) -> None:
    rows = [
        {
            "number": entry.number,
            "kind": entry.kind,
            "name": entry.name,
            "sha256": entry.fingerprint,
            "until": entry.until.isoformat() if entry.until else None,
        }
        for entry in entries
    ]
    if as_json:
        print_facts({"trusted": rows}, as_json=True)
        return
    for row in rows:
        until = f", until {row['until']}" if row["until"] else ""
        click.echo(f"{row['number']}  {row['kind']}: {printable(str(row['name']))}{until}")
    if not rows:
        click.echo("Nothing is trusted here. Add the laboratory's root: xfv trust add FILE.cer")
