"""FGGB: the formula of the paper, written out in plain loops, is what the engine computes."""

import numpy as np
import pytest

from xfv_desktop.domain.jobs import CancelToken, no_progress
from xfv_desktop.engine.explanation import EXPLAINERS
from xfv_desktop.engine.fggb import FggbOptions, fggb

from .toys import crop, face_network, model_bytes, node, small_network

CHANNELS = 20
OPTIONS = [
    FggbOptions(),
    FggbOptions(feature="raw"),
    FggbOptions(gradient="signed"),
    FggbOptions(colour="l2", threshold=0.0),
    FggbOptions(colour="max", threshold=-0.4),
    FggbOptions(feature="raw", gradient="signed", colour="max", threshold=0.9),
    FggbOptions(feature="raw", gradient="signed", colour="l2"),
]


def explained(network, probe, reference, options=OPTIONS[0]):
    return fggb(
        network, probe, reference, progress=no_progress, cancel=CancelToken(), options=options
    )


def by_plain_loops(network, own, other, options=OPTIONS[0]):
    """(112, 112): the signed map of ``own``, one channel after the other, with autograd."""
    by_distance = network.card.similarity == "euclidean"

    def feature(image):
        return network.module(network.inputs(image.pixels[None]))[0].detach().numpy()

    raw, partner = feature(own), feature(other)
    count = len(raw)
    threshold = options.threshold
    if threshold is None:
        threshold = network.card.operating_point.threshold
    total = np.zeros((112, 112))
    image = network.inputs(own.pixels[None]).clone().requires_grad_()
    embedding = network.module(image)[0]
    if options.feature == "unit" and not by_distance:
        embedding = embedding / embedding.norm()
    for k in range(count):
        image.grad = None
        embedding[k].backward(retain_graph=True)
        gradient = image.grad[0].numpy().astype(np.float64)
        if options.gradient == "absolute":
            gradient = np.abs(gradient)
        saliency = {
            "mean": lambda g: (g[0] + g[1] + g[2]) / 3,
            "l2": lambda g: np.sqrt(g[0] ** 2 + g[1] ** 2 + g[2] ** 2),
            "max": lambda g: np.maximum(np.maximum(g[0], g[1]), g[2]),
        }[options.colour](gradient)
        weight = raw[k] * partner[k] / (np.linalg.norm(raw) * np.linalg.norm(partner))
        if by_distance:
            weight = 1 / count - (raw[k] - partner[k]) ** 2 / 2
        size = np.sqrt((saliency**2).sum())
        if size > 0:
            total += saliency / size * (weight - threshold / count)
    return total


def assert_is(got, expected):
    """Equal up to a hundred-thousandth of the peak."""
    np.testing.assert_allclose(got.signed, expected, rtol=0, atol=1e-5 * np.abs(expected).max())


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_map_is_the_formula_on_a_toy_network(options):
    network = face_network(small_network(channels=CHANNELS), dimension=CHANNELS)
    explanation = explained(network, crop(1), crop(2), options)
    assert_is(explanation.probe, by_plain_loops(network, crop(1), crop(2), options))
    assert_is(explanation.reference, by_plain_loops(network, crop(2), crop(1), options))


@pytest.mark.usefixtures("one_thread")
def test_map_is_the_formula_on_sface(sface, portrait_crops):
    probe, reference = portrait_crops["hopper"], portrait_crops["collins"]
    explanation = explained(sface, probe, reference)
    assert_is(explanation.probe, by_plain_loops(sface, probe, reference, OPTIONS[0]))


PLACES = ((10, 20), (50, 60))


def two_pixel_network(threshold):
    """Two channels: the red of one pixel and the red of another, with opposite signs."""
    weight = np.zeros((2, 3 * 112 * 112), np.float32)
    for channel, ((row, column), sign) in enumerate(zip(PLACES, (2.0, -2.0), strict=True)):
        weight[channel, row * 112 + column] = sign
    nodes = [node("Flatten", "x", "f"), node("Gemm", "f w", transB=1)]
    data = model_bytes(nodes, {"w": weight}, shape=("B", 3, 112, 112))
    return face_network(data, dimension=2, threshold=threshold)


def crop_with(*reds):
    image = np.zeros((112, 112, 3), np.uint8)
    for (row, column), red in zip(PLACES, reds, strict=True):
        image[row, column, 0] = red
    return type(crop())(pixels=image, transform=np.eye(2, 3), residual_px=0.0)


