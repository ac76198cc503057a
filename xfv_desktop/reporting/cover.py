"""The first page: what case this is, what the system said, and which items it was given."""

from reportlab.platypus import Flowable, Spacer, Table

from xfv_desktop.domain.comparison import ComparedFace, Comparison, Decision
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.reporting import typography as ty
from xfv_desktop.reporting.document import ReportDocument, utc
from xfv_desktop.reporting.figures import ScoreScale, distinguished, section
from xfv_desktop.reporting.other_results import other_results
from xfv_desktop.reporting.performance import error_rates
from xfv_desktop.reporting.tables import (
    Cell,
    Command,
    boxed,
    columns,
    facts,
    fingerprint,
    side_by_side,
    value,
)
from xfv_desktop.reporting.wording import wording

SIDE_NAMES = {
    Side.PROBE: "Questioned exhibit (probe)",
    Side.REFERENCE: "Known exhibit (reference)",
}


KEY_WIDTH = 72.0


def cover(document: ReportDocument, width: float, extract_sha256: str) -> list[Flowable]:
    """Title, case, result and items, and the hash of the attached extract."""
    text = wording()
    title: list[Flowable] = [
        ty.paragraph(text["title"], ty.TITLE),
        ty.paragraph(text["subtitle"], ty.SUBTITLE),
        Spacer(0, 9),
    ]
    if document.examiner.organisation.strip():
        title.insert(0, ty.paragraph(document.examiner.organisation, ty.SUBHEADING))
    return [
        *title,
        _identification(document, width),
        facts([("Extract, SHA-256", fingerprint(extract_sha256))], width, KEY_WIDTH),
        *section(1, "Result of the automatic comparison"),
        _result(document.examination.comparison, width),
        *other_results(document, width),
        *section(2, "Items compared"),
        _items(document, width),
    ]


def _identification(document: ReportDocument, width: float) -> Table:
    case, examination, examiner = document.case, document.examination, document.examiner
    gap, key = 14.0, KEY_WIDTH
    half = (width - gap) / 2
    left = [
        ("Report", document.report_id),
        ("Report issued", utc(document.issued_at)),
        ("Case", case.title),
        ("Case reference", case.reference),
        ("Case opened", f"{utc(case.created_at)} by {case.examiner}"),
    ]
    right = [
        ("Examiner", examiner.name),
        ("Role", examiner.role),
        ("Organisation", examiner.organisation),
        ("Examination", f"No. {examination.number}, {utc(examination.examined_at)}"),
        ("Examined by", examination.examined_by),
    ]
    return side_by_side([facts(left, half, key), [], facts(right, half, key)], [half, gap, half])


def _result(comparison: Comparison, width: float) -> Table:
    text = wording()["result"]
    point = comparison.model.operating_point
    inner = width - 24
    accept = comparison.decision is Decision.ACCEPT
    score, threshold = distinguished(comparison.score, comparison.threshold)
    entries = (
        ("Similarity score", score, "cosine, from −1 to 1"),
        (
            "Decision threshold",
            threshold,
            f"operating point of {comparison.model.title}"
            if point.validated
            else f"{comparison.model.title}: unvalidated",
        ),
        (
            "Output of the system at the threshold",
            comparison.decision.upper(),
            text["accept"] if accept else text["reject"],
        ),
    )
    cells: list[Cell] = [
        [
            ty.paragraph(name, ty.KEY),
            ty.paragraph(figure, ty.FIGURE),
            Spacer(0, 3),
            ty.paragraph(note, ty.SMALL),
        ]
        for name, figure, note in entries
    ]
    numbers = side_by_side(cells, [inner * 0.28, inner * 0.34, inner * 0.38])
    parts: list[Flowable] = [
        numbers,
        Spacer(0, 6),
        ScoreScale((comparison.score, score), (comparison.threshold, threshold), inner),
        Spacer(0, 4),
        ty.paragraph(error_rates(point), ty.BODY),
        Spacer(0, 4),
        ty.paragraph(text["meaning"], ty.BODY_BOLD),
    ]
    return boxed(parts, width, ty.ACCENT, ty.TINT)


def _items(document: ReportDocument, width: float) -> Table:
    examination = document.examination
    comparison = examination.comparison
    pairs = (
        (examination.questioned, comparison.probe),
        (examination.known, comparison.reference),
    )
    described = [_description(exhibit, compared) for exhibit, compared in pairs]
    rows: list[list[Cell]] = []
    spans: list[Command] = []
    for key in described[0]:
        rows.append([ty.paragraph(key, ty.KEY), *(both[key] for both in described)])
    for exhibit, _ in pairs:
        spans.append(("SPAN", (1, len(rows) + 1), (2, len(rows) + 1)))
        name = ty.paragraph(f"SHA-256 of {exhibit.number}", ty.KEY)
        rows.append([name, fingerprint(exhibit.image.sha256), []])
    key_width = 96.0
    half = (width - key_width) / 2
    head = ["", *SIDE_NAMES.values()]
    return columns(head, rows, [key_width, half, half], spans)


def _description(exhibit: Exhibit, compared: ComparedFace) -> dict[str, Cell]:
    image, face = exhibit.image, exhibit.face
    box = face.box
    upright = (
        "upright" if image.orientation == 1 else f"EXIF orientation {image.orientation} applied"
    )
    turned = f"; photograph turned by {face.turn}°" if face.turn else ""
    remarks = dict.fromkeys((*image.remarks, *compared.warnings))
    return {
        "Exhibit": ty.paragraph(f"{exhibit.number}\u00a0\u00a0{exhibit.label}", ty.CELL_BOLD),
        "File name": value(image.name),
        "File": value(f"{image.format}, {image.byte_count:,} bytes"),
        "Dimensions": value(f"{image.width} × {image.height} pixels, {upright}"),
        "Source": value(exhibit.source),
        "Taken in": value(f"{utc(exhibit.added_at)} by {exhibit.added_by}"),
        "Face": value(
            f"No. {exhibit.face_index + 1} of {len(exhibit.faces)} found, detector score "
            f"{face.detector_score:.3f}{turned}"
        ),
        "Face box": value(
            f"{box.width:.0f} × {box.height:.0f} pixels at x {box.x:.0f}, y {box.y:.0f}"
        ),
        "Eye distance": value(
            f"{face.eye_distance_px:.1f} pixels; alignment residual "
            f"{compared.crop.residual_px:.2f} pixels of the crop"
        ),
        "Examiner’s remarks": value(exhibit.remarks),
        "Program’s remarks": [value(remark) for remark in remarks or ["none"]],
    }
