"""Sections 8 and 9: the items, and every hand that they went through."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer, Table

from xfv_desktop.domain.comparison import ComparedFace
from xfv_desktop.domain.custody import breaks
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.particulars import About, Subject
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import (
    Cell,
    Command,
    bullets,
    columns,
    fingerprint,
    value,
)

KEY_WIDTH = 96.0
SHARES = (0.07, 0.15, 0.1, 0.15, 0.15, 0.12, 0.16, 0.1)
"""Widths of the columns of the ledger as parts of the whole."""


def items(document: ReportDocument, width: float) -> list[Flowable]:
    """Both exhibits beside each other, their hashes below over the whole width."""
    return [
        _table(document, width),
        Spacer(0, 4),
        ty.paragraph(document.words["items"]["integrity"], ty.BODY),
    ]


def custody(document: ReportDocument, width: float) -> list[Flowable]:
    """The ledger of both exhibits, in the local time of each entry with its offset from UTC."""
    words = document.words
    if not document.custody:
        return [ty.paragraph(words["custody"]["none"], ty.BODY)]
    label = words["labels"]["custody"]
    rows: list[list[Cell]] = [
        [
            value(text)
            for text in (
                entry.exhibit,
                f"{entry.at:{words['times']['minute']}} {entry.at:%z}",
                words.said(entry.act.value),
                entry.given_by,
                entry.received_by,
                words.said(entry.reason),
                entry.person,
                label["verified" if entry.hash_verified else "not_verified"],
            )
        ]
        for entry in document.custody
    ]
    return [
        columns(label["heads"], rows, [width * share for share in SHARES]),
        *(ty.paragraph(gap, ty.BODY) for gap in _gaps(document)),
    ]


def _gaps(document: ReportDocument) -> Iterator[str]:
    """Where the chain of an exhibit breaks, said below its table."""
    words = document.words
    sentence = words["custody"]["gap"]
    for before, after in breaks(document.custody):
        yield sentence.format(
            exhibit=after.exhibit,
            time=f"{after.at:{words['times']['minute']}} {after.at:%z}",
            holder=before.received_by,
            giver=after.given_by,
        )


def _table(document: ReportDocument, width: float) -> Table:
    words, examination = document.words, document.examination
    comparison = examination.comparison
    pairs = (
        (examination.questioned, comparison.probe),
        (examination.known, comparison.reference),
    )
    described = [dict(_description(document, exhibit, compared)) for exhibit, compared in pairs]
    rows: list[list[Cell]] = []
    spans: list[Command] = []
    for key in described[0]:
        rows.append([ty.paragraph(key, ty.KEY), *(both[key] for both in described)])
    for exhibit, _ in pairs:
        digests = {"SHA-256": exhibit.image.sha256, **exhibit.origin.digests}
        for algorithm, digest in digests.items():
            spans.append(("SPAN", (1, len(rows) + 1), (2, len(rows) + 1)))
            name = words["labels"]["items"]["hash"].format(
                algorithm=algorithm, exhibit=exhibit.number
            )
            lines: Cell = [fingerprint(digest[at : at + 64]) for at in range(0, len(digest), 64)]
            rows.append([ty.paragraph(name, ty.KEY), lines, []])
    half = (width - KEY_WIDTH) / 2
    head = ["", *(words["sides"][side] for side in Side)]
    return columns(head, rows, [KEY_WIDTH, half, half], spans)


def _description(
    document: ReportDocument, exhibit: Exhibit, compared: ComparedFace
) -> Iterator[tuple[str, Cell]]:
    words, image, face = document.words, exhibit.image, exhibit.face
    label, origin, box = words["labels"]["items"], exhibit.origin, face.box
    subject = Subject(About.EXHIBIT, exhibit.number)

    def told(key: str, **places: object) -> tuple[str, Cell]:
        return label[key], value(label[f"{key}_text"].format(**places))

    name = f"{exhibit.number}\u00a0\u00a0{exhibit.label}"
    source = exhibit.source or document.particulars.text("item_source", subject)
    received = words.moment(origin.received_at) if origin.received_at else ""
    taken_in = label["by"].format(moment=words.moment(exhibit.added_at), person=exhibit.added_by)
    yield label["exhibit"], ty.paragraph(name, ty.CELL_BOLD)
    yield label["subject"], value(origin.subject)
    yield label["name"], value(image.name)
    yield told("file", format=image.format, bytes=words.count(image.byte_count))
    yield told("size", width=words.count(image.width), height=words.count(image.height))
    yield label["source"], value(source)
    yield label["received"], value(", ".join(p for p in (origin.received_from, received) if p))
    yield label["taken_in"], value(taken_in)
    for field in ("item_condition", "item_processing"):
        yield document.said(field, subject)[0], value(document.particulars.text(field, subject))
    yield told(
        "face",
        number=exhibit.face_index + 1,
        count=len(exhibit.faces),
        score=words.number(face.detector_score, 3),
        turned=label["turned"].format(degrees=face.turn) if face.turn else "",
    )
    yield told(
        "box",
        width=words.number(box.width, 0),
        height=words.number(box.height, 0),
        x=words.number(box.x, 0),
        y=words.number(box.y, 0),
    )
    yield told(
        "eyes",
        distance=words.number(face.eye_distance_px, 1),
        residual=words.number(compared.crop.residual_px, 2),
    )
    yield label["remarks"], value(exhibit.remarks)
    remarks = [words.said(one) for one in dict.fromkeys((*image.remarks, *compared.warnings))]
    yield label["program"], bullets(remarks) if remarks else value(words["none"])
