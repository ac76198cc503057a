"""Facial regions and superpixels: sound outlines, and sums and means with known answers."""

import cv2
import numpy as np
import pytest

from xfv_desktop.domain.explanation import Explanation, Layer, SaliencyMap, Side
from xfv_desktop.domain.face import STANDARD_TEMPLATE_PX, FaceCrop
from xfv_desktop.domain.regions import Interval, Measure, Noise, Place, Shading
from xfv_desktop.engine.maps.overlay import colour_scale, painted, shown_values
from xfv_desktop.engine.maps.partitions import Partition, facial_atlas, facial_partition, partition
from xfv_desktop.engine.maps.regions import all_outlines, means, outline, region_table

from ..toys import card

ATLAS = facial_atlas()
FACE = facial_partition(card())
NAMES = [region.name for region in ATLAS.regions]
MIDDLE = ATLAS.mid_line_x
RIGHT_EYE, LEFT_EYE, NOSE_TIP, RIGHT_CORNER, LEFT_CORNER = STANDARD_TEMPLATE_PX


def crop(seed=0):
    coarse = np.random.default_rng(seed).integers(0, 256, (7, 7, 3)).astype(np.uint8)
    pixels = cv2.resize(coarse, (112, 112), interpolation=cv2.INTER_CUBIC)
    return FaceCrop(pixels=pixels, transform=np.eye(2, 3), residual_px=0.0)


def mask(names, shading_labels=FACE):
    """(112, 112): 1 on the pixels that lie wholly in one of the named regions."""
    wanted = np.isin(shading_labels.labels, [NAMES.index(name) for name in names])
    return wanted.reshape(112, 4, 112, 4).all(axis=(1, 3)).astype(np.float32)


def area(points):
    """Of a polygon, by the shoelace formula."""
    x, y = points.T
    return abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def region_at(x, y):
    index = FACE.labels[round((y + 0.5) * 4), round((x + 0.5) * 4)]
    return NAMES[index] if index >= 0 else None


@pytest.mark.parametrize("region", ATLAS.regions, ids=NAMES)
def test_an_outline_lies_in_the_crop_and_has_an_area(region):
    assert region.outline_px.min() >= -0.5
    assert region.outline_px.max() <= 111.5
    assert area(region.outline_px) > 50
    samples = (FACE.labels == NAMES.index(region.name)).sum()
    assert samples / 16 == pytest.approx(area(region.outline_px), rel=0.02)


def test_outlines_do_not_overlap():
    """Or a region would lose to the one before it samples that its own outline holds."""
    canvas = np.zeros((112 * 8, 112 * 8), np.uint8)
    for region in ATLAS.regions:
        one = np.zeros_like(canvas)
        cv2.fillPoly(one, [np.rint((region.outline_px + 0.5) * 8).astype(np.int32)], 1)
        canvas += cv2.erode(one, np.ones((3, 3), np.uint8))  # edges are shared
    assert canvas.max() == 1


def test_left_and_right_are_exact_mirror_images():
    mirrored = np.roll(FACE.labels[:, ::-1], 4, axis=1)  # the mid-line is not the crop's middle
    for index, name in enumerate(NAMES):
        swapped = name.replace("right", "x").replace("left", "right").replace("x", "left")
        other = NAMES.index(swapped)
        np.testing.assert_array_equal(FACE.labels == index, mirrored == other)
        points = ATLAS.regions[index].outline_px
        flipped = np.column_stack([2 * MIDDLE - points[:, 0], points[:, 1]])
        expected = ATLAS.regions[other].outline_px
        assert sorted(map(tuple, flipped)) == sorted(map(tuple, expected))


@pytest.mark.parametrize(
    ("point", "name"),
    [
        (RIGHT_EYE, "right eye"),
        (LEFT_EYE, "left eye"),
        (NOSE_TIP, "nose tip and columella"),
        ((56, 25), "forehead"),
        ((56, 96), "lower lip"),
        ((56, 107), "chin"),
        ((28, 70), "right cheek"),
        ((84, 70), "left cheek"),
        ((3, 3), None),
    ],
)
def test_regions_lie_where_the_template_has_the_features(point, name):
    """The subject's right eye is on the left of the picture."""
    assert region_at(*point) == name


def test_mouth_corners_touch_the_lips():
    for corner in (RIGHT_CORNER, LEFT_CORNER):
        inwards = 2 if corner[0] < MIDDLE else -2
        assert region_at(corner[0] + inwards, corner[1]) in {"upper lip", "lower lip"}


def test_all_components_are_named_once_and_the_regions_belong_to_those_inside():
    assert [one.number for one in ATLAS.components] == list(range(1, 20))
    inside = {one.number for one in ATLAS.components if one.place is Place.INSIDE}
    assert {region.component for region in ATLAS.regions} == inside
    assert [one.name for one in ATLAS.beyond_input()] == [
        "face and head outline", "hair and hairline", "ears", "neck",
    ]  # fmt: skip


@pytest.mark.parametrize("shading", [Shading.FACIAL, Shading.SUPERPIXELS])
def test_shares_and_areas_of_all_regions_and_the_rest_add_up_to_one(shading):
    signed = np.random.default_rng(3).normal(size=(112, 112)).astype(np.float32)
    table = region_table(SaliencyMap.from_signed(signed), partition(shading, crop(), card()))
    for values in (
        [row.area for row in table],
        [row.similarity.share for row in table],
        [row.dissimilarity.share for row in table],
    ):
        assert sum(values) == pytest.approx(1)
    assert (table.rest is None) == (shading is Shading.SUPERPIXELS)


