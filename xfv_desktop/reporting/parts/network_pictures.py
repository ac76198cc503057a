"""What the network was given: every chain that was set for it, every comparison of the two faces.

Whoever tries pictures until one gives the wished score would mislead a court; so nothing that was
tried is left out.
"""

from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer

from xfv_desktop.domain.agreement import result_of
from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.domain.enhancement_record import NetworkChain
from xfv_desktop.domain.explanation import Side
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.figures import distinguished
from xfv_desktop.reporting.parts.processing_rows import processing_row, processing_table
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.tables import Cell, bullets, columns, value

SHARES = (0.22, 0.2, 0.2, 0.12, 0.12, 0.14)


def network_pictures(document: ReportDocument, width: float) -> list[Flowable]:
    """The chains for the network with their reasons and steps, then the comparisons."""
    words, text = document.words, document.words["processing"]
    chains = document.network_chains
    if not chains and not any(one.enhanced for one in document.same_faces):
        return [Spacer(0, 3), ty.paragraph(text["network_none"], ty.BODY)]
    rows = [
        processing_row(
            words, step, text["step_of_chain"].format(
                exhibit=step.exhibit, sequence=chain.sequence, step=step.step
            ),
        )
        for chain in chains
        for step in chain.steps
    ]  # fmt: skip
    parts: list[Flowable] = [
        Spacer(0, 6), ty.paragraph(text["network"], ty.BODY),
        *bullets(_told(document, chain) for chain in chains),
    ]  # fmt: skip
    if rows:
        parts += [Spacer(0, 3), processing_table(words, rows, width)]
    compared = [_comparison(document, one) for one in document.same_faces]
    if compared:
        widths = [width * share for share in SHARES]
        parts += [Spacer(0, 4), columns(text["given_heads"], compared, widths, numeric_from=3)]
    return parts


def limits(document: ReportDocument) -> Iterator[str]:
    """What an enhanced picture means for the result, this report's own or another of the case."""
    words, text = document.words, document.words["limitations"]["found"]
    comparison, own_number = document.examination.comparison, document.examination.number
    own = result_of(comparison)
    if comparison.enhanced:
        numbers = [
            document.examination.exhibit(side).number
            for side in Side
            if document.examination.face(side).steps
        ]
        yield text["given_enhanced"].format(exhibits=", ".join(numbers))
        for one in _originals(document):
            yield text["as_they_came"].format(
                model=comparison.model.name, score=words.number(one.score, 4),
                decision=words["result"]["decisions"][one.decision], number=one.number,
            )  # fmt: skip
    others = [one for one in document.same_faces if one.enhanced and one.number != own_number]
    if others:
        turned = sum(one.decision is not own.decision for one in others)
        yield text["others_enhanced"].format(count=len(others), turned=turned)


def _originals(document: ReportDocument) -> list[ExaminationSummary]:
    """The last comparison by the same model of the faces as they came."""
    sha256 = document.examination.comparison.model.sha256
    found = [o for o in document.same_faces if not o.enhanced and o.model_sha256 == sha256]
    return found[-1:]


def _told(document: ReportDocument, chain: NetworkChain) -> str:
    words, text = document.words, document.words["processing"]
    after = ", ".join(map(str, chain.after)) or text["no_results"]
    return str(
        text["chain" if chain.steps else "chain_empty"].format(
            sequence=chain.sequence, at=words.moment(chain.at), person=chain.by,
            exhibit=chain.exhibit, reason=chain.reason, after=after,
        )
    )  # fmt: skip


def _comparison(document: ReportDocument, one: ExaminationSummary) -> list[Cell]:
    words = document.words
    own = one.number == document.examination.number
    number = words["result"]["this_one" if own else "number"].format(number=one.number)
    score, threshold = distinguished(words, one.score, one.threshold)
    return [
        [ty.paragraph(number, ty.CELL_BOLD if own else ty.CELL), ty.paragraph(one.model, ty.SMALL)],
        value(_picture(document, one.questioned_given)),
        value(_picture(document, one.known_given)),
        ty.paragraph(score, ty.CELL_RIGHT),
        ty.paragraph(threshold, ty.CELL_RIGHT),
        ty.paragraph(words["result"]["decisions"][one.decision], ty.CELL_RIGHT),
    ]


def _picture(document: ReportDocument, sha256: str) -> str:
    """The picture of that hash by the chain that made it; as it came without one."""
    text = document.words["processing"]
    if not sha256:
        return str(text["as_it_came"])
    made = (c.sequence for c in document.network_chains if c.steps[-1:] and
            c.steps[-1].result_sha256 == sha256)  # fmt: skip
    return str(text["of_event"].format(sequence=next(made, "–")))
