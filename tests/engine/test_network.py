"""A card and a file become a network that is fed as the card says."""

import attrs
import numpy as np
import pytest
import torch

from xfv_desktop.domain.errors import DeviceUnavailable, UnknownName, UnsupportedNetwork
from xfv_desktop.engine import network
from xfv_desktop.engine.network import DEVICES, chosen_device, load_network

from .toys import card, face_network, model_bytes, node, small_network

PIXEL = model_bytes([node("GlobalAveragePool", "x", "p"), node("Flatten", "p")])
"""A network whose embedding is the mean colour."""


def plain(colour):
    return np.full((1, 112, 112, 3), colour, np.uint8)


@pytest.mark.parametrize(
    ("order", "expected"), [("RGB", [2.0, 4.5, 7.0]), ("BGR", [14.0, 4.5, 1.0])]
)
def test_input_is_pixel_minus_mean_times_scale_in_the_order_of_the_card(order, expected):
    """Pixels (20, 50, 80); mean and scale belong to the channels in the order of the card."""
    toy = face_network(
        PIXEL, colour_order=order, mean=(10.0, 5.0, 10.0), scale=(0.2, 0.1, 0.1), dimension=3
    )
    tensor = toy.inputs(plain((20, 50, 80)))
    assert tensor.shape == (1, 3, 112, 112)
    assert tensor.dtype == torch.float32
    np.testing.assert_allclose(tensor[0, :, 7, 9], expected, rtol=1e-6)


def test_embedding_is_of_unit_length():
    toy = face_network(PIXEL, dimension=3, scale=(1.0, 1.0, 1.0))
    embeddings = toy.embed(np.concatenate([plain((0, 30, 40)), plain((9, 0, 0))]))
    np.testing.assert_allclose(embeddings, [[0, 0.6, 0.8], [1, 0, 0]], atol=1e-6)
    assert embeddings.dtype == np.float32


def test_embedding_of_nothing_is_finite():
    assert np.isfinite(face_network(PIXEL, dimension=3).embed(plain(0))).all()


@pytest.fixture
def toy_file(monkeypatch):
    """Makes load_network find a toy network that has four channels."""

    def make(dimension):
        monkeypatch.setattr(network, "model_card", lambda name: card(name, dimension=dimension))
        monkeypatch.setattr(network, "weights", lambda *_: small_network(channels=4))

    return make


def test_network_is_loaded_with_its_card(toy_file):
    toy_file(4)
    loaded = load_network("toy", "cpu")
    assert loaded.card == card("toy", dimension=4)
    assert loaded.device == torch.device("cpu")


def test_a_gpu_is_told_to_convolve_in_full_precision(toy_file):
    """PyTorch's own default there, TF32, moves scores and maps by a thousandth."""
    toy_file(4)
    torch.backends.cudnn.allow_tf32 = True
    load_network("toy", "cpu")
    assert not torch.backends.cudnn.allow_tf32


def test_embedding_of_another_size_than_the_card_says_is_refused(toy_file):
    toy_file(5)
    with pytest.raises(UnsupportedNetwork, match=r"Toy.*4.*5"):
        load_network("toy", "cpu")


def test_unknown_model_is_refused():
    with pytest.raises(UnknownName, match=r"nobody.*sface"):
        load_network("nobody")


def test_automatic_device_is_the_fastest_that_is_present(monkeypatch):
    def choice(*, cuda, mps):
        monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
        monkeypatch.setattr(torch.mps, "is_available", lambda: mps)
        return chosen_device("auto").type

    assert choice(cuda=True, mps=True) == "cuda"
    assert choice(cuda=False, mps=True) == "mps"
    assert choice(cuda=False, mps=False) == "cpu"


@pytest.mark.parametrize(
    "name", [d for d in DEVICES if d not in ("auto", "cpu", "openvino")] + ["toaster"]
)
def test_absent_device_is_refused_by_name_with_those_that_are_there(name, monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.mps, "is_available", lambda: False)
    with pytest.raises(DeviceUnavailable, match=rf"{name}.*auto or cpu"):
        chosen_device(name)


def test_networks_are_told_apart_by_identity():
    """A network holds tensors, which have no single truth value."""
    toy = face_network(PIXEL)
    assert toy == toy
    assert toy != attrs.evolve(toy)
