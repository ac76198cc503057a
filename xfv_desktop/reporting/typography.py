"""Fonts, colours and paragraph styles, and how foreign text becomes safe markup.

Fira Sans (SIL OFL 1.1) and IBM Plex Mono (SIL OFL 1.1) have 1000 units per em, so that reportlab
embeds their widths unrounded. WenQuanYi Micro Hei (Apache-2.0) steps in for Chinese, Japanese and
Korean characters and is read only when a text needs it.
"""

import functools
import io
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby
from typing import Literal
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

# Binary streams: a quarter smaller than with the ASCII armour that reportlab adds by default.
rl_config.useA85 = 0

SANS, BOLD, ITALIC, MONO, HAN = "Sans", "Sans-Bold", "Sans-Italic", "Mono", "Han"

_FILES = {
    SANS: ("fontpkg_fira_sans", "files/FiraSans-Regular.ttf"),
    BOLD: ("fontpkg_fira_sans", "files/FiraSans-SemiBold.ttf"),
    ITALIC: ("fontpkg_fira_sans", "files/FiraSans-Italic.ttf"),
    MONO: ("fontpkg_ibm_plex_mono", "files/IBMPlexMono-Regular.ttf"),
    HAN: ("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc"),
}

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


@functools.cache
def glyphs(font: str) -> frozenset[int]:
    """The code points that a font draws. The first call reads the font and registers it."""
    package, path = _FILES[font]
    data = io.BytesIO(files(package).joinpath(path).read_bytes())
    face = TTFont(font, data, subfontIndex=0)
    pdfmetrics.registerFont(face)
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(font, bold, italic, font)
    return frozenset(face.face.charToGlyph)


def register_fonts() -> None:
    """Makes the fonts of every report known to reportlab."""
    for font in (SANS, BOLD, ITALIC, MONO):
        glyphs(font)


def runs(text: str, font: str = SANS) -> list[tuple[str, str]]:
    """The text as (font, part) in order, each part drawable with its font.

    Composed to NFC. A character that no font draws, or that shows nothing or turns the direction
    of writing, stands as its code point, ``[U+202E]``: a file name cannot disguise itself.
    """

    def drawable() -> Iterator[tuple[str, str]]:
        for character in unicodedata.normalize("NFC", text):
            if character in "\n\t":
                yield font, character
            elif unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
                yield font, f"[U+{ord(character):04X}]"
            elif ord(character) in glyphs(font):
                yield font, character
            elif ord(character) in glyphs(HAN):
                yield HAN, character
            else:
                yield font, f"[U+{ord(character):04X}]"

    grouped = groupby(drawable(), key=lambda pair: pair[0])
    return [(name, "".join(part for _, part in pairs)) for name, pairs in grouped]


def paragraph(text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    """Text of any origin as a paragraph: its markup characters stand for themselves."""
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
    return sum(pdfmetrics.stringWidth(part, name, size) for name, part in runs(text, font))


def draw_line(canvas: Canvas, x: float, y: float, text: str, font: str, size: float) -> float:
    """Draws one line of text at its left end; returns the x where it ends."""
    for name, part in runs(text, font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, part)
        x += pdfmetrics.stringWidth(part, name, size)
    return x


def shortened(text: str, width: float, font: str, size: float) -> str:
    """The text, cut with an ellipsis where one line of that width cannot hold it."""
    line = " ".join(text.split())
    if width_of(line, font, size) <= width:
        return line
    while line and width_of(line + "…", font, size) > width:
        line = line[:-1]
    return line + "…"


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
