"""Sections 10 to 12: method and order of work, image processing, quality."""

from collections.abc import Iterator
from hashlib import sha256

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Order, Procedure, Stage
from xfv_desktop.domain.quality import MEASURES, FaceQuality, Measure, with_unit
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.annex import compared_faces
from xfv_desktop.reporting.parts.network_pictures import network_pictures
from xfv_desktop.reporting.parts.processing_rows import processing_row, processing_table
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import (
    EMPTY,
    Cell,
    bullets,
    columns,
    facts,
    fingerprint,
    value,
)
from xfv_desktop.reporting.typesetting.wording import Wording

FACTOR_SHARES = (0.3, 0.2, 0.5)
MEASURE_SHARES = (0.2, 0.16, 0.16, 0.48)


def method(document: ReportDocument, width: float) -> list[Flowable]:
    """ACE-V in the order of this case, editions of the forms, procedure and deviations."""
    words, text = document.words, document.words["method"]
    told = [text["acev"]]
    told.append(text["opinion_first" if document.order is Order.OPINION_FIRST else "free"])
    if document.order is Order.FREE and document.order_reason:
        told.append(text["free_reason"].format(reason=document.order_reason))
    editions = dict.fromkeys(one.edition for one in document.procedures)
    told += [text["edition"].format(edition=words.said(one)) for one in editions]
    told += [text["standards"], text["system"]]
    rows = [document.said("procedure_followed"), document.said("deviations")]
    return [*bullets(told), Spacer(0, 3), facts(rows, width)]


def processing(document: ReportDocument, width: float) -> list[Flowable]:
    """From the bytes of each file to what was compared: every step, with hashes of the results."""
    text = document.words["processing"]
    return [
        ty.paragraph(text["reading"], ty.BODY),
        Spacer(0, 3),
        *(KeepTogether(facts(_steps(document, side), width)) for side in Side),
        Spacer(0, 3),
        *_enhancement(document, width),
        *network_pictures(document, width),
    ]


def _enhancement(document: ReportDocument, width: float) -> list[Flowable]:
    """What was done to the pictures for the eye."""
    words, text = document.words, document.words["processing"]
    if not document.processing:
        return [ty.paragraph(text["none_forensic"], ty.BODY)]
    rows = [processing_row(words, one, f"{one.exhibit}, {one.step}") for one in document.processing]
    return [
        ty.paragraph(text["forensic"], ty.BODY),
        Spacer(0, 3),
        processing_table(words, rows, width),
    ]


def _steps(document: ReportDocument, side: Side) -> Iterator[tuple[str, Cell | str]]:
    words, text = document.words, document.words["processing"]
    exhibit, compared = document.examination.exhibit(side), compared_faces(document)[side]
    image, origin = exhibit.image, exhibit.origin
    software = ", ".join(f"{words.said(name)} {v}" for name, v in origin.decoded_with.items())
    size = {"width": words.count(image.width), "height": words.count(image.height)}
    steps = [f"{text['decoded']} ({software})" if software else text["decoded"]]
    if image.frame is not None:
        steps.append(text["frame"].format(frame=words.said(image.frame.words)))
    upright = "as_stored" if image.orientation == 1 else "upright"
    steps.append(text[upright].format(orientation=image.orientation, **size))
    if (moved := compared.face.correction) is not None:
        told = text["corrected"].format(
            person=moved.by, at=words.moment(moved.at), reason=moved.reason
        )
        steps.append(told)
    if compared.face.turn:
        steps.append(text["turned"].format(degrees=compared.face.turn))
    if compared.steps:
        steps.append(text["for_network"].format(count=len(compared.steps)))
    residual = words.number(compared.crop.residual_px, 2)
    steps.append(text["aligned"].format(size=compared.crop.size, residual=residual))
    yield exhibit.number, "; ".join(steps) + "."
    if origin.pixels_sha256:
        yield text["hash_picture"], fingerprint(origin.pixels_sha256)
    crop = np.ascontiguousarray(compared.crop.pixels).tobytes()
    yield text["hash_crop"], fingerprint(sha256(crop).hexdigest())


def quality(document: ReportDocument, width: float) -> list[Flowable]:
    """The measures of both faces, then the examiners' judgement of the photograph."""
    words, text = document.words, document.words["quality"]
    comparison, examination = document.examination.comparison, document.examination
    faces = (comparison.probe.quality, comparison.reference.quality)
    numbers = (examination.questioned.number, examination.known.number)
    rows: list[list[Cell]] = [
        [
            value(words.said(measure.title)),
            *(value(_shown(words, measure, face)) for face in faces),
            ty.paragraph(text["meaning"][measure.field], ty.SMALL),
        ]
        for measure in MEASURES
    ]
    widths = [width * share for share in MEASURE_SHARES]
    heads = (words["labels"]["quality"]["measure"], *numbers, words["labels"]["quality"]["says"])
    parts: list[Flowable] = [ty.paragraph(text["reading"], ty.BODY), Spacer(0, 3)]
    if any(faces):
        parts.append(columns(heads, rows, widths))
    else:
        parts.append(ty.paragraph(text["unmeasured"], ty.BODY))
    judged = [
        part for one in document.shown_procedures for part in _judgement(document, one, width)
    ]
    return [*parts, *(judged or [Spacer(0, 4), ty.paragraph(text["no_judgement"], ty.BODY)])]


def _shown(words: Wording, measure: Measure, face: FaceQuality | None) -> str:
    found = None if face is None else measure.of(face)
    if found is None:
        return EMPTY
    return with_unit(words.number(found, measure.decimals), words.said(measure.unit))


def _judgement(document: ReportDocument, one: Procedure, width: float) -> list[Flowable]:
    words, label = document.words, document.words["labels"]["quality"]
    rows: list[list[Cell]] = [
        [
            value(words.said(subject.removeprefix("factor: "))),
            value(words.said(one.answer(Stage.ANALYSIS, subject, "judgement"))),
            value(one.answer(Stage.ANALYSIS, subject, "remark")),
        ]
        for subject in one.subjects("factor: ")
    ]
    suitability = one.answer(Stage.ANALYSIS, "photograph", "suitability")
    found = [
        (words["quality"]["suitability"], words.said(suitability)),
        (label["notes"], one.answer(Stage.ANALYSIS, "photograph", "notes")),
    ]
    if one.ended:
        found.append((label["result"], words["opinion"]["insufficient"].format(reason=one.ended)))
    told = [pair for pair in found if pair[1]]
    if not rows and not told:
        return []
    head = (label["factors"].format(exhibit=one.questioned), label["judgement"], label["remark"])
    person = ty.paragraph(
        words["opinion"]["heading_person"].format(person=one.person), ty.SUBHEADING
    )
    parts: list[Flowable] = [CondPageBreak(70), Spacer(0, 6), person]
    if rows:
        parts.append(columns(head, rows, [share * width for share in FACTOR_SHARES]))
    if told:
        parts += [Spacer(0, 3), facts(told, width)]
    return parts
