"""Occlusion: what the score loses where a sliding square hides the image.

Zeiler, Fergus: "Visualizing and Understanding Convolutional Networks", ECCV 2014, arXiv 1311.2901.
Squares W_i of 21 × 21 px every 8 px, s(x) the score with the other image, which stays as it is::

    S(x) = mean over all W_i that hold x of  s(A) − s(A with W_i filled)      (H, W)

Likewise for B. Positive: hiding the place costs similarity; negative: dissimilarity. Computed by
captum. Size and step are those that this project's own tests used; the fill is black or the image
itself, Gaussian blurred.
"""

from functools import partial
from math import ceil

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
    scores_to,
    signed_maps,
    watched,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork


@attrs.frozen
class OcclusionOptions:
    """Sizes in pixels of the crop; ``blur_sigma_px`` is that of the blurred fill."""

    fill: Fill = "black"
    square_px: int = 21
    step_px: int = 8
    blur_sigma_px: float = 10.0


def occlusion(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: OcclusionOptions,
) -> Explanation:
    """Maps of both images. Cost: one forward pass per square and image, 169 each by default."""
    from captum.attr import Occlusion  # 0.7 s to load, which no other explainer should pay

    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    fills = fills_of(pair, options.fill, options.blur_sigma_px)
    squares = (ceil((probe.size - options.square_px) / options.step_px) + 1) ** 2
    maps = []
    for index, side in enumerate(Side):
        call = watched(
            scores_to(network, pair.partners[index]),
            squares + 1,  # captum looks at the whole image first
            part_of(progress, index / 2, (index + 1) / 2),
            cancel,
            f"Views of the {side}",
        )
        with torch.inference_mode():
            drops = Occlusion(call).attribute(
                pair.images[index],
                sliding_window_shapes=(3, options.square_px, options.square_px),
                strides=(3, options.step_px, options.step_px),
                baselines=fills[index],
                perturbations_per_eval=batch_size(network),
            )
        maps.append(drops[0, 0])  # the colours are hidden together and have the same value
    parameters = recorded(options, squares=squares)
    if options.fill == "black":
        del parameters["blur sigma px"]
    return signed_maps(f"occlusion-{options.fill}", parameters, maps[0], maps[1])


for words, options in (
    ("black", OcclusionOptions()),
    ("blurred", OcclusionOptions(fill="blur")),
):
    EXPLAINERS.register(f"occlusion-{options.fill}")(
        Explainer(
            title=f"Occlusion by {words} squares",
            source="Zeiler, Fergus, ECCV 2014, arXiv 1311.2901",
            cost="2 × 170 forward passes",
            explain=partial(occlusion, options=options),
        )
    )
