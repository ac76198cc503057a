"""Many trials in one process: networks with memory, warmed up once, and threads shared fairly."""

from collections.abc import Callable, Sequence
from time import perf_counter

import attrs
import torch

from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, no_progress
from xfv_desktop.domain.trial import TrialResult, TrialSettings
from xfv_desktop.engine.explanation import EXPLAINERS
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.trials.memo import Memory, remembering
from xfv_desktop.engine.trials.metric import METRICS, Trial, method_beside


@attrs.frozen(eq=False)
class Bench:
    """A network with a memory for one explainer; the gallery's embeddings in it are permanent."""

    explainer: str
    plain: FaceNetwork
    network: FaceNetwork
    memory: Memory
    gallery: tuple[FaceCrop, ...]


@attrs.frozen(kw_only=True)
class PairOnTrial:
    """Two crops, what is known of them, and the persons who are not in the pair."""

    probe: FaceCrop
    reference: FaceCrop
    mated: bool
    place: int
    donor: FaceCrop
    others: tuple[FaceCrop, ...]


def use_threads(count: int) -> None:
    """How many threads torch may use in this process."""
    torch.set_num_threads(count)


def thread_count() -> int:
    """How many threads torch uses in this process."""
    return torch.get_num_threads()


def prepared_bench(
    network: FaceNetwork, explainer: str, gallery: Sequence[FaceCrop], cancel: CancelToken
) -> Bench:
    """A bench whose memory knows the gallery, so a swap with one of them costs one side only.

    Each person of the gallery is the reference once, as in a swap, with the person before as the
    probe: what is remembered does not depend on the pairs that follow.
    """
    remembers, memory = remembering(network)
    bench = Bench(explainer, network, remembers, memory, tuple(gallery))
    for first, second in zip(gallery, [*gallery[1:], *gallery[:1]], strict=True):
        EXPLAINERS[explainer].explain(remembers, first, second, progress=no_progress, cancel=cancel)
    memory.keep()
    return bench


def tried(
    bench: Bench,
    pair: PairOnTrial,
    metrics: Sequence[str],
    settings: TrialSettings,
    cancel: CancelToken,
) -> dict[str, tuple[TrialResult, float]]:
    """Each metric's result and the seconds it took; ``""`` stands for the explanation itself.

    Memory of earlier pairs is dropped first: a pair's numbers do not depend on the pairs before.
    """
    bench.memory.forget()
    start = perf_counter()
    explanation = method_beside(bench.explainer, pair.donor)(
        bench.network, pair.probe, pair.reference, progress=no_progress, cancel=cancel
    )
    found = {"": (TrialResult(()), perf_counter() - start)}
    trial = Trial(
        network=bench.network,
        plain=bench.plain,
        explainer=bench.explainer,
        probe=pair.probe,
        reference=pair.reference,
        mated=pair.mated,
        explanation=explanation,
        place=pair.place,
        donor=pair.donor,
        others=pair.others,
        settings=settings,
        cancel=cancel,
    )
    for name in metrics:
        cancel.raise_if_cancelled()
        start = perf_counter()
        measure: Callable[[Trial], TrialResult] = METRICS[name].measure
        result = measure(trial)
        found[name] = (result, perf_counter() - start)
    return found
