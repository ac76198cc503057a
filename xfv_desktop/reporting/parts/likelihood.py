"""The likelihood ratio on paper: the whole block with all that it rests on, or none."""

from itertools import pairwise

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from xfv_desktop.domain.calibration import Measured, Method, ranged_measures
from xfv_desktop.domain.likelihood import (
    LikelihoodRatio,
    NoLikelihoodRatio,
    VerbalScale,
    shown,
)
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.tippett import TippettPlot
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import (
    EMPTY,
    Cell,
    boxed,
    bullets,
    columns,
    facts,
    fingerprint,
    side_by_side,
    value,
)
from xfv_desktop.reporting.typesetting.wording import Wording

GAP = 14.0


def likelihood(document: ReportDocument, width: float) -> list[Flowable]:
    """The whole block, or why there is no likelihood ratio."""
    words, found = document.words, document.evaluation
    text = words["likelihood"]
    if isinstance(found, NoLikelihoodRatio):
        return [
            ty.paragraph(text["none"], ty.BODY_BOLD),
            *bullets(map(words.told, found.reasons)),
        ]
    scale, across = found.scale, (width - GAP) * 0.6
    beside = width - GAP - across
    neutral = words.said(scale.neutral)
    return [
        _result(words, found, width),
        Spacer(0, 5),
        facts(_grounds(document, found), width),
        KeepTogether(
            [
                Spacer(0, 7),
                TippettPlot(words, found, width),
                ty.paragraph(
                    text["tippett"].format(log10=words.number(found.log10_lr, 2)), ty.SMALL
                ),
            ]
        ),
        KeepTogether(
            [
                Spacer(0, 7),
                side_by_side(
                    [_domain(document, found, across), [], bands(words, scale, beside)],
                    [across, GAP, beside],
                ),
                Spacer(0, 3),
                ty.paragraph(text["domain"], ty.SMALL),
                ty.paragraph(
                    text["scale"].format(
                        title=words.said(scale.title), edition=words.said(scale.edition),
                        source=words.said(scale.source), neutral=neutral[:1].upper() + neutral[1:],
                    ),
                    ty.SMALL,
                ),
            ]
        ),
    ]  # fmt: skip


def bands(words: Wording, scale: VerbalScale, width: float) -> Table:
    """The table of words, as wide as given."""
    text = words["labels"]["scale"]
    ends = [
        text["between"].format(low=words.number(low.above, 0), high=words.number(high.above, 0))
        for low, high in pairwise(scale.bands)
    ]
    ends.append(text["over"].format(low=words.number(scale.bands[-1].above, 0)))
    rows: list[list[Cell]] = [
        [value(end), value(words.said(band.words))]
        for end, band in zip(ends, scale.bands, strict=True)
    ]
    return columns(text["heads"], rows, [width * 0.5, width * 0.5])


def _result(words: Wording, found: LikelihoodRatio, width: float) -> Table:
    text = words["likelihood"]
    parts: list[Flowable] = [
        ty.paragraph(text["figure"].format(value=words.said(found.value)), ty.FIGURE),
        Spacer(0, 3),
        ty.paragraph(words.said(found.sentence), ty.BODY_BOLD),
        ty.paragraph(text["words"].format(words=words.said(found.words)), ty.BODY),
        Spacer(0, 3),
        ty.paragraph(text["reading"], ty.SMALL),
        ty.paragraph(text["threshold"], ty.SMALL),
    ]
    if found.calibration.demonstration:
        parts.insert(0, ty.paragraph(text["demonstration"], ty.ALARM_HEAD))
    return boxed(parts, width, ty.ACCENT, ty.TINT)


def _grounds(document: ReportDocument, found: LikelihoodRatio) -> list[tuple[str, Cell | str]]:
    words, of, named = document.words, found.calibration, document.naming
    label = words["labels"]["calibration"]
    data, tried, bounds, curve = of.data, of.validation, of.bounds, of.curve
    other = bounds.empirical if bounds.rule == "elub" else bounds.elub
    learnt = (
        f"log10 LR = {words.number(curve.intercept, 4)} + {words.number(curve.slope, 4)} × score"
        if curve.method is Method.LOGISTIC
        else label["knots"].format(count=words.count(len(curve.knots)))
    )
    wrong = tried.misleading_mated, tried.misleading_nonmated
    rows: list[tuple[str, Cell | str]] = [
        (
            label["calibration"],
            label["made"].format(title=words.said(of.title), moment=words.day(of.made_at)),
        ),
        (label["population"], words.said(of.propositions.population)),
    ]
    if named is not None:
        rows.append((label["hash"], fingerprint(named.sha256)))
    rows += [
        (label["data"], label["data_text"].format(
            mated=words.count(data.mated), nonmated=words.count(data.nonmated),
            persons=words.count(data.identities), file=data.file, sha256=data.sha256,
            origin=words.said(data.origin))),
        (label["method"], label["method_text"].format(
            method=words.said(curve.method.words), learnt=learnt,
            number=of.system.questioned_images)),
        (label["case"], label["case_text"].format(
            score=words.number(found.score, 4), unbounded=words.number(found.unbounded, 2))),
        (label["bounds"], label["bounds_text"].format(
            lower=words.said(shown(bounds.lower)), upper=words.said(shown(bounds.upper)),
            reach=_reach(words, (bounds.lower, bounds.upper)), rule=words.said(bounds.rule.words))),
        (label["other_rule"], _reach(words, other)),
        (label["validation"], words.said(tried.way)),
        (label["misleading"], label["misleading_text"].format(
            mated=words.percent(wrong[0], 2), nonmated=words.percent(wrong[1], 2))),
        ("Cllr", label["cllr_text"].format(
            cllr=_measured(words, tried.cllr), least=_measured(words, tried.cllr_min))),
        ("Cllr-cal, devPAV",
         f"{_measured(words, tried.cllr_cal)}; {_measured(words, tried.devpav)}"),
        (label["intervals"], words.said(tried.intervals)),
        (label["software"], "; ".join(f"{name} {state}" for name, state in of.software.items())),
    ]  # fmt: skip
    if of.remarks:
        rows.append((label["remarks"], " ".join(map(words.said, of.remarks))))
    return rows


def _reach(words: Wording, ends: tuple[float, float]) -> str:
    low, high = (words.number(end, 2) for end in ends)
    return str(words["labels"]["calibration"]["reach"].format(low=low, high=high))


def _domain(document: ReportDocument, found: LikelihoodRatio, width: float) -> Table:
    words, comparison = document.words, document.examination.comparison
    text = words["labels"]["domain"]
    rows: list[list[Cell]] = []
    for measure, own in zip(ranged_measures(), found.calibration.quality, strict=True):
        faces = (comparison.probe.quality, comparison.reference.quality)
        shown_faces = [words.said(measure.shown(face)) if face else EMPTY for face in faces]
        low, high = (words.number(end, measure.decimals) for end in (own.low, own.high))
        ends = text["range"].format(low=low, high=high)
        rows.append([value(t) for t in (words.said(measure.title), ends, *shown_faces)])
    widths = [width * 0.34, width * 0.26, width * 0.2, width * 0.2]
    return columns(text["heads"], rows, widths)


def _measured(words: Wording, one: Measured) -> str:
    text = words["labels"]["calibration"]
    if one.value is None:
        return str(text["undefined"])
    middle = words.number(one.value, 3)
    if one.low is None or one.high is None:
        return middle
    low, high = words.number(one.low, 3), words.number(one.high, 3)
    return str(text["interval"].format(value=middle, low=low, high=high))
