"""The last sections: model and software, integrity, limits, verification, signature."""

from collections.abc import Callable

from reportlab.platypus import Flowable, KeepTogether, Spacer

from xfv_desktop.domain.comparison import ModelCard
from xfv_desktop.reporting import typography as ty
from xfv_desktop.reporting.custody import checkpoint_rows, custody_table
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.figures import section
from xfv_desktop.reporting.performance import operating_point, picture_quality
from xfv_desktop.reporting.tables import Cell, bullets, facts, fingerprint, side_by_side, steps
from xfv_desktop.reporting.wording import wording

SIGNATURE_SIZE = (268.0, 78.0)
EXAMINER_FIELD, VERIFIER_FIELD = "Examiner", "Verifier"
Placed = Callable[[str, int, float, float], None]
"""Told where a signature field lies: its name, page (from 1), x and y of its lower left corner."""


def record(document: ReportDocument, width: float, placed: Placed) -> list[Flowable]:
    """Sections 7 to 11. ``placed`` is told of both signature fields."""
    text = wording()
    head = document.audit_head
    return [
        *section(7, "Model and software"),
        *_system(document, width),
        *section(8, "Integrity"),
        ty.paragraph(text["integrity"]["head"], ty.BODY),
        Spacer(0, 3),
        facts(
            [
                ("Audit event", f"No. {head.sequence}, {head.action}, {head.at} by {head.actor}"),
                ("Seal (SHA-256)", fingerprint(head.seal)),
                *checkpoint_rows(document),
            ],
            width,
        ),
        Spacer(0, 5),
        *bullets(text["integrity"]["attachments"]),
        *custody_table(document, width),
        *section(9, "Limitations and statements"),
        *bullets((*text["limitations"]["points"], *text["statements"]["points"])),
        *section(10, "How to verify this report"),
        *steps(text["verification"]["steps"]),
        KeepTogether([*section(11, "Signatures"), *_signatures(document, width, placed)]),
    ]


def _system(document: ReportDocument, width: float) -> list[Flowable]:
    comparison = document.examination.comparison
    card = comparison.model
    rows: list[tuple[str, Cell | str]] = [
        ("Model", f"{card.title} ({card.name})"),
        ("Architecture", card.architecture),
        ("Model file", f"{card.file} (package {card.package})" if card.package else card.file),
        ("SHA-256 of the file", fingerprint(card.sha256)),
        ("Source and licence", f"{card.source}; {card.licence}"),
        ("Training data", card.training_data),
        ("Input and output", _interface(card)),
        ("Operating point", operating_point(card.operating_point)),
        *(
            (f"Picture quality of {exhibit.number}", picture_quality(side.quality))
            for exhibit, side in (
                (document.examination.questioned, comparison.probe),
                (document.examination.known, comparison.reference),
            )
        ),
        (
            "Other models",
            "results in section 1" if document.other_results else wording()["result"]["alone"],
        ),
        (
            "Software",
            "; ".join(f"{name} {state}" for name, state in comparison.environment.items()),
        ),
        (
            "Fonts",
            wording()["record"]["fonts"],
        ),
    ]
    return [facts(rows, width)]


def _interface(card: ModelCard) -> str:
    mean = ", ".join(f"{number:g}" for number in card.mean)
    scale = ", ".join(f"{number:g}" for number in card.scale)
    return (
        f"112 × 112 pixels, {card.colour_order}, (pixel − mean) × scale with mean ({mean}) and "
        f"scale ({scale}); {card.embedding_dim} values, compared by {card.similarity}"
    )


def _signatures(document: ReportDocument, width: float, placed: Placed) -> list[Flowable]:
    examiner = document.examiner
    text = wording()["signature"]
    field_width = SIGNATURE_SIZE[0]
    person: list[Flowable] = [
        ty.paragraph(examiner.name, ty.CELL_BOLD),
        *(ty.paragraph(line, ty.CELL) for line in (examiner.role, examiner.organisation) if line),
        Spacer(0, 5),
        ty.paragraph(text["text"], ty.SMALL),
    ]
    verifier: list[Flowable] = [
        ty.paragraph(text["verifier"], ty.CELL_BOLD),
        Spacer(0, 5),
        ty.paragraph(text["countersignature"], ty.SMALL),
    ]
    fields = (
        SignatureField(EXAMINER_FIELD, text["empty"], placed),
        SignatureField(VERIFIER_FIELD, text["open"], placed),
    )
    widths = [width - field_width - 16, 16, field_width]
    return [
        side_by_side([person, [], fields[0]], widths),
        Spacer(0, 8),
        side_by_side([verifier, [], fields[1]], widths),
        Spacer(0, 10),
        ty.paragraph(f"– End of report {document.report_id} –", ty.CAPTION),
    ]


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
