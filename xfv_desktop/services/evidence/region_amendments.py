"""What was changed of the regions once the comparison of their pair had been locked."""

from collections.abc import Iterator, Sequence

import attrs

from xfv_desktop.domain.annotation import AnnotationSet, Region
from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.casework import COMPARED, Examination
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Procedure, Stage
from xfv_desktop.domain.redrawing import (
    REGIONS_DRAWN,
    REGIONS_EDITED,
    RegionAmendment,
    applied,
)
from xfv_desktop.persistence import audit_log
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.evidence.annotation import heard
from xfv_desktop.services.opinion.procedure import procedure_of, procedures


def region_amendments(case: CaseFile, examination: Examination) -> tuple[RegionAmendment, ...]:
    """The amendments of the regions of an examination, the oldest first; raises CaseAltered.

    Those that whoever made the examination drew before it, and all edits of the examination's own.
    How a region is shown in the window is no matter of the report, and no amendment of it.
    """
    pair = examination.questioned.number, examination.known.number
    found = procedures(case)
    locks = [
        lock.sequence
        for one in found
        if (one.questioned, one.known) == pair
        for lock in one.locks
        if lock.stage is Stage.COMPARISON
    ]
    if not locks:
        return ()
    own = procedure_of(found, examination.examined_by, *pair)

    def fold(events: Sequence[AuditEvent]) -> tuple[RegionAmendment, ...]:
        return tuple(_amendments(_edits(events, examination.number, own), min(locks)))

    actions = (REGIONS_DRAWN, COMPARED, REGIONS_EDITED)
    return audit_log.folded(case, actions, fold, "an edit of regions")


def _edits(
    events: Sequence[AuditEvent], number: int, own: Procedure | None
) -> Iterator[AuditEvent]:
    """What was drawn before the examination was made, then the edits of its own regions."""
    made = False
    for event in events:
        of_this = event.details.get("examination") == number
        if event.action == COMPARED:
            made = made or of_this
        elif event.action == REGIONS_EDITED:
            if of_this:
                yield event
        elif own is not None and event.details.get("procedure") == own.number and not made:
            yield event


def _amendments(edits: Iterator[AuditEvent], lock: int) -> Iterator[RegionAmendment]:
    there = dict.fromkeys(Side, AnnotationSet())
    for event in edits:
        side = Side(str(event.details["side"]))
        before = {region.number: region for region in there[side]}
        there[side] = applied(there[side], heard(event))
        after = {region.number: region for region in there[side]}
        for number in sorted(before.keys() | after.keys()):
            old, new = before.get(number), after.get(number)
            if event.sequence > lock and _printed(old) != _printed(new):
                yield RegionAmendment(
                    side=side, before=old, after=new, reason=str(event.details["reason"]),
                    by=event.actor, at=event.at, sequence=event.sequence,
                )  # fmt: skip


def _printed(region: Region | None) -> Region | None:
    return region and attrs.evolve(region, visible=True, locked=False, opacity=1.0)
