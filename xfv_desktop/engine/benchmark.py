"""How fast FGGB is, measured against the plain loop in the same run."""

from statistics import median
from time import perf_counter

import attrs
import numpy as np
import torch
from numpy.typing import NDArray

from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.engine.adjoint import adjoint_at, autograd_adjoint
from xfv_desktop.engine.fggb import FggbOptions, channel_maps
from xfv_desktop.engine.network import FaceNetwork

ROUNDS = 5
LOOP_CHANNELS = 16


@attrs.frozen
class FggbBench:
    """Medians over interleaved rounds, in milliseconds per channel and image."""

    model: str
    device: str
    threads: int
    rounds: int
    channels: int
    computed_by: str
    loop_ms_per_channel: float
    engine_ms_per_channel: float
    ratio: float
    max_relative_difference: float


def bench_fggb(
    face_network: FaceNetwork,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> FggbBench:
    """The plain loop (one autograd backward pass per channel, parameters frozen) and the engine.

    The loop is timed on its first 16 channels, the engine on all. The input is seeded noise: the
    time does not depend on what is in the picture.
    """
    cancel = cancel or CancelToken()
    crop = np.random.default_rng(0).integers(0, 256, (1, 112, 112, 3), dtype=np.uint8)
    loop_times, engine_times = [], []
    for done in range(ROUNDS + 1):
        progress(done / (ROUNDS + 1), f"Round {done + 1} of {ROUNDS + 1}")
        loop_s, loop_maps, _ = _timed(face_network, crop, cancel, loop=True)
        engine_s, engine_maps, computed_by = _timed(face_network, crop, cancel, loop=False)
        if done:  # the first round warms up
            loop_times.append(loop_s / LOOP_CHANNELS)
            engine_times.append(engine_s / len(engine_maps))
    difference = np.abs(engine_maps[:LOOP_CHANNELS] - loop_maps).max() / loop_maps.max()
    progress(1.0, "Done")
    loop_ms, engine_ms = 1e3 * median(loop_times), 1e3 * median(engine_times)
    return FggbBench(
        model=face_network.card.name,
        device=str(face_network.device),
        threads=torch.get_num_threads(),
        rounds=ROUNDS,
        channels=len(engine_maps),
        computed_by=computed_by,
        loop_ms_per_channel=loop_ms,
        engine_ms_per_channel=engine_ms,
        ratio=loop_ms / engine_ms,
        max_relative_difference=float(difference),
    )


def _timed(
    face_network: FaceNetwork, crop: NDArray[np.uint8], cancel: CancelToken, *, loop: bool
) -> tuple[float, NDArray[np.float32], str]:
    """Seconds, the normalised maps (channels, 112, 112), and how they were computed."""
    image = face_network.inputs(crop)
    _wait(face_network)
    start = perf_counter()
    adjoint = (autograd_adjoint if loop else adjoint_at)(face_network.module, image)
    maps = []
    for _, batch in channel_maps(adjoint, FggbOptions(), cancel):
        maps.append(batch)
        if loop and sum(map(len, maps)) >= LOOP_CHANNELS:
            break
    stacked = torch.cat(maps)
    _wait(face_network)
    return perf_counter() - start, stacked.cpu().numpy(), adjoint.by


def _wait(face_network: FaceNetwork) -> None:
    """A GPU answers before it is done."""
    if face_network.device.type == "cuda":
        torch.cuda.synchronize()
