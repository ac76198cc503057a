"""The first page: which report this is, its conclusion in short, and where everything stands."""

from collections.abc import Mapping

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from xfv_desktop.domain.likelihood import LikelihoodRatio
from xfv_desktop.domain.procedure import Procedure
from xfv_desktop.domain.report import SECTIONS, Omission
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.figures import distinguished, section
from xfv_desktop.reporting.parts.limitations import foremost
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.letterhead import QrCode, logo
from xfv_desktop.reporting.typesetting.navigation import Contents, Entry
from xfv_desktop.reporting.typesetting.tables import Cell, boxed, facts, fingerprint, side_by_side

KEY_WIDTH, QR_SIZE, GAP = 76.0, 25 * mm, 14.0


def cover(document: ReportDocument, width: float, extract_sha256: str) -> list[Flowable]:
    """Sections 1 and 5, and the contents. The hash of the attached extract stands there."""
    words = document.words
    return [
        _head(document, width, extract_sha256),
        Spacer(0, 7),
        *_notices(document, width),
        *section(document, 1),
        _identification(document, width),
        facts([(words["labels"]["report"]["extract"], fingerprint(extract_sha256))],
              width, KEY_WIDTH),
        *section(document, 5),
        _summary(document, width),
        Spacer(0, 9),
        ty.paragraph(words["page"]["contents"], ty.SUBHEADING),
        Spacer(0, 2),
        Contents(_entries(document), width),
        *_omissions(document),
    ]  # fmt: skip


def _head(document: ReportDocument, width: float, extract_sha256: str) -> Table:
    words, laboratory = document.words, document.edition.laboratory
    organisation = laboratory.name or document.examiner.organisation
    left: list[Flowable] = []
    if (picture := logo(laboratory.logo)) is not None:
        left += [picture, Spacer(0, 4)]
    if organisation.strip():
        left.append(ty.paragraph(organisation, ty.SUBHEADING))
    left += [
        ty.paragraph(words["title"], ty.TITLE),
        ty.paragraph(words["forms"][document.edition.form], ty.SUBTITLE),
    ]
    if marking := document.particulars.text("classification"):
        left.append(ty.paragraph(marking, ty.ALARM_HEAD))
    code = QrCode(f"XFV {document.report_id} SHA256 {extract_sha256}", QR_SIZE)
    return side_by_side([left, [], code], [width - QR_SIZE - GAP, GAP, QR_SIZE])


def _notices(document: ReportDocument, width: float) -> list[Flowable]:
    """That this is a draft, and which earlier report it refers to."""
    words, earlier = document.words, document.edition.earlier
    told = []
    if document.edition.draft:
        told.append(words["page"]["draft_note"])
    if earlier is not None:
        told.append(
            words["earlier"][earlier.how].format(
                id=earlier.report_id, moment=words.moment(earlier.issued_at),
                sha256=earlier.sha256, reason=earlier.reason,
            )
        )  # fmt: skip
    if not told:
        return []
    parts = [ty.paragraph(text, ty.BODY_BOLD) for text in told]
    return [boxed(parts, width, ty.ALARM, ty.ALARM_TINT), Spacer(0, 3)]


def _identification(document: ReportDocument, width: float) -> Table:
    words, case, examination = document.words, document.case, document.examination
    label, half = words["labels"]["report"], (width - GAP) / 2
    left = [
        (label["number"], document.report_id),
        (
            label["drafted" if document.edition.draft else "issued"],
            words.moment(document.issued_at),
        ),
        (label["case"], case.title),
        (label["reference"], case.reference),
    ]
    moment = words.moment(examination.examined_at)
    right = [
        (words["particulars"]["customer"], document.particulars.text("customer")),
        (label["examiner"], document.examiner.name),
        (label["role"], document.examiner.role),
        (
            label["examination"],
            words["result"]["number"].format(number=f"{examination.number}, {moment}"),
        ),
    ]
    cells: list[Cell] = [facts(left, half, KEY_WIDTH), [], facts(right, half, KEY_WIDTH)]
    return side_by_side(cells, [half, GAP, half])


def _summary(document: ReportDocument, width: float) -> Table:
    words = document.words
    text, comparison = words["summary"], document.examination.comparison
    parts: list[Flowable] = [ty.paragraph(line, ty.BODY_BOLD) for line in _conclusions(document)]
    points = " ".join(foremost(document))
    limits = text["limits"].format(points=points) if points else text["limits_short"]
    if 15 not in document.edition.omissions():
        score, threshold = distinguished(words, comparison.score, comparison.threshold)
        output = words["result"]["decisions"][comparison.decision]
        shown = text["system"].format(decision=output, score=score, threshold=threshold)
        parts.append(ty.paragraph(shown, ty.BODY))
    worth = document.evaluation
    if isinstance(worth, LikelihoodRatio) and 18 not in document.edition.omissions():
        parts.append(ty.paragraph(words.said(worth.sentence), ty.BODY))
    parts += [Spacer(0, 3), ty.paragraph(limits, ty.BODY)]
    return boxed(parts, width, ty.ACCENT, ty.TINT)


def _conclusions(document: ReportDocument) -> list[str]:
    """The conclusion in the examiner's words, else the opinions that are on record.

    Where examiner and verifier came to different results, both stand below it: nobody has to find
    that in section 20.
    """
    conclusion = document.particulars.text("conclusion", document.subject)
    told = document.shown_procedures
    if document.in_conflict:
        told = tuple(one for one in document.procedures if one.unmasked)
    opinions = [line for one in told if (line := _opinion(document, one))]
    if conclusion:
        return [conclusion, *(opinions if document.in_conflict else [])]
    return opinions or [document.words["summary"]["none"]]


def _opinion(document: ReportDocument, one: Procedure) -> str:
    text = document.words["summary"]
    if one.ended:
        return str(text["insufficient"].format(reason=one.ended))
    category = one.final_category
    if not category:
        return ""
    return str(text["opinion"].format(person=one.person, words=document.opinion_words(category)))


def _entries(document: ReportDocument) -> list[Entry]:
    words, omitted = document.words, document.edition.omissions()
    return [Entry(number, words["sections"][str(number)], number in omitted) for number in SECTIONS]


def _omissions(document: ReportDocument) -> list[Flowable]:
    """One sentence for each reason why sections are missing."""
    words, omitted = document.words, document.edition.omissions()
    text: Mapping[str, str] = words["omitted"]
    told = []
    for reason in Omission:
        names = [
            f"{number} {words['sections'][str(number)]}"
            for number, why in omitted.items()
            if why == reason
        ]
        if names:
            told.append(ty.paragraph(text[reason].format(sections=", ".join(names)), ty.SMALL))
    return [Spacer(0, 3), *told] if told else []