def test_raw_feature_of_a_linear_network_by_hand():
    """Directions (3, -4)/5 and (5, -12)/13; weights 15/65 and 48/65, minus 0.6/2 each."""
    network = two_pixel_network(0.6)
    explanation = explained(
        network, crop_with(30, 40), crop_with(50, 120), FggbOptions(feature="raw")
    )
    for one in (explanation.probe, explanation.reference):
        expected = np.zeros((112, 112))
        expected[PLACES[0]], expected[PLACES[1]] = 15 / 65 - 0.3, 48 / 65 - 0.3
        np.testing.assert_allclose(one.signed, expected, atol=1e-6)
        assert one.dissimilarity[PLACES[0]] == pytest.approx(0.3 - 15 / 65, abs=1e-6)
        assert one.similarity[PLACES[0]] == 0


def test_unit_feature_of_a_linear_network_by_hand():
    """Both channels' gradients are (f2, f1) in magnitude, so the map is (f2, f1)·(cos − t)."""
    explanation = explained(two_pixel_network(0.6), crop_with(30, 40), crop_with(50, 120))
    cosine = 63 / 65
    for one, (first, second) in (
        (explanation.probe, (4 / 5, 3 / 5)),
        (explanation.reference, (12 / 13, 5 / 13)),
    ):
        expected = np.zeros((112, 112))
        expected[PLACES[0]], expected[PLACES[1]] = first, second
        np.testing.assert_allclose(one.signed, expected * (cosine - 0.6), atol=1e-6)


def test_channel_that_nothing_moves_adds_nothing():
    """Its gradient is zero: nothing is divided by zero."""
    data = model_bytes(
        [node("Flatten", "x", "f"), node("Gemm", "f w b", transB=1)],
        {"w": np.zeros((2, 3 * 112 * 112), np.float32), "b": np.ones(2, np.float32)},
        shape=("B", 3, 112, 112),
    )
    explanation = explained(face_network(data, dimension=2), crop(1), crop(2))
    assert not explanation.probe.signed.any()
    assert not explanation.reference.signed.any()


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_exchanging_the_images_exchanges_the_maps(options):
    network = face_network(small_network(channels=CHANNELS), dimension=CHANNELS)
    forth = explained(network, crop(1), crop(2), options)
    back = explained(network, crop(2), crop(1), options)
    assert forth.probe == back.reference
    assert forth.reference == back.probe


def test_map_does_not_depend_on_how_many_channels_are_pulled_back_at_once(monkeypatch):
    network = face_network(small_network(channels=CHANNELS), dimension=CHANNELS)
    expected = by_plain_loops(network, crop(1), crop(2), OPTIONS[0])
    for size in (1, 7, CHANNELS, 1000):
        monkeypatch.setattr(
            "xfv_desktop.engine.transposed.adjoint.batch_size", lambda *_, size=size: size
        )
        assert_is(explained(network, crop(1), crop(2)).probe, expected)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_every_choice_is_recorded(options):
    network = face_network(small_network(channels=CHANNELS), dimension=CHANNELS, threshold=0.35)
    explanation = explained(network, crop(1), crop(2), options)
    assert explanation.explainer == "fggb"
    assert explanation.parameters == {
        "feature": options.feature,
        "gradient": options.gradient,
        "colour": options.colour,
        "threshold": 0.35 if options.threshold is None else options.threshold,
        "channels": CHANNELS,
        "computed by": "explicit adjoint",
    }


def test_network_without_an_explicit_adjoint_is_explained_by_autograd_and_that_is_recorded():
    data = model_bytes(
        [
            node("GlobalAveragePool", "x", "p"),
            node("Mul", "x p", "m"),
            node("Pad", "m pads", "r", mode="reflect"),
            node("Conv", "r w", "c", strides=[8, 8]),
            node("Sigmoid", "c", "s"),
            node("Flatten", "s"),
        ],
        {
            "w": np.ones((1, 3, 40, 40), np.float32) / 4800,
            "pads": np.array([0, 0, 4, 4, 0, 0, 4, 4], np.int64),
        },
        shape=("B", 3, 112, 112),
    )
    network = face_network(data, dimension=121)
    explanation = explained(network, crop(1), crop(2))
    assert explanation.parameters["computed by"] == "autograd"
    assert_is(explanation.probe, by_plain_loops(network, crop(1), crop(2), OPTIONS[0]))


def test_registered_explainer_uses_the_default_options():
    network = face_network(small_network(channels=CHANNELS), dimension=CHANNELS)
    registered = EXPLAINERS["fggb"].explain(
        network, crop(1), crop(2), progress=no_progress, cancel=CancelToken()
    )
    assert registered == explained(network, crop(1), crop(2), FggbOptions())


def test_explaining_a_crop_by_itself_shows_similarity_only():
    """The weights sum to 1 − t, which is positive, and every channel's map is a magnitude."""
    network = face_network(small_network(channels=CHANNELS), dimension=CHANNELS)
    explanation = explained(network, crop(1), crop(1))
    assert explanation.probe == explanation.reference
    assert explanation.probe.similarity.sum() > 10 * explanation.probe.dissimilarity.sum()
