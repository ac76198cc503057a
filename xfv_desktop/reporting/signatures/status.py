"""What is known about a report file, as separate facts."""

from collections.abc import Iterable
from datetime import datetime

import attrs

CLOCK = "the clock of the signer’s computer; there is no independent time stamp"


@attrs.frozen(kw_only=True)
class Fact:
    """One thing that was checked: whether it holds (``None``: could not be checked), and words."""

    name: str
    holds: bool | None
    text: str


@attrs.frozen(kw_only=True)
class SignatureFacts:
    """One person's signature.

    ``intact``: the bytes it covers are those that were signed. ``valid``: the signature value was
    made with the key of the certificate. ``allows``: what the signature lets others do later.
    ``docmdp_ok``: nothing else was done. ``trusted``: the certificate led to a root of trust of
    this computer when it was used; ``trusted_by`` names the root. ``level`` is that of ETSI
    EN 319 142-1.
    """

    field: str
    intact: bool
    valid: bool
    signer: str
    fingerprint: str
    self_signed: bool
    demonstration: bool
    signed_at: datetime | None
    time_source: str
    level: str
    allows: str
    docmdp_ok: bool
    modifications: str
    trusted: bool
    trusted_by: str
    trust: str


@attrs.frozen(kw_only=True)
class TimeStamp:
    """A token of a time-stamp authority over the whole file as it was then (RFC 3161)."""

    at: datetime
    authority: str
    sound: bool
    trusted: bool


@attrs.frozen(kw_only=True)
class Revision:
    """A part that was written to the file at once, the first from 1, and what it changed.

    ``signed``: a signature or a time stamp covers it.
    """

    number: int
    what: str
    changes: tuple[str, ...]
    signed: bool


@attrs.frozen(kw_only=True)
class ReportStatus:
    """Everything that is known about one file.

    ``covers_whole_file``: nothing stands outside the bytes of the last signature or time stamp.
    ``certified``: the first signature certifies the document, and still does. ``contents``: the
    attachments against the extract, and the extract against the printed text. ``case``: the report
    against a case. ``problems`` are sentences; any of them makes the report invalid.
    """

    covers_whole_file: bool = False
    certified: bool = False
    signatures: tuple[SignatureFacts, ...] = ()
    time_stamps: tuple[TimeStamp, ...] = ()
    revisions: tuple[Revision, ...] = ()
    contents: tuple[Fact, ...] = ()
    case: tuple[Fact, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def signed(self) -> bool:
        """Whether anybody signed."""
        return bool(self.signatures)

    @property
    def intact(self) -> bool:
        """Whether all signed bytes are those that were signed, with the keys that are named."""
        return self.signed and all(s.intact and s.valid for s in self.signatures)

    @property
    def trusted(self) -> bool:
        """Whether every signer's certificate is trusted on this computer."""
        return self.signed and all(signature.trusted for signature in self.signatures)

    @property
    def demonstration(self) -> bool:
        """Whether a signer's certificate is for demonstration only."""
        return any(signature.demonstration for signature in self.signatures)

    @property
    def ok(self) -> bool:
        """Whether the file is exactly what was signed. Says nothing about who signed it."""
        return (
            self.intact
            and self.covers_whole_file
            and self.certified
            and all(signature.docmdp_ok for signature in self.signatures)
            and not failed((*self.contents, *self.case))
            and not self.problems
        )

    @property
    def verdict(self) -> str:
        """One or more plain sentences."""
        if not self.ok:
            broken = (f"{fact.text}" for fact in failed((*self.contents, *self.case)))
            return " ".join(("INVALID.", *self.problems, *broken))
        first, *others = self.signatures
        sentences = ["The report is exactly as it was signed."]
        if others:
            sentences = [f"The report is exactly as {first.signer} signed it."]
            sentences += [f"{other.signer} countersigned it." for other in others]
        if self.demonstration:
            sentences.append("The certificate is for demonstration only, NOT FOR COURT.")
        sentences += dict.fromkeys(signature.trust for signature in self.signatures)
        return " ".join(sentences)


def failed(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those that were checked and do not hold."""
    return tuple(fact for fact in facts if fact.holds is False)
