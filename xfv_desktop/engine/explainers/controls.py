"""Controls: maps that know nothing of the pair's similarity, and a map of another pair.

A method is worth something where it does better than these. What a control draws stands in both
layers, so that a test of dissimilarity maps has its controls too (random ones draw twice)::

    mean gradient     mean_k |G_k| / ‖G_k‖                 FGGB's channel maps without the partner
    Gaussian          exp(−r² / 2σ²) around the centre of the crop, the same for every image
    random            uniform in [0, 1) per pixel
    blurred random    the same, Gaussian blurred
    edges             magnitude of the Sobel gradient of the luma
    swapped partner   FGGB of each image with a third face instead of the other image

All (H, W). The third face is a stranger's where one is at hand, else the other image's crop turned
by 180°: its light, colours and texture are those of the pair, its face is none to a network trained
on upright ones. A map that survives this swap does not depend on the partner.
"""

from functools import partial
from typing import Literal

import attrs
import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from xfv_desktop.domain.explanation import Explanation, SaliencyMap, Side
from xfv_desktop.domain.face import CROP_SIZE, FaceCrop
from xfv_desktop.domain.fidelity import GalleryFace
from xfv_desktop.domain.jobs import CancelToken, Progress, part_of
from xfv_desktop.engine.explainers.pair import blurred, embedded, recorded
from xfv_desktop.engine.explanation import EXPLAINERS, Explain, Explainer
from xfv_desktop.engine.fggb import FggbOptions, weighted_sum
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.transposed.adjoint import adjoint_at

Plane = NDArray[np.float32]


@attrs.frozen
class PatternOptions:
    """Which pattern; a sigma in pixels of the crop: the Gaussian's, or the blur's."""

    pattern: Literal["gaussian", "random", "blurred-random", "edges"]
    sigma_px: float | None = None
    seed: int | None = None


def pattern(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: PatternOptions,
) -> Explanation:
    """Maps that are made without the network. Cost: nothing worth counting."""
    rng = np.random.default_rng(options.seed or 0)
    maps = []
    for index, (side, crop) in enumerate(zip(Side, (probe, reference), strict=True)):
        cancel.raise_if_cancelled()
        maps.append(_drawn(options, crop, rng))
        progress((index + 1) / 2, f"Drew the control for the {side}")
    return Explanation(f"control-{options.pattern}", recorded(options), maps[0], maps[1])


def _drawn(options: PatternOptions, crop: FaceCrop, rng: np.random.Generator) -> SaliencyMap:
    if options.pattern == "gaussian":
        return _in_both_layers(centred_gaussian(crop.size, options.sigma_px or 0.0))
    if options.pattern == "edges":
        return _in_both_layers(edge_magnitude(crop))
    layers = rng.random((2, crop.size, crop.size), dtype=np.float32)
    sigma = options.sigma_px or 0.0
    return SaliencyMap(
        similarity=blurred(layers[0], sigma), dissimilarity=blurred(layers[1], sigma)
    )


def _in_both_layers(plane: Plane) -> SaliencyMap:
    return SaliencyMap(similarity=plane, dissimilarity=plane)


def centred_gaussian(size: int, sigma_px: float) -> Plane:
    """(H, W) float32, 1 at the centre of the crop."""
    offsets = np.arange(size) - (size - 1) / 2
    profile = np.exp(-(offsets**2) / (2 * sigma_px**2))
    return np.outer(profile, profile).astype(np.float32)


def edge_magnitude(crop: FaceCrop) -> Plane:
    """(H, W) float32, ≥ 0, from 3 × 3 Sobel operators."""
    luma = cv2.cvtColor(np.array(crop.pixels), cv2.COLOR_RGB2GRAY).astype(np.float32)
    along = [cv2.Sobel(luma, cv2.CV_32F, dx, 1 - dx, ksize=3) for dx in (1, 0)]
    return np.asarray(np.hypot(*along), dtype=np.float32)


