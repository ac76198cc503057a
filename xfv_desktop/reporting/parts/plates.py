"""Photographs and aligned crops on paper, with everything drawn on them as vectors."""

from collections.abc import Iterable

import attrs
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from xfv_desktop.domain.annotation import COLOURS, Region
from xfv_desktop.domain.comparison import ComparedFace
from xfv_desktop.domain.layers import IsoLine
from xfv_desktop.reporting.parts.figures import draw_badge, jpeg
from xfv_desktop.reporting.parts.region_marks import cross, draw_regions, trace
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.wording import Wording

DOTS_PER_INCH = 300
MAP_PIXELS = 448
INPUT_OUTLINE = HexColor("#F0E442")

Points = NDArray[np.float64]


@attrs.frozen
class View:
    """A rectangle of whole pixels of a photograph; ``right`` and ``bottom`` stand outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Columns of pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Rows of pixels."""
        return self.bottom - self.top


def whole(photograph: NDArray[np.uint8]) -> View:
    """The view of everything."""
    return View(0, 0, photograph.shape[1], photograph.shape[0])


def around_face(photograph: NDArray[np.uint8], compared: ComparedFace) -> View:
    """The view of the face box and the network's input with a margin, inside the photograph."""
    box = compared.face.box
    corners = np.array([[box.x, box.y], [box.x + box.width, box.y + box.height]])
    points = np.vstack([corners, compared.crop.outline_px])
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.12 * (high - low).max()
    limit = np.array([photograph.shape[1], photograph.shape[0]])
    left, top = np.clip(np.floor(low - margin), 0, limit - 1).astype(int)
    right, bottom = np.clip(np.ceil(high + margin), [left + 1, top + 1], limit).astype(int)
    return View(int(left), int(top), int(right), int(bottom))


def close_up(photograph: NDArray[np.uint8], region: Region, edge: float) -> View:
    """A square view around a region, ``edge`` pixels wide where the photograph reaches so far."""
    limit = np.array([photograph.shape[1], photograph.shape[0]])
    points = region.outline_px
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    left, top = np.clip(np.floor(middle - edge / 2), 0, limit - 1).astype(int)
    right, bottom = np.clip(np.ceil(middle + edge / 2), [left + 1, top + 1], limit).astype(int)
    return View(int(left), int(top), int(right), int(bottom))


class PhotographPlate(Flowable):
    """A view of a photograph, as large as the given space allows, centred in its width.

    The regions are always drawn; ``face`` adds face box and outline of the network's input,
    ``landmarks`` the landmarks. ``copy_px`` is the size of the copy that the page carries,
    ``px_per_mm`` how many pixels of the photograph one millimetre on paper shows.
    """

    def __init__(
        self,
        photograph: NDArray[np.uint8],
        view: View,
        compared: ComparedFace,
        regions: Iterable[Region],
        space: tuple[float, float],
        *,
        landmarks: bool,
        face: bool = True,
    ) -> None:
        super().__init__()
        self._view, self._compared, self._regions = view, compared, tuple(regions)
        self._landmarks, self._face = landmarks, face
        self._scale = min(space[0] / view.width, space[1] / view.height)
        self.width, self.height = space
        self.px_per_mm = mm / self._scale
        pixels = photograph[view.top : view.bottom, view.left : view.right]
        reduction = min(1.0, self._scale * DOTS_PER_INCH / 72)
        self.copy_px = (
            max(1, round(view.width * reduction)),
            max(1, round(view.height * reduction)),
        )
        copy = Image.fromarray(pixels)
        if reduction < 1:
            copy = copy.resize(self.copy_px, Image.Resampling.LANCZOS)
        self._copy = jpeg(np.asarray(copy))

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """The space given, whatever the shape of the photograph."""
        return self.width, self.height

    def _on_paper(self, points: Points) -> Points:
        # The centre of the upper left pixel is (0, 0), its corner half a pixel before.
        x = (points[:, 0] + 0.5 - self._view.left) * self._scale
        y = (self._view.bottom - points[:, 1] - 0.5) * self._scale
        return np.stack([x, y], axis=1)

    def draw(self) -> None:
        """The copy and what is drawn on it, clipped to the picture."""
        canvas = self.canv
        width, height = self._view.width * self._scale, self._view.height * self._scale
        canvas.saveState()
        canvas.translate((self.width - width) / 2, (self.height - height) / 2)
        frame = canvas.beginPath()
        frame.rect(0, 0, width, height)
        canvas.saveState()
        canvas.clipPath(frame, stroke=0, fill=0)
        canvas.drawImage(self._copy, 0, 0, width, height)
        if self._face:
            self._draw_face()
        outlines = [(region, self._on_paper(region.outline_px)) for region in self._regions]
        draw_regions(canvas, outlines, (width, height))
        if self._landmarks:
            for x, y in self._on_paper(self._compared.face.landmarks_px):
                cross(canvas, x, y)
        canvas.restoreState()
        canvas.setStrokeColor(ty.GREY)
        canvas.setLineWidth(0.4)
        canvas.rect(0, 0, width, height, stroke=1, fill=0)
        canvas.restoreState()

    def _draw_face(self) -> None:
        box = self._compared.face.box
        outline = [(box.x, box.y), (box.x + box.width, box.y)]
        outline += [(box.x + box.width, box.y + box.height), (box.x, box.y + box.height)]
        trace(self.canv, self._on_paper(np.array(outline)), white, black)
        crop = self._on_paper(self._compared.crop.outline_px)
        trace(self.canv, crop, INPUT_OUTLINE, black, (3, 2.1))


