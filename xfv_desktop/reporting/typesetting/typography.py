"""Colours and paragraph styles, and how foreign text becomes safe markup."""

import bisect
from typing import Literal
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from xfv_desktop.reporting.typesetting.fonts import BOLD as BOLD
from xfv_desktop.reporting.typesetting.fonts import MONO, needs_shaping, runs
from xfv_desktop.reporting.typesetting.fonts import SANS as SANS
from xfv_desktop.reporting.typesetting.fonts import register_fonts as register_fonts
from xfv_desktop.reporting.typesetting.shaped_paragraph import ShapedParagraph
from xfv_desktop.reporting.typesetting.shaping import draw, extent, shaped_line

# Binary streams: a quarter smaller than with the ASCII armour that reportlab adds by default.
rl_config.useA85 = 0

INK = HexColor("#1B1E23")
GREY = HexColor("#5A626D")
RULE = HexColor("#C6CCD4")
TINT = HexColor("#F2F4F7")
ACCENT = HexColor("#1E3A5F")
WATERMARK = HexColor("#E6E8EC")
CAUTION = HexColor("#8A5200")
CAUTION_TINT = HexColor("#FFF7E5")
ALARM = HexColor("#A61B1B")
ALARM_TINT = HexColor("#FDEEEE")


def contrast(ink: Color, ground: Color) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, 1.4.3); their hues count for nothing."""
    dark, light = sorted(_luminance(one) for one in (ink, ground))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red, colour.green, colour.blue)
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def paragraph(text: str, style: ParagraphStyle, bullet: str | None = None) -> Flowable:
    """Text of any origin as a paragraph: its markup characters stand for themselves.

    No line ends at the sign of a size, as in 512 × 600.
    """
    text = text.replace(" × ", "\u00a0×\u00a0")
    if needs_shaping(runs(text, style.fontName)):
        return ShapedParagraph.of(text, style, bullet)
    return Paragraph(markup(text, style.fontName), style, bulletText=bullet)


def markup(text: str, font: str) -> str:
    """Text of any origin as markup for a paragraph in that font."""
    parts = []
    for name, part in runs(text, font):
        safe = escape(part.expandtabs(4)).replace("\n", "<br/>")
        parts.append(safe if name == font else f'<font name="{name}">{safe}</font>')
    return "".join(parts)


def width_of(text: str, font: str, size: float) -> float:
    """The width of a line of text, in points."""
    parts = runs(text, font)
    if needs_shaping(parts):
        return extent(shaped_line(parts)) * size
    return sum(pdfmetrics.stringWidth(part, name, size) for name, part in parts)


def draw_line(canvas: Canvas, x: float, y: float, text: str, font: str, size: float) -> float:
    """Draws one line of text at its left end; returns the x where it ends."""
    parts = runs(text, font)
    if needs_shaping(parts):
        return draw(canvas, x, y, shaped_line(parts), size)
    for name, part in parts:
        canvas.setFont(name, size)
        canvas.drawString(x, y, part)
        x += pdfmetrics.stringWidth(part, name, size)
    return x


def shortened(text: str, width: float, font: str, size: float) -> str:
    """The text, cut with an ellipsis where one line of that width cannot hold it."""
    line = " ".join(text.split())
    if width_of(line, font, size) <= width:
        return line
    kept = bisect.bisect_right(
        range(len(line)), width, key=lambda count: width_of(line[:count] + "…", font, size)
    )
    return line[: max(kept - 1, 0)] + "…"


def _style(
    name: str,
    size: float,
    leading: float,
    *,
    font: str = SANS,
    colour: Color = INK,
    alignment: Literal[0, 1, 2] = TA_LEFT,
    indent: float = 0,
    space_after: float = 0,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        alignment=alignment,
        leftIndent=indent,
        bulletIndent=1,
        bulletFontName=SANS,
        bulletFontSize=size,
        spaceAfter=space_after,
        allowWidows=0,
        allowOrphans=0,
    )


TITLE = _style("title", 19, 23, font=BOLD, colour=ACCENT)
SUBTITLE = _style("subtitle", 9.5, 13, colour=GREY)
HEADING = _style("heading", 11.5, 14, font=BOLD, colour=ACCENT)
SUBHEADING = _style("subheading", 8.8, 12, font=BOLD, colour=ACCENT)
SIDE_HEAD = _style("side head", 8.8, 12, font=BOLD, colour=ACCENT, alignment=TA_CENTER)
FIGURE = _style("figure", 19, 23, font=BOLD, colour=ACCENT)
BODY = _style("body", 8.4, 11.6)
BODY_BOLD = _style("body bold", 8.4, 11.6, font=BOLD)
BULLET = _style("bullet", 8.4, 11.3, indent=12, space_after=1.5)
KEY = _style("key", 7.9, 11, colour=GREY)
CELL = _style("cell", 8.2, 11)
CELL_BOLD = _style("cell bold", 8.2, 11, font=BOLD)
CELL_RIGHT = _style("cell right", 8.2, 11, alignment=TA_RIGHT)
HASH = _style("hash", 7.4, 11, font=MONO)
FINE_HASH = _style("fine hash", 5.8, 8, font=MONO)
FINE = _style("fine", 6.8, 8.4)
SMALL = _style("small", 7.2, 9.6, colour=GREY)
CAPTION = _style("caption", 7.2, 9.4, colour=GREY, alignment=TA_CENTER)
CAPTION_BOLD = _style(
    "caption bold", 7.6, 10, font=BOLD, colour=ACCENT, alignment=TA_CENTER, space_after=2
)
COLUMN_HEAD = _style("column head", 7.6, 10, font=BOLD, colour=ACCENT)
COLUMN_HEAD_RIGHT = _style(
    "column head right", 7.6, 10, font=BOLD, colour=ACCENT, alignment=TA_RIGHT
)
CAUTION_HEAD = _style("caution head", 8.8, 12, font=BOLD, colour=CAUTION)
ALARM_HEAD = _style("alarm head", 8.8, 12, font=BOLD, colour=ALARM)
ALARM_LINE = _style("alarm line", 7.6, 10, font=BOLD, colour=ALARM)
