"""What the explainers share: a pair ready for the network, work in batches, recorded choices.

Masked images are ``image · mask + fill · (1 - mask)`` in the network's input space; its
normalisation is affine, so that is the same as masking pixels, without rounding soft masks.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

import attrs
import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xfv_desktop.domain.explanation import Explanation, ParameterValue, SaliencyMap
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.domain.trial import Fill
from xfv_desktop.engine.explanation import named
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.similarity import Similarity

T = TypeVar("T", bound=np.generic)


@attrs.frozen(eq=False)
class Pair:
    """Both crops as the network sees them, probe first.

    ``images``: each (1, 3, H, W) float32; ``embeddings``: each (N,), as they are compared.
    """

    network: FaceNetwork
    crops: tuple[FaceCrop, FaceCrop]
    images: tuple[Tensor, Tensor]
    embeddings: tuple[Tensor, Tensor]

    @property
    def partners(self) -> tuple[Tensor, Tensor]:
        """For each image the other one's embedding (N,)."""
        return self.embeddings[1], self.embeddings[0]

    @property
    def score(self) -> float:
        """The similarity score of the two."""
        return float(self.similarity.scores(*self.embeddings))

    @property
    def similarity(self) -> Similarity:
        """How the network's embeddings are compared."""
        return self.network.similarity


def pair_of(network: FaceNetwork, probe: FaceCrop, reference: FaceCrop) -> Pair:
    """Both crops as inputs, each with its embedding."""
    images = tuple(network.inputs(crop.pixels[None]) for crop in (probe, reference))
    # Cloned outside inference mode: autograd takes no inference tensor, not even as a constant.
    found = tuple(embedded(network, image)[0].clone() for image in images)
    return Pair(network, (probe, reference), (images[0], images[1]), (found[0], found[1]))


@torch.inference_mode()
def embedded(network: FaceNetwork, images: Tensor) -> Tensor:
    """(B, 3, H, W) inputs → (B, N) embeddings as they are compared, without a gradient."""
    return network.embeddings(images)


def scores_to(network: FaceNetwork, partner: Tensor) -> Callable[[Tensor], Tensor]:
    """The function (B, 3, H, W) → (B,) scores with a fixed embedding (N,), differentiable."""
    return lambda images: network.similarity.scores(network.embeddings(images), partner)


@torch.inference_mode()
def masked_embeddings(pair: Pair, fills: tuple[Tensor, Tensor], masks: Tensor) -> Tensor:
    """(B, 1, H, W) masks in [0, 1], 0 where the fill shows → (2, B, N) as compared."""
    images = [
        image * masks + fill * (1 - masks) for image, fill in zip(pair.images, fills, strict=True)
    ]
    return embedded(pair.network, torch.cat(images)).reshape(2, len(masks), -1)


@torch.inference_mode()
def masked_scores(pair: Pair, fills: tuple[Tensor, Tensor], masks: Tensor) -> Tensor:
    """(B, 1, H, W) masks → (2, B) scores of each masked image with the other, unmasked one."""
    found = masked_embeddings(pair, fills, masks)
    return pair.similarity.scores(found, torch.stack(pair.partners)[:, None])


def score_gradients(network: FaceNetwork, images: Tensor, partners: Tensor) -> Tensor:
    """(B, 3, H, W): gradient of each score with a partner, (N,) or (B, N), by autograd."""
    variable = images.detach().clone().requires_grad_()
    with torch.enable_grad():
        scores = scores_to(network, partners)(variable)
        (gradients,) = torch.autograd.grad(scores.sum(), variable)
    return gradients


def fills_of(pair: Pair, fill: Fill, sigma_px: float = 0.0) -> tuple[Tensor, Tensor]:
    """What shows where an image is masked: black, its mean colour, or the image itself, blurred."""
    made: dict[Fill, Callable[[NDArray[np.uint8]], NDArray[np.uint8]]] = {
        "black": np.zeros_like,
        "mean": lambda p: np.broadcast_to(np.rint(p.mean((0, 1))).astype(np.uint8), p.shape),
        "blur": lambda p: blurred(p, sigma_px),
    }
    first, second = (pair.network.inputs(made[fill](crop.pixels)[None]) for crop in pair.crops)
    return first, second


def blurred(values: NDArray[T], sigma: float, kernel: int = 0) -> NDArray[T]:
    """Gaussian blur; a kernel of 0 px is as wide as sigma asks for, a sigma of 0 blurs nothing."""
    if sigma == 0:
        return values
    return np.asarray(cv2.GaussianBlur(np.array(values), (kernel, kernel), sigma), values.dtype)


def batch_size(network: FaceNetwork) -> int:
    """How many images go through the network at once, at least two: a pair."""
    return max(2, network.at_once)


def steps(
    count: int, size: int, progress: Progress, cancel: CancelToken, what: str
) -> Iterator[slice]:
    """Slices of [0, count): looks at ``cancel`` before each, reports after each."""
    for start in range(0, count, size):
        cancel.raise_if_cancelled()
        stop = min(start + size, count)
        yield slice(start, stop)
        progress(stop / count, f"{what} {stop} of {count}")


def watched(
    function: Callable[[Tensor], Tensor],
    count: int,
    progress: Progress,
    cancel: CancelToken,
    what: str,
) -> Callable[[Tensor], Tensor]:
    """The function for a library to call: looks at ``cancel`` first, reports ``count`` images."""
    done = 0

    def call(images: Tensor) -> Tensor:
        nonlocal done
        cancel.raise_if_cancelled()
        values = function(images)
        done += len(images)
        progress(min(1.0, done / count), f"{what} {min(done, count)} of {count}")
        return values

    return call


def recorded(options: attrs.AttrsInstance, **found: ParameterValue) -> dict[str, ParameterValue]:
    """Every option that is set and whatever was found on the way, by name with spaces."""
    return named(attrs.asdict(options) | found)


def signed_maps(
    name: str, parameters: dict[str, ParameterValue], probe: Tensor, reference: Tensor
) -> Explanation:
    """(H, W) each: positive values are similarity, negative ones dissimilarity."""
    maps = [SaliencyMap.from_signed(map_of(values)) for values in (probe, reference)]
    return Explanation(name, parameters, maps[0], maps[1])


def similarity_maps(
    name: str, parameters: dict[str, ParameterValue], probe: Tensor, reference: Tensor
) -> Explanation:
    """(H, W) each, ≥ 0, of a method without a dissimilarity map."""
    maps = [
        SaliencyMap(similarity=map_of(values), dissimilarity=np.zeros(values.shape, np.float32))
        for values in (probe, reference)
    ]
    return Explanation(name, parameters, maps[0], maps[1])


def map_of(values: Tensor) -> NDArray[np.float32]:
    """A plane (H, W) of any device as the array that a saliency map holds."""
    return np.asarray(values.detach().cpu().numpy(), dtype=np.float32)
