"""What an explainer is, and the table of all of them."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import attrs

from xfv_desktop.domain.explanation import Explanation, ParameterValue, Preview, no_preview
from xfv_desktop.domain.face import FaceCrop
from xfv_desktop.domain.fidelity import GalleryFace
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


class ExplainAnytime(Protocol):
    """As ``Explain``, for a method that is useful before it is done.

    ``preview`` is given the maps as they are so far. With a ``tolerance`` it stops once at most
    that part of each map's L2 norm is missing, and records that.
    """

    def __call__(
        self,
        network: FaceNetwork,
        probe: FaceCrop,
        reference: FaceCrop,
        *,
        progress: Progress,
        cancel: CancelToken,
        preview: Preview = no_preview,
        tolerance: float | None = None,
    ) -> Explanation:
        """Raises Cancelled between two steps once ``cancel`` is set."""


@attrs.frozen(kw_only=True)
class Explainer:
    """An explanation method and what must be known to choose it.

    ``cost`` says in words what one pair takes. Without ``dissimilarity`` the method has no
    dissimilarity map; that map is zero then. A ``control`` explains nothing: it is what a method
    has to be better than. ``with_third_face`` is the same method with the face of a third person,
    where it takes one; without, a stand-in serves. ``recommended`` are the methods that did best
    in tests with a known answer. ``anytime`` is the same method, where it can show unfinished maps
    and stop early.
    """

    title: str
    source: str
    cost: str
    explain: Explain
    anytime: ExplainAnytime | None = None
    with_third_face: Callable[[GalleryFace], Explain] | None = None
    dissimilarity: bool = True
    control: bool = False
    recommended: bool = False

    @property
    def parameters(self) -> dict[str, ParameterValue]:
        """What it chooses where nobody chooses otherwise, by name; only what is set."""
        options: Any = getattr(self.explain, "keywords", {}).get("options")
        return named(attrs.asdict(options)) if attrs.has(type(options)) else {}


def named(values: Mapping[str, Any]) -> dict[str, ParameterValue]:
    """Options as a record of the run holds them: what is set, under names with spaces."""
    found = dict[str, ParameterValue]()
    for key, value in values.items():
        if isinstance(value, Mapping):
            found |= named(value)
        elif value is not None:
            words = ", ".join(map(str, value)) if isinstance(value, tuple) else value
            found[key.replace("_", " ")] = words
    return found


EXPLAINERS: Registry[Explainer] = Registry("explainer")
