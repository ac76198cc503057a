"""A network that looks at one cell of the crop, explainers that know it, and trials with both."""

import attrs
import numpy as np
import torch
from torch import nn

from xfv_desktop.domain.explanation import Explanation, SaliencyMap
from xfv_desktop.domain.trial import TrialSettings
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.trials.metric import Trial
from xfv_desktop.engine.trials.regions import Cell

from ..toys import card, crop

SEEN = Cell(28, 1, 2, 112)
SIZE = 112


class OneCell(nn.Module):
    """The 28 × 28 px of one cell as 4 × 4 means and a constant: (B, 3, H, W) → (B, 49)."""

    def __init__(self, cell=SEEN):
        super().__init__()
        self.rows = slice(cell.row * 28, cell.row * 28 + 28)
        self.columns = slice(cell.column * 28, cell.column * 28 + 28)
        self.images = 0

    def forward(self, x):
        self.images += len(x)
        pooled = nn.functional.avg_pool2d(x[:, :, self.rows, self.columns], 7) - 0.5
        return torch.cat([pooled.flatten(1), torch.full((len(x), 1), 0.01)], dim=1)


def one_cell():
    """That network with a card; black is far from any bright cell."""
    return FaceNetwork(card(dimension=49), OneCell(), torch.device("cpu"))


def flat(level):
    """A crop of one grey level with a little noise."""
    noisy = crop(level)
    pixels = (level + noisy.pixels // 64).astype(np.uint8)
    return attrs.evolve(noisy, pixels=pixels)


def random_plane(seed):
    """(H, W) float32 in [0, 1)."""
    return np.random.default_rng(seed).random((SIZE, SIZE), dtype=np.float32)


def both(similarity, dissimilarity=None):
    """An explanation with the same map of both images."""
    other = np.zeros_like(similarity) if dissimilarity is None else dissimilarity
    one = SaliencyMap(similarity=similarity, dissimilarity=other)
    return Explanation("toy", {}, one, one)


def register(monkeypatch, name, explain, **facts):
    """A passing explainer that lives as long as a test; ``explain(network, probe, reference)``."""

    def called(network, probe, reference, *, progress, cancel):
        cancel.raise_if_cancelled()
        return explain(network, probe, reference)

    entry = Explainer(title=name, source="this test", cost="none", explain=called, **facts)
    monkeypatch.setitem(EXPLAINERS._entries, name, entry)


def trial(name, network, *, probe, reference, mated, place=0, **settings):
    """A trial of a registered explainer."""
    keywords = {"network": network, "plain": network, "probe": probe, "reference": reference}
    made = Trial(
        **keywords,
        explainer=name,
        mated=mated,
        explanation=both(np.zeros((SIZE, SIZE), np.float32)),
        place=place,
        donor=flat(20),
        others=(flat(30), flat(60)),
        settings=TrialSettings(**settings),
    )
    return attrs.evolve(made, explanation=made.explain(probe, reference))


def values(result):
    """Quantity → value."""
    return {one.quantity: one.value for one in result.measurements}
