"""What the case must hold because of an audit event, in words: for the events that name values.

The hash that seals a whole row finds every change; these say which value was changed, and speak for
cases of the versions that sealed no rows.
"""

import hashlib
from collections.abc import Iterator

from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.casework import COMPARED
from xfv_desktop.domain.likelihood import PROPOSITIONS_NAMED
from xfv_desktop.persistence import fidelity_records, files, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases import originals

Expected = tuple[str, JsonValue, JsonValue]
"""What is compared, the value that was sealed, the value in the case."""

WRITTEN = {
    "exhibit added": "exhibits",
    COMPARED: "examinations",
    "explanation checked": "fidelity",
    "report issued": "reports",
}
"""Actions that add exactly one row, and to which table."""


def counted(case: CaseFile, table: str) -> int:
    """The number of rows; 0 where the case is of a version without the table."""
    return case.rows(f'SELECT count(*) AS n FROM "{table}"')[0]["n"] if case.has(table) else 0


def sealed_facts(case: CaseFile, event: AuditEvent, *, with_files: bool) -> Iterator[Expected]:
    """Values that the event sealed beside those in the case; files are hashed on the way.

    Raises CaseAltered where something is unreadable, NotInCase where it is missing.
    """
    details = event.details
    if event.action == "case created":
        cover = records.cover(case)
        yield "The mark as a demonstration", details["demonstration"], cover.demonstration
        yield "The title of the case", details["title"], cover.title
        yield "The examiner of the case", details["examiner"], cover.examiner
    elif event.action == "exhibit added":
        exhibit = records.exhibit(case, str(details["exhibit"]))
        name = f"of exhibit {exhibit.number}"
        yield f"The SHA-256 {name}", details["sha256"], exhibit.image.sha256
        if with_files:
            originals.verify(case, exhibit.image)
        yield f"The role {name}", details["role"], exhibit.role.value
        yield f"The file name {name}", details["file"], exhibit.image.name
        yield f"The label {name}", details["label"], exhibit.label
        yield f"The source {name}", details["source"], exhibit.source
        yield f"The remarks {name}", details["remarks"], exhibit.remarks
    elif event.action == COMPARED:
        yield from _examination(case, details["examination"], event, with_files=with_files)
    elif event.action == "explanation checked":
        number = int(str(details["examination"]))
        text = fidelity_records.fidelity_text(case, number)
        found = hashlib.sha256(text.encode()).hexdigest()
        name = f"of the fidelity record of examination {number}"
        yield f"The SHA-256 {name}", details["record sha256"], found
    elif event.action == PROPOSITIONS_NAMED:
        if with_files:
            files.get(case, str(details["calibration sha256"]))
    elif event.action == "report issued":
        report = records.report(case, str(details["report"]))
        yield f"The SHA-256 of report {report.id}", details["sha256"], report.sha256
        if with_files:
            files.get_report(case, report)


def _examination(
    case: CaseFile, number: JsonValue, event: AuditEvent, *, with_files: bool
) -> Iterator[Expected]:
    details, number = event.details, int(str(number))
    summary = records.examination_summary(case, number)
    name = f"of examination {number}"
    yield f"The listed score {name}", details["score"], summary.score
    yield f"The listed threshold {name}", details["threshold"], summary.threshold
    yield f"The questioned exhibit {name}", details["questioned"], summary.questioned
    yield f"The known exhibit {name}", details["known"], summary.known
    if not with_files:
        return
    examination = records.examination(case, number)
    yield f"The score {name}", details["score"], examination.comparison.score
    yield f"The threshold {name}", details["threshold"], examination.comparison.threshold
    yield f"The model {name}", details["model sha256"], examination.comparison.model.sha256
    yield f"The explainer {name}", details["explainer"], examination.explanation.explainer
