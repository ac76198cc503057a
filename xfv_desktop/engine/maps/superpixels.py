"""Superpixels: SLIC, k-means in colour and place, by scikit-image."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def load() -> None:
    """Imports what superpixels need: it takes seconds, which nobody should wait for in a window."""
    _slic()


def superpixels(
    pixels: NDArray[np.uint8], *, segments: int, compactness: float, rounds: int
) -> NDArray[np.int64]:
    """(H, W, 3) uint8 RGB → (H, W) labels 0..n − 1, n about ``segments``.

    Achanta et al.: "SLIC Superpixels Compared to State-of-the-Art Superpixel Methods", IEEE TPAMI
    34, 2012; colours in L*a*b*. Pieces of a superpixel that do not hang together stay in it: a
    grainy photograph would else be merged into one.
    """
    labels = _slic()(
        np.array(pixels),  # the crop's own pixels are read-only
        n_segments=segments,
        compactness=compactness,
        max_num_iter=rounds,
        enforce_connectivity=False,
    )
    numbered = np.unique(labels, return_inverse=True)[1]
    return numbered.reshape(labels.shape).astype(np.int64)


def _slic() -> Any:  # noqa: ANN401 - an untyped library
    from skimage.segmentation import slic  # brings SciPy, which nothing else here needs

    return slic
