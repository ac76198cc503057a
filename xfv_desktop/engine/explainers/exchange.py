"""Region exchange: what the score gains where one face is given the other one's pixels.

Ours. Both crops are aligned, so a soft window w_j can take the same place of the partner into an
image: A⊕B_j = A·(1 − w_j) + B·w_j. A∖j is A with its own blurred copy in the window: hidden, but
not black. With c the similarity score of two embeddings (1 for equal ones) and s = c(A, B)::

    support        L_j = s − c(A∖j, B)  +  s − c(B∖j, A)             what hiding costs the pair
    substitution   T_j = c(A⊕B_j, A) − c(A∖j, A) + c(B⊕A_j, B) − c(B∖j, B)
                                          how far the partner's pixels stand in for what is hidden
    similarity     S_j = m·max(L_j, 0) + max(T_j, 0)                 the same in both images
                   m = max(0, (s − t) / (1 − t))                     t: the decision threshold

    exchange       G_j = c(A⊕B_j, B) − s  +  c(B⊕A_j, A) − s         what agreement here would add
    shortfall      H_j = (1 − c(B∖j, B)) − (s − c(A∖j, B))           hiding costs this pair less
                                                                     than it costs a perfect one
    shortage       E_j = max(G_j + H_j, 0)                           of A; exchanged for that of B

A map is the mean of its windows' values: M(x) = Σ w_j(x)·V_j / Σ w_j(x). E, whose mean is Ē, is
then weighed by how far the network's own features of the two images differ at a place::

    difference     d(x) = mean over layers of |a(x) − b(x)|² / 2 = 1 − cosine, enlarged to the crop
                   r(x) = (d(x) − min d) / mean of (d − min d)
    dissimilarity  D(x) = r(x) · (E(x) + Ē) / 2                      in units of the score

a(x), b(x): the channels of A and B at place x, of unit length, in every value of the network that
has as many places as the last one with more than one.

Why: hiding a region says what a pair loses with it, but a region that already disagrees has
nothing to lose, so occlusion sees dissimilarity only by the weak rise of the score. Exchange asks
the question directly, on the canvas of a face that otherwise agrees, and the self-match B∖j gives
what the region would be worth if it agreed. Hiding tells something only of a pair that has
similarity to lose: below the threshold L is noise about 0, so it counts by the margin m by which
the pair lies above it, and a rejected pair's S is T alone. Both are cut at 0 before they are added,
for T is below 0 nearly wherever two photographs differ, of one person too, and would cancel L.
The score moves little at many places that differ; the features of the last layers tell them
without windows, but not whether they matter: so each weighs the other, as LPIPS weighs no place
(Zhang et al., CVPR 2018, arXiv 1801.03924). No number is fitted; the forms were chosen on pairs
outside the trial. README and ``resources/evaluation`` hold the tests with known answers.
"""

from functools import partial
from typing import Literal

import attrs
import torch
import torch.nn.functional as functional
from torch import Tensor

