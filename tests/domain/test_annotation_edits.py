"""Regions: shapes, and edits that return a new set and can all be taken back."""

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xfv_desktop.domain.annotation import AnnotationSet, Region, RegionKind

coordinates = st.integers(-10_000, 10_000).map(lambda n: n / 4)  # sums of these are exact


COUNTS = {
    RegionKind.RECTANGLE: (2, 2),
    RegionKind.ELLIPSE: (2, 2),
    RegionKind.POLYGON: (3, 8),
    RegionKind.FREEHAND: (2, 8),
    RegionKind.LINE: (2, 8),
    RegionKind.POINT: (1, 1),
    RegionKind.ARROW: (2, 2),
    RegionKind.TEXT: (1, 1),
}


def points(count):
    return arrays(np.float64, (count, 2), elements=coordinates)


@st.composite
def shapes(draw):
    kind = draw(st.sampled_from(RegionKind))
    fewest, most = COUNTS[kind]
    return kind, draw(points(draw(st.integers(fewest, most))))


@st.composite
def annotation_sets(draw, minimum=0):
    """Sets as an examiner makes them: added one by one, some removed again."""
    drawn = AnnotationSet()
    kept = draw(st.integers(minimum, minimum + 3))
    for number in range(kept):
        drawn = drawn.added(*draw(shapes()), label=f"region {number}")
    for _ in range(draw(st.integers(0, 2))):
        drawn = drawn.added(*draw(shapes()))
        drawn = drawn.removed(drawn.regions[-1].number)
    return drawn


@given(annotation_sets(), shapes())
def test_removing_what_was_added_gives_the_same_regions(before, shape):
    after = before.added(*shape, label="scar", comment="left")
    assert after.regions[:-1] == before.regions
    assert after.removed(before.next_number).regions == before.regions


@given(annotation_sets(), shapes())
def test_a_number_is_never_given_twice(before, shape):
    once = before.added(*shape)
    again = once.removed(before.next_number).added(*shape)
    assert again.regions[-1].number == before.next_number + 1
    numbers = [region.number for region in again]
    assert len(set(numbers)) == len(numbers)


@given(annotation_sets(minimum=1), st.data(), points(1))
def test_moving_back_is_the_identity(before, data, offset):
    number = data.draw(st.sampled_from([region.number for region in before]))
    moved = before.moved(number, offset[0])
    np.testing.assert_array_equal(
        moved.region(number).points_px, before.region(number).points_px + offset[0]
    )
    assert moved.moved(number, -offset[0]) == before


@given(annotation_sets(minimum=1), st.data())
def test_an_edit_touches_one_region_only(before, data):
    number = data.draw(st.sampled_from([region.number for region in before]))
    copy = attrs.evolve(before)
    for after in (
        before.moved(number, np.array([1.0, 0.0])),
        before.reshaped(number, before.region(number).points_px * 2 + 1),
        before.described(number, label="new label", comment="new comment"),
        before.displayed(number, visible=False, locked=True, opacity=0.5),
        before.in_component(number, 9),
        before.in_pair(number, 3),
    ):
        others = [region for region in after if region.number != number]
        assert others == [region for region in before if region.number != number]
        assert [r.number for r in after] == [r.number for r in before]
        assert after.region(number) != before.region(number)
        assert after.next_number == before.next_number
    assert before == copy


@given(annotation_sets(minimum=1))
def test_an_edit_is_undone_by_the_opposite_edit(before):
    region = before.regions[0]
    described = before.described(region.number, label="x", comment="y")
    back = described.described(region.number, label=region.label, comment=region.comment)
    assert back == before
    reshaped = before.reshaped(region.number, region.points_px + 1)
    assert reshaped.reshaped(region.number, region.points_px) == before


@given(annotation_sets(minimum=1), st.data(), st.integers(-5, 5))
def test_a_region_that_was_lifted_comes_down_again(before, data, steps):
    """Order is a permutation: the same regions, and the way back leads to the same order."""
    number = data.draw(st.sampled_from([region.number for region in before]))
    after = before.reordered(number, steps)
    assert sorted(r.number for r in after) == sorted(r.number for r in before)
    place = [region.number for region in before].index(number)
    moved = [region.number for region in after].index(number) - place
    assert abs(moved) <= abs(steps)
    assert after.reordered(number, -moved) == before


