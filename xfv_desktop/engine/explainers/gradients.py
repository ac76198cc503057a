"""Gradients of the score: gradient, gradient × input, SmoothGrad, Integrated Gradients.

s(x) is the score of the image x (3, H, W, as the network takes it) with the embedding of the other
image, which is held fixed; x̄ is a baseline image::

    gradient              S = max_RGB |∂s/∂x|                       Simonyan et al. 2013
    gradient × input      S = Σ_RGB x ∘ ∂s/∂x                       Shrikumar et al. 2016
    SmoothGrad            S = max_RGB |mean_i ∂s/∂x (x + n_i)|      Smilkov et al. 2017
    Integrated Gradients  S = Σ_RGB (x − x̄) ∘ ∫ ∂s/∂x (x̄ + a (x − x̄)) da,  a from 0 to 1
                                                                    Sundararajan et al. 2017

All maps (H, W), likewise for the other image. The sign of the plain and the smoothed gradient is
a direction of change, so these two have no dissimilarity map. The other two split a score into
shares of pixels: positive is similarity, negative dissimilarity; those of Integrated Gradients add
up to s(x) − s(x̄).

Defaults: SmoothGrad with 50 samples and noise of 15 % of the image's range (the paper shows
10–20 %); Integrated Gradients from black in 50 Gauss-Legendre steps (captum's defaults; the paper
finds 20 to 300 enough). SmoothGrad is not captum's NoiseTunnel because that one draws from
torch's global random numbers.
"""

from functools import partial

import attrs
import torch

from xfv_desktop.domain.explanation import Explanation, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.domain.trial import Fill
from xfv_desktop.engine.explainers.pair import (
    batch_size,
    fills_of,
    pair_of,
    recorded,
    score_gradients,
    scores_to,
    signed_maps,
    similarity_maps,
    steps,
    watched,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.transposed.adjoint import adjoint_at


@attrs.frozen
class GradientOptions:
    """``times_input``: the gradient times the input, summed, instead of its magnitude."""

    times_input: bool = False


def gradient(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: GradientOptions,
) -> Explanation:
    """Gradient or gradient × input. Cost: 2 forward passes and 1 backward pass per image."""
    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    progress(0.1, "Embedded both images")
    maps, by = [], ""
    for index, side in enumerate(Side):
        cancel.raise_if_cancelled()
        adjoint = adjoint_at(network.module, pair.images[index])
        partner = pair.partners[index]
        cotangents = pair.similarity.cotangents(
            adjoint.embedding, partner, torch.ones_like(partner)[None]
        )
        found = adjoint.pull(cotangents)[0]
        if options.times_input:
            maps.append((found * pair.images[index][0]).sum(0))
        else:
            maps.append(found.abs().amax(0))
        by = adjoint.by
        progress(0.1 + 0.45 * (index + 1), f"Explained the {side}")
    parameters = recorded(options, computed_by=by)
    if options.times_input:
        return signed_maps("gradient-input", parameters, maps[0], maps[1])
    return similarity_maps("gradient", parameters, maps[0], maps[1])


@attrs.frozen
class SmoothGradOptions:
    """``noise``: standard deviation as a fraction of the image's range of values."""

    samples: int = 50
    noise: float = 0.15
    seed: int = 0


def smoothgrad(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: SmoothGradOptions,
) -> Explanation:
    """SmoothGrad, the same noise for both images. Cost: one forward and backward per sample."""
    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    noise = torch.randn(
        (options.samples, *pair.images[0].shape[1:]),
        generator=torch.Generator().manual_seed(options.seed),
    ).to(network.device)
    maps = []
    for index, side in enumerate(Side):
        image = pair.images[index]
        strength = options.noise * (image.max() - image.min())
        total = torch.zeros_like(image[0])
        step = part_of(progress, index / 2, (index + 1) / 2)
        size = batch_size(network) // 2
        for part in steps(options.samples, size, step, cancel, f"Noisy copies of the {side}"):
            noisy = image + strength * noise[part]
            total += score_gradients(network, noisy, pair.partners[index]).sum(0)
        maps.append((total / options.samples).abs().amax(0))
    return similarity_maps("smoothgrad", recorded(options), maps[0], maps[1])


@attrs.frozen
class IntegratedGradientsOptions:
    """The baseline image and the rule of integration; ``blur_sigma_px`` is of the blurred one."""

    steps: int = 50
    rule: str = "gausslegendre"
    baseline: Fill = "black"
    blur_sigma_px: float = 10.0


def integrated_gradients(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: IntegratedGradientsOptions,
) -> Explanation:
    """Integrated Gradients by captum. Cost: one forward and backward pass per step and image."""
    from captum.attr import IntegratedGradients  # 0.7 s to load: no other explainer should pay

    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    baselines = fills_of(pair, options.baseline, options.blur_sigma_px)
    maps = []
    for index, side in enumerate(Side):
        call = watched(
            scores_to(network, pair.partners[index]),
            options.steps,
            part_of(progress, index / 2, (index + 1) / 2),
            cancel,
            f"Steps towards the {side}",
        )
        shares = IntegratedGradients(call).attribute(
            pair.images[index],
            baselines[index],
            n_steps=options.steps,
            method=options.rule,
            internal_batch_size=batch_size(network) // 2,
        )
        maps.append(shares[0].sum(0))
    parameters = recorded(options)
    if options.baseline == "black":
        del parameters["blur sigma px"]
    return signed_maps("integrated-gradients", parameters, maps[0], maps[1])


EXPLAINERS.register("gradient")(
    Explainer(
        title="Gradient of the score",
        source="Simonyan, Vedaldi, Zisserman, 2013, arXiv 1312.6034",
        cost="2 forward passes and 1 backward pass per image",
        explain=partial(gradient, options=GradientOptions()),
        dissimilarity=False,
    )
)
EXPLAINERS.register("gradient-input")(
    Explainer(
        title="Gradient × input of the score",
        source="Shrikumar et al., 2016, arXiv 1605.01713",
        cost="2 forward passes and 1 backward pass per image",
        explain=partial(gradient, options=GradientOptions(times_input=True)),
    )
)
EXPLAINERS.register("smoothgrad")(
    Explainer(
        title="SmoothGrad of the score",
        source="Smilkov et al., 2017, arXiv 1706.03825",
        cost="2 × 50 forward and backward passes",
        explain=partial(smoothgrad, options=SmoothGradOptions()),
        dissimilarity=False,
    )
)
EXPLAINERS.register("integrated-gradients")(
    Explainer(
        title="Integrated Gradients of the score",
        source="Sundararajan, Taly, Yan, ICML 2017, arXiv 1703.01365",
        cost="2 × 50 forward and backward passes",
        explain=partial(integrated_gradients, options=IntegratedGradientsOptions()),
    )
)
