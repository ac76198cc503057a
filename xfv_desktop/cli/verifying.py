"""What a report is worth, on the terminal."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from xfv_desktop.cli.opening import known_passphrase
from xfv_desktop.cli.output import json_option, path_type, print_facts

if TYPE_CHECKING:
    from xfv_desktop.services.signatures.verification import Fact, ReportStatus, SignatureFacts


@click.command()
@click.argument("file", metavar="FILE.pdf", type=path_type)
@click.option(
    "--trust", multiple=True, type=path_type, metavar="FILE",
    help="Trusted here, besides “xfv trust list”: certificates, revocation lists (DER, PEM); may "
    "be repeated.",
)  # fmt: skip
@click.option("--case", "folder", type=path_type, metavar="CASE", help="Compare with its case.")
@json_option
def verify(file: Path, trust: tuple[Path, ...], folder: Path | None, as_json: bool) -> None:
    """Say what a report is worth.

    Separate facts, offline: signatures, revisions, attachments, extract and print, the case. Exit
    status 1 if the file is not exactly what was signed, or if a certificate is named with --trust
    and a signer is not trusted by it.

    \b
    Example:
      xfv verify report.pdf --trust examiner.cer
      xfv verify report.pdf --case robbery.xfv
    """
    from xfv_desktop.services.program.trust import TrustStore
    from xfv_desktop.services.signatures import verification

    status = verification.verify_report(
        file, trust=trust, known=TrustStore().material(), case=folder, passphrase=known_passphrase()
    )
    if as_json:
        facts = attrs.asdict(status)
        for one in (*facts["signatures"], *facts["time_stamps"]):
            for key in ("signed_at", "at"):
                if one.get(key) is not None:
                    one[key] = one[key].isoformat()
        for name in ("signed", "intact", "trusted", "ok", "verdict"):
            facts[name] = getattr(status, name)
        print_facts(facts, as_json=True)
    elif not status.signed:
        click.echo(status.verdict)
    else:
        print_facts(dict(_lines(status)), as_json=False)
    if not status.ok or (trust and not status.trusted):
        raise SystemExit(1)


def _lines(status: "ReportStatus") -> Iterator[tuple[str, Any]]:
    yield "verdict", status.verdict
    yield "intact", _word(status.intact)
    yield "covers the whole file", _word(status.covers_whole_file)
    yield "certification kept", _word(status.certified)
    for signature in status.signatures:
        yield from _signature(signature)
    for number, stamp in enumerate(status.time_stamps, 1):
        known = "trusted" if stamp.trusted else "NOT trusted"
        yield (
            f"time stamp {number}",
            f"{stamp.at:%Y-%m-%d %H:%M:%S} UTC, {stamp.authority}, {known}",
        )
    for part in status.revisions:
        changed = f" (changes {', '.join(part.changes)})" if part.changes else ""
        unsigned = "" if part.signed else ": NOT SIGNED"
        yield f"part {part.number} of the file", f"{part.what}{unsigned}{changed}"
    for fact in (*status.contents, *status.case):
        yield fact.name.lower(), _fact(fact)


def _signature(one: "SignatureFacts") -> Iterator[tuple[str, Any]]:
    when = f"{one.signed_at:%Y-%m-%d %H:%M:%S} UTC" if one.signed_at else "not said"
    vouched = "self-signed: vouched for by nobody else" if one.self_signed else "issued"
    rows = {
        "signer": one.signer,
        "intact, made with the key": f"{_word(one.intact)}, {_word(one.valid)}",
        "certificate": vouched,
        "fingerprint (SHA-256)": one.fingerprint,
        "trusted": f"{_word(one.trusted)}: {one.trust}",
        "signed at": when,
        "who says so": one.time_source,
        "level": one.level,
        "allows later": one.allows,
        "later changes": f"{one.modifications}, allowed: {_word(one.docmdp_ok)}",
    }
    for name, value in rows.items():
        yield f"{one.field}: {name}", value


def _fact(fact: "Fact") -> str:
    sign = {True: "yes", False: "NO", None: "not checked"}[fact.holds]
    return f"{sign}: {fact.text}"


def _word(holds: bool) -> str:
    return "yes" if holds else "NO"
