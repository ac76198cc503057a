"""A paragraph in which letters join, or lines run from right to left."""

from collections.abc import Sequence
from typing import Self

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.platypus import Flowable

from xfv_desktop.reporting.typesetting import bidi
from xfv_desktop.reporting.typesetting.fonts import runs
from xfv_desktop.reporting.typesetting.shaping import Line, broken, draw, extent, shaped


class ShapedParagraph(Flowable):
    """Text in a style, as reportlab's paragraph would set it if it knew its script.

    Several lines that run from right to left begin at the right edge; one alone stands where the
    style puts it, such as beside what it answers in a table.
    """

    def __init__(self, stretches: Sequence[tuple[int, Line]], style: ParagraphStyle) -> None:
        """``stretches``: what stands between two line ends, each with its level."""
        super().__init__()
        self.style, self.bullet = style, ""
        self._stretches = tuple(stretches)
        self._lines: list[tuple[int, Line]] = []

    @classmethod
    def of(cls, text: str, style: ParagraphStyle, bullet: str | None) -> Self:
        """A text of any origin; ``bullet`` stands before it."""
        stretches = []
        for line in text.expandtabs(4).split("\n"):
            parts = runs(line, style.fontName)
            level = bidi.base_level("".join(part for _, part in parts))
            stretches.append((level, shaped(parts, level)))
        made = cls(stretches, style)
        made.bullet = bullet or ""
        return made

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """The whole width, and the height of all lines."""
        style = self.style
        room = (availWidth - style.leftIndent - style.rightIndent) / style.fontSize
        self._lines = [
            (level, line) for level, whole in self._stretches for line in broken(whole, room)
        ]
        self.width, self.height = availWidth, len(self._lines) * style.leading
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """What fits into that height and the rest, no line alone on a page; or nothing."""
        self.wrap(availWidth, availHeight)
        count = len(self._lines)
        fitting = int(availHeight / self.style.leading + 1e-6)
        if fitting >= count:
            return [self]
        fitting = min(fitting, count - 2)
        if fitting < 2:
            return []
        above, below = (
            ShapedParagraph(lines, self.style)
            for lines in (self._lines[:fitting], self._lines[fitting:])
        )
        above.bullet = self.bullet
        return [above, below]

    def draw(self) -> None:
        """Bullet and lines."""
        canvas, style = self.canv, self.style
        canvas.saveState()
        canvas.setFillColor(style.textColor)
        y = self.height - getAscentDescent(style.fontName, style.fontSize)[0]
        if self.bullet:
            canvas.setFont(style.bulletFontName, style.bulletFontSize)
            canvas.drawString(style.bulletIndent, y, self.bullet)
        for level, line in self._lines:
            free = self.width - style.leftIndent - style.rightIndent
            free -= extent(line) * style.fontSize
            backwards = level == 1 and len(self._lines) > 1
            if style.alignment == TA_CENTER:
                free /= 2
            elif style.alignment != TA_RIGHT and not backwards:
                free = 0
            draw(canvas, style.leftIndent + free, y, line, style.fontSize)
            y -= style.leading
        canvas.restoreState()
