"""xFace: how far a small black square moves the embeddings apart.

Knoche, Teepe, Hörmann, Rigoll, WACVW 2023 (github.com/Martlgap/x-face-verification). For each
square size p, masks m_i (1 inside a p × p square, every 5 px), distances d = 1 − score, A_i
the image A with m_i black::

    method 1:  d_i = mean_j d(F(A_i), F(B_j))        all masked images of both sides
    method 2:  d_i = d(F(A_i), F(B))
    method 3:  d_i = d(F(A_i), F(B_i))               the same square in both
    S_p = blur(mean_i m_i · (d_i − d_0) / p²)        (H, W), d_0 = d(F(A), F(B))
    S_A = mean_p S_p                                 likewise for B

Positive: the square costs similarity; negative: dissimilarity. Squares, step and blur are those
of the authors' code; its final division by the largest magnitude is left out (display does it).
"""

from functools import partial
from typing import Literal

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xfv_desktop.domain.explanation import Explanation
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.engine.explainers.pair import (
    Pair,
    batch_size,
    blurred,
    fills_of,
    masked_embeddings,
    pair_of,
    recorded,
    signed_maps,
    steps,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork


@attrs.frozen
class XfaceOptions:
    """``method`` as above; sizes in pixels of the crop."""

    method: Literal[1, 2, 3] = 1
    square_sizes_px: tuple[int, ...] = (7, 14, 28)
    step_px: int = 5
    blur_kernel_px: int = 5
    blur_sigma_px: float = 5.0


def xface(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: XfaceOptions,
) -> Explanation:
    """Maps of both images. Cost: one forward pass per square and image, 1130 each by default."""
    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    squares = [square_masks(probe.size, size, options.step_px) for size in options.square_sizes_px]
    covered = np.concatenate(squares)
    fills = fills_of(pair, "black")
    found = torch.zeros(2, len(covered), len(pair.embeddings[0]), device=network.device)
    half = batch_size(network) // 2
    for part in steps(len(covered), half, progress, cancel, "Squares"):
        visible = torch.from_numpy(~covered[part, None]).to(network.device, torch.float32)
        found[:, part] = masked_embeddings(pair, fills, visible)
    total = np.zeros((2, probe.size, probe.size))
    start = 0
    for size, masks in zip(options.square_sizes_px, squares, strict=True):
        embeddings = found[:, start : start + len(masks)]
        rises = distances(pair, embeddings, options.method) - (1 - pair.score)
        weights = rises.cpu().double().numpy() / (len(masks) * size**2)
        for side, values in enumerate(np.tensordot(weights, masks.astype(np.float64), 1)):
            total[side] += blurred(values, options.blur_sigma_px, options.blur_kernel_px)
        start += len(masks)
    maps = torch.from_numpy(total / len(squares))
    parameters = recorded(options, squares=len(covered))
    return signed_maps(f"xface-{options.method}", parameters, maps[0], maps[1])


def square_masks(crop_size: int, size: int, step: int) -> NDArray[np.bool_]:
    """(n, H, W), True inside the square; the last position before the border is not reached."""
    starts = range(0, crop_size - size, step)
    masks = np.zeros((len(starts) ** 2, crop_size, crop_size), dtype=bool)
    corners = [(y, x) for y in starts for x in starts]
    for mask, (y, x) in zip(masks, corners, strict=True):
        mask[y : y + size, x : x + size] = True
    return masks


def distances(pair: Pair, embeddings: Tensor, method: Literal[1, 2, 3]) -> Tensor:
    """(2, n, N) embeddings of the masked images → (2, n) distances d_i."""
    scores, others = pair.similarity.scores, embeddings.flip(0)
    if method == 1:
        rows = [scores(row[:, None], others).mean(1) for row in embeddings.unbind(1)]
        return 1 - torch.stack(rows, 1)
    if method == 2:
        return 1 - scores(embeddings, torch.stack(pair.partners)[:, None])
    return 1 - scores(embeddings, others)


_METHODS: tuple[tuple[Literal[1, 2, 3], str], ...] = (
    (1, "all masked images of both sides"),
    (2, "the other image as it is"),
    (3, "the same square in both images"),
)
for number, words in _METHODS:
    EXPLAINERS.register(f"xface-{number}")(
        Explainer(
            title=f"xFace, method {number}: {words}",
            source="Knoche et al., WACVW 2023",
            cost="2 × 1130 forward passes",
            explain=partial(xface, options=XfaceOptions(method=number)),
        )
    )
