"""The speed measurement compares like with like; its times are not judged here."""

import pytest

from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.engine.benchmark import LOOP_CHANNELS, ROUNDS, bench_fggb

from .toys import face_network, small_network

CHANNELS = 20


@pytest.fixture
def toy():
    return face_network(small_network(channels=CHANNELS), dimension=CHANNELS)


def test_both_ways_give_the_same_maps(toy):
    bench = bench_fggb(toy)
    assert bench.max_relative_difference < 1e-4
    assert (bench.model, bench.device, bench.rounds) == ("toy", "cpu", ROUNDS)
    assert bench.channels == CHANNELS > LOOP_CHANNELS
    assert bench.computed_by == "explicit adjoint"
    assert bench.loop_ms_per_channel > 0
    assert bench.engine_ms_per_channel > 0
    assert bench.ratio == pytest.approx(bench.loop_ms_per_channel / bench.engine_ms_per_channel)


def test_progress_ends_with_the_work(toy):
    told = []
    bench_fggb(toy, progress=lambda fraction, _: told.append(fraction))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)


def test_measuring_can_be_cancelled(toy):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        bench_fggb(toy, cancel=cancel)
