"""What is known about a report, as lines: whether each holds, its name, its details."""

from collections.abc import Iterator

from xfv_desktop.services.verification import Fact, ReportStatus, SignatureFacts

Line = tuple[bool, str, str]


def lines(status: ReportStatus) -> tuple[Line, ...]:
    """The verdict's parts from the most general to the details, problems last."""
    if not status.signed:
        return tuple((False, "Problem", problem) for problem in status.problems)
    return (
        _either(
            status.intact,
            ("Unaltered", "the bytes that were signed, with the keys of the certificates"),
            ("Altered", "the bytes or the key are not those of the signature"),
        ),
        _either(
            status.covers_whole_file,
            ("Covers the whole file", ""),
            ("Covers a part of the file", "something was added outside the last signature"),
        ),
        _either(
            status.certified and all(one.docmdp_ok for one in status.signatures),
            ("Certification kept", "nothing was changed that the examiner's signature forbids"),
            ("Certification broken", "the document was changed in a forbidden way"),
        ),
        *(line for one in status.signatures for line in _signature(one)),
        *(
            (stamp.sound and stamp.trusted, f"Time stamp {stamp.at:%Y-%m-%d %H:%M:%S} UTC",
             stamp.authority)
            for stamp in status.time_stamps
        ),
        *(_fact(fact) for fact in (*status.contents, *status.case)),
        *(
            (part.signed, f"Part {part.number}: {part.what}", ", ".join(part.changes))
            for part in status.revisions
        ),
        *((False, "Problem", problem) for problem in status.problems),
    )  # fmt: skip


def _either(holds: bool, good: tuple[str, str], bad: tuple[str, str]) -> Line:
    return (holds, *(good if holds else bad))


def _fact(fact: Fact) -> Line:
    return (fact.holds is not False, fact.name, fact.text)


def _signature(one: SignatureFacts) -> Iterator[Line]:
    when = f"{one.signed_at:%Y-%m-%d %H:%M:%S} UTC" if one.signed_at else "time unknown"
    mark = "\nDEMONSTRATION – NOT FOR COURT" if one.demonstration else ""
    yield (
        not one.demonstration,
        f"{one.field}: {one.signer}",
        f"{when}\n{one.time_source}\nLevel {one.level}{mark}",
    )
    yield (one.trusted, "Signer known here" if one.trusted else "Signer not confirmed", one.trust)
    digits = " ".join(one.fingerprint[i : i + 8] for i in range(0, 64, 8))
    vouched = "self-signed" if one.self_signed else "issued by an authority"
    yield (True, f"Certificate, {vouched}, SHA-256", digits)
