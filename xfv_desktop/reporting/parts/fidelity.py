"""What the check of the maps found, on paper: the warning over the maps and the table below."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from xfv_desktop.domain.fidelity import FidelityRecord, Verdict
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.fidelity_plot import MaskPlot
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, boxed, columns
from xfv_desktop.reporting.typesetting.wording import Wording

QUESTION_WIDTH, VERDICT_WIDTH, FIGURES_WIDTH = 108.0, 78.0, 166.0


def cautions(document: ReportDocument) -> list[str]:
    """The cautions that stand over every map, and what is known of the faithfulness of this one."""
    caution = document.words["saliency"]["caution"]
    tested = document.examination.fidelity is not None
    return [*caution["points"], caution["tested" if tested else "untested"]]


def fidelity_warning(document: ReportDocument, width: float) -> list[Flowable]:
    """The box directly over the maps that says what they did not pass; nothing if they passed."""
    record = document.examination.fidelity
    if record is None or not record.failed:
        return []
    words, text = document.words, document.words["fidelity"]
    failed = "; ".join(words.said(verdict.text) for verdict in record.failed)
    parts = [
        ty.paragraph(text["warning"].format(failed=failed), ty.ALARM_HEAD),
        ty.paragraph(text["consequence"], ty.BODY),
    ]
    return [boxed(parts, width, ty.ALARM, ty.ALARM_TINT), Spacer(0, 7)]


def fidelity_table(document: ReportDocument, width: float) -> list[Flowable]:
    """The three questions with figures, verdict and rule, and the curves beside the controls."""
    words, record = document.words, document.examination.fidelity
    text = words["fidelity"]
    title = ty.paragraph(text["title"], ty.SUBHEADING)
    if record is None:
        return [KeepTogether([title, ty.paragraph(text["absent"], ty.BODY)])]
    rows = [_row(words, verdict) for verdict in record.verdicts]
    rule_width = width - QUESTION_WIDTH - VERDICT_WIDTH - FIGURES_WIDTH
    widths = [QUESTION_WIDTH, VERDICT_WIDTH, FIGURES_WIDTH, rule_width]
    parts: list[Flowable] = [
        title,
        ty.paragraph(text["reading"], ty.BODY),
        Spacer(0, 4),
        columns(text["heads"], rows, widths),
        Spacer(0, 3),
        ty.paragraph(_conditions(words, record), ty.SMALL),
    ]
    if record.mask is not None:
        parts += [
            Spacer(0, 5),
            MaskPlot(words, record.mask, width),
            ty.paragraph(
                text["plot"].format(layer=words.said(record.mask.layer.value)), ty.CAPTION
            ),
        ]
    return [KeepTogether(parts)]


def _row(words: Wording, verdict: Verdict) -> list[Cell]:
    names = words["fidelity"]["questions"]
    parts = (verdict.answer, *verdict.figures.split("; "))
    # The fonts have a tick but no ballot cross
    sign = {True: "✓ ", False: "× ", None: ""}[verdict.passed]
    return [
        ty.paragraph(names[verdict.question.name.lower()], ty.CELL),
        ty.paragraph(
            f"{sign}{words.said(verdict.word)}",
            ty.ALARM_LINE if verdict.passed is False else ty.CELL_BOLD,
        ),
        ty.paragraph(_unbroken("; ".join(words.said(part) for part in parts if part)), ty.CELL),
        ty.paragraph(_unbroken(words.said(verdict.rule)), ty.CELL),
    ]


def _unbroken(text: str) -> str:
    """In narrow columns a per cent sign stays with its number."""
    return text.replace(" %", "\u00a0%")


def _conditions(words: Wording, record: FidelityRecord) -> str:
    text = words["fidelity"]
    names = [f"{one.name} (SHA-256 {one.sha256[:16]}…)" for one in record.partner.distractors]
    told = [text["others"].format(names=", ".join(names))]
    if record.region is not None:
        told.append(text["donor"].format(donor=record.region.donor))
    return " ".join([*told, text["settings"].format(settings=words.settings(record.settings))])
