"""Which part of a map lies in a region: sampled finely, counted one by one."""

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xfv_desktop.domain.annotation import Region, RegionKind
from xfv_desktop.domain.explanation import SaliencyMap
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.engine.maps.regions import drawn_row

SIGNED = np.random.default_rng(0).normal(size=(112, 112)).astype(np.float32)
SALIENCY = SaliencyMap.from_signed(SIGNED)
EDGES = (-0.5, 111.5)


def crop_at(angle=0.0, scale=1.0, shift=(0.0, 0.0)):
    """A crop made by turning, scaling and shifting the source."""
    cosine, sine = scale * np.cos(angle), scale * np.sin(angle)
    transform = np.array([[cosine, -sine, shift[0]], [sine, cosine, shift[1]]])
    return FaceCrop(pixels=np.zeros((112, 112, 3)), transform=transform, residual_px=0.0)


@attrs.frozen
class Shares:
    similarity: float | None
    dissimilarity: float | None
    inside_input: float


def region_share(saliency, crop, shape):
    """The three fractions that are shown for a drawn region."""
    row = drawn_row(saliency, crop, shape)
    return Shares(row.similarity.share, row.dissimilarity.share, row.inside_input)


def region(kind, *points):
    return Region(number=1, kind=kind, points_px=np.array(points, float))


def rectangle(left, top, right, bottom):
    return region(RegionKind.RECTANGLE, (left, top), (right, bottom))


LEFT = rectangle(EDGES[0], EDGES[0], 40.5, EDGES[1])
RIGHT = rectangle(40.5, EDGES[0], EDGES[1], EDGES[1])
WHOLE = rectangle(EDGES[0], EDGES[0], EDGES[1], EDGES[1])


def test_whole_crop_holds_everything():
    share = region_share(SALIENCY, crop_at(), WHOLE)
    assert share.similarity == pytest.approx(1)
    assert share.dissimilarity == pytest.approx(1)
    assert share.inside_input == pytest.approx(1)


@pytest.mark.parametrize("crop", [crop_at(0.3, 0.4, (30, -20)), crop_at(-2.0, 2.5, (5, 90))])
def test_outline_of_the_crop_holds_everything_however_the_crop_lies(crop):
    share = region_share(SALIENCY, crop, region(RegionKind.POLYGON, *crop.outline_px))
    assert share.similarity == pytest.approx(1)
    assert share.inside_input == pytest.approx(1)


def test_two_halves_make_the_whole():
    left, right = (region_share(SALIENCY, crop_at(), half) for half in (LEFT, RIGHT))
    assert left.similarity + right.similarity == pytest.approx(1)
    assert left.dissimilarity + right.dissimilarity == pytest.approx(1)
    assert left.similarity == pytest.approx(
        SALIENCY.similarity[:, :41].sum() / SALIENCY.similarity.sum(), rel=1e-5
    )
    assert left.inside_input == right.inside_input == pytest.approx(1)


def test_region_outside_holds_nothing():
    share = region_share(SALIENCY, crop_at(), rectangle(200, 200, 240, 230))
    assert (share.similarity, share.dissimilarity, share.inside_input) == (0, 0, 0)


def test_region_half_outside_says_so():
    share = region_share(SALIENCY, crop_at(), rectangle(101.5, 20, 121.5, 60))
    assert share.inside_input == pytest.approx(0.5, abs=0.01)


def test_region_around_everything_is_seen_in_part():
    share = region_share(SALIENCY, crop_at(), rectangle(-112.5, -0.5, 223.5, 111.5))
    assert share.similarity == pytest.approx(1)
    assert share.inside_input == pytest.approx(1 / 3, abs=0.01)


@pytest.mark.parametrize(
    ("signed", "expected"), [(0.0, (None, None)), (1.0, (0.25, None)), (-1.0, (None, 0.25))]
)
def test_share_of_an_empty_map_is_not_defined(signed, expected):
    saliency = SaliencyMap.from_signed(np.full((112, 112), signed, np.float32))
    share = region_share(saliency, crop_at(), rectangle(EDGES[0], EDGES[0], 55.5, 55.5))
    assert (share.similarity, share.dissimilarity) == expected
    assert share.inside_input == pytest.approx(1)


