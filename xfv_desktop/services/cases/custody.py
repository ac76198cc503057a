"""The custody ledger: every hand an exhibit goes through, its bytes hashed again each time."""

from datetime import datetime

from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.custody import CustodyAct, CustodyEntry
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.persistence import audit_log, custody_records, files, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting

__all__ = ["CustodyAct", "CustodyEntry", "enter", "ledger", "transfer"]


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
) -> Changes:
    """An exhibit goes from one hand to another. ``at``: when, if not now.

    Raises NotInCase, CaseAltered if the exhibit's bytes are not those that came in, or UserError.
    """
    if not (given_by.strip() and received_by.strip() and reason.strip()):
        raise UserError("Say who gave the exhibit, who received it, and why.")
    if given_by.split() == received_by.split():
        raise UserError(
            "An exhibit goes from one person to another: say who gave it and who received it."
        )
    moment = at or datetime.now().astimezone()
    if moment.tzinfo is None or moment > datetime.now().astimezone():
        raise UserError("An exhibit changes hands at a time that has passed: give another one.")
    with case.transaction():
        event = enter(
            case, records.exhibit(case, exhibit), CustodyAct.TRANSFERRED, person=person,
            given_by=given_by, received_by=received_by, reason=reason, at=moment,
        )  # fmt: skip
    return Changes(frozenset({"custody"}), (exhibit,), event)


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
        },
    )
