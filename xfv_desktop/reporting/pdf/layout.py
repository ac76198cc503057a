"""A report document as PDF: pages, header, footer, metadata."""

import hashlib
import io
from collections.abc import Callable, Mapping

import attrs
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
)

from xfv_desktop.reporting.document import DEMONSTRATION, ReportDocument, pdf_date
from xfv_desktop.reporting.parts.annex import saliency
from xfv_desktop.reporting.parts.cover import cover
from xfv_desktop.reporting.parts.figures import section
from xfv_desktop.reporting.parts.limitations import limitations
from xfv_desktop.reporting.pdf.archival import archival
from xfv_desktop.reporting.pdf.attachments import Attachment, attachments
from xfv_desktop.reporting.pdf.extract import extract
from xfv_desktop.reporting.sections import (
    algorithm,
    annexes,
    assignment,
    closing,
    features,
    items,
    method,
    parties,
    weighing,
)
from xfv_desktop.reporting.sections.signatures import SIGNATURE_SIZE, signatures
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.bidi import unmarked
from xfv_desktop.reporting.typesetting.navigation import TOTAL, Heading, PageNumbers

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 20 * mm, 25 * mm, 20 * mm
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE_MARGIN

LAST = 3
"""Parts of the report that stay with its end mark."""

PARTS: Mapping[int, Callable[[ReportDocument, float], list[Flowable]]] = {
    2: parties.laboratory,
    3: parties.customer,
    4: parties.persons,
    6: assignment.instructions,
    7: assignment.propositions,
    8: items.items,
    9: items.custody,
    10: method.method,
    11: method.processing,
    12: method.quality,
    13: features.features,
    14: features.opinions,
    15: algorithm.algorithm,
    16: saliency,
    17: weighing.evaluation,
    18: weighing.conclusion,
    19: limitations,
    20: weighing.verification,
    21: closing.software,
    22: closing.literature,
    23: closing.statements,
    25: annexes.annexes,
}
"""What fills each section; 1 and 5 stand on the first page, 24 waits for the signatures."""


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
    accompanying = attachments(document)
    extracted = extract(document, accompanying)
    document = unmarked(document)  # what is printed; the extract has every text as it is
    places: dict[str, SignaturePlace] = {}

    def placed(field: str, page: int, x: float, y: float) -> None:
        left, bottom = round(x), round(y)
        width, height = (round(length) for length in SIGNATURE_SIZE)
        places[field] = SignaturePlace(page - 1, left, bottom, left + width, bottom + height)

    story = [*cover(document, TEXT_WIDTH, extracted.sha256)]
    for number in sorted({*PARTS, 24} - document.edition.omissions().keys()):
        if number == 24:
            story += signatures(document, TEXT_WIDTH, placed)
        else:
            story += [*section(document, number), *PARTS[number](document, TEXT_WIDTH)]
    pages: dict[int, int] = {}
    end = document.words["page"]["end"].format(id=document.report_id)
    # The end mark never stands alone on a page
    last = [*story[-LAST:], Spacer(0, 10), ty.paragraph(end, ty.CAPTION)]
    story = [*story[:-LAST], KeepTogether(last), PageNumbers(pages)]
    stream = io.BytesIO()
    _Template(stream, document, pages).build(story)
    pdf = archival(
        stream.getvalue(), issued_at=document.issued_at, attachments=(extracted, *accompanying)
    )
    return RenderedReport(pdf, extracted, places)


class _Template(BaseDocTemplate):
    """Pages with header and footer; the number of pages is filled in at the end."""

    def __init__(self, stream: io.BytesIO, document: ReportDocument, pages: dict[int, int]) -> None:
        """``pages`` is told the page of each section."""
        organisation = document.examiner.organisation
        super().__init__(
            stream,
            pagesize=A4,
            # Without this, reportlab writes the local time and a random identifier.
            invariant=1,
            initialFontName=ty.SANS,
            lang=document.edition.language,
            title=f"{document.words['title']} {document.report_id}",
            author=", ".join(part for part in (document.examiner.name, organisation) if part),
            subject=" – ".join(filter(None, (document.case.reference, document.case.title))),
            creator="XFV Desktop",
            keywords=[
                _trail_mark(document),
                *([DEMONSTRATION] if document.case.demonstration else []),
            ],
        )
        self._document, self._pages = document, pages
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

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Notes the page of a heading."""
        if isinstance(flowable, Heading):
            self._pages[flowable.number] = self.page

    def _furniture(self, canvas: Canvas, template: BaseDocTemplate) -> None:
        document, words = self._document, self._document.words
        left, right = SIDE_MARGIN, PAGE_WIDTH - SIDE_MARGIN
        if document.case.demonstration:
            _demonstration(canvas, words["page"]["demonstration"])
        if document.edition.draft:
            _watermark(canvas, words["page"]["draft"])
        canvas.setFillColor(ty.GREY)
        canvas.setStrokeColor(ty.RULE)
        canvas.setLineWidth(0.5)
        top, bottom, size = PAGE_HEIGHT - 16 * mm, 12.5 * mm, 7.4
        half = TEXT_WIDTH / 2 - 8
        name = f"{document.words['title']} {document.report_id}"
        ty.draw_line(canvas, left, top, ty.shortened(name, half, ty.SANS, size), ty.SANS, size)
        case = words["page"]["case"].format(case=document.case.reference or document.case.title)
        marking = document.particulars.text("classification")
        case = ty.shortened(" · ".join(filter(None, (marking, case))), half, ty.SANS, size)
        ty.draw_line(canvas, right - ty.width_of(case, ty.SANS, size), top, case, ty.SANS, size)
        canvas.line(left, top - 5, right, top - 5)
        canvas.line(left, bottom + 11, right, bottom + 11)
        place = words["page"]["of"].format(page=template.page)
        end = ty.draw_line(canvas, left, bottom, place, ty.SANS, size)
        canvas.saveState()
        canvas.translate(end, bottom)
        canvas.doForm(TOTAL)
        canvas.restoreState()
        kind = "drafted" if document.edition.draft else "issued"
        issued = words["page"][kind].format(moment=words.moment(document.issued_at))
        ty.draw_line(
            canvas, right - ty.width_of(issued, ty.SANS, size), bottom, issued, ty.SANS, size
        )


def _trail_mark(document: ReportDocument) -> str:
    """The head of the audit trail for programs that read no PDF: it stands in the file as it is."""
    head = document.audit_head
    return f"XFV audit event {head.sequence} seal {head.seal}"


def _watermark(canvas: Canvas, text: str) -> None:
    """One word across the page, light enough to read what stands over it."""
    size = 110.0
    canvas.saveState()
    canvas.setFillColor(ty.WATERMARK)
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(55)
    ty.draw_line(canvas, -ty.width_of(text, ty.BOLD, size) / 2, -size / 3, text, ty.BOLD, size)
    canvas.restoreState()


def _demonstration(canvas: Canvas, text: str) -> None:
    """The mark of a demonstration: a strip over the whole width of the page."""
    canvas.saveState()
    canvas.setFillColor(ty.ALARM)
    canvas.rect(0, PAGE_HEIGHT - 8 * mm, PAGE_WIDTH, 8 * mm, stroke=0, fill=1)
    canvas.setFillColor("white")
    width = ty.width_of(text, ty.BOLD, 10)
    ty.draw_line(canvas, (PAGE_WIDTH - width) / 2, PAGE_HEIGHT - 5.2 * mm, text, ty.BOLD, 10)
    canvas.restoreState()
