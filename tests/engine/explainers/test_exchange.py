"""Region exchange: what the engine computes is the formula written out in pixels and features."""

import attrs
import cv2
import numpy as np
import pytest

from xfv_desktop.engine.explainers import cam, exchange
from xfv_desktop.engine.explainers.pair import pair_of

from ..toys import assert_close, face_network, model_bytes, node, noise
from .runs import PAIR, assert_maps, cosines, explained, options, toy


def positive(values):
    return values.clip(0)


def at_threshold(network, threshold):
    """The same network with another decision threshold."""
    point = attrs.evolve(network.card.operating_point, threshold=threshold)
    return attrs.evolve(network, card=attrs.evolve(network.card, operating_point=point))


def feature_weights(network):
    """How far the features of PAIR differ at the places of the last layers, in NumPy."""
    pixels = network.inputs(np.stack([c.pixels for c in PAIR]))
    values = [v.numpy() for v in network.module.values(pixels).values() if v.ndim == 4]
    places = [v.shape[2:] for v in values if v.shape[2:] != (1, 1)][-1]
    last = [v for v in values if v.shape[2:] == places]
    units = [v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-12) for v in last]
    apart = np.mean([((a - b) ** 2).sum(0) / 2 for a, b in units], 0)
    # Bilinear with the centres of the pixels where they belong, as cv2 has it.
    wide = cv2.resize(apart, (112, 112), interpolation=cv2.INTER_LINEAR)
    return (wide - wide.min()) / (wide - wide.min()).mean()


@pytest.mark.parametrize(
    ("name", "similarity", "partner", "hidden"),
    [
        ("exchange", lambda m, kept, lent: m * positive(kept) + positive(lent), 1, 1),
        ("exchange-sum", lambda _m, kept, lent: positive(kept + lent), 1, 1),
        ("exchange-partner", lambda _m, _kept, lent: positive(lent), 1, 0),
        ("exchange-hidden", lambda _m, kept, _lent: positive(kept), 0, 1),
    ],
)
@pytest.mark.parametrize("below", [0.2, -0.01])
def test_exchange_is_the_formula(name, similarity, partner, hidden, below):
    network, (probe, reference) = toy(), PAIR
    score = float(np.dot(*network.embed(np.stack([c.pixels for c in PAIR]))))
    threshold = score - below
    network = at_threshold(network, threshold)
    chosen = attrs.evolve(options(name), windows_per_row=3)
    windows = exchange.soft_windows(chosen, 112).numpy()[..., None]
    images = [np.asarray(c.pixels, np.float64) for c in PAIR]
    blurred = [cv2.GaussianBlur(np.array(c.pixels), (0, 0), 9.0).astype(float) for c in PAIR]

    def cosine(canvas, content, other):
        return cosines(network, images[canvas] * (1 - windows) + content * windows, other)

    support, substitution, signed = 0, 0, []
    for a, own, other in ((0, probe, reference), (1, reference, probe)):
        b = 1 - a
        hiding = score - cosine(a, blurred[a], other)
        support = support + hiding
        substitution = substitution + cosine(a, images[b], own) - cosine(a, blurred[a], own)
        gain = cosine(a, images[b], other) + cosine(b, images[a], own) - 2 * score
        shortfall = 1 - cosine(b, blurred[b], other) - hiding
        signed.append(partner * gain + hidden * shortfall)
    margin = max(0, below) / (1 - threshold)

    def spread(values):
        return np.tensordot(values, windows[..., 0], 1) / windows[..., 0].sum(0)

    alike = spread(similarity(margin, support, substitution))
    short = [spread(positive(values)) for values in signed]
    if name == "exchange":
        short = [feature_weights(network) * (one + one.mean()) / 2 for one in short]
    expected = [alike - one for one in short]
    assert_maps(explained(name, network, PAIR, windows_per_row=3), *expected, tolerance=1e-2)


def test_exchanging_the_images_exchanges_the_maps():
    network = toy()
    there, back = (
        explained("exchange", network, pair, windows_per_row=3) for pair in (PAIR, PAIR[::-1])
    )
    np.testing.assert_allclose(there.probe.signed, back.reference.signed, rtol=0, atol=1e-5)
    np.testing.assert_allclose(there.reference.signed, back.probe.signed, rtol=0, atol=1e-5)


def test_exchange_of_an_image_with_itself_is_all_similarity():
    maps = explained("exchange", toy(), (PAIR[0], PAIR[0]), windows_per_row=3).probe
    assert maps.dissimilarity.max() < 1e-5
    assert maps.similarity.max() > 1e-4


def test_features_differ_where_the_pixels_do():
    """One corner of the probe is changed: the weights are 0 far from it, and 1 on average."""
    pixels = np.array(PAIR[0].pixels)
    pixels[:40, :40] = 255 - pixels[:40, :40]
    changed = attrs.evolve(PAIR[0], pixels=pixels)
    weights = exchange.feature_difference(pair_of(toy(), changed, PAIR[0])).numpy()
    assert weights.shape == (112, 112)
    assert weights.mean() == pytest.approx(1, abs=1e-5)
    assert weights[:40, :40].mean() > 3
    assert weights[70:, 70:].max() < 0.1


LAST = {
    "in another order at the end": ("a", ((0, 2, 3, 1),)),
    "with height and width exchanged": ("a", ((0, 1, 3, 2),)),
    "in reversed order": ("a", (None,)),
    "there and back": ("y1", ((0, 2, 3, 1), (0, 3, 1, 2))),
    "three orders that end where they began": ("y1", ((0, 2, 3, 1),) * 3),
}


@pytest.mark.parametrize(("last", "orders"), LAST.values(), ids=LAST)
def test_features_are_looked_for_where_axes_are_those_of_the_image(last, orders):
    """A value as (B, h, w, C) has its channels where others have their width."""
    nodes, name = [node("Conv", "x w", "a", strides=[4, 4])], "a"
    for number, order in enumerate(orders):
        turned = {} if order is None else {"perm": order}
        nodes.append(node("Transpose", name, f"t{number}", **turned))
        name = f"t{number}"
    nodes += [node("Neg", name, "y1"), node("Flatten", "y1")]
    data = model_bytes(nodes, {"w": noise(0, 6, 3, 3, 3)}, shape=("B", 3, 112, 112))
    network = face_network(data)
    values = network.module.values(network.inputs(PAIR[0].pixels[None]))
    assert list(cam.spatial(network.module, values))[-1] == last


@pytest.mark.parametrize("turned", [False, True])
def test_features_weigh_alike_however_a_network_writes_its_last_layer(turned):
    """Turned before it is flattened, as networks of other frameworks are."""
    last = [node("Transpose", "b", "t", perm=[0, 2, 3, 1]), node("Flatten", "t")]
    nodes = [node("Conv", "x w", "a", strides=[4, 4]), node("Relu", "a", "b")]
    data, plain = (
        model_bytes([*nodes, *end], {"w": noise(0, 6, 3, 3, 3)}, shape=("B", 3, 112, 112))
        for end in (last if turned else [node("Flatten", "b")], [node("Flatten", "b")])
    )
    found, expected = (
        exchange.feature_difference(pair_of(face_network(one), *PAIR)) for one in (data, plain)
    )
    assert_close(found, expected)


def test_features_that_differ_nowhere_weigh_every_place_alike():
    assert (exchange.feature_difference(pair_of(toy(), PAIR[0], PAIR[0])) == 1).all()
