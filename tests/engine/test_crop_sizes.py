"""Networks whose input is larger or smaller than 112 px, in another alignment."""

import attrs
import numpy as np
import pytest

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.explanation import Explanation, Layer, SaliencyMap, Side
from xfv_desktop.domain.face import STANDARD_TEMPLATE_PX, FaceCrop
from xfv_desktop.domain.regions import Shading
from xfv_desktop.engine.face_images.alignment import crop_for, standard_crop
from xfv_desktop.engine.maps.overlay import overlay, shown_values
from xfv_desktop.engine.maps.partitions import facial_partition, partition
from xfv_desktop.engine.maps.regions import all_outlines, drawn_row, region_table
from xfv_desktop.engine.trials.regions import altered, tiling

from .explainers.runs import CHANNELS, TABLE, explained
from .pictures import picture
from .toys import card, face_network, small_network

SIZES = (56, 150)


def enlarged(size):
    return (np.array(STANDARD_TEMPLATE_PX) + 0.5) * size / 112 - 0.5


def card_of(size):
    return card(dimension=CHANNELS, input_size=size, template_px=enlarged(size))


def crop_of(size, seed):
    pixels = np.array(picture(size, size, seed))
    return FaceCrop(pixels=pixels, transform=np.eye(2, 3), residual_px=0.0)


@pytest.mark.parametrize("name", TABLE)
def test_maps_have_the_size_of_the_crop(name):
    network = face_network(small_network(channels=CHANNELS), dimension=CHANNELS, input_size=150)
    pair = (crop_of(150, 0), crop_of(150, 1))
    explanation = explained(name, network, pair, **TABLE[name].quick)
    for one in (explanation.probe, explanation.reference):
        assert one.signed.shape == (150, 150)
        assert np.isfinite(one.signed).all()


@pytest.mark.parametrize("size", SIZES)
def test_a_larger_crop_shows_the_same_face(size):
    photograph = np.array(picture(400, 300, 3))
    landmarks = np.array(STANDARD_TEMPLATE_PX) * 2 + 40
    crop, standard = (
        crop_for(card_of(size), photograph, landmarks), standard_crop(photograph, landmarks)
    )  # fmt: skip
    assert crop.size == size
    np.testing.assert_allclose(crop.to_crop(landmarks), enlarged(size), atol=1e-9)
    np.testing.assert_allclose(crop.outline_px, standard.outline_px, atol=1e-6)


@pytest.mark.parametrize("size", SIZES)
def test_facial_regions_lie_on_the_same_features(size):
    at_112, here = facial_partition(card()), facial_partition(card_of(size))
    assert here.labels.shape == (4 * size, 4 * size)
    for index in range(-1, len(here.names)):
        part, expected = (float((one.labels == index).mean()) for one in (here, at_112))
        assert part == pytest.approx(expected, abs=2e-3)


def test_facial_regions_follow_an_alignment():
    """A template that is shifted by (8, −6) shifts all regions with it."""
    plain, shifted = card(), card(template_px=np.add(STANDARD_TEMPLATE_PX, (8, -6)))
    here, there = facial_partition(plain).labels, facial_partition(shifted).labels
    same = there[: -6 * 4, 8 * 4 :] == here[6 * 4 :, : -8 * 4]
    assert same.mean() > 0.999


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shading", [Shading.FACIAL, Shading.SUPERPIXELS])
def test_tables_and_layers_by_regions(size, shading):
    signed = np.random.default_rng(1).normal(size=(size, size)).astype(np.float32)
    one = SaliencyMap.from_signed(signed)
    divided = partition(shading, crop_of(size, 2), card_of(size))
    table = region_table(one, divided)
    assert sum(row.area for row in table) == pytest.approx(1)
    assert all_outlines(divided).max() == pytest.approx(size - 0.5) or shading is Shading.FACIAL
    explanation = Explanation("toy", {}, one, one)
    both = dict.fromkeys(Side, divided)
    for layer in Layer:
        edges = (4 * size, 4 * size)
        assert overlay(explanation, Side.PROBE, layer, "blue–orange").shape == (*edges, 4)
        assert shown_values(explanation, Side.PROBE, layer, both).shape == edges


@pytest.mark.parametrize("size", SIZES)
def test_a_drawn_region_over_half_of_the_crop(size):
    edge = size - 0.5
    half = np.array([[-0.5, -0.5], [edge, (size - 1) / 2]])
    region = AnnotationSet().added(RegionKind.RECTANGLE, half).region(1)
    even = SaliencyMap.from_signed(np.ones((size, size), np.float32))
    row = drawn_row(even, crop_of(size, 0), region)
    assert row.similarity.share == pytest.approx(0.5, abs=0.01)
    assert row.area == pytest.approx(0.5, abs=0.01)
    assert row.inside_input == 1


@pytest.mark.parametrize("size", [56, 75, 112, 150])
@pytest.mark.parametrize("size_px", [16, 28, 56])
def test_cells_tile_the_crop(size, size_px):
    cells = tiling(size_px, size)
    assert len(cells) == (112 // size_px) ** 2
    assert (sum(cell.truth.astype(int) for cell in cells) == 1).all()
    changed = altered(crop_of(size, 0), crop_of(size, 1), cells[0])
    assert (changed.pixels[-8:, -8:] == crop_of(size, 0).pixels[-8:, -8:]).all()


def test_only_a_square_is_a_crop():
    with pytest.raises(ValueError, match="no square"):
        attrs.evolve(crop_of(56, 0), pixels=np.zeros((56, 57, 3), np.uint8))
    with pytest.raises(ValueError, match="differ in size"):
        SaliencyMap(np.zeros((3, 3), np.float32), np.zeros((4, 4), np.float32))


def test_another_size_scores_in_another_way():
    """What was measured with one size of the input does not hold for another."""
    assert card().scoring_sha256 != card(input_size=150).scoring_sha256
