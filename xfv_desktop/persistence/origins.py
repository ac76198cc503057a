"""Where the exhibits of a case came from, and which picture of its file each of them is."""

import attrs

from xfv_desktop.domain.evidence import Frame, Origin
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.codec import UNDECODABLE, from_json, to_json


@attrs.frozen
class OriginRow:
    """One row: JSON texts; ``frame`` is empty where the file holds one picture only."""

    exhibit: str
    origin: str
    frame: str


def add_origin(case: CaseFile, exhibit: str, origin: Origin, frame: Frame | None) -> None:
    """Files where an exhibit, which must be in the case, came from."""
    row = OriginRow(exhibit, to_json(origin), to_json(frame) if frame else "")
    case.insert("origins", attrs.asdict(row))


def origin_rows(case: CaseFile) -> dict[str, OriginRow]:
    """The rows by exhibit; none of exhibits that were added before version 3 of the case."""
    return {row["exhibit"]: OriginRow(**row) for row in case.rows_of("origins", "exhibit")}


def decoded(case: CaseFile, row: OriginRow | None) -> tuple[Origin, Frame | None]:
    """What a row says; a missing one says nothing.

    Raises:
        CaseAltered: it is not as it was filed.
    """
    if row is None:
        return Origin(), None
    try:
        frame = from_json(row.frame, Frame) if row.frame else None
        return from_json(row.origin, Origin), frame
    except UNDECODABLE as error:
        raise altered(case.folder, f"the origin of exhibit {row.exhibit} is unreadable") from error
