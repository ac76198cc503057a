"""What an explainer is, and the table of all of them."""

from typing import Protocol

import attrs

from xfv_desktop.domain.explanation import Explanation
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.engine.network import FaceNetwork
from xfv_desktop.engine.registry import Registry


class Explain(Protocol):
    """Maps both images of a pair and leaves the network as it was, after errors and cancels too."""

    def __call__(
        self,
        network: FaceNetwork,
        probe: FaceCrop,
        reference: FaceCrop,
        *,
        progress: Progress,
        cancel: CancelToken,
    ) -> Explanation:
        """Raises Cancelled between two steps once ``cancel`` is set."""


@attrs.frozen
class Explainer:
    """An explanation method with its title and source."""

    title: str
    source: str
    explain: Explain


EXPLAINERS: Registry[Explainer] = Registry("explainer")
