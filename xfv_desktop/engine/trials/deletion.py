"""Deletion and insertion: what becomes of the score while pixels vanish in the order of a map.

At share p of the pixels, *deletion* shows the fill at the p most salient ones, *insertion* shows
the image there and the fill elsewhere. Areas are those under a curve over p in [0, 1], by the
trapezoid rule. The three protocols are not comparable and have names of their own:

- ``paper`` (Lu, Xu, Ebrahimi; reconstructed from the published numbers): accept rate of mated
  pairs in the order of the similarity map, reject rate of non-mated pairs in that of the
  dissimilarity map, at the threshold of the model's operating point. Less is better for deletion,
  more for insertion.
- ``fame`` (Zhang, Guenther): accuracy over all pairs, always in the order of the similarity map.
  That code cuts maps at percentiles; here pixels are ordered, so that equal values cannot vanish
  at once, and shares are exact.
- ``score``: the similarity score itself, for both kinds of pairs in the order of their map above.
  For mated pairs less is better for deletion; for non-mated pairs it is the other way round.

Of a non-mated pair one spoilt image hardly ever changes the decision. With both images perturbed
(each in the order of its own map) two nearly blank crops are alike, so the score rises again.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xfv_desktop.domain.explanation import Explanation, Layer
from xfv_desktop.domain.jobs import CancelToken
from xfv_desktop.domain.trial import (
    Change,
    Fill,
    Measurement,
    PerturbedImages,
    ScoreCurve,
    TrialResult,
)
from xfv_desktop.engine.explainers.pair import (
    Pair,
    batch_size,
    embedded,
    fills_of,
    pair_of,
)
from xfv_desktop.engine.trials.maps import Plane, smoothed
from xfv_desktop.engine.trials.metric import METRICS, Metric, Trial

BLURRED_FILL_SIGMA_PX = 10.0


def shares(steps: int) -> NDArray[np.float64]:
    """(steps,) from 0 to 1: which share of the pixels is perturbed at each step."""
    return np.linspace(0.0, 1.0, steps)


def order_masks(plane: Plane, steps: int) -> Tensor:
    """(steps, 1, H, W) float32: 1 where a pixel is among the first share in falling saliency.

    Pixels of equal saliency follow each other row by row; so the order of an empty map is that of
    reading, and it is no better than any other fixed order.
    """
    order = np.argsort(-plane.ravel(), kind="stable")
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    counts = np.rint(shares(steps) * len(order))
    chosen = places < counts[:, None]
    return torch.from_numpy(chosen.reshape(steps, 1, *plane.shape).astype(np.float32))


def score_curves(
    pair: Pair,
    probe_order: Plane,
    reference_order: Plane,
    layer: Layer,
    *,
    images: PerturbedImages = "one",
    fill: Fill = "black",
    steps: int = 11,
    cancel: CancelToken | None = None,
) -> dict[Change, ScoreCurve]:
    """Both curves of one pair; the maps (H, W) give the order as they are, unblurred.

    With ``images`` “one” only the probe is perturbed. Cost: 2 × steps forward passes per perturbed
    image.
    """
    fills = fills_of(pair, fill, BLURRED_FILL_SIGMA_PX)
    sides = (0, 1) if images == "both" else (0,)
    found: list[list[Tensor]] = []
    for side in sides:
        first = order_masks((probe_order, reference_order)[side], steps).to(pair.network.device)
        visible = torch.cat([1 - first, first])
        found.append(_embedded(pair, side, fills[side], visible, cancel))
    probe = torch.cat(found[0])
    reference = torch.cat(found[1]) if images == "both" else pair.embeddings[1]
    scores = pair.similarity.scores(probe, reference).cpu().numpy().astype(np.float64)
    return {
        change: ScoreCurve(change, layer, tuple(map(float, part)))
        for change, part in zip(Change, (scores[:steps], scores[steps:]), strict=True)
    }


def _embedded(
    pair: Pair, side: int, fill: Tensor, visible: Tensor, cancel: CancelToken | None
) -> list[Tensor]:
    found = []
    for masks in torch.split(visible, batch_size(pair.network)):
        if cancel is not None:
            cancel.raise_if_cancelled()
        found.append(embedded(pair.network, pair.images[side] * masks + fill * (1 - masks)))
    return found


def explanation_curves(
    pair: Pair,
    explanation: Explanation,
    layer: Layer,
    *,
    sigma_px: float,
    images: PerturbedImages,
    fill: Fill,
    steps: int,
    cancel: CancelToken | None = None,
) -> dict[Change, ScoreCurve]:
    """The same in the order of one layer of an explanation, blurred as all maps are."""
    probe, reference = (
        smoothed(one.layer(layer), sigma_px) for one in (explanation.probe, explanation.reference)
    )
    return score_curves(
        pair, probe, reference, layer, images=images, fill=fill, steps=steps, cancel=cancel
    )


def area(values: Sequence[float] | NDArray[np.float64]) -> float:
    """The area under a curve over even steps of [0, 1], by the trapezoid rule."""
    return float(np.trapezoid(np.asarray(values, np.float64), shares(len(values))))


def accept_area(curve: ScoreCurve, threshold: float) -> float:
    """Area under accept (1, at or above the threshold) or reject (0) at each step.

    Its mean over pairs is the area under the accept rate.
    """
    return area([float(score >= threshold) for score in curve.scores])


def measure_deletion(trial: Trial) -> TrialResult:
    """The areas of all protocols that apply to the pair, and the curves behind them."""
    settings, threshold = trial.settings, trial.network.card.operating_point.threshold
    pair = pair_of(trial.network, trial.probe, trial.reference)
    own = Layer.SIMILARITY if trial.mated else Layer.DISSIMILARITY
    layers = [Layer.SIMILARITY]
    if not trial.mated and trial.has_dissimilarity:
        layers.append(Layer.DISSIMILARITY)
    measurements, kept = [], []
    for layer in layers:
        curves = explanation_curves(
            pair,
            trial.explanation,
            layer,
            sigma_px=settings.sigma_px,
            images=settings.images,
            fill=settings.fill,
            steps=settings.steps,
            cancel=trial.cancel,
        )
        for change, curve in curves.items():
            kept.append(curve)
            accepted = accept_area(curve, threshold)
            right = accepted if trial.mated else 1 - accepted
            found = {}
            if layer is own:
                found = {"paper": right, "score": area(curve.scores)}
            if layer is Layer.SIMILARITY:
                found["fame"] = right
            measurements += [
                Measurement("deletion", f"{protocol} {change}", value, layer)
                for protocol, value in found.items()
            ]
    return TrialResult(tuple(measurements), tuple(kept))


METRICS.register("deletion")(Metric(title="Deletion and insertion", measure=measure_deletion))
