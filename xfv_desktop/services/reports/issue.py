"""From an examination to a signed report, and its pages as pictures."""

from contextlib import nullcontext
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xfv_desktop.disk import new_file
from xfv_desktop.domain.casework import Examiner, Report
from xfv_desktop.domain.errors import CaseAltered, OutputUnwritable, UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.domain.report import Edition
from xfv_desktop.persistence import audit_log, files, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.reporting.pdf import pages
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.checking import case_fault, record_failure
from xfv_desktop.services.cases.checkpoints import file_checkpoint, new_checkpoint
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.opinion import phrases
from xfv_desktop.services.program.files import Document, read_file
from xfv_desktop.services.reports import report_texts
from xfv_desktop.services.reports.completeness import refuse_open_opinion
from xfv_desktop.services.reports.report_document import (
    PLAIN,
    edition_facts,
    refuse_untimely,
    report_document,
)
from xfv_desktop.services.signatures.identity import Reference, signing_identity
from xfv_desktop.services.signatures.signing import (
    NOTHING_TRUSTED,
    refuse_clock_behind,
    with_witnesses,
)


def issue_report(
    case: CaseFile,
    number: int,
    *,
    examiner: Examiner,
    identity: Reference,
    passphrase: str,
    out: Path | None = None,
    known: TrustMaterial = NOTHING_TRUSTED,
    authority: str = "",
    edition: Edition = PLAIN,
    override: str = "",
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> tuple[Path, Changes]:
    """The signed report of an examination, filed in the case and copied to ``out`` if given.

    The whole case is checked first. ``known``: what this computer trusts, and knows of revoked
    certificates. ``authority``: the address of a time-stamp authority; where it fails, the report
    is signed without it. ``edition``: form, language, laboratory, and the earlier report that this
    one refers to; a draft cannot be issued. ``override``: why words that overstate stay, which goes
    on record; without it they are refused. Raises UserError, CaseAltered, NotInCase, ClockBehind,
    IdentityUnusable, WrongPassphrase, OutputUnwritable or Cancelled; nothing is filed then.
    """
    from xfv_desktop.reporting.signatures.signature import sign

    cancel = cancel or CancelToken()
    if edition.draft:
        raise UserError("A draft cannot be issued: issue the report itself.")
    person = acting(case, examiner.name)
    if out is not None and out.exists():
        raise OutputUnwritable(f"{out} exists already: choose another name for the report.")
    refuse_open_opinion(case, number, person)
    refuse_untimely(case, number, person)
    progress(0.0, "Opening the signing identity")
    signer = signing_identity(identity, passphrase, known)
    issued_at = datetime.now(UTC).replace(microsecond=0)
    last = datetime.fromisoformat(audit_log.head(case).at)
    refuse_clock_behind(last, issued_at, "the last event of this case happened")
    cancel.raise_if_cancelled()
    progress(0.2, "Checking the case")
    if (fault := case_fault(case, progress=part_of(progress, 0.2, 0.4), cancel=cancel)) is not None:
        record_failure(case, fault, person=person)
        raise CaseAltered(
            f"{fault} No report can be issued from this case: restore a copy of it.", case.folder
        )
    texts = report_texts.of_examination(case, number, person)
    phrases.refuse_flagged(
        case, texts, of={"examination": number}, override_reason=override, person=person
    )
    checkpoint = new_checkpoint(case, signer)
    document = report_document(
        case, records.examination(case, number), examiner, issued_at, checkpoint, edition=edition
    )
    cancel.raise_if_cancelled()
    progress(0.4, "Laying out the report")
    rendered = render(document)
    cancel.raise_if_cancelled()
    progress(0.7, "Signing")
    signed = with_witnesses(
        lambda witnesses: sign(rendered, signer, signed_at=issued_at, witnesses=witnesses),
        signer,
        authority,
        known,
    )
    progress(0.9, "Filing the report")
    name = f"{document.report_id}.pdf"
    report = Report(
        id=document.report_id,
        examination=number,
        file=name,
        sha256=sha256(signed.pdf).hexdigest(),
        signer=signer.name,
        issued_at=document.issued_at,
    )
    # Nobody is told of a refusal while a report lies in the case, nor finds a copy of none.
    with nullcontext() if out is None else new_file(out, signed.pdf):
        path = files.put_report(case, name, signed.pdf)
        with case.transaction():
            file_checkpoint(case, checkpoint, person=person)
            records.add_report(case, report)
            event = audit_log.append(
                case,
                actor=person,
                action="report issued",
                details={
                    "report": report.id,
                    "examination": number,
                    "sha256": report.sha256,
                    "signer": signer.name,
                    "certificate sha256": signer.fingerprint,
                    "signature level": signed.level,
                    **({"no time stamp": signed.complaint} if signed.complaint else {}),
                    "audit head printed": document.audit_head.seal,
                    "extract sha256": rendered.extract.sha256,
                    **edition_facts(edition),
                },
            )
    progress(1.0, "Done")
    changes = Changes(frozenset({"reports"}), (report.id,), event)
    return (path if out is None else out), changes


def page_count(document: Document) -> int:
    """The number of pages of a PDF file; raises UserError."""
    return pages.page_count(read_file(document))


def outline(document: Document) -> tuple[tuple[str, int], ...]:
    """The sections of a report, each with its page from 0; raises UserError."""
    return pages.outline(read_file(document))


def render_page(document: Document, index: int, *, dots_per_inch: float) -> NDArray[np.uint8]:
    """(H, W, 3) RGB of one page, signature fields included; raises UserError."""
    return pages.render_page(read_file(document), index, dots_per_inch)
