"""RISE of the similarity score.

Petsiuk, Das, Saenko: "RISE: Randomized Input Sampling for Explanation of Black-box Models",
BMVC 2018, arXiv 1806.07421. Masks m_i (H, W) in [0, 1] are random binary h × h grids, a cell kept
with probability p, bilinearly enlarged to (h + 1) cells and cropped at a random shift::

    s_i  = the score of A · m_i with B               i = 1..M, B unmasked
    S(x) = Σ_i s_i m_i(x) / (M p)                    (H, W); likewise for B

S is the mean score while x is visible, an offset that says nothing about places included. Its
least value is subtracted; the order of the pixels stays. No dissimilarity map. The paper took
h = 7, p = 0.5 and 4000 masks (8000 for the deeper of its two networks).
"""

from functools import partial
from math import ceil

import attrs
import numpy as np
import torch
import torch.nn.functional as functional
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
    similarity_maps,
    steps,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork


@attrs.frozen
class RiseOptions:
    """Number of masks, cells of the grid along one side, probability that a cell is kept."""

    masks: int = 4000
    cells: int = 7
    kept: float = 0.5
    seed: int = 0


def rise(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: RiseOptions,
) -> Explanation:
    """Maps of both images from one set of masks. Cost: M forward passes per image."""
    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    grids, shifts = random_grids(options, probe.size)
    fills = fills_of(pair, "black")
    total = torch.zeros(2, probe.size, probe.size, device=network.device)
    half = batch_size(network) // 2
    for part in steps(len(grids), half, progress, cancel, "Masks"):
        masks = soft_masks(grids[part], shifts[part], probe.size).to(network.device)
        total += torch.einsum("sb,bhw->shw", masked_scores(pair, fills, masks), masks[:, 0])
    maps = total / (options.masks * options.kept)
    maps = maps - maps.amin((1, 2), keepdim=True)
    return similarity_maps("rise", recorded(options), maps[0], maps[1])


def random_grids(options: RiseOptions, size: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """(M, h, h) of 0 and 1, and (M, 2) shifts (down, right) of less than a cell."""
    rng = np.random.default_rng(options.seed)
    kept = rng.random((options.masks, options.cells, options.cells)) < options.kept
    cell = ceil(size / options.cells)
    return kept.astype(np.float32), rng.integers(0, cell, (options.masks, 2))


def soft_masks(grids: NDArray[np.float32], shifts: NDArray[np.int64], size: int) -> Tensor:
    """(B, 1, H, W) float32 in [0, 1]."""
    cells = grids.shape[1]
    edge = (cells + 1) * ceil(size / cells)
    large = functional.interpolate(
        torch.from_numpy(grids)[:, None], (edge, edge), mode="bilinear", align_corners=False
    )
    return torch.stack(
        [
            one[:, y : y + size, x : x + size]
            for one, (y, x) in zip(large, shifts.tolist(), strict=True)
        ]
    )


EXPLAINERS.register("rise")(
    Explainer(
        title="Randomized Input Sampling for Explanation (RISE) of the score",
        source="Petsiuk, Das, Saenko, BMVC 2018, arXiv 1806.07421",
        cost="2 × 4000 forward passes",
        explain=partial(rise, options=RiseOptions()),
        dissimilarity=False,
    )
)
