"""What a metric is, the trial that it looks at, and the table of all of them."""

import hashlib
from collections.abc import Callable

import attrs

from xfv_desktop.domain.explanation import Explanation
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.fidelity import GalleryFace
from xfv_desktop.domain.jobs import CancelToken, no_progress
from xfv_desktop.domain.trial import TrialResult, TrialSettings
from xfv_desktop.engine.explanation import EXPLAINERS, Explain
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.registry import Registry


@attrs.frozen(kw_only=True, eq=False)
class Trial:
    """One pair under one network and one explainer.

    ``explanation`` is that of the pair. ``network`` may remember embeddings (see ``memo.py``);
    ``plain`` is the same network without memory, for what is timed or altered. ``place`` is the
    pair's place among the pairs of its kind (mated or not): it picks the region. ``donor`` shows a
    person who is not in the pair, ``others`` are further such persons.
    """

    network: FaceNetwork
    plain: FaceNetwork
    explainer: str
    probe: FaceCrop
    reference: FaceCrop
    mated: bool
    explanation: Explanation
    place: int
    donor: FaceCrop
    others: tuple[FaceCrop, ...]
    settings: TrialSettings
    cancel: CancelToken = attrs.field(factory=CancelToken)

    @property
    def has_dissimilarity(self) -> bool:
        """Whether the method has a dissimilarity map at all."""
        return EXPLAINERS[self.explainer].dissimilarity

    def explain(
        self, probe: FaceCrop, reference: FaceCrop, network: FaceNetwork | None = None
    ) -> Explanation:
        """What the trial's explainer says of other crops, or of another network."""
        method = method_beside(self.explainer, self.donor)
        return method(
            network or self.network, probe, reference, progress=no_progress, cancel=self.cancel
        )


def without_file(name: str, crop: FaceCrop) -> GalleryFace:
    """A face that has no file of its own: in its place stands the hash of the crop's pixels."""
    return GalleryFace(name, hashlib.sha256(crop.pixels.tobytes()).hexdigest(), crop)


def method_beside(explainer: str, donor: FaceCrop) -> Explain:
    """The explainer; one that takes a third face is given the donor's."""
    chosen = EXPLAINERS[explainer]
    if chosen.with_third_face is None:
        return chosen.explain
    return chosen.with_third_face(without_file("the donor's pixels", donor))


@attrs.frozen(kw_only=True)
class Metric:
    """A kind of trial; a ``costly`` one needs several explanations on a network without memory."""

    title: str
    measure: Callable[[Trial], TrialResult]
    costly: bool = False


METRICS: Registry[Metric] = Registry("metric")
