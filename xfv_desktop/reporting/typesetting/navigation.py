"""Numbered headings with bookmarks, and the contents that point to them.

Page numbers are not known while the contents are drawn. They stand there as references to forms,
and the forms are written at the end, when every section has its page.
"""

from collections.abc import Mapping, Sequence

import attrs
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from xfv_desktop.reporting.typesetting import typography as ty

TOTAL = "number-of-pages"
SIZE, LINE, GAP, PAGE_ROOM = 8.2, 12.6, 18.0, 14.0


class Heading(Paragraph):
    """A section heading over a thin rule, with an entry in the PDF's outline."""

    def __init__(self, number: int, title: str) -> None:
        text = f"{number}\u00a0\u00a0{title}"
        super().__init__(ty.markup(text, ty.BOLD), ty.HEADING)
        self.number, self._entry = number, text
        self.spaceBefore, self.spaceAfter = 12, 6

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """The space taken, rule included."""
        width, height = super().wrap(availWidth, availHeight)
        return width, height + 4

    def draw(self) -> None:
        """Heading, rule and bookmark."""
        canvas = self.canv
        canvas.setStrokeColor(ty.ACCENT)
        canvas.setLineWidth(0.7)
        canvas.line(0, 0, self.width, 0)
        canvas.saveState()
        canvas.translate(0, 4)
        super().draw()
        canvas.restoreState()
        # XYZ and not Fit: Qt's PDF view refuses outline entries without a place on the page.
        _, top = canvas.absolutePosition(0, self.height)
        canvas.bookmarkPage(place(self.number), fit="XYZ", left=0, top=top + 12)
        canvas.addOutlineEntry(self._entry, place(self.number), level=0)


@attrs.frozen
class Entry:
    """A line of the contents; ``omitted``: whether the report leaves the section out."""

    number: int
    title: str
    omitted: bool


class Contents(Flowable):
    """All sections in two columns, each a link to its heading."""

    def __init__(self, entries: Sequence[Entry], width: float) -> None:
        super().__init__()
        self._entries, self._rows = entries, -(-len(entries) // 2)
        self.width, self.height = width, self._rows * LINE

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """Number, title, dots and page of each section."""
        across = (self.width - GAP) / 2
        for index, entry in enumerate(self._entries):
            column, row = divmod(index, self._rows)
            self._entry(entry, column * (across + GAP), self.height - (row + 1) * LINE + 3, across)

    def _entry(self, entry: Entry, x: float, y: float, across: float) -> None:
        canvas = self.canv
        canvas.setFillColor(ty.GREY if entry.omitted else ty.INK)
        number = str(entry.number)
        ty.draw_line(canvas, x + 12 - ty.width_of(number, ty.SANS, SIZE), y, number, ty.SANS, SIZE)
        title = ty.shortened(entry.title, across - 44, ty.SANS, SIZE)
        end = ty.draw_line(canvas, x + 18, y, title, ty.SANS, SIZE)
        if entry.omitted:
            canvas.setFillColor(ty.GREY)
            ty.draw_line(
                canvas, x + across - ty.width_of("–", ty.SANS, SIZE), y, "–", ty.SANS, SIZE
            )
            return
        dots = ty.width_of(" .", ty.SANS, SIZE)
        count = int((x + across - 16 - end) / dots)
        canvas.setFillColor(ty.GREY)
        ty.draw_line(canvas, x + across - 16 - count * dots, y, " ." * count, ty.SANS, SIZE)
        canvas.saveState()
        canvas.translate(x + across - PAGE_ROOM, y)
        canvas.doForm(_page_of(entry.number))
        canvas.restoreState()
        box = (x, y - 3, x + across, y + LINE - 4)
        canvas.linkRect("", place(entry.number), box, relative=1, thickness=0)


class PageNumbers(Flowable):
    """Takes no room at the end of the story; there it fills in what footers and contents show.

    ``pages``: the page of each section.
    """

    def __init__(self, pages: Mapping[int, int]) -> None:
        super().__init__()
        self._pages = pages

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Nothing."""
        return 0, 0

    def draw(self) -> None:
        """The number of this last page, and those of all sections, as forms."""
        canvas = self.canv
        _form(canvas, TOTAL, str(canvas.getPageNumber()), 7.4, right=False)
        for number, page in self._pages.items():
            _form(canvas, _page_of(number), str(page), SIZE, right=True)


def place(number: int) -> str:
    """The name of the bookmark of a section."""
    return f"section-{number}"


def _page_of(number: int) -> str:
    return f"page-of-section-{number}"


def _form(canvas: Canvas, name: str, text: str, size: float, *, right: bool) -> None:
    canvas.beginForm(name)
    canvas.setFillColor(ty.GREY)
    x = PAGE_ROOM - ty.width_of(text, ty.SANS, size) if right else 0
    ty.draw_line(canvas, x, 0, text, ty.SANS, size)
    canvas.endForm()
