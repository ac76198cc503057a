"""Class activation maps on the score: Grad-CAM, Grad-CAM++, HiResCAM.

Selvaraju et al., ICCV 2017, arXiv 1610.02391; Chattopadhay et al., WACV 2018, arXiv 1710.11063;
Draelos, Carin 2020, arXiv 2011.08891. A_c (h, w) is channel c of an intermediate value of the
network at image A, s the score with the embedding of B, which is held fixed, G_c = ∂s/∂A_c::

    Grad-CAM    L = Σ_c (mean_xy G_c) A_c
    Grad-CAM++  L = Σ_c (Σ_xy α_c max(G_c, 0)) A_c,  α_c = G_c² / (2 G_c² + Σ_xy A_c · G_c³)
    HiResCAM    L = Σ_c G_c ∘ A_c
    S_A         = bilinear(max(L, 0))                (H, W); likewise for B

The powers of G_c in Grad-CAM++ stand for derivatives of exp(s), whose common factor cancels in α.
The value taken is the last one with more than one place (h·w > 1) before the network flattens it.
No dissimilarity map.
"""

from collections.abc import Callable
from functools import partial
from typing import Literal

import attrs
import torch
import torch.nn.functional as functional
from torch import Tensor

from xfv_desktop.domain.errors import UnsupportedNetwork
from xfv_desktop.domain.explanation import Explanation, Side
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.engine.explainers.pair import pair_of, recorded, similarity_maps
from xfv_desktop.engine.explanation import EXPLAINERS, Explainer
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.graph.onnx_operators import OPERATORS
from xfv_desktop.engine.network import FaceNetwork

Axes = tuple[int, ...]
STRAIGHT: Axes = (0, 1, 2, 3)
"""The axes of a value as the image has them: (B, C, h, w)."""


@attrs.frozen
class CamOptions:
    """``layer`` None: the last intermediate value with more than one place."""

    method: Literal["gradcam", "gradcam++", "hirescam"] = "gradcam"
    layer: str | None = None


def cam(
    network: FaceNetwork,
    probe: FaceCrop,
    reference: FaceCrop,
    *,
    progress: Progress,
    cancel: CancelToken,
    options: CamOptions,
) -> Explanation:
    """Maps of both images. Cost: 2 forward passes and the last part of a backward one per image.

    Raises UnsupportedNetwork where the network's intermediate values cannot be had.
    """
    cancel.raise_if_cancelled()
    module = layered(network)
    pair = pair_of(network, probe, reference)
    progress(0.1, "Embedded both images")
    maps = []
    for index, side in enumerate(Side):
        cancel.raise_if_cancelled()
        with torch.no_grad():
            values = module.values(pair.images[index])
        layer = options.layer or list(spatial(module, values))[-1]
        options = attrs.evolve(options, layer=layer)
        activation = values[layer].clone().requires_grad_()
        with torch.enable_grad():
            raw = forward_from(module, layer, activation, values)
            similarity = pair.similarity
            score = similarity.scores(similarity.compared(raw), pair.partners[index])
            (gradient,) = torch.autograd.grad(score.sum(), activation)
        activation = activation.detach()
        low = METHODS[options.method](activation[0], gradient[0]).clamp_min(0)
        size = pair.images[index].shape[2:]
        maps.append(
            functional.interpolate(low[None, None], size, mode="bilinear", align_corners=False)
        )
        progress(0.1 + 0.45 * (index + 1), f"Explained the {side}")
    places = f"{low.shape[0]} × {low.shape[1]}"
    return similarity_maps(
        options.method, recorded(options, layer_size=places), maps[0][0, 0], maps[1][0, 0]
    )


def layered(network: FaceNetwork) -> OnnxNetwork:
    """The network's module; raises UnsupportedNetwork where it gives no intermediate values."""
    if not isinstance(network.module, OnnxNetwork):
        raise UnsupportedNetwork(
            f"{network.card.title} is no ONNX network: choose a method that needs no layer."
        )
    return network.module


def spatial(module: OnnxNetwork, values: dict[str, Tensor]) -> dict[str, Tensor]:
    """The values (B, C, h, w) with h·w > 1 in the order of the network, first the image itself.

    A value whose axes were put in another order, as (B, h, w, C) before a last layer that came
    from another framework, is none of them, nor is what is computed of it in that order.
    """
    turned: dict[str, Axes] = {}
    for node in module.graph.nodes:
        if values[node.output].ndim != 4:
            continue
        axes = next((turned[name] for name in node.inputs if name in turned), STRAIGHT)
        if node.operator == "Transpose":
            axes = tuple(axes[i] for i in node.attributes.get("perm") or STRAIGHT[::-1])
        if axes != STRAIGHT:
            turned[node.output] = axes
    return {
        name: value
        for name, value in values.items()
        if value.ndim == 4 and name not in turned and value.shape[2] * value.shape[3] > 1
    }


def forward_from(
    module: OnnxNetwork, name: str, value: Tensor, values: dict[str, Tensor]
) -> Tensor:
    """The raw embedding (B, N) with one intermediate value replaced; the rest stays as it was.

    Only what depends on it is computed again, so this needs no hook.
    """
    known, changed = {**values, name: value}, {name}
    for node in module.graph.nodes:
        if changed.intersection(node.inputs):
            operands = module.operands(node, known)
            known[node.output] = OPERATORS[node.operator](node.attributes, *operands)
            changed.add(node.output)
    return known[module.graph.output]


def _gradcam(activation: Tensor, gradient: Tensor) -> Tensor:
    return torch.einsum("c,chw->hw", gradient.mean((1, 2)), activation)


def _gradcam_plus_plus(activation: Tensor, gradient: Tensor) -> Tensor:
    square = gradient**2
    below = 2 * square + (activation * gradient**3).sum((1, 2), keepdim=True)
    alpha = torch.where(below == 0, 0.0, square / torch.where(below == 0, 1.0, below))
    weights = (alpha * gradient.clamp_min(0)).sum((1, 2))
    return torch.einsum("c,chw->hw", weights, activation)


def _hirescam(activation: Tensor, gradient: Tensor) -> Tensor:
    return (gradient * activation).sum(0)


METHODS: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "gradcam": _gradcam,
    "gradcam++": _gradcam_plus_plus,
    "hirescam": _hirescam,
}
"""Activation and gradient (C, h, w) → L (h, w)."""

_FAMILY: tuple[tuple[Literal["gradcam", "gradcam++", "hirescam"], str, str], ...] = (
    ("gradcam", "Grad-CAM", "Selvaraju et al., ICCV 2017, arXiv 1610.02391"),
    ("gradcam++", "Grad-CAM++", "Chattopadhay et al., WACV 2018, arXiv 1710.11063"),
    ("hirescam", "HiResCAM", "Draelos, Carin, 2020, arXiv 2011.08891"),
)
for name, title, source in _FAMILY:
    EXPLAINERS.register(name)(
        Explainer(
            title=f"{title} of the score",
            source=source,
            cost="2 forward passes per image and a backward pass through the last layers",
            explain=partial(cam, options=CamOptions(method=name)),
            dissimilarity=False,
        )
    )
