"""The custody ledger of a case: entries that are only ever added."""

from datetime import timedelta, timezone

import attrs

from xfv_desktop.domain.custody import CustodyAct, CustodyEntry
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.codec import moment, timestamp


def next_custody_number(case: CaseFile) -> int:
    """The number of the next entry, counted from 1."""
    return int(case.rows("SELECT count(*) AS n FROM custody")[0]["n"]) + 1


def add_custody(case: CaseFile, entry: CustodyEntry) -> None:
    """Adds an entry; its exhibit must be in the case."""
    offset = entry.at.utcoffset() or timedelta()
    row = attrs.asdict(entry)
    row |= {"at": timestamp(entry.at), "hash_verified": int(entry.hash_verified)}
    case.insert("custody", {**row, "utc_offset_min": offset // timedelta(minutes=1)})


def custody(case: CaseFile) -> tuple[CustodyEntry, ...]:
    """All entries, the oldest first; none in a case of an earlier version, open for reading.

    Raises CaseAltered where one is not as it was written.
    """
    entries = []
    for row in case.rows_of("custody", "number"):
        try:
            offset = timezone(timedelta(minutes=row.pop("utc_offset_min")))
            values = {
                "act": CustodyAct(row["act"]),
                "at": moment(row["at"], case.folder).astimezone(offset),
                "hash_verified": bool(row["hash_verified"]),
            }
        except ValueError as error:
            raise altered(
                case.folder, f"its custody entry {row['number']} is unreadable"
            ) from error
        entries.append(CustodyEntry(**(row | values)))
    return tuple(entries)
