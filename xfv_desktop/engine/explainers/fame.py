"""FAME: how the image must change to lower the score, or to raise it (LOTS).

Zhang, Günther, CVPRW XAI4CV 2026, arXiv 2605.12017; LOTS: Rozsa, Günther, Boult, IJCB 2017,
arXiv 1611.06179. x the image in [0, 1], s(x) its score with the other image, which is held fixed::

    x ← x − g / (255 max|g|),  g = ∂L/∂x                         500 times, x_0 = A
    similarity:     L = s                                        what holds the score up
    dissimilarity:  L = 1 − s                                    what keeps it down
    S_A = blur(|grey(x_500) − grey(A)|)                          (H, W) each; likewise for B

Iterations, step and blur (49 px kernel, sigma 7.7 px) are those of the authors' code, whose final
stretch to [0, 1] is left out (display does it). Values may leave [0, 1] on the way, as in the
formula; grey is ITU-R BT.601 luma.
"""

from functools import partial

import attrs
import numpy as np
import torch
from torch import Tensor

from xfv_desktop.domain.explanation import Explanation, SaliencyMap
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.engine.explainers.pair import (
    batch_size,
    blurred,
    pair_of,
    recorded,
    score_gradients,
    steps,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork

LUMA = (0.299, 0.587, 0.114)


@attrs.frozen
class FameOptions:
    """``step``: the largest change of any value in one iteration, as a fraction of white."""

    iterations: int = 500
    step: float = 1 / 255
    blur_kernel_px: int = 49
    blur_sigma_px: float = 7.7


def fame(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: FameOptions,
) -> Explanation:
    """Maps of both images. Cost: 2 forward and backward passes per iteration and image."""
    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    # One batch: probe and reference, each once with a falling and once with a rising score.
    start = torch.cat([pair.images[0], pair.images[0], pair.images[1], pair.images[1]])
    partners = torch.stack(pair.partners).repeat_interleave(2, dim=0)
    direction = torch.tensor([1.0, -1.0, 1.0, -1.0], device=start.device).reshape(4, 1, 1, 1)
    # The network's value of white minus that of black: gradients and steps are of [0, 1].
    white = 255 * torch.tensor(network.card.scale, device=start.device).reshape(1, 3, 1, 1)
    images = start
    for _ in steps(options.iterations, 1, progress, cancel, "Iterations"):
        size, found = batch_size(network) // 2, list[Tensor]()
        for image, partner in zip(
            torch.split(images, size), torch.split(partners, size), strict=True
        ):
            cancel.raise_if_cancelled()
            found.append(score_gradients(network, image, partner))
        gradients = direction * torch.cat(found) * white
        largest = gradients.abs().amax((1, 2, 3), keepdim=True).clamp_min(1e-30)
        images = images - options.step * gradients / largest * white
    grey = _grey(network, (images - start) / white).abs().cpu().numpy()
    kernel, sigma = options.blur_kernel_px, options.blur_sigma_px
    maps = [np.asarray(blurred(change, sigma, kernel), np.float32) for change in grey]
    return Explanation(
        explainer="fame",
        parameters=recorded(options),
        probe=SaliencyMap(similarity=maps[0], dissimilarity=maps[1]),
        reference=SaliencyMap(similarity=maps[2], dissimilarity=maps[3]),
    )


def _grey(network: FaceNetwork, images: Tensor) -> Tensor:
    """(B, 3, H, W) in the network's order of colours → (B, H, W)."""
    weights = LUMA if network.card.colour_order == "RGB" else LUMA[::-1]
    return torch.einsum("bchw,c->bhw", images, torch.tensor(weights, device=images.device))


EXPLAINERS.register("fame")(
    Explainer(
        title="FAME: what must change (LOTS)",
        source="Zhang, Günther, CVPRW XAI4CV 2026, arXiv 2605.12017",
        cost="4 × 500 forward and backward passes",
        explain=partial(fame, options=FameOptions()),
    )
)
