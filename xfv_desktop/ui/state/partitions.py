"""The regions that layers and tables are shown by, made once for each examination."""

from collections.abc import Mapping

from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.regions import Shading
from xfv_desktop.services.comparison import saliency
from xfv_desktop.services.comparison.saliency import Partition


class Partitions:
    """Remembers the regions of the last examination that was asked for."""

    def __init__(self) -> None:
        self._examination: Examination | None = None
        self._made: dict[Shading, Mapping[Side, Partition]] = {}

    def of(self, examination: Examination, shading: Shading) -> Mapping[Side, Partition]:
        """The regions of both crops; pixels are no regions: ValueError."""
        if examination is not self._examination:
            self._examination, self._made = examination, {}
        if shading not in self._made:
            self._made[shading] = saliency.partitions(examination.comparison, shading)
        return self._made[shading]