@given(annotation_sets(minimum=1), st.data())
def test_a_copy_has_a_number_of_its_own_and_belongs_to_no_pair(before, data):
    source = data.draw(st.sampled_from(before.regions))
    locked = before.displayed(source.number, visible=False, locked=True).in_pair(source.number, 7)
    after = locked.pasted(locked.region(source.number))
    copy = after.regions[-1]
    assert copy == attrs.evolve(source, number=before.next_number)
    assert after.removed(copy.number).regions == locked.regions


@given(annotation_sets(), shapes())
def test_a_state_that_comes_back_gives_no_number_twice(before, shape):
    after = before.added(*shape)
    back = before.counting_from(after)
    assert back.regions == before.regions
    assert back.added(*shape).regions[-1].number == after.next_number


@pytest.mark.parametrize("opacity", [0.0, -0.1, 1.1])
def test_nothing_is_drawn_more_than_wholly_or_not_at_all(opacity):
    drawn = AnnotationSet().added(RegionKind.POINT, np.zeros((1, 2)))
    with pytest.raises(ValueError, match="opacity"):
        drawn.displayed(1, opacity=opacity)


def test_marks_stay_apart_without_their_colours():
    """The first use of a colour is a continuous line, the second a broken one, the third dots."""
    drawn = AnnotationSet()
    for _ in range(18):
        drawn = drawn.added(RegionKind.POINT, np.zeros((1, 2)))
    looks = [(region.colour, region.strokes) for region in drawn]
    assert len(set(looks)) == 18
    assert drawn.region(1).colour == drawn.region(7).colour != drawn.region(2).colour
    paired = drawn.in_pair(9, 1).region(9)
    assert (paired.mark, paired.colour) == ("P1", drawn.region(1).colour)
    assert drawn.region(9).mark == "9"


@given(annotation_sets())
def test_a_set_counts_and_walks_in_drawing_order(drawn):
    assert list(drawn) == list(drawn.regions)
    assert len(drawn) == len(drawn.regions)


def test_a_number_that_is_not_there():
    drawn = AnnotationSet()
    corners = np.zeros((2, 2))
    for edit in (
        lambda: drawn.region(1),
        lambda: drawn.removed(1),
        lambda: drawn.moved(1, corners[0]),
        lambda: drawn.reshaped(1, corners),
        lambda: drawn.described(1, label="", comment=""),
    ):
        with pytest.raises(KeyError):
            edit()


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("rectangle", 1), ("rectangle", 3), ("ellipse", 4), ("polygon", 2), ("polygon", 0),
        ("freehand", 1), ("line", 1), ("point", 2), ("point", 0), ("arrow", 3), ("text", 2),
    ],
)  # fmt: skip
def test_a_shape_needs_its_number_of_points(kind, count):
    with pytest.raises(ValueError, match=rf"a {kind} cannot have {count} points"):
        Region(number=1, kind=RegionKind(kind), points_px=np.zeros((count, 2)))


def test_a_region_keeps_its_own_copy_of_the_points():
    corners = np.array([[0.0, 0.0], [2.0, 2.0]])
    region = Region(number=1, kind=RegionKind.RECTANGLE, points_px=corners)
    corners[0, 0] = 99
    assert region.points_px[0, 0] == 0
    with pytest.raises(ValueError, match="read-only"):
        region.points_px[0, 0] = 1


def region(kind, shape):
    return Region(number=1, kind=RegionKind(kind), points_px=shape)


def area(outline):
    """Shoelace formula."""
    x, y = outline.T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


@given(points(2))
def test_a_rectangle_has_its_four_corners(corners):
    outline = region("rectangle", corners).outline_px
    width, height = np.abs(corners[1] - corners[0])
    assert outline.shape == (4, 2)
    assert area(outline) == width * height
    np.testing.assert_array_equal(outline.min(axis=0), corners.min(axis=0))
    np.testing.assert_array_equal(outline.max(axis=0), corners.max(axis=0))


@given(points(2))
def test_an_ellipse_fills_its_rectangle(corners):
    outline = region("ellipse", corners).outline_px
    width, height = np.abs(corners[1] - corners[0])
    assert outline.shape == (72, 2)
    np.testing.assert_allclose(outline.min(axis=0), corners.min(axis=0), atol=1e-9)
    np.testing.assert_allclose(outline.max(axis=0), corners.max(axis=0), atol=1e-9)
    exact = np.pi / 4 * width * height  # a 72-gon lacks 0.13 % of it
    assert area(outline) == pytest.approx(exact, rel=0.0014, abs=1e-6)


def test_a_polygon_is_its_own_outline():
    corners = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 3.0]])
    np.testing.assert_array_equal(region("polygon", corners).outline_px, corners)
