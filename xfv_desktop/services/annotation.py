"""What an examiner draws on the photographs of an examination."""

from xfv_desktop.domain.annotation import AnnotationSet, Region
from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.explanation import Side
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.casework import Changes
from xfv_desktop.services.people import acting


def annotate(
    case: CaseFile, number: int, side: Side, regions: AnnotationSet, *, examiner: str, what: str
) -> Changes:
    """The regions of one photograph as they are now; ``what`` says what was done, for the log."""
    with case.transaction():
        records.set_regions(case, number, side, regions)
        event = audit_log.append(
            case,
            actor=acting(case, examiner),
            action="regions edited",
            details={
                "examination": number,
                "side": side.value,
                "edit": what,
                "regions": [_described(region) for region in regions],
            },
        )
    return Changes(frozenset({"regions"}), (str(number),), event)


def _described(region: Region) -> dict[str, JsonValue]:
    return {
        "number": region.number,
        "kind": region.kind.value,
        "points px": region.points_px.tolist(),
        "label": region.label,
        "comment": region.comment,
    }
