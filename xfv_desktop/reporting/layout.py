"""A report document as PDF: pages, header, footer, metadata."""

import hashlib
import io
from collections.abc import Mapping

import attrs
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
)

from xfv_desktop.reporting import typography as ty
from xfv_desktop.reporting.annex import photographs, saliency
from xfv_desktop.reporting.archival import archival
from xfv_desktop.reporting.attachments import Attachment, map_attachments
from xfv_desktop.reporting.cover import cover
from xfv_desktop.reporting.document import DEMONSTRATION, ReportDocument, pdf_date, utc
from xfv_desktop.reporting.extract import extract
from xfv_desktop.reporting.likelihood import likelihood
from xfv_desktop.reporting.opinion import opinion
from xfv_desktop.reporting.record import SIGNATURE_SIZE, record
from xfv_desktop.reporting.wording import wording

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 20 * mm, 25 * mm, 20 * mm
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE_MARGIN
PLATES_HEIGHT = 200 * mm
TOTAL = "number-of-pages"


@attrs.frozen
class SignaturePlace:
    """Where the signature field belongs: page from 0, box in points from the lower left corner."""

    page: int
    left: int
    bottom: int
    right: int
    top: int


@attrs.frozen
class RenderedReport:
    """An unsigned report, its extract, and the places that wait for its signatures, by field."""

    pdf: bytes = attrs.field(repr=False)
    extract: Attachment
    places: Mapping[str, SignaturePlace]


def render(document: ReportDocument) -> RenderedReport:
    """The report on A4 pages, PDF/A-3b. Equal documents give equal bytes, in every time zone."""
    ty.register_fonts()
    accompanying = map_attachments(document)
    extracted = extract(document, accompanying)
    places: dict[str, SignaturePlace] = {}

    def placed(field: str, page: int, x: float, y: float) -> None:
        left, bottom = round(x), round(y)
        width, height = (round(length) for length in SIGNATURE_SIZE)
        places[field] = SignaturePlace(page - 1, left, bottom, left + width, bottom + height)

    story = [
        *cover(document, TEXT_WIDTH, extracted.sha256),
        CondPageBreak(PLATES_HEIGHT),  # below the rest of a long list of items, where there is room
        *photographs(document, TEXT_WIDTH),
        PageBreak(),
        *saliency(document, TEXT_WIDTH),
        *likelihood(document, TEXT_WIDTH),
        *opinion(document, TEXT_WIDTH),
        *record(document, TEXT_WIDTH, placed),
        _NumberOfPages(),
    ]
    stream = io.BytesIO()
    _Template(stream, document).build(story)
    pdf = archival(
        stream.getvalue(), issued_at=document.issued_at, attachments=(extracted, *accompanying)
    )
    return RenderedReport(pdf, extracted, places)


class _Template(BaseDocTemplate):
    """Pages with header and footer; the number of pages is filled in at the end."""

    def __init__(self, stream: io.BytesIO, document: ReportDocument) -> None:
        organisation = document.examiner.organisation
        super().__init__(
            stream,
            pagesize=A4,
            # Without this, reportlab writes the local time and a random identifier.
            invariant=1,
            initialFontName=ty.SANS,
            lang="en",
            title=f"{wording()['title']} {document.report_id}",
            author=", ".join(part for part in (document.examiner.name, organisation) if part),
            subject=f"{document.case.reference} – {document.case.title}",
            creator="XFV Desktop",
            keywords=[
                _trail_mark(document),
                *([DEMONSTRATION] if document.case.demonstration else []),
            ],
        )
        self._document = document
        frame = Frame(
            SIDE_MARGIN,
            BOTTOM_MARGIN,
            TEXT_WIDTH,
            PAGE_HEIGHT - TOP_MARGIN - BOTTOM_MARGIN,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._furniture))

    def beforeDocument(self) -> None:  # noqa: N802
        """Sets the date of issue, always in UTC, and what the file's identifier starts from."""
        issued = pdf_date(self._document.issued_at)
        self.canv.setDateFormatter(lambda *_: issued)
        # By default it starts from the environment: from SOURCE_DATE_EPOCH, where that is set.
        seed = self._document.report_id.encode()
        self.canv._doc.signature = hashlib.md5(  # type: ignore[attr-defined]
            seed, usedforsecurity=False
        )
        self.canv.setViewerPreference("DisplayDocTitle", "true")

    def _furniture(self, canvas: Canvas, template: BaseDocTemplate) -> None:
        document = self._document
        left, right = SIDE_MARGIN, PAGE_WIDTH - SIDE_MARGIN
        if document.case.demonstration:
            _demonstration(canvas)
        canvas.setFillColor(ty.GREY)
        canvas.setStrokeColor(ty.RULE)
        canvas.setLineWidth(0.5)
        top, bottom, size = PAGE_HEIGHT - 16 * mm, 12.5 * mm, 7.4
        half = TEXT_WIDTH / 2 - 8
        name = f"{wording()['title']} {document.report_id}"
        ty.draw_line(canvas, left, top, ty.shortened(name, half, ty.SANS, size), ty.SANS, size)
        case = ty.shortened(f"Case {document.case.reference}", half, ty.SANS, size)
        ty.draw_line(canvas, right - ty.width_of(case, ty.SANS, size), top, case, ty.SANS, size)
        canvas.line(left, top - 5, right, top - 5)
        canvas.line(left, bottom + 11, right, bottom + 11)
        end = ty.draw_line(canvas, left, bottom, f"Page {template.page} of ", ty.SANS, size)
        canvas.saveState()
        canvas.translate(end, bottom)
        canvas.doForm(TOTAL)
        canvas.restoreState()
        issued = f"Issued {utc(document.issued_at)}"
        ty.draw_line(
            canvas, right - ty.width_of(issued, ty.SANS, size), bottom, issued, ty.SANS, size
        )


def _trail_mark(document: ReportDocument) -> str:
    """The head of the audit trail for programs that read no PDF: it stands in the file as it is."""
    head = document.audit_head
    return f"XFV audit event {head.sequence} seal {head.seal}"


class _NumberOfPages(Flowable):
    """Takes no room at the end of the story; there it fills in what every footer refers to."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Nothing."""
        return 0, 0

    def draw(self) -> None:
        """The number of this last page as a form that the footers have referred to."""
        canvas = self.canv
        total = str(canvas.getPageNumber())
        canvas.beginForm(TOTAL)
        canvas.setFillColor(ty.GREY)
        ty.draw_line(canvas, 0, 0, total, ty.SANS, 7.4)
        canvas.endForm()


def _demonstration(canvas: Canvas) -> None:
    """The mark of a demonstration: a strip over the whole width of the page."""
    canvas.saveState()
    canvas.setFillColor(ty.ALARM)
    canvas.rect(0, PAGE_HEIGHT - 8 * mm, PAGE_WIDTH, 8 * mm, stroke=0, fill=1)
    canvas.setFillColor("white")
    width = ty.width_of(DEMONSTRATION, ty.BOLD, 10)
    ty.draw_line(
        canvas, (PAGE_WIDTH - width) / 2, PAGE_HEIGHT - 5.2 * mm, DEMONSTRATION, ty.BOLD, 10
    )
    canvas.restoreState()
