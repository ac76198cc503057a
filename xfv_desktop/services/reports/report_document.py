"""Everything that a report says, gathered from a case; and a draft of it."""

from datetime import UTC, datetime

import attrs

from xfv_desktop.domain.audit import JsonValue
from xfv_desktop.domain.casework import Examination, Examiner
from xfv_desktop.domain.checkpoint import Checkpoint
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.domain.likelihood import VerbalScale
from xfv_desktop.domain.recipe import MAP_TOLERANCE, SCORE_TOLERANCE
from xfv_desktop.domain.remedies import Remedy
from xfv_desktop.domain.report import Earlier, Edition, Succession
from xfv_desktop.engine.maps.iso_lines import iso_lines
from xfv_desktop.engine.maps.overlay import (
    COLOUR_MAPS,
    colour_scale,
    display_map,
    display_note,
    overlay,
)
from xfv_desktop.engine.maps.partitions import facial_atlas, facial_partition
from xfv_desktop.engine.maps.regions import drawn_row, region_table
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.maps import maps_to_npz
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.pdf.layout import RenderedReport, render
from xfv_desktop.services.cases.custody import ledger
from xfv_desktop.services.cases.likelihood import (
    Frame,
    frame,
    framed_evaluation,
    naming,
    pools,
    verbal_scale,
)
from xfv_desktop.services.comparison.case_models import others_of, same_faces
from xfv_desktop.services.comparison.pair_trail import pair_trail, told_too_early, whose_turn
from xfv_desktop.services.evidence.enhancement import processing_log
from xfv_desktop.services.evidence.intake import read_exhibit
from xfv_desktop.services.evidence.network_chain import network_chains
from xfv_desktop.services.evidence.region_amendments import region_amendments
from xfv_desktop.services.exchange.case_uco import case_extract, case_seed
from xfv_desktop.services.opinion.notes import notes
from xfv_desktop.services.opinion.particulars import particulars
from xfv_desktop.services.opinion.procedure import procedures
from xfv_desktop.services.opinion.procedure_forms import opinions
from xfv_desktop.services.opinion.unmasking import (
    order,
    order_reason,
    refuse_hidden,
    refuse_unrevealed,
    seen_before_lock,
)
from xfv_desktop.services.program.computer import computer, packages

PLAIN = Edition()
ISO_LEVELS = (0.5,)
"""Where lines lie on the printed maps: place and sign can be read without their colours."""


def refuse_untimely(case: CaseFile, number: int, person: str) -> None:
    """Raises UserError where a report would tell its maker what is hidden from them still.

    It says whose turn it is.
    """
    summary = records.examination_summary(case, number)
    pair = summary.questioned, summary.known
    refuse_hidden(case, person, *pair)
    refuse_unrevealed(case, person, pair)
    for sentence in told_too_early(case, person, summary):
        raise UserError(f"{sentence} {whose_turn(case, summary)}", Remedy.LOCK_OPINION)