def test_pixels_are_no_regions():
    with pytest.raises(ValueError, match="pixels are no regions"):
        partition(Shading.PIXELS, crop(), card())


@pytest.mark.parametrize("name", NAMES)
def test_a_map_inside_one_region_gives_it_everything(name):
    table = region_table(SaliencyMap.from_signed(-mask([name])), FACE)
    shares = {row.name: row.dissimilarity.share for row in table}
    assert shares.pop(name) == pytest.approx(1)
    assert set(shares.values()) == {0}
    assert all(row.similarity == Measure(None, None) for row in table)


def test_an_even_map_has_density_one_everywhere_and_shares_like_areas():
    table = region_table(SaliencyMap.from_signed(np.full((112, 112), 0.3, np.float32)), FACE)
    for row in table:
        assert row.similarity.density == pytest.approx(1)
        assert row.similarity.share == pytest.approx(row.area)


def test_sum_and_mean_rank_a_large_faint_and_a_small_strong_region_differently():
    values = 1.0 * mask(["forehead"]) + 4.0 * mask(["lower lip"])
    rows = {row.name: row.similarity for row in region_table(SaliencyMap.from_signed(values), FACE)}
    assert rows["forehead"].share > rows["lower lip"].share
    assert rows["forehead"].density < rows["lower lip"].density


def test_ranges_span_the_map_and_its_noisy_copies():
    own, first, second = (
        SaliencyMap.from_signed(mask(["chin"]) + weight * mask(["forehead"]))
        for weight in (1.0, 0.5, 2.0)
    )
    noise = Noise(copies=2, grey_levels=2, seed=0)
    table = region_table(own, FACE, noise=noise, noisy=[first, second])
    chin = next(row.similarity for row in table if row.name == "chin")
    shares = [
        next(row.similarity.share for row in region_table(one, FACE) if row.name == "chin")
        for one in (own, first, second)
    ]
    assert chin.share == shares[0]
    assert chin.share_range == Interval(min(shares), max(shares))
    assert chin.share_range.low < chin.share < chin.share_range.high
    assert chin.density_range.low < chin.density < chin.density_range.high
    assert table.noise == noise
    empty = next(iter(table)).dissimilarity
    assert empty == Measure(None, None, None, None)


def test_superpixels_follow_the_picture():
    """Two halves of different colour: no superpixel lies on both."""
    pixels = np.zeros((112, 112, 3), np.uint8)
    pixels[:, 56:] = 255
    halves = FaceCrop(pixels=pixels, transform=np.eye(2, 3), residual_px=0.0)
    labels = partition(Shading.SUPERPIXELS, halves, card()).labels
    assert not set(labels[:, :224].flat) & set(labels[:, 224:].flat)


def shaded(layer, probe, reference):
    explanation = Explanation("toy", {}, *map(SaliencyMap.from_signed, (probe, reference)))
    divided = dict.fromkeys(Side, FACE)
    return [
        painted(shown_values(explanation, side, layer, divided), layer, "blue–orange")
        for side in Side
    ], colour_scale(layer, "blue–orange").rgba


def test_a_region_is_filled_with_its_mean_on_the_common_scale():
    """The largest mean over both images has the colour of 1, half of it that of one half."""
    values = mask(["forehead"])
    (probe, reference), rgba = shaded(Layer.SIMILARITY, values, 0.5 * values)
    inside, outside = (100, 226), (2, 2)
    assert (probe[inside] == rgba[255]).all()
    assert (reference[inside] == rgba[128]).all()
    assert probe[outside][3] == 0
    assert probe.shape == (448, 448, 4)


def test_the_signed_layer_shows_the_mean_of_what_is_signed():
    values = mask(["forehead"]) - mask(["chin"])
    (probe, _), rgba = shaded(Layer.SIGNED, values, values)
    top, bottom = probe[100, 226], probe[430, 226]
    assert (top == rgba[255]).all()
    assert bottom[0] > bottom[2]  # orange
    assert (shaded(Layer.SIGNED, 0 * values, 0 * values)[0][0][..., 3] == 0).all()


def test_means_are_those_of_numpy():
    labels = np.full((448, 448), -1)
    labels[:224], labels[224:, :40] = 0, 1
    divided = Partition("halves", ("a", "b", "none"), (None,) * 3, labels)
    values = np.random.default_rng(0).normal(size=(112, 112)).astype(np.float32)
    expected = [values[:56].mean(), values[56:, :10].mean(), 0]
    np.testing.assert_allclose(means(values, divided), expected, rtol=1e-5)


def test_outlines_enclose_the_regions():
    labels = np.full((448, 448), -1)
    labels[8:16, 20:40] = 0
    divided = Partition("box", ("box",), (None,), labels)
    x1, x2, y1, y2 = 20 / 4 - 0.5, 40 / 4 - 0.5, 8 / 4 - 0.5, 16 / 4 - 0.5
    expected = {
        ((x1, y1), (x2, y1)), ((x1, y2), (x2, y2)), ((x1, y1), (x1, y2)), ((x2, y1), (x2, y2)),
    }  # fmt: skip
    for segments in (all_outlines(divided), outline(divided, 0)):
        assert {tuple(map(tuple, segment)) for segment in segments.tolist()} == expected
