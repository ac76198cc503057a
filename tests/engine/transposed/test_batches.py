"""How much is done at once: little enough for the memory and for whoever waits for a cancel."""

import os
from pathlib import Path

import pytest
import torch

from xfv_desktop.engine import memory
from xfv_desktop.engine.transposed import batches
from xfv_desktop.engine.transposed.batches import CPU_BYTES, CPU_FLOPS, Cost, batch_size, free_bytes

CPU, GPU = torch.device("cpu"), torch.device("cuda")
MOST = {"cpu": 16, "gpu": 128}
GB = 1e9


@pytest.mark.parametrize(
    ("device", "free", "cost", "expected"),
    [
        (CPU, 64 * GB, Cost(1, 1), 16),
        (GPU, 64 * GB, Cost(1, 1), 128),
        (CPU, 64 * GB, Cost(int(CPU_FLOPS / 5), 1), 4),
        (GPU, 64 * GB, Cost(int(CPU_FLOPS / 5), 1), 128),
        (CPU, 64 * GB, Cost(1, CPU_BYTES // 8), 4),
        (CPU, 0.8 * GB, Cost(1, int(GB / 20)), 2),
        (GPU, 8 * GB, Cost(1, int(GB / 20)), 16),
        (CPU, 0.0, Cost(int(1e15), int(GB)), 1),
    ],
)
def test_batch_is_bounded_by_memory_and_patience(monkeypatch, device, free, cost, expected):
    monkeypatch.setattr(batches, "free_bytes", lambda _: free)
    assert batch_size(cost, device, MOST) == expected


def test_free_memory_is_a_positive_number():
    assert free_bytes(CPU) > 0


def test_without_word_from_the_system_only_the_fixed_bounds_hold(monkeypatch):
    def unreadable(*_, **__):
        raise OSError

    monkeypatch.setattr(batches.Path, "read_text", unreadable)
    assert free_bytes(CPU) == float("inf")
    assert batch_size(Cost(1, CPU_BYTES // 8), CPU, MOST) == 4


def test_peak_is_at_least_what_the_work_has_held():
    size = 64 * 1024**2
    peak = memory.peak_bytes(lambda: torch.ones(size, dtype=torch.uint8))
    if peak is None:
        pytest.skip("this system does not tell the peak")
    assert size * 0.9 < peak < 3 * size


def test_what_is_kept_and_free_is_handed_back():
    """Blocks below one that is still held; nothing else would give those back."""
    if not memory.keep_freed_memory():
        pytest.skip("another allocator")

    def resident():
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    size = 64 * 1024**2
    memory.hand_back()
    blocks = [torch.ones(size, dtype=torch.uint8) for _ in range(4)]
    held = blocks.pop()
    blocks.clear()
    kept = resident()
    memory.hand_back()
    assert kept - resident() > 2 * size
    assert held.all()
