"""Pairs: one number for one feature on both photographs, never given twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.pairing import in_component, other, paired, partner, unpaired, without

from .test_annotation_edits import annotation_sets

Q, K = Side.PROBE, Side.REFERENCE


@st.composite
def two_sets(draw):
    """Both photographs with at least two regions each, and two of each to be paired."""
    drawn = {side: draw(annotation_sets(minimum=2)) for side in Side}
    numbers = {side: [region.number for region in drawn[side]] for side in Side}
    picks = {side: draw(st.permutations(numbers[side]))[:2] for side in Side}
    return drawn, picks


def pairs_of(drawn: dict[Side, AnnotationSet]) -> list[list[int]]:
    """The pair numbers on each photograph, sorted."""
    return [sorted(r.pair for r in drawn[side] if r.pair is not None) for side in Side]


@given(two_sets())
def test_two_regions_are_partners(given_sets):
    drawn, picks = given_sets
    after = paired(drawn, picks[Q][0], picks[K][0])
    assert partner(after, Q, picks[Q][0]) == after[K].region(picks[K][0])
    assert partner(after, K, picks[K][0]) == after[Q].region(picks[Q][0])
    assert pairs_of(after) == [[1], [1]]


@given(two_sets())
def test_the_number_of_a_dissolved_pair_is_not_given_again(given_sets):
    drawn, picks = given_sets
    once = paired(drawn, picks[Q][0], picks[K][0])
    alone = unpaired(once, Q, picks[Q][0])
    assert [s.regions for s in alone.values()] == [s.regions for s in drawn.values()]
    assert pairs_of(paired(alone, picks[Q][0], picks[K][1])) == [[2], [2]]


@given(two_sets())
def test_a_region_is_in_one_pair_at_most(given_sets):
    """Pairing a paired region with another one sets its former partner free."""
    drawn, picks = given_sets
    first = paired(drawn, picks[Q][0], picks[K][0])
    after = paired(first, picks[Q][0], picks[K][1])
    assert pairs_of(after) == [[2], [2]]
    assert after[K].region(picks[K][0]).pair is None


@given(two_sets())
def test_what_remains_of_a_pair_is_in_none(given_sets):
    drawn, picks = given_sets
    after = without(paired(drawn, picks[Q][0], picks[K][0]), K, picks[K][0])
    assert pairs_of(after) == [[], []]
    assert after[Q].regions == drawn[Q].regions
    with pytest.raises(KeyError):
        after[K].region(picks[K][0])


@given(two_sets(), st.integers(1, 19))
def test_a_pair_is_of_one_component(given_sets, component):
    drawn, picks = given_sets
    marked = in_component(drawn, K, picks[K][0], component)
    after = paired(marked, picks[Q][0], picks[K][0])
    assert after[Q].region(picks[Q][0]).component == component
    changed = in_component(after, Q, picks[Q][0], 20 - component)
    assert changed[K].region(picks[K][0]).component == 20 - component
    assert in_component(changed, K, picks[K][0], None)[Q].region(picks[Q][0]).component is None


@given(two_sets())
def test_edits_leave_the_sets_before_as_they_were(given_sets):
    drawn, picks = given_sets
    before = dict(drawn)
    for edited in (
        paired(drawn, picks[Q][0], picks[K][0]),
        without(drawn, Q, picks[Q][0]),
        in_component(drawn, Q, picks[Q][0], 1),
    ):
        assert edited is not drawn
    assert drawn == before


def test_the_other_side():
    assert (other(Q), other(K)) == (K, Q)
