"""Controls: they are what they say, and know nothing of the pair."""

import numpy as np
import pytest

from xfv_desktop.domain.fidelity import GalleryFace

from ..toys import crop
from .runs import PAIR, assert_maps, crop_of, explained, options, toy


def test_gaussian_is_the_same_for_every_image():
    one = explained("control-gaussian", toy(), PAIR)
    other = explained("control-gaussian", toy(), (crop(3), crop(4)))
    assert one == other
    assert one.probe == one.reference
    y, x = np.mgrid[0:112, 0:112] - 55.5
    expected = np.exp(-(y**2 + x**2) / (2 * 28**2))
    np.testing.assert_allclose(one.probe.similarity, expected, atol=1e-6)


@pytest.mark.parametrize("name", ["control-random", "control-blurred-random"])
def test_random_maps_follow_the_seed_only(name):
    one = explained(name, toy(), PAIR)
    assert one == explained(name, toy(), (crop(3), crop(4)))
    assert one.probe != one.reference
    assert (one.probe.similarity != one.probe.dissimilarity).any()
    assert one != explained(name, toy(), PAIR, seed=1)


def test_blurred_random_is_smoother():
    def roughness(name):
        values = explained(name, toy(), PAIR).probe.similarity
        return np.abs(np.diff(values)).mean() / values.std()

    assert roughness("control-blurred-random") < 0.5 * roughness("control-random")


def test_edges_are_where_the_image_changes():
    pixels = np.zeros((112, 112, 3), np.uint8)
    pixels[:, 60:] = 100
    edges = explained("control-edges", toy(), (crop_of(pixels), crop())).probe.similarity
    assert np.flatnonzero(edges.any(0)).tolist() == [59, 60]
    assert edges[:, 59:61].tolist() == [[400, 400]] * 112


@pytest.mark.parametrize("name", ["gaussian", "edges", "mean-gradient"])
def test_control_stands_in_both_layers(name):
    one = explained(f"control-{name}", toy(), PAIR).probe
    np.testing.assert_array_equal(one.similarity, one.dissimilarity)


def test_mean_gradient_does_not_depend_on_the_partner():
    one = explained("control-mean-gradient", toy(), PAIR)
    other = explained("control-mean-gradient", toy(), (PAIR[0], crop(9)))
    assert one.probe == other.probe
    assert one.reference != other.reference


def test_mean_gradient_is_the_slope_of_fggb_over_the_threshold():
    """FGGB is Σ (w_k − t/N) maps: lowering t by 1 adds the mean of the maps."""
    low, high = (
        explained("fggb", toy(), PAIR, threshold=t).probe.signed.astype(float) for t in (-1.0, 0.0)
    )
    mean = explained("control-mean-gradient", toy(), PAIR).probe.similarity
    np.testing.assert_allclose(mean, low - high, rtol=0, atol=1e-5 * mean.max())
    assert options("control-mean-gradient").fggb == options("fggb")


def test_swapped_partner_is_fggb_with_the_third_face():
    third = GalleryFace("K9", "9" * 64, crop(9))
    found = explained("control-swapped-partner", toy(), PAIR, third=third)
    expected = [explained("fggb", toy(), (own, third.crop)).probe.signed for own in PAIR]
    assert_maps(found, *expected)
    assert found.parameters["third face"] == f"K9, SHA-256 {'9' * 64}"


def test_third_face_is_the_partners_crop_turned_unless_one_is_given():
    found = explained("control-swapped-partner", toy(), PAIR)
    turned = [crop_of(np.rot90(partner.pixels, 2)) for partner in PAIR[::-1]]
    expected = [
        explained("fggb", toy(), (own, third)).probe.signed
        for own, third in zip(PAIR, turned, strict=True)
    ]
    assert_maps(found, *expected)
    assert found.parameters["third face"] == "the other image's crop turned by 180°"
    network = toy()
    units = network.embed(np.stack([PAIR[0].pixels, turned[0].pixels]))
    assert found.parameters["score of the probe with it"] == pytest.approx(
        units[0] @ units[1], abs=1e-5
    )


def test_turned_face_is_no_longer_the_same_person_to_a_real_network(sface, portrait_crops):
    """Its score with the upright crop of the very same image is that of two persons."""
    upright = np.stack([crop.pixels for crop in portrait_crops.values()])
    units, turned = sface.embed(upright), sface.embed(upright[:, ::-1, ::-1])
    assert ((units * turned).sum(1) < sface.card.operating_point.threshold).all()


def test_ablations_of_fggb_are_its_options():
    for name, changes in (
        ("fggb-raw", {"feature": "raw"}),
        ("fggb-signed", {"gradient": "signed"}),
    ):
        ablation, same = explained(name, toy(), PAIR), explained("fggb", toy(), PAIR, **changes)
        assert ablation.parameters == same.parameters
        assert ablation.probe == same.probe
        assert ablation.probe != explained("fggb", toy(), PAIR).probe
