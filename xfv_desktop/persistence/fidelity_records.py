"""The fidelity records of a case: one for each examination at most, never changed."""

from datetime import datetime

from xfv_desktop.domain.fidelity import FidelityRecord
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.codec import UNDECODABLE, from_json, timestamp, to_json


def add_fidelity(
    case: CaseFile, examination: int, record: FidelityRecord, *, at: datetime, by: str
) -> str:
    """Files the record of an examination, which must be in the case; returns its JSON text."""
    text = to_json(record)
    row = {"examination": examination, "record": text, "assessed_at": timestamp(at)}
    case.insert("fidelity", {**row, "assessed_by": by})
    return text


def fidelity(case: CaseFile, examination: int) -> FidelityRecord | None:
    """The record of an examination; ``None`` where its maps were not checked.

    Raises:
        CaseAltered: a record is not as it was filed.
    """
    text = fidelity_text(case, examination)
    return _record(case, examination, text) if text else None


def all_fidelity(case: CaseFile) -> dict[int, FidelityRecord]:
    """All records by examination.

    Raises:
        CaseAltered: one is not as it was filed.
    """
    rows = case.rows_of("fidelity", "examination")
    return {row["examination"]: _record(case, row["examination"], row["record"]) for row in rows}


def fidelity_text(case: CaseFile, examination: int) -> str:
    """The JSON text of a record; empty without one, as in every case of version 1."""
    if not case.has("fidelity"):
        return ""
    rows = case.rows(
        "SELECT record FROM fidelity WHERE examination = :number", {"number": examination}
    )
    return str(rows[0]["record"]) if rows else ""


def _record(case: CaseFile, examination: int, text: str) -> FidelityRecord:
    try:
        return from_json(text, FidelityRecord)
    except UNDECODABLE as error:
        raise altered(
            case.folder, f"the fidelity record of examination {examination} is unreadable"
        ) from error
