"""What is known about a report, as lines: whether each holds, its name, its details."""

from collections.abc import Iterator

from xfv_desktop.services.signatures.verification import Fact, ReportStatus, SignatureFacts
from xfv_desktop.ui.elements.language import said, tr

Line = tuple[bool, str, str]


def lines(status: ReportStatus) -> tuple[Line, ...]:
    """The verdict's parts from the most general to the details, problems last."""
    if not status.signed:
        return tuple((False, tr("Problem"), said(problem)) for problem in status.problems)
    return (
        _either(
            status.intact,
            (tr("Unaltered"), tr("the bytes that were signed, with the keys of the certificates")),
            (tr("Altered"), tr("the bytes or the key are not those of the signature")),
        ),
        _either(
            status.covers_whole_file,
            (tr("Covers the whole file"), ""),
            (tr("Covers a part of the file"), tr("something was added outside the last signature")),
        ),
        _either(
            status.certified and all(one.docmdp_ok for one in status.signatures),
            (tr("Certification kept"),
            tr("nothing was changed that the examiner's signature forbids")),
            (tr("Certification broken"), tr("the document was changed in a forbidden way")),
        ),
        *(line for one in status.signatures for line in _signature(one)),
        *(
            (stamp.sound and stamp.trusted,
            tr("Time stamp {at:%Y-%m-%d %H:%M:%S} UTC").format(at=stamp.at),
             stamp.authority)
            for stamp in status.time_stamps
        ),
        *(_fact(fact) for fact in (*status.contents, *status.case)),
        *(
            (part.signed, tr("Part {part}: {what}").format(part=part.number, what=said(part.what)),
            ", ".join(map(said, part.changes)))
            for part in status.revisions
        ),
        *((False, tr("Problem"), said(problem)) for problem in status.problems),
    )  # fmt: skip


def _either(holds: bool, good: tuple[str, str], bad: tuple[str, str]) -> Line:
    return (holds, *(good if holds else bad))


def _fact(fact: Fact) -> Line:
    return (fact.holds is not False, said(fact.name), said(fact.text))


def _signature(one: SignatureFacts) -> Iterator[Line]:
    when = f"{one.signed_at:%Y-%m-%d %H:%M:%S} UTC" if one.signed_at else tr("time unknown")
    mark = tr("\nDEMONSTRATION – NOT FOR COURT") if one.demonstration else ""
    yield (
        not one.demonstration,
        f"{said(one.field)}: {one.signer}",
        tr("{when}\n{time_source}\nLevel {level}{mark}").format(
            when=when, time_source=said(one.time_source), level=one.level, mark=mark
        ),
    )
    yield (
        one.trusted,
        tr("Signer known here") if one.trusted else tr("Signer not confirmed"),
        said(one.trust),
    )
    digits = " ".join(one.fingerprint[i : i + 8] for i in range(0, 64, 8))
    vouched = tr("self-signed") if one.self_signed else tr("issued by an authority")
    yield (True, tr("Certificate, {vouched}, SHA-256").format(vouched=vouched), digits)
