"""xSSAB: gradients of the similar and of the dissimilar part of the score.

Huber, Luu, Terhörst, Damer: "Efficient Explainable Face Verification based on Similarity Score
Argument Backpropagation", WACV 2024, arXiv 2304.13409. With directions û, v̂ (N,) of both
embeddings and decision threshold t::

    P = {k : û_k v̂_k ≥ t / N},  Q the other channels
    g_P = ∇_x Σ_{k∈P} û_k(x) v̂_k,  g_Q likewise       (3, H, W), v̂ held fixed
    S_A = mean_RGB |g_P| − mean_RGB |g_Q|             (H, W); likewise for B

Positive: similarity; negative: dissimilarity. The paper's t is the one at equal error rates; the
model card's is taken. Of another similarity than the cosine the shares are those of
``engine/similarity.py``.
"""

from functools import partial

import attrs
import torch

from xfv_desktop.domain.explanation import Explanation, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.engine.explainers.pair import (
    pair_of,
    recorded,
    signed_maps,
)
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.transposed.adjoint import adjoint_at


@attrs.frozen
class XssabOptions:
    """``threshold`` None: that of the model's card."""

    threshold: float | None = None


def xssab(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: XssabOptions,
) -> Explanation:
    """Maps of both images. Cost: 2 forward and 2 backward passes per image."""
    cancel.raise_if_cancelled()
    if options.threshold is None:
        threshold = network.card.operating_point.threshold
        options = attrs.evolve(options, threshold=threshold)
    else:
        threshold = options.threshold
    pair = pair_of(network, probe, reference)
    shares = pair.similarity.shares(*pair.embeddings)
    similar = shares >= threshold / len(shares)
    progress(0.1, "Channels divided")
    maps, by = [], ""
    for index, side in enumerate(Side):
        cancel.raise_if_cancelled()
        adjoint = adjoint_at(network.module, pair.images[index])
        parts = torch.stack([similar, ~similar]).to(shares.dtype)
        cotangents = pair.similarity.cotangents(adjoint.embedding, pair.partners[index], parts)
        cancel.raise_if_cancelled()
        gradients = adjoint.pull(cotangents)
        positive, negative = gradients.abs().mean(1)
        maps.append(positive - negative)
        by = adjoint.by
        progress(0.1 + 0.45 * (index + 1), f"Explained the {side}")
    parameters = recorded(options, similar_channels=int(similar.sum()), computed_by=by)
    return signed_maps("xssab", parameters, maps[0], maps[1])


EXPLAINERS.register("xssab")(
    Explainer(
        title="Similarity Score Argument Backpropagation (xSSAB)",
        source="Huber et al., WACV 2024, arXiv 2304.13409",
        cost="2 forward and 2 backward passes per image",
        explain=partial(xssab, options=XssabOptions()),
    )
)
