"""The same numbers on a GPU as on the CPU; skipped where there is no CUDA device."""

import numpy as np
import pytest
import torch

from xfv_desktop.engine.benchmark import bench_fggb
from xfv_desktop.engine.network import load_network

from .explainers.runs import TABLE, explained

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")


@pytest.fixture(scope="module")
def gpu_sface():
    return load_network("sface", "cuda")


def test_embeddings_are_those_of_the_cpu(gpu_sface, sface, portrait_crops):
    pixels = np.stack([crop.pixels for crop in portrait_crops.values()])
    np.testing.assert_allclose(gpu_sface.embed(pixels), sface.embed(pixels), rtol=0, atol=1e-5)


@pytest.mark.parametrize("name", TABLE)
def test_every_explainer_gives_the_maps_of_the_cpu(name, gpu_sface, sface, portrait_crops):
    quick, pair = TABLE[name].quick, tuple(portrait_crops.values())
    got, expected = (explained(name, network, pair, **quick) for network in (gpu_sface, sface))
    for one, other in ((got.probe, expected.probe), (got.reference, expected.reference)):
        difference = np.linalg.norm(one.signed - other.signed)
        assert difference <= 1e-3 * np.linalg.norm(other.signed)


def test_the_engine_gives_the_gradients_of_the_loop(gpu_sface):
    bench = bench_fggb(gpu_sface)
    assert bench.device.startswith("cuda")
    assert bench.max_relative_difference < 1e-5
    assert bench.extra_memory_mb > 0
