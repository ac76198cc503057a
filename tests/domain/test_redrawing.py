"""The difference of two states is what makes the second of the first, and no more."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.redrawing import applied, redrawing

from .test_annotation_edits import annotation_sets, shapes


@st.composite
def edited(draw):
    """A set, and what became of it in some edits of all kinds."""
    before = after = draw(annotation_sets(minimum=1))
    for _ in range(draw(st.integers(0, 5))):
        numbers = [region.number for region in after]
        edit = draw(st.integers(0, 5)) if numbers else 0
        number = draw(st.sampled_from(numbers)) if numbers else 0
        match edit:
            case 0:
                after = after.added(*draw(shapes()))
            case 1:
                after = after.removed(number)
            case 2:
                after = after.reordered(number, draw(st.integers(-3, 3)))
            case 3:
                after = after.moved(number, np.array([1.0, 2.0]))
            case 4:
                after = after.described(number, label="mole", comment="")
            case _:
                after = after.in_pair(number, draw(st.integers(1, 3)))
    return before, after


@given(edited())
def test_a_change_is_done_again_and_undone(states):
    before, after = states
    assert applied(before, redrawing(before, after)) == after
    assert applied(after, redrawing(after, before)) == before


def test_a_change_tells_of_what_changed_only():
    """Of five hundred regions one is moved: that one is told."""
    before = AnnotationSet()
    for _ in range(500):
        before = before.added(RegionKind.POINT, np.zeros((1, 2)))
    after = before.moved(7, np.array([1.0, 0.0]))
    change = redrawing(before, after)
    assert (change.changed, change.removed, change.order) == ((after.region(7),), (), ())
    assert redrawing(before, before.removed(9)).removed == (9,)
