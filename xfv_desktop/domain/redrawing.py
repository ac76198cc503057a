"""What an edit did to the regions of a photograph: the audit trail tells that and no more."""

import attrs

from xfv_desktop.domain.annotation import AnnotationSet, Region
from xfv_desktop.domain.explanation import Side

REGIONS_DRAWN = "regions drawn"
"""The event of an edit of the regions that belong to a procedure."""

REGIONS_EDITED = "regions edited"
"""The event of an edit of the regions that belong to an examination."""


@attrs.frozen
class Redrawing:
    """The difference between two states of a set of regions.

    ``changed`` are the new and the altered ones as they are afterwards, ``removed`` the numbers of
    those that went. ``order`` are all numbers in drawing order, the lowest first, where it does not
    follow from the rest: altered regions keep their place, new ones lie on top.
    """

    changed: tuple[Region, ...]
    removed: tuple[int, ...]
    next_number: int
    next_pair: int
    order: tuple[int, ...] = ()


@attrs.frozen(kw_only=True)
class RegionAmendment:
    """One region as it was and as it became after the comparison of its pair had been locked.

    ``before`` is ``None`` for a region that was added, ``after`` for one that was removed.
    ``sequence`` is that of the event in the audit trail, ``at`` UTC as the trail has it.
    """

    side: Side
    before: Region | None
    after: Region | None
    reason: str
    by: str
    at: str
    sequence: int


def redrawing(before: AnnotationSet, after: AnnotationSet) -> Redrawing:
    """What makes the second state of the first; ``applied`` does it again."""
    known = {region.number: region for region in before}
    there = {region.number for region in after}
    change = Redrawing(
        changed=tuple(region for region in after if region != known.get(region.number)),
        removed=tuple(number for number in known if number not in there),
        next_number=after.next_number,
        next_pair=after.next_pair,
    )
    numbers = tuple(region.number for region in after)
    if tuple(region.number for region in applied(before, change)) != numbers:
        change = attrs.evolve(change, order=numbers)
    return change


def applied(before: AnnotationSet, change: Redrawing) -> AnnotationSet:
    """The state after the change; raises KeyError where an order names what is not there."""
    found = {region.number: region for region in before if region.number not in change.removed}
    found |= {region.number: region for region in change.changed}
    regions = [found[number] for number in change.order] if change.order else found.values()
    return AnnotationSet(tuple(regions), change.next_number, change.next_pair)
