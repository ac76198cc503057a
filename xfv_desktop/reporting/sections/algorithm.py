"""Section 15: what the automatic system put out, how well it is known, and the likelihood ratio."""

from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from xfv_desktop.domain.comparison import Comparison, Decision, ModelCard
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.figures import ScoreScale, distinguished
from xfv_desktop.reporting.parts.likelihood import likelihood
from xfv_desktop.reporting.parts.other_results import other_results
from xfv_desktop.reporting.parts.performance import error_rates, operating_point
from xfv_desktop.reporting.parts.pools import pools
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, boxed, facts, fingerprint, side_by_side
from xfv_desktop.reporting.typesetting.wording import Wording


def algorithm(document: ReportDocument, width: float) -> list[Flowable]:
    """The result in one box, other models' results, the model, and the likelihood ratio."""
    words = document.words
    return [
        _result(document, width),
        *other_results(document, width),
        *pools(document, width),
        Spacer(0, 6),
        facts(_system(document), width),
        CondPageBreak(70),
        Spacer(0, 8),
        ty.paragraph(words["likelihood"]["title"], ty.SUBHEADING),
        *likelihood(document, width),
    ]


def _result(document: ReportDocument, width: float) -> Table:
    words, comparison = document.words, document.examination.comparison
    text, point = words["result"], comparison.model.operating_point
    inner = width - 24
    score, threshold = distinguished(words, comparison.score, comparison.threshold)
    at_point = text["validated_point" if point.validated else "unvalidated_point"]
    entries = (
        (text["score"], score, text["measures"][comparison.model.similarity]),
        (text["threshold"], threshold, at_point.format(model=comparison.model.title)),
        (
            text["output"],
            text["decisions"][comparison.decision],
            text["accept" if comparison.decision is Decision.ACCEPT else "reject"],
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
        _scale(words, comparison, inner),
        Spacer(0, 4),
        ty.paragraph(error_rates(words, point), ty.BODY),
        Spacer(0, 4),
        ty.paragraph(text["meaning"], ty.BODY_BOLD),
    ]
    return boxed(parts, width, ty.ACCENT, ty.TINT)


def _scale(words: Wording, comparison: Comparison, width: float) -> ScoreScale:
    score, threshold = distinguished(words, comparison.score, comparison.threshold)
    text = words["result"]
    return ScoreScale(
        (comparison.score, text["on_scale_score"].format(score=score)),
        (comparison.threshold, text["on_scale_threshold"].format(threshold=threshold)),
        words,
        width,
    )


def _system(document: ReportDocument) -> list[tuple[str, Cell | str]]:
    words, comparison = document.words, document.examination.comparison
    card, label = comparison.model, document.words["labels"]["model"]
    in_package = label["package"].format(file=card.file, package=card.package)
    return [
        (label["model"], f"{card.title} ({card.name})"),
        (label["architecture"], words.said(card.architecture)),
        (label["file"], in_package if card.package else card.file),
        (label["hash"], fingerprint(card.sha256)),
        (label["source"], f"{words.said(card.source)}; {card.licence}"),
        (label["training"], words.said(card.training_data)),
        (label["interface"], _interface(words, card)),
        (label["point"], operating_point(words, card.operating_point)),
        (label["device"], words.said(comparison.environment.get("device", ""))),
        (
            label["others"],
            label["others_above"] if document.other_results else words["result"]["alone"],
        ),
    ]


def _interface(words: Wording, card: ModelCard) -> str:
    mean = ", ".join(f"{number:g}" for number in card.mean)
    scale = ", ".join(f"{number:g}" for number in card.scale)
    text: str = words["labels"]["model"]["interface_text"]
    return text.format(
        size=card.input_size, colours=card.colour_order, mean=mean, scale=scale,
        values=words.count(card.embedding_dim), similarity=words.said(card.similarity),
    )  # fmt: skip