from xfv_desktop.domain.explanation import Explanation, SaliencyMap
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.engine.explainers.cam import layered, spatial
from xfv_desktop.engine.explainers.pair import (
    Pair,
    batch_size,
    fills_of,
    map_of,
    masked_embeddings,
    pair_of,
    recorded,
    steps,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork

NAMES = {
    "both": "exchange",
    "sum": "exchange-sum",
    "partner": "exchange-partner",
    "hidden": "exchange-hidden",
}


@attrs.frozen
class ExchangeOptions:
    """Windows on a square grid over the whole crop; sizes in pixels of it.

    ``terms``: both, or for an ablation only those of one kind: S from T and E from G (partner's
    pixels), or S from L and E from H (blur); or “sum”: both, but S = max(L + T, 0). Only “both”
    weighs E by the features; in the others D = E.
    """

    terms: Literal["both", "sum", "partner", "hidden"] = "both"
    windows_per_row: int = 8
    window_sigma_px: float = 9.0
    blur_sigma_px: float = 9.0


def exchange(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: ExchangeOptions,
) -> Explanation:
    """Maps of both images; exchanging the images exchanges the maps.

    Cost: 4 forward passes per window, 256 by default, and 2 for the features. Raises
    UnsupportedNetwork where the network's intermediate values cannot be had.
    """
    cancel.raise_if_cancelled()
    pair = pair_of(network, probe, reference)
    weights = feature_difference(pair) if options.terms == "both" else None
    windows = soft_windows(options, probe.size).to(network.device)
    fills = {
        "hidden": fills_of(pair, "blur", options.blur_sigma_px),
        "exchanged": (pair.images[1], pair.images[0]),
    }
    altered, half = dict[str, Tensor](), batch_size(network) // 2
    for index, (done, fill) in enumerate(fills.items()):
        step = part_of(progress, index / 2, (index + 1) / 2)
        found = [
            masked_embeddings(pair, fill, 1 - windows[part, None])
            for part in steps(len(windows), half, step, cancel, f"Windows {done}:")
        ]
        altered[done] = torch.cat(found, 1)
    similarity, dissimilarity = window_values(
        pair, altered["hidden"], altered["exchanged"], options
    )
    short = [_spread(values, windows) for values in dissimilarity]
    if weights is not None:
        short = [weights * (one + one.mean()) / 2 for one in short]
    maps = [
        SaliencyMap(similarity=map_of(_spread(similarity, windows)), dissimilarity=map_of(one))
        for one in short
    ]
    parameters = recorded(options, threshold=network.card.operating_point.threshold)
    return Explanation(NAMES[options.terms], parameters, maps[0], maps[1])


def soft_windows(options: ExchangeOptions, size: int) -> Tensor:
    """(J, H, W): Gaussian windows of height 1 with their centres on the grid."""
    step = size / options.windows_per_row
    centres = (torch.arange(options.windows_per_row) + 0.5) * step - 0.5
    pixels = torch.arange(size, dtype=torch.float32)
    profile = torch.exp(-((pixels - centres[:, None]) ** 2) / (2 * options.window_sigma_px**2))
    return torch.einsum("ay,bx->abyx", profile, profile).reshape(-1, size, size)


@torch.inference_mode()
def window_values(
    pair: Pair, hidden: Tensor, exchanged: Tensor, options: ExchangeOptions
) -> tuple[Tensor, Tensor]:
    """S (J,) and E (2, J), probe first, from the embeddings (2, J, N) of the altered images."""
    scores = pair.similarity.scores
    own, partner = (torch.stack(one)[:, None] for one in (pair.embeddings, pair.partners))
    hidden_own, hidden_partner = scores(hidden, own), scores(hidden, partner)
    exchanged_own, exchanged_partner = scores(exchanged, own), scores(exchanged, partner)
    support = (pair.score - hidden_partner).sum(0)
    substitution = (exchanged_own - hidden_own).sum(0)
    gain = (exchanged_partner - pair.score).sum(0)
    shortfall = (1 - hidden_own.flip(0)) - (pair.score - hidden_partner)
    similarity = {
        "both": margin(pair) * support.clamp_min(0) + substitution.clamp_min(0),
        "sum": support + substitution,
        "partner": substitution,
        "hidden": support,
    }
    dissimilarity = {
        "both": gain + shortfall,
        "sum": gain + shortfall,
        "partner": gain.expand_as(shortfall),
        "hidden": shortfall,
    }
    return similarity[options.terms].clamp_min(0), dissimilarity[options.terms].clamp_min(0)


def margin(pair: Pair) -> float:
    """How far the score lies above the decision threshold, from 0 (not above) to 1 (perfect)."""
    threshold = pair.network.card.operating_point.threshold
    return (pair.score - threshold) / (1 - threshold) if pair.score > threshold else 0.0


@torch.inference_mode()
def feature_difference(pair: Pair) -> Tensor:
    """(H, W) ≥ 0 of mean 1: how far the last layers' features of both images differ at a place.

    1 everywhere if they differ nowhere, or everywhere alike.
    """
    module = layered(pair.network)
    values = list(spatial(module, module.values(torch.cat(pair.images))).values())
    found = [
        functional.normalize(value).diff(dim=0).square().sum((0, 1)) / 2  # 1 − cosine
        for value in values
        if value.shape[2:] == values[-1].shape[2:]
    ]
    low = torch.stack(found).mean(0)[None, None]
    size = pair.images[0].shape[2:]
    wide: Tensor = functional.interpolate(low, size, mode="bilinear", align_corners=False)[0, 0]
    above = wide - wide.min()
    return torch.ones_like(above) if above.max() == 0 else above / above.mean()


def _spread(values: Tensor, windows: Tensor) -> Tensor:
    total: Tensor = torch.tensordot(values, windows, dims=1)
    return total / windows.sum(0)


for title, options in (
    ("Region exchange", ExchangeOptions()),
    ("Region exchange, plain sum", ExchangeOptions(terms="sum")),
    ("Region exchange, partner's pixels only", ExchangeOptions(terms="partner")),
    ("Region exchange, hiding only", ExchangeOptions(terms="hidden")),
):
    EXPLAINERS.register(NAMES[options.terms])(
        Explainer(
            title=title,
            source="this project: engine/explainers/exchange.py",
            cost="4 × 64 + 2 forward passes"
            if options.terms == "both"
            else "4 × 64 forward passes",
            explain=partial(exchange, options=options),
            recommended=options.terms == "both",
        )
    )
