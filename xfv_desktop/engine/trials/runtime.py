"""What an explanation takes: seconds, images forwarded, gradients pulled back."""

from collections.abc import Callable
from time import perf_counter

import attrs
from torch import Tensor

from xfv_desktop.domain.explanation import Explanation, Layer
from xfv_desktop.domain.trial import Measurement, TrialResult
from xfv_desktop.engine.explainers.pair import batch_size
from xfv_desktop.engine.graph.onnx_network import OnnxNetwork
from xfv_desktop.engine.network import FaceNetwork, wait_for
from xfv_desktop.engine.transposed.adjoint import on_pull
from xfv_desktop.engine.trials.memo import with_forward
from xfv_desktop.engine.trials.metric import METRICS, Metric, Trial


@attrs.frozen
class Effort:
    """``forward``: images through the network. ``backward``: gradients of one image each."""

    seconds: float
    forward: int
    backward: int


def effort(network: FaceNetwork, explain: Callable[[FaceNetwork], Explanation]) -> Effort:
    """What ``explain`` takes on a network, which must be one without memory."""
    counts = {"forward": 0, "backward": 0}

    def pulled(count: int) -> None:
        counts["backward"] += count

    def forward(images: Tensor) -> Tensor:
        counts["forward"] += len(images)
        embeddings: Tensor = network.module.forward(images)
        if embeddings.requires_grad:
            embeddings.register_hook(lambda gradient: pulled(len(gradient)))  # type: ignore[no-untyped-call]
        return embeddings

    module = with_forward(network.module, forward)
    if isinstance(network.module, OnnxNetwork):
        values = network.module.values

        def every_value(image: Tensor) -> dict[str, Tensor]:
            counts["forward"] += len(image)
            return values(image)

        vars(module)["values"] = every_value
    counted = attrs.evolve(network, module=module)
    batch_size(counted)  # measured once per network, on an image of its own
    counts |= {"forward": 0, "backward": 0}
    token = on_pull.set(pulled)
    try:
        wait_for(network.device)
        start = perf_counter()
        explain(counted)
        wait_for(network.device)
        seconds = perf_counter() - start
    finally:
        on_pull.reset(token)
    return Effort(seconds, counts["forward"], counts["backward"])


def measure_runtime(trial: Trial) -> TrialResult:
    """Cost: one explanation without memory."""
    found = effort(
        trial.plain, lambda network: trial.explain(trial.probe, trial.reference, network)
    )
    values = {
        "seconds": found.seconds,
        "forward images": float(found.forward),
        "backward gradients": float(found.backward),
    }
    return TrialResult(
        tuple(Measurement("runtime", name, v, Layer.SIGNED) for name, v in values.items())
    )


METRICS.register("runtime")(Metric(title="Runtime", measure=measure_runtime, costly=True))