@attrs.frozen
class GradientControlOptions:
    """FGGB's choices; ``third`` None: the other image's crop turned by 180°."""

    partner: Literal["none", "third face"] = "none"
    third: GalleryFace | None = None
    fggb: FggbOptions = FggbOptions()


def gradient_control(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: GradientControlOptions,
) -> Explanation:
    """FGGB without the partner, or with another one. Cost: that of FGGB."""
    threshold = options.fggb.threshold
    if threshold is None:
        threshold = network.card.operating_point.threshold
    maps, scores, by = [], [], ""
    for index, (side, own, other) in enumerate(
        zip(Side, (probe, reference), (reference, probe), strict=True)
    ):
        cancel.raise_if_cancelled()
        adjoint = adjoint_at(network.module, network.inputs(own.pixels[None]))
        embedding, by = adjoint.embedding, adjoint.by
        weights = torch.full_like(embedding, 1 / len(embedding))
        if options.partner == "third face":
            cancel.raise_if_cancelled()
            third = options.third.crop if options.third else turned(other)
            partner = embedded(network, network.inputs(third.pixels[None]))[0]
            shares = network.similarity.shares(network.similarity.compared(embedding), partner)
            weights = shares - threshold / len(embedding)
            scores.append(float(shares.sum()))
        step = part_of(progress, index / 2, (index + 1) / 2)
        total = weighted_sum(network, adjoint, weights, options.fggb, side, step, cancel)
        signed = total.cpu().numpy()
        if options.partner == "none":
            maps.append(_in_both_layers(np.abs(signed)))
        else:
            maps.append(SaliencyMap.from_signed(signed))
    parameters = options.fggb.recorded(network) | {"channels": len(embedding), "computed by": by}
    if options.partner == "none":
        return Explanation("control-mean-gradient", parameters, maps[0], maps[1])
    parameters |= {"threshold": threshold, "third face": third_face(options.third)}
    parameters |= {f"score of the {side} with it": s for side, s in zip(Side, scores, strict=True)}
    return Explanation("control-swapped-partner", parameters, maps[0], maps[1])


def turned(crop: FaceCrop) -> FaceCrop:
    """The crop turned by 180°; its transform no longer means anything."""
    return attrs.evolve(crop, pixels=crop.pixels[::-1, ::-1])


def third_face(face: GalleryFace | None) -> str:
    """How the third face is recorded, so that it can be found again."""
    if face is None:
        return "the other image's crop turned by 180°"
    return f"{face.name}, SHA-256 {face.sha256}"


for title, source, options in (
    ("fixed Gaussian", "", PatternOptions("gaussian", sigma_px=CROP_SIZE / 4)),
    ("random", "", PatternOptions("random", seed=0)),
    ("blurred random", "", PatternOptions("blurred-random", sigma_px=5.0, seed=0)),
    ("edges", "Sobel, Feldman 1968", PatternOptions("edges")),
):
    EXPLAINERS.register(f"control-{options.pattern}")(
        Explainer(
            title=f"Control: {title}",
            source=source or "this program",
            cost="none",
            explain=partial(pattern, options=options),
            control=True,
        )
    )
EXPLAINERS.register("control-mean-gradient")(
    Explainer(
        title="Control: mean gradient without the partner",
        source="this program, after Lu, Xu, Ebrahimi, FG 2024",
        cost="that of FGGB",
        explain=partial(gradient_control, options=GradientControlOptions()),
        control=True,
    )
)


def _swapped(third: GalleryFace | None = None) -> Explain:
    options = GradientControlOptions(partner="third face", third=third)
    return partial(gradient_control, options=options)


EXPLAINERS.register("control-swapped-partner")(
    Explainer(
        title="Control: FGGB with a third face instead of the partner",
        source="this program, after Lu, Xu, Ebrahimi, FG 2024",
        cost="that of FGGB",
        explain=_swapped(),
        with_third_face=_swapped,
        control=True,
    )
)