def _on_plate(points_px: NDArray[np.float64], pixels: int, size: float) -> NDArray[np.float64]:
    """Points of a crop of so many pixels, in points from the lower left corner of its plate."""
    centred = points_px + 0.5
    return np.stack([centred[:, 0], pixels - centred[:, 1]], axis=1) * size / pixels


class CropPlate(Flowable):
    """The aligned crop in square, pixel by pixel, with the regions as the network saw them."""

    def __init__(self, compared: ComparedFace, regions: Iterable[Region], size: float) -> None:
        super().__init__()
        self.width = self.height = size
        # Enlarged here without smoothing, as viewers differ in how they enlarge.
        pixels = compared.crop.pixels.repeat(4, axis=0).repeat(4, axis=1)
        self._copy = ImageReader(Image.fromarray(pixels))
        crop = compared.crop
        self._outlines = [
            (region, _on_plate(crop.to_crop(region.outline_px), crop.size, size))
            for region in regions
        ]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """The crop and the region outlines, clipped to it."""
        canvas = self.canv
        canvas.saveState()
        frame = canvas.beginPath()
        frame.rect(0, 0, self.width, self.height)
        canvas.clipPath(frame, stroke=0, fill=0)
        canvas.drawImage(self._copy, 0, 0, self.width, self.height)
        draw_regions(canvas, self._outlines, (self.width, self.height))
        canvas.restoreState()


class MapPlate(Flowable):
    """A coloured overlay on the crop in shades of grey; dashed lines are those below zero."""

    def __init__(
        self,
        compared: ComparedFace,
        overlay: NDArray[np.uint8],
        lines: Iterable[IsoLine],
        size: float,
    ) -> None:
        super().__init__()
        self.width = self.height = size
        self._copy = jpeg(np.asarray(map_picture(compared, overlay)))
        self._lines = [
            (line.level < 0, _on_plate(line.points_px, compared.crop.size, size)) for line in lines
        ]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """The picture and its lines."""
        self.canv.drawImage(self._copy, 0, 0, self.width, self.height)
        for below, points in self._lines:
            trace(self.canv, points, white, black, (2, 1.6) if below else (), closed=False)


def map_picture(compared: ComparedFace, overlay: NDArray[np.uint8]) -> Image.Image:
    """A coloured overlay on the crop in shades of grey, RGB, 448 pixels in square."""
    square = (MAP_PIXELS, MAP_PIXELS)
    grey = Image.fromarray(compared.crop.pixels).convert("L").convert("RGBA")
    grey = grey.resize(square, Image.Resampling.BICUBIC)
    cover = Image.fromarray(overlay).resize(square, Image.Resampling.BICUBIC)
    return Image.alpha_composite(grey, cover).convert("RGB")


class PlateKey(Flowable):
    """What the lines on the plates mean."""

    def __init__(self, words: Wording, width: float) -> None:
        super().__init__()
        self._meanings = words["plates"]["key"]
        self.width, self.height = width, 13.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """Five signs in one line, each with its meaning."""
        canvas = self.canv
        x = 0.0
        for sign, meaning in self._meanings.items():
            if sign == "landmark":
                cross(canvas, x + 7, 5)
            elif sign == "region":
                draw_badge(canvas, x + 7, 5, "1", COLOURS[0], 4.6)
            elif sign == "pair":
                draw_badge(canvas, x + 7, 5, "P1", COLOURS[0], 4.6)
            else:
                colour = white if sign == "box" else INPUT_OUTLINE
                corners = np.array([[x, 1], [x + 14, 1], [x + 14, 9], [x, 9]], dtype=float)
                trace(canvas, corners, colour, black, () if sign == "box" else (3, 2.1))
            canvas.setFillColor(ty.GREY)
            x = ty.draw_line(canvas, x + 18, 2.6, meaning, ty.SANS, 7.2) + 16
