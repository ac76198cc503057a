"""Small drawn parts of a page: headings, the score on its scale, legends."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable

from xfv_desktop.domain.explanation import ColourScale
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.navigation import Heading
from xfv_desktop.reporting.typesetting.wording import Wording

TALL = {13: 470.0, 15: 250.0, 16: 170.0, 18: 130.0}
"""Points that the beginning of a section takes, where a plate or a box cannot be split."""
QUALITY = 92
"""Of the JPEG files that stand for photographs on a page."""


def section(document: ReportDocument, number: int) -> list[Flowable]:
    """A numbered section heading that stays with the beginning of its section."""
    title = document.words["sections"][str(number)]
    return [CondPageBreak(TALL.get(number, 75)), Heading(number, title)]


class ScoreScale(Flowable):
    """The similarity score and the decision threshold on the whole scale from -1 to 1."""

    def __init__(
        self,
        score: tuple[float, str],
        threshold: tuple[float, str],
        words: Wording,
        width: float,
    ) -> None:
        """Each value comes with its text."""
        super().__init__()
        self.score, self.score_text = score
        self.threshold, self.threshold_text = threshold
        self._words = words
        self.width, self.height = width, 50.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def _x(self, value: float) -> float:
        return (min(max(value, -1.0), 1.0) + 1) / 2 * self.width

    def draw(self) -> None:
        """Bar, ticks, threshold and score."""
        canvas, bar, thick = self.canv, 24.0, 9.0
        outputs = self._words["result"]["decisions"]
        split, here = self._x(self.threshold), self._x(self.score)
        canvas.setFillColor(Color(0.86, 0.88, 0.91))
        canvas.rect(0, bar, split, thick, stroke=0, fill=1)
        canvas.setFillColor(Color(0.68, 0.75, 0.84))
        canvas.rect(split, bar, self.width - split, thick, stroke=0, fill=1)
        canvas.setFillColor(ty.ACCENT)
        _centred(canvas, split / 2, bar + 2.4, outputs["reject"], ty.BOLD, 6, (0, split))
        middle, room = (split + self.width) / 2, (split, self.width)
        _centred(canvas, middle, bar + 2.4, outputs["accept"], ty.BOLD, 6, room)
        self._ticks(canvas, bar)
        canvas.setStrokeColor(ty.INK)
        canvas.setLineWidth(1.1)
        canvas.line(split, bar - 11, split, bar + thick + 2)
        canvas.setFillColor(ty.INK)
        limits = (0.0, self.width)
        _centred(canvas, split, 4.5, self.threshold_text, ty.SANS, 7, limits)
        _pointer(canvas, here, bar + thick)
        above = bar + thick + 8.5
        _centred(canvas, here, above, self.score_text, ty.BOLD, 7.6, limits)

    def _ticks(self, canvas: Canvas, bar: float) -> None:
        canvas.setStrokeColor(ty.GREY)
        canvas.setFillColor(ty.GREY)
        canvas.setLineWidth(0.5)
        for tick in (-1.0, -0.5, 0.0, 0.5, 1.0):
            x = self._x(tick)
            canvas.line(x, bar - 3, x, bar)
            text = self._words.number(tick, 1)
            # The threshold's own line runs through here; a tick under it would be unreadable.
            if abs(x - self._x(self.threshold)) > 9:
                _centred(canvas, x, bar - 10, text, ty.SANS, 6.6, (0, self.width))


def _centred(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    font: str,
    size: float,
    limits: tuple[float, float],
) -> None:
    """One line centred on ``x`` but kept between the limits; left out where it cannot fit."""
    width = ty.width_of(text, font, size)
    low, high = limits
    if width > high - low:
        return
    ty.draw_line(canvas, min(max(x - width / 2, low), high - width), y, text, font, size)


def _pointer(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x - 4, y + 6.5)
    path.lineTo(x + 4, y + 6.5)
    path.close()
    canvas.setFillColor(ty.INK)
    canvas.setStrokeColor(white)
    canvas.setLineWidth(0.5)
    canvas.drawPath(path, stroke=1, fill=1)


class ColourLegend(Flowable):
    """The colours of a scale over a dark and over a light ground, with the values below."""

    def __init__(self, words: Wording, scale: ColourScale, width: float) -> None:
        super().__init__()
        self._words = words
        self.scale, self.width, self.height = scale, width, 19.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """Two ramps and three numbers."""
        canvas, scale = self.canv, self.scale
        colour, alpha = scale.rgba[:, :3].astype(float), scale.rgba[:, 3:] / 255
        rows = [colour * alpha + ground * (1 - alpha) for ground in (210.0, 60.0)]
        ramp = Image.fromarray(np.rint(np.stack(rows)).astype(np.uint8))
        ramp = ramp.resize((256, 8), Image.Resampling.NEAREST)
        canvas.drawImage(ImageReader(ramp), 0, 9.5, self.width, 9.5)
        canvas.setStrokeColor(ty.GREY)
        canvas.setLineWidth(0.4)
        canvas.rect(0, 9.5, self.width, 9.5, stroke=1, fill=0)
        canvas.setFillColor(ty.GREY)
        limits = (0.0, self.width)
        middle = (scale.lowest + scale.highest) / 2
        for x, value in (
            (0.0, scale.lowest),
            (self.width / 2, middle),
            (self.width, scale.highest),
        ):
            canvas.line(x, 7.5, x, 9.5)
            _centred(canvas, x, 1, self._words.number(value, 2), ty.SANS, 6.6, limits)


class Badge(Flowable):
    """The mark of a region in its colour, as on the plates."""

    def __init__(self, mark: str, colour: str) -> None:
        super().__init__()
        self.mark, self.colour, self.width, self.height = mark, colour, 13.0, 11.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """The badge at the left."""
        draw_badge(self.canv, 6.5, 5.0, self.mark, self.colour, 5.0)


def draw_badge(canvas: Canvas, x: float, y: float, mark: str, code: str, radius: float) -> None:
    """The mark of a region on its colour, centred on (x, y): a circle, or a square for a pair."""
    colour = HexColor(code)
    canvas.setFillColor(colour)
    canvas.setStrokeColor(white)
    canvas.setLineWidth(0.8)
    if mark.isdigit():
        canvas.circle(x, y, radius, stroke=1, fill=1)
    else:
        canvas.rect(x - radius, y - radius, 2 * radius, 2 * radius, stroke=1, fill=1)
    canvas.setFillColor(max((white, black), key=lambda ink: ty.contrast(ink, colour)))
    size = radius * (1.35 if len(mark) < 2 else 1.15 if len(mark) < 3 else 0.85)
    width = ty.width_of(mark, ty.BOLD, size)
    ty.draw_line(canvas, x - width / 2, y - size * 0.35, mark, ty.BOLD, size)


def jpeg(pixels: NDArray[np.uint8]) -> ImageReader:
    """RGB pixels as a JPEG without colour subsampling; the PDF carries its bytes as they are."""
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=QUALITY, subsampling=0)
    stream.seek(0)
    return ImageReader(stream)


def distinguished(words: Wording, score: float, threshold: float) -> tuple[str, str]:
    """Both with four decimals, or with as many more as it takes to show that they differ."""
    for decimals in range(4, 17):
        pair = (words.number(score, decimals), words.number(threshold, decimals))
        if pair[0] != pair[1] or score == threshold:
            break
    return pair
