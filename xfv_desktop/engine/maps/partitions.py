"""Crops divided into regions: facial ones and superpixels.

A partition is one picture of labels with 4 × 4 samples for each pixel of the crop, so that regions
may end within a pixel.
"""

import functools
import tomllib
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.assets import resources
from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.domain.face import CROP_SIZE, STANDARD_TEMPLATE_PX, FaceCrop
from xfv_desktop.domain.regions import Component, FacialAtlas, FacialRegion, Place, Shading
from xfv_desktop.engine.face_images.alignment import similarity_transform
from xfv_desktop.engine.maps.superpixels import superpixels

SAMPLES = 4
"""Samples of a partition along one pixel of the crop."""

SEGMENTS, COMPACTNESS, ROUNDS = 64, 30.0, 10


@attrs.frozen(eq=False)
class Partition:
    """A crop divided into regions.

    ``labels``: (4 S, 4 S) int64, the index of the region that a sample lies in, -1 for none.
    ``components`` has the number of each region's component, where it has one.
    """

    division: str
    names: tuple[str, ...]
    components: tuple[int | None, ...]
    labels: NDArray[np.int64]

    @functools.cached_property
    def coverage(self) -> NDArray[np.float64]:
        """(R + 1, S²): how many samples of a pixel lie in each region; last, in none of them."""
        regions, size = len(self.names), len(self.labels) // SAMPLES
        pixel = np.arange(len(self.labels)) // SAMPLES
        places = self.labels * size**2 + (pixel[:, None] * size + pixel)
        places[self.labels < 0] += (regions + 1) * size**2
        counts = np.bincount(places.ravel(), minlength=(regions + 1) * size**2)
        return counts.reshape(regions + 1, size**2).astype(np.float64)


@functools.cache
def facial_atlas() -> FacialAtlas:
    """The facial regions and components of ``resources/regions``."""
    text = resources("regions", "e3149.toml").read_text(encoding="utf-8")
    contents = tomllib.loads(text)
    middle = float(contents["mid_line_x"])
    regions = [region for entry in contents["region"] for region in _sides(entry, middle)]
    components = (
        Component(entry["number"], entry["name"], Place(entry["place"]))
        for entry in contents["component"]
    )
    return FacialAtlas(contents["source"], middle, tuple(regions), tuple(components))


def _sides(entry: dict[str, Any], middle: float) -> list[FacialRegion]:
    """One region in the middle, or the subject's right and left one."""
    drawn = np.array(entry["outline_px"], dtype=np.float64)
    mirrored = _mirrored(drawn, middle)
    name, component = entry["name"], entry["component"]
    if entry["side"] == "middle":
        outline = np.vstack([drawn, mirrored[-2:0:-1]])  # both ends lie on the mid-line
        return [FacialRegion(name, component, outline)]
    return [
        FacialRegion(f"right {name}", component, drawn),
        FacialRegion(f"left {name}", component, mirrored),
    ]


def _mirrored(points: NDArray[np.float64], middle: float) -> NDArray[np.float64]:
    return np.column_stack([2 * middle - points[:, 0], points[:, 1]])


def facial_partition(card: ModelCard) -> Partition:
    """The facial regions: the same over every crop of one alignment.

    They are drawn for the standard alignment and carried over to that of the card.
    """
    return _facial_partition(card.input_size, tuple(map(tuple, card.template_px.tolist())))


@functools.lru_cache(maxsize=8)
def _facial_partition(size: int, template_px: tuple[tuple[float, float], ...]) -> Partition:
    atlas, places = facial_atlas(), _samples(size)
    if size != CROP_SIZE or template_px != STANDARD_TEMPLATE_PX:
        transform = similarity_transform(np.array(template_px), np.array(STANDARD_TEMPLATE_PX))
        places = places @ transform[:, :2].T + transform[:, 2]
    # Folded about the mid-line, or samples that lie on an edge would fall unevenly.
    beyond = places[:, 0] > atlas.mid_line_x
    places[beyond, 0] = 2 * atlas.mid_line_x - places[beyond, 0]
    found = np.full(len(places), -1, dtype=np.int64)
    for index, region in enumerate(atlas.regions):
        (left, top), (right, bottom) = region.outline_px.min(axis=0), region.outline_px.max(axis=0)
        x, y = places.T
        near = np.flatnonzero((x >= left) & (x <= right) & (y >= top) & (y <= bottom) & (found < 0))
        found[near[contains(region.outline_px, places[near])]] = index
    mirror = np.array([*_mirror_images(atlas), -1])
    labels = np.where(beyond, mirror[found], found).reshape(size * SAMPLES, size * SAMPLES)
    labels.setflags(write=False)
    return Partition(
        division=f"facial regions organised by {atlas.source}",
        names=tuple(region.name for region in atlas.regions),
        components=tuple(region.component for region in atlas.regions),
        labels=labels,
    )


def _mirror_images(atlas: FacialAtlas) -> list[int]:
    """For each region the index of its mirror image; one in the middle is its own."""
    names = [region.name for region in atlas.regions]
    swapped = {"right": "left", "left": "right"}
    return [
        names.index(" ".join(swapped.get(word, word) for word in name.split())) for name in names
    ]


def superpixel_partition(crop: FaceCrop) -> Partition:
    """SLIC superpixels of the crop, numbered from 1, row by row of where they started."""
    found = superpixels(crop.pixels, segments=SEGMENTS, compactness=COMPACTNESS, rounds=ROUNDS)
    count = int(found.max()) + 1
    names = tuple(f"superpixel {number}" for number in range(1, count + 1))
    labels = found.repeat(SAMPLES, axis=0).repeat(SAMPLES, axis=1)
    division = f"SLIC superpixels: {SEGMENTS} segments, compactness {COMPACTNESS:g}"
    return Partition(division, names, (None,) * count, labels)


def partition(shading: Shading, crop: FaceCrop, card: ModelCard) -> Partition:
    """The regions of a crop that a layer is shown by; pixels are no regions: ValueError."""
    if shading is Shading.FACIAL:
        return facial_partition(card)
    if shading is Shading.SUPERPIXELS:
        return superpixel_partition(crop)
    raise ValueError(f"{shading} are no regions")


def inside(outline_px: NDArray[np.float64], size: int) -> NDArray[np.bool_]:
    """(4 S, 4 S): which samples of the crop lie in a closed outline."""
    places = _places(size)
    found = np.zeros((len(places), len(places)), dtype=np.bool_)
    (left, top), (right, bottom) = (
        np.searchsorted(places, outline_px.min(axis=0)),
        np.searchsorted(places, outline_px.max(axis=0), side="right"),
    )  # the samples around it need no asking
    near = np.stack(np.meshgrid(places[left:right], places[top:bottom]), axis=-1)
    found[top:bottom, left:right] = contains(outline_px, near.reshape(-1, 2)).reshape(
        near.shape[:2]
    )
    return found


def _samples(size: int) -> NDArray[np.float64]:
    """(16 S², 2): where the samples of a crop lie, row by row."""
    places = _places(size)
    return np.stack(np.meshgrid(places, places), axis=-1).reshape(-1, 2)


def _places(size: int) -> NDArray[np.float64]:
    """(4 S,): where the samples of a crop lie along one of its edges."""
    return (np.arange(size * SAMPLES) + 0.5) / SAMPLES - 0.5


def contains(outline_px: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(n,): which of the points lie in a closed outline."""
    from matplotlib.path import Path as Outline

    closed = np.vstack([outline_px, outline_px[:1]])
    inside = Outline(closed, closed=True).contains_points(points)
    return np.asarray(inside, dtype=np.bool_)
