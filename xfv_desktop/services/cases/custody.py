"""The custody ledger: every hand an exhibit goes through, its bytes hashed again each time."""

from collections.abc import Sequence
from datetime import datetime

from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.custody import CustodyAct, CustodyEntry, holder, next_giver
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.people import same
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.persistence import audit_log, custody_records, files, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting

__all__ = ["CustodyAct", "CustodyEntry", "broken_chain", "enter", "holder", "ledger", "transfer"]


def ledger(case: CaseFile, exhibit: str = "") -> tuple[CustodyEntry, ...]:
    """The entries of one exhibit, or of all, the oldest first; raises NotInCase."""
    if exhibit:
        records.exhibit(case, exhibit)
    return tuple(entry for entry in custody_records.custody(case) if exhibit in ("", entry.exhibit))


def transfer(
    case: CaseFile,
    exhibit: str,
    *,
    given_by: str,
    received_by: str,
    reason: str,
    person: str,
    at: datetime | None = None,
    gap: bool = False,
) -> Changes:
    """An exhibit goes from one hand to another. ``at``: when, if not now.

    The giver has to be who has it by the ledger then, and the receiver who gives it away next by a
    later entry: what happened is entered hand by hand. Where a hand is not known, ``gap`` says so,
    and the reason has to tell why; ledger and report show the gap.

    Raises NotInCase, CaseAltered if the exhibit's bytes are not those that came in, or UserError.
    """
    if not (given_by.strip() and received_by.strip() and reason.strip()):
        raise UserError("Say who gave the exhibit, who received it, and why.")
    if same(given_by, received_by):
        raise UserError(
            "An exhibit goes from one person to another: say who gave it and who received it."
        )
    moment = at or datetime.now().astimezone()
    if moment.tzinfo is None or moment > datetime.now().astimezone():
        raise UserError("An exhibit changes hands at a time that has passed: give another one.")
    one = records.exhibit(case, exhibit)
    fault = broken_chain(
        exhibit, ledger(case, exhibit), given_by=given_by, received_by=received_by, at=moment
    )
    if fault and not gap:
        raise UserError(fault, Remedy.STATE_GAP)
    if gap and not fault:
        raise UserError("The chain has no gap here: enter the transfer without stating one.")
    with case.transaction():
        event = enter(
            case, one, CustodyAct.TRANSFERRED, person=person,
            given_by=given_by, received_by=received_by, reason=reason, at=moment, gap=gap,
        )  # fmt: skip
    return Changes(frozenset({"custody"}), (exhibit,), event)


def broken_chain(
    exhibit: str,
    entries: Sequence[CustodyEntry],
    *,
    given_by: str,
    received_by: str,
    at: datetime,
) -> str:
    """Why a transfer would leave a gap in the chain of an exhibit; empty where it fits."""
    had, gives = holder(entries, at), next_giver(entries, at)
    if had and not same(had, given_by):
        return (
            f"By the ledger {exhibit} was with {had} then, not with {given_by.strip()}: enter "
            f"first how {given_by.strip()} came to have it, or state that the chain has a gap."
        )
    if gives and not same(gives, received_by):
        return (
            f"By the ledger {gives} gave {exhibit} away after that, not {received_by.strip()}: "
            f"enter a transfer to {gives}, or state that the chain has a gap."
        )
    return ""


def enter(
    case: CaseFile,
    exhibit: Exhibit,
    act: CustodyAct,
    *,
    person: str,
    given_by: str,
    received_by: str,
    reason: str,
    at: datetime | None = None,
    gap: bool = False,
) -> AuditEvent:
    """Inside a transaction: one line of the ledger, beside the change that it belongs to.

    The stored bytes are hashed again; raises CaseAltered if they are not those that came in.
    ``at`` is now, in this computer's time zone, unless it happened at another time.
    """
    files.verify(case, exhibit.image.sha256)
    entry = CustodyEntry(
        number=custody_records.next_custody_number(case),
        exhibit=exhibit.number,
        act=act,
        at=at or datetime.now().astimezone(),
        person=acting(case, person),
        given_by=given_by.strip(),
        received_by=received_by.strip(),
        reason=reason.strip(),
        sha256=exhibit.image.sha256,
        hash_verified=True,
    )
    custody_records.add_custody(case, entry)
    return audit_log.append(
        case,
        actor=entry.person,
        action=f"exhibit {act.value}",
        details={
            "exhibit": entry.exhibit,
            "at": entry.at.isoformat(timespec="seconds"),
            "from": entry.given_by,
            "to": entry.received_by,
            "reason": entry.reason,
            "sha256": entry.sha256,
            "custody entry": entry.number,
            **({"gap in the chain": True} if gap else {}),
        },
    )
