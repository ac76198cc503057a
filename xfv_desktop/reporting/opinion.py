"""The examiners' own opinions on paper: before the machine's, and what came after it."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from xfv_desktop.domain.procedure import Order, Procedure, Stage
from xfv_desktop.reporting import typography as ty
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.figures import section
from xfv_desktop.reporting.tables import Cell, bullets, columns, facts, value
from xfv_desktop.reporting.wording import wording

FACTOR_SHARES = (0.3, 0.2, 0.5)
COMPONENT_SHARES = (0.22, 0.13, 0.13, 0.14, 0.38)


def opinion(document: ReportDocument, width: float) -> list[Flowable]:
    """Section 6."""
    text = wording()["opinion"]
    first = "opinion_first" if document.order is Order.OPINION_FIRST else "free"
    parts = [*section(6, "The examiner’s own opinion"), ty.paragraph(text[first], ty.BODY)]
    if not document.procedures:
        return [*parts, ty.paragraph(text["none"], ty.BODY)]
    for one in document.procedures:
        parts += _procedure(document, one, width)
    return [
        *parts,
        Spacer(0, 6),
        ty.paragraph(text["scale"], ty.SMALL),
        *bullets(document.opinion_scale.values()),
    ]


def _procedure(document: ReportDocument, one: Procedure, width: float) -> list[Flowable]:
    heading = f"Opinion of {one.person}"
    if one.verifies is not None:
        heading = f"Verification by {one.person}"
    return [
        CondPageBreak(90),
        Spacer(0, 6),
        ty.paragraph(heading, ty.SUBHEADING),
        facts(_facts(document, one), width),
        *_components(one, width),
        *_factors(one, width),
    ]


def _facts(document: ReportDocument, one: Procedure) -> Iterator[tuple[str, Cell | str]]:
    text = wording()["opinion"]
    if one.verifies is not None:
        how = text["informed"].format(reason=one.informed) if one.informed else text["blind"]
        yield "Verification", how
    if one.ended:
        yield "Result", text["insufficient"].format(reason=one.ended)
    category = one.answer(Stage.EVALUATION, "opinion", "category")
    if category:
        yield "Opinion", value(document.opinion_scale.get(category, category))
        yield "Reasons", one.answer(Stage.EVALUATION, "opinion", "reasons")
        yield "Limits", one.answer(Stage.EVALUATION, "opinion", "limits")
    changed = one.answer(Stage.MACHINE, "machine", "opinion changed")
    if changed:
        after = one.answer(Stage.MACHINE, "machine", "category")
        words = document.opinion_scale.get(after, after)
        yield "After the machine", f"changed: {words}" if changed == "yes" else "unchanged"
        yield "Why", one.answer(Stage.MACHINE, "machine", "reasons")
    if resolution := one.answer(Stage.MACHINE, "agreement", "resolution"):
        yield "Resolution", resolution
    yield "Begun", one.opened_at
    for lock in one.locks:
        yield f"{lock.stage.capitalize()} locked", f"{lock.at}, audit event {lock.sequence}"
    if suitability := one.answer(Stage.ANALYSIS, "photograph", "suitability"):
        yield "Suitability", suitability
    for number, entry in enumerate(one.amendments(), 1):
        changed_to = f"{entry.subject}, {entry.field}: “{entry.value}”. {entry.reason}"
        yield f"Amendment {number}", f"{entry.at}. {changed_to}"
    yield "Forms", one.edition


def _components(one: Procedure, width: float) -> list[Flowable]:
    rows = list[list[Cell]]()
    for subject in _subjects(one, "component "):
        pair = Stage.COMPARISON
        remarks = [
            one.answer(pair, subject, name) for name in ("explanation", "stability", "comment")
        ]
        cells = (
            subject.removeprefix("component "),
            one.answer(Stage.ANALYSIS, subject, "visibility (questioned)"),
            one.answer(pair, subject, "visibility (known)"),
            one.answer(pair, subject, "rating"),
            "; ".join(remark for remark in remarks if remark),
        )
        rows.append([value(cell) for cell in cells])
    head = ("Component", one.questioned, one.known, "Rating", "Remarks")
    return _table(head, rows, COMPONENT_SHARES, width)


def _factors(one: Procedure, width: float) -> list[Flowable]:
    rows: list[list[Cell]] = [
        [
            value(subject.removeprefix("factor: ")),
            value(one.answer(Stage.ANALYSIS, subject, "judgement")),
            value(one.answer(Stage.ANALYSIS, subject, "remark")),
        ]
        for subject in _subjects(one, "factor: ")
    ]
    head = (f"Factors of {one.questioned}", "Judgement", "Remark")
    return _table(head, rows, FACTOR_SHARES, width)


def _table(
    head: tuple[str, ...], rows: list[list[Cell]], shares: tuple[float, ...], width: float
) -> list[Flowable]:
    if not rows:
        return []
    widths = [share * width for share in shares]
    return [Spacer(0, 6), CondPageBreak(70), columns(head, rows, widths)]


def _subjects(one: Procedure, kind: str) -> list[str]:
    subjects = (entry.subject for entry in one.entries)
    return list(dict.fromkeys(subject for subject in subjects if subject.startswith(kind)))
