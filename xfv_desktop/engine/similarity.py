"""How two embeddings are compared: a score that is a sum of one share for each channel.

With raw embeddings F_A, F_B of N channels::

    cosine      u = F_A / |F_A|, v = F_B / |F_B|    share_k = u_k v_k                 s = Σ share_k
    euclidean   u = F_A,         v = F_B            share_k = 1/N − (u_k − v_k)²/2    s = Σ share_k

so the first score is u · v, the second 1 − |u − v|²/2.

Either is 1 for equal embeddings and rises with likeness; of embeddings of unit length both are the
same number. Whatever explains a score by its channels or its gradient serves both. A decision
threshold t on the Euclidean score is a distance of √(2 − 2t).
"""

from collections.abc import Callable, Mapping

import attrs
import torch.nn.functional as functional
from torch import Tensor


@attrs.frozen
class Similarity:
    """One way of comparing; all functions take batches and can be differentiated.

    ``compared``: raw embeddings (…, N) → as they are compared. ``pulled``: gradients of w · u with
    respect to one raw embedding (N,), for each row w of (B, N). ``shares``: u, v (…, N) → the
    share of each channel. ``slopes``: ∂share_k/∂u_k.
    """

    compared: Callable[[Tensor], Tensor]
    pulled: Callable[[Tensor, Tensor], Tensor]
    shares: Callable[[Tensor, Tensor], Tensor]
    slopes: Callable[[Tensor, Tensor], Tensor]

    def scores(self, first: Tensor, second: Tensor) -> Tensor:
        """(…, N) each, as they are compared → (…) similarity scores."""
        return self.shares(first, second).sum(-1)

    def cotangents(self, embedding: Tensor, partner: Tensor, chosen: Tensor) -> Tensor:
        """(B, N): gradients of the chosen channels' shares, added up, at one raw embedding (N,).

        ``partner`` (N,) as it is compared; ``chosen``: (B, N), 1 for a channel that counts.
        """
        return self.pulled(embedding, chosen * self.slopes(self.compared(embedding), partner))


def _unit_length(raw: Tensor) -> Tensor:
    return functional.normalize(raw, dim=-1)


def _pulled_from_unit_length(embedding: Tensor, weights: Tensor) -> Tensor:
    norm = embedding.norm().clamp_min(1e-12)
    unit = embedding / norm
    cotangents: Tensor = (weights - (weights @ unit).outer(unit)) / norm
    return cotangents


SIMILARITIES: Mapping[str, Similarity] = {
    "cosine": Similarity(
        compared=_unit_length,
        pulled=_pulled_from_unit_length,
        shares=lambda u, v: u * v,
        slopes=lambda u, v: v.expand_as(u),
    ),
    "euclidean": Similarity(
        compared=lambda raw: raw,
        pulled=lambda _, weights: weights,
        shares=lambda u, v: 1 / u.shape[-1] - (u - v) ** 2 / 2,
        slopes=lambda u, v: v - u,
    ),
}
