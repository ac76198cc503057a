"""How many images go through a network at once: from its cost, free memory, and patience."""

from collections.abc import Mapping
from pathlib import Path

import attrs
import torch
from torch import Tensor

from xfv_desktop.engine.graph.onnx_network import OnnxNetwork

MEMORY_SHARE = 0.25
CPU_BYTES = 512 * 1024**2
"""A batch takes at most a quarter of the free memory, on a CPU at most half a gigabyte."""

CPU_FLOPS = 30e9
"""A batch on a CPU is a third of a second's work for one slow core: a cancel waits no longer.

It is not measured at run time: the size of a batch decides how sums are rounded, and the same pair
has to give the same map to the last bit.
"""


@attrs.frozen
class Cost:
    """What one image costs: floating-point operations of the matrices, bytes alive at the peak."""

    flops: int
    bytes: int


def cost_of(network: OnnxNetwork, values: Mapping[str, Tensor]) -> Cost:
    """The cost of one image, from all values at one image; that of its adjoint is the same."""
    flops = peak = 0
    alive = {network.graph.input: values[network.graph.input].nbytes}
    for node, last_used in zip(network.graph.nodes, network.last_used, strict=True):
        output = values[node.output]
        alive[node.output] = output.nbytes
        peak = max(peak, sum(alive.values()))
        for name in last_used:
            del alive[name]
        weight = network.constant(node.inputs[1]) if len(node.inputs) > 1 else None
        if weight is None:
            continue
        if node.operator == "Conv":
            flops += 2 * weight.numel() * output[0, 0].numel()
        elif node.operator in ("Gemm", "MatMul"):
            flops += 2 * weight.numel()
    return Cost(flops, peak)


def batch_size(cost: Cost, device: torch.device, most: Mapping[str, int]) -> int:
    """The largest power of two that memory and patience allow, at most ``most["cpu"|"gpu"]``.

    Half of a batch's memory is counted for what the operators need beside their values.
    """
    if device.type == "cpu":
        room, limit = min(CPU_BYTES, MEMORY_SHARE * free_bytes(device)), most["cpu"]
        limit = min(limit, int(CPU_FLOPS / max(1, cost.flops)))
    else:
        room, limit = MEMORY_SHARE * free_bytes(device), most["gpu"]
    limit = max(1, min(limit, int(room / max(1, 2 * cost.bytes))))
    return 1 << limit.bit_length() - 1


def free_bytes(device: torch.device) -> float:
    """Memory that can be had without paging; infinite where the system does not say."""
    if device.type == "cuda":
        return float(torch.cuda.mem_get_info(device)[0])
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return float("inf")
    facts = dict(line.split(":", 1) for line in lines)
    return 1024.0 * int(facts["MemAvailable"].split()[0])
