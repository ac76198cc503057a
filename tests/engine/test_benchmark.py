"""The speed measurement compares like with like; its times are not judged here."""

import pytest
import torch

from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.engine import benchmark
from xfv_desktop.engine.benchmark import LOOP_CHANNELS, ROUNDS, bench_fggb
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.transposed.openvino_network import OpenVinoNetwork

from .toys import face_network, network_of, small_network

CHANNELS = 20
PEAK = 1e11


@pytest.fixture(autouse=True)
def known_peak(monkeypatch):
    """The rate of matrix products is measured once, further down."""
    monkeypatch.setattr(benchmark, "peak_flops", lambda _: PEAK)


@pytest.fixture
def toy():
    return face_network(small_network(channels=CHANNELS), dimension=CHANNELS)


def test_all_ways_give_the_same_maps_and_leave_the_network_alone(toy):
    told = []
    bench = bench_fggb(toy, progress=lambda fraction, _: told.append(fraction))
    assert bench.max_relative_difference < 1e-4
    assert (bench.model, bench.device, bench.rounds) == ("toy", "cpu", ROUNDS)
    assert bench.channels == CHANNELS > LOOP_CHANNELS
    assert bench.computed_by == "explicit adjoint"
    engine = bench.engine_ms_per_channel
    assert bench.loop_ratio == pytest.approx(bench.loop_ms_per_channel / engine)
    assert bench.literature_ratio == pytest.approx(bench.literature_ms_per_channel / engine)
    assert bench.torch_ms_per_channel is None
    assert bench.peak_gflop_per_s == pytest.approx(PEAK / 1e9)
    limit = 1e3 * bench.gflop_per_channel / bench.peak_gflop_per_s
    assert bench.limit_ms_per_channel == pytest.approx(limit)
    assert bench.limit_ratio == pytest.approx(engine / limit)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    for value in toy.module.buffers():
        assert not value.requires_grad
        assert value.grad is None


def test_torch_is_measured_beside_openvino(toy):
    pytest.importorskip("openvino")
    fast = network_of(small_network(channels=CHANNELS), OpenVinoNetwork)
    bench = bench_fggb(FaceNetwork(toy.card, fast, toy.device))
    assert bench.device == fast.engine
    assert bench.torch_ms_per_channel > 0
    assert bench.max_relative_difference < 1e-4


def test_measuring_can_be_cancelled(toy):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        bench_fggb(toy, cancel=cancel)


def test_peak_is_a_rate_that_a_computer_can_have(monkeypatch):
    monkeypatch.undo()
    assert 1e8 < benchmark.peak_flops(torch.device("cpu")) < 1e15
