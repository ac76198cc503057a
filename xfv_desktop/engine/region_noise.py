"""How steady a map is: the same pair explained again with a little noise on both crops."""

import attrs
import numpy as np

from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.domain.regions import Noise, NoisyExplanations
from xfv_desktop.engine.explanation import Explain
from xfv_desktop.engine.network import FaceNetwork


def explained_under_noise(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    explain: Explain,
    noise: Noise,
    *,
    progress: Progress,
    cancel: CancelToken,
) -> NoisyExplanations:
    """The pair explained once for each noisy copy of both crops. Cost: copies × the explainer.

    The crops themselves stay as they are. Raises Cancelled.
    """
    generator = np.random.default_rng(noise.seed)
    found = []
    for copy in range(noise.copies):
        cancel.raise_if_cancelled()
        pair = [noisy_crop(crop, noise.grey_levels, generator) for crop in (probe, reference)]
        step = part_of(progress, copy / noise.copies, (copy + 1) / noise.copies)
        step(0.0, f"Noisy copy {copy + 1} of {noise.copies}")
        found.append(explain(network, pair[0], pair[1], progress=step, cancel=cancel))
    return NoisyExplanations(noise, tuple(found))


def noisy_crop(crop: FaceCrop, grey_levels: int, generator: np.random.Generator) -> FaceCrop:
    """Each value changed by a whole number in [-grey_levels, grey_levels], kept in 0..255."""
    change = generator.integers(-grey_levels, grey_levels, crop.pixels.shape, endpoint=True)
    pixels = np.clip(crop.pixels.astype(np.int64) + change, 0, 255).astype(np.uint8)
    return attrs.evolve(crop, pixels=pixels)
