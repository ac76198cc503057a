"""Pure questions about regions: what lies under a point, and what a dragged handle makes of it.

All points are pixels of the upright source photograph.
"""

from enum import Enum

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.annotation import AnnotationSet, Region, RegionKind

Points = NDArray[np.float64]


BOXES = frozenset({RegionKind.RECTANGLE, RegionKind.ELLIPSE})
"""Kinds that are shaped by the corners and sides of their bounding box."""
HEAD = 0.22
"""Length of an arrow's head, by the length of the arrow."""


class Part(Enum):
    """What of a region lies under a point."""

    HANDLE = "handle"
    EDGE = "edge"
    INSIDE = "inside"


@attrs.frozen
class Hit:
    """A region under a point; ``index`` counts handles, or edges from the vertex that begins it."""

    number: int
    part: Part
    index: int = 0


def handles(region: Region) -> Points:
    """(N, 2) points that can be dragged.

    The points of the region; for a rectangle and an ellipse the corners of the bounding box and
    then the middles of its sides, clockwise from the upper left corner and from the top.
    """
    if region.kind not in BOXES:
        return region.points_px
    (left, top), (right, bottom) = region.points_px
    mid_x, mid_y = (left + right) / 2, (top + bottom) / 2
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    sides = [(mid_x, top), (right, mid_y), (mid_x, bottom), (left, mid_y)]
    return np.array(corners + sides, dtype=np.float64)


def dragged(region: Region, handle: int, point: Points) -> Points:
    """The points of the region after one handle was dragged to ``point``."""
    points = region.points_px.copy()
    if region.kind not in BOXES:
        points[handle] = point
        return points
    if handle < 4:
        points[0 if handle in (0, 3) else 1, 0] = point[0]
        points[0 if handle in (0, 1) else 1, 1] = point[1]
    elif handle in (4, 6):
        points[0 if handle == 4 else 1, 1] = point[1]
    else:
        points[0 if handle == 7 else 1, 0] = point[0]
    return points


def hit(
    regions: AnnotationSet, point: Points, tolerance: float, selected: int | None
) -> Hit | None:
    """What lies under a point: handles of the selected region first, then the topmost region.

    Hidden and locked regions are not there for the mouse.
    """
    topmost_first = [r for r in reversed(regions.regions) if r.visible and not r.locked]
    ordered = sorted(topmost_first, key=lambda region: region.number != selected)
    for region in ordered:
        low, high = region.points_px.min(axis=0), region.points_px.max(axis=0)
        if (point < low - tolerance).any() or (point > high + tolerance).any():
            continue
        if region.number == selected:
            index, distance = _nearest(handles(region), point)
            if distance <= tolerance:
                return Hit(region.number, Part.HANDLE, index)
        edge, distance = nearest_edge(region.outline_px, point, closed=region.has_area)
        if distance <= tolerance:
            return Hit(region.number, Part.EDGE, edge)
        if region.has_area and contains(region.outline_px, point):
            return Hit(region.number, Part.INSIDE)
    return None


def contains(outline: Points, point: Points) -> bool:
    """Whether a closed polygon holds a point (even-odd rule)."""
    x, y = point
    x0, y0 = outline.T
    x1, y1 = np.roll(outline, -1, axis=0).T
    crosses = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        left_of = x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
    return bool(np.count_nonzero(crosses & left_of) % 2)


def nearest_edge(outline: Points, point: Points, *, closed: bool = True) -> tuple[int, float]:
    """Index of the nearest edge of a polygon or an open line, and the distance to it."""
    return _nearest(_on_edges(outline, point, closed=closed), point)


def nearest_place(region: Region, point: Points) -> Points:
    """The point of a region's outline or course that is nearest to another."""
    on_edges = _on_edges(region.outline_px, point, closed=region.has_area)
    return np.asarray(on_edges[_nearest(on_edges, point)[0]])


def _on_edges(outline: Points, point: Points, *, closed: bool) -> Points:
    """The nearest point on each edge."""
    start, along = outline, np.roll(outline, -1, axis=0) - outline
    if not closed and len(outline) > 1:
        start, along = start[:-1], along[:-1]
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    position = np.clip(((point - start) * along).sum(axis=1) / length, 0, 1)
    return np.asarray(start + position[:, None] * along)


def _nearest(points: Points, point: Points) -> tuple[int, float]:
    distances = np.hypot(*(points - point).T)
    index = int(distances.argmin())
    return index, float(distances[index])


def with_vertex(points: Points, edge: int, point: Points) -> Points:
    """A polygon or a line with one more vertex on an edge."""
    return np.insert(points, edge + 1, point, axis=0)


def without_vertex(points: Points, index: int) -> Points:
    """A polygon or a line without one vertex."""
    return np.delete(points, index, axis=0)


def kept_inside(points: Points, offset: Points, width: int, height: int) -> Points:
    """The offset, shortened so that the points do not leave a photograph of that size."""
    low = np.array([-0.5, -0.5]) - points.min(axis=0)
    high = np.array([width - 0.5, height - 0.5]) - points.max(axis=0)
    return np.clip(offset, np.minimum(low, 0), np.maximum(high, 0))


def stretched(points: Points, step: Points, width: int, height: int) -> Points:
    """The points scaled from their upper left corner, so that their box grows by a step.

    The box stays at least one pixel wide and high, and on a photograph of the given size.
    """
    corner, extent = points.min(axis=0), np.ptp(points, axis=0)
    room = np.array([width - 0.5, height - 0.5]) - corner
    wanted = np.clip(extent + step, 1, np.maximum(room, 1))
    return np.asarray(corner + (points - corner) * (wanted / np.maximum(extent, 1e-9)))


def clamped(points: Points, width: int, height: int) -> Points:
    """The nearest point of a photograph of that size, for one point or for each of (N, 2)."""
    return np.clip(points, -0.5, [width - 0.5, height - 0.5])


def ordered_box(points: Points) -> Points:
    """Two opposite corners as upper left and lower right."""
    return np.array([points.min(axis=0), points.max(axis=0)])


def snapped(point: Points, targets: Points, radius: float) -> Points:
    """The nearest of the targets (N, 2) where one lies within the radius; else the point itself."""
    if not len(targets):
        return point
    index, distance = _nearest(targets, point)
    return np.asarray(targets[index], dtype=np.float64) if distance <= radius else point


def simplified(points: Points, tolerance: float) -> Points:
    """A stroke with as few of its points as keep it within a distance of what was drawn.

    Ramer 1972, Douglas and Peucker 1973. The ends stay.
    """
    kept = np.zeros(len(points), dtype=bool)
    kept[[0, -1]] = True
    open_ = [(0, len(points) - 1)]
    while open_:
        first, last = open_.pop()
        if last - first < 2:
            continue
        between = points[first + 1 : last]
        chord = np.array([points[first], points[last]])
        distances = np.array([nearest_edge(chord, one, closed=False)[1] for one in between])
        farthest = int(distances.argmax())
        if distances[farthest] > tolerance:
            middle = first + 1 + farthest
            kept[middle] = True
            open_ += [(first, middle), (middle, last)]
    return points[kept]


def arrow_head(points: Points) -> Points:
    """(3, 2): one barb, the tip, the other barb of an arrow from tail to tip."""
    tail, tip = points
    along = (tip - tail) * HEAD
    across = np.array([-along[1], along[0]]) * 0.5
    return np.array([tip - along + across, tip, tip - along - across])
