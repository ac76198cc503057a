"""What an examiner draws on the photographs of a procedure, and then of an examination.

Regions are findings of the comparison, so they are locked with it: afterwards every change is an
amendment with a reason. The audit trail tells of each edit what it did.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.annotation import AnnotationSet, Region, RegionKind
from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.domain.pairing import other
from xfv_desktop.domain.procedure import Procedure
from xfv_desktop.domain.redrawing import (
    REGIONS_DRAWN,
    REGIONS_EDITED,
    Redrawing,
    applied,
    redrawing,
)
from xfv_desktop.engine.face_images.alignment import similarity_transform
from xfv_desktop.persistence import audit_log, records, region_records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.opinion.procedure import own_procedure, procedure_of, procedures

CHANGED = frozenset({"regions"})


def annotate(
    case: CaseFile,
    number: int,
    side: Side,
    regions: AnnotationSet,
    *,
    examiner: str,
    what: str,
    reason: str = "",
) -> Changes:
    """The regions of one photograph of an examination as they are now.

    ``what`` says what was done, for the log. Raises UserError without a ``reason`` where somebody
    has locked the comparison of the pair.
    """
    summary = records.examination_summary(case, number)
    if locked(procedures(case), (summary.questioned, summary.known)):
        _want(reason)
    details: dict[str, JsonValue] = {"examination": number, "side": side.value, "edit": what}
    with case.transaction():
        before = region_records.regions(case, number)[side]
        region_records.set_regions(case, number, side, regions)
        event = audit_log.append(
            case,
            actor=acting(case, examiner),
            action=REGIONS_EDITED,
            details={**details, **_told(redrawing(before, regions)), "reason": reason.strip()},
        )
    return Changes(CHANGED, (str(number),), event)


def draw(
    case: CaseFile,
    number: int,
    side: Side,
    regions: AnnotationSet,
    *,
    person: str,
    what: str,
    reason: str = "",
) -> Changes:
    """The regions of one photograph of a person's own procedure as they are now.

    They become those of the examinations that the person makes of the pair. Raises UserError:
    somebody else's procedure, a photograph that is not revealed yet, a locked comparison and no
    ``reason``.
    """
    current = own_procedure(case, number, person)
    if side is Side.REFERENCE and not current.known_revealed:
        raise UserError("The known photograph is revealed once the analysis is locked.")
    if current.regions_locked:
        _want(reason)
    details: dict[str, JsonValue] = {
        "procedure": number,
        "questioned": current.questioned,
        "known": current.known,
        "side": side.value,
        "edit": what,
    }
    change = redrawing(drawn(case, number)[side], regions)
    with case.transaction():
        event = audit_log.append(
            case,
            actor=current.person,
            action=REGIONS_DRAWN,
            details={**details, **_told(change), "reason": reason.strip()},
        )
    return Changes(CHANGED, (), event)


def drawn(case: CaseFile, number: int) -> dict[Side, AnnotationSet]:
    """The regions of a procedure, from every edit that the trail tells of; raises CaseAltered."""

    def fold(events: Iterable[AuditEvent]) -> dict[Side, AnnotationSet]:
        found = dict.fromkeys(Side, AnnotationSet())
        for event in events:
            if event.details["procedure"] == number:
                side = Side(str(event.details["side"]))
                found[side] = applied(found[side], heard(event))
        return found

    return audit_log.folded(case, (REGIONS_DRAWN,), fold, "an edit of regions")


def drawn_before(
    case: CaseFile, person: str, questioned: str, known: str
) -> dict[Side, AnnotationSet]:
    """What a person drew on a pair before the machine compared it."""
    own = procedure_of(procedures(case), person, questioned, known)
    return dict.fromkeys(Side, AnnotationSet()) if own is None else drawn(case, own.number)


def locked(found: Sequence[Procedure], pair: tuple[str, str] | None) -> bool:
    """Whether somebody has locked the comparison of a pair (questioned, known)."""
    return any(one.regions_locked for one in found if (one.questioned, one.known) == pair)


def carried(
    region: Region,
    side: Side,
    faces: Mapping[Side, DetectedFace],
    examination: Examination | None = None,
) -> NDArray[np.float64]:
    """The points of a region where the alignment of both faces puts them on the other photograph.

    Through both crops of the examination, if there is one: source, crop, partner's source; else by
    the similarity transform of the five landmarks. A rectangle and an ellipse stay upright.
    """
    if examination:
        crops = {
            Side.PROBE: examination.comparison.probe.crop,
            Side.REFERENCE: examination.comparison.reference.crop,
        }

        def there(points: NDArray[np.float64]) -> NDArray[np.float64]:
            return crops[other(side)].to_source(crops[side].to_crop(points))

    else:
        transform = similarity_transform(faces[side].landmarks_px, faces[other(side)].landmarks_px)

        def there(points: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.asarray(points @ transform[:, :2].T + transform[:, 2])

    if region.kind not in (RegionKind.RECTANGLE, RegionKind.ELLIPSE):
        return there(region.points_px)
    middle = region.points_px.mean(axis=0)
    moved = there(np.array([middle, middle + np.array([1.0, 0.0])]))
    scale = float(np.hypot(*(moved[1] - moved[0])))
    return np.asarray(moved[0] + (region.points_px - middle) * scale)


def region_facts(region: Region) -> dict[str, JsonValue]:
    """A region as the audit trail and the clipboard hold it; ``region_of`` reads it again."""
    return {
        "number": region.number,
        "kind": region.kind.value,
        "points px": region.points_px.tolist(),
        "label": region.label,
        "comment": region.comment,
        "pair": region.pair,
        "component": region.component,
        "visible": region.visible,
        "locked": region.locked,
        "opacity": region.opacity,
    }


def region_of(facts: Mapping[str, Any]) -> Region:
    """The region of these facts; raises KeyError, TypeError or ValueError if they are none."""
    return Region(
        number=facts["number"],
        kind=RegionKind(facts["kind"]),
        points_px=facts["points px"],
        label=facts["label"],
        comment=facts["comment"],
        pair=facts["pair"],
        component=facts["component"],
        visible=facts["visible"],
        locked=facts["locked"],
        opacity=float(facts["opacity"]),
    )


def _told(change: Redrawing) -> dict[str, JsonValue]:
    return {
        "regions": [region_facts(region) for region in change.changed],
        "removed": list(change.removed),
        "order": list(change.order),
        "next number": change.next_number,
        "next pair": change.next_pair,
    }


def heard(event: AuditEvent) -> Redrawing:
    """What an edit of regions did; raises KeyError, TypeError or ValueError if it is none."""
    details: Mapping[str, Any] = event.details
    return Redrawing(
        changed=tuple(map(region_of, details["regions"])),
        removed=tuple(details["removed"]),
        next_number=details["next number"],
        next_pair=details["next pair"],
        order=tuple(details["order"]),
    )


def _want(reason: str) -> None:
    if not reason.strip():
        raise UserError(
            "The comparison of this pair is locked: a change of regions needs a reason."
        )
