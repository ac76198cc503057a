"""Feature-guided gradient backpropagation (FGGB).

Lu, Xu, Ebrahimi: "Explainable Face Verification via Feature-Guided Gradient Backpropagation",
FG 2024, arXiv 2403.04549. With embeddings F_A, F_B of N channels and decision threshold t::

    G_k = ∂F_A,k / ∂I_A                     one backward pass per channel, k = 1..N
    w   = F_A ∘ F_B / (|F_A| |F_B|)         Σ_k w_k is the cosine
    S_A = Σ_k G_k / |G_k| · (w_k − t / N)   S⁺ similarity, S⁻ dissimilarity; likewise for B

The paper leaves open what the options below choose among; the defaults are those of the only
public implementation that names itself FGGB: gradients of the unit-length embedding, absolute
values, mean over the colours before the norm.
"""

from collections.abc import Iterator
from functools import partial
from typing import Literal

import attrs
import torch
from torch import Tensor

from xfv_desktop.domain.explanation import Explanation, SaliencyMap, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.engine.adjoint import Adjoint, adjoint_at, direction_cotangents
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork

CPU_BATCH, GPU_BATCH = 8, 128
"""Cotangents pulled back at once: on a CPU larger batches fall out of its cache."""


@attrs.frozen
class FggbOptions:
    """The choices that the paper leaves open; ``threshold`` None: that of the model's card."""

    feature: Literal["unit", "raw"] = "unit"
    gradient: Literal["absolute", "signed"] = "absolute"
    colour: Literal["mean", "l2", "max"] = "mean"
    threshold: float | None = None


def fggb(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: FggbOptions = FggbOptions(),
    name: str = "fggb",
) -> Explanation:
    """FGGB maps of both images, under the name of the variant; deterministic on a CPU.

    Cost: one forward and N backward passes per image.
    """
    threshold = options.threshold
    if threshold is None:
        threshold = network.card.operating_point.threshold
    adjoints = [
        adjoint_at(network.module, network.inputs(c.pixels[None])) for c in (probe, reference)
    ]
    unit = [adjoint.embedding / adjoint.embedding.norm() for adjoint in adjoints]
    weights = unit[0] * unit[1] - threshold / len(unit[0])
    maps = []
    for index, (adjoint, side) in enumerate(zip(adjoints, Side, strict=True)):
        step = part_of(progress, index / 2, (index + 1) / 2)
        total = weighted_sum(adjoint, weights, options, side, step, cancel)
        maps.append(SaliencyMap.from_signed(total.cpu().numpy()))
    return Explanation(
        explainer=name,
        parameters={
            "feature": options.feature,
            "gradient": options.gradient,
            "colour": options.colour,
            "threshold": threshold,
            "channels": len(weights),
            "computed by": adjoints[0].by,
        },
        probe=maps[0],
        reference=maps[1],
    )


def weighted_sum(
    adjoint: Adjoint,
    weights: Tensor,
    options: FggbOptions,
    side: Side,
    progress: Progress,
    cancel: CancelToken,
) -> Tensor:
    """(H, W): the normalised channel gradients of one image, each times its weight (N,)."""
    total = torch.zeros(1, device=weights.device)
    for start, gradients in channel_maps(adjoint, options, cancel):
        done = start + len(gradients)
        total = total + torch.tensordot(weights[start:done], gradients, dims=1)
        progress(done / len(weights), f"Explaining the {side}: channel {done} of {len(weights)}")
    return total


@torch.inference_mode()
def channel_maps(
    adjoint: Adjoint, options: FggbOptions, cancel: CancelToken
) -> Iterator[tuple[int, Tensor]]:
    """Batches (first channel, (B, H, W) maps of unit norm) of the normalised channel gradients."""
    embedding = adjoint.embedding
    cotangents = torch.eye(len(embedding), device=embedding.device)
    if options.feature == "unit":
        cotangents = direction_cotangents(embedding, cotangents)
    batch = CPU_BATCH if embedding.device.type == "cpu" else GPU_BATCH
    for start in range(0, len(cotangents), batch):
        cancel.raise_if_cancelled()
        gradients = adjoint.pull(cotangents[start : start + batch])
        yield start, normalised(gradients, options)


def normalised(gradients: Tensor, options: FggbOptions) -> Tensor:
    """(B, 3, H, W) gradients → (B, H, W) maps, each of unit L2 norm; an all-zero one stays zero."""
    values = gradients.abs() if options.gradient == "absolute" else gradients
    if options.colour == "mean":
        maps = values.mean(1)
    elif options.colour == "l2":
        maps = values.norm(dim=1)
    else:
        maps = values.amax(1)
    norms: Tensor = maps.flatten(1).norm(dim=1).clamp_min(1e-30).reshape(-1, 1, 1)
    return maps / norms


for name, title, options in (
    ("fggb", "Feature-Guided Gradient Backpropagation (FGGB)", FggbOptions()),
    ("fggb-raw", "FGGB of the raw feature", FggbOptions(feature="raw")),
    ("fggb-signed", "FGGB of signed gradients", FggbOptions(gradient="signed")),
):
    EXPLAINERS.register(name)(
        Explainer(
            title=title,
            source="Lu, Xu, Ebrahimi, FG 2024, arXiv 2403.04549",
            cost="1 forward and N backward passes per image, N the length of the embedding",
            explain=partial(fggb, options=options, name=name),
        )
    )
