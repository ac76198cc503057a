"""MinPlus: what the score loses without a spot, and gains from a spot alone.

Mery: "True Black-Box Explanation in Facial Analysis", CVPRW 2022. Spots
g_k = exp(−r²/2w²) (H, W) around the points c_k of a grid, s the score with the other image::

    removal      R_1(c_k) = s(A) − s(A (1 − g_k))            single
                 R_2: the spot that costs most is removed, then the next from what is left, until
                 none costs anything; R_2(c_k) = the drop when k was removed
    aggregation  G_1(c_k) = s(A g_k) − s(black)              single
                 G_2: likewise, adding to A (1 − Π_k (1 − g_k)) the spot that gains most
    S_A = mean of the four maps, each blurred and divided by its maximum    (H, W)

Likewise for B. Only gains of similarity count: no dissimilarity map. The spots' width w = 10 px
and the blur are those named in a re-implementation; the grid and the largest number of greedy
rounds are choices of this program, made to bound the time.
"""

from functools import partial

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xfv_desktop.domain.explanation import Explanation, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.engine.explainers.pair import (
    Pair,
    batch_size,
    blurred,
    fills_of,
    pair_of,
    recorded,
    scores_to,
    similarity_maps,
    steps,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork


@attrs.frozen
class MinPlusOptions:
    """Sizes in pixels of the crop; ``rounds`` bounds the greedy search."""

    width_px: float = 10.0
    step_px: int = 10
    rounds: int = 10
    blur_sigma_px: float = 10.0


def minplus(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: MinPlusOptions,
) -> Explanation:
    """Maps of both images. Cost: spots × greedy rounds × 2 forward passes per image."""
    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    centres, spots = spots_of(options, probe.size)
    device_spots = torch.from_numpy(spots)[:, None].to(network.device)
    maps, taken = [], []
    for index, side in enumerate(Side):
        total = np.zeros((probe.size, probe.size))
        for way, words in enumerate(("removed from", "added to")):
            start = index / 2 + way / 4
            step = part_of(progress, start, start + 0.25)
            what = f"Spots {words} the {side}"
            view = View(pair, index, device_spots, removal=way == 0)
            single, greedy = view.searched(options.rounds, step, cancel, what)
            for gains in (single, greedy):
                total += normalised(spread(gains, centres, probe.size, options.blur_sigma_px)) / 4
            taken.append(np.count_nonzero(greedy))
        maps.append(torch.from_numpy(total))
    parameters = recorded(
        options,
        spots=len(spots),
        spots_removed=f"{taken[0]} and {taken[2]}",
        spots_added=f"{taken[1]} and {taken[3]}",
    )
    return similarity_maps("minplus", parameters, maps[0], maps[1])


def spots_of(options: MinPlusOptions, size: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Centres (K, 2) as rows and columns, and spots (K, H, W) with value 1 at the centre."""
    places = np.arange(options.step_px // 2, size, options.step_px)
    centres = np.stack(np.meshgrid(places, places, indexing="ij"), -1).reshape(-1, 2)
    y, x = np.mgrid[0:size, 0:size]
    squares = (y - centres[:, :1, None]) ** 2 + (x - centres[:, 1:, None]) ** 2
    spots = np.exp(-squares / (2 * options.width_px**2))
    return centres.astype(np.intp), spots.astype(np.float32)


@attrs.frozen(eq=False)
class View:
    """One image with spots (K, 1, H, W) removed from it, or with nothing but spots of it."""

    pair: Pair
    index: int
    spots: Tensor
    removal: bool

    def searched(
        self, rounds: int, progress: Progress, cancel: CancelToken, what: str
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(K,) gains ≥ 0 of each spot alone, and (K,) of each at its turn in the greedy search."""
        left = torch.ones_like(self.spots[:1])  # Π (1 − g_k) of the spots taken so far
        score, size = float(self.scores(left)), batch_size(self.pair.network)
        single, greedy = np.zeros(len(self.spots)), np.zeros(len(self.spots))
        for number in range(rounds):
            step = part_of(progress, number / rounds, (number + 1) / rounds)
            found = []
            for part in steps(len(self.spots), size, step, cancel, f"{what}, round {number + 1}:"):
                found.append(self.scores(left * (1 - self.spots[part])))
            scores = torch.cat(found).cpu().double().numpy()
            gains = score - scores if self.removal else scores - score
            if number == 0:
                single = np.maximum(gains, 0)
            best = int(gains.argmax())
            if gains[best] <= 0:
                cancel.raise_if_cancelled()
                progress(1.0, f"{what}: none gains more")
                break
            greedy[best] += gains[best]
            score, left = scores[best], left * (1 - self.spots[best])
        return single, greedy

    @torch.inference_mode()
    def scores(self, left: Tensor) -> Tensor:
        """(B, 1, H, W) products of 1 − g_k → (B,) scores with the other image."""
        masks = left if self.removal else 1 - left
        black = fills_of(self.pair, "black")[self.index]
        images = self.pair.images[self.index] * masks + black * (1 - masks)
        return scores_to(self.pair.network, self.pair.partners[self.index])(images)


def spread(
    values: NDArray[np.float64], centres: NDArray[np.intp], size: int, sigma_px: float
) -> NDArray[np.float64]:
    """(H, W): the values (K,) at their centres, blurred."""
    plane = np.zeros((size, size))
    plane[centres[:, 0], centres[:, 1]] = values
    return blurred(plane, sigma_px)


def normalised(plane: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divided by its maximum, unless it is empty."""
    peak = plane.max()
    return plane / peak if peak > 0 else plane


EXPLAINERS.register("minplus")(
    Explainer(
        title="MinPlus: removal and aggregation of spots",
        source="Mery, CVPRW 2022",
        cost="at most 2 × 2420 forward passes",
        explain=partial(minplus, options=MinPlusOptions()),
        dissimilarity=False,
    )
)
