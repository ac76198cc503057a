"""CorrRISE: correlation of the score with what random masks leave visible.

Lu, Xu, Ebrahimi: "Towards Visual Saliency Explanations of Face Verification", WACV 2024,
arXiv 2305.08546. M masks m_i (H, W), 0 inside a few black squares, 1 elsewhere::

    s_i  = the score of A · m_i with B               i = 1..M, B unmasked
    S(x) = corr(rank(s), m(x))                       (H, W), in [-1, 1]; likewise for B

A mask has two values at a pixel, so this is Spearman's correlation. Positive: the score is higher
where the pixel is visible (similarity); negative: dissimilarity. Number, shape and ranks are those
of a public re-implementation (500 masks of three 30 × 30 px squares that lie inside the crop and
may overlap); the paper's own number of masks is not known to us.
"""

from functools import partial

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xfv_desktop.domain.explanation import Explanation
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.engine.explainers.pair import (
    batch_size,
    fills_of,
    masked_scores,
    pair_of,
    recorded,
    signed_maps,
    steps,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork


@attrs.frozen
class CorrRiseOptions:
    """The masks; sizes in pixels of the crop."""

    masks: int = 500
    squares: int = 3
    square_px: int = 30
    seed: int = 0


def corrrise(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: CorrRiseOptions,
) -> Explanation:
    """Maps of both images from one set of masks. Cost: M forward passes per image."""
    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    masks = square_masks(options, probe.size)
    fills = fills_of(pair, "black")
    scores = torch.zeros(2, len(masks))
    half = batch_size(network) // 2
    for part in steps(len(masks), half, progress, cancel, "Masks"):
        visible = torch.from_numpy(masks[part, None]).to(network.device, torch.float32)
        scores[:, part] = masked_scores(pair, fills, visible).cpu()
    probe_map, reference_map = (rank_correlation(row.numpy(), masks) for row in scores)
    return signed_maps("corrrise", recorded(options), probe_map, reference_map)


def square_masks(options: CorrRiseOptions, size: int) -> NDArray[np.bool_]:
    """(M, H, W), False inside the squares."""
    rng = np.random.default_rng(options.seed)
    last = size - options.square_px
    corners = rng.integers(0, last, (options.masks, options.squares, 2), endpoint=True)
    masks = np.ones((options.masks, size, size), dtype=bool)
    for mask, squares in zip(masks, corners, strict=True):
        for y, x in squares:
            mask[y : y + options.square_px, x : x + options.square_px] = False
    return masks


def rank_correlation(scores: NDArray[np.float32], masks: NDArray[np.bool_]) -> Tensor:
    """(H, W): correlation of the scores' ranks (M,) with each pixel; 0 where nothing varies."""
    ranks = average_ranks(scores)
    ranks -= ranks.mean()
    pixels = masks.reshape(len(masks), -1).astype(np.float64)
    pixels -= pixels.mean(0)
    scale = np.linalg.norm(ranks) * np.linalg.norm(pixels, axis=0)
    correlation = np.divide(ranks @ pixels, scale, out=np.zeros_like(scale), where=scale > 0)
    return torch.from_numpy(correlation.reshape(masks.shape[1:]))


def average_ranks(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Ranks from 0; equal values share the mean of their ranks."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts) - 1
    shared: NDArray[np.float64] = (last - (counts - 1) / 2)[place]
    return shared


EXPLAINERS.register("corrrise")(
    Explainer(
        title="Correlation-based RISE (CorrRISE)",
        source="Lu, Xu, Ebrahimi, WACV 2024, arXiv 2305.08546",
        cost="2 × 500 forward passes",
        explain=partial(corrrise, options=CorrRiseOptions()),
        recommended=True,
    )
)
