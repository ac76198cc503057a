"""The likelihood ratio on paper: the whole block with all that it rests on, or none."""

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from xfv_desktop.domain.calibration import Measured, Method, ranged_measures
from xfv_desktop.domain.likelihood import LikelihoodRatio, NoLikelihoodRatio, shown
from xfv_desktop.reporting import typography as ty
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.figures import section
from xfv_desktop.reporting.tables import (
    Cell,
    boxed,
    bullets,
    columns,
    facts,
    fingerprint,
    side_by_side,
    value,
)
from xfv_desktop.reporting.tippett import TippettPlot
from xfv_desktop.reporting.wording import wording

GAP = 14.0


def likelihood(document: ReportDocument, width: float) -> list[Flowable]:
    """Section 5."""
    text, found = wording()["likelihood"], document.evaluation
    head = section(5, "Likelihood ratio")
    if isinstance(found, NoLikelihoodRatio):
        return [*head, ty.paragraph(text["none"], ty.BODY_BOLD), *bullets(found.reasons)]
    scale = found.scale
    return [
        *head,
        _result(found, width),
        Spacer(0, 5),
        facts(_grounds(document, found), width),
        KeepTogether(
            [
                Spacer(0, 7),
                TippettPlot(found, width),
                ty.paragraph(text["tippett"].format(log10=_signed(found.log10_lr)), ty.SMALL),
            ]
        ),
        KeepTogether(
            [
                Spacer(0, 7),
                side_by_side(
                    [_domain(document, found, (width - GAP) * 0.6), [], _bands(found, width)],
                    [(width - GAP) * 0.6, GAP, (width - GAP) * 0.4],
                ),
                Spacer(0, 3),
                ty.paragraph(text["domain"], ty.SMALL),
                ty.paragraph(
                    text["scale"].format(
                        title=scale.title, edition=scale.edition, source=scale.source,
                        neutral=scale.neutral[0].upper() + scale.neutral[1:],
                    ),
                    ty.SMALL,
                ),
            ]
        ),
    ]  # fmt: skip


def _result(found: LikelihoodRatio, width: float) -> Table:
    text = wording()["likelihood"]
    parts: list[Flowable] = [
        ty.paragraph(f"Likelihood ratio {found.value}", ty.FIGURE),
        Spacer(0, 3),
        ty.paragraph(found.sentence, ty.BODY_BOLD),
        ty.paragraph(f"In words: {found.words}.", ty.BODY),
        Spacer(0, 3),
        ty.paragraph(text["reading"], ty.SMALL),
        ty.paragraph(text["threshold"], ty.SMALL),
    ]
    if found.calibration.demonstration:
        parts.insert(0, ty.paragraph(text["demonstration"], ty.ALARM_HEAD))
    return boxed(parts, width, ty.ACCENT, ty.TINT)


def _grounds(document: ReportDocument, found: LikelihoodRatio) -> list[tuple[str, Cell | str]]:
    of, named = found.calibration, document.naming
    data, tried, bounds, curve = of.data, of.validation, of.bounds, of.curve
    rows: list[tuple[str, Cell | str]] = [
        ("Proposition Hp", found.propositions.hp),
        ("Proposition Hd", found.propositions.hd),
        ("Relevant population", found.propositions.population),
    ]
    if named is not None:
        when = "before the comparison" if named.before else "after the comparison"
        rows.append(
            ("Named", f"audit event {named.sequence}, {named.at} by {named.by}, {when}"),
        )
    rows += [
        ("Calibration", f"{of.title}; made {of.made_at}"),
        ("Population of it", of.propositions.population),
    ]
    if named is not None:
        rows.append(("SHA-256 of its file", fingerprint(named.sha256)))
    learnt = (
        f"log10 LR = {_signed(curve.intercept, 4)} + {curve.slope:.4f} × score"
        if curve.method is Method.LOGISTIC
        else f"{len(curve.knots)} knots"
    )
    other = bounds.empirical if bounds.rule == "elub" else bounds.elub
    kinds = f"{data.mated:,} mated and {data.nonmated:,} non-mated pairs"
    pairs = f"{kinds} of {data.identities:,} persons"
    number = of.system.questioned_images
    extremes = f"{shown(bounds.lower)} to {shown(bounds.upper)}"
    reach = f"log10 LR {_signed(bounds.lower)} to {_signed(bounds.upper)}"
    wrong = tried.misleading_mated, tried.misleading_nonmated
    rows += [
        ("Data", f"{pairs}; {data.file}, SHA-256 {data.sha256}; {data.origin}"),
        ("Method", f"{curve.method.words}: {learnt}; for {number} questioned photograph(s)"),
        ("This case", f"score {found.score:.4f}, unbounded log10 LR {_signed(found.unbounded)}"),
        ("Bounds", f"{extremes} ({reach}): {bounds.rule.words}"),
        ("By the other rule", f"log10 LR {_signed(other[0])} to {_signed(other[1])}"),
        ("Validation", tried.way),
        ("Misleading", f"{wrong[0]:.2%} of mated pairs below 1, {wrong[1]:.2%} of others above 1"),
        ("Cllr", f"{_measured(tried.cllr)}, after PAV (Cllr-min) {_measured(tried.cllr_min)}"),
        ("Cllr-cal, devPAV", f"{_measured(tried.cllr_cal)}; {_measured(tried.devpav)}"),
        ("Intervals", tried.intervals),
        ("Software", "; ".join(f"{name} {state}" for name, state in of.software.items())),
    ]
    if of.remarks:
        rows.append(("Remarks", " ".join(of.remarks)))
    return rows


def _domain(document: ReportDocument, found: LikelihoodRatio, width: float) -> Table:
    comparison = document.examination.comparison
    rows: list[list[Cell]] = []
    for measure, own in zip(ranged_measures(), found.calibration.quality, strict=True):
        faces = (comparison.probe.quality, comparison.reference.quality)
        shown_faces = [measure.shown(face) if face else "–" for face in faces]
        ends = f"{_signed(own.low, measure.decimals)} to {_signed(own.high, measure.decimals)}"
        rows.append([value(text) for text in (measure.title, ends, *shown_faces)])
    widths = [width * 0.34, width * 0.26, width * 0.2, width * 0.2]
    return columns(("Measure", "Calibration", "Questioned", "Known"), rows, widths)


def _bands(found: LikelihoodRatio, width: float) -> Table:
    bands = found.scale.bands
    ends = [f"to {band.above:,.0f}" for band in bands[1:]] + [""]
    rows: list[list[Cell]] = [
        [value(f"over {band.above:,.0f} {end}".strip()), value(band.words)]
        for band, end in zip(bands, ends, strict=True)
    ]
    across = (width - GAP) * 0.4
    return columns(("Likelihood ratio", "Words"), rows, [across * 0.5, across * 0.5])


def _measured(one: Measured) -> str:
    if one.value is None:
        return "not defined"
    if one.low is None or one.high is None:
        return f"{one.value:.3f}"
    return f"{one.value:.3f} (95 % {one.low:.3f} to {one.high:.3f})"


def _signed(number: float, decimals: int = 2) -> str:
    return f"{number:.{decimals}f}".replace("-", "−")
