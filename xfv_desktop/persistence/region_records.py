"""The regions on the photographs of an examination.

Functions that change something belong inside ``with case.transaction():``, beside the
``audit_log.append`` that says who did it.
"""

from collections.abc import Mapping

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.explanation import Side
from xfv_desktop.persistence.border import altered, missing
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.codec import UNDECODABLE, from_json, to_json


def add_regions(case: CaseFile, examination: int, drawn: Mapping[Side, AnnotationSet]) -> None:
    """Files the regions of a new examination."""
    for side in Side:
        row = {"examination": examination, "side": side, "annotations": to_json(drawn[side])}
        case.insert("regions", row)


def regions(case: CaseFile, examination: int) -> dict[Side, AnnotationSet]:
    """The regions on both photographs of an examination as they are now.

    Raises:
        NotInCase: there is no such examination.
        CaseAltered: they are unreadable.
    """
    rows = case.rows(
        "SELECT side, annotations FROM regions WHERE examination = :number", {"number": examination}
    )
    if not rows:
        raise missing(case.folder, f"examination {examination}")
    try:
        found = {Side(r["side"]): from_json(r["annotations"], AnnotationSet) for r in rows}
        return {side: found[side] for side in Side}
    except UNDECODABLE as error:
        raise altered(case.folder, f"examination {examination} is unreadable") from error


def set_regions(case: CaseFile, examination: int, side: Side, drawn: AnnotationSet) -> None:
    """Other regions on one photograph of an examination.

    Raises:
        NotInCase: there is no such examination.
    """
    key = {"examination": examination, "side": side}
    if not case.update("regions", key, {"annotations": to_json(drawn)}):
        raise missing(case.folder, f"examination {examination}")
