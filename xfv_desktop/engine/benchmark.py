"""How fast FGGB is: beside the loop of the literature and beside what the machine can do at all.

Everything is measured in one run, round by round one after the other, so that whatever else the
machine does meets all of it alike; the medians count.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from statistics import median
from time import perf_counter

import attrs
import numpy as np
import torch
import torch.nn.functional as functional
from numpy.typing import NDArray
from torch import Tensor, nn

from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.engine.fggb import FggbOptions, channel_maps, fggb
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.memory import peak_bytes
from xfv_desktop.engine.network import FaceNetwork, wait_for
from xfv_desktop.engine.transposed.adjoint import (
    Adjoint,
    adjoint_at,
    autograd_adjoint,
    explicit_adjoint,
)
from xfv_desktop.engine.transposed.batches import cost_of
from xfv_desktop.engine.transposed.openvino_network import OpenVinoNetwork

ROUNDS = 5
LOOP_CHANNELS = 12


@attrs.frozen
class FggbBench:
    """Medians over interleaved rounds, in milliseconds per channel and image, forward included.

    ``literature``: ``backward()`` for each channel of a network whose parameters take gradients.
    ``loop``: the same without parameter gradients. ``torch``: the explicit adjoint by PyTorch,
    where the engine is another. ``limit``: the adjoint's multiplications and additions at the peak
    rate of the fastest matrix product found. Ratios say how many times faster the engine is than
    the loops and how many times slower than the limit. ``extra_memory_mb``: what the process grows
    by at the peak of an explanation, where the system says.
    """

    model: str
    device: str
    threads: int
    rounds: int
    channels: int
    computed_by: str
    literature_ms_per_channel: float
    loop_ms_per_channel: float
    torch_ms_per_channel: float | None
    engine_ms_per_channel: float
    gflop_per_channel: float
    peak_gflop_per_s: float
    limit_ms_per_channel: float
    literature_ratio: float
    loop_ratio: float
    torch_literature_ratio: float | None
    limit_ratio: float
    extra_memory_mb: float | None
    max_relative_difference: float


def bench_fggb(
    face_network: FaceNetwork,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> FggbBench:
    """The loops are timed on their first channels, the engine on all of them.

    The input is seeded noise: the time does not depend on what is in the picture.
    """
    cancel = cancel or CancelToken()
    module = face_network.module
    size = face_network.card.input_size
    pixels = np.random.default_rng(0).integers(0, 256, (2, size, size, 3), dtype=np.uint8)
    image = face_network.inputs(pixels[:1])
    progress(0.0, "Measuring memory")
    extra = _extra_memory(face_network, pixels, cancel)
    ways: dict[str, Callable[[], Adjoint]] = {
        "literature": lambda: _literature(module, image),
        "loop": lambda: autograd_adjoint(module, image),
        "engine": lambda: adjoint_at(module, image),
    }
    if isinstance(module, OpenVinoNetwork):
        ways["torch"] = lambda: explicit_adjoint(module, image)
    times: dict[str, list[float]] = {name: [] for name in (*ways, "peak")}
    maps: dict[str, Tensor] = {}
    for done in range(ROUNDS + 1):
        for step, (name, make) in enumerate(ways.items()):
            fraction = (done + step / len(ways)) / (ROUNDS + 1)
            progress(fraction, f"Round {done + 1} of {ROUNDS + 1}: {name}")
            most = LOOP_CHANNELS if name in ("literature", "loop") else None
            with _taking_gradients(module) if name == "literature" else nullcontext():
                seconds, maps[name] = _timed(face_network, make, most, cancel)
            times[name].append(seconds)
        times["peak"].append(1 / peak_flops(face_network.device))
    with torch.inference_mode():
        assert isinstance(module, OnnxNetwork)
        flops = cost_of(module, module.values(image)).flops
    ms = {name: 1e3 * median(values[1:]) for name, values in times.items()}  # the first warms up
    limit = ms["peak"] * flops
    progress(1.0, "Done")
    return FggbBench(
        model=face_network.card.name,
        device=face_network.runs_on,
        threads=torch.get_num_threads(),
        rounds=ROUNDS,
        channels=len(maps["engine"]),
        computed_by=adjoint_at(module, image).by,
        literature_ms_per_channel=ms["literature"],
        loop_ms_per_channel=ms["loop"],
        torch_ms_per_channel=ms.get("torch"),
        engine_ms_per_channel=ms["engine"],
        gflop_per_channel=flops / 1e9,
        peak_gflop_per_s=1e-6 / ms["peak"],
        limit_ms_per_channel=limit,
        literature_ratio=ms["literature"] / ms["engine"],
        loop_ratio=ms["loop"] / ms["engine"],
        torch_literature_ratio=ms["literature"] / ms["torch"] if "torch" in ms else None,
        limit_ratio=ms["engine"] / limit,
        extra_memory_mb=None if extra is None else extra / 1e6,
        max_relative_difference=_difference(maps),
    )


def _difference(maps: dict[str, Tensor]) -> float:
    """Between the engine's maps and the loop's, relative to the largest value."""
    loop = maps["loop"]
    return float((maps["engine"][: len(loop)] - loop).abs().max() / loop.max())


def _timed(
    face_network: FaceNetwork, make: Callable[[], Adjoint], most: int | None, cancel: CancelToken
) -> tuple[float, Tensor]:
    """Seconds per channel, had all channels been computed, and the maps that were."""
    wait_for(face_network.device)
    start = perf_counter()
    adjoint = make()
    wait_for(face_network.device)
    ready = perf_counter()
    count = len(adjoint.embedding)
    order = torch.arange(min(count, most or count), device=adjoint.embedding.device)
    maps = torch.cat(list(channel_maps(face_network, adjoint, FggbOptions(), cancel, order)))
    wait_for(face_network.device)
    return (ready - start) / count + (perf_counter() - ready) / len(maps), maps.cpu()


def _literature(module: nn.Module, image: Tensor) -> Adjoint:
    """As published code does it: ``backward()`` for each channel, through all that takes part."""
    variable = image.clone().requires_grad_()
    with torch.enable_grad():
        embedding = module(variable)[0]

    def pull(cotangents: Tensor) -> Tensor:
        rows = list[Tensor]()
        for cotangent in cotangents:
            variable.grad = None
            embedding.backward(cotangent, retain_graph=True)
            assert variable.grad is not None
            rows.append(variable.grad[0])
        return torch.stack(rows)

    return Adjoint(embedding.detach(), pull, "the literature's loop", at_once=1)


@contextmanager
def _taking_gradients(module: nn.Module) -> Iterator[None]:
    """The network's constants are parameters for a while, as in the literature's code."""
    constants = [value for value in module.buffers() if value.is_floating_point()]
    try:
        for value in constants:
            value.requires_grad_()
        yield
    finally:
        for value in constants:
            value.requires_grad_(False)
            value.grad = None


@torch.inference_mode()
def peak_flops(device: torch.device) -> float:
    """The best rate of a large matrix product and of convolutions of 1 × 1 px, in FLOP/s."""
    side, batch = (1024, 8) if device.type == "cpu" else (8192, 256)
    square, kernel = (
        torch.ones(side, side, device=device),
        torch.ones(512, 512, 1, 1, device=device),
    )
    images = [
        torch.ones(batch, 512, n, n, device=device).contiguous(memory_format=torch.channels_last)
        for n in (14, 28)
    ]
    tried: list[tuple[float, Callable[[], Tensor]]] = [(2.0 * side**3, lambda: square @ square)]
    for image in images:
        tried.append((2.0 * 512 * image.numel(), partial(functional.conv2d, image, kernel)))
    return max(flops / min(_seconds(device, run) for _ in range(4)) for flops, run in tried)


def _seconds(device: torch.device, run: Callable[[], Tensor]) -> float:
    wait_for(device)
    start = perf_counter()
    run()
    wait_for(device)
    return perf_counter() - start


def _extra_memory(
    face_network: FaceNetwork, pixels: NDArray[np.uint8], cancel: CancelToken
) -> float | None:
    crops = [FaceCrop(pixels=p, transform=np.eye(2, 3), residual_px=0.0) for p in pixels]

    def explain() -> None:
        fggb(face_network, crops[0], crops[1], progress=no_progress, cancel=cancel)

    if face_network.device.type != "cuda":
        return peak_bytes(explain)
    before = torch.cuda.memory_allocated()
    torch.cuda.reset_peak_memory_stats()
    explain()
    return float(torch.cuda.max_memory_allocated() - before)
