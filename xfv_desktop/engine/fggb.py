"""Feature-guided gradient backpropagation (FGGB).

Lu, Xu, Ebrahimi: "Explainable Face Verification via Feature-Guided Gradient Backpropagation",
FG 2024, arXiv 2403.04549. With embeddings F_A, F_B of N channels and decision threshold t::

    G_k = ∂F_A,k / ∂I_A                     one backward pass per channel, k = 1..N
    w   = F_A ∘ F_B / (|F_A| |F_B|)         Σ_k w_k is the score, a cosine
    S_A = Σ_k G_k / |G_k| · (w_k − t / N)   S⁺ similarity, S⁻ dissimilarity; likewise for B

Of another similarity than the cosine w are the shares of ``engine/similarity.py``.

The paper leaves open what the options below choose among; the defaults are those of the only
public implementation that names itself FGGB: gradients of the unit-length embedding, absolute
values, mean over the colours before the norm.

Channels are taken in order of falling |w_k - t/N|. Each G_k/|G_k| has unit L2 norm, so after any
number of them the map lacks at most the sum of the remaining magnitudes, in the L2 norm: a
rigorous bound, shown while the map is refined and, with a tolerance, a reason to stop.
"""

import math
from collections.abc import Iterator
from functools import partial
from typing import Literal

import attrs
import numpy as np
import torch
from torch import Tensor

from xfv_desktop.domain.explanation import (
    Explanation,
    ParameterValue,
    PartialExplanation,
    Preview,
    SaliencyMap,
    Side,
    no_preview,
)
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.transposed.adjoint import Adjoint, adjoint_at


@attrs.frozen
class FggbOptions:
    """The choices that the paper leaves open; ``threshold`` None: that of the model's card.

    ``feature``: the raw one, or the one that is compared. That is of unit length with the cosine;
    with the Euclidean similarity it is the raw one, and recorded as such.
    """

    feature: Literal["unit", "raw"] = "unit"
    gradient: Literal["absolute", "signed"] = "absolute"
    colour: Literal["mean", "l2", "max"] = "mean"
    threshold: float | None = None

    def recorded(self, network: FaceNetwork) -> dict[str, ParameterValue]:
        """The choices that a record of the run holds, besides the threshold."""
        return {
            "feature": self.feature if network.card.similarity == "cosine" else "raw",
            "gradient": self.gradient,
            "colour": self.colour,
        }


@attrs.frozen(eq=False)
class RunningMap:
    """The map after some channels: (H, W), and the L2 norm that it lacks at most."""

    total: Tensor
    channels: int
    rest: float

    @property
    def missing(self) -> float:
        """What it lacks at most, as a part of the norm that it has."""
        return self.rest / max(float(self.total.norm()), 1e-30)


def fggb(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    preview: Preview = no_preview,
    tolerance: float | None = None,
    options: FggbOptions = FggbOptions(),
    name: str = "fggb",
) -> Explanation:
    """FGGB maps of both images, under the name of the variant; deterministic on a CPU.

    ``preview`` is given the running maps after each batch of channels. With a ``tolerance`` each
    map is finished once at most that part of its L2 norm is missing; that is recorded.
    Cost: one forward and N backward passes per image.
    """
    threshold = options.threshold
    if threshold is None:
        threshold = network.card.operating_point.threshold
    crops = {Side.PROBE: probe, Side.REFERENCE: reference}
    adjoints = dict[Side, Adjoint]()
    for side, crop in crops.items():
        cancel.raise_if_cancelled()
        adjoints[side] = adjoint_at(network.module, network.inputs(crop.pixels[None]))
    first, second = (network.similarity.compared(one.embedding) for one in adjoints.values())
    weights = network.similarity.shares(first, second) - threshold / len(first)
    parameters = options.recorded(network) | {"threshold": threshold, "channels": len(weights)}
    maps = dict.fromkeys(Side, SaliencyMap.from_signed(np.zeros((probe.size,) * 2, np.float32)))
    missing = dict.fromkeys(Side, math.inf)
    for index, (side, adjoint) in enumerate(adjoints.items()):
        step = part_of(progress, index / 2, (index + 1) / 2)
        parameters["computed by"] = adjoint.by
        for running in running_maps(network, adjoint, weights, options, cancel):
            maps[side] = SaliencyMap.from_signed(running.total.cpu().numpy())
            missing[side] = running.missing
            so_far = Explanation(name, dict(parameters), maps[Side.PROBE], maps[Side.REFERENCE])
            preview(PartialExplanation(so_far, crops, dict(missing)))
            enough = tolerance is not None and running.missing <= tolerance
            _tell(step, side, running, len(weights), enough=enough)
            if enough:
                break
        if tolerance is not None:
            parameters["tolerance"] = tolerance
            parameters[f"channels used for the {side}"] = running.channels
            parameters[f"missing from the {side} at most"] = running.missing
    return Explanation(name, parameters, maps[Side.PROBE], maps[Side.REFERENCE])


def weighted_sum(
    network: FaceNetwork,
    adjoint: Adjoint,
    weights: Tensor,
    options: FggbOptions,
    side: Side,
    progress: Progress,
    cancel: CancelToken,
) -> Tensor:
    """(H, W): the normalised channel gradients of one image, each times its weight (N,)."""
    for running in running_maps(network, adjoint, weights, options, cancel):
        _tell(progress, side, running, len(weights))
    return running.total


def _tell(
    progress: Progress, side: Side, running: RunningMap, count: int, *, enough: bool = False
) -> None:
    missing = f", at most {running.missing:.0%} missing" if 0 < running.missing < 1 else ""
    progress(
        1.0 if enough else running.channels / count,
        f"Explaining the {side}: channel {running.channels} of {count}{missing}",
    )


@torch.inference_mode()
def running_maps(
    network: FaceNetwork,
    adjoint: Adjoint,
    weights: Tensor,
    options: FggbOptions,
    cancel: CancelToken,
) -> Iterator[RunningMap]:
    """The weighted sum of the channel maps after each batch, the heaviest channels first."""
    magnitudes, order = weights.abs().sort(descending=True, stable=True)
    rests = [*magnitudes.double().flip(0).cumsum(0).flip(0).tolist(), 0.0]
    total = torch.zeros(1, device=weights.device)
    done = 0
    for maps in channel_maps(network, adjoint, options, cancel, order):
        chosen = order[done : done + len(maps)]
        done += len(maps)
        total = total + torch.tensordot(weights[chosen], maps, dims=1)
        yield RunningMap(total, done, rests[done])


@torch.inference_mode()
def channel_maps(
    network: FaceNetwork,
    adjoint: Adjoint,
    options: FggbOptions,
    cancel: CancelToken,
    order: Tensor,
) -> Iterator[Tensor]:
    """Batches (B, H, W) of normalised channel gradients, those of ``order`` one after the other."""
    embedding = adjoint.embedding
    cotangents = torch.eye(len(embedding), device=embedding.device)[order]
    if options.feature == "unit":
        cotangents = network.similarity.pulled(embedding, cotangents)
    for batch in torch.split(cotangents, adjoint.at_once):
        cancel.raise_if_cancelled()
        yield normalised(adjoint.pull(batch), options)


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
    variant = partial(fggb, options=options, name=name)
    EXPLAINERS.register(name)(
        Explainer(
            title=title,
            source="Lu, Xu, Ebrahimi, FG 2024, arXiv 2403.04549",
            cost="1 forward and N backward passes per image, N the length of the embedding",
            explain=variant,
            anytime=variant,
        )
    )
