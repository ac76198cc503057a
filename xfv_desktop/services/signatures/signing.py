"""A report after its issue: countersigned, and brought to a higher level later."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs

from xfv_desktop.disk import write_new
from xfv_desktop.domain.errors import ClockBehind, NoTimeStamp, NotSignable
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.signatures.trust import TrustMaterial, Witnesses
from xfv_desktop.services.program.authority import authority_at
from xfv_desktop.services.program.files import Document, read_file
from xfv_desktop.services.signatures.identity import Reference, signing_identity

TOLERANCE = timedelta(minutes=1)
"""By how much a clock may have been put back: machines correct theirs now and then."""

NOTHING_TRUSTED = TrustMaterial()


@attrs.frozen
class Signed:
    """A signed report, and the level of ETSI EN 319 142-1 that it was given.

    ``complaint``: why there is no time stamp although an authority was named; empty otherwise.
    """

    pdf: bytes = attrs.field(repr=False)
    level: str
    complaint: str = ""


def countersign_report(
    report: Document,
    *,
    identity: Reference,
    passphrase: str,
    out: Path,
    known: TrustMaterial = NOTHING_TRUSTED,
    authority: str = "",
) -> Signed:
    """Writes the report with the verifier's signature to ``out``.

    The report is verified first, and the verifier must be somebody else than the examiner.
    ``authority``: the address of a time-stamp authority; where it fails, the signature is made
    without it. Raises NotSignable, ClockBehind, IdentityUnusable, WrongPassphrase or
    OutputUnwritable; nothing is written then.
    """
    from xfv_desktop.reporting.signatures.signature import countersign, first_signed_at
    from xfv_desktop.reporting.signatures.verification import status

    data = read_file(report)
    now = datetime.now(UTC).replace(microsecond=0)
    found = status(data, known, now=now)
    if not found.ok:
        raise NotSignable(f"The report is not worth a signature. {found.verdict}")
    signer = signing_identity(identity, passphrase, known)
    if signer.fingerprint in {one.fingerprint for one in found.signatures}:
        raise NotSignable(
            f"{signer.name} has signed this report already: a second person must verify it."
        )
    refuse_clock_behind(first_signed_at(data), now, "this report was signed")
    signed = with_witnesses(
        lambda witnesses: countersign(data, signer, signed_at=now, witnesses=witnesses),
        signer,
        authority,
        known,
    )
    write_new(out, signed.pdf)
    return signed


def upgrade_report(
    path: Path, *, authority: str, out: Path, known: TrustMaterial = NOTHING_TRUSTED
) -> None:
    """Writes the report with a time stamp over all of it, and what is known of revocations.

    Raises NotSignable if the report does not verify, NoTimeStamp or OutputUnwritable; nothing is
    written then.
    """
    from xfv_desktop.reporting.signatures.timestamping import upgrade
    from xfv_desktop.reporting.signatures.verification import status

    data = read_file(path)
    found = status(data, known, now=datetime.now(UTC))
    if not found.ok:
        raise NotSignable(f"The report is not worth a time stamp. {found.verdict}")
    stamped = upgrade(data, authority_at(authority), known)
    after = status(stamped, known, now=datetime.now(UTC))
    if not after.ok:
        raise NoTimeStamp(f"The time stamp that came back is of no use. {after.verdict}")
    write_new(out, stamped)


def refuse_clock_behind(then: datetime | None, now: datetime, what: str) -> None:
    """Raises ClockBehind if ``now`` is before something that happened."""
    if then is not None and now < then - TOLERANCE:
        raise ClockBehind(
            f"The clock of this computer shows {now:%Y-%m-%d %H:%M} UTC, but {what} at "
            f"{then:%Y-%m-%d %H:%M} UTC: put the clock right first. Nothing was signed."
        )


def with_witnesses(
    make: Callable[[Witnesses], bytes],
    signer: LoadedIdentity,
    authority: str,
    known: TrustMaterial,
) -> Signed:
    """What ``make`` signs. An authority that fails costs the level, never the signature.

    Words on revocation raise the level only where they speak of the signer's certificate.
    """
    complaint = ""
    if authority:
        try:
            stamped = make(Witnesses(authority_at(authority), known))
        except NoTimeStamp as error:
            complaint = f"{error} The report is signed without a time stamp."
        else:
            return Signed(stamped, "B-LT" if known.speaks_of(signer.certificate) else "B-T")
    return Signed(make(Witnesses(None, known)), "B-B", complaint)
