"""Max-sensitivity: how far the map moves under changes of the probe that nobody sees.

M is the signed map of the probe, M' that of the probe with uniform noise of up to 2 grey levels,
moved by 1 px, or saved as JPEG of quality 90; all maps are blurred alike::

    sensitivity = ‖M' − M‖ / ‖M‖,   max-sensitivity = the largest of the three

After Yeh et al., "On the (In)fidelity and Sensitivity of Explanations", NeurIPS 2019. The map of
the moved probe is moved back first: a map that follows the picture is not unstable.
"""

from collections.abc import Mapping

import attrs
import cv2
import numpy as np

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.trial import Measurement, TrialResult
from xfv_desktop.engine.region_noise import noisy_crop
from xfv_desktop.engine.trials.maps import Plane, smoothed
from xfv_desktop.engine.trials.metric import METRICS, Metric, Trial

NOISE_LEVELS, JPEG_QUALITY, SHIFT = 2, 90, "1 px shift"


def faint_changes(probe: FaceCrop, seed: int) -> dict[str, FaceCrop]:
    """The probe after each of the three changes."""
    rng = np.random.default_rng(seed)
    noisy = noisy_crop(probe, NOISE_LEVELS, rng).pixels
    moved = np.concatenate([probe.pixels[:, :1], probe.pixels[:, :-1]], axis=1)
    quality = [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY]
    _, data = cv2.imencode(".jpg", np.ascontiguousarray(probe.pixels[..., ::-1]), quality)
    saved = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)[..., ::-1]
    changed = {"noise": noisy, SHIFT: moved, "JPEG 90": np.ascontiguousarray(saved)}
    return {name: attrs.evolve(probe, pixels=pixels) for name, pixels in changed.items()}


def relative_change(own: Plane, other: Plane) -> float | None:
    """‖M' − M‖ / ‖M‖; 0 for two empty maps, None where only M is empty."""
    difference = float(np.linalg.norm(other.astype(np.float64) - own))
    if difference == 0:
        return 0.0
    size = float(np.linalg.norm(own.astype(np.float64)))
    return difference / size if size > 0 else None


def sensitivities(own: Plane, changed: Mapping[str, Plane], sigma_px: float) -> dict[str, float]:
    """By change and as ``max``; changes without an answer are left out."""
    smooth, found = smoothed(own, sigma_px), {}
    for name, plane in changed.items():
        other = smoothed(plane, sigma_px)
        pair = (smooth[:, :-1], other[:, 1:]) if name == SHIFT else (smooth, other)
        value = relative_change(*pair)
        if value is not None:
            found[name] = value
    return {**found, "max": max(found.values())} if found else {}


def measure_sensitivity(trial: Trial) -> TrialResult:
    """Cost: three explanations."""
    changed = {
        name: trial.explain(crop, trial.reference).probe.signed
        for name, crop in faint_changes(trial.probe, trial.settings.seed).items()
    }
    found = sensitivities(trial.explanation.probe.signed, changed, trial.settings.sigma_px)
    return TrialResult(
        tuple(
            Measurement("sensitivity", f"sensitivity {name}", value, Layer.SIGNED)
            for name, value in found.items()
        )
    )


METRICS.register("sensitivity")(
    Metric(title="Max-sensitivity", measure=measure_sensitivity, costly=True)
)
