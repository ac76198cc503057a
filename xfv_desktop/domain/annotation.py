"""Regions that an examiner draws on a photograph. All edits are pure and return a new set."""

from collections.abc import Iterator
from enum import StrEnum

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.arrays import array_field


class RegionKind(StrEnum):
    """The shapes a region can have."""

    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"


@attrs.frozen(kw_only=True)
class Region:
    """One region, in pixels of the upright source photograph.

    ``points_px``: (N, 2) float64; two opposite corners for a rectangle and an ellipse, three or
    more vertices in order for a polygon. ``number`` is unique within its set and never reused.
    """

    number: int
    kind: RegionKind
    points_px: NDArray[np.float64] = array_field(np.float64, None, 2)
    label: str = ""
    comment: str = ""

    def __attrs_post_init__(self) -> None:
        count = len(self.points_px)
        if (count < 3) if self.kind is RegionKind.POLYGON else (count != 2):
            raise ValueError(f"a {self.kind} cannot have {count} points")

    @property
    def outline_px(self) -> NDArray[np.float64]:
        """The closed outline as a polygon (N, 2); an ellipse as 72 points."""
        if self.kind is RegionKind.POLYGON:
            return self.points_px
        (left, top), (right, bottom) = self.points_px
        if self.kind is RegionKind.RECTANGLE:
            return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
        angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
        centre = (self.points_px[0] + self.points_px[1]) / 2
        radii = np.abs(self.points_px[1] - self.points_px[0]) / 2
        circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        return np.asarray(centre + radii * circle, dtype=np.float64)


@attrs.frozen
class AnnotationSet:
    """The regions of one photograph in drawing order (the last one lies on top)."""

    regions: tuple[Region, ...] = ()
    next_number: int = 1

    def __iter__(self) -> Iterator[Region]:
        return iter(self.regions)

    def __len__(self) -> int:
        return len(self.regions)

    def region(self, number: int) -> Region:
        """The region of that number; KeyError if there is none."""
        for region in self.regions:
            if region.number == number:
                return region
        raise KeyError(number)

    def added(
        self, kind: RegionKind, points_px: NDArray[np.float64], label: str = "", comment: str = ""
    ) -> "AnnotationSet":
        """With a new region on top; it gets the next number."""
        region = Region(
            number=self.next_number, kind=kind, points_px=points_px, label=label, comment=comment
        )
        return AnnotationSet((*self.regions, region), self.next_number + 1)

    def removed(self, number: int) -> "AnnotationSet":
        """Without the region of that number."""
        self.region(number)
        return attrs.evolve(self, regions=tuple(r for r in self.regions if r.number != number))

    def moved(self, number: int, offset_px: NDArray[np.float64]) -> "AnnotationSet":
        """With one region shifted by (dx, dy)."""
        return self.reshaped(number, self.region(number).points_px + offset_px)

    def reshaped(self, number: int, points_px: NDArray[np.float64]) -> "AnnotationSet":
        """With other points for one region."""
        return self._replaced(attrs.evolve(self.region(number), points_px=points_px))

    def described(self, number: int, *, label: str, comment: str) -> "AnnotationSet":
        """With another label and comment for one region."""
        return self._replaced(attrs.evolve(self.region(number), label=label, comment=comment))

    def _replaced(self, changed: Region) -> "AnnotationSet":
        return attrs.evolve(
            self,
            regions=tuple(changed if r.number == changed.number else r for r in self.regions),
        )
