"""How the regions of an examiner are drawn on paper: lines cased for any ground, then the marks."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.pdfgen.canvas import Canvas

from xfv_desktop.domain.annotation import Region, RegionKind
from xfv_desktop.reporting.parts.figures import draw_badge
from xfv_desktop.reporting.typesetting import typography as ty

TEXT_SIZE = 7.0
HEAD_LENGTH, HEAD_HALF_WIDTH = 6.0, 2.6

Points = NDArray[np.float64]


def draw_regions(
    canvas: Canvas, drawn: Sequence[tuple[Region, Points]], size: tuple[float, float]
) -> None:
    """Regions with their outlines in points on paper; the marks are kept inside the picture."""
    for region, points in drawn:
        _draw(canvas, region, points)
    radius = min(5.0, size[0] / 12)
    for region, points in drawn:
        corner = points[np.argmax(points[:, 1] - points[:, 0])]
        if len(points) == 1:
            corner = corner + np.array([-1.6, 1.6]) * radius
        x, y = (min(max(c, radius + 1), s - radius - 1) for c, s in zip(corner, size, strict=True))
        draw_badge(canvas, x, y, region.mark, region.colour, radius)


def trace(
    canvas: Canvas,
    points: Points,
    colour: Color,
    casing: Color,
    dash: Sequence[float] = (),
    *,
    closed: bool = True,
) -> None:
    """An outline or a line, cased so that it stands out on dark and light ground alike."""
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.close()
    canvas.setLineJoin(1)
    for line, width in ((casing, 1.9), (colour, 1.0)):
        canvas.setStrokeColor(line)
        canvas.setLineWidth(width)
        if dash and line is colour:
            canvas.setDash(list(dash))
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()


def cross(canvas: Canvas, x: float, y: float, colour: Color = white, casing: Color = black) -> None:
    """A landmark, or a point that an examiner marked."""
    for line, width in ((casing, 2.0), (colour, 0.9)):
        canvas.setStrokeColor(line)
        canvas.setLineWidth(width)
        canvas.line(x - 3.2, y, x + 3.2, y)
        canvas.line(x, y - 3.2, x, y + 3.2)


def _draw(canvas: Canvas, region: Region, points: Points) -> None:
    colour, (x, y) = HexColor(region.colour), points[0]
    if region.kind is RegionKind.POINT:
        cross(canvas, float(x), float(y), colour, white)
    elif region.kind is RegionKind.TEXT:
        _write(canvas, region.label or region.mark, float(x), float(y), colour)
    else:
        trace(canvas, points, colour, white, region.strokes, closed=region.has_area)
    if region.kind is RegionKind.ARROW:
        _head(canvas, points, colour)


def _write(canvas: Canvas, text: str, x: float, y: float, colour: Color) -> None:
    width = ty.width_of(text, ty.BOLD, TEXT_SIZE)
    canvas.setFillColor(white)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.6)
    canvas.rect(x - 2, y - 2.4, width + 4, TEXT_SIZE + 2.4, stroke=1, fill=1)
    canvas.setFillColor(ty.INK)
    ty.draw_line(canvas, x, y, text, ty.BOLD, TEXT_SIZE)


def _head(canvas: Canvas, points: Points, colour: Color) -> None:
    tail, tip = points
    along = (tip - tail) / max(float(np.hypot(*(tip - tail))), 1e-9)
    across = np.array([-along[1], along[0]]) * HEAD_HALF_WIDTH
    base = tip - along * HEAD_LENGTH
    path = canvas.beginPath()
    path.moveTo(*tip)
    path.lineTo(*(base + across))
    path.lineTo(*(base - across))
    path.close()
    canvas.setFillColor(colour)
    canvas.setStrokeColor(white)
    canvas.setLineWidth(0.5)
    canvas.drawPath(path, stroke=1, fill=1)
