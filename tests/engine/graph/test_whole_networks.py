"""Whole face-recognition networks against onnxruntime, and their derivatives against numbers."""

import numpy as np
import pytest
import torch

from xfv_desktop.domain.comparison import ModelFormat
from xfv_desktop.engine.model_files.models import model_card, model_names, weights

from ..toys import (
    assert_equal_to_onnxruntime,
    by_engine,
    network_of,
    small_network,
    without_unused_inputs,
)


def pixels(seed, batch):
    shape = (batch, 3, 112, 112)
    return np.random.default_rng(seed).integers(0, 256, shape).astype(np.float32)


@pytest.mark.parametrize(
    "name", [n for n in model_names() if model_card(n).format is ModelFormat.ONNX]
)
def test_network_of_a_card_computes_what_onnxruntime_computes(name):
    """One picture at a time: the file may fix the batch, as that of SFace does."""
    data = without_unused_inputs(weights(model_card(name)))
    for seed in range(2):
        assert_equal_to_onnxruntime(data, pixels(seed, 1))


def test_sface_computes_what_onnxruntime_computes_on_faces(sface, portrait_crops):
    data = without_unused_inputs(weights(sface.card))
    for crop in portrait_crops.values():
        assert_equal_to_onnxruntime(data, sface.inputs(crop.pixels[None]).numpy())


def test_foreign_network_computes_what_onnxruntime_computes(foreign_model):
    data = without_unused_inputs(foreign_model)
    assert_equal_to_onnxruntime(data, (pixels(0, 2) - 127.5) / 128)


def test_batch_gives_what_single_runs_give(sface):
    data, x = weights(sface.card), pixels(1, 4)
    singly = np.concatenate([by_engine(data, x[i : i + 1]) for i in range(4)])
    peak = np.abs(singly).max()
    np.testing.assert_allclose(by_engine(data, x), singly, rtol=0, atol=1e-5 * peak)


def assert_gradient_is_that_of_differences(module, x):
    """Along random directions, in double precision, with steps too short to meet a kink."""
    module = module.double()
    generator = torch.Generator().manual_seed(0)
    x = x.double().requires_grad_()
    embedding = module(x)[0]
    cotangent = torch.randn(len(embedding), generator=generator, dtype=torch.float64)
    (gradient,) = torch.autograd.grad(embedding @ cotangent, x)
    step = 1e-7
    for _ in range(2):
        way = torch.randn(x.shape, generator=generator, dtype=torch.float64)
        with torch.no_grad():
            ahead, behind = module(x + step * way)[0], module(x - step * way)[0]
        slope = (ahead - behind) @ cotangent / (2 * step)
        assert float(slope) == pytest.approx(float((gradient * way).sum()), rel=1e-4, abs=1e-6)


def test_gradient_of_a_toy_network_is_that_of_differences():
    x = torch.from_numpy(pixels(0, 1)) / 255
    assert_gradient_is_that_of_differences(network_of(small_network()), x)


def test_gradient_of_sface_is_that_of_differences(sface, portrait_crops):
    x = sface.inputs(portrait_crops["collins"].pixels[None])
    assert_gradient_is_that_of_differences(network_of(weights(sface.card)), x)
