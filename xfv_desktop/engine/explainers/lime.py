"""LIME for verification: a linear model of the score over superpixels.

Ribeiro, Singh, Guestrin, KDD 2016, arXiv 1602.04938; for face verification Alonso-Fernandez et
al. 2023, arXiv 2307.13428. n superpixels, z_i (n,) random 0/1 vectors, A_i the image A with the
superpixels of z_i = 0 in their mean colour::

    s_i = the score of A_i with B                        i = 1..M, z_1 all ones, B unmasked
    π_i = sqrt(exp(−(1 − cos(z_i, 1))² / 0.25²))
    β   = argmin Σ_i π_i (s_i − β_0 − β · z_i)² + |β|²
    S(x) = β of x's superpixel                          (H, W); likewise for B

Positive: similarity; negative: dissimilarity. M, kernel and ridge are those of the authors' LIME
for images; superpixels are SLIC's with its usual numbers instead of LIME's quickshift. Sampling
and evaluation by captum.
"""

from collections.abc import Iterator
from functools import partial

import attrs
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from xfv_desktop.domain.explanation import Explanation, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.engine.explainers.pair import (
    batch_size,
    pair_of,
    recorded,
    scores_to,
    signed_maps,
    watched,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.maps.superpixels import superpixels
from xfv_desktop.engine.network import FaceNetwork


@attrs.frozen
class LimeOptions:
    """``kept``: probability that a superpixel is visible; the last three are SLIC's."""

    samples: int = 1000
    kernel_width: float = 0.25
    ridge: float = 1.0
    kept: float = 0.5
    seed: int = 0
    segments: int = 100
    compactness: float = 10.0
    rounds: int = 10


def lime(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: LimeOptions,
) -> Explanation:
    """Maps of both images. Cost: M forward passes per image."""
    from captum.attr import Lime  # 0.7 s to load, which no other explainer should pay

    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    maps, counts = [], []
    for index, side in enumerate(Side):
        cancel.raise_if_cancelled()
        pixels = pair.crops[index].pixels
        labels = superpixels(
            pixels,
            segments=options.segments,
            compactness=options.compactness,
            rounds=options.rounds,
        )
        call = watched(
            scores_to(network, pair.partners[index]),
            options.samples,
            part_of(progress, index / 2, (index + 1) / 2),
            cancel,
            f"Variants of the {side}",
        )
        count = int(labels.max()) + 1
        rows = visible_rows(options, count).to(network.device)

        def draw(_: Tensor, rows: Tensor = rows, **__: object) -> Iterator[Tensor]:
            yield from rows[:, None]

        surrogate = Ridge(options.ridge)
        captums = Lime(
            call, surrogate, similarity_func=partial(nearness, options), perturb_func=draw
        )
        with torch.inference_mode():
            shares = captums.attribute(
                pair.images[index],
                baselines=network.inputs(mean_colours(pixels, labels)[None]),
                feature_mask=torch.from_numpy(labels)[None, None].to(network.device),
                n_samples=options.samples,
                perturbations_per_eval=batch_size(network),
            )
        maps.append(shares[0, 0])
        counts.append(count)
    parameters = recorded(options, superpixels=f"{counts[0]} and {counts[1]}")
    return signed_maps("lime", parameters, maps[0], maps[1])


def visible_rows(options: LimeOptions, count: int) -> Tensor:
    """(M, n) int64 of 0 and 1, drawn by the seed; the first row shows everything."""
    rng = np.random.default_rng(options.seed)
    rows = (rng.random((options.samples, count)) < options.kept).astype(np.int64)
    rows[0] = 1
    return torch.from_numpy(rows)


def nearness(options: LimeOptions, _: Tensor, __: Tensor, row: Tensor, **___: object) -> Tensor:
    """π of one 0/1 row (1, n): cosine distance to the row of ones under an exponential kernel."""
    distance = 1 - row.cpu().double().mean().sqrt()
    return torch.sqrt(torch.exp(-(distance**2) / options.kernel_width**2))


def mean_colours(
    pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
    labels: np.ndarray[tuple[int, ...], np.dtype[np.int64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """(H, W, 3) uint8: every superpixel in its mean colour."""
    flat = labels.ravel()
    sums = [np.bincount(flat, pixels[..., channel].ravel()) for channel in range(3)]
    means = np.transpose(sums) / np.bincount(flat)[:, None]
    return np.rint(means)[labels].astype(np.uint8)


class Ridge:
    """Weighted ridge regression with an intercept that is not penalised, in closed form.

    The interface of captum's interpretable models: ``fit``, ``representation`` and a call.
    """

    def __init__(self, penalty: float) -> None:
        self._penalty = penalty
        self._coefficients = torch.zeros(0)

    def fit(self, train_data: DataLoader[tuple[Tensor, ...]], **_: object) -> None:
        """Fit to (rows (M, n), scores (M,), weights (M,)).

        The loader itself would draw from torch's global random numbers.
        """
        tensors: tuple[Tensor, ...] = train_data.dataset.tensors  # type: ignore[attr-defined]
        rows, scores, weights = (t.cpu().double() for t in tensors)
        shares = weights / weights.sum()
        centred = rows - shares @ rows
        weighted = centred * weights[:, None]
        identity = torch.eye(rows.shape[1], dtype=rows.dtype, device=rows.device)
        self._coefficients = torch.linalg.solve(
            weighted.T @ centred + self._penalty * identity,
            weighted.T @ (scores - shares @ scores),
        )

    def representation(self) -> Tensor:
        """(n,) coefficients."""
        return self._coefficients

    def __call__(self, x: Tensor) -> Tensor:
        """The model without its intercept."""
        return x.double() @ self._coefficients


EXPLAINERS.register("lime")(
    Explainer(
        title="LIME over superpixels",
        source="Alonso-Fernandez et al., 2023, arXiv 2307.13428; Ribeiro et al., KDD 2016",
        cost="2 × 1000 forward passes",
        explain=partial(lime, options=LimeOptions()),
    )
)
