"""Photographs and aligned crops on paper, with everything drawn on them as vectors."""

import attrs
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.comparison import ComparedFace
from xfv_desktop.domain.face import CROP_SIZE
from xfv_desktop.reporting import typography as ty
from xfv_desktop.reporting.figures import draw_badge, jpeg

QUALITY = 92
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


class PhotographPlate(Flowable):
    """A view of a photograph, as large as the given space allows, centred in its width.

    Face box, outline of the network's input and regions are always drawn, landmarks on request.
    ``copy_px`` is the size of the copy that the page carries.
    """

    def __init__(
        self,
        photograph: NDArray[np.uint8],
        view: View,
        compared: ComparedFace,
        regions: AnnotationSet,
        space: tuple[float, float],
        *,
        landmarks: bool,
    ) -> None:
        super().__init__()
        self._view, self._compared, self._regions = view, compared, regions
        self._landmarks = landmarks
        self._scale = min(space[0] / view.width, space[1] / view.height)
        self.width, self.height = space
        pixels = photograph[view.top : view.bottom, view.left : view.right]
        reduction = min(1.0, self._scale * DOTS_PER_INCH / 72)
        self.copy_px = (
            max(1, round(view.width * reduction)),
            max(1, round(view.height * reduction)),
        )
        copy = Image.fromarray(pixels)
        if reduction < 1:
            copy = copy.resize(self.copy_px, Image.Resampling.LANCZOS)
        self._copy = jpeg(np.asarray(copy), QUALITY)

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
        box = self._compared.face.box
        outline = [(box.x, box.y), (box.x + box.width, box.y)]
        outline += [(box.x + box.width, box.y + box.height), (box.x, box.y + box.height)]
        trace(canvas, self._on_paper(np.array(outline)), white, black)
        trace(canvas, self._on_paper(self._compared.crop.outline_px), INPUT_OUTLINE, black, 3)
        draw_regions(
            canvas,
            [(r.number, self._on_paper(r.outline_px)) for r in self._regions],
            (width, height),
        )
        if self._landmarks:
            for x, y in self._on_paper(self._compared.face.landmarks_px):
                cross(canvas, x, y)
        canvas.restoreState()
        canvas.setStrokeColor(ty.GREY)
        canvas.setLineWidth(0.4)
        canvas.rect(0, 0, width, height, stroke=1, fill=0)
        canvas.restoreState()


class CropPlate(Flowable):
    """The aligned crop in square, pixel by pixel, with the regions as the network saw them."""

    def __init__(self, compared: ComparedFace, regions: AnnotationSet, size: float) -> None:
        super().__init__()
        self.width = self.height = size
        # Enlarged here without smoothing, as viewers differ in how they enlarge.
        pixels = compared.crop.pixels.repeat(4, axis=0).repeat(4, axis=1)
        self._copy = ImageReader(Image.fromarray(pixels))
        unit = size / CROP_SIZE
        self._outlines = []
        for region in regions:
            points = compared.crop.to_crop(region.outline_px) + 0.5
            points = np.stack([points[:, 0], CROP_SIZE - points[:, 1]], axis=1) * unit
            self._outlines.append((region.number, points))

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
    """A coloured overlay on the crop in shades of grey."""

    def __init__(self, compared: ComparedFace, overlay: NDArray[np.uint8], size: float) -> None:
        super().__init__()
        self.width = self.height = size
        self._copy = jpeg(np.asarray(map_picture(compared, overlay)), QUALITY)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """The picture."""
        self.canv.drawImage(self._copy, 0, 0, self.width, self.height)


def map_picture(compared: ComparedFace, overlay: NDArray[np.uint8]) -> Image.Image:
    """A coloured overlay on the crop in shades of grey, RGB, 448 pixels in square."""
    square = (MAP_PIXELS, MAP_PIXELS)
    grey = Image.fromarray(compared.crop.pixels).convert("L").convert("RGBA")
    grey = grey.resize(square, Image.Resampling.BICUBIC)
    cover = Image.fromarray(overlay).resize(square, Image.Resampling.BICUBIC)
    return Image.alpha_composite(grey, cover).convert("RGB")


def draw_regions(
    canvas: Canvas, outlines: list[tuple[int, Points]], size: tuple[float, float]
) -> None:
    """Region outlines in points on paper, then their numbers, kept inside the picture."""
    for number, points in outlines:
        trace(canvas, points, ty.region_colour(number), white)
    radius = min(5.0, size[0] / 12)
    for number, points in outlines:
        corner = points[np.argmax(points[:, 1] - points[:, 0])]
        x, y = (min(max(c, radius + 1), s - radius - 1) for c, s in zip(corner, size, strict=True))
        draw_badge(canvas, x, y, number, radius)


def trace(canvas: Canvas, points: Points, colour: Color, casing: Color, dash: float = 0) -> None:
    """A closed outline, cased so that it stands out on dark and light ground alike."""
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.setLineJoin(1)
    for line, width in ((casing, 1.9), (colour, 1.0)):
        canvas.setStrokeColor(line)
        canvas.setLineWidth(width)
        if dash and line is colour:
            canvas.setDash(dash, dash * 0.7)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()


def cross(canvas: Canvas, x: float, y: float) -> None:
    """A landmark."""
    for colour, width in ((black, 2.0), (white, 0.9)):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.line(x - 3.2, y, x + 3.2, y)
        canvas.line(x, y - 3.2, x, y + 3.2)


class PlateKey(Flowable):
    """What the lines on the plates mean."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self.width, self.height = width, 13.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """Four signs in one line, each with its meaning."""
        canvas = self.canv
        x = 0.0
        for sign, meaning in (
            ("box", "face box of the detector"),
            ("input", "outline of the network's input"),
            ("landmark", "five landmarks (in the detail)"),
            ("region", "region of the examiner"),
        ):
            if sign == "landmark":
                cross(canvas, x + 7, 5)
            elif sign == "region":
                draw_badge(canvas, x + 7, 5, 1, 4.6)
            else:
                colour = white if sign == "box" else INPUT_OUTLINE
                corners = np.array([[x, 1], [x + 14, 1], [x + 14, 9], [x, 9]], dtype=float)
                trace(canvas, corners, colour, black, 0 if sign == "box" else 3)
            canvas.setFillColor(ty.GREY)
            x = ty.draw_line(canvas, x + 18, 2.6, meaning, ty.SANS, 7.2) + 16
