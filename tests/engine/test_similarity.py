"""Scores as sums of shares: derivatives by autograd, and both similarities where they agree."""

import numpy as np
import onnx
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.engine.comparison import as_compared, score_of
from xfv_desktop.engine.similarity import SIMILARITIES

from .explainers.runs import CHANNELS, PAIR, TABLE, explained
from .test_fggb import by_plain_loops
from .test_fggb import explained as by_fggb
from .toys import assert_close, crop, face_network, node, noise, small_network

every = pytest.mark.parametrize("name", SIMILARITIES)
SHARES = {"fggb", "fggb-raw", "fggb-signed", "xssab", "control-swapped-partner"}
"""Explainers that weigh channels by their shares, which the two similarities cut differently."""


def euclidean(data):
    return face_network(data, dimension=CHANNELS, similarity="euclidean")


def ending_in_unit_length():
    """A network that brings its embedding to unit length by itself."""
    model = onnx.load_model_from_string(small_network(channels=CHANNELS))
    model.graph.node[-1].output[0] = "raw"
    model.graph.node.append(node("LpNormalization", "raw", axis=1, p=2))
    return model.SerializeToString()


@every
def test_equal_embeddings_score_one(name):
    one = torch.from_numpy(noise(0, 3, CHANNELS))
    compared = SIMILARITIES[name].compared(one)
    torch.testing.assert_close(SIMILARITIES[name].scores(compared, compared), torch.ones(3))


def test_a_distance_by_hand():
    """(1, 2) and (4, −2) are 5 apart: 1 − 25/2; their cosine is 0."""
    network = face_network(small_network(), similarity="euclidean")
    assert score_of(network, np.array([1.0, 2.0]), np.array([4.0, -2.0])) == -11.5
    network = face_network(small_network())
    sides = [as_compared(network, np.array(one)) for one in ((1.0, 2.0), (4.0, -2.0))]
    assert score_of(network, *sides) == pytest.approx(0)


@every
@given(seed=st.integers(0, 2**32 - 1))
def test_cotangents_are_the_gradients_of_the_shares(name, seed):
    rng, similarity = np.random.default_rng(seed), SIMILARITIES[name]
    raw = torch.from_numpy(rng.normal(size=CHANNELS)).requires_grad_()
    partner = similarity.compared(torch.from_numpy(rng.normal(size=CHANNELS)))
    chosen = torch.from_numpy(rng.integers(0, 2, (4, CHANNELS)).astype(np.float64))
    shares = similarity.shares(similarity.compared(raw), partner)
    expected = [
        torch.autograd.grad((row * shares).sum(), raw, retain_graph=True)[0] for row in chosen
    ]
    found = similarity.cotangents(raw.detach(), partner, chosen)
    torch.testing.assert_close(found, torch.stack(expected), rtol=1e-9, atol=1e-12)


@every
def test_pulled_back_rows_are_the_gradients_of_the_compared_embedding(name):
    similarity, raw = SIMILARITIES[name], torch.from_numpy(noise(1, CHANNELS)).double()
    jacobian = torch.autograd.functional.jacobian(similarity.compared, raw)
    torch.testing.assert_close(similarity.pulled(raw, torch.eye(CHANNELS).double()), jacobian)


@pytest.mark.parametrize("name", [name for name in TABLE if name not in SHARES])
def test_both_explain_embeddings_of_unit_length_alike(name):
    data, quick = ending_in_unit_length(), TABLE[name].quick
    one, other = (
        explained(name, network, PAIR, **quick)
        for network in (face_network(data, dimension=CHANNELS), euclidean(data))
    )
    for side in ("probe", "reference"):
        for layer in ("similarity", "dissimilarity"):
            found, expected = (
                torch.from_numpy(np.array(getattr(getattr(e, side), layer))) for e in (other, one)
            )
            # Of scores rounded to 6e-8, which features may weigh several times
            assert_close(found, expected, 1e-3, least=3e-3)


@pytest.mark.parametrize("name", TABLE)
def test_lengths_are_explained_too(name):
    """Of embeddings of different lengths the Euclidean score is another one, as are the maps."""
    data, quick = small_network(channels=CHANNELS), TABLE[name].quick
    explanation = explained(name, euclidean(data), PAIR, **quick)
    by_cosine = explained(name, face_network(data, dimension=CHANNELS), PAIR, **quick)
    blind = name.startswith("control-") and name not in {
        "control-swapped-partner",
        "control-mean-gradient",
    }
    assert (explanation.probe == by_cosine.probe) == blind
    assert np.isfinite(explanation.probe.signed).all()


def test_fggb_weighs_by_shares_of_the_distance():
    network = euclidean(small_network(channels=CHANNELS))
    explanation = by_fggb(network, crop(1), crop(2))
    assert explanation.parameters["feature"] == "raw"
    for one, other, found in (
        (crop(1), crop(2), explanation.probe), (crop(2), crop(1), explanation.reference)
    ):  # fmt: skip
        expected = by_plain_loops(network, one, other)
        np.testing.assert_allclose(
            found.signed, expected, rtol=0, atol=1e-5 * np.abs(expected).max()
        )
