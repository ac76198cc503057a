"""What a report is worth: its signatures, its contents, and the case that it came from."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs

from xfv_desktop.domain.errors import NotInCase
from xfv_desktop.domain.explanation import Side
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.reporting.signatures.contents import attached, read_extract
from xfv_desktop.reporting.signatures.status import Fact, ReportStatus, SignatureFacts
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.services.cases.casework import open_case
from xfv_desktop.services.cases.filed_reports import filed_report
from xfv_desktop.services.program.files import Document, read_file
from xfv_desktop.services.signatures.signing import NOTHING_TRUSTED

__all__ = ["Fact", "ReportStatus", "SignatureFacts", "verify_beside", "verify_report"]


def verify_report(
    document: Document,
    *,
    trust: Sequence[Path] = (),
    known: TrustMaterial = NOTHING_TRUSTED,
    case: Path | None = None,
    passphrase: str | None = None,
) -> ReportStatus:
    """What a report is worth, as separate facts; works offline.

    ``trust``: files with certificates or revocation lists (DER or PEM), besides what is ``known``;
    nothing else is trusted. ``case``: the folder of the case that the report should come from,
    with its ``passphrase`` if it is encrypted.
    Raises UserError where a file or the case cannot be read.
    """
    data = read_file(document)
    found = _status(data, trust, known)
    if case is None or not found.signed:
        return found
    with open_case(case, writable=False, passphrase=passphrase) as opened:
        return attrs.evolve(found, case=_case_facts(opened, data))


def verify_beside(case: CaseFile, document: Document, *, trust: Sequence[Path]) -> ReportStatus:
    """The same beside an open case: a report of that case is compared with it, others are not.

    Raises UserError where a file cannot be read.
    """
    data = read_file(document)
    found = _status(data, trust, NOTHING_TRUSTED)
    if not found.signed:
        return found
    extract = read_extract(attached(data))
    if extract and extract.get("report_id") in [one.id for one in records.reports(case)]:
        return attrs.evolve(found, case=_case_facts(case, data))
    text = "Not compared with the open case, which holds no report of that number."
    return attrs.evolve(found, case=(Fact(name="Case", holds=None, text=text),))


def _status(pdf: bytes, trust: Sequence[Path], known: TrustMaterial) -> ReportStatus:
    from xfv_desktop.reporting.signatures.verification import status

    material = known.joined(TrustMaterial.of(read_file(file) for file in trust))
    return status(pdf, material, now=datetime.now(UTC))


@attrs.frozen
class _Said:
    """What the extract of a report says that the case can confirm."""

    report: str
    sequence: int
    seal: str
    examination: int
    model: str
    score: float
    questioned: str
    known: str


def _said(extract: Mapping[str, Any]) -> _Said | None:
    """``None`` where it lacks something or says it in another form: who signs can write anything.

    A number that SQLite cannot hold is that of no examination.
    """
    match extract:
        case {
            "report_id": str(report),
            "audit_head": {"sequence": int(sequence), "seal": str(seal)},
            "examination": {
                "number": int(number),
                "comparison": {"model": {"sha256": str(model)}, "score": float() | int() as score},
                "questioned": {"image": {"sha256": str(questioned)}},
                "known": {"image": {"sha256": str(known)}},
            },
        } if abs(number) < 2**63:
            return _Said(report, sequence, seal, number, model, score, questioned, known)
    return None


def _case_facts(case: CaseFile, pdf: bytes) -> tuple[Fact, ...]:
    extract = read_extract(attached(pdf))
    if extract is None:
        text = "Nothing can be compared with the case: the report has no extract."
        return (Fact(name="Case", holds=False, text=text),)
    said = _said(extract)
    if said is None:
        text = "Nothing can be compared with the case: the extract of the report is not whole."
        return (Fact(name="Case", holds=False, text=text),)
    return _filed(case, pdf, said), _trail(case, said), _examination(case, said)


def _filed(case: CaseFile, pdf: bytes, said: _Said) -> Fact:
    """The file in the case is this file, or what this one was before it was countersigned."""
    found = filed_report(case, pdf)
    if found is None:
        known = said.report in {report.id for report in records.reports(case)}
        text = (
            f"It is not the report {said.report} that the case holds."
            if known
            else f"The case holds no report {said.report}: it comes from another case."
        )
        return Fact(name="Filed report", holds=False, text=text)
    report, longer = found
    text = (
        f"It begins with the report {report.id} of the case; what follows was added later."
        if longer
        else f"It is byte for byte the report {report.id} of the case."
    )
    return Fact(name="Filed report", holds=True, text=text)


def _trail(case: CaseFile, said: _Said) -> Fact:
    event = next((e for e in audit_log.events(case) if e.sequence == said.sequence), None)
    holds = event is not None and event.seal == said.seal
    return Fact(
        name="Audit trail",
        holds=holds,
        text=f"Event {said.sequence} of the case has the seal that is printed."
        if holds
        else f"The case has no event {said.sequence} with the seal that is printed: its audit "
        "trail was changed, or the report comes from another case.",
    )


def _examination(case: CaseFile, said: _Said) -> Fact:
    """Exhibits, model and score of the examination in the case are those of the extract."""
    try:
        stored = records.examination(case, said.examination)
    except NotInCase:
        text = f"The case holds no examination {said.examination}."
        return Fact(name="Examination", holds=False, text=text)
    comparison = stored.comparison
    pairs = {
        "model": (comparison.model.sha256, said.model),
        "similarity score": (comparison.score, said.score),
        "questioned exhibit": (stored.exhibit(Side.PROBE).image.sha256, said.questioned),
        "known exhibit": (stored.exhibit(Side.REFERENCE).image.sha256, said.known),
    }
    other = [name for name, (here, there) in pairs.items() if here != there]
    return Fact(
        name="Examination",
        holds=not other,
        text=f"The case says otherwise: {', '.join(other)}."
        if other
        else "Exhibits, model and similarity score are those of the case.",
    )
