"""Several photographs of one person as one: the mean of their embeddings, weighted by quality.

Aggregation before calibration lowers Cllr most on poor pictures (arXiv 2305.00352); the weights
there are a network's, here they are this program's own simple measures.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.engine.comparison import as_compared
from xfv_desktop.engine.network import FaceNetwork

Values = NDArray[np.float64]

EYES_IN_CROP_PX = 35.0
"""About what the network sees between the eyes; more pixels than that add nothing."""
RULE = f"eye distance (at most {EYES_IN_CROP_PX:g} px) × sharpness × cosine of the yaw"


def pool_weights(qualities: Sequence[FaceQuality]) -> Values:
    """(n,) weights that add up to 1, by ``RULE``; equal where no face has any quality."""
    raw = np.array(
        [
            min(q.eye_distance_px, EYES_IN_CROP_PX)
            * q.sharpness
            * max(0.0, np.cos(np.radians(q.yaw_degrees)))
            for q in qualities
        ]
    )
    return raw / raw.sum() if raw.sum() > 0 else np.full(len(raw), 1 / len(raw))


def pooled_embedding(network: FaceNetwork, embeddings: Sequence[Values], weights: Values) -> Values:
    """The weighted mean of embeddings in the form that is compared; one alone stays as it is."""
    if len(embeddings) == 1:
        return embeddings[0]
    return as_compared(network, np.asarray(weights @ np.stack(embeddings)))
