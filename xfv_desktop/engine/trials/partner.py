"""Partner dependence: does the probe's map change when the reference is another person?

The reference is swapped with k other people; C_i is Pearson's correlation of the signed probe map
with the one of swap i, both blurred alike::

    partner dependence              1 − mean_i C_i       in [0, 2]
    partner dependence up to sign   1 − mean_i |C_i|     in [0, 1]

The sign alone may flip: FGGB's map of a mated pair is nearly all similarity and turns, by its
threshold, into nearly the same picture as dissimilarity for a stranger. The first figure counts
that flip as the greatest dependence there is, the second as none, for the *place* of saliency did
not change. Of a method that explains a comparison both should be clearly above 0.
"""

from collections.abc import Sequence

import numpy as np

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.trial import Measurement, TrialResult
from xfv_desktop.engine.trials.maps import Plane, correlation, smoothed
from xfv_desktop.engine.trials.metric import METRICS, Metric, Trial


def partner_dependence(
    own: Plane, swapped: Sequence[Plane], sigma_px: float
) -> tuple[float, float]:
    """Both figures from the signed probe map (H, W) and those with other references."""
    smooth = smoothed(own, sigma_px)
    found = np.array([correlation(smooth, smoothed(plane, sigma_px)) for plane in swapped])
    return float(1 - found.mean()), float(1 - np.abs(found).mean())


def measure_partner(trial: Trial) -> TrialResult:
    """Cost: one explanation per other person."""
    swapped = [trial.explain(trial.probe, other).probe.signed for other in trial.others]
    signed, shape = partner_dependence(
        trial.explanation.probe.signed, swapped, trial.settings.sigma_px
    )
    names = {"partner dependence": signed, "partner dependence up to sign": shape}
    return TrialResult(
        tuple(Measurement("partner", name, v, Layer.SIGNED) for name, v in names.items())
    )


METRICS.register("partner")(Metric(title="Partner dependence", measure=measure_partner))
