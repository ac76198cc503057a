"""Lines of scripts whose letters join, or run from right to left.

HarfBuzz chooses and places the glyphs, in their logical order; lines are broken between clusters,
which are what cannot be divided, and only then put into their visual order. The text of a page
copies as it was written, as far as its reader undoes the visual order.
"""

import functools
from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs
import uharfbuzz
from reportlab.pdfgen.canvas import Canvas

from xfv_desktop.reporting.typesetting import bidi
from xfv_desktop.reporting.typesetting.fonts import HAN, Font, font

NON_ZERO = 1
"""The rule by which a path is filled, of PDF's two; a font's own."""

_FEATURES = {"kern": False, "liga": False, "clig": False}
"""Off, as in the other paragraphs; what a script requires stays."""


@attrs.frozen
class Glyph:
    """What draws one glyph: a character of a font; advance and offset in parts of the size.

    A ``mark`` has no width: its outline is drawn, and an empty character copies as it.
    """

    character: str
    advance: float
    across: float
    up: float
    mark: int | None = None


@attrs.frozen
class Cluster:
    """Characters that are drawn as one, and on one line; its glyphs from left to right."""

    text: str
    font: str
    level: int
    glyphs: tuple[Glyph, ...]
    advance: float

    @property
    def breakable(self) -> bool:
        """Whether a line may end after it: a space, or a letter of a script without spaces."""
        return self.text.isspace() or self.font == HAN


Line = tuple[Cluster, ...]
"""In logical order."""


def shaped(parts: Sequence[tuple[str, str]], base: int) -> Line:
    """The clusters of a text without line ends, whose paragraph has that level."""
    text = "".join(part for _, part in parts)
    fonts = [name for name, part in parts for _ in part]
    placed = zip(text, fonts, bidi.levels(text, base), strict=True)
    visible = (one for one in placed if one[0] not in bidi.MARKS)
    clusters: list[Cluster] = []
    for (name, level), run in groupby(visible, key=lambda one: one[1:]):
        clusters += _run("".join(one for one, _, _ in run), name, level)
    return tuple(clusters)


def shaped_line(parts: Sequence[tuple[str, str]]) -> Line:
    """The clusters of a text that is one line."""
    return shaped(parts, bidi.base_level("".join(part for _, part in parts)))


def _run(text: str, name: str, level: int) -> Iterator[Cluster]:
    """The clusters of a run of one font and level, in logical order."""
    face, backwards = font(name), level % 2 == 1
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    uharfbuzz.shape(face.shaper, buffer, _FEATURES)
    placed = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    grouped = {
        start: list(inside) for start, inside in groupby(placed, key=lambda one: one[0].cluster)
    }
    starts = sorted(grouped)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        inside = grouped[start]
        if backwards:
            inside.reverse()
        shares = _shared(text[start:end], len(inside))
        glyphs = [
            glyph
            for (info, at), share in zip(inside, shares, strict=True)
            for glyph in _glyphs(face, info.codepoint, at, share)
        ]
        if backwards:
            glyphs.reverse()
        advance = sum(glyph.advance for glyph in glyphs)
        yield Cluster(text[start:end], name, level, tuple(glyphs), advance)


def _glyphs(face: Font, glyph: int, at: uharfbuzz.GlyphPosition, text: str) -> Iterator[Glyph]:
    """A glyph that stands for a text; all but the first letter of a ligature get an empty one.

    Readers undo the visual order glyph by glyph, and lose marks that do not stand on the line.
    """
    scale = face.per_mille / 1000
    advance, across, up = (n * scale for n in (at.x_advance, at.x_offset, at.y_offset))
    if face.blank is None:
        yield Glyph(face.character(glyph, text), advance, across, up)
    elif not at.x_advance:
        yield Glyph(text and face.character(face.blank, text), advance, across, up, glyph)
    else:
        yield Glyph(face.character(glyph, text[:1]), advance, across, up)
        for letter in text[1:]:
            yield Glyph(face.character(face.blank, letter), 0, 0, 0)


def _shared(text: str, count: int) -> list[str]:
    """A cluster's text shared out among its glyphs: one letter each, what is left to the first."""
    first = max(len(text) - count + 1, 1)
    parts = [text[:first], *text[first:]]
    return parts + [""] * (count - len(parts))


def broken(clusters: Line, width: float) -> list[Line]:
    """The clusters in lines not wider than so many parts of the size, without spaces at ends.

    A word that no line holds is divided.
    """
    lines: list[Line] = []
    start, possible, taken = 0, 0, 0.0
    for place, cluster in enumerate(clusters):
        taken += cluster.advance
        while taken > width and not cluster.text.isspace() and place > start:
            end = possible if possible > start else place
            lines.append(_trimmed(clusters[start:end]))
            start = end
            taken = sum(one.advance for one in clusters[start : place + 1])
        if cluster.breakable:
            possible = place + 1
    return [*lines, _trimmed(clusters[start:])]


def _trimmed(line: Line) -> Line:
    end = len(line)
    while end and line[end - 1].text.isspace():
        end -= 1
    start = 0
    while start < end and line[start].text.isspace():
        start += 1
    return line[start:end]


def extent(line: Line) -> float:
    """The width of a line, in parts of the size."""
    return sum(cluster.advance for cluster in line)


def draw(canvas: Canvas, x: float, y: float, line: Line, size: float) -> float:
    """Draws a line from its left end, in its visual order; returns the x where it ends.

    Neighbours that stand as wide as the font makes them are written as one text.
    """
    waiting, name, begin = "", "", x

    def write() -> None:
        if waiting:
            canvas.setFont(name, size)
            canvas.drawString(begin, y, waiting)

    for place in bidi.visual_order([cluster.level for cluster in line]):
        cluster = line[place]
        face = font(cluster.font)
        for glyph in cluster.glyphs:
            left, down = x + glyph.across * size, y + glyph.up * size
            moved = glyph.mark is None and (glyph.across or glyph.up)
            if moved or cluster.font != name:
                write()
                waiting, name, begin = "", cluster.font, x
            if glyph.mark is not None:
                _draw_outline(canvas, face, glyph.mark, left, down, size)
            if moved:
                canvas.setFont(name, size)
                canvas.drawString(left, down, glyph.character)
            else:
                waiting += glyph.character
            x += glyph.advance * size
            natural = sum(face.face.charWidths[ord(one)] for one in glyph.character) / 1000
            if moved or abs(natural - glyph.advance) > 1e-4:
                write()
                waiting, begin = "", x
    write()
    return x


def _draw_outline(canvas: Canvas, face: Font, glyph: int, x: float, y: float, size: float) -> None:
    path = canvas.beginPath()
    face.shaper.draw_glyph(glyph, _outlines(), path)
    scale = size * face.per_mille / 1000
    canvas.saveState()
    canvas.transform(scale, 0, 0, scale, x, y)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=NON_ZERO)
    canvas.restoreState()


@functools.cache
def _outlines() -> uharfbuzz.DrawFuncs:
    """Writes an outline into a path; HarfBuzz makes cubic curves of quadratic ones."""
    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda x, y, path: path.moveTo(x, y))
    functions.set_line_to_func(lambda x, y, path: path.lineTo(x, y))
    functions.set_cubic_to_func(lambda *places: places[-1].curveTo(*places[:-1]))
    functions.set_close_path_func(lambda path: path.close())
    return functions
