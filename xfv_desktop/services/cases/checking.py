"""Whether a case is what its audit trail says, and whether the trail is what was kept outside."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from xfv_desktop.domain.audit import ROWS, AuditEvent, JsonValue
from xfv_desktop.domain.checkpoint import Checkpoint
from xfv_desktop.domain.errors import CaseAltered, NotInCase, UserError
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.persistence import audit_log, files, records, upgrade
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.reporting.pdf.pages import is_pdf
from xfv_desktop.reporting.signatures.checkpoint import checkpoint_fault
from xfv_desktop.reporting.signatures.contents import printed_event
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.services.cases.checkpoints import checkpoints, read_checkpoint
from xfv_desktop.services.cases.filed_reports import filed_report
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.cases.sealed_facts import WRITTEN, counted, sealed_facts
from xfv_desktop.services.program.files import read_file

RECENT = 2_000
"""How many of the newest events are checked whenever a case is opened."""
FAILED = "verification failed"


def trail_fault(case: CaseFile) -> str | None:
    """The fast check at opening: ``None``, or one sentence naming the first fault.

    The newest events follow from each other, and every checkpoint of the case is one of its trail.
    """
    return audit_log.fault(case, newest=RECENT) or _checkpoints_fault(case)


def case_fault(
    case: CaseFile,
    *,
    with_files: bool = True,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> str | None:
    """The whole check: ``None`` if all is as sealed; else one sentence naming the first fault.

    The whole chain, all checkpoints, every row against the event that sealed it last, and, unless
    left out, every file hashed again.
    """
    cancel = cancel or CancelToken()
    progress(0.0, "Checking the chain of the audit trail")
    if fault := audit_log.fault(case) or _checkpoints_fault(case):
        return fault
    cancel.raise_if_cancelled()
    sealed: dict[tuple[str, str], tuple[JsonValue, int]] = {}
    fault = _facts_fault(case, sealed, with_files, part_of(progress, 0.1, 0.8), cancel)
    if fault is not None:
        return fault
    progress(0.8, "Checking every row")
    if fault := _rows_fault(case, sealed):
        return fault
    progress(0.95, "Checking what else lies in the folder")
    return _folder_fault(case) if with_files else None


def outside_fault(
    case: CaseFile, *, checkpoints: Sequence[Path] = (), reports: Sequence[Path] = ()
) -> str | None:
    """Whether the trail still holds what checkpoints and reports, kept outside, say it held.

    This is what a trail that was cut off, rewritten as a whole, or replaced by an older copy does
    not pass. Raises UserError where a file cannot be read.
    """
    from xfv_desktop.reporting.signatures.verification import status

    for path in checkpoints:
        if fault := _checkpoint_fault(case, read_checkpoint(path), path.name):
            return fault
    for path in reports:
        pdf = read_file(path)
        if not is_pdf(pdf):
            raise UserError(f"“{path.name}” is no PDF that can be opened: choose a report.")
        found = status(pdf, TrustMaterial(), now=datetime.now(UTC))
        if not found.ok:
            return f"The report “{path.name}” proves nothing. {found.verdict}"
        event = printed_event(pdf)
        if event is None:
            raise UserError(f"“{path.name}” names no audit event: choose a report of this program.")
        if fault := _seal_fault(case, *event, f"the report “{path.name}”"):
            return fault
        if filed_report(case, pdf) is None:
            return f"The case does not list the report “{path.name}”, which was issued from it."
    return None


def record_failure(case: CaseFile, fault: str, *, person: str) -> None:
    """A failed verification becomes an event of the trail, if the case can be written."""
    if case.writable:
        with case.transaction():
            audit_log.append(
                case, actor=acting(case, person), action=FAILED, details={"fault": fault}
            )


def _checkpoints_fault(case: CaseFile) -> str | None:
    try:
        for checkpoint in checkpoints(case):
            if fault := _checkpoint_fault(case, checkpoint, "the case"):
                return fault
    except CaseAltered as error:
        return str(error)
    return None


def _checkpoint_fault(case: CaseFile, checkpoint: Checkpoint, place: str) -> str | None:
    if checkpoint.case != audit_log.seal_at(case, 1):
        return f"The checkpoint in {place} is one of another case, or the trail was rewritten."
    return checkpoint_fault(checkpoint) or _seal_fault(
        case, checkpoint.sequence, checkpoint.seal, f"the checkpoint in {place}"
    )


def _seal_fault(case: CaseFile, sequence: int, seal: str, witness: str) -> str | None:
    found = audit_log.seal_at(case, sequence)
    if found is None:
        last = audit_log.head(case).sequence
        return (
            f"Audit event {sequence} is missing, which {witness} names: the trail ends at event "
            f"{last}, it was cut off or replaced by an older copy."
        )
    if found != seal:
        return (
            f"Audit event {sequence} is not the one that {witness} names: the trail was rewritten."
        )
    return None


def _facts_fault(
    case: CaseFile,
    sealed: dict[tuple[str, str], tuple[JsonValue, int]],
    with_files: bool,
    progress: Progress,
    cancel: CancelToken,
) -> str | None:
    """The rows that events tell of, in words; collects in ``sealed`` what seals which row."""
    written = dict.fromkeys(WRITTEN, 0)
    last = audit_log.head(case).sequence
    for event in audit_log.each_event(case):
        if event.sequence % 16 == 1:
            cancel.raise_if_cancelled()
            progress(event.sequence / last, f"Checking event {event.sequence:,} of {last:,}")
        if event.action in written:
            written[event.action] += 1
        for table, key, sha256 in _sealed_rows(event):
            sealed[table, key] = sha256, event.sequence
        try:
            for what, expected, found in sealed_facts(case, event, with_files=with_files):
                if expected != found:
                    return (
                        f"{what} is {found!r}, but audit event {event.sequence} sealed "
                        f"{expected!r}: the case store was altered."
                    )
        except (CaseAltered, NotInCase) as error:
            return f"{error} (audit event {event.sequence})"
    for action, count in written.items():
        if (rows := counted(case, WRITTEN[action])) != count:
            return f"The trail holds {count} events “{action}”, but the case holds {rows} rows."
    return None


def _sealed_rows(event: AuditEvent) -> Iterator[tuple[str, str, JsonValue]]:
    tables = event.details.get(ROWS, {})
    for table, rows in tables.items() if isinstance(tables, Mapping) else ():
        for key, sha256 in rows.items() if isinstance(rows, Mapping) else ():
            yield table, key, sha256


def _rows_fault(case: CaseFile, sealed: dict[tuple[str, str], tuple[JsonValue, int]]) -> str | None:
    """Every row against the event that sealed it last. Cases before version 3 seal none."""
    if not sealed:
        return None
    for table in upgrade.sealed_tables(case):
        for key, sha256 in upgrade.each_row(case, table):
            expected, event = sealed.pop((table, key), (None, 0))
            if expected is None:
                return f"The table “{table}” holds a row {key} that no audit event tells of."
            if expected != sha256:
                return f"Row {key} of the table “{table}” is not as audit event {event} sealed it."
    for (table, key), (_, event) in sealed.items():
        return f"Row {key} of the table “{table}” is missing, which audit event {event} sealed."
    return None


def _folder_fault(case: CaseFile) -> str | None:
    """Files that nothing lists: a report that was never issued, or a file under a false name."""
    known = {report.file for report in records.reports(case)}
    for path in sorted((case.folder / files.REPORTS_FOLDER).iterdir()):
        if path.name not in known:
            return f"The folder of reports holds “{path.name}”, which the case does not know."
    try:
        for name in files.stored(case):
            files.verify(case, name)
    except CaseAltered as error:
        return str(error)
    return None
