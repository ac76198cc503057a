"""The fonts of a report, and which of them draws what.

Fira Sans and IBM Plex have 1000 units per em, so that reportlab embeds their widths unrounded. The
fonts of other scripts are read only when a text needs them: WenQuanYi Micro Hei (Apache-2.0) for
Chinese, Japanese and Korean, IBM Plex Sans Arabic for all languages of the Arabic script, Heebo for
Hebrew, Noto Sans for Devanagari and Thai (all SIL OFL 1.1).
"""

import functools
import io
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby

import uharfbuzz
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from xfv_desktop.reporting.typesetting import bidi

SANS, BOLD, ITALIC, MONO, HAN = "Sans", "Sans-Bold", "Sans-Italic", "Mono", "Han"
ARABIC, ARABIC_BOLD, HEBREW = "Arabic", "Arabic-Bold", "Hebrew"
DEVANAGARI, THAI = "Devanagari", "Thai"

_FILES = {
    SANS: ("fontpkg_fira_sans", "files/FiraSans-Regular.ttf"),
    BOLD: ("fontpkg_fira_sans", "files/FiraSans-SemiBold.ttf"),
    ITALIC: ("fontpkg_fira_sans", "files/FiraSans-Italic.ttf"),
    MONO: ("fontpkg_ibm_plex_mono", "files/IBMPlexMono-Regular.ttf"),
    ARABIC: ("fontpkg_ibm_plex_sans_arabic", "files/IBMPlexSansArabic-Regular.ttf"),
    ARABIC_BOLD: ("fontpkg_ibm_plex_sans_arabic", "files/IBMPlexSansArabic-SemiBold.ttf"),
    HEBREW: ("fontpkg_heebo", "files/Heebo[wght].ttf"),
    DEVANAGARI: ("fontpkg_noto_sans_devanagari", "files/NotoSansDevanagari[wdth,wght].ttf"),
    THAI: ("fontpkg_noto_sans_thai", "files/NotoSansThai[wdth,wght].ttf"),
    HAN: ("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc"),
}
_SHAPED = frozenset({ARABIC, ARABIC_BOLD, HEBREW, DEVANAGARI, THAI})
"""The fonts whose letters join, move or run from right to left."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NON_JOINER = "\u200c"


class Font(TTFont):
    """A font that also draws shaped glyphs, each as a private character that copies as its text."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name, io.BytesIO(data), subfontIndex=0)
        face = uharfbuzz.Face(uharfbuzz.Blob(data), 0)
        self.shaper = uharfbuzz.Font(face)
        self.per_mille = 1000 / face.upem
        starts = self.face.glyphPos
        empty = (glyph for glyph in range(1, len(starts) - 1) if starts[glyph] == starts[glyph + 1])
        self.blank = next((g for g in empty if not self.shaper.get_glyph_h_advance(g)), None)
        """An empty glyph without width, if there is one."""
        self._texts: dict[int, str] = {}
        self._private: dict[tuple[int, str], str] = {}

    def character(self, glyph: int, text: str) -> str:
        """The character that draws a glyph and stands for a text.

        A mirrored bracket stands for what is seen, since readers mirror it back.
        """
        if len(text) == 1 and unicodedata.mirrored(text):
            text = chr(self.face.glyphToChar.get(glyph, [ord(text)])[0])  # type: ignore[attr-defined]
        if len(text) == 1 and self.face.charToGlyph.get(ord(text)) == glyph:
            return text
        if (glyph, text) not in self._private:
            code = 0x100000 + len(self._private)  # the last plane is for private use
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = self.shaper.get_glyph_h_advance(glyph) * self.per_mille
            self._texts[code] = text
            self._private[glyph, text] = chr(code)
        return self._private[glyph, text]

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802
        """Writes the font, and for each of its characters the text that it stands for."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, codes in enumerate(subsets):
            name = SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX
            stream = doc.idToObject[f"toUnicodeCMap:{name.decode('latin-1')}"]
            stream.content = _to_unicode(  # type: ignore[attr-defined]
                [self._texts.get(code, chr(code)) for code in codes]
            )


def _to_unicode(texts: list[str]) -> str:
    """What the codes of a subset stand for (ISO 32000-1, 9.10.3), a hundred in each block."""
    rows = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"
            for code, text in enumerate(texts) if text != "\0"]  # fmt: skip
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    return "\n".join([
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
        *(line for block in blocks
          for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
    ])  # fmt: skip


@functools.cache
def font(name: str) -> Font:
    """A font by its name. The first call reads it and registers it with reportlab."""
    package, path = _FILES[name]
    read = Font(name, files(package).joinpath(path).read_bytes())
    pdfmetrics.registerFont(read)
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(name, bold, italic, name)
    return read


@functools.cache
def glyphs(name: str) -> frozenset[int]:
    """The code points that a font draws."""
    return frozenset(font(name).face.charToGlyph)


@functools.cache
def _plain(name: str) -> frozenset[str]:
    """The characters that a font draws, and that are what they look like: almost every text's."""
    drawn = {one for one in map(chr, glyphs(name)) if unicodedata.category(one) not in _UNSEEN}
    return frozenset(drawn - bidi.MARKS) | {"\n", "\t"}


def register_fonts() -> None:
    """Makes the fonts of every report known to reportlab."""
    for name in (SANS, BOLD, ITALIC, MONO):
        font(name)


def runs(text: str, name: str = SANS) -> list[tuple[str, str]]:
    """The text as (font, part) in order, each part drawable with its font.

    Composed to NFC. A character that no font draws, or that shows nothing or turns the direction
    of writing, stands as its code point, ``[U+202E]``: a file name cannot disguise itself. The
    marks of isolated values stay where the text has to be shaped.
    """
    composed = unicodedata.normalize("NFC", text)
    if _plain(name).issuperset(composed):
        return [(name, composed)] if composed else []
    fallbacks = (ARABIC_BOLD if name == BOLD else ARABIC, HEBREW, DEVANAGARI, THAI, HAN)

    def drawable() -> Iterator[tuple[str, str]]:
        for place, character in enumerate(composed):
            if character in "\n\t" or character in bidi.MARKS:
                yield name, character
            elif character == _NON_JOINER and _between_arabic(composed, place):
                yield fallbacks[0], character
            elif unicodedata.category(character) in _UNSEEN:
                yield name, f"[U+{ord(character):04X}]"
            else:
                drawing = (one for one in (name, *fallbacks) if ord(character) in glyphs(one))
                if (drawn := next(drawing, None)) is not None:
                    yield drawn, character
                else:
                    yield name, f"[U+{ord(character):04X}]"

    found = list(drawable())
    if not needs_shaping(found):
        found = [one for one in found if one[1] not in bidi.MARKS]
    grouped = groupby(found, key=lambda pair: pair[0])
    return [(drawn, "".join(part for _, part in pairs)) for drawn, pairs in grouped]


def needs_shaping(parts: Iterable[tuple[str, str]]) -> bool:
    """Whether a text of these runs is more than its characters one after the other."""
    return any(name in _SHAPED for name, _ in parts)


def _between_arabic(text: str, place: int) -> bool:
    """Whether a mark stands inside an Arabic word, where Persian parts letters with it."""
    sides = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return len(sides) == 2 and all(unicodedata.bidirectional(one) == "AL" for one in sides)