def test_region_without_an_area_holds_nothing():
    share = region_share(SALIENCY, crop_at(), rectangle(10, 10, 10, 60))
    assert (share.similarity, share.inside_input) == (0, 0)


def test_corners_may_be_given_in_any_order():
    expected = region_share(SALIENCY, crop_at(), rectangle(10, 20, 60, 90))
    for corners in ((60, 20, 10, 90), (10, 90, 60, 20), (60, 90, 10, 20)):
        assert region_share(SALIENCY, crop_at(), rectangle(*corners)) == expected


def inside(shape, x, y):
    """Whether a point of the source lies in a region, without any library."""
    points = shape.points_px
    (x1, y1), (x2, y2) = points[0], points[1]
    if shape.kind is RegionKind.RECTANGLE:
        return min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2)
    if shape.kind is RegionKind.ELLIPSE:
        across, down = (x - (x1 + x2) / 2) / (x2 - x1) * 2, (y - (y1 + y2) / 2) / (y2 - y1) * 2
        return across**2 + down**2 <= 1
    crossings = 0
    for (ax, ay), (bx, by) in zip(points, np.roll(points, -1, axis=0), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossings += 1
    return crossings % 2 == 1


SHAPES = {
    "rectangle": rectangle(150, 190, 260, 240),
    "ellipse": region(RegionKind.ELLIPSE, (140, 150), (290, 230)),
    "triangle": region(RegionKind.POLYGON, (150, 150), (300, 180), (170, 280)),
    "polygon that is not convex": region(
        RegionKind.POLYGON, (120, 120), (300, 150), (200, 200), (290, 290), (130, 280)
    ),
    "partly outside": region(RegionKind.ELLIPSE, (20, 30), (220, 260)),
}


@pytest.mark.parametrize("what", SHAPES)
def test_share_is_what_counting_gives(what):
    """Every crop pixel by 3 × 3 samples, each mapped to the source and tested there."""
    shape, crop = SHAPES[what], crop_at(0.35, 0.5, (10, -70))
    offsets = np.array([-1, 0, 1]) / 3
    total = np.zeros((112, 112))
    for row in range(112):
        for column in range(112):
            samples = [(column + dx, row + dy) for dx in offsets for dy in offsets]
            source = crop.to_source(np.array(samples))
            total[row, column] = np.mean([inside(shape, x, y) for x, y in source])
    share = region_share(SALIENCY, crop, shape)
    assert 0.02 < share.similarity < 0.98
    for got, mass in (
        (share.similarity, SALIENCY.similarity),
        (share.dissimilarity, SALIENCY.dissimilarity),
    ):
        assert got == pytest.approx((mass * total).sum() / mass.sum(), abs=2e-3)


@pytest.mark.parametrize("what", SHAPES)
def test_part_of_the_region_that_the_network_saw_is_what_counting_gives(what):
    shape, crop = SHAPES[what], crop_at(0.35, 0.5, (10, -70))
    low, high = shape.points_px.min(axis=0), shape.points_px.max(axis=0)
    grid = np.stack(np.meshgrid(*(np.linspace(a, b, 120) for a, b in zip(low, high, strict=True))))
    points = grid.reshape(2, -1).T
    points = points[[inside(shape, x, y) for x, y in points]]
    seen = crop.to_crop(points)
    expected = ((seen > EDGES[0]) & (seen < EDGES[1])).all(axis=1).mean()
    got = region_share(SALIENCY, crop, shape).inside_input
    assert got == pytest.approx(expected, abs=0.02)


def test_polygon_that_crosses_itself_is_seen_by_the_network():
    """A bow tie: its two halves turn in opposite ways, and both lie in the crop."""
    tie = region(RegionKind.POLYGON, (20, 20), (80, 80), (80, 20), (20, 80))
    share = region_share(SALIENCY, crop_at(), tie)
    assert 0.1 < share.similarity < 0.25
    assert share.inside_input == pytest.approx(1, abs=0.02)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(-50, 160), st.floats(-50, 160)), min_size=3, max_size=7))
def test_shares_are_fractions_whatever_is_drawn(points):
    share = region_share(SALIENCY, crop_at(), region(RegionKind.POLYGON, *points))
    for value in (share.similarity, share.dissimilarity, share.inside_input):
        assert 0 <= value <= 1 + 1e-9
