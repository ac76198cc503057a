"""The measures of embeddings; ``engine/similarity.py`` computes them."""

import math
from collections.abc import Mapping

import attrs


@attrs.frozen
class ScoreScale:
    """What the scores of one measure are, in words, and the least that there can be; 1 is most."""

    words: str
    lowest: float


SCORE_SCALES: Mapping[str, ScoreScale] = {
    "cosine": ScoreScale("cosine, from −1 to 1", -1.0),
    "euclidean": ScoreScale("1 − d²/2 at the Euclidean distance d, 1 at most", -math.inf),
}
