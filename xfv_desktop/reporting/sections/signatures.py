"""Section 24: the fields that wait for the signatures of examiner and verifier."""

from collections.abc import Callable

from reportlab.platypus import Flowable, KeepTogether, Spacer

from xfv_desktop.domain.particulars import Form
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.figures import section
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import side_by_side

SIGNATURE_SIZE = (268.0, 78.0)
EXAMINER_FIELD, VERIFIER_FIELD = "Examiner", "Verifier"
Placed = Callable[[str, int, float, float], None]
"""Told where a signature field lies: its name, page (from 1), x and y of its lower left corner."""


def signatures(document: ReportDocument, width: float, placed: Placed) -> list[Flowable]:
    """The section with its heading, in one piece. ``placed`` is told of every field."""
    words, examiner = document.words, document.examiner
    text, field_width = words["signature"], SIGNATURE_SIZE[0]
    widths = [width - field_width - 16, 16, field_width]
    person: list[Flowable] = [
        ty.paragraph(examiner.name, ty.CELL_BOLD),
        *(ty.paragraph(line, ty.CELL) for line in (examiner.role, examiner.organisation) if line),
        Spacer(0, 5),
    ]
    parts: list[Flowable] = section(document, 24)
    if document.edition.draft:
        return [KeepTogether([*parts, *person, ty.paragraph(text["draft"], ty.BODY_BOLD)])]
    person.append(ty.paragraph(text["text"], ty.SMALL))
    field = SignatureField(EXAMINER_FIELD, text["empty"], placed)
    parts.append(side_by_side([person, [], field], widths))
    if document.edition.form is not Form.NOTE:
        verifier: list[Flowable] = [
            ty.paragraph(text["verifier"], ty.CELL_BOLD),
            Spacer(0, 5),
            ty.paragraph(text["countersignature"], ty.SMALL),
        ]
        field = SignatureField(VERIFIER_FIELD, text["open"], placed)
        parts += [Spacer(0, 8), side_by_side([verifier, [], field], widths)]
    return [KeepTogether(parts)]


class SignatureField(Flowable):
    """The empty frame that an electronic signature will cover."""

    def __init__(self, name: str, text: str, placed: Placed) -> None:
        super().__init__()
        self._name, self._text, self._placed = name, text, placed
        self.width, self.height = SIGNATURE_SIZE

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """The frame; tells where it lies."""
        canvas = self.canv
        canvas.setStrokeColor(ty.RULE)
        canvas.setLineWidth(0.6)
        canvas.setDash(2, 2)
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        canvas.setDash()
        canvas.setFillColor(ty.GREY)
        ty.draw_line(canvas, 8, self.height - 13, self._text, ty.SANS, 7)
        x, y = canvas.absolutePosition(0, 0)
        self._placed(self._name, canvas.getPageNumber(), x, y)
