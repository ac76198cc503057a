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
    FREEHAND = "freehand"
    LINE = "line"
    POINT = "point"
    ARROW = "arrow"
    TEXT = "text"


AREAS = frozenset({RegionKind.RECTANGLE, RegionKind.ELLIPSE, RegionKind.POLYGON})
"""Kinds that cover an area. Of the others a map has no share: a line has no inside."""

_POINTS = {
    RegionKind.POLYGON: (3, None),
    RegionKind.FREEHAND: (2, None),
    RegionKind.LINE: (2, None),
    RegionKind.POINT: (1, 1),
    RegionKind.TEXT: (1, 1),
    RegionKind.RECTANGLE: (2, 2),
    RegionKind.ELLIPSE: (2, 2),
    RegionKind.ARROW: (2, 2),
}
"""The fewest and the most points; ``None``: as many as are wanted."""

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
"""Told apart with every kind of colour vision (Okabe and Ito 2008, without yellow and black)."""

STROKES = ((), (5.0, 2.5), (1.5, 2.0))
"""Strokes and gaps, in widths of the line, for the second and the third use of all colours."""


@attrs.frozen(kw_only=True)
class Region:
    """One region, in pixels of the upright source photograph.

    ``points_px``: (N, 2) float64; two opposite corners for a rectangle and an ellipse, three or
    more vertices in order for a polygon, two or more along a line or a freehand stroke, tail and
    tip of an arrow, one place for a point and a text (which says the label). ``number`` is unique
    within its set and never reused. ``pair`` is the same number on both photographs for the two
    regions of a pair. ``component`` is a component group of ASTM E3149, from 1 to 19.

    ``visible``, ``locked`` and ``opacity`` (in (0, 1]) are of the window; a report shows all.
    """

    number: int
    kind: RegionKind
    points_px: NDArray[np.float64] = array_field(np.float64, None, 2)
    label: str = ""
    comment: str = ""
    pair: int | None = None
    component: int | None = None
    visible: bool = True
    locked: bool = False
    opacity: float = 1.0

    def __attrs_post_init__(self) -> None:
        count = len(self.points_px)
        fewest, most = _POINTS[self.kind]
        if count < fewest or (most is not None and count > most):
            raise ValueError(f"a {self.kind} cannot have {count} points")
        if not 0 < self.opacity <= 1:
            raise ValueError(f"an opacity of {self.opacity} is not in (0, 1]")

    @property
    def mark(self) -> str:
        """What stands beside it on the photograph: P and the number of its pair, or its own."""
        return str(self.number) if self.pair is None else f"P{self.pair}"

    @property
    def colour(self) -> str:
        """Its colour as #RRGGBB; the regions of a pair share one."""
        return COLOURS[(self._place - 1) % len(COLOURS)]

    @property
    def strokes(self) -> tuple[float, ...]:
        """Strokes and gaps of its line, in widths of the line; nothing for a continuous one."""
        return STROKES[(self._place - 1) // len(COLOURS) % len(STROKES)]

    @property
    def _place(self) -> int:
        return self.number if self.pair is None else self.pair

    @property
    def has_area(self) -> bool:
        """Whether it covers an area, so that a map has a share in it."""
        return self.kind in AREAS

    @property
    def has_vertices(self) -> bool:
        """Whether points can be added to it and taken from it."""
        return _POINTS[self.kind][1] is None

    @property
    def fewest_points(self) -> int:
        """How many points have to stay."""
        return _POINTS[self.kind][0]

    @property
    def outline_px(self) -> NDArray[np.float64]:
        """What is drawn of it (N, 2).

        The closed outline of an area (an ellipse as 72 points), the course of a line, the place of
        a point or a text.
        """
        if self.kind is RegionKind.RECTANGLE:
            (left, top), (right, bottom) = self.points_px
            return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
        if self.kind is not RegionKind.ELLIPSE:
            return self.points_px
        angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
        centre = (self.points_px[0] + self.points_px[1]) / 2
        radii = np.abs(self.points_px[1] - self.points_px[0]) / 2
        circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        return np.asarray(centre + radii * circle, dtype=np.float64)


@attrs.frozen
class AnnotationSet:
    """The regions of one photograph in drawing order (the last one lies on top).

    ``next_pair`` is the number that the next pair takes, unless the other photograph's is higher.
    """

    regions: tuple[Region, ...] = ()
    next_number: int = 1
    next_pair: int = 1

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
        return self.pasted(region)

    def pasted(self, copy: Region) -> "AnnotationSet":
        """With a copy of a region on top: under the next number, in no pair, to be edited."""
        region = attrs.evolve(copy, number=self.next_number, pair=None, visible=True, locked=False)
        return attrs.evolve(self, regions=(*self.regions, region), next_number=self.next_number + 1)

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

    def displayed(
        self,
        number: int,
        *,
        visible: bool | None = None,
        locked: bool | None = None,
        opacity: float | None = None,
    ) -> "AnnotationSet":
        """With one region shown, locked or covered in another way; ``None`` leaves it as it is."""
        region = self.region(number)
        return self._replaced(
            attrs.evolve(
                region,
                visible=region.visible if visible is None else visible,
                locked=region.locked if locked is None else locked,
                opacity=region.opacity if opacity is None else opacity,
            )
        )

    def reordered(self, number: int, steps: int) -> "AnnotationSet":
        """With one region so many steps higher (lower, if negative); the ends are ends."""
        region = self.region(number)
        others = [one for one in self.regions if one is not region]
        place = self.regions.index(region) + steps
        others.insert(min(max(place, 0), len(others)), region)
        return attrs.evolve(self, regions=tuple(others))

    def in_component(self, number: int, component: int | None) -> "AnnotationSet":
        """With one region of that component group, or of none."""
        return self._replaced(attrs.evolve(self.region(number), component=component))

    def in_pair(self, number: int, pair: int | None) -> "AnnotationSet":
        """With one region of that pair, or of none."""
        return self._replaced(attrs.evolve(self.region(number), pair=pair))

    def counting_from(self, other: "AnnotationSet") -> "AnnotationSet":
        """With numbers that go on behind those that another state of the set has given."""
        return attrs.evolve(
            self,
            next_number=max(self.next_number, other.next_number),
            next_pair=max(self.next_pair, other.next_pair),
        )

    def _replaced(self, changed: Region) -> "AnnotationSet":
        return attrs.evolve(
            self,
            regions=tuple(changed if r.number == changed.number else r for r in self.regions),
        )
