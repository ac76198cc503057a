"""Pairs of regions: one feature on the questioned and on the known photograph, under one number.

All edits are pure and return both sets. A region is in one pair at most.
"""

from collections.abc import Mapping

import attrs

from xfv_desktop.domain.annotation import AnnotationSet, Region
from xfv_desktop.domain.explanation import Side

Drawn = Mapping[Side, AnnotationSet]
"""The regions of both photographs."""


def other(side: Side) -> Side:
    """The other photograph."""
    return Side.REFERENCE if side is Side.PROBE else Side.PROBE


def partner(drawn: Drawn, side: Side, number: int) -> Region | None:
    """The region that is paired with that one, on the other photograph."""
    pair = drawn[side].region(number).pair
    if pair is None:
        return None
    return next((region for region in drawn[other(side)] if region.pair == pair), None)


def paired(drawn: Drawn, probe: int, reference: int) -> Drawn:
    """With a region of each photograph as the next pair; earlier pairs of theirs are dissolved.

    Of the component groups the questioned region's counts, or else the known one's.
    """
    freed = unpaired(unpaired(drawn, Side.PROBE, probe), Side.REFERENCE, reference)
    pair = max(regions.next_pair for regions in freed.values())
    regions = freed[Side.PROBE].region(probe), freed[Side.REFERENCE].region(reference)
    component = next((one.component for one in regions if one.component is not None), None)
    return {
        side: attrs.evolve(
            freed[side].in_pair(number, pair).in_component(number, component), next_pair=pair + 1
        )
        for side, number in ((Side.PROBE, probe), (Side.REFERENCE, reference))
    }


def unpaired(drawn: Drawn, side: Side, number: int) -> Drawn:
    """With a region and its partner in no pair; both stay."""
    found = partner(drawn, side, number)
    free = {**drawn, side: drawn[side].in_pair(number, None)}
    if found is not None:
        free[other(side)] = drawn[other(side)].in_pair(found.number, None)
    return free


def without(drawn: Drawn, side: Side, number: int) -> Drawn:
    """Without one region; its partner stays, in no pair."""
    free = unpaired(drawn, side, number)
    return {**free, side: free[side].removed(number)}


def in_component(drawn: Drawn, side: Side, number: int, component: int | None) -> Drawn:
    """With a region of that component group, or of none, and its partner with it."""
    found = partner(drawn, side, number)
    after = {**drawn, side: drawn[side].in_component(number, component)}
    if found is not None:
        after[other(side)] = drawn[other(side)].in_component(found.number, component)
    return after
