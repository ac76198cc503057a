"""Whether a case is what its audit trail says: the chain, every file, every row."""

import hashlib
from collections.abc import Iterator, Mapping

from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.casework import ExaminationSummary, Report
from xfv_desktop.domain.errors import CaseAltered, NotInCase
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.persistence import audit_log, fidelity_records, files, records
from xfv_desktop.persistence.case_file import CaseFile

Expected = tuple[str, JsonValue, JsonValue]
"""What is compared, the value that was sealed, the value in the case."""


def trail_fault(case: CaseFile) -> str | None:
    """``None`` if the audit chain is sound; else one sentence naming the first fault."""
    return audit_log.fault(case)


def case_fault(
    case: CaseFile, *, progress: Progress = no_progress, cancel: CancelToken | None = None
) -> str | None:
    """``None`` if chain, originals, maps, reports and rows are as sealed; else the first fault.

    Every file is hashed again and every row compared with the event that was sealed when it was
    written, so that a row changed behind the program's back is found although the chain is whole.
    """
    if (fault := trail_fault(case)) is not None:
        return fault
    events = audit_log.events(case)
    summaries = {summary.number: summary for summary in records.examination_summaries(case)}
    reports = {report.id: report for report in records.reports(case)}
    written = {
        "exhibit added": 0,
        "faces compared and explained": 0,
        "explanation checked": 0,
        "report issued": 0,
    }
    for index, event in enumerate(events):
        if cancel is not None:
            cancel.raise_if_cancelled()
        progress(index / len(events), f"Checking event {event.sequence} of {len(events)}")
        if event.action in written:
            written[event.action] += 1
        try:
            for what, sealed, found in _expected(case, event, summaries, reports):
                if sealed != found:
                    return (
                        f"{what} is {found!r}, but audit event {event.sequence} sealed "
                        f"{sealed!r}: the case store was altered."
                    )
        except (CaseAltered, NotInCase) as error:
            return f"{error} (audit event {event.sequence})"
    checked = len(fidelity_records.fidelity_texts(case))
    counts = (len(records.exhibits(case)), len(summaries), checked, len(reports))
    for (action, sealed), found in zip(written.items(), counts, strict=True):
        if sealed != found:
            return f"The trail holds {sealed} events “{action}”, but the case holds {found} rows."
    known = {report.file for report in reports.values()}
    for path in sorted((case.folder / files.REPORTS_FOLDER).iterdir()):
        if path.name not in known:
            return f"The folder of reports holds “{path.name}”, which the case does not know."
    return None


def _expected(
    case: CaseFile,
    event: AuditEvent,
    summaries: Mapping[int, ExaminationSummary],
    reports: Mapping[str, Report],
) -> Iterator[Expected]:
    """What the case must hold because of an event; files are hashed while they are read."""
    details = event.details
    if event.action == "case created":
        cover = records.cover(case)
        yield "The mark as a demonstration", details["demonstration"], cover.demonstration
        yield "The title of the case", details["title"], cover.title
        yield "The examiner of the case", details["examiner"], cover.examiner
    elif event.action == "exhibit added":
        exhibit = records.exhibit(case, str(details["exhibit"]))
        files.get(case, exhibit.image.sha256)
        name = f"of exhibit {exhibit.number}"
        yield f"The role {name}", details["role"], exhibit.role.value
        yield f"The file name {name}", details["file"], exhibit.image.name
        yield f"The SHA-256 {name}", details["sha256"], exhibit.image.sha256
        yield f"The label {name}", details["label"], exhibit.label
        yield f"The source {name}", details["source"], exhibit.source
        yield f"The remarks {name}", details["remarks"], exhibit.remarks
    elif event.action == "faces compared and explained":
        number = int(str(details["examination"]))
        examination = records.examination(case, number)
        summary = summaries[number]
        name = f"of examination {number}"
        yield f"The score {name}", details["score"], examination.comparison.score
        yield f"The listed score {name}", details["score"], summary.score
        yield f"The threshold {name}", details["threshold"], examination.comparison.threshold
        yield f"The listed threshold {name}", details["threshold"], summary.threshold
        yield f"The questioned exhibit {name}", details["questioned"], summary.questioned
        yield f"The known exhibit {name}", details["known"], summary.known
        yield f"The model {name}", details["model sha256"], examination.comparison.model.sha256
        yield f"The explainer {name}", details["explainer"], examination.explanation.explainer
    elif event.action == "explanation checked":
        number = int(str(details["examination"]))
        text = fidelity_records.fidelity_texts(case).get(number, "")
        found = hashlib.sha256(text.encode()).hexdigest()
        name = f"of the fidelity record of examination {number}"
        yield f"The SHA-256 {name}", details["record sha256"], found
    elif event.action == "report issued":
        report = reports.get(str(details["report"]))
        if report is None:
            raise NotInCase(f"Report {details['report']} is missing from the case.")
        files.get_report(case, report)
        yield f"The SHA-256 of report {report.id}", details["sha256"], report.sha256
