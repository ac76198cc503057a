"""Gradients that are remembered by image and cotangent."""

import numpy as np
import pytest
import torch

from xfv_desktop.domain.jobs import CancelToken, no_progress
from xfv_desktop.engine.fggb import fggb
from xfv_desktop.engine.transposed.adjoint import adjoint_at, on_pull
from xfv_desktop.engine.trials import memo
from xfv_desktop.engine.trials.memo import Gradients, pulled_only_at

from ..toys import crop, face_network, small_network

CROPS = [crop(seed) for seed in (1, 2, 3)]


@pytest.fixture
def network():
    return face_network(small_network())


@pytest.fixture
def pulled():
    """How many cotangents were pulled back."""
    counts = []
    token = on_pull.set(counts.append)
    yield counts
    on_pull.reset(token)


def explained(network, probe, reference):
    return fggb(network, probe, reference, progress=no_progress, cancel=CancelToken())


def test_a_known_side_costs_nothing_and_the_maps_are_the_same(network, pulled):
    plain = explained(network, CROPS[0], CROPS[2])
    gradients = Gradients()
    with gradients.recalled():
        explained(network, CROPS[0], CROPS[1])
        pulled.clear()
        again = explained(network, CROPS[0], CROPS[2])
    assert sum(pulled) == len(gradients) / 3
    for side in ("probe", "reference"):
        one, other = getattr(plain, side).signed, getattr(again, side).signed
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-6 * np.abs(one).max())


def test_what_is_collected_is_never_looked_up(network, pulled):
    gradients = Gradients()
    for _ in range(2):
        pulled.clear()
        with gradients.collected():
            explained(network, CROPS[0], CROPS[1])
        assert sum(pulled) == len(gradients)
    with gradients.recalled():
        pulled.clear()
        explained(network, CROPS[0], CROPS[1])
    assert sum(pulled) == 0


def test_outside_nothing_is_remembered(network, pulled):
    gradients = Gradients()
    explained(network, CROPS[0], CROPS[1])
    assert len(gradients) == 0


def test_a_batch_that_is_known_in_part_is_completed(network):
    image = network.inputs(CROPS[0].pixels[None])
    rows = torch.eye(len(adjoint_at(network.module, image).embedding))
    expected = adjoint_at(network.module, image).pull(rows.clone())
    with Gradients().recalled():
        adjoint = adjoint_at(network.module, image)
        adjoint.pull(rows[1:2].clone())
        torch.testing.assert_close(adjoint.pull(rows.clone()), expected)


def test_memory_is_bounded_and_can_be_emptied(network, monkeypatch):
    gradients = Gradients()
    with gradients.recalled():
        explained(network, CROPS[0], CROPS[1])
        both_sides = len(gradients)
        gradients.forget()
        assert len(gradients) == 0
        monkeypatch.setattr(memo, "GRADIENT_BYTES", 1)
        explained(network, CROPS[0], CROPS[2])
        assert len(gradients) == both_sides / 2


def test_for_one_map_only_gradients_at_its_own_image_are_pulled_back(network, pulled):
    whole, cost = explained(network, CROPS[0], CROPS[1]), sum(pulled)
    pulled.clear()
    gradients = Gradients()
    with gradients.recalled(), pulled_only_at(network.inputs(CROPS[0].pixels[None])):
        assert explained(network, CROPS[0], CROPS[1]).probe == whole.probe
    assert sum(pulled) == len(gradients) == cost / 2