def report_document(
    case: CaseFile,
    examination: Examination,
    examiner: Examiner,
    issued_at: datetime,
    checkpoint: Checkpoint | None = None,
    *,
    edition: Edition = PLAIN,
) -> ReportDocument:
    """Everything that will stand on paper; the originals are read and hashed again.

    Raises UserError where it would tell the examiner what is hidden from them still
    (``told_too_early``), or where the laboratory's verbal scale is not the one that the case names.
    """
    refuse_untimely(case, examination.number, examiner.name)
    summary = records.examination_summary(case, examination.number)
    pair = summary.questioned, summary.known
    comparison, explanation = examination.comparison, examination.explanation
    crops = {Side.PROBE: comparison.probe.crop, Side.REFERENCE: comparison.reference.crop}
    colour_map = next(iter(COLOUR_MAPS))
    head = audit_log.head(case)
    count = len(records.reports(case)) + 1
    named = frame(case)
    return ReportDocument(
        report_id=f"{issued_at:%Y}-{count:04d}-{head.seal[:8]}",
        issued_at=issued_at,
        edition=edition,
        case=records.cover(case),
        examiner=examiner,
        particulars=particulars(case),
        examination=examination,
        photographs={side: read_exhibit(case, examination.exhibit(side)).pixels for side in Side},
        maps=maps_to_npz(comparison, explanation),
        overlays={
            (side, layer): overlay(explanation, side, layer, colour_map)
            for side in Side
            for layer in Layer
        },
        iso_lines={
            (side, layer): iso_lines(display_map(explanation, side, layer), ISO_LEVELS)
            for side in Side
            for layer in Layer
        },
        scales={layer: colour_scale(layer, colour_map) for layer in Layer},
        region_shares={
            side: {
                region.number: drawn_row(explanation.of(side), crops[side], region)
                for region in examination.regions(side)
                if region.has_area
            }
            for side in Side
        },
        facial_regions={
            side: region_table(explanation.of(side), facial_partition(comparison.model))
            for side in Side
        },
        atlas=facial_atlas(),
        other_results=others_of(case, examination.number),
        pools=tuple(one for one in pools(case) if pair in one.pairs),
        display=display_note(explanation),
        audit_head=head,
        checkpoint=checkpoint,
        trail=pair_trail(case, summary),
        custody=tuple(
            entry for side in Side for entry in ledger(case, examination.exhibit(side).number)
        ),
        processing=processing_log(case, set(pair)),
        network_chains=network_chains(case, set(pair)),
        same_faces=same_faces(case, examination.number),
        notes=tuple(one for one in notes(case) if set(one.subject.exhibits) <= set(pair)),
        case_uco=_case_uco(case, examination),
        evaluation=framed_evaluation(named, comparison),
        propositions=named.propositions if named else None,
        naming=naming(named, examination.examined_at),
        scale=_scale(named, edition),
        order=order(case),
        order_reason=order_reason(case),
        procedures=tuple(one for one in procedures(case) if (one.questioned, one.known) == pair),
        seen_before_lock=seen_before_lock(case, *pair),
        region_amendments=region_amendments(case, examination),
        opinion_scale={one.id: one.words for one in opinions()},
        computer=computer(),
        packages=packages(),
        tolerances=(SCORE_TOLERANCE, MAP_TOLERANCE),
    )


def draft(
    case: CaseFile,
    number: int,
    examiner: Examiner,
    edition: Edition = PLAIN,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> RenderedReport:
    """The report as it would be issued now, marked as a draft; nothing is logged or filed.

    Raises NotInCase, CaseAltered, UserError or Cancelled.
    """
    cancel = cancel or CancelToken()
    progress(0.0, "Gathering what the report says")
    issued_at = datetime.now(UTC).replace(microsecond=0)
    marked = attrs.evolve(edition, draft=True)
    examination = records.examination(case, number)
    document = report_document(case, examination, examiner, issued_at, edition=marked)
    cancel.raise_if_cancelled()
    progress(0.5, "Laying out the draft")
    rendered = render(document)
    cancel.raise_if_cancelled()
    progress(1.0, "Done")
    return rendered


def earlier_report(case: CaseFile, number: str, how: Succession, reason: str) -> Earlier:
    """The issued report that another one is to amend or supplement; raises UserError, NotInCase."""
    if not reason.strip():
        raise UserError(
            f"Say why there is an {how} report: the reason stands on its first page.",
            Remedy.GIVE_REASON,
        )
    report = records.report(case, number)
    return Earlier(how, report.id, report.issued_at, report.sha256, reason.strip())


def edition_facts(edition: Edition) -> dict[str, JsonValue]:
    """What the audit event of a report says of its edition."""
    facts: dict[str, JsonValue] = {
        "form": edition.form.value,
        "language": edition.language,
        "laboratory": edition.laboratory.name,
        "sections left out": list(edition.omissions()),
    }
    if (earlier := edition.earlier) is not None:
        facts[earlier.how.value] = earlier.report_id
        facts["reason"] = earlier.reason
    return facts


def _scale(named: Frame | None, edition: Edition) -> VerbalScale:
    own = edition.laboratory.scale
    if named is not None and own is not None and own != named.scale:
        raise UserError(
            f"The laboratory’s verbal scale “{own.title}, {own.edition}” is not the one that the "
            f"case names (“{named.scale.title}, {named.scale.edition}”): name the propositions "
            "again with the laboratory’s scale, or leave it out of the laboratory’s file."
        )
    return named.scale if named is not None else own or verbal_scale()


def _case_uco(case: CaseFile, examination: Examination) -> bytes:
    cover = records.cover(case)
    return case_extract(
        case_seed(cover),
        cover,
        [attrs.evolve(examination.exhibit(side), remarks="") for side in Side],
        [records.examination_summary(case, examination.number)],
        [],
    )
