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
    return all_fidelity(case).get(examination)


def all_fidelity(case: CaseFile) -> dict[int, FidelityRecord]:
    """All records by examination.

    Raises:
        CaseAltered: one is not as it was filed.
    """
    found = {}
    for number, text in fidelity_texts(case).items():
        try:
            found[number] = from_json(text, FidelityRecord)
        except UNDECODABLE as error:
            raise altered(
                case.folder, f"the fidelity record of examination {number} is unreadable"
            ) from error
    return found


def fidelity_texts(case: CaseFile) -> dict[int, str]:
    """The JSON texts by examination; none in a case of version 1 that is open for reading."""
    return {row["examination"]: row["record"] for row in case.rows_of("fidelity", "examination")}
