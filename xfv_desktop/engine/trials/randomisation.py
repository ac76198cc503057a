"""Cascading parameter randomisation: an explanation of the network has to change with its weights.

Adebayo et al., "Sanity Checks for Saliency Maps", NeurIPS 2018: layer by layer from the output to
the input, weights are destroyed and the map is compared with the original one. Here the values
within each weight tensor are shuffled, which keeps their mean, spread and range; a shuffled layer
stays shuffled at the later stages. Reported at each stage: Spearman's correlation of the signed
probe maps, blurred alike. Towards 0 is what an explanation of the network does; near 1 it is a
picture of the image.
"""

import copy
import functools

import attrs
import numpy as np
import torch
from torch import Tensor, nn

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.trial import Measurement, TrialResult
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.trials.maps import rank_agreement, smoothed
from xfv_desktop.engine.trials.metric import METRICS, Metric, Trial

STAGES = (0.25, 0.5, 0.75, 1.0)
"""Which share of the weight tensors is shuffled, counted from the output."""


def stage_name(share: float) -> str:
    """What the correlation at a stage is called."""
    return f"rank correlation, {share:.0%} of the layers"


def weight_tensors(module: nn.Module) -> list[Tensor]:
    """Matrices and kernels in the order from the input to the output."""
    if isinstance(module, OnnxNetwork):
        names = dict.fromkeys(name for node in module.graph.nodes for name in node.inputs)
        found = [module.constant(name) for name in names]
    else:
        found = list(module.parameters())
    return [
        one for one in found if one is not None and one.is_floating_point() and one.ndim in (2, 4)
    ]


@functools.lru_cache(maxsize=len(STAGES))
def randomised(network: FaceNetwork, share: float, seed: int) -> FaceNetwork:
    """A copy of the network, its last ``share`` of weight tensors shuffled; the network stays.

    A tensor is shuffled alike at every share, so stages build on each other. The last four copies
    are kept: every pair wants the same ones.
    """
    module = copy.deepcopy(network.module)
    tensors = weight_tensors(module)[::-1]
    with torch.no_grad():
        for number, tensor in enumerate(tensors[: round(share * len(tensors))]):
            order = np.random.default_rng((seed, number)).permutation(tensor.numel())
            values = tensor.detach().flatten()[torch.from_numpy(order).to(tensor.device)]
            tensor.copy_(values.reshape(tensor.shape))
    return attrs.evolve(network, module=module)


def measure_randomisation(trial: Trial) -> TrialResult:
    """Cost: four explanations, none of which can share forward passes with others."""
    sigma_px = trial.settings.sigma_px
    own = smoothed(trial.explanation.probe.signed, sigma_px)
    measurements = []
    for share in STAGES:
        network = randomised(trial.plain, share, trial.settings.seed)
        explanation = trial.explain(trial.probe, trial.reference, network)
        value = rank_agreement(own, smoothed(explanation.probe.signed, sigma_px))
        measurements.append(Measurement("randomisation", stage_name(share), value, Layer.SIGNED))
    return TrialResult(tuple(measurements))


METRICS.register("randomisation")(
    Metric(title="Parameter randomisation", measure=measure_randomisation, costly=True)
)
